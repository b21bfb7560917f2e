//! The first invented council's reporting calendar, a committee report, and a version of its strategy that is approved.

use crate::outcome::Trouble;
use actions::Guildhall;
use actions::reports::Gathered;
use domain::access::Scope;
use domain::councils::Council;
use domain::reports::assemble::{CommitteePaper, Typed, strategy};
use domain::reports::calendar::{PeriodState, Reported, ReportedId, Schedule, ScheduleId};
use domain::reports::versions::{Disposition, Version};
use domain::reports::{ExemptParagraph, Exemption, Part, ReportKind};
use domain::strategy::scorecard::Frequency;
use domain::values::{Date, FinancialYear};
use jiff::ToSpan;
use jiff::civil::Weekday;

/// Makes them, unless the council has a calendar already.
pub async fn make(guildhall: &Guildhall, council: &Council) -> Result<(), Trouble> {
    let scope = Scope::of_operator(council.id);
    let known = store::reports::reporting(&guildhall.store, &scope).await?;
    if !known.schedules.is_empty() {
        return Ok(());
    }
    calendar(guildhall, &scope).await?;
    actions::reports::keep_paper(guildhall, &scope, None, &paper(guildhall.clock.today())).await?;
    approved(guildhall, &scope).await
}

async fn calendar(guildhall: &Guildhall, scope: &Scope) -> Result<(), Trouble> {
    let today = guildhall.clock.today();
    let year = FinancialYear::of(today);
    for (report, to, frequency, is_public, apart) in [
        (ReportKind::Leadership, "Leadership team", Frequency::Monthly, false, 1),
        (ReportKind::Scrutiny, "Overview and scrutiny committee", Frequency::Quarterly, true, 3),
        (ReportKind::Councillor, "All councillors", Frequency::Quarterly, false, 3),
        // Cabinet meets each month, and gets the yearly report at one of its meetings.
        (ReportKind::Committee, "Cabinet", Frequency::Yearly, true, 1),
    ] {
        // A report to the leadership team goes out each month: those of one year are enough to look at.
        let first = if report == ReportKind::Leadership { year.first_day() } else { year.previous().first_day() };
        let meeting = |number: i32| third_tuesday(first.saturating_add(((number + 1) * apart).months()));
        let meetings: Vec<Date> = (0..36 / apart).map(meeting).collect();
        let id = ScheduleId::new(0);
        let to = to.to_owned();
        let line =
            Schedule { id, report, to, frequency, from: first, until: None, meetings, is_public, handed_in_before: 5 };
        let id = actions::reports::keep_schedule(guildhall, scope, &line, 0).await?;
        reported(guildhall, scope, &Schedule { id, ..line }).await?;
    }
    Ok(())
}

/// Records that every period of a line was reported at its meeting, but for the last.
async fn reported(guildhall: &Guildhall, scope: &Scope, line: &Schedule) -> Result<(), Trouble> {
    let mut due = line.standing(&[], guildhall.clock.today());
    due.pop();
    for one in due {
        let PeriodState::Missing { since: meeting } = one.state else { continue };
        let report = Reported {
            id: ReportedId::new(0),
            schedule: line.id,
            period: one.period,
            handed_in: meeting.saturating_sub(14.days()),
            agenda: Some(meeting.saturating_sub(8.days())),
            meeting,
            version: None,
            paper: None,
            content: None,
        };
        actions::reports::record_reported(guildhall, scope, &report).await?;
    }
    Ok(())
}

/// The day in the month of another on which committees meet.
fn third_tuesday(day: Date) -> Date {
    day.nth_weekday_of_month(3, Weekday::Tuesday).unwrap_or(day)
}

/// The first meeting of Cabinet of which 28 clear days' notice of a key decision can be given still: regulation 9 of the Local
/// Authorities (Executive Arrangements) (Meetings and Access to Information) (England) Regulations 2012.
fn cabinet_after_notice(today: Date) -> Date {
    let first = today.saturating_add(29.days());
    let this_month = third_tuesday(first);
    if this_month >= first { this_month } else { third_tuesday(first.saturating_add(1.month())) }
}

