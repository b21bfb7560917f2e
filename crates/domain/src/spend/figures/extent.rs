//! Which lines a figure is over.

use crate::spend::cube::{Cube, CubeSum, DaysSum};
use crate::spend::{Dimension, FileKind, SpendScope};
use crate::values::{Month, Pence};
use std::collections::BTreeSet;

/// Over which months a figure is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Months {
    /// All, and lines without a month.
    #[default]
    All,
    /// The first and the last of a run of months.
    Between(Month, Month),
    /// These months of these kinds of payments, such as those that two years have in common.
    Only(BTreeSet<(FileKind, Month)>),
}

/// Which lines a figure is over: the scope, the kind of payments, the months.
///
/// ```
/// use domain::spend::figures::{Extent, Months};
/// use domain::values::FinancialYear;
/// let year: FinancialYear = "2025-26".parse().unwrap();
/// assert_eq!(Extent::default().year(year).months, Months::Between("2025-04".parse().unwrap(), "2026-03".parse().unwrap()));
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Extent {
    /// All payments, or those that procurement can influence.
    pub scope: SpendScope,
    /// The kind of payments; all that count as spending where there is none.
    pub kind: Option<FileKind>,
    /// The months.
    pub months: Months,
}

impl Extent {
    /// The same over other months.
    #[must_use]
    pub fn over(&self, months: Months) -> Extent {
        Extent { months, ..self.clone() }
    }

    /// The same over a financial year.
    #[must_use]
    pub fn year(&self, year: crate::values::FinancialYear) -> Extent {
        self.over(Months::Between(Month::of(year.first_day()), Month::of(year.last_day())))
    }

    /// Whether a sum of the cube counts.
    #[must_use]
    pub fn holds(&self, sum: &CubeSum) -> bool {
        let in_scope = self.scope == SpendScope::All || sum.reason == 0;
        in_scope && self.holds_time(sum.kind, sum.month)
    }

    /// Whether a sum of days to pay counts.
    #[must_use]
    pub fn holds_days(&self, sum: &DaysSum) -> bool {
        let in_scope = self.scope == SpendScope::All || sum.influenceable;
        in_scope && self.holds_time(sum.kind, sum.month)
    }

    fn holds_time(&self, kind: FileKind, month: Option<Month>) -> bool {
        let of_kind = kind.counts_where(self.kind);
        let of_time = match (&self.months, month) {
            (Months::All, _) => true,
            (_, None) => false,
            (Months::Between(first, last), Some(month)) => *first <= month && month <= *last,
            (Months::Only(held), Some(month)) => held.contains(&(kind, month)),
        };
        of_kind && of_time
    }

    /// The run of months outside of which nothing counts; none where anything may.
    fn run(&self) -> Option<(Month, Month)> {
        match &self.months {
            Months::All => None,
            Months::Between(first, last) => Some((*first, *last)),
            Months::Only(held) => {
                let months = || held.iter().map(|(_, month)| *month);
                Some((months().min()?, months().max()?))
            }
        }
    }

    /// The sums of a cube that count.
    pub fn sums<'a>(&'a self, cube: &'a Cube) -> impl Iterator<Item = &'a CubeSum> {
        let sums = match self.run() {
            Some((first, last)) => cube.of_months(first, last),
            None => &cube.sums,
        };
        sums.iter().filter(|sum| self.holds(sum))
    }

    /// What all lines that count come to, and how many they are.
    #[must_use]
    pub fn total(&self, cube: &Cube) -> (u64, Pence) {
        self.sums(cube).fold((0, Pence::ZERO), |(lines, total), sum| (lines + sum.lines, add(total, sum.total)))
    }
}

/// The sum of two amounts, held at the largest amount there is.
pub(super) fn add(one: Pence, other: Pence) -> Pence {
    Pence::new(one.get().saturating_add(other.get()))
}

/// The place of a sum in the cube's list of a dimension; 0 where all lines are one.
pub(super) fn place(sum: &CubeSum, by: Dimension) -> u32 {
    match by {
        Dimension::All => 0,
        Dimension::Service => sum.service,
        Dimension::Category => sum.category,
        Dimension::Supplier => sum.supplier,
    }
}

/// What was found at places of a list, told apart by number alone: no search for each sum.
pub(super) struct ByPlace<T>(Vec<Option<T>>);

impl<T> Default for ByPlace<T> {
    fn default() -> Self {
        ByPlace(Vec::new())
    }
}

impl<T: Default> ByPlace<T> {
    /// What was found at a place so far.
    pub(super) fn at(&mut self, place: u32) -> &mut T {
        let at = usize::try_from(place).unwrap_or(usize::MAX);
        if self.0.len() <= at {
            self.0.resize_with(at + 1, || None);
        }
        self.0[at].get_or_insert_default()
    }

    /// Every place at which something was found, in order.
    pub(super) fn found(self) -> impl Iterator<Item = (u32, T)> {
        (0..).zip(self.0).filter_map(|(place, found)| Some((place, found?)))
    }
}

/// The key and the label at a place of a dimension; both empty where the file says nothing.
pub(super) fn named(cube: &Cube, by: Dimension, place: u32) -> (String, String) {
    let at = usize::try_from(place).unwrap_or(usize::MAX);
    let text = |list: &[String]| list.get(at).cloned().unwrap_or_default();
    match by {
        Dimension::All => (String::new(), String::new()),
        Dimension::Service => (text(&cube.services), text(&cube.services)),
        Dimension::Category => (text(&cube.categories), text(&cube.categories)),
        Dimension::Supplier => {
            cube.suppliers.get(at).map_or_else(Default::default, |one| (one.key.clone(), one.label.clone()))
        }
    }
}

/// What was paid under a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NamedSum {
    /// The key in addresses; empty for lines that do not say.
    pub key: String,
    /// What people are shown.
    pub label: String,
    /// How many lines.
    pub lines: u64,
    /// The sum of their amounts.
    pub total: Pence,
}

/// What was paid by service, category or supplier, largest first. The rows add up to the whole.
#[must_use]
pub fn sums_by(cube: &Cube, extent: &Extent, by: Dimension) -> Vec<NamedSum> {
    let mut sums: ByPlace<(u64, Pence)> = ByPlace::default();
    for sum in extent.sums(cube) {
        let (lines, total) = sums.at(place(sum, by));
        *lines += sum.lines;
        *total = add(*total, sum.total);
    }
    let mut rows: Vec<NamedSum> = sums
        .found()
        .map(|(at, (lines, total))| {
            let (key, label) = named(cube, by, at);
            NamedSum { key, label, lines, total }
        })
        .collect();
    rows.sort_by(|one, other| other.total.cmp(&one.total).then_with(|| one.key.cmp(&other.key)));
    rows
}
