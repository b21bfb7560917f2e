//! All reports: what is put together by itself, what is written, what is due to whom.

use super::gathered;
use crate::components::{Cell, Link};
use crate::cx::Cx;
use crate::page::Answer;
use crate::pages::strategy::day;
use crate::parts::{Button, Part, show_parts, table};
use actions::reports::Gathered;
use domain::access::Action;
use domain::reports::ReportKind;
use domain::reports::calendar::{PeriodState, Schedule};
use domain::reports::measures::strategy_review;
use domain::reports::versions::{ReviewState, Version, in_force};
use domain::strategy::Period;
use domain::values::Date;

const KINDS: [(ReportKind, &str); 7] = [
    (ReportKind::Councillor, "What is about to be decided, what fails, what is at risk, what stays local: on one page"),
    (ReportKind::Leadership, "Levels, scorecard, savings beside social benefits, what is late"),
    (ReportKind::ChiefExecutive, "Why and how it performs, the top risks, the value at stake"),
    (ReportKind::Scrutiny, "Everything that scrutiny asks about, with its sources"),
    (ReportKind::Compliance, "Whether rules are kept, for internal audit, with the outcomes beside it"),
    (ReportKind::Update, "What changed in the last 30 days or since a day, short enough for a mail"),
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
        let none = || [Cell::new("None entered"), Cell::new(""), Cell::new("")];
        let next =
            next.map_or_else(none, |days| [days.meeting, days.agenda, days.hand_in].map(|one| Cell::new(day(one))));
        let [meeting, agenda, hand_in] = next;
        let last = one.standing(&gathered.reporting.reported, today).into_iter().next_back();
        let missing = one.missing(&gathered.reporting.reported, today).len();
        let last = last.map_or_else(|| "Nothing is due yet".to_owned(), |last| standing_said(&last.state, last.period));
        vec![
            Cell::new(one.report.label()).to(format!("/reports/calendar/{}", one.id)),
            Cell::new(&one.to),
            Cell::new(one.frequency.label()),
            hand_in,
            agenda,
            meeting,
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
    let head = ["Report", "To", "How often", "Hand in by", "Agenda out by", "Next meeting", "Last period", "#Missing"];
    vec![Part::Table(table("Reporting calendar", &head, rows))]
}

/// Whether the strategy is in date, in words on a ground of colour, with a sentence and the way to its versions.
pub fn in_date(versions: &[Version], today: Date) -> Vec<Part> {
    let link = Link::new("See the versions", "/reports/strategy");
    let number = in_force(versions, today).map_or(0, |version| version.number);
    let (words, look, said) = match strategy_review(versions, today) {
        ReviewState::Expired { on, days } => (
            "Strategy out of date",
            "govuk-tag--red",
            format!("The day of its review was {}, {days} days ago. Review version {number}.", day(on)),
        ),
        ReviewState::DueSoon { until, days } => (
            "Strategy due for review",
            "govuk-tag--yellow",
            format!("Version {number} is in date until {}: review it within {days} days.", day(until)),
        ),
        ReviewState::InDate { until } => (
            "Strategy in date",
            "govuk-tag--green",
            format!("Version {number} is approved and in date until {}.", day(until)),
        ),
        ReviewState::NotApproved => {
            ("No strategy approved", "govuk-tag--red", "No version of the strategy is approved.".to_owned())
        }
    };
    vec![Part::Tag(words.to_owned(), look), Part::Way(said, link)]
}

/// The page.
pub async fn open(cx: Cx) -> Answer {
    let gathered = gathered(&cx, &cx.scope()?, cx.today()).await?;
    let mut parts = in_date(&gathered.reporting.versions, cx.today());
    parts.push(kinds());
    let mut buttons = vec![
        Button { link: Link::new("Committee reports", "/reports/papers"), secondary: true },
        Button { link: Link::new("What was reported", "/reports/reported"), secondary: true },
    ];
    if cx.may(Action::EditReports) {
        buttons.push(Button { link: Link::new("Add to the calendar", "/reports/calendar/new"), secondary: true });
    }
    parts.extend(calendar(&gathered));
    parts.push(Part::Buttons(buttons));
    show_parts(cx.frame("Reports"), parts)
}
