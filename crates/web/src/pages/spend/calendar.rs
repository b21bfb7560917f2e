//! Which months of which kind of payments are loaded, missing or overlapping.

use super::{below_spend, gaps};
use crate::components::PageFrame;
use crate::cx::Cx;
use crate::page::{Answer, show};
use askama::Template;
use domain::spend::{Calendar, MonthState};
use domain::values::FinancialYear;

#[derive(Template)]
#[template(path = "spend/calendar.html")]
struct CalendarPage {
    page: PageFrame,
    calendars: Vec<Shown>,
}

/// A calendar as the page shows it: a row for each financial year, a cell for each month from April.
struct Shown {
    title: &'static str,
    years: Vec<(String, Vec<Option<MonthCell>>)>,
}

/// A month of a calendar.
struct MonthCell {
    name: String,
    text: &'static str,
    class: &'static str,
    href: String,
}

fn cell(month: domain::values::Month, state: &MonthState) -> MonthCell {
    let (text, class) = match state {
        MonthState::Loaded { .. } => ("Loaded", "govuk-tag--green"),
        MonthState::Overlapping { .. } => ("Overlaps", "govuk-tag--yellow"),
        MonthState::Missing => ("Missing", "govuk-tag--red"),
    };
    let href = match state {
        MonthState::Missing => String::new(),
        _ => super::home::period_lines(domain::spend::Period::Month(month)),
    };
    MonthCell { name: month.name(), text, class, href }
}

fn shown(calendar: &Calendar) -> Shown {
    let mut years: Vec<FinancialYear> =
        calendar.months.iter().map(|(month, _)| FinancialYear::of_month(*month)).collect();
    years.dedup();
    let row = |year: &FinancialYear| {
        let state = |month| calendar.months.iter().find(|(at, _)| *at == month).map(|(_, state)| cell(month, state));
        (year.to_string(), year.months().into_iter().map(state).collect())
    };
    Shown { title: calendar.kind.label(), years: years.iter().rev().map(row).collect() }
}

/// The page.
pub async fn open(cx: Cx) -> Answer {
    let scope = cx.scope()?;
    let calendars = gaps::calendars(&cx, &scope).await?;
    let page = PageFrame { breadcrumbs: below_spend(), ..cx.frame("What has been brought in") };
    show(&CalendarPage { page, calendars: calendars.iter().map(shown).collect() })
}
