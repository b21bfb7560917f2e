//! A line of the reporting calendar: its days to come, and what was reported when.

use super::super::home::standing_said;
use super::super::{below_reports, gathered};
use crate::address::Path;
use crate::components::{Cell, Choice, FieldErrors, Link, PageFrame, Summary, SummaryRow};
use crate::cx::Cx;
use crate::failure::PageFailure;
use crate::forms::{Sent, field_errors};
use crate::page::{Answer, go_to};
use crate::pages::strategy::day;
use crate::parts::{Button, Filled, Form, Part, Typed, show_parts_with, table};
use actions::Failure;
use actions::reports::Gathered;
use domain::access::Action;
use domain::reports::ReportKind;
use domain::reports::assemble::NumberedPaper;
use domain::reports::calendar::{PeriodStanding, PeriodState, Reported, ReportedId, Schedule, ScheduleId};
use domain::strategy::Period;
use domain::values::Date;

/// So many meetings to come are shown: a year of monthly ones.
const MEETINGS_SHOWN: usize = 12;

/// The address of a report as of the last day of a period; none for one that somebody has to write.
fn address(kind: ReportKind, period: Period) -> Option<String> {
    (kind != ReportKind::Committee).then(|| format!("/reports/view/{kind}?as-of={}", period.last_day()))
}

/// The meetings to come with the days that lead to them; a sentence where none is entered.
fn meetings(line: &Schedule, gathered: &Gathered, today: Date) -> Part {
    let to_come = line.meetings.iter().copied().filter(|meeting| *meeting >= today).take(MEETINGS_SHOWN);
    let rows: Vec<Vec<Cell>> = to_come
        .map(|meeting| line.days_before(meeting, &gathered.law))
        .map(|days| [days.hand_in, days.agenda, days.meeting].map(|one| Cell::new(day(one))).to_vec())
        .collect();
    if rows.is_empty() {
        return Part::text("No meeting to come is entered. Change the line to add the days on which it meets.");
    }
    Part::Table(table("Meetings to come", &["Report handed in by", "Agenda out by", "Meeting"], rows))
}

fn period_row(line: &Schedule, gathered: &Gathered, one: &PeriodStanding) -> Vec<Cell> {
    let classes = if matches!(one.state, PeriodState::Missing { .. }) { "gh-late" } else { "" };
    let is_of = |reported: &&Reported| reported.schedule == line.id && reported.period == one.period;
    let reported = gathered.reporting.reported.iter().find(is_of);
    let report = match (reported, address(line.report, one.period)) {
        (Some(reported), _) if reported.content.is_some() => {
            Cell::new("As it was reported").to(format!("/reports/reported/{}", reported.id))
        }
        (_, Some(address)) => Cell::new(format!("As of {}", day(one.period.last_day()))).to(address),
        (_, None) => Cell::new("Somebody writes it"),
    };
    let handed_in = reported.map_or_else(String::new, |one| day(one.handed_in));
    let agenda = reported.and_then(|one| one.agenda).map_or_else(String::new, day);
    vec![
        Cell::new(one.period.said()),
        Cell { classes: classes.to_owned(), ..Cell::new(standing_said(&one.state, one.period)) },
        Cell::new(handed_in),
        Cell::new(agenda),
        report,
    ]
}

fn summary(line: &Schedule) -> Part {
    let until = line.until.map_or_else(|| "It goes on".to_owned(), day);
    let public = if line.is_public { "Yes" } else { "No" };
    Part::Summary(Summary::new(vec![
        SummaryRow::new("To", &line.to),
        SummaryRow::new("How often", line.frequency.label()),
        SummaryRow::new("From", day(line.from)),
        SummaryRow::new("Until", until),
        SummaryRow::new("Agenda open to the public", public),
    ]))
}

