//! Money as whole pence.

use serde::{Deserialize, Serialize};
use std::fmt;

/// An amount of money in whole pence; below zero for money that came back.
///
/// ```
/// use domain::values::Pence;
/// assert_eq!(Pence::new(-123_456).to_string(), "-£1,234.56");
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Pence(i64);

/// Why a sum of money could not be made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PenceError {
    /// The sum is larger than 64 bits of pence hold (about £92,000 million million).
    TooLarge,
}

impl fmt::Display for PenceError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the sum of money is larger than can be kept")
    }
}

impl std::error::Error for PenceError {}

impl Pence {
    /// No money.
    pub const ZERO: Pence = Pence(0);

    /// An amount of so many pence.
    #[must_use]
    pub const fn new(pence: i64) -> Self {
        Pence(pence)
    }

    /// The number of pence.
    #[must_use]
    pub const fn get(self) -> i64 {
        self.0
    }

    /// Whether money came back rather than went out.
    #[must_use]
    pub const fn is_negative(self) -> bool {
        self.0 < 0
    }

    /// The sum of two amounts.
    ///
    /// # Errors
    /// [`PenceError::TooLarge`] when 64 bits cannot hold the sum.
    pub fn plus(self, other: Pence) -> Result<Pence, PenceError> {
        self.0.checked_add(other.0).map(Pence).ok_or(PenceError::TooLarge)
    }

    /// The difference of two amounts.
    ///
    /// # Errors
    /// [`PenceError::TooLarge`] when 64 bits cannot hold the difference.
    pub fn minus(self, other: Pence) -> Result<Pence, PenceError> {
        self.0.checked_sub(other.0).map(Pence).ok_or(PenceError::TooLarge)
    }

    /// An amount of pounds as people type it: `£1,234.56`, `1234`, `-20.5`, `£84k` for thousands, `1.2m` for millions.
    ///
    /// Commas do not go with k or m: nobody could tell whether `1,2k` is twelve thousand or twelve hundred.
    ///
    /// # Errors
    /// A sentence that says what to do.
    ///
    /// ```
    /// use domain::values::Pence;
    /// assert_eq!(Pence::from_typed("£1,234.5"), Ok(Pence::new(123_450)));
    /// assert_eq!(Pence::from_typed("£84k"), Ok(Pence::new(8_400_000)));
    /// ```
    pub fn from_typed(text: &str) -> Result<Pence, String> {
        let wrong = || "Enter an amount in pounds, like 12345.67".to_owned();
        let plain: String = text.chars().filter(|c| !matches!(c, '£' | ',' | ' ' | '\u{a0}')).collect();
        let (negative, digits) = plain.strip_prefix('-').map_or((false, plain.as_str()), |rest| (true, rest));
        let scaled = [(['k', 'K'], 3), (['m', 'M'], 6)].into_iter();
        let (digits, noughts) = scaled
            .filter_map(|(signs, noughts)| Some((digits.strip_suffix(signs)?, noughts)))
            .next()
            .unwrap_or((digits, 0));
        let (whole, part) = digits.split_once('.').unwrap_or((digits, ""));
        let only_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
        let is_ambiguous = noughts > 0 && text.contains(',');
        // Pence have two digits after the pounds, thousands of pounds five, millions eight.
        let places = 2 + noughts;
        if whole.is_empty() || is_ambiguous || part.len() > places || !only_digits(whole) || !only_digits(part) {
            return Err(wrong());
        }
        let pence: i64 = format!("{whole}{part:0<places$}").parse().map_err(|_| wrong())?;
        Ok(Pence(if negative { -pence } else { pence }))
    }

    /// The amount with two decimals and no sign of currency, as files carry it: `-1234.56`.
    ///
    /// ```
    /// use domain::values::Pence;
    /// assert_eq!(Pence::new(-5).plain(), "-0.05");
    /// ```
    #[must_use]
    pub fn plain(self) -> String {
        let sign = if self.0 < 0 { "-" } else { "" };
        let pence = self.0.unsigned_abs();
        format!("{sign}{}.{:02}", pence / 100, pence % 100)
    }

    /// The amount in whole pounds, half a pound away from zero: `£1,235`. For headlines only; lists show the pence.
    #[must_use]
    pub fn pounds(self) -> String {
        let sign = if self.0 < 0 { "-" } else { "" };
        format!("{sign}£{}", grouped((self.0.unsigned_abs() + 50) / 100))
    }
}

/// A whole number with a comma after each third digit from the right.
fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut out = String::with_capacity(digits.len() + digits.len() / 3);
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

impl fmt::Display for Pence {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.0 < 0 { "-" } else { "" };
        let pence = self.0.unsigned_abs();
        write!(f, "{sign}£{}.{:02}", grouped(pence / 100), pence % 100)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_shown_with_commas_and_two_decimals() {
        for (pence, shown, reason) in [
            (0, "£0.00", "nothing"),
            (-1, "-£0.01", "a penny back keeps its sign"),
            (99_999, "£999.99", "the last amount without a comma"),
            (100_000, "£1,000.00", "the first amount with one"),
            (i64::MIN, "-£92,233,720,368,547,758.08", "the least amount of all"),
        ] {
            assert_eq!(Pence::new(pence).to_string(), shown, "{reason}");
        }
    }

    #[test]
    fn amounts_are_taken_as_people_type_them() {
        for (text, pence) in [
            ("£1,234.56", Some(123_456)),
            ("1234", Some(123_400)),
            ("-20.5", Some(-2_050)),
            ("0", Some(0)),
            ("", None),
            ("12.345", None),
            ("1e5", None),
            ("--1", None),
            ("99999999999999999999", None),
            ("£84k", Some(8_400_000)),
            ("£64K", Some(6_400_000)),
            ("-£84 k", Some(-8_400_000)),
            ("1.2m", Some(120_000_000)),
            ("0.5M", Some(50_000_000)),
            ("1.2345k", Some(123_450)),
            ("1.23456k", Some(123_456)),
            ("1.234567k", None),
            ("1.12345678m", Some(112_345_678)),
            ("1.123456789m", None),
            ("1,2k", None),
            ("1,200k", None),
            ("k", None),
            ("£m", None),
            ("84kk", None),
            ("84km", None),
            ("84bn", None),
            ("92233720368m", Some(9_223_372_036_800_000_000)),
            ("92233720369m", None),
        ] {
            assert_eq!(Pence::from_typed(text).ok().map(Pence::get), pence, "{text}");
        }
    }

    #[test]
    fn whole_pounds_round_half_away_from_zero() {
        for (pence, shown) in [(149, "£1"), (150, "£2"), (-150, "-£2"), (-149, "-£1")] {
            assert_eq!(Pence::new(pence).pounds(), shown);
        }
    }

    #[test]
    fn a_sum_beyond_64_bits_is_refused() {
        assert_eq!(Pence::new(i64::MAX).plus(Pence::new(1)), Err(PenceError::TooLarge));
        assert_eq!(Pence::new(i64::MIN).minus(Pence::new(1)), Err(PenceError::TooLarge));
    }
}
