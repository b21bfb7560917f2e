//! Sheets of enrolments, attestations, requests, experts, meetings, advice, offers of help and requests for other formats.

use super::super::export::{Table, table};
use super::{day, joined, of};
use crate::lists::Cell;
use domain::format_requests::RequestState;
use domain::strategy::Book;

pub(super) fn enrolled(book: &Book) -> Table {
    let rows = book.enrolled.iter().map(|one| {
        vec![
            Cell::text(&one.person),
            Cell::text(&one.course),
            Cell::Date(one.since),
            Cell::text(one.ended.map_or("Under way", |(end, _)| end.label())),
            day(one.ended.map(|(_, on)| on)),
        ]
    });
    table("Enrolments", &["Learner", "Course", "Since", "How it ended", "Ended on"], rows.collect())
}

/// People stand in these by the numbers of their records, as the trail has them.
pub(super) fn attested(book: &Book) -> Table {
    let rows =
        book.attested.iter().map(|one| vec![of(one.person.get()), of(one.edition), Cell::Date(one.on)]).collect();
    table("Rules attested", &["Person's number", "Edition of the rules", "Attested on"], rows)
}

pub(super) fn requests(book: &Book) -> Table {
    let rows = book.training_requests.iter().map(|one| {
        let answer = one.answer.as_ref();
        vec![
            of(one.id),
            of(one.by.get()),
            Cell::text(&one.what),
            Cell::text(&one.reason),
            Cell::Date(one.on),
            Cell::text(answer.map_or("Waits", |answer| answer.outcome.label())),
            Cell::text(answer.map_or("", |answer| answer.said.as_str())),
            Cell::maybe(answer, |answer| of(answer.by.get())),
            day(answer.map(|answer| answer.on)),
        ]
    });
    let headings = [
        "Request",
        "Person's number",
        ">What training",
        ">What for",
        "Asked on",
        "Answer",
        ">In words",
        "Decided by number",
        "Answered on",
    ];
    table("Training requests", &headings, rows.collect())
}

pub(super) fn experts(book: &Book) -> Table {
    let rows = book.experts.iter().map(|one| {
        vec![
            Cell::text(&one.person),
            joined(&one.categories),
            Cell::text(&one.helps_with),
            Cell::text(&one.contact),
            day(one.until),
        ]
    });
    table("Who can be asked", &["Who", ">Categories", ">Helps with", ">Reached at", "Until"], rows.collect())
}

pub(super) fn meetings(book: &Book) -> Table {
    let rows = book.meetings.iter().map(|one| {
        vec![
            of(one.id),
            Cell::Date(one.on),
            Cell::text(one.kind.label()),
            Cell::text(&one.with),
            joined(&one.attended),
            Cell::text(&one.outcome),
            joined(&one.about),
        ]
    });
    let headings = ["Meeting", "On", "Kind of it", ">With whom", ">Who attended", ">What came of it", ">About"];
    table("Meetings", &headings, rows.collect())
}

pub(super) fn advice(book: &Book) -> Table {
    let rows = book.advice.iter().map(|one| {
        vec![
            of(one.id),
            Cell::Date(one.on),
            Cell::text(one.stage.label()),
            Cell::text(&one.subject),
            Cell::text(&one.said),
            Cell::text(&one.from),
            Cell::text(one.outcome.label()),
            Cell::text(&one.why),
            joined(&one.about),
        ]
    });
    let headings = [
        "Advice",
        "On",
        "Stage",
        ">About what",
        ">What was advised",
        "By whom",
        "What became of it",
        ">Why",
        ">Records",
    ];
    table("Advice given", &headings, rows.collect())
}

pub(super) fn help(book: &Book) -> Table {
    let rows = book.help_offered.iter().map(|one| {
        vec![of(&one.index), Cell::text(&one.what), Cell::text(&one.contact), Cell::Date(one.from), day(one.ended)]
    });
    table("Help offered", &["Helps in", ">What others learn", ">Reached at", "From", "Ended"], rows.collect())
}

/// Who asked is kept apart and leaves the house in no file.
pub(super) fn formats(book: &Book) -> Table {
    let rows = book.format_requests.iter().map(|one| {
        let (cost, why) = match &one.state {
            RequestState::Sent { cost, .. } => (*cost, ""),
            RequestState::NotDone { why, .. } => (None, why.as_str()),
            RequestState::Asked | RequestState::InHand { .. } => (None, ""),
        };
        vec![
            of(one.id),
            Cell::text(one.asked_for.said()),
            Cell::text(one.format.label()),
            Cell::Date(one.came_in),
            Cell::text(one.channel.label()),
            Cell::Date(one.due),
            Cell::text(one.state.label()),
            Cell::text(&one.handler),
            day(one.state.closed_on()),
            Cell::maybe(cost, Cell::Money),
            Cell::text(why),
        ]
    });
    let headings = [
        "Request for a format",
        ">Document",
        "Format",
        "Came in",
        "How it came in",
        "Due",
        "State",
        "Handled by",
        "Closed on",
        "Cost (£)",
        ">Why not",
    ];
    table("Requests for other formats", &headings, rows.collect())
}
