//! Which months are loaded, missing or overlapping: the calendar of imports.

use super::FileKind;
use crate::values::{Date, Month};
use jiff::ToSpan;
use std::collections::{BTreeMap, BTreeSet};

/// How many lines of a month a live batch holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BatchMonth {
    /// The batch's number.
    pub batch: i64,
    /// The kind of payments it holds.
    pub kind: FileKind,
    /// The month.
    pub month: Month,
    /// Its lines dated in that month.
    pub lines: u64,
}

/// What is known of a month for one kind of payments.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MonthState {
    /// One batch covers it.
    Loaded {
        /// The batch.
        batch: i64,
    },
    /// Two or more batches cover it: right when each holds a part of the month, double counting when they hold the same.
    Overlapping {
        /// The batches.
        batches: Vec<i64>,
    },
    /// Months before and after it are loaded, or it should be by now, and it is not.
    Missing,
    /// Nothing came in for it, and nothing need have: grants are given in rounds.
    Without,
}

/// The calendar of one kind of payments, from its first loaded month on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Calendar {
    /// The kind of payments.
    pub kind: FileKind,
    /// Each month with its state, in order, none left out.
    pub months: Vec<(Month, MonthState)>,
}

/// A batch covers a month when it holds at least a tenth of its own average month there. A file for April that
/// carries a handful of late March payments covers April; a file for a quarter covers its three months.
const COVERED_TENTHS: u64 = 1;

impl Calendar {
    /// The calendar of each kind of payments from what the batches hold, up to the last whole month before a day.
    #[must_use]
    pub fn all(held: &[BatchMonth], today: Date) -> Vec<Calendar> {
        let last_whole = Month::of(today.first_of_month().checked_sub(1.day()).unwrap_or(today));
        FileKind::ALL.iter().filter_map(|kind| Calendar::of(*kind, held, last_whole)).collect()
    }

    /// The calendar of one kind from what the live batches hold, up to a month (in use: the last whole month before
    /// today) or the last loaded one, whichever is later. None when nothing of the kind is loaded.
    #[must_use]
    pub fn of(kind: FileKind, held: &[BatchMonth], until: Month) -> Option<Calendar> {
        let covering = covering(kind, held);
        let first = *covering.keys().next()?;
        let last = *covering.keys().next_back()?;
        let months = std::iter::successors(Some(first), |month| Some(month.next()))
            .take_while(|month| *month <= last.max(until))
            .map(|month| (month, state(kind, covering.get(&month))))
            .collect();
        Some(Calendar { kind, months })
    }

    /// The missing months.
    #[must_use]
    pub fn missing(&self) -> Vec<Month> {
        self.months.iter().filter(|(_, state)| *state == MonthState::Missing).map(|(month, _)| *month).collect()
    }

    /// The months that more than one batch covers.
    #[must_use]
    pub fn overlapping(&self) -> Vec<Month> {
        let overlapping = |state: &MonthState| matches!(state, MonthState::Overlapping { .. });
        self.months.iter().filter(|(_, state)| overlapping(state)).map(|(month, _)| *month).collect()
    }
}

fn covering(kind: FileKind, held: &[BatchMonth]) -> BTreeMap<Month, BTreeSet<i64>> {
    let mut sizes: BTreeMap<i64, (u64, u64)> = BTreeMap::new();
    for one in held.iter().filter(|one| one.kind == kind) {
        let (lines, months) = sizes.entry(one.batch).or_default();
        *lines += one.lines;
        *months += 1;
    }
    let mut covering: BTreeMap<Month, BTreeSet<i64>> = BTreeMap::new();
    for one in held.iter().filter(|one| one.kind == kind && one.lines > 0) {
        let (lines, months) = sizes.get(&one.batch).copied().unwrap_or((0, 1));
        // lines of the month ≥ a tenth of (lines of the batch ÷ months of the batch), without dividing.
        if one.lines * months * 10 >= lines * COVERED_TENTHS {
            covering.entry(one.month).or_default().insert(one.batch);
        }
    }
    covering
}

fn state(kind: FileKind, batches: Option<&BTreeSet<i64>>) -> MonthState {
    let batches: Vec<i64> = batches.into_iter().flatten().copied().collect();
    match batches.as_slice() {
        [] if kind.is_monthly() => MonthState::Missing,
        [] => MonthState::Without,
        [batch] => MonthState::Loaded { batch: *batch },
        _ => MonthState::Overlapping { batches },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn held(batch: i64, month: &str, lines: u64) -> BatchMonth {
        BatchMonth { batch, kind: FileKind::Payments, month: month.parse().unwrap(), lines }
    }

    fn month(text: &str) -> Month {
        text.parse().unwrap()
    }

    #[test]
    fn a_month_between_two_loaded_ones_is_missing() {
        let calendar =
            Calendar::of(FileKind::Payments, &[held(1, "2025-04", 90), held(2, "2025-06", 80)], month("2025-06"))
                .unwrap();
        assert_eq!(calendar.missing(), [month("2025-05")]);
        assert_eq!(calendar.months.len(), 3);
    }

    #[test]
    fn months_after_the_last_file_are_missing_once_they_are_over() {
        let until = |text| Calendar::of(FileKind::Payments, &[held(1, "2025-04", 90)], month(text)).unwrap().missing();
        assert_eq!(until("2025-04"), []);
        assert_eq!(until("2025-06"), [month("2025-05"), month("2025-06")]);
        assert_eq!(until("2025-01"), [], "a file from later than today is no gap");
    }

    #[test]
    fn a_few_late_payments_neither_cover_a_month_nor_overlap_with_it() {
        // Batch 2 holds 204 lines over 2 months: its average month is 102, a tenth of which is 10.2.
        for (late, overlaps, reason) in
            [(4, false, "4 of 204 are stragglers"), (40, true, "40 of 240 are a part of the month")]
        {
            let held = [held(1, "2025-04", 90), held(2, "2025-04", late), held(2, "2025-05", 200)];
            let calendar = Calendar::of(FileKind::Payments, &held, month("2025-05")).unwrap();
            assert_eq!(!calendar.overlapping().is_empty(), overlaps, "{reason}");
        }
    }

    #[test]
    fn a_month_without_grants_is_not_missing() {
        let held = ["2025-06", "2025-12"].map(|at| BatchMonth { kind: FileKind::Grants, ..held(1, at, 9) });
        let calendar = Calendar::of(FileKind::Grants, &held, month("2026-03")).unwrap();
        assert_eq!((calendar.months.len(), calendar.missing()), (10, vec![]));
        assert_eq!(calendar.months.last().unwrap().1, MonthState::Without);
    }

    #[test]
    fn kinds_do_not_cover_for_each_other() {
        let held = [held(1, "2025-04", 90)];
        assert_eq!(Calendar::of(FileKind::Cards, &held, month("2025-05")), None);
    }
}
