//! What savings come to, kind by kind and year by year.

use super::{Kind, Saving, SocialFrom, standing};
use crate::values::{Date, FinancialYear, Pence, PenceError};
use std::collections::BTreeSet;

/// What savings of one kind come to in a year, or in all years.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct YearTotal {
    /// The kind.
    pub kind: Kind,
    /// What was expected for the year when the profile was made.
    pub planned: Pence,
    /// What finance signed off.
    pub delivered: Pence,
    /// What is claimed and not signed off: part of what is awaited.
    pub claimed: Pence,
    /// What is still forecast, claims included.
    pub awaited: Pence,
}

impl YearTotal {
    const fn nothing(kind: Kind) -> Self {
        YearTotal { kind, planned: Pence::ZERO, delivered: Pence::ZERO, claimed: Pence::ZERO, awaited: Pence::ZERO }
    }

    fn add(&mut self, saving: &Saving, is_in: impl Fn(FinancialYear) -> bool, day: Date) -> Result<(), PenceError> {
        if !saving.counts(day) {
            return Ok(());
        }
        for part in saving.years.iter().filter(|part| is_in(part.year)) {
            let standing = standing(part, day);
            self.planned = self.planned.plus(part.forecast)?;
            self.delivered = self.delivered.plus(standing.delivered())?;
            self.awaited = self.awaited.plus(standing.awaited())?;
            if standing.waits_for_finance() {
                self.claimed = self.claimed.plus(standing.awaited())?;
            }
        }
        Ok(())
    }

    /// Delivered and awaited together, less what was planned: below nought where less came than was expected.
    ///
    /// # Errors
    /// [`PenceError`], when the sums cannot be kept.
    pub fn against_plan(&self) -> Result<Pence, PenceError> {
        self.delivered.plus(self.awaited)?.minus(self.planned)
    }
}

/// The financial years in which any saving has a part, in order.
#[must_use]
pub fn years(savings: &[Saving]) -> Vec<FinancialYear> {
    let years: BTreeSet<FinancialYear> =
        savings.iter().flat_map(|one| one.years.iter().map(|part| part.year)).collect();
    years.into_iter().collect()
}

/// What savings come to in a financial year as of a day, each kind by itself.
///
/// # Errors
/// [`PenceError`], when a sum cannot be kept.
pub fn year_total(savings: &[Saving], year: FinancialYear, day: Date) -> Result<Vec<YearTotal>, PenceError> {
    total(savings, |of| of == year, day)
}

/// What savings come to in all years up to the one of the day, each kind by itself.
///
/// # Errors
/// [`PenceError`], when a sum cannot be kept.
pub fn in_total(savings: &[Saving], day: Date) -> Result<Vec<YearTotal>, PenceError> {
    total(savings, |of| of <= FinancialYear::of(day), day)
}

/// What a saving comes to in all its years as of a day; nothing where it does not count.
///
/// # Errors
/// [`PenceError`], when a sum cannot be kept.
pub fn of_saving(saving: &Saving, day: Date) -> Result<YearTotal, PenceError> {
    of_saving_in(saving, |_| true, day)
}

/// The same in the years that are asked.
pub(super) fn of_saving_in(
    saving: &Saving,
    is_in: impl Fn(FinancialYear) -> bool,
    day: Date,
) -> Result<YearTotal, PenceError> {
    let mut total = YearTotal::nothing(saving.kind);
    total.add(saving, is_in, day)?;
    Ok(total)
}

/// What social benefits of one sort come to in the years that are asked, as of a day; none for those that do not say what
/// they come from. The sorts add up to the social benefits of the register.
///
/// # Errors
/// [`PenceError`], when a sum cannot be kept.
pub fn social_total(
    savings: &[Saving],
    from: Option<SocialFrom>,
    is_in: impl Fn(FinancialYear) -> bool,
    day: Date,
) -> Result<YearTotal, PenceError> {
    let mut total = YearTotal::nothing(Kind::Social);
    for saving in savings.iter().filter(|one| one.kind == Kind::Social && one.social_from == from) {
        total.add(saving, &is_in, day)?;
    }
    Ok(total)
}

fn total(savings: &[Saving], is_in: impl Fn(FinancialYear) -> bool, day: Date) -> Result<Vec<YearTotal>, PenceError> {
    let mut totals: Vec<YearTotal> = Kind::ALL.iter().map(|kind| YearTotal::nothing(*kind)).collect();
    for saving in savings {
        let Some(total) = totals.iter_mut().find(|total| total.kind == saving.kind) else { continue };
        total.add(saving, &is_in, day)?;
    }
    Ok(totals)
}
