//! The register over invented risks.

mod checks;
mod escalation;
mod figures;
mod scales;
mod shapes;

use super::*;
use crate::values::Date;
use std::collections::BTreeMap;

pub(super) fn day(text: &str) -> Date {
    text.parse().unwrap()
}

pub(super) fn today() -> Date {
    day("2026-11-21")
}

pub(super) fn place(likelihood: &str, impact: &str) -> Placing {
    Placing { likelihood: likelihood.into(), impact: impact.into() }
}

pub(super) fn rated(on: &str, residual: Option<(&str, &str)>) -> Rated {
    let residual = residual.map(|(likelihood, impact)| place(likelihood, impact));
    Rated { on: day(on), by: "R. Odell".into(), inherent: None, residual, target: None, why: "As agreed".into() }
}

/// An open risk of the 3 by 3 scale that was rated on 1 November 2026.
pub(super) fn risk(number: i64, residual: Option<(&str, &str)>) -> Risk {
    Risk {
        id: RiskId::new(number),
        title: format!("Risk {number}"),
        cause: "One firm only repairs the lifts".into(),
        event: "The firm stops trading".into(),
        consequence: "Lifts stand still".into(),
        about: None,
        category: String::from("Supply"),
        owner: "R. Odell".into(),
        scale: "ryg-3x3".into(),
        proximity: None,
        response: Some(Response::Treat),
        is_shared: false,
        controls: Vec::new(),
        raised: day("2026-01-10"),
        rated: vec![rated("2026-11-01", residual)],
        next_review: None,
        closed: None,
    }
}

pub(super) fn appetites(usual: &str) -> Appetites {
    Appetites { usual: usual.into(), by_category: BTreeMap::from([("Safety".into(), "green".into())]) }
}
