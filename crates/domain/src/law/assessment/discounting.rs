//! Discount rates: dated tables, so that a comparison made under one table is never re-made under another unseen.

use super::Exact;
use jiff::civil::{Date, date};

/// A rate that holds from a year on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DiscountBand {
    /// The first year it holds for, counted from 0; year 0 itself is never discounted.
    pub first_year: u16,
    /// The yearly rate, in hundredths of a per cent: 350 is 3.5%.
    pub rate_hundredths: u32,
}

/// A table of yearly discount rates for real prices.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DiscountRates {
    /// What it is called.
    pub name: &'static str,
    /// The first day on which it is to be used; none where it was in use before the Procurement Act 2023 began.
    pub from: Option<Date>,
    /// The rates, by the first year they hold for.
    pub bands: Vec<DiscountBand>,
}

const fn band(first_year: u16, rate_hundredths: u32) -> DiscountBand {
    DiscountBand { first_year, rate_hundredths }
}

/// The Green Book's rates by first year. A review began on 16 December 2025; what it brings is added as a later table.
const STANDARD: &[(Option<Date>, &[DiscountBand])] =
    &[(None, &[band(0, 350), band(31, 300), band(76, 250), band(126, 200), band(201, 150), band(301, 100)])];

/// The lower rates that the Green Book of February 2026 adds, to test what lasts longer than 50 years.
const LOWER: &[DiscountBand] =
    &[band(0, 300), band(31, 257), band(76, 214), band(126, 171), band(201, 129), band(301, 86)];

/// The first day of the month in which the lower rates were added. The day itself is not known.
const LOWER_FROM: Date = date(2026, 2, 1);

impl DiscountRates {
    /// The standard rates to be used on a day (HM Treasury, Green Book).
    #[must_use]
    pub fn standard(on: Date) -> Self {
        let in_use = STANDARD.iter().rev().find(|(from, _)| from.is_none_or(|from| from <= on));
        let (from, bands) = in_use.map_or((None, [].as_slice()), |(from, bands)| (*from, *bands));
        DiscountRates { name: "Green Book, standard", from, bands: bands.to_vec() }
    }

    /// The lower rates by which a comparison of more than 50 years is tested besides; none before they were added.
    #[must_use]
    pub fn lower(on: Date, years: u16) -> Option<Self> {
        (on >= LOWER_FROM && years > 50).then(|| DiscountRates {
            name: "Green Book, lower rates for the long term",
            from: Some(LOWER_FROM),
            bands: LOWER.to_vec(),
        })
    }

    /// One rate for all years, in hundredths of a per cent, as a council's finance officer sets it.
    #[must_use]
    pub fn flat(rate_hundredths: u32) -> Self {
        DiscountRates { name: "one rate", from: None, bands: vec![band(0, rate_hundredths)] }
    }

    /// The rate of a year, in hundredths of a per cent.
    #[must_use]
    pub fn rate(&self, year: u16) -> u32 {
        let holding = self.bands.iter().filter(|band| band.first_year <= year).max_by_key(|band| band.first_year);
        holding.map_or(0, |band| band.rate_hundredths)
    }

    /// The factors of the years from 0 to the last: each year divides by one more year's rate.
    ///
    /// ```
    /// use domain::law::assessment::DiscountRates;
    /// use jiff::civil::date;
    /// let factors = DiscountRates::standard(date(2026, 11, 20)).factors(31);
    /// assert_eq!(factors[30].shown(4), "0.3563");
    /// assert_eq!(factors[31].shown(4), "0.3459", "year 31 divides by 1.03");
    /// ```
    #[must_use]
    pub fn factors(&self, last: u16) -> Vec<Exact> {
        let mut factors = vec![Exact::whole(1)];
        let mut factor = Exact::whole(1);
        for year in 1..=last {
            let whole = Exact::whole(10_000);
            let grown = Exact::whole(10_000 + i64::from(self.rate(year)));
            // The divisor is never zero: it is at least 10,000.
            factor = (&factor * &whole).over(&grown).unwrap_or(factor);
            factors.push(factor.clone());
        }
        factors
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TODAY: Date = date(2026, 11, 20);

    #[test]
    fn factors_follow_the_published_ones() {
        let factors = DiscountRates::standard(TODAY).factors(31);
        for (year, shown) in
            [(0, "1.0000"), (1, "0.9662"), (5, "0.8420"), (10, "0.7089"), (30, "0.3563"), (31, "0.3459")]
        {
            assert_eq!(factors[year].shown(4), shown, "year {year}");
        }
    }

    #[test]
    fn the_rate_changes_in_the_first_year_of_each_band() {
        let standard = DiscountRates::standard(TODAY);
        let lower = DiscountRates::lower(TODAY, 51).unwrap();
        for (year, rate, low) in [
            (1, 350, 300),
            (30, 350, 300),
            (31, 300, 257),
            (75, 300, 257),
            (76, 250, 214),
            (125, 250, 214),
            (126, 200, 171),
            (200, 200, 171),
            (201, 150, 129),
            (300, 150, 129),
            (301, 100, 86),
        ] {
            assert_eq!((standard.rate(year), lower.rate(year)), (rate, low), "year {year}");
        }
    }

    #[test]
    fn lower_rates_test_only_what_lasts_longer_than_fifty_years() {
        for (on, years, tested, reason) in [
            (TODAY, 50, false, "fifty is not longer"),
            (TODAY, 51, true, "one year longer"),
            (date(2026, 1, 31), 51, false, "before they were added"),
            (date(2026, 2, 1), 51, true, "from the month they were added"),
        ] {
            assert_eq!(DiscountRates::lower(on, years).is_some(), tested, "{reason}");
        }
    }

    #[test]
    fn a_later_year_is_never_worth_more() {
        for rates in [DiscountRates::standard(TODAY), DiscountRates::flat(0), DiscountRates::flat(150)] {
            let factors = rates.factors(120);
            assert!(factors.windows(2).all(|pair| pair[0] >= pair[1]), "{}", rates.name);
        }
    }
}
