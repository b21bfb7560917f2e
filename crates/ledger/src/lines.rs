//! Lines, by the page and as a stream.

use crate::LedgerFailure;
use crate::calendar::{date_of, month_of};
use crate::ledger::Ledger;
use crate::query::{column, count_at, number_column, pence_at, text_column};
use crate::wanted::{SortBy, Wanted};
use arrow::array::{Array, AsArray, BooleanArray, Int64Array, RecordBatch, StringArray};
use datafusion::execution::SendableRecordBatchStream;
use domain::spend::scope::{Judge, LineParts};
use domain::spend::{FileKind, PaymentLine};
use domain::values::{Date, Month, Pence};
use futures::TryStreamExt;
use std::sync::Arc;

/// A payment line as the ledger keeps it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LedgerLine {
    /// The batch it came in with.
    pub batch: i64,
    /// The kind of payments of its batch.
    pub kind: FileKind,
    /// The month it belongs to, by its day or by its file; none for an undated line.
    pub month: Option<Month>,
    /// The supplier's key in figures but for redacted payees: the cleaned name, empty where there is none.
    pub supplier_key: String,
    /// Whether the payee is redacted.
    pub redacted: bool,
    /// The rule that leaves it out of what procurement can influence, by its place among the rules that were handed over.
    pub left_out_by: Option<usize>,
    /// The line as it was published.
    pub line: PaymentLine,
}

impl LedgerLine {
    /// The parts that rules look at; a redacted payee has no name.
    fn parts(&self) -> LineParts<'_> {
        let line = &self.line;
        LineParts {
            day: line.date.or(line.month_only),
            supplier: &self.supplier_key,
            supplier_number: &line.supplier_number,
            service: &line.service,
            category: &line.category,
            description: &line.description,
            kind: self.kind,
        }
    }
}

/// A part of a list: how many lines to leave out from its start, and how many to give at most.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PageOf {
    /// Lines left out.
    pub skip: u64,
    /// Lines given at most.
    pub take: u64,
}

/// A page of lines, and the count and sum of all that are asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LinesPage {
    /// The lines of the page.
    pub lines: Vec<LedgerLine>,
    /// How many lines there are on all pages.
    pub count: u64,
    /// The sum of the amounts on all pages.
    pub total: Pence,
}

/// Lines in order, some thousands at a time.
pub struct LineStream {
    batches: Option<SendableRecordBatchStream>,
    judge: Option<Arc<Judge>>,
}

/// The columns of a line, in the order in which [`lines_of`] reads them.
pub(crate) const COLUMNS: [&str; 21] = [
    "batch",
    "kind",
    "sheet",
    "row",
    "date",
    "month",
    "amount_pence",
    "vat_pence",
    "gross_pence",
    "supplier",
    "supplier_key",
    "redacted",
    "supplier_number",
    "service",
    "category",
    "description",
    "reference",
    "invoice_number",
    "invoice_date",
    "registration_number",
    "grant_period",
];

/// The columns that files written by earlier versions lack, where the engine answers with nothing.
const LATER: &[&str] = &["registration_number", "grant_period"];

/// [`COLUMNS`] as a question selects them.
pub(crate) fn columns() -> String {
    let one = |name: &&str| {
        if LATER.contains(name) { format!("coalesce({name}, '') AS {name}") } else { (*name).to_owned() }
    };
    COLUMNS.iter().map(one).collect::<Vec<_>>().join(", ")
}

impl Ledger {
    /// A page of the lines asked for.
    ///
    /// # Errors
    /// [`LedgerFailure`] when a live batch is missing or a file cannot be read.
    pub async fn lines(&self, wanted: &Wanted, page: PageOf) -> Result<LinesPage, LedgerFailure> {
        let condition = wanted.condition()?;
        let sql = format!("SELECT count(*), sum(amount_pence) FROM lines WHERE {}", condition.sql());
        let Some(sums) = self.ask(wanted, &sql, condition).await? else { return Ok(LinesPage::default()) };
        let mut found = LinesPage::default();
        for rows in sums.collect().await?.iter().filter(|rows| rows.num_rows() == 1) {
            found.count = count_at(&number_column(rows, 0)?, 0);
            found.total = pence_at(&number_column(rows, 1)?, 0);
        }
        if page.take > 0 && page.skip < found.count {
            let limit = format!(" LIMIT {} OFFSET {}", page.take, page.skip);
            let mut stream = self.stream_of(wanted, &limit).await?;
            while let Some(lines) = stream.next_lines().await? {
                found.lines.extend(lines);
            }
        }
        Ok(found)
    }

    /// All lines asked for, in order.
    ///
    /// # Errors
    /// [`LedgerFailure`] when a live batch is missing or a file cannot be read.
    pub async fn stream(&self, wanted: &Wanted) -> Result<LineStream, LedgerFailure> {
        self.stream_of(wanted, "").await
    }

