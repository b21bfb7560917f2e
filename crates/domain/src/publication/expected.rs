//! Which periods of each data set a council has to publish.

use super::{DataSet, PublicationPeriod, SettingsEdition, Version, in_force, periods_between};
use crate::spend::BatchMonth;
use crate::values::{Date, FinancialYear, Month};

/// Every period of a data set: from the first month of the council's settings on, or where nothing is settled from the
/// first loaded month of the last financial year on; and every period that was ever published. The last comes first.
#[must_use]
pub fn expected(
    set: DataSet,
    editions: &[SettingsEdition],
    held: &[BatchMonth],
    versions: &[Version],
    today: Date,
) -> Vec<PublicationPeriod> {
    let last_year = Month::of(FinancialYear::of(today).previous().first_day());
    let settings = in_force(editions, Month::of(today)).map(|edition| edition.settings.clone()).unwrap_or_default();
    let loaded = held.iter().filter(|one| one.kind == set.kind()).map(|one| one.month).min();
    let settled = editions.iter().map(|edition| edition.from).min();
    let first = settled.or(loaded.map(|loaded| loaded.max(last_year))).filter(|_| loaded.is_some());
    let of = |first: Month| periods_between(settings.frequency(set), first, today);
    let mut periods: Vec<PublicationPeriod> = first.map(of).unwrap_or_default();
    periods.extend(versions.iter().filter(|version| version.set == set).map(|version| version.period));
    periods.sort_unstable_by_key(|period| std::cmp::Reverse((period.last_day(), *period)));
    periods.dedup();
    periods
}
