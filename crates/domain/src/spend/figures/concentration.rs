//! How much of spend rests on few suppliers.

use super::extent::add;
use super::{CannotTell, Extent};
use crate::spend::REDACTED_KEY;
use crate::spend::cube::Cube;
use crate::values::Pence;
use std::collections::BTreeMap;

/// How many of the largest suppliers are taken together.
const TOP: usize = 20;

/// The part of spend that is asked how many suppliers make it: 80 in the hundred.
const MOST: (i128, i128) = (80, 100);

/// The index is between 0 (many equal suppliers) and this (one supplier).
const INDEX_MAX: u128 = 10_000;

/// What a supplier was paid.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SupplierSum {
    /// The key in addresses.
    pub key: String,
    /// What people are shown.
    pub label: String,
    /// How many lines.
    pub lines: u64,
    /// The sum of their amounts.
    pub total: Pence,
}

/// What is left out of a figure about single suppliers, so that the base and these add up to the whole.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct LeftOut {
    /// Redacted payees: unknown persons, never one supplier.
    pub redacted: Pence,
    /// Lines that name no supplier.
    pub nameless: Pence,
    /// Suppliers from whom as much or more came back than went out, and what that comes to.
    pub came_back: (u64, Pence),
}

/// How much of spend rests on few suppliers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Concentration {
    /// The suppliers with more paid than came back, largest first.
    pub suppliers: Vec<SupplierSum>,
    /// What they were paid together: the whole that shares are of.
    pub base: Pence,
    /// What is not in the base.
    pub left_out: LeftOut,
}

/// The suppliers of an extent by what they were paid.
///
/// # Errors
/// [`CannotTell::NothingPaid`] when no named supplier was paid anything on balance.
pub fn concentration(cube: &Cube, extent: &Extent) -> Result<Concentration, CannotTell> {
    let mut sums: BTreeMap<u32, (u64, Pence)> = BTreeMap::new();
    for sum in extent.sums(cube) {
        let (lines, total) = sums.entry(sum.supplier).or_default();
        *lines += sum.lines;
        *total = add(*total, sum.total);
    }
    let mut found = Concentration { suppliers: Vec::new(), base: Pence::ZERO, left_out: LeftOut::default() };
    for (at, (lines, total)) in sums {
        let (key, label) = super::extent::named(cube, crate::spend::Dimension::Supplier, at);
        found.take(SupplierSum { key, label, lines, total });
    }
    if found.suppliers.is_empty() {
        return Err(CannotTell::NothingPaid);
    }
    found.suppliers.sort_by(|one, other| other.total.cmp(&one.total).then_with(|| one.key.cmp(&other.key)));
    Ok(found)
}

impl Concentration {
    fn take(&mut self, supplier: SupplierSum) {
        let out = &mut self.left_out;
        if supplier.key == REDACTED_KEY {
            out.redacted = add(out.redacted, supplier.total);
        } else if supplier.key.is_empty() {
            out.nameless = add(out.nameless, supplier.total);
        } else if supplier.total <= Pence::ZERO {
            out.came_back = (out.came_back.0 + 1, add(out.came_back.1, supplier.total));
        } else {
            self.base = add(self.base, supplier.total);
            self.suppliers.push(supplier);
        }
    }

    /// The largest twenty.
    #[must_use]
    pub fn top(&self) -> &[SupplierSum] {
        self.suppliers.get(..TOP.min(self.suppliers.len())).unwrap_or_default()
    }

    /// What the largest twenty were paid together.
    #[must_use]
    pub fn top_total(&self) -> Pence {
        self.top().iter().fold(Pence::ZERO, |sum, one| add(sum, one.total))
    }

    /// The fewest suppliers that make 80 % of the base, and what they were paid together. Exactly 80 % is enough.
    #[must_use]
    pub fn making_most(&self) -> (usize, Pence) {
        let mut sum = Pence::ZERO;
        for (at, supplier) in self.suppliers.iter().enumerate() {
            sum = add(sum, supplier.total);
            if i128::from(sum.get()) * MOST.1 >= i128::from(self.base.get()) * MOST.0 {
                return (at + 1, sum);
            }
        }
        (self.suppliers.len(), sum)
    }

    /// The Herfindahl-Hirschman index: the sum of the squares of the suppliers' shares in per cent, from near 0 (many
    /// equal suppliers) to 10,000 (one). Worked out in whole pence, 10,000 × Σ paid² ÷ base², and rounded once to the nearest
    /// whole number, half upwards. None where the squares are too large for 128 bits.
    #[must_use]
    pub fn index(&self) -> Option<u32> {
        let square =
            |money: Pence| u128::from(money.get().unsigned_abs()).checked_mul(money.get().unsigned_abs().into());
        let whole = square(self.base)?;
        let squares = self.suppliers.iter().try_fold(0_u128, |sum, one| sum.checked_add(square(one.total)?))?;
        let index = squares.checked_mul(INDEX_MAX)?.checked_add(whole / 2)?.checked_div(whole)?;
        u32::try_from(index).ok()
    }
}
