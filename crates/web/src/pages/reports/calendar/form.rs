//! A line of the reporting calendar is added, changed and ended.

use super::super::below_reports;
use crate::address::Path;
use crate::components::{Choice, FieldErrors, PageFrame};
use crate::cx::Cx;
use crate::failure::PageFailure;
use crate::forms::{Sent, field_errors};
use crate::page::{Answer, go_to};
use crate::pages::versions::{seen, with_seen};
use crate::parts::form::{Fields, choices};
use crate::parts::{Field, Filled, Form, Part, Typed, show_parts_with};
use actions::Failure;
use domain::access::Action;
use domain::records::Version;
use domain::reports::ReportKind;
use domain::reports::calendar::{Schedule, ScheduleId};
use domain::strategy::scorecard::Frequency;

fn fields(filled: Filled<'_>) -> Vec<Field> {
    vec![
        filled.select("report", "Which report?", choices(ReportKind::NAMES, None)),
        filled.line("to", "Which committee or team gets it?"),
        filled.radios("frequency", "How often?", choices(Frequency::NAMES, None)),
        filled.day("from", "First day of the first period that is reported"),
        filled.day("until", "Last day of the last period").hint("Leave empty while it goes on"),
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
    ]
}

fn page(cx: &Cx, line: Option<&Version<Schedule>>, sent: &Sent, errors: FieldErrors) -> Answer {
    let fields = fields(Filled { sent, errors: &errors });
    let (title, form) = match line {
        None => {
            let form = Form::new("/reports/calendar/new", "Add to the calendar", fields);
            ("Add to the reporting calendar", form.or_leave("Do not add it", "/reports"))
        }
        Some(line) => {
            let own = format!("/reports/calendar/{}", line.record.id);
            let form = Form::new(format!("{own}/change"), "Save the line", fields).or_leave("Leave it as it is", &own);
            ("Change a line of the reporting calendar", with_seen(form, sent, &errors, line.number))
        }
    };
    let frame = PageFrame { breadcrumbs: below_reports(), ..cx.frame(title) };
    show_parts_with(frame, vec![Part::form(form)], errors)
}

fn read(sent: &Sent, id: ScheduleId) -> Result<Schedule, FieldErrors> {
    let mut typed = Typed::new(sent);
    let mut meetings = Vec::new();
    for line in typed.lines("meetings") {
        match actions::typed_day(&line) {
            Some(day) => meetings.push(day),
            None => typed.wrong("meetings", &format!("Enter a day that there is, like 2027-01-19, not {line}")),
        }
    }
    meetings.sort_unstable();
    meetings.dedup();
    let report = typed.value("report", "Select a report");
    let frequency = typed.value("frequency", "Select how often");
    let from = typed.needed_day("from", "Enter the first day, like 1 4 2026");
    let until = typed.day("until");
    let to = typed.needed("to", "Enter the committee or team");
    let handed_in_before = typed.value("handed_in_before", "Enter a whole number of days, like 5").unwrap_or(0);
    let (Some(report), Some(frequency), Some(from), false) = (report, frequency, from, typed.is_wrong()) else {
        return Err(typed.errors);
    };
    let is_public = sent.text("is_public") == "yes";
    Ok(Schedule { id, report, to, frequency, from, until, meetings, is_public, handed_in_before })
}

/// The form of a new line.
pub async fn new(cx: Cx) -> Answer {
    let year = domain::values::FinancialYear::of(cx.today());
    let fields =
        Fields::default().day("from", Some(year.first_day())).text("is_public", "yes").text("handed_in_before", "5");
    page(&cx, None, &fields.text("frequency", "quarterly").sent(), FieldErrors::default())
}

/// Takes a new line.
pub async fn add(cx: Cx, sent: Sent) -> Answer {
    keep(&cx, None, &sent).await
}

async fn keep(cx: &Cx, line: Option<&Version<Schedule>>, sent: &Sent) -> Answer {
    let id = line.map_or(ScheduleId::new(0), |line| line.record.id);
    let schedule = match read(sent, id) {
        Ok(schedule) => schedule,
        Err(errors) => return page(cx, line, sent, errors),
    };
    match actions::reports::keep_schedule(cx.guildhall(), &cx.scope()?, &schedule, seen(sent)).await {
        Ok(id) => go_to(&format!("/reports/calendar/{id}?done=schedule-kept")),
        Err(failure @ Failure::Invalid(_)) => page(cx, line, sent, field_errors(failure)?),
        Err(failure) => Err(failure.into()),
    }
}

async fn kept(cx: &Cx, id: i64) -> Result<Version<Schedule>, PageFailure> {
    let scope = cx.scope_for(Action::EditReports)?;
    let kept = store::records::one::<Schedule>(&cx.guildhall().store, &scope, &id.to_string()).await?;
    kept.ok_or_else(|| PageFailure::not_found().framed(cx.frame("")))
}

/// The form of a line that is there.
pub async fn change(cx: Cx, Path(id): Path<i64>) -> Answer {
    let kept = kept(&cx, id).await?;
    let line = &kept.record;
    let meetings: Vec<String> = line.meetings.iter().map(ToString::to_string).collect();
    let fields = Fields::default()
        .text("report", line.report.name())
        .text("to", &line.to)
        .text("frequency", line.frequency.name())
        .day("from", Some(line.from))
        .day("until", line.until)
        .text("meetings", meetings.join("\n"))
        .text("is_public", if line.is_public { "yes" } else { "no" })
        .text("handed_in_before", line.handed_in_before.to_string());
    page(&cx, Some(&kept), &fields.sent(), FieldErrors::default())
}

/// Takes the change: other days, an end, another committee.
pub async fn send(cx: Cx, Path(id): Path<i64>, sent: Sent) -> Answer {
    let kept = kept(&cx, id).await?;
    keep(&cx, Some(&kept), &sent).await
}
