//! All reports: what is put together by itself, what is written, what is due to whom.

use super::Gathered;
use crate::components::{Cell, Link};
use crate::cx::Cx;
use crate::page::Answer;
use crate::pages::strategy::day;
use crate::parts::{Button, Part, show_parts, table};
use domain::access::Action;
use domain::reports::ReportKind;
use domain::reports::calendar::{PeriodState, Schedule};
use domain::reports::versions::{ReviewState, in_force};
use domain::strategy::Period;

/// How many days before the day of review the strategy counts as due soon.
const WARN_DAYS: u16 = 90;

const KINDS: [(ReportKind, &str); 5] = [
    (ReportKind::Councillor, "What is about to be decided, what fails, what is at risk, what stays local: on one page"),
    (ReportKind::Leadership, "Levels, scorecard, savings beside social benefits, what is late"),
    (ReportKind::ChiefExecutive, "Why and how it performs, the top risks, the value at stake"),
    (ReportKind::Scrutiny, "Everything that scrutiny asks about, with its sources"),
    (ReportKind::Strategy, "Context, principles, action plan and scorecard, as the records make it today"),
];

fn kinds() -> Part {
    let row = |(kind, said): &(ReportKind, &str)| {
        vec![
            Cell::new(kind.label()).to(format!("/reports/view/{kind}")),
            Cell::new(*said),
            Cell::new("Word").to(format!("/reports/view/{kind}/docx")),
        ]
    };
    Part::Table(table(
        "Put together as of today",
        &["Report", "What it tells", "Document"],
        KINDS.iter().map(row).collect(),
    ))
}

/// How the last period of a line stands, in words.
pub fn standing_said(state: &PeriodState, period: Period) -> String {
    let period = period.said();
    match state {
        PeriodState::Reported { on, late: false } => format!("Reported on {}, {period}", day(*on)),
        PeriodState::Reported { on, late: true } => format!("Reported late on {}, {period}", day(*on)),
        PeriodState::OnAgenda { meeting } => format!("On the agenda of {}, {period}", day(*meeting)),
        PeriodState::Due { by } => format!("Due by {}, {period}", day(*by)),
        PeriodState::Missing { since } => format!("Missing since {}, {period}", day(*since)),
    }
}

fn calendar(gathered: &Gathered) -> Vec<Part> {
    let today = gathered.facts.today;
    let row = |one: &Schedule| {
        let next = one.next(today, &gathered.law);
        let said = next.map_or_else(
            || "No meeting entered".to_owned(),
            |days| format!("{}; agenda {}, hand in {}", day(days.meeting), day(days.agenda), day(days.hand_in)),
        );
        let last = one.standing(&gathered.reporting.reported, today).into_iter().next_back();
        let missing = one.missing(&gathered.reporting.reported, today).len();
        let last = last.map_or_else(|| "Nothing is due yet".to_owned(), |last| standing_said(&last.state, last.period));
        vec![
            Cell::new(one.report.label()).to(format!("/reports/calendar/{}", one.id)),
            Cell::new(&one.to),
            Cell::new(one.frequency.label()),
            Cell::new(said),
            Cell::new(last),
            Cell {
                classes: if missing > 0 { "gh-late".to_owned() } else { String::new() },
                ..Cell::number(missing.to_string())
            },
        ]
    };
    let rows: Vec<Vec<Cell>> = gathered.reporting.schedules.iter().map(row).collect();
    if rows.is_empty() {
        return vec![
            Part::heading("Reporting calendar"),
            Part::text("Nothing is in the calendar yet. Add which committee gets which report how often."),
        ];
    }
    let head = ["Report", "To", "How often", "Next meeting", "Last period", "#Missing"];
    vec![Part::Table(table("Reporting calendar", &head, rows))]
}

fn strategy(gathered: &Gathered) -> Part {
    let today = gathered.facts.today;
    let link = Link::new("See the versions", "/reports/strategy");
    let Some(version) = in_force(&gathered.reporting.versions, today) else {
        return Part::Way("No version of the strategy is approved.".to_owned(), link);
    };
    let number = version.number;
    match version.review(today, WARN_DAYS) {
        ReviewState::Expired { on, days } => Part::Warning(format!(
            "Version {number} of the strategy has been out of date since {}, {days} days ago. Review it.",
            day(on)
        )),
        ReviewState::DueSoon { until, days } => Part::Way(
            format!("Version {number} of the strategy is in date until {}: review it within {days} days.", day(until)),
            link,
        ),
        ReviewState::InDate { until } => {
            Part::Way(format!("Version {number} of the strategy is approved and in date until {}.", day(until)), link)
        }
        ReviewState::NotApproved => Part::Way("No version of the strategy is approved.".to_owned(), link),
    }
}

/// The page.
pub async fn open(cx: Cx) -> Answer {
    let gathered = Gathered::read(&cx, &cx.scope()?, cx.today()).await?;
    let mut parts = vec![strategy(&gathered), kinds()];
    let mut buttons = vec![Button { link: Link::new("Committee reports", "/reports/papers"), secondary: true }];
    if cx.may(Action::EditReports) {
        buttons.push(Button { link: Link::new("Add to the calendar", "/reports/calendar/new"), secondary: true });
    }
    parts.extend(calendar(&gathered));
    parts.push(Part::Buttons(buttons));
    show_parts(cx.frame("Reports"), parts)
}
