//! Which months of which kind of payments are loaded, missing or overlapping.

use super::view::View;
use super::{below_spend, download, gaps};
use crate::address::Path;
use crate::components::PageFrame;
use crate::cx::Cx;
use crate::page::{Answer, show};
use askama::Template;
use domain::access::Action;
use domain::spend::{Calendar, FileKind, MonthState, Period};
use domain::values::{FinancialYear, Month};
use publish::lists::{self, ColumnHeading, List};

#[derive(Template)]
#[template(path = "spend/calendar.html")]
struct CalendarPage {
    page: PageFrame,
    calendars: Vec<Shown>,
    missing: usize,
    may_import: bool,
    downloads: Vec<(String, &'static str)>,
}

/// A calendar as the page shows it: a row for each financial year, a cell for each month from April.
struct Shown {
    title: &'static str,
    years: Vec<(String, Vec<MonthCell>)>,
}

/// A month of a calendar.
struct MonthCell {
    name: String,
    text: &'static str,
    class: &'static str,
    href: String,
}

/// A month and its state; none for a month that is not over yet, or before the first file.
fn cell(kind: FileKind, month: Month, state: Option<&MonthState>) -> MonthCell {
    let (text, class) = match state {
        Some(MonthState::Loaded { .. }) => ("Loaded", "loaded"),
        Some(MonthState::Overlapping { .. }) => ("Overlaps", "overlaps"),
        Some(MonthState::Missing) => ("Missing", "missing"),
        Some(MonthState::Without) => ("None", "later"),
        None => ("Not due", "later"),
    };
    let href = match state {
        None | Some(MonthState::Missing | MonthState::Without) => String::new(),
        _ => super::home::period_lines(Period::Month(month), &View { kind: Some(kind), ..View::default() }),
    };
    MonthCell { name: month.short_name(), text, class, href }
}

fn shown(calendar: &Calendar) -> Shown {
    let mut years: Vec<FinancialYear> =
        calendar.months.iter().map(|(month, _)| FinancialYear::of_month(*month)).collect();
    years.dedup();
    let row = |year: &FinancialYear| {
        let state = |month| {
            cell(calendar.kind, month, calendar.months.iter().find(|(at, _)| *at == month).map(|(_, state)| state))
        };
        (year.to_string(), year.months().into_iter().map(state).collect())
    };
    Shown { title: calendar.kind.label(), years: years.iter().rev().map(row).collect() }
}

/// The page.
pub async fn open(cx: Cx) -> Answer {
    let scope = cx.scope()?;
    let calendars = gaps::calendars(&cx, &scope).await?;
    let page = PageFrame { breadcrumbs: below_spend(), ..cx.frame("What has been brought in") };
    let missing = calendars.iter().map(|calendar| calendar.missing().len()).sum();
    let may_import = cx.may(Action::ImportPayments);
    let downloads = download::links("/spend/calendar/download", "");
    show(&CalendarPage { page, missing, may_import, calendars: calendars.iter().map(shown).collect(), downloads })
}

/// The same calendar as CSV or XLSX, a row for each month.
pub async fn download(cx: Cx, Path(form): Path<String>) -> Answer {
    let scope = cx.scope()?;
    let calendars = gaps::calendars(&cx, &scope).await?;
    let list = List {
        title: "What has been brought in".into(),
        columns: ["Kind of payments", "Month", "State"].map(ColumnHeading::new).to_vec(),
        notes: download::notes(&cx, "Months of payments files, from the first that was brought in"),
    };
    let rows = calendars.iter().flat_map(|calendar| {
        calendar.months.iter().map(|(month, state)| {
            let said = cell(calendar.kind, *month, Some(state)).text;
            vec![lists::Cell::text(calendar.kind.label()), lists::Cell::Month(*month), lists::Cell::text(said)]
        })
    });
    download::answer(&form, &list, rows, "months-brought-in")
}
