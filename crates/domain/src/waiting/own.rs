//! What a person answers for by name and is late, or due before long.

use super::{Facts, Press, Subject, Waiting, day};
use crate::access::Action;
use crate::risks::{ReviewState, review_state};
use crate::strategy::actions::{PlannedAction, Recommendation, RecommendationState};
use crate::strategy::is_owner;
use crate::strategy::library::ReviewDue;
use crate::strategy::training::{GapState, gaps, running_out};
use crate::values::Date;
use jiff::ToSpan;

/// What is due within so many days is told of: a month, in which work that takes weeks can still be done in time.
pub(super) const SOON_DAYS: i64 = 30;

/// How something stands whose day is near or has passed; none while the day is further away than a month.
fn due(on: Date, today: Date) -> Option<(&'static str, Press)> {
    if on < today {
        Some(("Overdue", Press::Overdue))
    } else if on == today {
        Some(("Due today", Press::InTime))
    } else {
        (on <= today.saturating_add(SOON_DAYS.days())).then_some(("Due soon", Press::InTime))
    }
}

/// The same with its note; none while its day is further away than a month.
fn by(waiting: Waiting, on: Date, today: Date) -> Option<Waiting> {
    let (standing, press) = due(on, today)?;
    Some(waiting.noting(format!("By {}", day(on))).standing(standing, press))
}

/// The person's own open actions that are late, or due within a month.
pub(super) fn actions(facts: &Facts<'_>) -> Vec<Waiting> {
    let is_own = |one: &&PlannedAction| one.state.is_open() && one.is_owned_by(facts.name);
    let mut own: Vec<&PlannedAction> = facts.book.actions.iter().filter(is_own).collect();
    own.sort_by_key(|one| one.due);
    let told = |one: &PlannedAction| {
        let address = format!("/strategy/actions/{}", one.id);
        by(Waiting::new(Subject::Plan, one.what.clone(), address), one.due?, facts.today)
    };
    own.into_iter().filter_map(told).collect()
}

/// Recommendations of audit that the person answers for and that are late, or due within a month.
pub(super) fn recommendations(facts: &Facts<'_>) -> Vec<Waiting> {
    let owns = |one: &Recommendation| one.owner.as_deref().is_some_and(|owner| is_owner(owner, facts.name));
    let mut found: Vec<(Date, Waiting)> = Vec::new();
    for review in &facts.book.reviews {
        let open = review.recommendations.iter().filter(|one| one.state == RecommendationState::Open);
        for one in open.filter(|one| owns(one)) {
            let address = format!("/strategy/audits/{}", review.id);
            let waiting = Waiting::new(Subject::Audit, one.text.clone(), address).confined();
            found.extend(one.due.and_then(|on| Some((on, by(waiting, on, facts.today)?))));
        }
    }
    found.sort_by_key(|(on, _)| *on);
    found.into_iter().map(|(_, waiting)| waiting).collect()
}

/// Risks that the person answers for and whose review is due, by the rule of reviews.
pub(super) fn risks(facts: &Facts<'_>) -> Vec<Waiting> {
    if !(facts.may)(Action::SeeRisks) {
        return Vec::new();
    }
    let own = facts.book.risks.iter().filter(|one| one.is_open(facts.today) && is_owner(&one.owner, facts.name));
    let mut found: Vec<(Date, Waiting)> = Vec::new();
    for risk in own {
        let Some(scale) = facts.book.scales.iter().find(|scale| scale.code == risk.scale) else { continue };
        let state = review_state(risk, scale, facts.today);
        if matches!(state, ReviewState::Later { .. }) {
            continue;
        }
        let what = format!("Review the risk: {}", risk.title);
        let waiting = Waiting::new(Subject::Risks, what, format!("/risks/{}", risk.id.get())).confined();
        found.extend(by(waiting, state.on(), facts.today).map(|waiting| (state.on(), waiting)));
    }
    found.sort_by_key(|(on, _)| *on);
    found.into_iter().map(|(_, waiting)| waiting).collect()
}

/// Indicators that the person answers for and whose next figure is overdue, as the scorecard has it.
pub(super) fn indicators(facts: &Facts<'_>) -> Vec<Waiting> {
    // The scorecard is worked out only for who answers for part of it.
    if !facts.book.indicators.iter().any(|one| is_owner(&one.owner, facts.name)) {
        return Vec::new();
    }
    let worked = facts.book.scorecard(facts.readings, facts.today);
    let own = worked.rows.iter().filter(|row| is_owner(&row.indicator.owner, facts.name));
    own.filter_map(|row| {
        let since = row.overdue_since?;
        let what = format!("Enter the next figure of {}", row.indicator.name);
        by(
            Waiting::new(Subject::Scorecard, what, format!("/strategy/scorecard/{}", row.indicator.code)),
            since,
            facts.today,
        )
    })
    .collect()
}

/// Documents that the person keeps and whose review is late, or due within a month.
pub(super) fn documents(facts: &Facts<'_>) -> Vec<Waiting> {
    let own = facts.book.documents.iter();
    let own = own.filter(|one| one.is_offered(facts.today) && is_owner(&one.owner, facts.name));
    own.filter_map(|one| {
        let (ReviewDue::By(on) | ReviewDue::Overdue { on, .. }) = one.review(facts.today) else { return None };
        let what = format!("Review the document: {}", one.title);
        by(Waiting::new(Subject::Library, what, format!("/library/{}", one.code)), on, facts.today)
    })
    .collect()
}

/// The person's own trainings that expired or end within the days that the rule of trainings has for it.
pub(super) fn trainings(facts: &Facts<'_>) -> Vec<Waiting> {
    let book = facts.book;
    let learners: Vec<_> = book.learners.iter().filter(|one| is_owner(&one.person, facts.name)).cloned().collect();
    let all = gaps(&learners, &book.courses, &book.attended, facts.today);
    let found = running_out(&all).into_iter().filter_map(|gap| {
        let (standing, note, press) = match gap.state {
            GapState::Expired { since } => ("Expired", format!("Since {}", day(since)), Press::Overdue),
            GapState::Ending { on } => {
                ("Ends soon", format!("It holds until the day before {}", day(on)), Press::InTime)
            }
            GapState::Missing | GapState::Held => return None,
        };
        let what = format!("Renew your training: {}", gap.course.name);
        Some(Waiting::new(Subject::Training, what, "/training").noting(note).standing(standing, press))
    });
    found.collect()
}

/// What the person claimed and finance sent back.
pub(super) fn savings_sent_back(facts: &Facts<'_>) -> Vec<Waiting> {
    let mut found = Vec::new();
    for saving in facts.book.savings.iter().filter(|_| (facts.may)(Action::EditSavings)) {
        let own = crate::savings::waits_for_claim(saving, facts.today)
            .filter(|part| part.delivered.as_ref().is_some_and(|claimed| claimed.by == facts.name));
        for part in own {
            let what = format!("Claim anew what {} of {} delivered", part.year, saving.title);
            let address = format!("/savings/{}/years/{}", saving.id.get(), part.year);
            let why = part.sent_back.as_ref().map(|one| one.why.clone()).unwrap_or_default();
            let waiting = Waiting::new(Subject::Savings, what, address).confined();
            found.push(waiting.noting(why).standing("Sent back by finance", Press::Near));
        }
    }
    found
}
