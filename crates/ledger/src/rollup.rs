//! Sums kept while a batch is written, so that the usual pages need not read its lines.
//!
//! They stand beside the batch's lines, one to a line of JSON. A file with very many suppliers has more of them than the
//! memory should hold: what was summed so far is then written down and summing begins anew, so that a key may stand more
//! than once and its sums add up.

use crate::LedgerFailure;
use crate::schema::Row;
use domain::spend::{Dimension, REDACTED_KEY, REDACTED_LABEL, Rollup};
use domain::values::{Month, Pence};
use std::collections::HashMap;
use std::fs::File;
use std::io::{BufRead, BufReader, BufWriter, Lines, Write};
use std::path::{Path, PathBuf};

/// The most sums held in memory: about 200 bytes each, so some 60 megabytes. A council's month has a few thousand.
const MOST_SUMS: usize = 300_000;

/// The name of the file of sums in a batch's folder.
const NAME: &str = "rollups.jsonl";

#[derive(Debug, Default)]
struct Sum {
    label: String,
    lines: u64,
    pence: i64,
}

/// The sums of a batch as it is written.
#[derive(Debug)]
pub(crate) struct Sums {
    by: HashMap<(Dimension, Option<Month>), HashMap<String, Sum>>,
    held: usize,
    most: usize,
    path: PathBuf,
    out: BufWriter<File>,
}

impl Sums {
    /// Begins the sums of a batch in its folder.
    pub(crate) fn begin(folder: &Path) -> Result<Self, LedgerFailure> {
        let path = folder.join(NAME);
        let out = BufWriter::new(File::create(&path).map_err(LedgerFailure::at(&path))?);
        Ok(Sums { by: HashMap::new(), held: 0, most: MOST_SUMS, path, out })
    }

    /// Counts a line. The caller holds the batch's amounts within what 64 bits can add.
    pub(crate) fn add(&mut self, row: &Row) -> Result<(), LedgerFailure> {
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
        if self.held > self.most { self.write_down() } else { Ok(()) }
    }

    fn add_to(&mut self, dimension: Dimension, month: Option<Month>, key: &str, label: &str, pence: i64) {
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
        self.held += 1;
    }

    /// Writes down what is held, in order of dimension, month (none first) and key, and holds nothing any more.
    fn write_down(&mut self) -> Result<(), LedgerFailure> {
        let mut rollups: Vec<Rollup> = Vec::with_capacity(self.held);
        for ((dimension, month), sums) in std::mem::take(&mut self.by) {
            rollups.extend(sums.into_iter().map(|(key, sum)| Rollup {
                dimension,
                month,
                key,
                label: sum.label,
                lines: sum.lines,
                total: Pence::new(sum.pence),
            }));
        }
        self.held = 0;
        rollups.sort_by(|a, b| (a.dimension, a.month, &a.key).cmp(&(b.dimension, b.month, &b.key)));
        for rollup in &rollups {
            let line = serde_json::to_string(rollup).map_err(|fault| LedgerFailure::Engine(fault.to_string()))?;
            writeln!(self.out, "{line}").map_err(LedgerFailure::at(&self.path))?;
        }
        Ok(())
    }

    /// Puts all sums on the disk.
    pub(crate) fn finish(mut self) -> Result<(), LedgerFailure> {
        self.write_down()?;
        let at = LedgerFailure::at(&self.path);
        self.out.flush().and_then(|()| self.out.get_ref().sync_all()).map_err(at)
    }
}

/// The sums of a finished batch, one by one as they stand in its folder.
#[derive(Debug)]
pub struct Rollups {
    path: PathBuf,
    lines: Lines<BufReader<File>>,
}

impl Rollups {
    /// Opens the sums of a batch by its folder.
    pub(crate) fn open(folder: &Path) -> Result<Rollups, LedgerFailure> {
        let path = folder.join(NAME);
        let lines = BufReader::new(File::open(&path).map_err(LedgerFailure::at(&path))?).lines();
        Ok(Rollups { path, lines })
    }
}

impl Iterator for Rollups {
    type Item = Result<Rollup, LedgerFailure>;

    fn next(&mut self) -> Option<Self::Item> {
        let line = match self.lines.next()? {
            Ok(line) => line,
            Err(fault) => return Some(Err(LedgerFailure::at(&self.path)(fault))),
        };
        Some(serde_json::from_str(&line).map_err(|fault| LedgerFailure::Engine(fault.to_string())))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::spend::PaymentLine;

    #[test]
    fn sums_written_down_in_parts_add_up_to_the_same() {
        let folder = tempfile::tempdir().unwrap();
        let mut sums = Sums { most: 5, ..Sums::begin(folder.path()).unwrap() };
        for number in 0..100_i64 {
            let supplier = format!("SUPPLIER {}", number % 7);
            let line = PaymentLine { amount: Pence::new(number), supplier: supplier.clone(), ..PaymentLine::default() };
            let row = Row { month: None, supplier_key: supplier, redacted: false, fingerprint: 0, line };
            sums.add(&row).unwrap();
        }
        sums.finish().unwrap();
        let all: Vec<Rollup> = Rollups::open(folder.path()).unwrap().map(Result::unwrap).collect();
        for dimension in Dimension::ALL {
            let of: Vec<&Rollup> = all.iter().filter(|rollup| rollup.dimension == *dimension).collect();
            // 0 + 1 + … + 99 = 4,950.
            assert_eq!(of.iter().map(|rollup| rollup.total.get()).sum::<i64>(), 4_950, "{dimension:?}");
            assert_eq!(of.iter().map(|rollup| rollup.lines).sum::<u64>(), 100, "{dimension:?}");
        }
        assert!(all.len() > 7 + 3, "ten keys are more than the bound of five, so that keys stand more than once");
    }
}
