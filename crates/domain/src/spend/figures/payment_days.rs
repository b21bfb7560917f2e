//! How long suppliers wait for their money.

use super::extent::{add, named};
use super::{CannotTell, Extent};
use crate::spend::cube::Cube;
use crate::spend::{Dimension, share};
use crate::values::Pence;
use std::collections::BTreeMap;
use std::str::FromStr;

/// How days are counted. Councils' files seldom hold the day on which an invoice was received, so the invoice date stands
/// for it: the true wait is no longer than the one shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum DayCount {
    /// Day 1 is the day after the invoice date, as in payments compliance notices (Procurement Regulations 2024 reg. 38):
    /// an invoice of 1 April paid on 1 May is paid on day 30, and on 2 May on day 31.
    #[default]
    FromTheDayAfter,
    /// Day 1 is the invoice date itself, as in a term of 30 days beginning with the day of receipt (Procurement Act 2023
    /// s.68(2)): an invoice of 1 April paid on 30 April is paid on day 30, and on 1 May on day 31.
    FromTheDay,
}

impl DayCount {
    /// Both, the usual one first.
    pub const ALL: &[DayCount] = &[DayCount::FromTheDayAfter, DayCount::FromTheDay];

    /// The name in addresses.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            DayCount::FromTheDayAfter => "day-after",
            DayCount::FromTheDay => "same-day",
        }
    }

    /// What people are shown.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            DayCount::FromTheDayAfter => "Day 1 is the day after the invoice date",
            DayCount::FromTheDay => "Day 1 is the invoice date",
        }
    }

    /// What it means, in a sentence.
    #[must_use]
    pub const fn said(self) -> &'static str {
        match self {
            DayCount::FromTheDayAfter => {
                "Day 1 is the day after the invoice date, as in payments compliance notices (Procurement Regulations 2024, regulation 38): an invoice of 1 April paid on 1 May was paid on day 30, one paid on 2 May on day 31."
            }
            DayCount::FromTheDay => {
                "Day 1 is the invoice date, as in a term of 30 days beginning with the day of receipt (Procurement Act 2023, section 68): an invoice of 1 April paid on 30 April was paid on day 30, one paid on 1 May on day 31."
            }
        }
    }

    /// The number of the day on which a line was paid; none when it was paid before the invoice's date.
    ///
    /// ```
    /// use domain::spend::figures::DayCount;
    /// assert_eq!(DayCount::FromTheDayAfter.day(30), Some(30));
    /// assert_eq!(DayCount::FromTheDay.day(30), Some(31));
    /// assert_eq!(DayCount::FromTheDayAfter.day(-1), None);
    /// ```
    #[must_use]
    pub fn day(self, days_between: i32) -> Option<i64> {
        let first = match self {
            DayCount::FromTheDayAfter => 0,
            DayCount::FromTheDay => 1,
        };
        (days_between >= 0).then_some(i64::from(days_between) + first)
    }
}

impl FromStr for DayCount {
    type Err = String;
    fn from_str(text: &str) -> Result<Self, String> {
        let found = DayCount::ALL.iter().copied().find(|count| count.name() == text);
        found.ok_or_else(|| format!("{text:?} is not a way to count days"))
    }
}

/// Lines and their money.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// How many lines.
    pub lines: u64,
    /// The sum of their amounts.
    pub total: Pence,
}

impl Tally {
    fn take(&mut self, lines: u64, total: Pence) {
        self.lines += lines;
        self.total = add(self.total, total);
    }
}

/// How long suppliers waited. The four bands and what was not measured add up to all lines.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct PaymentDays {
    /// Paid by day 30.
    pub within_30: Tally,
    /// Paid on days 31 to 60.
    pub to_60: Tally,
    /// Paid on day 61 or later.
    pub over_60: Tally,
    /// Paid before the invoice's date; in no band and in no mean.
    pub early: Tally,
    /// Lines without both dates.
    pub not_measured: Tally,
    /// Named suppliers with a line that can be measured, and those of them all of whose lines were paid by day 30, counted
    /// from the day after the invoice date.
    pub suppliers: (u64, u64),
    days_by_count: i128,
    days_by_value: i128,
}

/// A whole in tenths, half away from zero.
fn tenths(sum: i128, of: i128) -> Option<i64> {
    if of == 0 {
        return None;
    }
    let doubled = sum * 20 / of;
    let rounded = if doubled >= 0 { (doubled + 1) / 2 } else { (doubled - 1) / 2 };
    i64::try_from(rounded).ok()
}

impl PaymentDays {
    fn take(&mut self, day: Option<i64>, lines: u64, total: Pence) {
        let band = match day {
            None => &mut self.early,
            Some(..=30) => &mut self.within_30,
            Some(31..=60) => &mut self.to_60,
            Some(61..) => &mut self.over_60,
        };
        band.take(lines, total);
        let day = i128::from(day.unwrap_or_default());
        self.days_by_count += day * i128::from(lines);
        self.days_by_value += day * i128::from(total.get());
    }

