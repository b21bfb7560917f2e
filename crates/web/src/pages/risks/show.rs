//! One risk: what it is, how grave it is, what stands against it, what it lacks, its history.

use super::{NOT_RATED, Register, below_risks, day, looks, matrix, register, review_said, steps_said};
use crate::address::Path;
use crate::components::{Cell, Link, PageFrame, Summary, SummaryRow, Table};
use crate::cx::Cx;
use crate::page::Answer;
use crate::pages::strategy::subjects;
use crate::pages::versions::{Kept, kept};
use crate::parts::{Button, Part, show_parts, table};
use domain::access::Action;
use domain::risks::{Control, MissingPart, Odd, Placing, Rated, Risk, Scale, missing, odd};
use domain::strategy::RISKS;
use domain::strategy::actions::PlannedAction;

fn summary(cx: &Cx, register: &Register, risk: &Risk) -> Summary {
    let said = |text: &str| if text.trim().is_empty() { "Not said".to_owned() } else { text.to_owned() };
    let state = match &risk.closed {
        Some(closing) => format!("Closed on {}: {}", day(closing.on), closing.why),
        None => "Open".to_owned(),
    };
    let mut rows = vec![
        SummaryRow::new("State", state),
        SummaryRow::new("Cause", said(&risk.cause)),
        SummaryRow::new("What may happen", said(&risk.event)),
        SummaryRow::new("What would follow", said(&risk.consequence)),
        subjects::row(cx, &register.book, risk.about.as_ref(), super::FUNCTION),
        SummaryRow::new("Kind", said(&risk.category)),
        SummaryRow::new("Owner", said(&risk.owner)),
        SummaryRow::new("How soon", risk.proximity.map_or("Not said", |one| one.label())),
        SummaryRow::new("What is done about it", risk.response.map_or("Not said", |one| one.label())),
        SummaryRow::new("Shared with a supplier", if risk.is_shared { "Yes" } else { "No" }),
        SummaryRow::new("Entered on", day(risk.raised)),
    ];
    if let Some(state) = register.review(risk).filter(|_| risk.is_open(register.today)) {
        rows.insert(1, SummaryRow::new("Review", review_said(state)));
    }
    Summary::new(rows)
}

fn rating_name<'s>(scale: &'s Scale, placing: Option<&Placing>) -> &'s str {
    placing.and_then(|placing| scale.rating(placing)).map_or(NOT_RATED, |rating| rating.name.as_str())
}

fn rating_cell(scale: &Scale, placing: Option<&Placing>) -> Cell {
    let rating = placing.and_then(|placing| scale.rating(placing));
    let classes = rating.map_or("", |rating| looks(scale, &rating.code).1).to_owned();
    Cell { classes, ..Cell::new(rating_name(scale, placing)) }
}

/// Where the risk stands: before any control, with them, where it shall be.
fn standings(rated: &Rated, scale: &Scale) -> Table {
    let row = |(name, placing): (&str, &Option<Placing>)| {
        let (likelihood, impact) = placing.as_ref().map_or_else(Default::default, |placing| steps_said(scale, placing));
        let score = placing.as_ref().and_then(|placing| scale.score(placing));
        vec![
            Cell::new(name),
            Cell::new(likelihood),
            Cell::new(impact),
            rating_cell(scale, placing.as_ref()),
            Cell::number(score.map(|score| score.to_string()).unwrap_or_default()),
        ]
    };
    let standings = [
        ("Inherent: before any control", &rated.inherent),
        ("Residual: with the controls there are", &rated.residual),
        ("Target: where it shall be", &rated.target),
    ];
    let head = ["Rating", "Likelihood", "Impact", "How grave", "#Score"];
    table("How grave it is", &head, standings.into_iter().map(row).collect())
}

fn rating_history(risk: &Risk, scale: &Scale) -> Table {
    let row = |rated: &Rated| {
        vec![
            Cell::new(day(rated.on)),
            rating_cell(scale, rated.inherent.as_ref()),
            rating_cell(scale, rated.residual.as_ref()),
            rating_cell(scale, rated.target.as_ref()),
            Cell::new(rated.by.as_str()),
            Cell::new(rated.why.as_str()),
        ]
    };
    let head = ["Reviewed on", "Inherent", "Residual", "Target", "By", "Why"];
    table("Reviews and ratings", &head, risk.rated.iter().rev().map(row).collect())
}

fn controls(risk: &Risk, register: &Register) -> Part {
    if risk.controls.is_empty() {
        return Part::text("No control is entered.");
    }
    let row = |control: &Control| {
        let test = match control.test_due {
            Some(due) if due < register.today => format!("Overdue: it was due on {}", day(due)),
            Some(due) => format!("By {}", day(due)),
            None => "None set".to_owned(),
        };
        let owner = control.owner.as_str();
        vec![Cell::new(control.what.as_str()), Cell::new(owner), Cell::new(control.strength.label()), Cell::new(test)]
    };
    Part::Table(table(
        "Controls",
        &["Control", "Owner", "How well it works", "Test"],
        risk.controls.iter().map(row).collect(),
    ))
}

