//! How a value stands against its target, with the sum that says so.

use super::{Direction, Target};
use crate::law::assessment::Exact;
use crate::strategy::{Quantity, Unit};
use crate::values::Date;

named! {
    /// How an indicator stands.
    Status {
        Met "met" "Target met";
        Near "near" "Near the target";
        NotThereYet "not_there_yet" "Not there yet";
        Missed "missed" "Target missed";
        NoTarget "no_target" "No target";
        NotMeasured "not_measured" "Not measured";
    }
}

/// A status and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standing {
    /// How it stands.
    pub status: Status,
    /// Why, in a sentence with the numbers.
    pub reason: String,
}

/// Judges a value against a target as of a day.
///
/// At the target is met, and at the end of the tolerance is near. A value further off is not there yet up to the day by which
/// the target shall be reached, that day included; after it the target is missed, as is one without a day. A target of the
/// council's own choosing is judged by itself: a low one that is met is met.
///
/// ```
/// use domain::strategy::scorecard::{Direction, Status, judge};
/// use domain::strategy::Quantity;
/// let standing = judge(&Quantity::tenths(914), Direction::Higher, None, jiff::civil::date(2026, 11, 21));
/// assert_eq!(standing.status, Status::NoTarget);
/// ```
#[must_use]
pub fn judge(value: &Quantity, direction: Direction, target: Option<&Target>, today: Date) -> Standing {
    let Some(target) = target else {
        return Standing { status: Status::NoTarget, reason: format!("{}; no target is set.", value.in_tenths()) };
    };
    let aim = &target.value;
    if value.unit() != aim.unit() || target.tolerance.unit() != aim.unit() {
        let reason = format!("{value} cannot be held against a target of {aim}: they are in different units.");
        return Standing { status: Status::NoTarget, reason };
    }
    let shortfall = match direction {
        Direction::Higher => aim.number() - value.number(),
        Direction::Lower => value.number() - aim.number(),
        Direction::Neutral => {
            let reason = format!("{value} beside {aim}; neither more nor less is better.");
            return Standing { status: Status::NoTarget, reason };
        }
    };
    stand(value, target, direction, &shortfall, today)
}

/// A value and an aim as their sum is written: in tenths of a per cent, unless the two look the same then.
pub(super) fn written(value: &Quantity, aim: &Quantity) -> (Quantity, Quantity) {
    let short = (value.in_tenths(), aim.in_tenths());
    if short.0 == short.1 { (value.clone(), aim.clone()) } else { short }
}

fn stand(value: &Quantity, target: &Target, direction: Direction, shortfall: &Exact, today: Date) -> Standing {
    let aim = &target.value;
    let (side, wanted) = match direction {
        Direction::Lower => ("above", "at most"),
        _ => ("below", "at least"),
    };
    if *shortfall <= Exact::whole(0) {
        let (value, aim) = written(value, aim);
        return Standing { status: Status::Met, reason: format!("{value}; the target is {wanted} {aim}.") };
    }
    let (value, aim) = written(value, aim);
    let by = difference(&(aim.number() - value.number()), aim.unit());
    let tolerance = difference(target.tolerance.number(), aim.unit());
    let is_near = shortfall <= target.tolerance.number();
    let ahead = target.by.filter(|by| today <= *by);
    let (status, word) = match (is_near, ahead) {
        (true, _) => (Status::Near, "within"),
        (false, Some(_)) => (Status::NotThereYet, "beyond"),
        (false, None) => (Status::Missed, "beyond"),
    };
    let leeway = if target.tolerance.number().is_zero() {
        String::from("and no tolerance is set")
    } else {
        format!("{word} the tolerance of {tolerance}")
    };
    let until = ahead.map(|by| by.strftime(" It shall be reached by %-d %B %Y.").to_string()).unwrap_or_default();
    Standing { status, reason: format!("{value} is {by} {side} the target of {aim}, {leeway}.{until}") }
}

