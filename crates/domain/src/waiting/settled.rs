//! What waits for those who settle the strategy, write its reports and look after Guildhall.

use super::own::SOON_DAYS;
use super::{Facts, Press, Subject, Waiting, day};
use crate::access::Action;
use crate::reports::calendar::{PeriodStanding, PeriodState, Schedule};
use crate::reports::measures::strategy_review as review_of;
use crate::reports::versions::ReviewState;
use crate::strategy::rounds::{Round, RoundState};
use jiff::ToSpan;
use std::collections::BTreeSet;

/// What waits in the rounds for those who settle the strategy.
pub(super) fn rounds(facts: &Facts<'_>) -> Vec<Waiting> {
    if !(facts.may)(Action::SettleStrategy) {
        return Vec::new();
    }
    let told = |round: &Round| {
        let (what, standing, press) = match round.state {
            RoundState::Closed { .. } => {
                (format!("Agree the levels of {}", round.name), "Closed".to_owned(), Press::Asked)
            }
            RoundState::Open { .. } => {
                let answers = facts.book.answers_of(round);
                let answered: BTreeSet<_> = answers.iter().map(|one| one.assessor).collect();
                let left = round.invited.iter().filter(|one| !answered.contains(one)).count();
                let standing = format!("{left} of {} have not begun", round.invited.len());
                (format!("See who answers {}", round.name), standing, Press::InTime)
            }
            RoundState::Planned => (format!("Open {}", round.name), "Being prepared".to_owned(), Press::InTime),
            RoundState::Settled { .. } => return None,
        };
        let address = format!("/strategy/rounds/{}", round.id);
        Some(Waiting::new(Subject::Rounds, what, address).standing(standing, press))
    };
    facts.book.rounds.iter().filter_map(told).collect()
}

/// The overdue actions of everybody, for those who settle the strategy.
pub(super) fn overdue_actions(facts: &Facts<'_>) -> Vec<Waiting> {
    let late = facts.book.actions.iter().filter(|one| one.is_overdue(facts.today)).count();
    if late == 0 || !(facts.may)(Action::SettleStrategy) {
        return Vec::new();
    }
    let one = Waiting::new(Subject::Plan, "Look at the overdue actions", "/strategy/actions?state=Overdue");
    vec![one.standing(format!("{late} overdue"), Press::Overdue)]
}

/// The review of the strategy, for those who write it: from half a year before it is due.
pub(super) fn strategy_review(facts: &Facts<'_>) -> Vec<Waiting> {
    if !(facts.may)(Action::EditReports) {
        return Vec::new();
    }
    let (by, standing, press) = match review_of(facts.versions, facts.today) {
        ReviewState::DueSoon { until, days } => (until, format!("{days} days left"), Press::Near),
        ReviewState::Expired { on, days } => (on, format!("{days} days overdue"), Press::Overdue),
        ReviewState::InDate { .. } | ReviewState::NotApproved => return Vec::new(),
    };
    let one = Waiting::new(Subject::Reports, "Review the procurement strategy", "/reports/strategy");
    vec![one.noting(format!("By {}", day(by))).standing(standing, press)]
}

/// Reports of the calendar that are missing, or whose day is within a month; for those who write them.
pub(super) fn reports(facts: &Facts<'_>) -> Vec<Waiting> {
    if !(facts.may)(Action::EditReports) {
        return Vec::new();
    }
    let soon = facts.today.saturating_add(SOON_DAYS.days());
    let told = |line: &Schedule, one: PeriodStanding| {
        let (note, standing, press) = match one.state {
            PeriodState::Missing { since } => {
                (format!("It was due by {}", day(since)), "Missing".to_owned(), Press::Overdue)
            }
            PeriodState::Due { by } if by <= soon => {
                let days = line.days_before(by, facts.law);
                let is_meeting = line.meetings.contains(&by);
                let note = match is_meeting {
                    true => format!("Hand it in by {} for the meeting on {}", day(days.hand_in), day(by)),
                    false => format!("By {}", day(by)),
                };
                let is_late = is_meeting && days.hand_in < facts.today;
                let standing = if is_late { "Should be handed in" } else { "Due soon" };
                (note, standing.to_owned(), if is_late { Press::Overdue } else { Press::InTime })
            }
            _ => return None,
        };
        let what = format!("Report to {}: {} of {}", line.to, line.report.label().to_lowercase(), one.period.said());
        let waiting = Waiting::new(Subject::Reports, what, format!("/reports/calendar/{}", line.id));
        Some(waiting.noting(note).standing(standing, press))
    };
    let of_line = |line: &Schedule| -> Vec<Waiting> {
        let periods = line.standing(facts.reported, facts.today);
        periods.into_iter().filter_map(|one| told(line, one)).collect()
    };
    facts.schedules.iter().flat_map(of_line).collect()
}

/// Money that may have been lost, for those who decide about it.
pub(super) fn losses(facts: &Facts<'_>) -> Vec<Waiting> {
    if facts.losses_waiting == 0 || !(facts.may)(Action::DecideLosses) {
        return Vec::new();
    }
    let one = Waiting::new(Subject::Losses, "Look at money that may have been lost", "/losses");
    let wait = if facts.losses_waiting == 1 { "waits" } else { "wait" };
    vec![one.standing(format!("{} {wait} for a decision", facts.losses_waiting), Press::InTime)]
}

/// Mails that could not be sent, for administrators.
pub(super) fn mails(facts: &Facts<'_>) -> Vec<Waiting> {
    if facts.mails_failed == 0 || !(facts.may)(Action::ManagePeople) {
        return Vec::new();
    }
    let one = Waiting::new(Subject::House, "See why mails could not be sent", "/people/mail");
    vec![one.standing(format!("{} failed", facts.mails_failed), Press::Overdue)]
}
