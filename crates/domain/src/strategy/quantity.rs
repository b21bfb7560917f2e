//! An exact number with its unit.

use crate::law::assessment::Exact;
use crate::values::Pence;
use serde::{Deserialize, Serialize};
use std::fmt;

named! {
    /// What a quantity is a number of.
    Unit {
        Percentage "percentage" "Percentage";
        Pounds "pounds" "Pounds";
        Count "count" "Count";
        Days "days" "Days";
        Score "score" "Score";
    }
}

/// An exact number with its unit: 86.15 per cent, £91,000, 9 waivers, 19.6 days, a score of 4.1.
///
/// Nothing is rounded but where somebody reads it.
///
/// ```
/// use domain::strategy::{Quantity, Unit};
/// let paid = Quantity::share(3_446, 4_000).unwrap();
/// assert_eq!(paid.to_string(), "86.15%");
/// assert_eq!(Quantity::from_typed(Unit::Percentage, "86.15 %"), Ok(paid));
/// assert_eq!(Quantity::share(1, 0), None, "a share of nothing is no number");
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quantity {
    number: Exact,
    unit: Unit,
}

impl Quantity {
    /// A number of a unit; money in pounds, shares in per cent.
    #[must_use]
    pub const fn new(number: Exact, unit: Unit) -> Self {
        Quantity { number, unit }
    }

    /// What per cent a part is of a whole; none of nothing.
    #[must_use]
    pub fn share(part: i64, whole: i64) -> Option<Self> {
        let ratio = Exact::whole(part).over(&Exact::whole(whole))?;
        Some(Quantity::new(&ratio * &Exact::whole(100), Unit::Percentage))
    }

    /// A percentage in tenths, as the figures of spend are kept.
    #[must_use]
    pub fn tenths(tenths: i64) -> Self {
        Quantity::new(Exact::whole(tenths).per_cent_of(&Exact::whole(10)), Unit::Percentage)
    }

    /// An amount of money.
    #[must_use]
    pub fn pounds(amount: Pence) -> Self {
        Quantity::new(Exact::pounds(amount), Unit::Pounds)
    }

    /// So many things.
    #[must_use]
    pub fn count(things: i64) -> Self {
        Quantity::new(Exact::whole(things), Unit::Count)
    }

    /// The number: money in pounds, shares in per cent.
    #[must_use]
    pub const fn number(&self) -> &Exact {
        &self.number
    }

    /// What it is a number of.
    #[must_use]
    pub const fn unit(&self) -> Unit {
        self.unit
    }

    /// Whether it lies from nought to a hundred, as every share of a whole does.
    #[must_use]
    pub fn is_within_a_whole(&self) -> bool {
        !self.number.is_negative() && self.number <= Exact::whole(100)
    }

    /// The same as pages show it: a percentage with one decimal, everything else as it is.
    #[must_use]
    pub fn in_tenths(&self) -> Self {
        match self.unit {
            Unit::Percentage => Quantity::new(self.number.rounded(1), self.unit),
            _ => self.clone(),
        }
    }

    /// A number as people type it for a unit: `86.15 %`, `£84,000`, `£84k`, `1,200`, `19.6 days`.
    ///
    /// # Errors
    /// A sentence that says what to enter.
    pub fn from_typed(unit: Unit, text: &str) -> Result<Self, String> {
        let text = text.trim();
        // Thousands and millions of pounds are read where every amount of money is.
        if unit == Unit::Pounds && text.ends_with(['k', 'K', 'm', 'M']) {
            return Pence::from_typed(text).map(Self::pounds).map_err(|_| unit.hint().to_owned());
        }
        let bare = text.strip_suffix("days").or_else(|| text.strip_suffix("day")).filter(|_| unit == Unit::Days);
        let sign = match unit {
            Unit::Percentage => '%',
            _ => '£',
        };
        let takes_sign = matches!(unit, Unit::Percentage | Unit::Pounds);
        let is_filling = |c: char| matches!(c, ',' | ' ' | '\u{a0}') || (takes_sign && c == sign);
        let plain: String = bare.unwrap_or(text).chars().filter(|c| !is_filling(*c)).collect();
        let number = Exact::from_typed(&plain).map_err(|_| unit.hint().to_owned())?;
        let fits = match unit {
            Unit::Pounds => number == number.rounded(2),
            Unit::Count => number == number.rounded(0),
            Unit::Percentage | Unit::Days | Unit::Score => true,
        };
        if fits { Ok(Quantity::new(number, unit)) } else { Err(unit.hint().to_owned()) }
    }

