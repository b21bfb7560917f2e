//! What changed from one financial year to the next, like with like.

use super::extent::{ByPlace, add, named, place};
use super::{CannotTell, Extent, Months};
use crate::spend::cube::Cube;
use crate::spend::{Calendar, Dimension, FileKind, MonthState, share};
use crate::values::{Date, FinancialYear, Month, Pence};
use std::collections::BTreeSet;

/// Two sums of money, one after the other.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Change {
    /// The earlier.
    pub before: Pence,
    /// The later.
    pub after: Pence,
}

impl Change {
    /// How much more it is, below zero for less.
    #[must_use]
    pub const fn difference(&self) -> Pence {
        Pence::new(self.after.get().saturating_sub(self.before.get()))
    }

    /// The difference in tenths of a per cent of the earlier; none where the earlier is nothing or came back.
    ///
    /// ```
    /// use domain::spend::figures::Change;
    /// use domain::values::Pence;
    /// let change = Change { before: Pence::new(10_800), after: Pence::new(10_900) };
    /// assert_eq!(change.tenths(), Some(9));
    /// ```
    #[must_use]
    pub fn tenths(&self) -> Option<i64> {
        if self.before > Pence::ZERO { share(self.difference(), self.before) } else { None }
    }
}

/// How what was paid under one name changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PartChange {
    /// The key in addresses; empty for lines that do not say.
    pub key: String,
    /// What people are shown.
    pub label: String,
    /// The change.
    pub change: Change,
}

/// Two years over the months that were brought in for both: a year of which only a part is loaded is compared with the
/// same part of the other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comparison {
    /// The earlier year.
    pub before: FinancialYear,
    /// The later year.
    pub after: FinancialYear,
    /// The months of the later year that are compared, kind by kind of payments.
    pub months: BTreeSet<(FileKind, Month)>,
    /// What both years come to over those months.
    pub change: Change,
    earlier: Extent,
    later: Extent,
}

/// The same month a year earlier; none before the first year there is.
fn year_before(month: Month) -> Option<Month> {
    Month::new(month.year() - 1, month.number())
}

fn is_loaded(calendar: &Calendar, month: Month, today: Date) -> bool {
    let state = calendar.months.iter().find(|(at, _)| *at == month).map(|(_, state)| state);
    let held = state.is_some_and(|state| *state != MonthState::Missing);
    month.last_day() < today && (held || !calendar.kind.is_monthly())
}

/// Compares a financial year with the one before it.
///
/// Only months count that are over and were brought in for both years, each kind of payments by itself; so a year that
/// is partly loaded is never compared as if it were whole, and card transactions that began to be brought in between
/// the two do not look like a rise.
///
/// # Errors
/// [`CannotTell::NothingInCommon`] when the years have no such month.
pub fn compare(
    cube: &Cube,
    extent: &Extent,
    after: FinancialYear,
    calendars: &[Calendar],
    today: Date,
) -> Result<Comparison, CannotTell> {
    let before = after.previous();
    let wanted = calendars.iter().filter(|calendar| calendar.kind.counts_where(extent.kind));
    let mut later = BTreeSet::new();
    let mut earlier = BTreeSet::new();
    for calendar in wanted {
        for month in after.months() {
            let Some(same) = year_before(month) else { continue };
            if is_loaded(calendar, month, today) && is_loaded(calendar, same, today) {
                later.insert((calendar.kind, month));
                earlier.insert((calendar.kind, same));
            }
        }
    }
    if later.is_empty() {
        return Err(CannotTell::NothingInCommon { before, after });
    }
    let months = later.clone();
    let (earlier, later) = (extent.over(Months::Only(earlier)), extent.over(Months::Only(later)));
    let change = Change { before: earlier.total(cube).1, after: later.total(cube).1 };
    Ok(Comparison { before, after, months, change, earlier, later })
}

impl Comparison {
    /// How each service, category or supplier changed, the largest change first. The differences add up to the whole one.
    #[must_use]
    pub fn parts(&self, cube: &Cube, by: Dimension) -> Vec<PartChange> {
        let mut changes: ByPlace<Change> = ByPlace::default();
        for sum in self.earlier.sums(cube) {
            let change = changes.at(place(sum, by));
            change.before = add(change.before, sum.total);
        }
        for sum in self.later.sums(cube) {
            let change = changes.at(place(sum, by));
            change.after = add(change.after, sum.total);
        }
        let mut parts: Vec<PartChange> = changes
            .found()
            .map(|(at, change)| {
                let (key, label) = named(cube, by, at);
                PartChange { key, label, change }
            })
            .collect();
        let size = |part: &PartChange| part.change.difference().get().unsigned_abs();
        parts.sort_by(|one, other| size(other).cmp(&size(one)).then_with(|| one.key.cmp(&other.key)));
        parts
    }

    /// Whether all twelve months are compared for every kind of payments that is.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        let kinds: BTreeSet<FileKind> = self.months.iter().map(|(kind, _)| *kind).collect();
        self.months.len() == kinds.len() * 12
    }

    /// The lines of the later year that are compared.
    #[must_use]
    pub const fn later(&self) -> &Extent {
        &self.later
    }

    /// The lines of the earlier year that are compared.
    #[must_use]
    pub const fn earlier(&self) -> &Extent {
        &self.earlier
    }
}

/// Whether a financial year is over and each of its months was brought in, for every kind of payments that was brought
/// in at all by its end.
#[must_use]
pub fn is_whole(calendars: &[Calendar], kind: Option<FileKind>, year: FinancialYear, today: Date) -> bool {
    let mut of_kind = calendars
        .iter()
        .filter(|calendar| calendar.kind.counts_where(kind))
        .filter(|calendar| calendar.months.first().is_some_and(|(first, _)| first.first_day() <= year.last_day()))
        .peekable();
    of_kind.peek().is_some()
        && of_kind.all(|calendar| year.months().into_iter().all(|month| is_loaded(calendar, month, today)))
}

/// The financial years that are over and wholly brought in, earliest first.
#[must_use]
pub fn whole_years(calendars: &[Calendar], kind: Option<FileKind>, today: Date) -> Vec<FinancialYear> {
    let months = calendars.iter().flat_map(|calendar| calendar.months.iter().map(|(month, _)| *month));
    let years: BTreeSet<FinancialYear> = months.map(FinancialYear::of_month).collect();
    years.into_iter().filter(|year| is_whole(calendars, kind, *year, today)).collect()
}
