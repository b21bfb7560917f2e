//! Sheets of the plan: actions, outcomes, capacity, audit reviews, the end of the council.

use super::super::export::{Table, table};
use super::{count, day, evidence, joined, maybe, of};
use crate::lists::Cell;
use domain::strategy::Book;
use domain::strategy::actions::{ActionLink, ActionState, PlannedAction, RecommendationState};
use domain::values::Date;

/// The headings of the sheet of actions; none is one that the sheet to fill in has, so that it is never read as that.
const ACTIONS: &[&str] = &[
    "Action number",
    "Sort",
    "Added",
    ">Wanted",
    "State",
    "Ended",
    ">Why or where to",
    "To level number",
    "Days of work",
    ">Linked to",
    ">Shown by",
    ">What came of it",
    "Listed under",
    "Sponsor",
    ">What it shall show",
    "What may be lost (£)",
    "Decided at",
    "Decided on",
    "Minutes",
    ">Reaches",
    "Wanted from",
    "Passed from",
];

pub(super) fn actions(book: &Book) -> Table {
    let link = |link: &ActionLink| match link {
        ActionLink::Index(index) => index.to_string(),
        ActionLink::Indicator(code) => code.clone(),
        ActionLink::Outcome(code) => code.to_string(),
        ActionLink::Record(subject) => subject.to_string(),
    };
    let why = |action: &PlannedAction| match &action.state {
        ActionState::Stopped { why, .. } | ActionState::Merged { why, .. } => why.clone(),
        ActionState::Passed { to, .. } => to.to_string(),
        ActionState::Planned | ActionState::UnderWay | ActionState::Done { .. } => String::new(),
    };
    let rows = book.actions.iter().map(|one| {
        vec![
            of(one.id),
            Cell::text(one.kind.label()),
            Cell::Date(one.added),
            Cell::text(&one.what),
            Cell::text(one.state.label()),
            day(one.state.ended()),
            Cell::text(why(one)),
            maybe(one.to_level.map(|level| level.number())),
            Cell::maybe(one.days, count),
            joined(one.links.iter().map(link)),
            evidence(&one.evidence),
            Cell::text(&one.effect),
            maybe(one.theme.as_ref()),
            maybe(one.sponsor.as_ref()),
            Cell::text(&one.hypothesis),
            Cell::maybe(one.budget, Cell::Money),
            maybe(one.agreed.as_ref().map(|agreed| &agreed.by)),
            day(one.agreed.as_ref().map(|agreed| agreed.on)),
            maybe(one.agreed.as_ref().map(|agreed| &agreed.minute)),
            joined(&one.departments),
            maybe(one.asked.as_ref().map(|asked| format!("{}, {}", asked.name, asked.department))),
            maybe(one.origin.as_ref().map(|from| format!("{}, {}", from.council, from.action))),
        ]
    });
    table("Actions in full", ACTIONS, rows.collect())
}

pub(super) fn outcomes(book: &Book) -> Table {
    let rows = book.outcomes.iter().map(|one| {
        let telling = book.indicators.iter().filter(|indicator| indicator.serves.contains(&one.code));
        vec![
            of(&one.code),
            Cell::text(one.kind.label()),
            Cell::text(&one.name),
            maybe(one.parent.as_ref()),
            Cell::Date(one.from),
            day(one.to),
            joined(&one.replaced_by),
            joined(telling.map(|indicator| &indicator.code)),
        ]
    });
    let headings = ["Code", "Sort", ">Called", "Part of", "From", "To", "Replaced by", ">Measured by"];
    table("Outcomes", &headings, rows.collect())
}

pub(super) fn capacity(book: &Book) -> Table {
    let rows = book.capacity.iter().map(|one| {
        vec![
            Cell::text(&one.of),
            Cell::Date(one.from),
            Cell::Date(one.to),
            count(one.days),
            Cell::text(one.model.map_or("", |model| model.label())),
            maybe(one.full_time),
            Cell::maybe(one.working_days, count),
        ]
    });
    let headings = [
        ">Whose days",
        "From",
        "To",
        "Days of work",
        "Delivery model",
        "Full-time equivalents",
        "Days that each works",
    ];
    table("Capacity", &headings, rows.collect())
}

pub(super) fn reviews(book: &Book) -> Table {
    let rows = book.reviews.iter().map(|one| {
        vec![
            of(one.id),
            Cell::text(&one.subject),
            Cell::Date(one.on),
            Cell::text(one.assurance.map_or("", |one| one.label())),
            Cell::text(&one.said),
            Cell::text(&one.findings),
        ]
    });
    table(
        "Audit reviews",
        &["Review number", ">Looked at", "Reported", "Assurance", ">Opinion", ">Found"],
        rows.collect(),
    )
}

pub(super) fn recommendations(book: &Book) -> Table {
    let all = book.reviews.iter().flat_map(|review| review.recommendations.iter().map(move |one| (review, one)));
    let rows = all.map(|(review, one)| {
        let on = match &one.state {
            RecommendationState::Open => None,
            RecommendationState::Done { on }
            | RecommendationState::Verified { on }
            | RecommendationState::NotAccepted { on, .. }
            | RecommendationState::Passed { on, .. } => Some(*on),
        };
        let why = match &one.state {
            RecommendationState::NotAccepted { why, .. } => why.clone(),
            RecommendationState::Passed { to, .. } => to.to_string(),
            RecommendationState::Open | RecommendationState::Done { .. } | RecommendationState::Verified { .. } => {
                String::new()
            }
        };
        vec![
            of(review.id),
            of(one.id),
            Cell::text(&one.text),
            Cell::text(one.priority.label()),
            maybe(one.owner.as_ref()),
            day(one.first_due),
            day(one.due),
            Cell::text(one.state.label()),
            day(on),
            joined(&one.actions),
            evidence(&one.evidence),
            Cell::text(why),
        ]
    });
    let headings = [
        "Review number",
        "Recommendation number",
        ">Recommended",
        "Priority",
        "Owner",
        "First due",
        "Due",
        "State",
        "Since",
        "Actions",
        ">Shown by",
        ">Why or where to",
    ];
    table("Recommendations", &headings, rows.collect())
}

pub(super) fn ending(book: &Book, today: Date) -> Option<Table> {
    let one = book.ending.as_ref()?;
    let state = if one.vesting <= today { "Passed" } else { "To come" };
    let row = vec![of(&one.council), Cell::Date(one.vesting), of(&one.successor), Cell::text(state)];
    Some(table("End of the council", &["Council", "Vesting day", "Successor", "State"], vec![row]))
}
