//! What values count, and how they are written.

use domain::values::Pence;

/// What the values of a chart count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// Money, in whole pence.
    Pence,
    /// Things.
    Count,
    /// Per cent, in tenths.
    Percent,
    /// Numbers with a decimal, in tenths: days, scores.
    Tenths,
}

/// The names of large numbers, the largest first.
const SIZES: [(u64, &str); 3] = [(1_000_000_000, "bn"), (1_000_000, "m"), (1_000, "k")];

impl Unit {
    /// The least step of an axis: a pound, one thing, or one per cent.
    pub(crate) fn least_step(self) -> i64 {
        match self {
            Unit::Pence => 100,
            Unit::Count => 1,
            Unit::Percent | Unit::Tenths => 10,
        }
    }

    /// The value in full: `£1,204,331.20`, `12,204`.
    #[must_use]
    pub fn exact(self, value: i64) -> String {
        match self {
            Unit::Pence => Pence::new(value).to_string(),
            Unit::Count => grouped(value),
            Unit::Percent => percent(value),
            Unit::Tenths => percent(value).replace('%', ""),
        }
    }

    /// The value as an axis or a headline writes it, to one decimal: `£1.2m`, `£450k`, `-£20`.
    ///
    /// ```
    /// use web::charts::Unit;
    /// assert_eq!(Unit::Pence.short(120_433_120), "£1.2m");
    /// assert_eq!(Unit::Count.short(12_204), "12.2k");
    /// ```
    #[must_use]
    pub fn short(self, value: i64) -> String {
        if self == Unit::Percent {
            return percent(value).replace(".0%", "%");
        }
        if self == Unit::Tenths {
            return self.exact(value).replace(".0", "");
        }
        let sign = if value < 0 { "-" } else { "" };
        let mark = if self == Unit::Pence { "£" } else { "" };
        format!("{sign}{mark}{}", self.magnitude(value.unsigned_abs()))
    }

    fn magnitude(self, value: u64) -> String {
        let (whole, pence) = match self {
            Unit::Pence => (value / 100, value % 100),
            Unit::Count | Unit::Percent | Unit::Tenths => (value, 0),
        };
        if whole < 1_000 {
            return if pence == 0 { whole.to_string() } else { format!("{whole}.{pence:02}") };
        }
        let size = SIZES.into_iter().find(|(size, _)| rounds_to(whole, *size)).unwrap_or((1_000, "k"));
        let tenths = (u128::from(whole) * 10 + u128::from(size.0) / 2) / u128::from(size.0);
        match tenths % 10 {
            0 => format!("{}{}", tenths / 10, size.1),
            tenth => format!("{}.{tenth}{}", tenths / 10, size.1),
        }
    }
}

/// Whether a number comes to at least one of a size when it is written to one decimal: 999,960 is 1.0 million.
fn rounds_to(whole: u64, size: u64) -> bool {
    u128::from(whole) * 20 >= u128::from(size) * 20 - u128::from(size / 1_000)
}

/// Tenths of a per cent as people read them: `12.3%`.
fn percent(tenths: i64) -> String {
    let sign = if tenths < 0 { "-" } else { "" };
    format!("{sign}{}.{}%", tenths.unsigned_abs() / 10, tenths.unsigned_abs() % 10)
}

/// A whole number with a comma after each third digit from the right.
fn grouped(value: i64) -> String {
    let digits = value.unsigned_abs().to_string();
    let mut out = if value < 0 { "-".to_owned() } else { String::new() };
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_amounts_have_one_decimal_at_most_and_the_right_name() {
        for (pence, shown, reason) in [
            (0, "£0", "nothing"),
            (5, "£0.05", "pence are shown where there is little else"),
            (99_900, "£999", "the last whole pounds"),
            (100_000, "£1k", "the first thousand"),
            (45_000_000, "£450k", "hundreds of thousands"),
            (99_996_000, "£1m", "999,960 pounds would be written 1000k"),
            (99_990_000, "£999.9k", "999,900 pounds are not yet a million"),
            (-120_433_120, "-£1.2m", "money that came back"),
            (i64::MAX, "£92233720.4bn", "the largest amount of all"),
        ] {
            assert_eq!(Unit::Pence.short(pence), shown, "{reason}");
        }
    }

    #[test]
    fn per_cents_have_a_tenth_in_full_and_none_on_an_axis_where_it_is_nought() {
        for (tenths, exact, short) in
            [(0, "0.0%", "0%"), (123, "12.3%", "12.3%"), (-5, "-0.5%", "-0.5%"), (1_000, "100.0%", "100%")]
        {
            assert_eq!(
                (Unit::Percent.exact(tenths), Unit::Percent.short(tenths)),
                (exact.to_owned(), short.to_owned())
            );
        }
    }

    #[test]
    fn numbers_with_a_decimal_have_none_on_an_axis_where_it_is_nought() {
        for (tenths, exact, short) in [(0, "0.0", "0"), (41, "4.1", "4.1"), (-5, "-0.5", "-0.5"), (200, "20.0", "20")] {
            assert_eq!((Unit::Tenths.exact(tenths), Unit::Tenths.short(tenths)), (exact.to_owned(), short.to_owned()));
        }
    }

    #[test]
    fn counts_are_grouped_in_full_and_shortened_on_an_axis() {
        for (count, exact, short) in
            [(0, "0", "0"), (999, "999", "999"), (1_000, "1,000", "1k"), (-12_204, "-12,204", "-12.2k"), (7, "7", "7")]
        {
            assert_eq!((Unit::Count.exact(count).as_str(), Unit::Count.short(count).as_str()), (exact, short));
        }
    }
}
