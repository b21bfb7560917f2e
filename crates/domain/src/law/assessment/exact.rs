//! Exact numbers: fractions of whole numbers of any size, rounded only where somebody reads them.

use crate::values::{Pence, PenceError};
use num_rational::BigRational;
use num_traits::{FromPrimitive, One, Signed, ToPrimitive, Zero};
use serde::{Serialize, Serializer};
use std::fmt;
use std::ops::{Add, Mul, Sub};

/// An exact number: a price, a score, a weight, a discount factor. Nothing is lost in any sum made with it.
///
/// ```
/// use domain::law::assessment::Exact;
/// let third = Exact::whole(40).over(&Exact::whole(3)).unwrap();
/// assert_eq!(third.shown(3), "13.333");
/// assert_eq!(&(&third + &third) + &third, Exact::whole(40));
/// ```
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Exact(BigRational);

impl Exact {
    /// A whole number.
    #[must_use]
    pub fn whole(number: i64) -> Self {
        // Every 64-bit number is a fraction, so that zero is never taken.
        Exact(BigRational::from_i64(number).unwrap_or_else(BigRational::zero))
    }

    /// An amount of money, in pounds.
    #[must_use]
    pub fn pounds(amount: Pence) -> Self {
        let hundredth = &Exact::whole(amount.get()).0 / &Exact::whole(100).0;
        Exact(hundredth)
    }

    /// A number as people write it, with an optional sign and decimals: `54.5`, `-3`, `0.125`.
    ///
    /// # Errors
    /// A sentence that says what to write.
    ///
    /// ```
    /// use domain::law::assessment::Exact;
    /// assert_eq!(Exact::from_typed("54.5").unwrap().shown(2), "54.50");
    /// assert!(Exact::from_typed("1e3").is_err());
    /// ```
    pub fn from_typed(text: &str) -> Result<Self, String> {
        let wrong = || "Enter a number, like 12.5".to_owned();
        let plain = text.trim();
        let (negative, digits) = plain.strip_prefix('-').map_or((false, plain), |rest| (true, rest));
        let (whole, part) = digits.split_once('.').unwrap_or((digits, ""));
        let only_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
        if whole.is_empty() || whole.len() > 15 || part.len() > 15 || !only_digits(whole) || !only_digits(part) {
            return Err(wrong());
        }
        let mut scale = BigRational::one();
        for _ in 0..part.len() {
            scale *= Exact::whole(10).0;
        }
        let whole: i64 = whole.parse().map_err(|_| wrong())?;
        let part: i64 = if part.is_empty() { 0 } else { part.parse().map_err(|_| wrong())? };
        let number = Exact::whole(whole).0 + Exact::whole(part).0 / scale;
        Ok(Exact(if negative { -number } else { number }))
    }

    /// The number as a fraction in lowest terms, for records: `41/3`, `-7`. Nothing is lost in it.
    #[must_use]
    pub fn fraction(&self) -> String {
        self.0.to_string()
    }

    /// A number of what [`Exact::fraction`] wrote.
    ///
    /// # Errors
    /// In words, for any other text.
    ///
    /// ```
    /// use domain::law::assessment::Exact;
    /// let third = Exact::whole(1).over(&Exact::whole(3)).unwrap();
    /// assert_eq!(Exact::from_fraction(&third.fraction()), Ok(third));
    /// assert!(Exact::from_fraction("1/0").is_err());
    /// ```
    pub fn from_fraction(text: &str) -> Result<Self, String> {
        let number = text.parse::<BigRational>().map_err(|_| format!("{text:?} is not a fraction such as 41/3"))?;
        Ok(Exact(number))
    }

    /// This number divided by another; none when the other is zero.
    #[must_use]
    pub fn over(&self, other: &Exact) -> Option<Self> {
        (!other.0.is_zero()).then(|| Exact(&self.0 / &other.0))
    }

    /// This number of per cent of another: 25 of 200 is 50.
    #[must_use]
    pub fn per_cent_of(&self, other: &Exact) -> Self {
        Exact(&self.0 * &other.0 / Exact::whole(100).0)
    }

    /// The distance from zero.
    #[must_use]
    pub fn distance(&self) -> Self {
        Exact(self.0.abs())
    }

    /// Not less than one number and not more than another.
    #[must_use]
    pub fn clamped(self, least: &Exact, most: &Exact) -> Self {
        self.max(least.clone()).min(most.clone())
    }

    /// Whether it takes more digits than any figure of a council does, as numbers do that are multiplied again and again.
    #[must_use]
    pub fn is_unwieldy(&self) -> bool {
        self.0.numer().bits().max(self.0.denom().bits()) > 4_096
    }

    /// Whether it is zero.
    #[must_use]
    pub fn is_zero(&self) -> bool {
        self.0.is_zero()
    }

    /// Whether it is below zero.
    #[must_use]
    pub fn is_negative(&self) -> bool {
        self.0.is_negative()
    }

    /// The nearest number with so many decimals, half a unit away from zero, as scores are published.
    ///
    /// ```
    /// use domain::law::assessment::Exact;
    /// assert_eq!(Exact::from_typed("2.345").unwrap().rounded(2), Exact::from_typed("2.35").unwrap());
    /// ```
    #[must_use]
    pub fn rounded(&self, decimals: u8) -> Self {
        let mut scale = BigRational::one();
        for _ in 0..decimals {
            scale *= Exact::whole(10).0;
        }
        Exact((&self.0 * &scale).round() / scale)
    }

