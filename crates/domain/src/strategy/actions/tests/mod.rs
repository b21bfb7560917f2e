//! The action plan of an invented council.

mod audit;
mod ending;
mod outcomes;
mod plan;
mod read;

use super::*;
use crate::strategy::Evidence;
use crate::strategy::editions::IndexRef;
use crate::values::Date;
use jiff::civil::date;

const TODAY: Date = date(2026, 11, 21);

fn action(id: i64, what: &str) -> PlannedAction {
    PlannedAction {
        id: PlannedActionId::new(id),
        kind: ActionKind::Change,
        added: date(2026, 4, 1),
        what: what.to_owned(),
        how: String::new(),
        with: Vec::new(),
        owner: Some("Head of procurement".into()),
        due: Some(date(2027, 3, 31)),
        to_level: None,
        days: Some(10),
        done_per_cent: 0,
        state: ActionState::Planned,
        evidence: Vec::new(),
        effect: String::new(),
        links: Vec::new(),
        origin: None,
    }
}

fn area(index: &str) -> ActionLink {
    ActionLink::Index(index_ref(index))
}

fn index_ref(index: &str) -> IndexRef {
    format!("nps-2018/{index}").parse().unwrap()
}

fn shown(text: &str) -> Vec<Evidence> {
    vec![Evidence::said(text, TODAY)]
}
