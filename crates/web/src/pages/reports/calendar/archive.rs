//! What was reported when: each report as it was, to read again and as a Word document.

use super::super::shown::{Around, show_report};
use super::super::{as_allowed, below_reports, word};
use crate::address::Path;
use crate::components::{Link, PageFrame};
use crate::cx::Cx;
use crate::failure::PageFailure;
use crate::page::Answer;
use crate::pages::format_requests::way_to_ask;
use crate::pages::strategy::day;
use crate::parts::listing::Column;
use crate::parts::{Button, Facet, Listing, Part, Row};
use domain::access::Action;
use domain::format_requests::AskedFor;
use domain::reports::Report;
use domain::reports::calendar::{Reported, ReportedId, Schedule};
use publish::lists::Cell;

async fn listing(cx: &Cx) -> Result<Listing, PageFailure> {
    let reporting = store::reports::reporting(&cx.guildhall().store, &cx.scope()?).await?;
    let line = |one: &Reported| reporting.schedules.iter().find(|line| line.id == one.schedule);
    let row = |one: &Reported| {
        let (kind, to) = line(one).map_or(("", String::new()), |line| (line.report.label(), line.to.clone()));
        let (copy, href) = match one.content {
            Some(_) => ("Kept", format!("/reports/reported/{}", one.id)),
            None => ("Not kept", format!("/reports/calendar/{}", one.schedule)),
        };
        Row {
            cells: vec![
                Cell::text(kind),
                Cell::text(&to),
                Cell::text(one.period.said()),
                Cell::Date(one.handed_in),
                Cell::maybe(one.agenda, Cell::Date),
                Cell::Date(one.meeting),
                Cell::text(copy),
            ],
            href,
            facets: vec![to],
        }
    };
    Ok(Listing {
        title: "What was reported".into(),
        address: "/reports/reported".into(),
        breadcrumbs: below_reports(),
        parts: Vec::new(),
        columns: ["Report", "To", "Period", "Handed in", "Agenda out", "Meeting", "The report itself"]
            .map(Column::new)
            .into(),
        facets: vec![Facet { name: "to", label: "To", all: "Any committee or team" }],
        rows: reporting.reported.iter().rev().map(row).collect(),
        empty: "Nothing is recorded as reported yet. Open a line of the reporting calendar and record a period.".into(),
        buttons: Vec::new(),
        file: "what-was-reported",
        said: "What was reported to whom, and when".into(),
    })
}

/// The list.
pub async fn list(cx: Cx) -> Answer {
    listing(&cx).await?.page(&cx)
}

/// The list as a file.
pub async fn send_file(cx: Cx, Path(form): Path<String>) -> Answer {
    listing(&cx).await?.send_file(&cx, &form)
}

async fn copy(cx: &Cx, id: i64) -> Result<(Reported, Schedule, Report), PageFailure> {
    let scope = cx.scope_for(Action::SeeReports)?;
    let missing = || PageFailure::not_found().framed(cx.frame(""));
    match actions::reports::reported_copy(cx.guildhall(), &scope, ReportedId::new(id)).await {
        Ok((reported, line, Some(report))) => Ok((reported, line, as_allowed(cx, &report))),
        Ok((_, _, None)) | Err(actions::Failure::NotFound) => Err(missing()),
        Err(failure) => Err(failure.into()),
    }
}

/// A report as it was reported.
pub async fn open(cx: Cx, Path(id): Path<i64>) -> Answer {
    let (reported, line, report) = copy(&cx, id).await?;
    let agenda = reported.agenda.map_or_else(String::new, |agenda| format!(", on the agenda of {}", day(agenda)));
    let said = format!(
        "This is what {} got on {}: handed in on {}{agenda}. It stays as it was.",
        line.to,
        day(reported.meeting),
        day(reported.handed_in)
    );
    let button = Link::new("Download as Word", &format!("/reports/reported/{id}/docx"));
    let mut before = vec![Part::Inset(said), Part::Buttons(vec![Button { link: button, secondary: true }])];
    before.extend(way_to_ask(&cx, AskedFor::Report(report.kind, report.as_of)));
    let above = Link::new("What was reported", "/reports/reported");
    let breadcrumbs = below_reports().into_iter().chain([above]).collect();
    let title = format!("{}, {}", report.title, reported.period.said());
    show_report(&cx, PageFrame { breadcrumbs, ..cx.frame(&title) }, &report, Around { before, ..Around::default() })
}

/// The same as a Word document.
pub async fn docx(cx: Cx, Path(id): Path<i64>) -> Answer {
    let (_, _, report) = copy(&cx, id).await?;
    word(&cx, &report, "as-reported")
}