fn linked_actions(risk: &Risk, register: &Register) -> Part {
    let id = risk.id.get().to_string();
    let is_linked = |action: &&PlannedAction| action.records(RISKS).any(|record| record.id() == id);
    let row = |action: &PlannedAction| {
        let is_late = action.state.ended().is_none_or(|ended| ended > register.today)
            && action.due.is_some_and(|due| due < register.today);
        let due = match action.due {
            Some(due) if is_late => format!("Overdue: {}", day(due)),
            Some(due) => day(due),
            None => "No day set".to_owned(),
        };
        vec![
            Cell::new(action.what.as_str()).to(format!("/strategy/actions/{}", action.id)),
            Cell::new(action.owner.as_deref().unwrap_or("Nobody")),
            Cell::new(due),
            Cell::new(action.state.label()),
        ]
    };
    let rows: Vec<Vec<Cell>> = register.book.actions.iter().filter(is_linked).map(row).collect();
    if rows.is_empty() {
        return Part::text("No action is linked to this risk.");
    }
    Part::Table(table("Actions against it", &["Action", "Owner", "Due", "State"], rows))
}

/// What somebody must look at: who must know, what is missing, what is odd.
fn heed(risk: &Risk, register: &Register) -> Vec<Part> {
    let mut parts = Vec::new();
    if !risk.is_open(register.today) {
        return parts;
    }
    if let Some(state) = register.review(risk).filter(|state| state.is_overdue()) {
        parts.push(Part::Tag("Review overdue".to_owned(), "govuk-tag--red"));
        parts.push(Part::Warning(format!("{}. Review it today.", review_said(state))));
    }
    let escalations = register.escalations(risk);
    if let Some(first) = escalations.first() {
        parts.push(Part::heading(&format!("Must know: {}", first.to)));
        parts.push(Part::Bullets(escalations.into_iter().map(|one| one.reason).collect()));
    }
    if let Some(scale) = register.scale(&risk.scale) {
        let oddities = odd(risk, scale, register.today);
        if !oddities.is_empty() {
            parts.push(Part::Inset(oddities.into_iter().map(Odd::label).collect::<Vec<_>>().join(". ")));
        }
    }
    let lacks = missing(risk, register.today);
    if !lacks.is_empty() {
        let said: Vec<&str> = lacks.into_iter().map(MissingPart::label).collect();
        parts.push(Part::text(format!("Still missing: {}.", said.join(", ").to_lowercase())));
    }
    parts
}

fn buttons(cx: &Cx, risk: &Risk) -> Vec<Button> {
    let at = super::address(risk.id);
    let mut buttons = Vec::new();
    if cx.may(Action::EditRisks) {
        buttons.push(Button { link: Link::new("Review and rate it", &format!("{at}/review")), secondary: false });
        buttons.push(Button { link: Link::new("Change it", &format!("{at}/change")), secondary: true });
        buttons.push(Button { link: Link::new("Close it", &format!("{at}/close")), secondary: true });
    }
    if cx.may(Action::EditStrategy) {
        let new = format!("/strategy/actions/new?risk={}", risk.id.get());
        buttons.push(Button { link: Link::new("Write an action against it", &new), secondary: true });
    }
    buttons
}

fn parts(cx: &Cx, register: &Register, kept: Kept<Risk>) -> Vec<Part> {
    let risk = &kept.now.record;
    let mut parts = Vec::new();
    let scale = register.scale(&risk.scale);
    if let Some(scale) = scale {
        let placing = risk.residual_on(register.today);
        let look = register.rating(risk).map_or("govuk-tag--grey", |rating| looks(scale, &rating.code).0);
        parts.push(Part::Tag(rating_name(scale, placing).to_owned(), look));
    }
    parts.extend(heed(risk, register));
    if risk.is_open(register.today) {
        parts.push(Part::Buttons(buttons(cx, risk)));
    }
    parts.push(Part::Summary(summary(cx, register, risk)));
    match (scale, risk.rated_on(register.today)) {
        (Some(scale), Some(rated)) => {
            parts.push(Part::Table(standings(rated, scale)));
            parts.push(matrix::meanings(scale));
        }
        (None, _) => parts.push(Part::text(
            "The council has no scale any more by which this risk was rated. Change the risk and choose one.",
        )),
        (_, None) => parts.push(Part::text("Nobody rated this risk yet. Review it to say how grave it is.")),
    }
    parts.extend([Part::heading("What stands against it"), controls(risk, register), linked_actions(risk, register)]);
    if let Some(scale) = scale.filter(|_| !risk.rated.is_empty()) {
        parts.push(Part::Table(rating_history(risk, scale)));
    }
    parts.push(Part::Table(kept.versions));
    parts
}

/// The risk.
pub async fn open(cx: Cx, Path(id): Path<i64>) -> Answer {
    let kept = kept::<Risk>(&cx, &id.to_string()).await?;
    let register = register(&cx).await?;
    let frame = PageFrame { breadcrumbs: below_risks(), ..cx.frame(&kept.now.record.title) };
    show_parts(frame, parts(&cx, &register, kept))
}
