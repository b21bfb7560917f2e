//! Which lines of a new file stand in the ledger already.

use crate::LedgerFailure;
use crate::ledger::Ledger;
use crate::query::{column, number_column};
use crate::wanted::{Condition, Wanted};
use arrow::array::AsArray;
use arrow::datatypes::UInt64Type;
use domain::values::Pence;
use futures::TryStreamExt;

/// How many lines of a new file stand in live batches already.
/// A line that stands twice in the file and once in the ledger counts once.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Overlap {
    /// How many of the new lines.
    pub lines: u64,
    /// The sum of their amounts.
    pub total: Pence,
    /// The same for each batch on its own, where there are any; a line that stands in two batches counts in both.
    pub batches: Vec<BatchOverlap>,
}

/// How many lines of a new file stand in one batch.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BatchOverlap {
    /// The batch's number.
    pub batch: i64,
    /// How many of the new lines.
    pub lines: u64,
    /// The sum of their amounts.
    pub total: Pence,
}

/// How often each fingerprint was met, beside how often it may be.
struct Tally<'a> {
    sought: &'a [u64],
    met: Vec<u32>,
    lines: u64,
    total: Pence,
}

impl<'a> Tally<'a> {
    fn new(sought: &'a [u64]) -> Self {
        Tally { sought, met: vec![0; sought.len()], lines: 0, total: Pence::ZERO }
    }

    /// Counts a line of the ledger if a new line like it has not been counted yet.
    fn meet(&mut self, fingerprint: u64, amount: Pence) -> Result<(), LedgerFailure> {
        let first = self.sought.partition_point(|sought| *sought < fingerprint);
        let Some(met) = self.met.get_mut(first) else { return Ok(()) };
        let next = first + usize::try_from(*met).unwrap_or(usize::MAX - first);
        // The new lines of one fingerprint stand in a row, so the next uncounted one has it too or there is none.
        if self.sought.get(next) == Some(&fingerprint) {
            *met += 1;
            self.lines += 1;
            self.total = self.total.plus(amount).map_err(|failure| LedgerFailure::Engine(failure.to_string()))?;
        }
        Ok(())
    }
}

impl Ledger {
    /// Which of the lines with these fingerprints stand in the batches already.
    /// The fingerprints are sorted, each as often as it occurs; see [`fingerprint`](crate::fingerprint).
    ///
    /// # Errors
    /// [`LedgerFailure`] when a batch is missing or a file cannot be read.
    pub async fn overlap(&self, council: i64, batches: &[i64], fingerprints: &[u64]) -> Result<Overlap, LedgerFailure> {
        let mut all = Tally::new(fingerprints);
        let mut found = Overlap::default();
        for batch in batches.iter().copied().filter(|_| !fingerprints.is_empty()) {
            let one = self.overlap_with(council, batch, fingerprints, &mut all).await?;
            if one.lines > 0 {
                found.batches.push(one);
            }
        }
        Ok(Overlap { lines: all.lines, total: all.total, ..found })
    }

    /// The fingerprints of a batch's lines, sorted, each as often as it occurs.
    ///
    /// # Errors
    /// [`LedgerFailure`] when the batch is missing or a file cannot be read.
    pub async fn fingerprints(&self, council: i64, batch: i64) -> Result<Vec<u64>, LedgerFailure> {
        let wanted = Wanted { council, batches: vec![batch], ..Wanted::default() };
        let mut found = Vec::new();
        if let Some(question) = self.ask(&wanted, "SELECT fingerprint FROM lines", Condition::default()).await? {
            let mut stream = question.execute_stream().await?;
            while let Some(rows) = stream.try_next().await? {
                found.extend_from_slice(column(&rows, 0)?.as_primitive::<UInt64Type>().values());
            }
        }
        found.sort_unstable();
        Ok(found)
    }

    async fn overlap_with(
        &self,
        council: i64,
        batch: i64,
        sought: &[u64],
        all: &mut Tally<'_>,
    ) -> Result<BatchOverlap, LedgerFailure> {
        let wanted = Wanted { council, batches: vec![batch], ..Wanted::default() };
        let mut one = Tally::new(sought);
        let sql = "SELECT fingerprint, amount_pence FROM lines";
        if let Some(question) = self.ask(&wanted, sql, Condition::default()).await? {
            let mut stream = question.execute_stream().await?;
            while let Some(rows) = stream.try_next().await? {
                let (fingerprints, amounts) =
                    (column(&rows, 0)?.as_primitive::<UInt64Type>(), number_column(&rows, 1)?);
                for (fingerprint, amount) in fingerprints.values().iter().zip(amounts.values()) {
                    one.meet(*fingerprint, Pence::new(*amount))?;
                    all.meet(*fingerprint, Pence::new(*amount))?;
                }
            }
        }
        Ok(BatchOverlap { batch, lines: one.lines, total: one.total })
    }
}
