//! A report that is put together by itself: to read, to print, as a Word document.

use super::shown::{Around, show_report};
use super::{Gathered, as_allowed, below_reports, word};
use crate::address::Path;
use crate::components::{Link, PageFrame};
use crate::cx::Cx;
use crate::failure::PageFailure;
use crate::forms::Sent;
use crate::page::Answer;
use crate::parts::{Button, Part};
use domain::reports::{Report, ReportKind};
use domain::values::Date;

/// The day as of which a report is asked for: today unless the address says another that has come.
fn as_of(cx: &Cx) -> Result<Date, PageFailure> {
    let sent = Sent::read(&cx.query);
    let Some(text) = sent.entered("as-of") else { return Ok(cx.today()) };
    let day = actions::typed_day(text).filter(|day| *day <= cx.today());
    let wrong = || {
        let text = "Enter a day that has come, such as 2026-03-31, in the address after as-of=.";
        PageFailure::new(axum::http::StatusCode::BAD_REQUEST, "There are no figures of that day", text)
            .framed(cx.frame(""))
    };
    day.ok_or_else(wrong)
}

async fn report(cx: &Cx, kind: &str) -> Result<Report, PageFailure> {
    let missing = || PageFailure::not_found().framed(cx.frame(""));
    let kind: ReportKind = kind.parse().map_err(|_| missing())?;
    let gathered = Gathered::read(cx, &cx.scope()?, as_of(cx)?).await?;
    Ok(as_allowed(cx, gathered.report(kind).ok_or_else(missing)?))
}

/// The page.
pub async fn open(cx: Cx, Path(kind): Path<String>) -> Answer {
    let report = report(&cx, &kind).await?;
    let day = report.as_of;
    let address = format!("/reports/view/{kind}/docx?as-of={day}");
    let mut before =
        vec![Part::Buttons(vec![Button { link: Link::new("Download as Word", &address), secondary: true }])];
    if report.kind == ReportKind::Strategy {
        before.push(Part::Way(
            "This is the strategy as the records make it today.".to_owned(),
            Link::new("See its versions, or begin one", "/reports/strategy"),
        ));
    }
    let words = report.words();
    if let Some(most) = report.kind.words_max() {
        before.push(Part::text(format!("{words} words of {most} at most.")));
    }
    let frame = PageFrame { breadcrumbs: below_reports(), ..cx.frame(&report.title) };
    show_report(frame, &report, Around { before, ..Around::default() })
}

/// The report as a Word document.
pub async fn docx(cx: Cx, Path(kind): Path<String>) -> Answer {
    let report = report(&cx, &kind).await?;
    word(&report, &kind.replace('_', "-"))
}
