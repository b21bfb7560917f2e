//! Sums kept while a batch is written, so that the usual pages need not read its lines.

use crate::schema::Row;
use domain::spend::{Dimension, REDACTED_KEY, REDACTED_LABEL, Rollup};
use domain::values::{Month, Pence};
use std::collections::HashMap;

/// The most sums kept for one dimension of a batch: some hundreds of megabytes.
/// A council has a few thousand; a dimension beyond it is left out whole and answered from the lines.
const MOST_SUMS: usize = 2_000_000;

#[derive(Debug, Default)]
struct Sum {
    label: String,
    lines: u64,
    pence: i64,
}

/// The sums of a batch as it is written.
#[derive(Debug, Default)]
pub(crate) struct Sums {
    by: HashMap<(Dimension, Option<Month>), HashMap<String, Sum>>,
    groups: HashMap<Dimension, usize>,
    left_out: Vec<Dimension>,
}

impl Sums {
    /// Counts a line. The caller holds the batch's amounts within what 64 bits can add.
    pub(crate) fn add(&mut self, row: &Row) {
        let pence = row.line.amount.get();
        self.add_to(Dimension::All, row.month, "", "", pence);
        self.add_to(Dimension::Service, row.month, &row.line.service, &row.line.service, pence);
        self.add_to(Dimension::Category, row.month, &row.line.category, &row.line.category, pence);
        let (key, label) = if row.redacted {
            (REDACTED_KEY, REDACTED_LABEL)
        } else {
            (row.supplier_key.as_str(), row.line.supplier.as_str())
        };
        self.add_to(Dimension::Supplier, row.month, key, label, pence);
    }

    fn add_to(&mut self, dimension: Dimension, month: Option<Month>, key: &str, label: &str, pence: i64) {
        if self.left_out.contains(&dimension) {
            return;
        }
        let sums = self.by.entry((dimension, month)).or_default();
        if let Some(sum) = sums.get_mut(key) {
            sum.lines += 1;
            sum.pence += pence;
            if label < sum.label.as_str() {
                label.clone_into(&mut sum.label);
            }
            return;
        }
        sums.insert(key.to_owned(), Sum { label: label.to_owned(), lines: 1, pence });
        let groups = self.groups.entry(dimension).or_default();
        *groups += 1;
        if *groups > MOST_SUMS {
            self.left_out.push(dimension);
            self.by.retain(|(of, _), _| *of != dimension);
        }
    }

    /// The sums in order of dimension, month (none first) and key, and the dimensions left out.
    pub(crate) fn finish(self) -> (Vec<Rollup>, Vec<Dimension>) {
        let mut rollups: Vec<Rollup> = Vec::new();
        for ((dimension, month), sums) in self.by {
            rollups.extend(sums.into_iter().map(|(key, sum)| Rollup {
                dimension,
                month,
                key,
                label: sum.label,
                lines: sum.lines,
                total: Pence::new(sum.pence),
            }));
        }
        rollups.sort_by(|a, b| (a.dimension, a.month, &a.key).cmp(&(b.dimension, b.month, &b.key)));
        (rollups, self.left_out)
    }
}