    /// Hands over every line asked for, in order.
    ///
    /// # Errors
    /// [`LedgerFailure`] when a live batch is missing or a file cannot be read; lines before the fault were handed over.
    pub async fn each_line(&self, wanted: &Wanted, mut take: impl FnMut(&LedgerLine)) -> Result<(), LedgerFailure> {
        let mut stream = self.stream(wanted).await?;
        while let Some(lines) = stream.next_lines().await? {
            lines.iter().for_each(&mut take);
        }
        Ok(())
    }

    async fn stream_of(&self, wanted: &Wanted, limit: &str) -> Result<LineStream, LedgerFailure> {
        let condition = wanted.condition()?;
        let way = if wanted.sort.descending { "DESC" } else { "ASC" };
        let order = match wanted.sort.by {
            SortBy::Date => format!("month {way} NULLS LAST, date {way} NULLS LAST"),
            SortBy::Amount => format!("amount_pence {way}"),
            SortBy::Supplier => format!("supplier_key {way}, supplier {way}"),
        };
        let sql = format!(
            "SELECT {} FROM lines WHERE {} ORDER BY {order}, batch, sheet, row{limit}",
            columns(),
            condition.sql()
        );
        let batches = match self.ask(wanted, &sql, condition).await? {
            Some(question) => Some(question.execute_stream().await?),
            None => None,
        };
        Ok(LineStream { batches, judge: wanted.judge.clone() })
    }
}

impl LineStream {
    /// The next lines; none at the end.
    ///
    /// # Errors
    /// [`LedgerFailure`] when a file cannot be read.
    pub async fn next_lines(&mut self) -> Result<Option<Vec<LedgerLine>>, LedgerFailure> {
        let Some(batches) = self.batches.as_mut() else { return Ok(None) };
        let Some(rows) = batches.try_next().await? else { return Ok(None) };
        let mut lines = lines_of(&rows)?;
        if let Some(judge) = &self.judge {
            lines.iter_mut().for_each(|line| line.left_out_by = judge.decide(&line.parts()));
        }
        Ok(Some(lines))
    }
}

/// The columns of an answer, in the order of [`COLUMNS`].
struct Columns {
    numbers: [Int64Array; 9],
    texts: [StringArray; 11],
    redacted: BooleanArray,
}

pub(crate) fn lines_of(rows: &RecordBatch) -> Result<Vec<LedgerLine>, LedgerFailure> {
    let number = |index| number_column(rows, index);
    let text = |index| text_column(rows, index);
    let columns = Columns {
        numbers: [
            number(0)?,
            number(2)?,
            number(3)?,
            number(4)?,
            number(5)?,
            number(6)?,
            number(7)?,
            number(8)?,
            number(18)?,
        ],
        texts: [
            text(1)?,
            text(9)?,
            text(10)?,
            text(12)?,
            text(13)?,
            text(14)?,
            text(15)?,
            text(16)?,
            text(17)?,
            text(19)?,
            text(20)?,
        ],
        redacted: column(rows, 11)?.as_boolean().clone(),
    };
    Ok((0..rows.num_rows()).map(|row| columns.line(row)).collect())
}

impl Columns {
    fn line(&self, at: usize) -> LedgerLine {
        let [batch, sheet, row, date, month, amount, vat, gross, invoice_date] = &self.numbers;
        let [
            kind,
            supplier,
            supplier_key,
            supplier_number,
            service,
            category,
            description,
            reference,
            invoice_number,
            registration_number,
            grant_period,
        ] = self.texts.each_ref().map(|column| column.value(at));
        let month = given(month, at).and_then(|number| month_of(i32::try_from(number).ok()?));
        let date = day(date, at);
        LedgerLine {
            batch: batch.value(at),
            kind: kind.parse().unwrap_or_default(),
            month,
            supplier_key: supplier_key.to_owned(),
            redacted: self.redacted.value(at),
            left_out_by: None,
            line: PaymentLine {
                sheet: u32::try_from(sheet.value(at)).unwrap_or(1),
                row: count_at(row, at),
                date,
                month_only: if date.is_none() { month.map(Month::first_day) } else { None },
                amount: Pence::new(amount.value(at)),
                vat: given(vat, at).map(Pence::new),
                gross: given(gross, at).map(Pence::new),
                supplier: supplier.to_owned(),
                supplier_number: supplier_number.to_owned(),
                service: service.to_owned(),
                category: category.to_owned(),
                description: description.to_owned(),
                reference: reference.to_owned(),
                invoice_number: invoice_number.to_owned(),
                invoice_date: day(invoice_date, at),
                registration_number: registration_number.to_owned(),
                grant_period: grant_period.to_owned(),
            },
        }
    }
}

fn given(column: &Int64Array, row: usize) -> Option<i64> {
    (!column.is_null(row)).then(|| column.value(row))
}

fn day(column: &Int64Array, row: usize) -> Option<Date> {
    given(column, row).and_then(|days| date_of(i32::try_from(days).ok()?))
}
