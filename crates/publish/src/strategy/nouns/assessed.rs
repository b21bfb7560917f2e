//! Sheets of editions, rounds, agreed levels and targets.

use super::super::export::{Table, table};
use super::{count, day, evidence, joined, maybe, of, yes};
use crate::lists::Cell;
use domain::strategy::Book;
use domain::strategy::rounds::{Answer, RoundId, RoundState};

pub(super) fn editions(book: &Book) -> Table {
    let rows = book
        .steps
        .iter()
        .map(|one| vec![Cell::Count(one.number), Cell::text(&one.said), Cell::Date(one.on), Cell::text(&one.why)]);
    table("Changes of editions", &["Step", ">What was done", "From", ">Why"], rows.collect())
}

pub(super) fn wording(book: &Book) -> Table {
    let rows = book.wording.iter().map(|one| {
        let local = &one.wording;
        let level = local.level.map(|level| level.number());
        vec![
            of(&one.edition),
            of(&local.index),
            maybe(level),
            Cell::text(&local.text),
            Cell::text(&local.source),
            Cell::Date(local.on),
        ]
    });
    let headings = ["Edition", "Code of the area", "Level number", ">Sentence", ">Source and terms", "Brought in"];
    table("Wording", &headings, rows.collect())
}

pub(super) fn checks(book: &Book) -> Table {
    let rows = book.own_checks.iter().map(|one| {
        let value = maybe(one.condition.value());
        vec![
            of(&one.code),
            of(&one.index),
            count(one.level.number()),
            Cell::text(&one.sentence),
            Cell::text(&one.measure),
            value,
            Cell::text(&one.source),
            yes(one.in_use),
        ]
    });
    let headings =
        ["Check", "Code of the area", "Level number", ">Sentence", "Figure", "Held against", ">Source", "In use"];
    table("Own checks", &headings, rows.collect())
}

pub(super) fn rounds(book: &Book) -> Table {
    let rows = book.rounds.iter().map(|round| {
        let (state, on) = match &round.state {
            RoundState::Planned => ("Planned", Cell::Empty),
            RoundState::Open { last_day } => ("Open", day(*last_day)),
            RoundState::Closed { at, .. } => ("Closed", of(at)),
            RoundState::Settled { on } => ("Settled", Cell::Date(*on)),
        };
        vec![
            of(round.id),
            Cell::text(&round.name),
            of(&round.edition),
            Cell::text(state),
            on,
            joined(&round.asked),
            joined(&round.invited),
        ]
    });
    let headings = ["Round", "Called", "Edition", "State", "Since or until", ">Areas asked", ">Assessors invited"];
    table("Rounds", &headings, rows.collect())
}

pub(super) fn assessors(book: &Book) -> Table {
    let rows = book
        .assessors
        .iter()
        .map(|one| vec![of(one.id), Cell::text(&one.name), Cell::text(&one.department), Cell::text(&one.role)]);
    table("Assessors", &["Assessor number", ">Assessor", "Department", "Role"], rows.collect())
}

/// The headings of [`answer_cells`].
const ANSWER: [&str; 9] = [
    "Round",
    "Assessor number",
    "Code of the area",
    "Question",
    "Level number",
    "Levels not met",
    ">Said",
    ">Shown by",
    "At",
];

/// What an answer says, with what stands for a level that it does not give.
fn answer_cells(round: RoundId, answer: &Answer, no_level: &str) -> Vec<Cell> {
    vec![
        of(round),
        of(answer.assessor),
        of(&answer.index),
        maybe(answer.question.as_ref()),
        answer.level.map_or(Cell::text(no_level), |level| count(level.number())),
        joined(answer.unmet.iter().map(|level| level.number())),
        Cell::text(&answer.comment),
        evidence(&answer.evidence),
        of(answer.at),
    ]
}

pub(super) fn all_answers(book: &Book) -> Table {
    let rows = book.answers.iter().map(|one| answer_cells(one.round, &one.answer, "Cannot say"));
    table("Answers of all rounds", &ANSWER, rows.collect())
}

/// What assessors typed and what does not count.
pub(super) fn drafts(book: &Book) -> Table {
    let rows = book.drafts.iter().map(|one| {
        let mut cells = answer_cells(one.round, &one.answer, "");
        cells.push(yes(one.is_over));
        cells
    });
    let headings = [ANSWER.as_slice(), &["Sent or put aside"]].concat();
    table("Drafts of answers", &headings, rows.collect())
}

pub(super) fn agreed(book: &Book) -> Table {
    let rows = book.agreed.iter().map(|one| {
        let proposed = one.proposed.map(|level| level.number());
        vec![
            of(one.round),
            of(&one.index),
            count(one.level.number()),
            maybe(proposed),
            Cell::text(&one.why),
            evidence(&one.evidence),
            Cell::Date(one.on),
        ]
    });
    let headings =
        ["Round", "Code of the area", "Level number", "Proposed by the facts", ">Why", ">Shown by", "Agreed on"];
    table("Agreed levels", &headings, rows.collect())
}

pub(super) fn targets(book: &Book) -> Table {
    let rows = book.targets.iter().map(|one| {
        let base = one.base.map(|level| level.number());
        vec![
            of(&one.index),
            count(one.level.number()),
            Cell::Date(one.by),
            maybe(base),
            Cell::text(&one.why),
            Cell::Date(one.set_on),
            maybe(one.passed_to.as_ref()),
            maybe(one.passed_from.as_ref()),
        ]
    });
    let headings = [
        "Code of the area",
        "Level number",
        "Wanted by",
        "Set from level",
        ">Why",
        "Set on",
        "Passed to",
        "Passed from",
    ];
    table("Targets", &headings, rows.collect())
}