    /// The number with its decimals and no sign of its unit, as it can be typed again: `86.15`, `84000`.
    #[must_use]
    pub fn plain(&self) -> String {
        trimmed(&self.number.shown(2), 0)
    }

    /// The number as JSON has it, with two decimals at most: `86.15`, `84000`.
    #[must_use]
    pub fn json(&self) -> serde_json::Value {
        serde_json::from_str::<serde_json::Number>(&self.plain()).map_or(serde_json::Value::Null, Into::into)
    }
}

impl Unit {
    /// What to enter for a number of it.
    #[must_use]
    pub const fn hint(self) -> &'static str {
        match self {
            Unit::Percentage => "Enter a percentage, like 86.15",
            Unit::Pounds => "Enter an amount in pounds, like 84000 or 12345.67",
            Unit::Count => "Enter a whole number, like 12",
            Unit::Days => "Enter a number of days, like 19.6",
            Unit::Score => "Enter a score, like 4.1",
        }
    }
}

/// Takes noughts off the end of decimals, down to so many.
fn trimmed(text: &str, least: usize) -> String {
    let Some((whole, part)) = text.split_once('.') else { return text.to_owned() };
    let mut part = part;
    while part.len() > least && part.ends_with('0') {
        part = part.get(..part.len() - 1).unwrap_or_default();
    }
    if part.is_empty() { whole.to_owned() } else { format!("{whole}.{part}") }
}

/// Puts a comma after each third digit of the whole part.
fn grouped(text: &str) -> String {
    let (sign, digits) = text.strip_prefix('-').map_or(("", text), |rest| ("-", rest));
    let (whole, part) = digits.split_once('.').map_or((digits, None), |(whole, part)| (whole, Some(part)));
    let mut out = String::from(sign);
    for (index, digit) in whole.chars().enumerate() {
        if index > 0 && (whole.len() - index).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    part.map_or(out.clone(), |part| format!("{out}.{part}"))
}

impl fmt::Display for Quantity {
    /// As people read it: `12.0%`, `£84,000`, `£0.50`, `1,204`, `1 day`, `19.6 days`, `4.1`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let two = self.number.shown(2);
        match self.unit {
            Unit::Percentage => write!(f, "{}%", grouped(&trimmed(&two, 1))),
            Unit::Pounds => {
                let plain = if two.ends_with(".00") { trimmed(&two, 0) } else { two };
                let (sign, size) = plain.strip_prefix('-').map_or(("", plain.as_str()), |rest| ("-", rest));
                write!(f, "{sign}£{}", grouped(size))
            }
            Unit::Count => f.write_str(&grouped(&trimmed(&two, 0))),
            Unit::Score => f.write_str(&trimmed(&two, 1)),
            Unit::Days => {
                let days = trimmed(&self.number.shown(1), 0);
                write!(f, "{} {}", grouped(&days), if days == "1" { "day" } else { "days" })
            }
        }
    }
}

/// A quantity as records keep it: the exact fraction and the unit.
#[derive(Serialize, Deserialize)]
struct Kept {
    number: String,
    unit: Unit,
}

