//! The scorecard worked out over invented readings.

mod balance;
mod formulas;
mod trends;
mod values;

use super::{Baseline, Indicator, IndicatorCode, Origin, Recorded, Target, Way, eleven};
use crate::strategy::measures::{Measure, Reading, Readings};
use crate::strategy::{Quantity, Unit};
use crate::values::Date;

pub(super) fn day(text: &str) -> Date {
    text.parse().unwrap()
}

pub(super) fn today() -> Date {
    day("2026-11-21")
}

pub(super) fn code(text: &str) -> IndicatorCode {
    text.parse().unwrap()
}

pub(super) fn quantity(unit: Unit, text: &str) -> Quantity {
    Quantity::from_typed(unit, text).unwrap()
}

/// Readings of figures that are offered, each a count; `None` for one that is offered and not measured.
pub(super) fn readings(figures: &[(&'static str, Option<i64>)]) -> Readings {
    let mut readings = Readings::new(today());
    for (code, value) in figures {
        let measure =
            Measure { code, name: "A figure", unit: Unit::Count, subject: "spend", definition: "Counted in a test." };
        readings.offer(&[measure]);
        let reading = Reading::of(value.map(Quantity::count), "Nobody counted.", "A register", today());
        readings.found(code, reading.over("2025-26".parse().unwrap()));
    }
    readings
}

/// An indicator of the eleven with another code and way.
pub(super) fn indicator(text: &str, way: Way) -> Indicator {
    let first = eleven().into_iter().next().unwrap();
    Indicator { code: code(text), way, unit: Unit::Count, beside: Vec::new(), plan: None, ..first }
}

pub(super) fn by_formula(text: &str, formula: &str) -> Indicator {
    indicator(text, Way::Formula(formula.parse().unwrap()))
}

pub(super) fn recorded(text: &str, period: &str, value: Option<i64>, origin: Origin) -> Recorded {
    let reading = Reading::of(value.map(Quantity::count), "Nobody counted.", "A report", day("2026-05-01"));
    let reading = reading.over(period.parse().unwrap());
    Recorded { code: code(text), edition: 1, reading, origin, reported: Vec::new() }
}

pub(super) fn baseline(value: Quantity, period: &str, dated: &str) -> Baseline {
    let source = String::from("Procurement strategy, appendix");
    Baseline { value, period: period.parse().unwrap(), source, dated: day(dated), reported: String::from("Cabinet") }
}

pub(super) fn target(value: Quantity, tolerance: Quantity) -> Target {
    Target {
        value,
        tolerance,
        by: None,
        base: None,
        why: String::from("As the committee asked"),
        approved_by: String::new(),
    }
}