    /// All lines in the three bands.
    #[must_use]
    pub fn measured(&self) -> Tally {
        let mut sum = Tally::default();
        for band in [self.within_30, self.to_60, self.over_60] {
            sum.take(band.lines, band.total);
        }
        sum
    }

    /// The mean day of payment in tenths, each line counting the same.
    #[must_use]
    pub fn mean_by_count(&self) -> Option<i64> {
        tenths(self.days_by_count, i128::from(self.measured().lines))
    }

    /// The mean day of payment in tenths, each pound counting the same; none where no more was paid than came back.
    #[must_use]
    pub fn mean_by_value(&self) -> Option<i64> {
        let total = self.measured().total;
        if total > Pence::ZERO { tenths(self.days_by_value, i128::from(total.get())) } else { None }
    }

    /// The share of the lines that a band is, in tenths of a per cent of what was measured.
    #[must_use]
    pub fn by_count(&self, band: Tally) -> Option<i64> {
        let lines = |tally: Tally| Pence::new(i64::try_from(tally.lines).unwrap_or(i64::MAX));
        share(lines(band), lines(self.measured()))
    }

    /// The share of suppliers that were paid in time each time, in tenths of a per cent.
    #[must_use]
    pub fn by_supplier(&self) -> Option<i64> {
        let count = |count: u64| Pence::new(i64::try_from(count).unwrap_or(i64::MAX));
        share(count(self.suppliers.1), count(self.suppliers.0))
    }

    /// The share of the money that a band is, in tenths of a per cent of what was measured.
    #[must_use]
    pub fn by_value(&self, band: Tally) -> Option<i64> {
        share(band.total, self.measured().total)
    }
}

/// How long the suppliers of an extent waited.
///
/// # Errors
/// [`CannotTell::NoDates`] when no line of it has both dates.
pub fn payment_days(cube: &Cube, extent: &Extent, count: DayCount) -> Result<PaymentDays, CannotTell> {
    let mut found = PaymentDays::default();
    for sum in cube.days.iter().filter(|sum| extent.holds_days(sum)) {
        found.take(count.day(sum.days), sum.lines, sum.total);
    }
    let (lines, total) = extent.total(cube);
    found.suppliers = suppliers_in_time(cube, extent);
    let with_days = found.with_days();
    if with_days.lines == 0 {
        return Err(CannotTell::NoDates);
    }
    found.not_measured = Tally {
        lines: lines.saturating_sub(with_days.lines),
        total: Pence::new(total.get().saturating_sub(with_days.total.get())),
    };
    Ok(found)
}

/// How many named suppliers have a line that can be measured, and how many of them were paid in time each time.
fn suppliers_in_time(cube: &Cube, extent: &Extent) -> (u64, u64) {
    let mut of_supplier = vec![(0_u64, 0_u64); cube.suppliers.len()];
    for sum in extent.sums(cube) {
        if let Some(of) = usize::try_from(sum.supplier).ok().and_then(|at| of_supplier.get_mut(at)) {
            *of = (of.0 + sum.timed, of.1 + sum.in_time);
        }
    }
    let named = super::arrivals::are_named(cube);
    let measured = of_supplier.iter().zip(named).filter(|((timed, _), named)| *named && *timed > 0);
    measured.fold((0, 0), |(all, in_time), ((timed, of_those), _)| (all + 1, in_time + u64::from(timed == of_those)))
}

impl PaymentDays {
    /// All lines with both dates, those paid early included.
    fn with_days(&self) -> Tally {
        let mut sum = self.measured();
        sum.take(self.early.lines, self.early.total);
        sum
    }
}

/// The same for each service that has lines with both dates, the service with most lines first: key, label and figure.
#[must_use]
pub fn payment_days_by_service(cube: &Cube, extent: &Extent, count: DayCount) -> Vec<(String, PaymentDays)> {
    let mut all: BTreeMap<u32, Tally> = BTreeMap::new();
    for sum in extent.sums(cube) {
        all.entry(sum.service).or_default().take(sum.lines, sum.total);
    }
    let mut found: BTreeMap<u32, PaymentDays> = BTreeMap::new();
    for sum in cube.days.iter().filter(|sum| extent.holds_days(sum)) {
        found.entry(sum.service).or_default().take(count.day(sum.days), sum.lines, sum.total);
    }
    let mut rows: Vec<(String, PaymentDays)> = found
        .into_iter()
        .map(|(service, mut days)| {
            let (whole, with_days) = (all.get(&service).copied().unwrap_or_default(), days.with_days());
            days.not_measured = Tally {
                lines: whole.lines.saturating_sub(with_days.lines),
                total: Pence::new(whole.total.get().saturating_sub(with_days.total.get())),
            };
            (named(cube, Dimension::Service, service).0, days)
        })
        .collect();
    rows.sort_by(|one, other| other.1.measured().lines.cmp(&one.1.measured().lines).then_with(|| one.0.cmp(&other.0)));
    rows
}
