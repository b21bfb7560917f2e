//! How a published file differs from what the records would give now.

use crate::values::Pence;
use std::collections::HashMap;

/// How many rows differ, and what they come to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Difference {
    /// Rows that the records would give now and the file does not have.
    pub added: u64,
    /// What they come to.
    pub added_total: Pence,
    /// Rows that the file has and the records would not give now.
    pub removed: u64,
    /// What they come to.
    pub removed_total: Pence,
}

impl Difference {
    /// Whether nothing differs.
    #[must_use]
    pub const fn is_none(&self) -> bool {
        self.added == 0 && self.removed == 0
    }

    /// How much more the records come to than the file; below zero where they come to less.
    #[must_use]
    pub fn total(&self) -> Pence {
        self.added_total.minus(self.removed_total).unwrap_or_default()
    }
}

/// Compares the rows of a file with those that the records would give now, each row with its amount. Order does not
/// count, and a row that stands three times is matched by three.
///
/// ```
/// use domain::publication::compare;
/// use domain::values::Pence;
/// let row = |text: &str| (text.to_owned(), Pence::new(100));
/// let difference = compare([row("a"), row("b")], [row("b"), row("c"), row("c")]);
/// assert_eq!((difference.added, difference.removed), (2, 1));
/// assert_eq!(difference.total(), Pence::new(100));
/// ```
#[must_use]
pub fn compare(
    file: impl IntoIterator<Item = (String, Pence)>,
    records: impl IntoIterator<Item = (String, Pence)>,
) -> Difference {
    let mut counts: HashMap<String, (i64, Pence)> = HashMap::new();
    for (row, amount) in records {
        counts.entry(row).or_insert((0, amount)).0 += 1;
    }
    for (row, amount) in file {
        counts.entry(row).or_insert((0, amount)).0 -= 1;
    }
    let mut difference = Difference::default();
    for (count, amount) in counts.into_values() {
        let sum = Pence::new(amount.get().saturating_mul(count.abs()));
        let (rows, total) = if count > 0 {
            (&mut difference.added, &mut difference.added_total)
        } else {
            (&mut difference.removed, &mut difference.removed_total)
        };
        *rows += count.unsigned_abs();
        *total = total.plus(sum).unwrap_or(*total);
    }
    difference
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_rows_cancel_out_one_by_one_and_signs_are_kept() {
        let rows = |pence: &[i64]| -> Vec<(String, Pence)> {
            pence.iter().map(|pence| (pence.to_string(), Pence::new(*pence))).collect()
        };
        for (file, records, added, removed, total, reason) in [
            (vec![], vec![], 0, 0, 0, "nothing"),
            (vec![1, 2, 2], vec![2, 1, 2], 0, 0, 0, "another order"),
            (vec![2], vec![2, 2, 2], 2, 0, 4, "two came twice more"),
            (vec![5, 7], vec![7], 0, 1, -5, "one is gone"),
            (vec![-5], vec![5], 1, 1, 10, "a sign was mended"),
        ] {
            let difference = compare(rows(&file), rows(&records));
            assert_eq!(
                (difference.added, difference.removed, difference.total().get()),
                (added, removed, total),
                "{reason}"
            );
            assert_eq!(difference.is_none(), added + removed == 0);
        }
    }
}