/// A difference in words: that of two percentages is in points.
pub(super) fn difference(number: &Exact, unit: Unit) -> String {
    let size = Quantity::new(number.distance(), unit);
    match unit {
        Unit::Percentage => format!("{} points", size.to_string().trim_end_matches('%')),
        _ => size.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    const TODAY: Date = date(2026, 11, 21);

    fn target(value: &str, tolerance: &str, unit: Unit) -> Target {
        let quantity = |text| Quantity::from_typed(unit, text).unwrap();
        Target {
            value: quantity(value),
            tolerance: quantity(tolerance),
            by: None,
            base: None,
            why: String::new(),
            approved_by: String::new(),
        }
    }

    #[test]
    fn both_sides_of_the_target_and_of_its_tolerance_are_told_apart() {
        use {Direction::*, Status::*};
        for (direction, value, aim, tolerance, status, reason) in [
            (Higher, "90", "90", "2", Met, "at the target"),
            (Higher, "90.01", "90", "2", Met, "over it"),
            (Higher, "89.99", "90", "2", Near, "a hundredth below"),
            (Higher, "88", "90", "2", Near, "at the end of the tolerance"),
            (Higher, "87.99", "90", "2", Missed, "a hundredth beyond it"),
            (Higher, "89.99", "90", "0", Missed, "no tolerance"),
            (Higher, "0", "0", "0", Met, "a target of nought is a target"),
            (Lower, "10", "10", "1", Met, "at the target"),
            (Lower, "9", "10", "1", Met, "below it"),
            (Lower, "10.01", "10", "1", Near, "a hundredth above"),
            (Lower, "11", "10", "1", Near, "at the end of the tolerance"),
            (Lower, "11.01", "10", "1", Missed, "a hundredth beyond it"),
            (Neutral, "10", "10", "1", NoTarget, "neither is better"),
        ] {
            let value = Quantity::from_typed(Unit::Percentage, value).unwrap();
            let standing = judge(&value, direction, Some(&target(aim, tolerance, Unit::Percentage)), TODAY);
            assert_eq!(standing.status, status, "{direction} {reason}");
        }
    }

    #[test]
    fn a_value_that_falls_short_is_not_there_yet_until_the_day_of_the_target_is_over() {
        let quantity = |text| Quantity::from_typed(Unit::Percentage, text).unwrap();
        for (value, by, status, reason) in [
            ("80", Some(date(2026, 11, 22)), Status::NotThereYet, "the day lies ahead"),
            ("80", Some(TODAY), Status::NotThereYet, "the day itself"),
            ("80", Some(date(2026, 11, 20)), Status::Missed, "the day after it"),
            ("80", None, Status::Missed, "no day to wait for"),
            ("89", Some(date(2026, 11, 22)), Status::Near, "within the tolerance before the day"),
            ("89", Some(date(2026, 11, 20)), Status::Near, "and after it"),
            ("90", Some(date(2026, 11, 20)), Status::Met, "reached"),
        ] {
            let target = Target { by, ..target("90", "2", Unit::Percentage) };
            assert_eq!(judge(&quantity(value), Direction::Higher, Some(&target), TODAY).status, status, "{reason}");
        }
        let target = Target { by: Some(date(2028, 3, 31)), ..target("90", "2", Unit::Percentage) };
        let standing = judge(&quantity("80"), Direction::Higher, Some(&target), TODAY);
        assert!(standing.reason.ends_with("It shall be reached by 31 March 2028."), "{}", standing.reason);
    }

    #[test]
    fn the_reason_shows_the_sum() {
        for (value, direction, aim, tolerance, unit, said) in [
            (
                "86.15",
                Direction::Higher,
                "90",
                "2",
                Unit::Percentage,
                "86.2% is 3.8 points below the target of 90.0%, beyond the tolerance of 2.0 points.",
            ),
            (
                "89.99",
                Direction::Higher,
                "90",
                "0",
                Unit::Percentage,
                "89.99% is 0.01 points below the target of 90.0%, and no tolerance is set.",
            ),
            (
                "83000",
                Direction::Higher,
                "84000",
                "5000",
                Unit::Pounds,
                "£83,000 is £1,000 below the target of £84,000, within the tolerance of £5,000.",
            ),
            ("12", Direction::Lower, "8", "0", Unit::Count, "12 is 4 above the target of 8, and no tolerance is set."),
            ("8", Direction::Lower, "8", "0", Unit::Count, "8; the target is at most 8."),
        ] {
            let value = Quantity::from_typed(unit, value).unwrap();
            assert_eq!(judge(&value, direction, Some(&target(aim, tolerance, unit)), TODAY).reason, said);
        }
    }

    #[test]
    fn a_value_in_another_unit_is_not_judged() {
        let target = target("90", "2", Unit::Percentage);
        let standing = judge(&Quantity::count(91), Direction::Higher, Some(&target), TODAY);
        assert_eq!(standing.status, Status::NoTarget);
        assert!(standing.reason.contains("different units"));
    }
}