/// The form that records what was reported of a period that waits.
fn record_form(
    line: &Schedule,
    standing: &[PeriodStanding],
    papers: &[NumberedPaper],
    filled: Filled<'_>,
) -> Option<Part> {
    let open: Vec<Choice> = standing
        .iter()
        .filter(|one| matches!(one.state, PeriodState::Due { .. } | PeriodState::Missing { .. }))
        .map(|one| Choice::new(&one.period.to_string(), &one.period.said()))
        .collect();
    if open.is_empty() {
        return None;
    }
    let mut fields = vec![filled.select("period", "Which period was reported?", open)];
    if line.report == ReportKind::Committee {
        let mut all = vec![Choice::new("", "None of them")];
        all.extend(papers.iter().map(|one| Choice::new(&one.number.to_string(), &one.paper.title)));
        fields.push(filled.select("paper", "Which paper was it?", all));
    }
    fields.extend([
        filled.day("handed_in", "Handed in on"),
        filled.day("agenda", "Agenda published on").hint("May be left empty"),
        filled.day("meeting", "Day of the meeting"),
    ]);
    let form = Form::new(format!("/reports/calendar/{}/reported", line.id), "Record it", fields);
    Some(Part::form(form.headed("Record what was reported").saying(
        "The report is kept as it is made from the records as of the last day of the period, and can be read here ever after.",
    )))
}

async fn page(cx: Cx, id: i64, sent: Sent, errors: FieldErrors) -> Answer {
    let scope = cx.scope_for(Action::SeeReports)?;
    let gathered = gathered(&cx, &scope, cx.today()).await?;
    let line = gathered.reporting.schedules.iter().find(|one| one.id.get() == id);
    let line = line.ok_or_else(|| PageFailure::not_found().framed(cx.frame("")))?;
    let standing = line.standing(&gathered.reporting.reported, cx.today());
    let mut parts = vec![summary(line), meetings(line, &gathered, cx.today())];
    if standing.is_empty() {
        parts.push(Part::text("No period is over yet."));
    } else {
        let head = ["Period", "How it stands", "Handed in", "Agenda out", "Report"];
        let rows = standing.iter().map(|one| period_row(line, &gathered, one)).collect();
        parts.push(Part::Table(table("What was reported when", &head, rows)));
    }
    if cx.may(Action::EditReports) {
        let papers: Vec<NumberedPaper> = store::records::all(&cx.guildhall().store, &scope).await?;
        parts.extend(record_form(line, &standing, &papers, Filled { sent: &sent, errors: &errors }));
        let link = Link::new("Change or end this line", &format!("/reports/calendar/{id}/change"));
        parts.push(Part::Buttons(vec![Button { link, secondary: true }]));
    }
    let title = format!("{} for {}", line.report.label(), line.to);
    show_parts_with(PageFrame { breadcrumbs: below_reports(), ..cx.frame(&title) }, parts, errors)
}

/// The page.
pub async fn open(cx: Cx, Path(id): Path<i64>) -> Answer {
    page(cx, id, Sent::default(), FieldErrors::default()).await
}

/// Records what was reported.
pub async fn record(cx: Cx, Path(id): Path<i64>, sent: Sent) -> Answer {
    let mut typed = Typed::new(&sent);
    let period = typed.value::<Period>("period", "Select a period");
    let handed_in = typed.needed_day("handed_in", "Enter the day on which it was handed in");
    let agenda = typed.day("agenda");
    let meeting = typed.needed_day("meeting", "Enter the day of the meeting");
    let paper = typed.maybe::<i64>("paper", "Select a paper");
    let (Some(period), Some(handed_in), Some(meeting), false) = (period, handed_in, meeting, typed.is_wrong()) else {
        let errors = typed.errors;
        return page(cx, id, sent, errors).await;
    };
    let (number, schedule) = (ReportedId::new(0), ScheduleId::new(id));
    let reported =
        Reported { id: number, schedule, period, handed_in, agenda, meeting, version: None, paper, content: None };
    match actions::reports::record_reported(cx.guildhall(), &cx.scope()?, &reported).await {
        Ok(_) => go_to(&format!("/reports/calendar/{id}?done=report-recorded")),
        Err(failure @ Failure::Invalid(_)) => {
            let errors = field_errors(failure)?;
            page(cx, id, sent, errors).await
        }
        Err(failure) => Err(failure.into()),
    }
}
