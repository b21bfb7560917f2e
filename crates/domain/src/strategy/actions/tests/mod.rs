//! The action plan of an invented council.

mod audit;
mod ending;
mod figures;
mod merging;
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
        owner: Some("Head of procurement".into()),
        due: Some(date(2027, 3, 31)),
        days: Some(10),
        ..PlannedAction::new(PlannedActionId::new(id), date(2026, 4, 1), what)
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