fn paper(today: Date) -> CommitteePaper {
    let typed = |part, text: &str, exempt| Typed { part, text: text.to_owned(), source: None, exempt };
    let exempt = Exemption::new(
        ExemptParagraph::Business,
        "The prices of a competition that is still open would help those who tender",
    );
    CommitteePaper {
        title: "Waste fleet: how to buy it".to_owned(),
        cabinet_member: "Cabinet member for environment".to_owned(),
        date: Some(cabinet_after_notice(today)),
        agenda_item: "7".to_owned(),
        contact_officer: "Priya Ramanathan".to_owned(),
        key_decision: Some(true),
        wards: "All".to_owned(),
        committee: "Cabinet".to_owned(),
        members: Vec::new(),
        typed: vec![
            typed(Part::Purpose, "Cabinet is asked how the waste fleet is to be bought.", None),
            typed(Part::Background, "The vehicles reach the end of their lives in three years.", None),
            typed(Part::Options, "Buy alone, buy with the county, or lease.", None),
            typed(Part::Recommendations, "Cabinet agrees to buy with the county.", None),
            typed(Part::Financial, "The estimate of the whole life is £4.1 million.", Some(exempt)),
            typed(Part::Legal, "The competition falls under the Procurement Act 2023.", None),
            typed(Part::Equality, "Assisted collections stay as they are.", None),
            typed(Part::Environmental, "Half of the vehicles would be electric.", None),
            typed(Part::BackgroundPapers, "Survey of the fleet.", None),
        ],
    }
}

/// A version of the strategy as the records made it some weeks ago, that people were asked about, and that was written anew
/// and approved today.
async fn approved(guildhall: &Guildhall, scope: &Scope) -> Result<(), Trouble> {
    let today = guildhall.clock.today();
    let (from, until) = (today.saturating_sub(56.days()), today.saturating_sub(14.days()));
    let asked = Gathered::read(guildhall, scope, from).await?;
    let id = actions::reports::begin(guildhall, scope, &strategy(asked.known()), "Priya Ramanathan").await?;
    actions::reports::consult(guildhall, scope, id, (from, until)).await?;
    for (who, part, text) in COMMENTS {
        actions::reports::comment(guildhall, scope, id, (who, *part, text)).await?;
    }
    let comments = store::reports::reporting(&guildhall.store, scope).await?.comments;
    for (comment, (disposition, reply)) in comments.iter().zip(REPLIES) {
        let told = (*disposition, *reply, "Priya Ramanathan");
        actions::reports::reply(guildhall, scope, comment.id, told).await?;
    }
    actions::reports::take_back(guildhall, scope, id).await?;
    let now = Gathered::read(guildhall, scope, today).await?;
    actions::reports::rewrite(guildhall, scope, id, &strategy(now.known())).await?;
    let drafted = store::records::one::<Version>(&guildhall.store, scope, &id.to_string()).await?;
    let seen = drafted.map_or(0, |kept| kept.number);
    actions::reports::introduce(guildhall, scope, id, (INTRODUCTION, seen)).await?;
    let review_by = today.saturating_add(1.year());
    Ok(actions::reports::approve(guildhall, scope, id, ("Cabinet", None, review_by)).await?)
}

/// What the council says first in its strategy.
const INTRODUCTION: &str = "Much of what our residents get from us, somebody else makes or does on our behalf. How we buy it \
is how we look after their money and our places.\n\nThis strategy says what we buy by, what we will do next, and how you can \
see whether we did it.";

/// What was said of the version: who, of which part, what.
const COMMENTS: &[(&str, Option<Part>, &str)] = &[
    ("Overview and scrutiny committee", Some(Part::Scorecard), "Say of each indicator who answers for it."),
    ("Small firms of Wynmarch", Some(Part::Principles), "Promise to pay small firms within ten days."),
];

/// What became of each, and what its author was told.
const REPLIES: &[(Disposition, &str)] = &[
    (Disposition::Accepted, "Each indicator names its owner on the scorecard."),
    (Disposition::Rejected, "Thirty days stay for all. How many are paid sooner is published each quarter."),
];
