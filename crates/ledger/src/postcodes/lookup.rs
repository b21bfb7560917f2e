//! Looking postcodes up in an edition.

use super::PostcodeEditions;
use super::columns::Rows;
use crate::LedgerFailure;
use domain::postcodes::{Postcode, PostcodeEntry};
use parquet::arrow::arrow_reader::ParquetRecordBatchReaderBuilder;
use parquet::file::metadata::RowGroupMetaData;
use parquet::file::statistics::Statistics;
use std::collections::{BTreeSet, HashMap};
use std::fs::File;

/// Rows read at a time.
const BATCH: usize = 16_384;

impl PostcodeEditions {
    /// Where postcodes lie by an edition; one that it does not hold is not in the answer.
    ///
    /// Only the row groups are read in whose range any of them lies.
    ///
    /// # Errors
    /// [`LedgerFailure`] when the edition is not there or cannot be read.
    pub fn lookup(
        &self,
        folder: &str,
        postcodes: &BTreeSet<Postcode>,
    ) -> Result<HashMap<Postcode, PostcodeEntry>, LedgerFailure> {
        let mut found = HashMap::with_capacity(postcodes.len());
        if postcodes.is_empty() {
            return Ok(found);
        }
        let path = self.file(folder);
        let file = File::open(&path).map_err(LedgerFailure::at(&path))?;
        let builder = ParquetRecordBatchReaderBuilder::try_new(file).map_err(LedgerFailure::parquet(&path))?;
        let groups = builder.metadata().row_groups().iter().enumerate();
        let wanted: Vec<usize> =
            groups.filter(|(_, group)| may_hold(group, postcodes)).map(|(number, _)| number).collect();
        let reader =
            builder.with_row_groups(wanted).with_batch_size(BATCH).build().map_err(LedgerFailure::parquet(&path))?;
        for rows in reader {
            let rows = rows?;
            let rows = Rows::of(&rows)?;
            let Some((first, last)) = rows.edges() else { continue };
            // The rows are sorted, so each postcode is looked for by halves instead of reading every row.
            for postcode in postcodes.range(first..=last) {
                if let Some(at) = rows.find(*postcode) {
                    found.insert(*postcode, rows.entry(at, *postcode));
                }
            }
        }
        Ok(found)
    }
}

/// Whether any of the postcodes lies between the first and the last of a row group; a group that does not say may hold any.
fn may_hold(group: &RowGroupMetaData, postcodes: &BTreeSet<Postcode>) -> bool {
    let statistics = group.columns().first().and_then(|column| column.statistics());
    let Some(Statistics::ByteArray(texts)) = statistics else { return true };
    let edge = |bytes: Option<&[u8]>| bytes.and_then(Postcode::from_bytes);
    match (edge(texts.min_bytes_opt()), edge(texts.max_bytes_opt())) {
        (Some(first), Some(last)) => postcodes.range(first..=last).next().is_some(),
        _ => true,
    }
}