    /// The number with so many decimals, half a unit away from zero.
    #[must_use]
    pub fn shown(&self, decimals: u8) -> String {
        let rounded = self.rounded(decimals);
        let sign = if rounded.is_negative() { "-" } else { "" };
        let size = rounded.distance();
        let whole = size.0.trunc();
        let mut text = format!("{sign}{}", whole.to_integer());
        if decimals > 0 {
            text.push('.');
        }
        let mut rest = size.0 - whole;
        for _ in 0..decimals {
            rest *= Exact::whole(10).0;
            let digit = rest.trunc();
            text.push_str(&digit.to_integer().to_string());
            rest -= digit;
        }
        text
    }

    /// A number of pounds as an amount of money, to the nearest penny, half a penny away from zero.
    ///
    /// # Errors
    /// [`PenceError::TooLarge`] when 64 bits cannot hold the pence.
    pub fn to_pence(&self) -> Result<Pence, PenceError> {
        let pence = (&self.0 * &Exact::whole(100).0).round();
        pence.to_integer().to_i64().map(Pence::new).ok_or(PenceError::TooLarge)
    }

    /// The sum of numbers; zero for none.
    #[must_use]
    pub fn sum<'a>(numbers: impl IntoIterator<Item = &'a Exact>) -> Self {
        numbers.into_iter().fold(Exact::whole(0), |sum, one| &sum + one)
    }

    /// The mean of numbers; none for none.
    #[must_use]
    pub fn mean(numbers: &[Exact]) -> Option<Self> {
        let count = i64::try_from(numbers.len()).ok()?;
        Exact::sum(numbers).over(&Exact::whole(count))
    }
}

impl<'a> Add<&'a Exact> for &Exact {
    type Output = Exact;
    fn add(self, other: &'a Exact) -> Exact {
        Exact(&self.0 + &other.0)
    }
}

impl<'a> Sub<&'a Exact> for &Exact {
    type Output = Exact;
    fn sub(self, other: &'a Exact) -> Exact {
        Exact(&self.0 - &other.0)
    }
}

impl<'a> Mul<&'a Exact> for &Exact {
    type Output = Exact;
    fn mul(self, other: &'a Exact) -> Exact {
        Exact(&self.0 * &other.0)
    }
}

impl fmt::Display for Exact {
    /// With two decimals, as scores are commonly published.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.shown(2))
    }
}

impl Serialize for Exact {
    /// As text with six decimals, so that no program reads it into a number that cannot hold it.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.shown(6))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn exact(text: &str) -> Exact {
        Exact::from_typed(text).unwrap()
    }

    #[test]
    fn numbers_are_shown_with_the_decimals_asked_for_half_away_from_zero() {
        for (text, decimals, shown, reason) in [
            ("2.344", 2, "2.34", "below half"),
            ("2.345", 2, "2.35", "half goes away from zero"),
            ("-2.345", 2, "-2.35", "below zero too"),
            ("-2.344", 2, "-2.34", "below half, below zero"),
            ("-0.004", 2, "0.00", "no sign before nothing"),
            ("999.995", 2, "1000.00", "carries over"),
            ("7", 0, "7", "no point without decimals"),
            ("0.05", 1, "0.1", "the first decimal"),
            ("0.0625", 4, "0.0625", "nothing to round"),
        ] {
            assert_eq!(exact(text).shown(decimals), shown, "{reason}");
        }
    }

    #[test]
    fn numbers_are_taken_only_as_people_write_them() {
        for (text, ok, reason) in [
            ("54.5", true, "decimals"),
            (" 12 ", true, "white space around"),
            ("-3", true, "below zero"),
            ("12.", true, "a point and nothing after"),
            ("", false, "nothing"),
            (".5", false, "nothing before the point"),
            ("1e3", false, "an exponent"),
            ("1,000", false, "a comma"),
            ("--1", false, "two signs"),
            ("0.1234567890123456", false, "more decimals than anybody publishes"),
        ] {
            assert_eq!(Exact::from_typed(text).is_ok(), ok, "{reason}");
        }
    }

    #[test]
    fn pence_come_back_as_they_went_in() {
        for pence in [0, 1, -1, 99, 100, 20_772_000, i64::MAX, i64::MIN] {
            assert_eq!(Exact::pounds(Pence::new(pence)).to_pence(), Ok(Pence::new(pence)));
        }
        let too_large = &Exact::pounds(Pence::new(i64::MAX)) + &exact("0.01");
        assert_eq!(too_large.to_pence(), Err(PenceError::TooLarge));
    }

    #[test]
    fn half_a_penny_goes_away_from_zero() {
        for (pounds, pence) in [("1.004", 100), ("1.005", 101), ("-1.005", -101), ("-1.004", -100)] {
            assert_eq!(exact(pounds).to_pence(), Ok(Pence::new(pence)), "{pounds}");
        }
    }

    #[test]
    fn nothing_divides_by_zero() {
        assert_eq!(Exact::whole(1).over(&Exact::whole(0)), None);
        assert_eq!(Exact::mean(&[]), None);
    }
}
