//! How many suppliers there are, who is new among them, and who is paid no longer.

use super::extent::{add, named};
use super::{CannotTell, Extent, SupplierSum};
use crate::spend::cube::Cube;
use crate::spend::{Dimension, REDACTED_KEY};
use crate::values::{Month, Pence};

/// The suppliers of a period that were not paid before, and those of an earlier one that were not paid in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Arrivals {
    /// Not paid in any month before the period that was brought in; the largest first.
    pub new: Vec<SupplierSum>,
    /// Paid in the period before, and not in this one; the largest first.
    pub gone: Vec<SupplierSum>,
}

/// For each supplier of a cube, whether it has a name by which it is known again.
pub(super) fn are_named(cube: &Cube) -> Vec<bool> {
    cube.suppliers.iter().map(|supplier| !supplier.key.is_empty() && supplier.key != REDACTED_KEY).collect()
}

/// How many named suppliers have a line in an extent. Redacted payees and lines that name nobody are no suppliers.
#[must_use]
pub fn supplier_count(cube: &Cube, extent: &Extent) -> usize {
    let mut seen = vec![false; cube.suppliers.len()];
    for sum in extent.sums(cube) {
        if let Some(seen) = usize::try_from(sum.supplier).ok().and_then(|at| seen.get_mut(at)) {
            *seen = true;
        }
    }
    are_named(cube).into_iter().zip(seen).filter(|(named, seen)| *named && *seen).count()
}

/// Who is new in a period and who has gone since the one before it. Whoever was paid earlier for whatever reason and in
/// whatever kind of payment is not new, so the scope and the kind narrow only the period's own lines.
///
/// # Errors
/// [`CannotTell::FirstPeriod`] when nothing before the period was brought in.
pub fn arrivals(
    cube: &Cube,
    extent: &Extent,
    period: (Month, Month),
    before: (Month, Month),
) -> Result<Arrivals, CannotTell> {
    let first = cube.sums.iter().filter_map(|sum| sum.month).min().ok_or(CannotTell::NothingPaid)?;
    if first >= period.0 {
        return Err(CannotTell::FirstPeriod { first });
    }
    let ever = extent.over(super::Months::All);
    let mut seen = vec![Seen::default(); cube.suppliers.len()];
    for sum in &cube.sums {
        let found = usize::try_from(sum.supplier).ok().and_then(|at| seen.get_mut(at));
        let (Some(month), Some(seen)) = (sum.month, found) else { continue };
        seen.earlier |= month < period.0;
        if period.0 <= month && month <= period.1 && ever.holds(sum) {
            seen.within.take(sum.lines, sum.total);
        } else if before.0 <= month && month <= before.1 && ever.holds(sum) {
            seen.before.take(sum.lines, sum.total);
        }
    }
    let named = are_named(cube);
    let paid = || (0_u32..).zip(&seen).zip(&named).filter(|(_, named)| **named).map(|(seen, _)| seen);
    let new = paid().filter(|(_, seen)| !seen.earlier && seen.within.lines > 0);
    let gone = paid().filter(|(_, seen)| seen.before.lines > 0 && seen.within.lines == 0);
    Ok(Arrivals {
        new: listed(cube, new.map(|(at, seen)| (at, seen.within))),
        gone: listed(cube, gone.map(|(at, seen)| (at, seen.before))),
    })
}

#[derive(Clone, Copy, Debug, Default)]
struct Paid {
    lines: u64,
    total: Pence,
}

impl Paid {
    fn take(&mut self, lines: u64, total: Pence) {
        self.lines += lines;
        self.total = add(self.total, total);
    }
}

#[derive(Clone, Copy, Debug, Default)]
struct Seen {
    earlier: bool,
    within: Paid,
    before: Paid,
}

fn listed(cube: &Cube, found: impl Iterator<Item = (u32, Paid)>) -> Vec<SupplierSum> {
    let mut rows: Vec<SupplierSum> = found
        .map(|(at, paid)| {
            let (key, label) = named(cube, Dimension::Supplier, at);
            SupplierSum { key, label, lines: paid.lines, total: paid.total }
        })
        .collect();
    rows.sort_by(|one, other| other.total.cmp(&one.total).then_with(|| one.key.cmp(&other.key)));
    rows
}
