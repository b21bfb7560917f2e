//! Quantities as people type them, and as pages, drawings and files show them.

use crate::charts;
use crate::parts::Typed;
use domain::law::assessment::Exact;
use domain::strategy::measures::Reading;
use domain::strategy::{Period, Quantity, Unit};
use publish::lists::Cell;

/// How a period is typed.
pub const PERIOD_HINT: &str = "Like 2025-26, 2025-26 Q4, 2026 M03, or a day such as 2026-03-31";

/// A quantity that was typed; none where nothing was, or N/m for what was not measured.
pub fn quantity(typed: &mut Typed<'_>, name: &str, unit: Unit) -> Option<Quantity> {
    let text = typed.text(name);
    if text.is_empty() || text.eq_ignore_ascii_case("n/m") {
        return None;
    }
    match Quantity::from_typed(unit, &text) {
        Ok(found) => Some(found),
        Err(message) => {
            typed.wrong(name, &message);
            None
        }
    }
}

/// A period that was typed.
pub fn period(typed: &mut Typed<'_>, name: &str) -> Option<Period> {
    let text = typed.text(name);
    match text.parse() {
        Ok(period) => Some(period),
        Err(_) => {
            typed.wrong(name, "Enter the period, like 2025-26, 2025-26 Q4, 2026 M03 or 2026-03-31");
            None
        }
    }
}

/// How the scale of a score is asked for.
pub const SCALE_HINT: &str =
    "The lowest is 1. Scores of two scales are never compared. Leave it empty where nobody knows";

/// The highest score of a scale that was typed; none where nothing was.
pub fn scale(typed: &mut Typed<'_>) -> Option<u8> {
    typed.maybe("scale", "Enter the highest score of its scale as a whole number, like 5")
}

/// A value as it is read, or that there is none: never nought.
pub fn shown(reading: &Reading) -> String {
    value_shown(reading.value.as_ref(), reading.scale)
}

/// A value as it is read: a percentage with one decimal, a score with the highest of its scale where that is known.
pub fn value_shown(value: Option<&Quantity>, scale: Option<u8>) -> String {
    match (value, scale) {
        (None, _) => "Not measured".to_owned(),
        (Some(value), Some(highest)) if value.unit() == Unit::Score => format!("{value} of {highest}"),
        (Some(value), _) => value.in_tenths().to_string(),
    }
}

/// The cell of a file; empty for what is not measured.
pub fn cell(value: Option<&Quantity>) -> Cell {
    let Some(value) = value else { return Cell::Empty };
    match value.unit() {
        Unit::Pounds => value.number().to_pence().map_or(Cell::Empty, Cell::Money),
        Unit::Count => times(value, 1).map_or(Cell::Empty, Cell::Count),
        Unit::Percentage | Unit::Days | Unit::Score => Cell::text(value.to_string()),
    }
}

fn times(value: &Quantity, factor: i64) -> Option<i64> {
    (value.number() * &Exact::whole(factor)).shown(0).parse().ok()
}

/// A value as a drawing takes it.
pub fn drawn(value: &Quantity) -> Option<i64> {
    match value.unit() {
        Unit::Pounds => value.number().to_pence().ok().map(domain::values::Pence::get),
        Unit::Count => times(value, 1),
        Unit::Percentage | Unit::Days | Unit::Score => times(value, 10),
    }
}

/// What a drawing of such values counts.
pub const fn drawn_unit(unit: Unit) -> charts::Unit {
    match unit {
        Unit::Pounds => charts::Unit::Pence,
        Unit::Count => charts::Unit::Count,
        Unit::Percentage => charts::Unit::Percent,
        Unit::Days | Unit::Score => charts::Unit::Tenths,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::values::Pence;

    #[test]
    fn a_value_is_read_with_one_decimal_and_a_score_with_its_scale() {
        let of = |unit, text| Quantity::from_typed(unit, text).unwrap();
        for (value, scale, shown, reason) in [
            (Some(of(Unit::Percentage, "66.67")), None, "66.7%", "a percentage"),
            (Some(of(Unit::Score, "4.1")), Some(5), "4.1 of 5", "a score on its scale"),
            (Some(of(Unit::Score, "4.1")), None, "4.1", "a scale that nobody said"),
            (None, Some(5), "Not measured", "no value"),
        ] {
            assert_eq!(value_shown(value.as_ref(), scale), shown, "{reason}");
        }
    }

    #[test]
    fn a_drawing_takes_each_unit_in_its_own_steps() {
        for (value, number, reason) in [
            (Quantity::pounds(Pence::new(8_400_050)), 8_400_050, "pence"),
            (Quantity::count(9), 9, "things"),
            (Quantity::tenths(862), 862, "tenths of a per cent"),
            (Quantity::from_typed(Unit::Score, "4.1").unwrap(), 41, "tenths of a score"),
            (Quantity::from_typed(Unit::Days, "19.6").unwrap(), 196, "tenths of a day"),
        ] {
            assert_eq!(drawn(&value), Some(number), "{reason}");
        }
        assert_eq!(cell(None), Cell::Empty, "what is not measured is no nought");
    }
}
