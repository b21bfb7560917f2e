//! The cube of a batch made anew from its lines: after an upgrade, and when the rules of what counts change.

use crate::LedgerFailure;
use crate::calendar::date_of;
use crate::ledger::Ledger;
use crate::query::{column, number_column, text_column};
use crate::wanted::Wanted;
use arrow::array::{Array, AsArray, PrimitiveArray, RecordBatch};
use arrow::datatypes::{DataType, Date32Type};
use datafusion::execution::SendableRecordBatchStream;
use domain::spend::FileKind;
use domain::spend::cube::{Cube, CubeBuilder, CubeLine};
use domain::spend::scope::ScopeRules;
use domain::values::{Date, Month, Pence};
use futures::TryStreamExt;

const COLUMNS: &str =
    "date, month, invoice_date, amount_pence, supplier, supplier_number, service, category, description";

/// The cube of a batch, being counted from its lines.
pub struct Recount {
    builder: CubeBuilder,
    batches: Option<SendableRecordBatchStream>,
    lines: u64,
}

impl Ledger {
    /// Begins to count the cube of a batch from its lines, under some rules.
    ///
    /// # Errors
    /// [`LedgerFailure`] when the batch is missing or cannot be read.
    pub async fn recount(
        &self,
        council: i64,
        (batch, kind): (i64, FileKind),
        rules: &ScopeRules,
    ) -> Result<Recount, LedgerFailure> {
        let wanted = Wanted { council, batches: vec![batch], ..Wanted::default() };
        let sql = format!("SELECT {COLUMNS} FROM lines");
        let batches = match self.ask(&wanted, &sql, wanted.condition()?).await? {
            Some(question) => Some(question.execute_stream().await?),
            None => None,
        };
        Ok(Recount { builder: CubeBuilder::new(kind, rules), batches, lines: 0 })
    }
}

impl Recount {
    /// Counts some thousand lines more. Answers how many lines were counted so far; none at the end.
    ///
    /// # Errors
    /// [`LedgerFailure`] when a file cannot be read, or there are more names than can be held.
    pub async fn more(&mut self) -> Result<Option<u64>, LedgerFailure> {
        let Some(batches) = self.batches.as_mut() else { return Ok(None) };
        let Some(rows) = batches.try_next().await? else { return Ok(None) };
        count(&mut self.builder, &rows)?;
        self.lines += u64::try_from(rows.num_rows()).unwrap_or(0);
        Ok(Some(self.lines))
    }

    /// The cubes: one, or several that add up.
    #[must_use]
    pub fn finish(self) -> Vec<Cube> {
        self.builder.finish()
    }
}

fn count(builder: &mut CubeBuilder, rows: &RecordBatch) -> Result<(), LedgerFailure> {
    let (days, invoiced) = (day_column(rows, 0)?, day_column(rows, 2)?);
    let (months, pence) = (number_column(rows, 1)?, number_column(rows, 3)?);
    let texts = [4, 5, 6, 7, 8].map(|index| text_column(rows, index));
    let [supplier, supplier_number, service, category, description] = texts;
    let (supplier, supplier_number, service) = (supplier?, supplier_number?, service?);
    let (category, description) = (category?, description?);
    for row in 0..rows.num_rows() {
        let month = (!months.is_null(row)).then(|| i32::try_from(months.value(row)).ok()).flatten();
        builder.count(&CubeLine {
            day: day_at(&days, row),
            month_only: month.and_then(crate::calendar::month_of).map(Month::first_day),
            invoice_day: day_at(&invoiced, row),
            amount: Pence::new(pence.value(row)),
            supplier: supplier.value(row),
            supplier_number: supplier_number.value(row),
            service: service.value(row),
            category: category.value(row),
            description: description.value(row),
        })?;
    }
    Ok(())
}

fn day_column(rows: &RecordBatch, index: usize) -> Result<PrimitiveArray<Date32Type>, LedgerFailure> {
    let column = arrow::compute::cast(column(rows, index)?, &DataType::Date32)?;
    Ok(column.as_primitive::<Date32Type>().clone())
}

fn day_at(column: &PrimitiveArray<Date32Type>, row: usize) -> Option<Date> {
    if column.is_null(row) { None } else { date_of(column.value(row)) }
}
