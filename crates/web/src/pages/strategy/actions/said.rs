//! What an action says of itself, of what it serves and of what it saved.

use super::owner::owner_said;
use crate::components::{Cell, Link, Summary, SummaryRow};
use crate::cx::Cx;
use crate::failure::PageFailure;
use crate::pages::strategy::{day, subjects};
use crate::parts::{Part, table};
use domain::access::Action;
use domain::savings::{Saving, in_total, of_saving};
use domain::strategy::Book;
use domain::strategy::actions::{ActionKind, ActionLink, ActionState, OutcomeCode, Outcomes, PlannedAction};
use domain::strategy::editions::{Edition, Editions};
use domain::values::{Date, Pence};

/// Where a link of an action leads, in words and as an address; text where there is no page.
pub fn link(cx: &Cx, book: &Book, editions: &Editions, link: &ActionLink) -> Link {
    match link {
        ActionLink::Index(index) => match editions.index(index) {
            Some(one) => Link::new(&format!("Area: {}", one.name), &format!("/strategy/areas/{index}")),
            None => Link::new(&format!("Area: {index}, not in the house yet"), ""),
        },
        ActionLink::Indicator(code) => match book.indicators.iter().find(|one| one.code.as_str() == code) {
            Some(one) => Link::new(&format!("Indicator: {}", one.name), &format!("/strategy/scorecard/{code}")),
            None => Link::new(&format!("Indicator: {code}, not on the scorecard"), ""),
        },
        ActionLink::Outcome(code) => Link::new(&outcome(book, code, cx.today()), "/strategy/outcomes"),
        ActionLink::Record(at) => {
            let known = subjects::known(cx, book, at);
            Link::new(&known.text, &known.href)
        }
    }
}

/// An outcome by its name, with what it means today where another took its place.
fn outcome(book: &Book, code: &OutcomeCode, today: Date) -> String {
    let outcomes = Outcomes::new(book.outcomes.clone()).unwrap_or_default();
    let Some(one) = outcomes.get(code) else { return format!("Outcome: {code}") };
    let meant = outcomes.meant(code, today);
    let next: Vec<&str> = meant.iter().filter(|other| other.code != *code).map(|other| other.name.as_str()).collect();
    match (one.holds_on(today), next.is_empty()) {
        (false, false) => format!("{}: {}, and since it ended {}", one.kind.label(), one.name, next.join(", ")),
        (false, true) if one.to.is_some_and(|to| to < today) => format!("{}: {}, ended", one.kind.label(), one.name),
        _ => format!("{}: {}", one.kind.label(), one.name),
    }
}

fn state_said(action: &PlannedAction, cx: &Cx) -> String {
    let late = if action.is_overdue(cx.today()) { ", overdue" } else { "" };
    match &action.state {
        ActionState::Done { on } => format!("Done on {}", day(*on)),
        ActionState::Stopped { on, why } => format!("Stopped on {}: {why}", day(*on)),
        ActionState::Merged { into, on, why } => format!("Goes on in action {into} since {}: {why}", day(*on)),
        ActionState::Passed { on, to } => format!("Passed to {} on {}", to.as_str(), day(*on)),
        open => format!("{}{late}, {}% done", open.label(), action.done_per_cent),
    }
}

