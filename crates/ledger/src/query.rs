//! Questions to the engine over the files of live batches.

use crate::LedgerFailure;
use crate::judged;
use crate::ledger::Ledger;
use crate::places::{YearFile, batch_folder, names_in};
use crate::schema::schema;
use crate::wanted::{Condition, RULE, Wanted};
use arrow::array::{Array, ArrayRef, AsArray, Int64Array, RecordBatch, StringArray};
use arrow::datatypes::DataType;
use datafusion::datasource::file_format::parquet::ParquetFormat;
use datafusion::datasource::listing::{ListingOptions, ListingTable, ListingTableConfig, ListingTableUrl};
use datafusion::prelude::{DataFrame, SessionContext};
use domain::spend::scope::Judge;
use domain::values::Pence;
use std::path::{Path, PathBuf};
use std::sync::Arc;

impl Ledger {
    /// A question in SQL over the table `lines`; none where no file can hold an answer.
    pub(crate) async fn ask(
        &self,
        wanted: &Wanted,
        sql: &str,
        condition: Condition,
    ) -> Result<Option<DataFrame>, LedgerFailure> {
        self.ask_judged(wanted, sql, condition, &[]).await
    }

    /// The same, where the question asks further rules under names of their own.
    pub(crate) async fn ask_judged(
        &self,
        wanted: &Wanted,
        sql: &str,
        condition: Condition,
        judges: &[(&str, &Arc<Judge>)],
    ) -> Result<Option<DataFrame>, LedgerFailure> {
        let files = self.files(wanted)?;
        if files.is_empty() {
            return Ok(None);
        }
        let session = self.session();
        session.register_udf(crate::losses::reference_key());
        session.register_table("lines", Arc::new(table(&session, &files)?))?;
        for (name, judge) in wanted.judge.iter().map(|judge| (RULE, judge)).chain(judges.iter().copied()) {
            judged::register(&session, name, judge);
        }
        let plan = session.sql(sql).await?;
        Ok(Some(if condition.values.is_empty() { plan } else { plan.with_param_values(condition.values)? }))
    }

    /// The files of live batches that can hold lines that are asked for.
    fn files(&self, wanted: &Wanted) -> Result<Vec<PathBuf>, LedgerFailure> {
        let mut files = Vec::new();
        for batch in wanted.live() {
            let folder = batch_folder(self.root(), wanted.council, batch);
            let names = names_in(&folder)?;
            if names.is_empty() && !folder.is_dir() {
                return Err(LedgerFailure::Missing { council: wanted.council, batch });
            }
            let years =
                names.iter().filter(|name| YearFile::from_name(name).is_some_and(|year| wanted.may_lie_in(year)));
            files.extend(years.map(|name| folder.join(name)));
        }
        Ok(files)
    }
}

/// The lines of some files as a table.
pub(crate) fn table(session: &SessionContext, files: &[PathBuf]) -> Result<ListingTable, LedgerFailure> {
    let urls = files.iter().map(|file| Ok(ListingTableUrl::parse(address(file))?));
    let urls = urls.collect::<Result<Vec<_>, LedgerFailure>>()?;
    let format = ParquetFormat::default().with_options(session.copied_table_options().parquet);
    let options = ListingOptions::new(Arc::new(format)).with_file_extension(".parquet");
    let config = ListingTableConfig::new_with_multi_paths(urls).with_listing_options(options).with_schema(schema());
    Ok(ListingTable::try_new(config)?)
}

/// A file of other things as a table, with the columns that it has.
pub(crate) async fn parquet_table(session: &SessionContext, file: &Path) -> Result<ListingTable, LedgerFailure> {
    let format = ParquetFormat::default().with_options(session.copied_table_options().parquet);
    let options = ListingOptions::new(Arc::new(format)).with_file_extension(".parquet");
    let config = ListingTableConfig::new(ListingTableUrl::parse(address(file))?).with_listing_options(options);
    Ok(ListingTable::try_new(config.infer_schema(&session.state()).await?)?)
}

/// A file's address. A plain path would be searched for signs such as `*` and `[`, which folders may well be named with.
fn address(file: &Path) -> String {
    let mut out = String::from("file://");
    let path = std::path::absolute(file).unwrap_or_else(|_| file.to_path_buf());
    let text = path.to_string_lossy().replace('\\', "/");
    if !text.starts_with('/') {
        out.push('/');
    }
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"/-._~=:".contains(&byte) {
            out.push(char::from(byte));
        } else {
            out.push_str(&format!("%{byte:02X}"));
        }
    }
    out
}

/// A column of text.
pub(crate) fn text_column(rows: &RecordBatch, index: usize) -> Result<StringArray, LedgerFailure> {
    let column = arrow::compute::cast(column(rows, index)?, &DataType::Utf8)?;
    Ok(column.as_string::<i32>().clone())
}

/// A column of whole numbers.
pub(crate) fn number_column(rows: &RecordBatch, index: usize) -> Result<Int64Array, LedgerFailure> {
    let column = arrow::compute::cast(column(rows, index)?, &DataType::Int64)?;
    Ok(column.as_primitive::<arrow::datatypes::Int64Type>().clone())
}

pub(crate) fn column(rows: &RecordBatch, index: usize) -> Result<&ArrayRef, LedgerFailure> {
    rows.columns().get(index).ok_or_else(|| LedgerFailure::Engine(format!("the answer has no column {index}")))
}

/// A text; an empty one where there is none.
pub(crate) fn text_at(column: &StringArray, row: usize) -> String {
    if column.is_null(row) { String::new() } else { column.value(row).to_owned() }
}

/// A count, as the engine gives it.
pub(crate) fn count_at(column: &Int64Array, row: usize) -> u64 {
    u64::try_from(column.value(row)).unwrap_or(0)
}

/// A sum of pence; none of no lines is nothing.
pub(crate) fn pence_at(column: &Int64Array, row: usize) -> Pence {
    if column.is_null(row) { Pence::ZERO } else { Pence::new(column.value(row)) }
}
