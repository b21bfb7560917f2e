//! Sheets of indicators, risks and savings in full, with what the sheets to fill in have no column for.

use super::super::export::{Table, table};
use super::{day, joined, maybe, of, yes};
use crate::lists::Cell;
use domain::strategy::Book;
use domain::strategy::scorecard::Way;

/// The headings of the sheet of indicators; none is one by which a scorecard is read.
const INDICATORS: &[&str] = &[
    "Indicator code",
    ">Called",
    "Stands in",
    "Sort",
    ">Definition",
    ">Formula in words",
    "Definition number",
    "Unit",
    "Better when",
    ">Value comes from",
    ">Shown beside",
    ">Compliance shown with",
    ">How it will be measured",
    "First measured by",
    "Usual tolerance",
    "Began with",
    "Began in",
    "Began as known on",
    ">Where it was told",
    "Wanted value",
    "Wanted by",
    ">Worked out from",
    ">Why it was chosen",
    ">Target approved by",
    "Shown to everybody",
    ">Tells of the outcomes",
    "Taken off on",
    ">Why it was taken off",
];

pub(super) fn indicators(book: &Book) -> Table {
    let way = |way: &Way| match way {
        Way::Measure(code) => code.clone(),
        Way::Formula(formula) => formula.to_string(),
        Way::Entered => "Entered".to_owned(),
    };
    let rows = book.indicators.iter().map(|one| {
        let (baseline, target, plan) = (one.baseline.as_ref(), one.target.as_ref(), one.plan.as_ref());
        let (base, off) = (target.and_then(|target| target.base.as_ref()), one.taken_off.as_ref());
        vec![
            of(&one.code),
            Cell::text(&one.name),
            Cell::text(one.quadrant.label()),
            Cell::text(one.kind.label()),
            Cell::text(&one.definition),
            Cell::text(&one.formula),
            of(one.edition),
            Cell::text(one.unit.label()),
            Cell::text(one.direction.label()),
            Cell::text(way(&one.way)),
            joined(&one.beside),
            joined(&one.companions),
            maybe(plan.map(|plan| &plan.how)),
            day(plan.and_then(|plan| plan.by)),
            maybe(one.usual_tolerance()),
            maybe(baseline.map(|baseline| &baseline.value)),
            maybe(baseline.map(|baseline| &baseline.period)),
            day(baseline.map(|baseline| baseline.dated)),
            maybe(baseline.map(|baseline| &baseline.reported)),
            maybe(target.map(|target| &target.value)),
            day(target.and_then(|target| target.by)),
            maybe(target.zip(base).map(|(target, base)| base.said(&target.value))),
            maybe(target.map(|target| &target.why)),
            maybe(target.map(|target| &target.approved_by)),
            yes(one.is_public),
            joined(&one.serves),
            day(off.map(|off| off.on)),
            maybe(off.map(|off| &off.why)),
        ]
    });
    table("Indicators in full", INDICATORS, rows.collect())
}

pub(super) fn risks(book: &Book) -> Table {
    let rows = book.risks.iter().map(|one| {
        vec![
            of(one.id.get()),
            Cell::text(&one.title),
            maybe(one.about.as_ref()),
            Cell::text(&one.category),
            Cell::text(&one.cause),
            Cell::text(&one.event),
            Cell::text(&one.consequence),
            Cell::text(&one.owner),
            Cell::text(&one.scale),
            Cell::text(one.proximity.map_or("", |one| one.label())),
            Cell::text(one.response.map_or("", |one| one.label())),
            yes(one.is_shared),
            Cell::Date(one.raised),
            day(one.next_review),
            day(one.closed.as_ref().map(|closing| closing.on)),
            maybe(one.closed.as_ref().map(|closing| &closing.why)),
        ]
    });
    let headings = [
        "Risk number",
        ">Called",
        "Of",
        "Sort",
        ">Brought about by",
        ">May happen",
        ">Would follow",
        "Answered for by",
        "Scale",
        "How soon",
        ">What is done",
        "Shared with the supplier",
        "Entered",
        "Looked at by",
        "Closed",
        ">Why closed",
    ];
    table("Risks in full", &headings, rows.collect())
}

pub(super) fn savings(book: &Book) -> Table {
    let rows = book.savings.iter().map(|one| {
        let baseline = one.baseline.as_ref();
        vec![
            of(one.id.get()),
            Cell::text(&one.title),
            maybe(one.about.as_ref()),
            Cell::text(one.kind.label()),
            Cell::text(&one.how),
            Cell::text(&one.owner),
            Cell::maybe(baseline, |baseline| Cell::Money(baseline.amount)),
            maybe(baseline.map(|baseline| &baseline.what)),
            maybe(baseline.map(|baseline| &baseline.period)),
            maybe(baseline.map(|baseline| &baseline.source)),
            Cell::Date(one.entered),
            day(one.withdrawn),
        ]
    });
    let headings = [
        "Saving number",
        ">Called",
        "Of",
        ">Sort",
        ">Found by",
        "Answered for by",
        "Held against (£)",
        ">Which is",
        "In",
        ">Said by",
        "Entered",
        "Withdrawn",
    ];
    table("Savings in full", &headings, rows.collect())
}
