//! Sheets of figures: recorded values, scales and reviews of risks, savings by year.

use super::super::export::{Table, table};
use super::{count, day, joined, maybe, of, reading};
use crate::lists::Cell;
use domain::savings::{Decided, Saving, StageCode, YearPart, hours_said};
use domain::strategy::Book;
use domain::strategy::sheets::RECORDED_SHEET;

pub(super) fn recorded(book: &Book) -> Table {
    let rows = book.recorded.iter().map(|one| {
        let told = one.reported.iter().map(|told| format!("{}, {}", told.to, told.on));
        let mut cells = vec![of(&one.code)];
        cells.extend(reading(&one.reading));
        cells.extend([Cell::text(one.origin.label()), count(one.edition), joined(told)]);
        cells
    });
    let headings = [
        "Code",
        "Value",
        "Period",
        "Numeric",
        ">Why or with what",
        ">Source",
        "Known on",
        "Said by",
        "Definition number",
        ">Told",
    ];
    table(RECORDED_SHEET, &headings, rows.collect())
}

pub(super) fn entered(book: &Book) -> Table {
    let rows = book.entered.iter().map(|one| {
        let mut cells = vec![Cell::text(&one.measure)];
        cells.extend(reading(&one.reading));
        cells
    });
    let headings = ["Figure", "Value", "Period", "Numeric", ">Why or with what", ">Source", "Known on"];
    table("Entered figures", &headings, rows.collect())
}

pub(super) fn scales(book: &Book) -> Table {
    let mut rows = Vec::new();
    for scale in &book.scales {
        for (likelihood, ratings) in scale.likelihoods.iter().zip(&scale.matrix) {
            for (impact, code) in scale.impacts.iter().zip(ratings) {
                let rating = scale.ratings.iter().find(|rating| rating.code == *code);
                let named = rating.map_or(code.as_str(), |rating| rating.name.as_str());
                let money = Cell::maybe(impact.money_from, Cell::Money);
                rows.push(vec![
                    of(&scale.code),
                    Cell::text(&scale.name),
                    Cell::text(&likelihood.name),
                    Cell::text(&impact.name),
                    money,
                    Cell::text(named),
                    joined(impact.by_dimension.iter().map(|(of, text)| format!("{}: {text}", of.label()))),
                ]);
            }
        }
    }
    table(
        "Scales of risk",
        &["Scale", ">Called", "Step of likelihood", "Step of impact", "Impact from (£)", "Makes", ">Impact means"],
        rows,
    )
}

pub(super) fn appetites(book: &Book) -> Table {
    let mut rows = Vec::new();
    for one in &book.appetites {
        rows.push(vec![Cell::text(&one.scale), Cell::text("In general"), Cell::text(&one.appetites.usual)]);
        let kinds = one.appetites.by_category.iter();
        rows.extend(kinds.map(|(kind, rating)| vec![Cell::text(&one.scale), Cell::text(kind), Cell::text(rating)]));
    }
    table("Appetite", &["Scale", ">Kind of risk", "Gravest rating taken"], rows)
}

pub(super) fn placings(book: &Book) -> Table {
    let all = book.risks.iter().flat_map(|risk| risk.rated.iter().map(move |rated| (risk, rated)));
    let rows = all.map(|(risk, rated)| {
        let placing = |placing: &Option<domain::risks::Placing>| {
            maybe(placing.as_ref().map(|one| format!("{} by {}", one.likelihood, one.impact)))
        };
        vec![
            count(risk.id.get()),
            Cell::text(&risk.title),
            maybe(risk.about.as_ref()),
            Cell::text(&risk.scale),
            Cell::Date(rated.on),
            Cell::text(&rated.by),
            placing(&rated.inherent),
            placing(&rated.residual),
            placing(&rated.target),
            Cell::text(&rated.why),
            day(risk.closed.as_ref().map(|closing| closing.on)),
        ]
    });
    let headings = [
        "Risk number",
        ">Called",
        "Of",
        "Scale",
        "Reviewed",
        "By whom",
        "Inherent",
        "Residual",
        "Wanted",
        ">Why",
        "Closed",
    ];
    table("Reviews of risks", &headings, rows.collect())
}

pub(super) fn controls(book: &Book) -> Table {
    let all = book.risks.iter().flat_map(|risk| risk.controls.iter().map(move |control| (risk, control)));
    let rows = all.map(|(risk, one)| {
        vec![
            count(risk.id.get()),
            Cell::text(&one.what),
            Cell::text(&one.owner),
            Cell::text(one.strength.label()),
            day(one.test_due),
        ]
    });
    table(
        "Risk controls",
        &["Risk number", ">What stands against it", "Kept up by", "Works", "Test due"],
        rows.collect(),
    )
}