impl Serialize for Quantity {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Kept { number: self.number.fraction(), unit: self.unit }.serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Quantity {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let kept = Kept::deserialize(deserializer)?;
        let number = Exact::from_fraction(&kept.number).map_err(serde::de::Error::custom)?;
        Ok(Quantity::new(number, kept.unit))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quantities_are_read_and_shown_by_their_unit() {
        for (unit, typed, shown, reason) in [
            (Unit::Percentage, "12", Some("12.0%"), "a share shows a decimal"),
            (Unit::Percentage, "86.15%", Some("86.15%"), "and a second where it has one"),
            (Unit::Percentage, "-0.5 %", Some("-0.5%"), "below nought"),
            (Unit::Percentage, "£5", None, "money is no share"),
            (Unit::Pounds, "£84,000", Some("£84,000"), "whole pounds"),
            (Unit::Pounds, "-1234.5", Some("-£1,234.50"), "pence where there are any"),
            (Unit::Pounds, "0", Some("£0"), "nothing saved is a number"),
            (Unit::Pounds, "0.005", None, "less than a penny"),
            (Unit::Pounds, "5%", None, "a share is no money"),
            (Unit::Pounds, "£84k", Some("£84,000"), "thousands"),
            (Unit::Pounds, "1.2m", Some("£1,200,000"), "millions"),
            (Unit::Pounds, "1,2k", None, "thousands with a comma could be either"),
            (Unit::Count, "84k", None, "things are counted whole"),
            (Unit::Count, "1,204", Some("1,204"), "things"),
            (Unit::Count, "1.5", None, "half a thing"),
            (Unit::Days, "19.6 days", Some("19.6 days"), "days"),
            (Unit::Days, "1 day", Some("1 day"), "one day"),
            (Unit::Score, "4.1", Some("4.1"), "a score"),
            (Unit::Score, "N/m", None, "not measured is not a number"),
            (Unit::Count, "", None, "nothing entered"),
        ] {
            let read = Quantity::from_typed(unit, typed).ok().map(|quantity| quantity.to_string());
            assert_eq!(read.as_deref(), shown, "{reason}");
        }
    }

    #[test]
    fn pages_show_percentages_with_one_decimal_and_the_rest_as_it_is() {
        for (unit, typed, shown, reason) in [
            (Unit::Percentage, "66.67", "66.7%", "up"),
            (Unit::Percentage, "66.64", "66.6%", "down"),
            (Unit::Percentage, "12", "12.0%", "a whole one"),
            (Unit::Pounds, "1234.56", "£1,234.56", "money keeps its pence"),
            (Unit::Score, "4.12", "4.12", "a score"),
        ] {
            assert_eq!(Quantity::from_typed(unit, typed).unwrap().in_tenths().to_string(), shown, "{reason}");
        }
    }

    #[test]
    fn a_share_lies_within_a_whole() {
        for (typed, expected, reason) in [
            ("0", true, "nothing of it"),
            ("-0.01", false, "less than nothing"),
            ("100", true, "all of it"),
            ("100.01", false, "more than all"),
        ] {
            let share = Quantity::from_typed(Unit::Percentage, typed).unwrap();
            assert_eq!(share.is_within_a_whole(), expected, "{reason}");
        }
    }

    #[test]
    fn records_keep_a_quantity_whole() {
        let third = Quantity::share(1, 3).unwrap();
        let kept = serde_json::to_string(&third).unwrap();
        assert_eq!(kept, r#"{"number":"100/3","unit":"percentage"}"#);
        assert_eq!(serde_json::from_str::<Quantity>(&kept).unwrap(), third);
        assert!(serde_json::from_str::<Quantity>(r#"{"number":"1/0","unit":"percentage"}"#).is_err());
    }

    #[test]
    fn programs_read_a_plain_number() {
        for (quantity, json) in [
            (Quantity::share(3_446, 4_000).unwrap(), "86.15"),
            (Quantity::tenths(120), "12"),
            (Quantity::pounds(Pence::new(8_400_050)), "84000.5"),
            (Quantity::count(0), "0"),
        ] {
            assert_eq!(quantity.json().to_string(), json);
        }
    }
}
