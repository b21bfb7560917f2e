//! A line of the reporting calendar: who gets which report how often, and what was reported when.

use super::home::standing_said;
use super::{Gathered, below_reports};
use crate::address::Path;
use crate::components::{Cell, Choice, FieldErrors, PageFrame, Summary, SummaryRow};
use crate::cx::Cx;
use crate::failure::PageFailure;
use crate::forms::{Sent, field_errors};
use crate::page::{Answer, go_to};
use crate::pages::strategy::day;
use crate::parts::form::{Fields, choices};
use crate::parts::{Filled, Form, Part, Typed, show_parts_with, table};
use actions::Failure;
use domain::access::Action;
use domain::reports::ReportKind;
use domain::reports::calendar::{PeriodState, Reported, ReportedId, Schedule, ScheduleId};
use domain::strategy::Period;
use domain::strategy::scorecard::Frequency;

fn form_page(cx: &Cx, sent: &Sent, errors: FieldErrors) -> Answer {
    let filled = Filled { sent, errors: &errors };
    let fields = vec![
        filled.select("report", "Which report?", choices(ReportKind::NAMES, None)),
        filled.line("to", "Which committee or team gets it?"),
        filled.radios("frequency", "How often?", choices(Frequency::NAMES, None)),
        filled.day("from", "First day of the first period that is reported"),
        filled.text("meetings", "On which days does it meet?").hint("Each on a line, like 2027-01-19"),
        filled.radios(
            "is_public",
            "Is its agenda open to the public?",
            vec![
                Choice::new("yes", "Yes: it comes out five clear days before the meeting"),
                Choice::new("no", "No: the team meets in private"),
            ],
        ),
        filled.number("handed_in_before", "How many working days before the agenda is a report handed in?"),
    ];
    let form = Form::new("/reports/calendar/new", "Add to the calendar", fields).or_leave("Do not add it", "/reports");
    let frame = PageFrame { breadcrumbs: below_reports(), ..cx.frame("Add to the reporting calendar") };
    show_parts_with(frame, vec![Part::form(form)], errors)
}

/// The form.
pub async fn new(cx: Cx) -> Answer {
    let year = domain::values::FinancialYear::of(cx.today());
    let fields =
        Fields::default().day("from", Some(year.first_day())).text("is_public", "yes").text("handed_in_before", "5");
    form_page(&cx, &fields.text("frequency", "quarterly").sent(), FieldErrors::default())
}

fn read(sent: &Sent) -> Result<Schedule, FieldErrors> {
    let mut typed = Typed::new(sent);
    let mut meetings = Vec::new();
    for line in typed.lines("meetings") {
        match actions::typed_day(&line) {
            Some(day) => meetings.push(day),
            None => typed.wrong("meetings", &format!("Enter a day that there is, like 2027-01-19, not {line}")),
        }
    }
    meetings.sort_unstable();
    let report = typed.value("report", "Select a report");
    let frequency = typed.value("frequency", "Select how often");
    let from = typed.needed_day("from", "Enter the first day, like 1 4 2026");
    let to = typed.needed("to", "Enter the committee or team");
    let handed_in_before = typed.value("handed_in_before", "Enter a whole number of days, like 5").unwrap_or(0);
    let (Some(report), Some(frequency), Some(from), false) = (report, frequency, from, typed.is_wrong()) else {
        return Err(typed.errors);
    };
    let (id, is_public) = (ScheduleId::new(0), sent.text("is_public") == "yes");
    Ok(Schedule { id, report, to, frequency, from, until: None, meetings, is_public, handed_in_before })
}

/// Takes a new line.
pub async fn add(cx: Cx, sent: Sent) -> Answer {
    let schedule = match read(&sent) {
        Ok(schedule) => schedule,
        Err(errors) => return form_page(&cx, &sent, errors),
    };
    match actions::reports::keep_schedule(cx.guildhall(), &cx.scope()?, &schedule).await {
        Ok(id) => go_to(&format!("/reports/calendar/{id}?done=schedule-kept")),
        Err(failure @ Failure::Invalid(_)) => form_page(&cx, &sent, field_errors(failure)?),
        Err(failure) => Err(failure.into()),
    }
}

async fn page(cx: Cx, id: i64, sent: Sent, errors: FieldErrors) -> Answer {
    let gathered = Gathered::read(&cx, &cx.scope_for(Action::SeeReports)?, cx.today()).await?;
    let line = gathered.reporting.schedules.iter().find(|one| one.id.get() == id);
    let line = line.ok_or_else(|| PageFailure::not_found().framed(cx.frame("")))?;
    let standing = line.standing(&gathered.reporting.reported, cx.today());
    let meetings: Vec<String> = line.meetings.iter().map(|one| day(*one)).collect();
    let mut rows = vec![
        SummaryRow::new("To", &line.to),
        SummaryRow::new("How often", line.frequency.label()),
        SummaryRow::new("From", day(line.from)),
        SummaryRow::new("Meetings", meetings.join("; ")),
    ];
    if let Some(days) = line.next(cx.today(), &gathered.law) {
        let said = format!(
            "{}; the agenda comes out by {}, the report is handed in by {}",
            day(days.meeting),
            day(days.agenda),
            day(days.hand_in)
        );
        rows.push(SummaryRow::new("Next meeting", said));
    }
    let mut parts = vec![Part::Summary(Summary::new(rows))];
    let row = |one: &domain::reports::calendar::PeriodStanding| {
        let classes = if matches!(one.state, PeriodState::Missing { .. }) { "gh-late" } else { "" };
        vec![
            Cell::new(one.period.said()),
            Cell { classes: classes.to_owned(), ..Cell::new(standing_said(&one.state, one.period)) },
        ]
    };
    if standing.is_empty() {
        parts.push(Part::text("No period is over yet."));
    } else {
        parts.push(Part::Table(table(
            "What was reported when",
            &["Period", "How it stands"],
            standing.iter().map(row).collect(),
        )));
    }
    let open: Vec<Choice> = standing
        .iter()
        .filter(|one| matches!(one.state, PeriodState::Due { .. } | PeriodState::Missing { .. }))
        .map(|one| Choice::new(&one.period.to_string(), &one.period.said()))
        .collect();
    if cx.may(Action::EditReports) && !open.is_empty() {
        let filled = Filled { sent: &sent, errors: &errors };
        let fields = vec![
            filled.select("period", "Which period was reported?", open),
            filled.day("handed_in", "Handed in on"),
            filled.day("agenda", "Agenda published on").hint("May be left empty"),
            filled.day("meeting", "Day of the meeting"),
        ];
        let form = Form::new(format!("/reports/calendar/{id}/reported"), "Record it", fields);
        parts.push(Part::form(form.headed("Record what was reported")));
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
    let (Some(period), Some(handed_in), Some(meeting), false) = (period, handed_in, meeting, typed.is_wrong()) else {
        let errors = typed.errors;
        return page(cx, id, sent, errors).await;
    };
    let (number, schedule) = (ReportedId::new(0), ScheduleId::new(id));
    let reported = Reported { id: number, schedule, period, handed_in, agenda, meeting, version: None, content: None };
    match actions::reports::record_reported(cx.guildhall(), &cx.scope()?, &reported).await {
        Ok(()) => go_to(&format!("/reports/calendar/{id}?done=report-recorded")),
        Err(failure @ Failure::Invalid(_)) => {
            let errors = field_errors(failure)?;
            page(cx, id, sent, errors).await
        }
        Err(failure) => Err(failure.into()),
    }
}