/// What the action says, name by name. What is seldom said is left out where it is not.
pub fn summary(edition: &Edition, action: &PlannedAction, users: &[String], cx: &Cx) -> Summary {
    let text = |text: &str| if text.trim().is_empty() { "Not said yet".to_owned() } else { text.to_owned() };
    let mut rows = vec![
        SummaryRow::new("How far", state_said(action, cx)),
        SummaryRow::new("What we do for it", text(&action.how)),
        SummaryRow::new("Who with", text(&action.with.join("; "))),
        SummaryRow::new("Who answers for it", owner_said(action, users)),
        SummaryRow::new("By", action.due.map_or_else(|| "No day yet".to_owned(), day)),
        SummaryRow::new(
            "Days of work",
            action.days.map_or_else(|| "Not estimated".to_owned(), |days| days.to_string()),
        ),
        SummaryRow::new("Kind", action.kind.label()),
        SummaryRow::new("Added", day(action.added)),
    ];
    let mut add = |name: &str, said: Option<String>| {
        let said = said.filter(|said| !said.trim().is_empty());
        rows.extend(said.map(|said| SummaryRow::new(name, said)));
    };
    add("Theme of the plan", action.theme.clone());
    add("Stands up for it", action.sponsor.clone());
    add("Departments it reaches", Some(action.departments.join("; ")));
    if action.kind == ActionKind::Trial {
        add("What the trial shall show", Some(text(&action.hypothesis)));
        add(
            "What may be lost on it",
            Some(action.budget.map_or_else(|| "Not said yet".to_owned(), |sum| sum.to_string())),
        );
    }
    add(
        "Agreed",
        action.agreed.as_ref().map(|agreed| {
            let minute = if agreed.is_minuted() { format!(", minute {}", agreed.minute) } else { String::new() };
            format!("By {} on {}{minute}", agreed.by, day(agreed.on))
        }),
    );
    add("Asked for by", action.asked.as_ref().map(|asked| format!("{}, {}", asked.name, asked.department)));
    add("Leads to", action.to_level.map(|level| edition.levels.name(level).to_owned()));
    add("What came of it", Some(action.effect.clone()));
    add("Came from", action.origin.as_ref().map(|one| format!("action {} of {}", one.action, one.council.as_str())));
    Summary::new(rows)
}

/// What was saved by the action, with what finance signed off, and the way to enter more; nothing for who may not see it.
pub fn savings(cx: &Cx, book: &Book, action: &PlannedAction) -> Result<Vec<Part>, PageFailure> {
    let here = |saving: &&Saving| {
        let about = saving.about.as_ref();
        about.is_some_and(|about| about.noun() == "actions" && about.id() == action.id.to_string())
    };
    let found: Vec<Saving> = book.savings.iter().filter(here).cloned().collect();
    let is_support = action.kind == ActionKind::Support;
    if !cx.may(Action::SeeSavings) || (found.is_empty() && !is_support) {
        return Ok(Vec::new());
    }
    let fault = |fault: domain::values::PenceError| PageFailure::fault(&fault.to_string());
    let today = cx.today();
    let mut parts = vec![Part::heading("What it saved")];
    if found.is_empty() {
        parts.push(Part::text("No saving was entered from this support yet."));
    } else {
        let mut rows = Vec::new();
        for saving in &found {
            let total = of_saving(saving, today).map_err(fault)?;
            rows.push(vec![
                Cell::new(&saving.title).to(format!("/savings/{}", saving.id.get())),
                Cell::new(saving.kind.label()),
                Cell::number(total.planned.to_string()),
                Cell::number(total.delivered.to_string()),
            ]);
        }
        parts.push(Part::Table(table("Savings from this action", &["Saving", "Kind", "#Planned", "#Delivered"], rows)));
        let totals = in_total(&found, today).map_err(fault)?;
        let delivered = totals.iter().filter(|one| one.delivered != Pence::ZERO);
        let said: Vec<String> =
            delivered.map(|one| format!("{} {}", one.delivered, one.kind.label().to_lowercase())).collect();
        let said = if said.is_empty() { "nothing yet".to_owned() } else { said.join("; ") };
        parts.push(Part::text(format!("Delivered so far, as finance signed off: {said}.")));
    }
    if cx.may(Action::EditSavings) {
        let address = format!("/savings/new?about=actions/{}", action.id);
        let question = "Support that saved something counts once it stands in the register.".to_owned();
        parts.push(Part::Way(question, Link::new("Enter a saving from this", &address)));
    }
    Ok(parts)
}