pub(super) fn savings(book: &Book) -> Table {
    let all = book.savings.iter().flat_map(|saving| saving.years.iter().map(move |part| (saving, part)));
    let rows = all.map(|(saving, part)| {
        let (delivered, signed) = (part.delivered.as_ref(), part.signed.as_ref());
        vec![
            count(saving.id.get()),
            Cell::text(&saving.title),
            Cell::text(saving.method.label()),
            Cell::text(saving.recurrence.label()),
            of(part.year),
            Cell::Money(part.forecast),
            Cell::maybe(delivered, |one| Cell::Money(one.amount)),
            Cell::text(delivered.map_or("", |one| one.by.as_str())),
            Cell::text(delivered.map_or("", |one| one.evidence.as_str())),
            Cell::maybe(signed, |one| Cell::Money(one.amount)),
            Cell::text(signed.map_or("", |one| one.by.as_str())),
            day(signed.map(|one| one.on)),
            day(saving.withdrawn),
            Cell::text(saving.social_from.map_or("", |from| from.label())),
            Cell::text(saving.stage.as_ref().map(StageCode::name).unwrap_or_default()),
            Cell::text(idea_said(saving)),
            Cell::text(sent_back_said(part)),
        ]
    });
    let headings = [
        "Saving number",
        ">Called",
        "Way",
        "Comes again",
        "Of the year",
        "Expected (£)",
        "Claimed (£)",
        "Claimed by",
        ">Shown by",
        "Signed off (£)",
        "Signed by",
        "Signed on",
        "Withdrawn",
        "Social benefit from",
        "Stage of the work",
        ">Decisions on the idea",
        ">Sent back by finance",
    ];
    table("Savings by year", &headings, rows.collect())
}

/// Who sent a claim back, when and why; nothing where nobody did.
fn sent_back_said(part: &YearPart) -> String {
    part.sent_back.as_ref().map(|one| format!("{} by {}: {}", one.on, one.by, one.why)).unwrap_or_default()
}

/// The decisions on an idea, one after the other; that nobody decided where nobody did, and nothing for what was no idea.
fn idea_said(saving: &Saving) -> String {
    let Some(idea) = &saving.idea else { return String::new() };
    let said = |one: &Decided| format!("{}, {} by {}: {}", one.verdict.name(), one.on, one.by, one.why);
    if idea.decided.is_empty() {
        "not decided".to_owned()
    } else {
        idea.decided.iter().map(said).collect::<Vec<_>>().join("; ")
    }
}

pub(super) fn joint(book: &Book) -> Table {
    let all = book.joint_savings.iter().flat_map(|one| one.joint.participants.iter().map(move |part| (one, part)));
    let rows = all.map(|(one, part)| {
        let agreed = part.agreed.map(|hundredths| Cell::Percent(i64::from(hundredths)));
        vec![
            Cell::Count(one.number),
            Cell::text(&one.joint.title),
            Cell::text(one.joint.by.label()),
            Cell::text(&part.name),
            Cell::Money(part.before),
            Cell::Money(part.after),
            agreed.unwrap_or(Cell::Empty),
        ]
    });
    let headings = ["Joint saving number", ">Called", ">Apportioned", ">Who", "Before (£)", "After (£)", "Agreed"];
    table("Joint savings", &headings, rows.collect())
}

pub(super) fn efforts(book: &Book) -> Table {
    let rows = book.efforts.iter().map(|one| {
        vec![
            Cell::Count(one.number),
            Cell::text(one.stage.name()),
            Cell::text(hours_said(u64::from(one.quarters))),
            Cell::Month(one.month),
            maybe(one.about.as_ref()),
            Cell::text(&one.whose),
        ]
    });
    let headings = ["Entry number", "Stage of the work", "Hours", "Month", "About", ">Whose"];
    table("Hours by stage", &headings, rows.collect())
}

pub(super) fn strategic_suppliers(book: &Book) -> Table {
    let rows = book.strategic_suppliers.iter().map(|one| {
        vec![
            Cell::Count(one.number),
            Cell::text(&one.supplier),
            Cell::text(one.scope.label()),
            Cell::text(&one.lead),
            Cell::text(&one.objectives),
            day(Some(one.since)),
            day(one.until),
            joined(one.subjects.iter().map(ToString::to_string)),
        ]
    });
    let headings = [
        "Strategic supplier number",
        ">Supplier",
        "On behalf of",
        ">Lead",
        ">Objectives",
        "Since",
        "Until",
        ">Records",
    ];
    table("Strategic suppliers", &headings, rows.collect())
}
