//! A report that is put together by itself: to read, to print, as a Word document, as plain text.

use super::shown::{Around, DayForm, show_report};
use super::{as_allowed, below_reports, file, print, word};
use crate::address::Path;
use crate::components::{FieldErrors, Link, PageFrame};
use crate::cx::Cx;
use crate::failure::PageFailure;
use crate::forms::Sent;
use crate::page::Answer;
use crate::pages::format_requests::way_to_ask;
use crate::parts::{Button, Part};
use actions::reports::Gathered;
use domain::format_requests::AskedFor;
use domain::reports::versions::working_copy;
use domain::reports::{Report, ReportKind};
use domain::values::Date;
use publish::report::Print;

const TEXT: &str = "text/plain; charset=utf-8";

/// The days that the address asks for: as of which the report holds, and, for an update, since when it tells.
struct Days {
    as_of: Date,
    since: Option<Date>,
}

/// The days, or what is wrong with them.
fn days(cx: &Cx) -> Result<Days, FieldErrors> {
    let (sent, today) = (Sent::read(&cx.query), cx.today());
    let mut errors = FieldErrors::default();
    let mut read = |name: &str, before: Date, message: &str| {
        let text = sent.entered(name)?;
        let day = actions::typed_day(text).filter(|day| *day <= before);
        if day.is_none() {
            errors.add(name, message);
        }
        day
    };
    let as_of = read("as-of", today, "Enter a day that has come, such as 2026-03-31").unwrap_or(today);
    let since = read("since", as_of, "Enter a day before the one as of which it tells, such as 2026-03-01");
    if errors.is_empty() { Ok(Days { as_of, since }) } else { Err(errors) }
}

async fn report(cx: &Cx, kind: ReportKind, days: &Days) -> Result<Report, PageFailure> {
    let missing = || PageFailure::not_found().framed(cx.frame(""));
    let gathered = Gathered::read_for(cx.guildhall(), &cx.scope()?, days.as_of, kind).await?;
    let report = match (kind, days.since) {
        (ReportKind::Update, Some(since)) => Some(gathered.update(since)),
        (ReportKind::Strategy, _) => {
            gathered.report(kind).map(|report| working_copy(report, &gathered.reporting.versions))
        }
        _ => gathered.report(kind),
    };
    Ok(as_allowed(cx, &report.ok_or_else(missing)?))
}

fn kind_of(cx: &Cx, kind: &str) -> Result<ReportKind, PageFailure> {
    kind.parse().map_err(|_| PageFailure::not_found().framed(cx.frame("")))
}

/// The same day in other forms: Word, large print, and plain text for a mail.
fn buttons(kind: ReportKind, days: &Days, print: Print) -> Part {
    let since = days.since.map_or_else(String::new, |since| format!("&since={since}"));
    let asked = format!("as-of={}{since}", days.as_of);
    let own = format!("/reports/view/{kind}");
    let button = |text: &str, href: String| Button { link: Link::new(text, &href), secondary: true };
    let mut all = vec![
        button("Download as Word", format!("{own}/docx?{asked}")),
        button("Download as Word in large print", format!("{own}/docx?{asked}&print=large")),
    ];
    all.push(match print {
        Print::Usual => button("Read in large print", format!("{own}?{asked}&print=large")),
        Print::Large => button("Read in usual print", format!("{own}?{asked}")),
    });
    if kind == ReportKind::Update {
        all.push(button("Download as plain text, for a mail", format!("{own}/text?{asked}")));
    }
    Part::Buttons(all)
}

/// The page.
pub async fn open(cx: Cx, Path(kind): Path<String>) -> Answer {
    let kind = kind_of(&cx, &kind)?;
    let (asked, errors) = match days(&cx) {
        Ok(asked) => (asked, FieldErrors::default()),
        // What was typed stays in the form, and the report is shown as of today.
        Err(errors) => (Days { as_of: cx.today(), since: None }, errors),
    };
    let report = report(&cx, kind, &asked).await?;
    let mut before = vec![buttons(kind, &asked, print(&cx))];
    if kind == ReportKind::Strategy {
        before.push(Part::Way(
            "This is the strategy as the records make it.".to_owned(),
            Link::new("See its versions, or begin one", "/reports/strategy"),
        ));
    }
    before.extend(way_to_ask(&cx, AskedFor::Report(kind, asked.as_of)));
    let words = report.words();
    if let Some(most) = kind.words_max() {
        before.push(Part::text(format!("{words} words of {most} at most.")));
    }
    let day = DayForm::read(&cx, format!("/reports/view/{kind}"), &errors, kind == ReportKind::Update);
    let frame = PageFrame { breadcrumbs: below_reports(), ..cx.frame(&report.title) };
    show_report(&cx, frame, &report, Around { before, errors, day: Some(day), ..Around::default() })
}

async fn asked(cx: &Cx, kind: ReportKind) -> Result<Report, PageFailure> {
    let wrong = |errors: FieldErrors| {
        let text = errors.iter().next().map(|error| error.message.clone()).unwrap_or_default();
        PageFailure::new(axum::http::StatusCode::BAD_REQUEST, "There are no figures of that day", &text)
            .framed(cx.frame(""))
    };
    report(cx, kind, &days(cx).map_err(wrong)?).await
}

/// The report as a Word document.
pub async fn docx(cx: Cx, Path(kind): Path<String>) -> Answer {
    let kind = kind_of(&cx, &kind)?;
    let report = asked(&cx, kind).await?;
    word(&cx, &report, &kind.name().replace('_', "-"))
}

/// The report as plain text.
pub async fn text(cx: Cx, Path(kind): Path<String>) -> Answer {
    let kind = kind_of(&cx, &kind)?;
    let report = asked(&cx, kind).await?;
    let name = format!("{}-{}.txt", kind.name().replace('_', "-"), report.as_of);
    Ok(file(publish::report::text(&report).into_bytes(), TEXT, &name))
}
