//! Every figure that indicators and checks can ask for, and those that the council enters for want of a source.

pub mod enter;

use super::below_strategy;
use super::drill::page_of;
use super::quantities::{cell, shown};
use crate::address::Path;
use crate::components::Link;
use crate::cx::Cx;
use crate::failure::PageFailure;
use crate::page::Answer;
use crate::parts::listing::Column;
use crate::parts::{Button, Facet, Listing, Part, Row};
use domain::access::Action;
use domain::strategy::measures::{Reading, in_words};
use domain::strategy::scorecard::Way;
use domain::strategy::{Quantity, Unit};
use publish::lists::Cell;
use std::collections::BTreeSet;
use store::strategy::Facts;

/// The codes that are offered, entered, or asked for by an indicator or a check.
fn codes(facts: &Facts) -> BTreeSet<String> {
    let book = &facts.book;
    let mut codes: BTreeSet<String> = facts.readings.measures().map(|one| one.code.to_owned()).collect();
    codes.extend(book.entered.iter().map(|one| one.measure.clone()));
    codes.extend(book.all_checks().into_iter().map(|check| check.measure));
    for one in &book.indicators {
        match &one.way {
            Way::Measure(code) => {
                codes.insert(code.clone());
            }
            Way::Formula(formula) => codes.extend(formula.codes().into_iter().map(str::to_owned)),
            Way::Entered => {}
        }
        codes.extend(one.beside.iter().cloned());
    }
    codes.retain(|code| domain::strategy::measures::is_code(code));
    codes
}

/// How a figure is known, in words.
fn state(facts: &Facts, code: &str) -> &'static str {
    let reading = facts.readings.get(code);
    let is_entered = facts.book.entered.iter().any(|one| one.measure == code && one.reading == reading);
    match (reading.value.is_some(), facts.readings.measure(code).is_some()) {
        (true, _) if is_entered => "Entered by the council",
        (true, _) => "Found in the records",
        (false, true) => "Not measured",
        (false, false) => "No source yet",
    }
}

/// A value as the list shows it: percentages and scores as they are read elsewhere, what can be added up as a number.
fn value_cell(reading: &Reading) -> Cell {
    match reading.value.as_ref().map(Quantity::unit) {
        Some(Unit::Percentage | Unit::Score) => Cell::text(shown(reading)),
        _ => cell(reading.value.as_ref()),
    }
}

fn row(facts: &Facts, code: &str, may_enter: bool) -> Row {
    let reading = facts.readings.get(code);
    let measure = facts.readings.measure(code);
    let state = state(facts, code);
    let subject = code.split('.').next().unwrap_or_default().to_owned();
    let own_page = page_of(code).map(|link| link.href).filter(|_| state != "No source yet");
    let entering = format!("/strategy/figures/new?code={code}");
    let is_known = reading.value.is_some();
    Row {
        href: own_page.or_else(|| may_enter.then_some(entering)).unwrap_or_default(),
        cells: vec![
            Cell::text(measure.map_or_else(|| in_words(code), |one| one.name.to_owned())),
            Cell::text(code),
            value_cell(&reading),
            Cell::text(state),
            Cell::text(if is_known { reading.period.said() } else { String::new() }),
            Cell::text(&reading.source),
            if is_known { Cell::Date(reading.as_of) } else { Cell::Empty },
            Cell::text(if reading.reason.is_empty() {
                measure.map_or("", |one| one.definition)
            } else {
                &reading.reason
            }),
        ],
        facets: vec![subject, state.to_owned()],
    }
}

async fn listing(cx: &Cx) -> Result<Listing, PageFailure> {
    let facts = super::facts(cx).await?;
    let may_enter = cx.may(Action::EditStrategy);
    let button = Button { link: Link::new("Enter a figure", "/strategy/figures/new"), secondary: false };
    Ok(Listing {
        title: "Figures".into(),
        address: "/strategy/figures".into(),
        breadcrumbs: below_strategy(),
        parts: vec![Part::text(
            "What indicators, formulas and checks can ask for. A figure whose subject is not in the house has no source yet: that is never nought, and it can be entered with its source and day.",
        )],
        columns: vec![
            Column::wide("Figure"),
            Column::new("Code"),
            Column::number("Value"),
            Column::new("How it is known"),
            Column::new("Period"),
            Column::wide("Source"),
            Column::new("As of"),
            Column::wide("What it is, or why it is not measured"),
        ],
        facets: vec![
            Facet { name: "subject", label: "Subject", all: "All subjects" },
            Facet { name: "state", label: "How it is known", all: "All" },
        ],
        rows: codes(&facts).iter().map(|code| row(&facts, code, may_enter)).collect(),
        empty: "No figure is offered yet.".into(),
        buttons: if may_enter { vec![button] } else { Vec::new() },
        file: "figures",
        said: format!("Figures as of {}. An empty value is not measured, which is not nought.", facts.today),
    })
}

/// The list.
pub async fn open(cx: Cx) -> Answer {
    listing(&cx).await?.page(&cx)
}

/// The list as a file.
pub async fn send_file(cx: Cx, Path(form): Path<String>) -> Answer {
    listing(&cx).await?.send_file(&cx, &form)
}
