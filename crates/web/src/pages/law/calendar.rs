//! The working days of a year, and why a day is none.

use super::{below_law, settings_of, table};
use crate::address::Path;
use crate::components::{Cell, FieldErrors, Heading, PageFrame, Table};
use crate::cx::Cx;
use crate::failure::PageFailure;
use crate::forms::Sent;
use crate::page::{Answer, show_with};
use crate::pages::spend::download;
use askama::Template;
use axum::http::StatusCode;
use domain::law::calendar::{Calendar, Day, Holiday, LAST_PROCLAIMED, said};
use domain::law::rules::WorkingDay;
use domain::law::{NOT_ADVICE, Rule};
use domain::values::{Date, Month};
use publish::lists::{self, ColumnHeading, List};

/// The years that can be shown.
const YEARS: std::ops::RangeInclusive<i16> = 1990..=2199;

#[derive(Template)]
#[template(path = "law/calendar.html")]
struct CalendarPage {
    page: PageFrame,
    errors: FieldErrors,
    typed: String,
    year: i16,
    before: Option<i16>,
    after: Option<i16>,
    working: usize,
    holidays: Table,
    months: Table,
    is_expected: bool,
    last_proclaimed: i16,
    source: &'static str,
    downloads: Vec<(String, &'static str)>,
}

/// The year asked for: this year unless another is named.
fn year(cx: &Cx) -> (String, Option<i16>) {
    let sent = Sent::read(&cx.query);
    match sent.entered("year") {
        None => (String::new(), Some(cx.today().year())),
        Some(text) => (text.to_owned(), text.parse().ok().filter(|year| YEARS.contains(year))),
    }
}

/// The days of a year, in order.
fn days(year: i16) -> impl Iterator<Item = Date> {
    Date::constant(year, 1, 1).series(jiff::ToSpan::day(1)).take_while(move |day| day.year() == year)
}

fn why(day: &Day<'_>) -> String {
    match day {
        Day::Working => String::new(),
        Day::Weekend => "A Saturday or Sunday".to_owned(),
        Day::Holiday(holiday) => holiday.said(),
    }
}

/// The page.
pub async fn open(cx: Cx) -> Answer {
    let calendar = settings_of(&cx).await?.calendar;
    let (typed, asked) = year(&cx);
    let mut errors = FieldErrors::default();
    if asked.is_none() {
        errors.add("year", &format!("Enter a year from {} to {}", YEARS.start(), YEARS.end()));
    }
    let status = if errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let year = asked.unwrap_or_else(|| cx.today().year());
    let mut page = cx.frame(&format!("Working days of {year}"));
    page.breadcrumbs = below_law();
    page.has_errors = !errors.is_empty();
    let holidays = holidays(&calendar, year);
    show_with(
        status,
        &CalendarPage {
            page,
            errors,
            typed,
            year,
            before: year.checked_sub(1).filter(|year| YEARS.contains(year)),
            after: year.checked_add(1).filter(|year| YEARS.contains(year)),
            working: days(year).filter(|day| calendar.is_working_day(*day)).count(),
            is_expected: holidays.iter().any(Holiday::is_expected),
            holidays: holiday_table(&holidays),
            months: months(&calendar, year),
            last_proclaimed: LAST_PROCLAIMED,
            source: WorkingDay::ENTRY.source,
            downloads: download::links("/law/calendar/download", &format!("?year={year}")),
        },
    )
}

/// The weekdays of a year that are holidays.
fn holidays(calendar: &Calendar, year: i16) -> Vec<Holiday> {
    let holiday = |day: Date| match calendar.day(day) {
        Day::Holiday(holiday) => Some(holiday.clone()),
        _ => None,
    };
    days(year).filter_map(holiday).collect()
}

fn holiday_table(holidays: &[Holiday]) -> Table {
    let row = |holiday: &Holiday| {
        let parts: Vec<&str> = holiday.parts.iter().map(|part| part.label()).collect();
        let expected = if holiday.is_expected() { "Expected, not yet proclaimed" } else { "" };
        [said(holiday.day), holiday.name.to_string(), parts.join(", "), expected.to_owned()].map(Cell::new).to_vec()
    };
    table("Bank holidays", &["Day", "Holiday", "Where", "How sure"], holidays.iter().map(row).collect())
}

fn months(calendar: &Calendar, year: i16) -> Table {
    let row = |month: Month| {
        let within = || days(year).filter(move |day| Month::of(*day) == month);
        let working = within().filter(|day| calendar.is_working_day(*day)).count();
        vec![
            Cell::new(month.name()),
            Cell::number(working.to_string()),
            Cell::number((within().count() - working).to_string()),
        ]
    };
    let head = [Heading::new("Month"), Heading::number("Working days"), Heading::number("Other days")].to_vec();
    let rows = (1..=12).filter_map(|month| Month::new(year, month)).map(row).collect();
    Table { head, ..table("Working days by month", &[], rows) }
}

/// Every day of the year as CSV or XLSX, with why it is no working day.
pub async fn send_file(cx: Cx, Path(form): Path<String>) -> Answer {
    let year = year(&cx).1.ok_or_else(PageFailure::not_found)?;
    let calendar = settings_of(&cx).await?.calendar;
    let columns = ["Day", "Day of the week", "Working day", "Why not"].map(ColumnHeading::new).to_vec();
    let notes = vec![WorkingDay::ENTRY.source.to_owned(), NOT_ADVICE.to_owned()];
    let list = List { title: format!("Working days of {year}"), columns, notes };
    let rows = days(year).map(|day| {
        let what = calendar.day(day);
        let working = if what == Day::Working { "Yes" } else { "No" };
        let weekday = day.strftime("%A").to_string();
        vec![
            lists::Cell::Date(day),
            lists::Cell::text(weekday),
            lists::Cell::text(working),
            lists::Cell::text(why(&what)),
        ]
    });
    download::answer(&form, &list, rows, &format!("working-days-{year}"))
}
