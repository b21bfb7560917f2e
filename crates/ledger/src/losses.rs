//! Groups of lines in which money may have been lost: found by the engine in set operations, handed over group by group.
//!
//! The engine joins on keys and spills to the disk beyond its bound on memory, and a group is handed over as soon as it
//! is whole, so that the memory holds one group of a council's lines and never all of them. What a group means is for
//! `domain::losses` to judge.

use crate::LedgerFailure;
use crate::ledger::Ledger;
use crate::lines::{COLUMNS, columns, lines_of};
use crate::query::column;
use crate::wanted::{Condition, Wanted};
use arrow::array::{ArrayRef, AsArray, StringViewArray};
use arrow::datatypes::{DataType, UInt64Type};
use datafusion::logical_expr::{ColumnarValue, ScalarUDF, Volatility, create_udf};
use domain::losses::{Check, Editions, Limit, Line, Place, normalised, tells_little};
use domain::values::Pence;
use futures::TryStreamExt;
use std::sync::Arc;

/// What lines of a group have in common.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LossGroups {
    /// Supplier and amount, credits of the same amount among them; two payments at least.
    Repeats,
    /// The reference, where it stands with one amount at two suppliers.
    SharedReferences,
    /// Supplier and service, and an amount just below a limit; two at least.
    JustBelow(Limit),
    /// The supplier, for lines that are looked at by themselves.
    Single,
}

impl LossGroups {
    /// Every search, in the order in which the checks run.
    pub const ALL: &[LossGroups] = &[
        LossGroups::Repeats,
        LossGroups::SharedReferences,
        LossGroups::JustBelow(Limit::Quote),
        LossGroups::JustBelow(Limit::Tender),
        LossGroups::Single,
    ];

    /// Whether any check that is on asks for these groups.
    #[must_use]
    pub fn are_wanted(self, editions: &Editions) -> bool {
        let checks: &[Check] = match self {
            LossGroups::Repeats => &[Check::SameReference, Check::SimilarReference, Check::WithinDays],
            LossGroups::SharedReferences => &[Check::TwoSuppliers],
            LossGroups::JustBelow(_) => &[Check::Split],
            LossGroups::Single => &[Check::HighVat, Check::BeforeInvoice, Check::RoundSum],
        };
        checks.iter().any(|check| editions.run(*check))
    }

    /// The question, in which amounts are the only values; they are whole numbers.
    fn sql(self, editions: &Editions) -> String {
        let least = editions.least(|settings| settings.least).get();
        let named = "NOT redacted AND supplier_key <> ''";
        let (columns, copied) = (with_fingerprint(), copied());
        match self {
            LossGroups::Repeats => format!(
                "WITH keys AS (SELECT supplier_key AS k, abs(amount_pence) AS a FROM lines \
                 WHERE {named} AND abs(amount_pence) >= {least} GROUP BY 1, 2 \
                 HAVING sum(CASE WHEN amount_pence > 0 THEN 1 ELSE 0 END) >= 2) \
                 SELECT {columns} FROM (SELECT {copied} FROM keys JOIN lines ON k = supplier_key AND a = abs(amount_pence) \
                 WHERE {named}) ORDER BY supplier_key, abs(amount_pence)"
            ),
            LossGroups::SharedReferences => format!(
                "WITH shared AS (SELECT {REFERENCE_KEY}(invoice_number, reference) AS k, amount_pence FROM lines \
                 WHERE {named} AND amount_pence >= {least} AND {REFERENCE_KEY}(invoice_number, reference) <> '' \
                 GROUP BY 1, 2 HAVING min(supplier_key) <> max(supplier_key)), \
                 keys AS (SELECT DISTINCT k FROM shared) \
                 SELECT {columns} FROM (SELECT {copied}, arrow_cast(k, 'Utf8') AS k FROM keys \
                 JOIN lines ON k = {REFERENCE_KEY}(invoice_number, reference) WHERE {named}) ORDER BY k"
            ),
            LossGroups::JustBelow(limit) => {
                let (from, below) = editions.band(limit);
                let near =
                    format!("{named} AND amount_pence >= {} AND amount_pence < {}", from.get().max(least), below.get());
                format!(
                    "WITH keys AS (SELECT supplier_key AS k, service AS s FROM lines WHERE {near} \
                     GROUP BY 1, 2 HAVING count(*) >= 2) \
                     SELECT {columns} FROM (SELECT {copied} FROM keys JOIN lines ON k = supplier_key AND s = service \
                     WHERE {near}) ORDER BY supplier_key, service"
                )
            }
            LossGroups::Single => {
                let round = editions.least(|settings| settings.round_from).get();
                format!(
                    "SELECT {columns} FROM (SELECT {copied} FROM lines WHERE amount_pence >= {least} AND \
                     ((amount_pence >= {round} AND amount_pence % 100000 = 0) OR date < invoice_date \
                     OR vat_pence * 5 > amount_pence)) ORDER BY supplier_key"
                )
            }
        }
    }

    /// Whether two lines that stand one after the other are of one group.
    fn join(self, one: &Line, next: &Line) -> bool {
        match self {
            LossGroups::Repeats => {
                one.supplier_key == next.supplier_key && one.amount().get().abs() == next.amount().get().abs()
            }
            LossGroups::SharedReferences => normalised(one.document()) == normalised(next.document()),
            LossGroups::JustBelow(_) => one.supplier_key == next.supplier_key && one.line.service == next.line.service,
            LossGroups::Single => one.supplier_key == next.supplier_key,
        }
    }
}

impl Ledger {
    /// Hands over every group of lines of the batches, whole, one after the other.
    ///
    /// # Errors
    /// [`LedgerFailure`] when a batch is missing or a file cannot be read; groups before the fault were handed over.
    pub async fn loss_groups(
        &self,
        council: i64,
        batches: &[i64],
        groups: LossGroups,
        editions: &Editions,
        mut take: impl FnMut(&[Line]) + Send,
    ) -> Result<(), LedgerFailure> {
        let mut group: Vec<Line> = Vec::new();
        self.each_loss_line(council, batches, &groups.sql(editions), |line| {
            if group.last().is_some_and(|last| !groups.join(last, &line)) {
                take(&group);
                group.clear();
            }
            group.push(line);
        })
        .await?;
        if !group.is_empty() {
            take(&group);
        }
        Ok(())
    }

    /// The credits of these amounts, whoever they are from; redacted payees aside.
    ///
    /// # Errors
    /// [`LedgerFailure`] when a batch is missing or a file cannot be read.
    pub async fn credits_of(
        &self,
        council: i64,
        batches: &[i64],
        amounts: &[Pence],
    ) -> Result<Vec<Line>, LedgerFailure> {
        let mut wanted: Vec<i64> = amounts.iter().map(|amount| -amount.get()).filter(|pence| *pence < 0).collect();
        wanted.sort_unstable();
        wanted.dedup();
        let mut found = Vec::new();
        for some in wanted.chunks(500) {
            let list: Vec<String> = some.iter().map(i64::to_string).collect();
            let sql = format!(
                "SELECT {} FROM lines WHERE NOT redacted AND amount_pence IN ({})",
                with_fingerprint(),
                list.join(", ")
            );
            self.each_loss_line(council, batches, &sql, |line| found.push(line)).await?;
        }
        Ok(found)
    }

    /// The lines that stand at these places, of live batches and of undone ones, in the order of the places.
    ///
    /// # Errors
    /// [`LedgerFailure`] when a batch is missing or a file cannot be read.
    pub async fn lines_at(&self, council: i64, places: &[Place]) -> Result<Vec<Line>, LedgerFailure> {
        let mut batches: Vec<i64> = places.iter().map(|place| place.batch).collect();
        batches.sort_unstable();
        batches.dedup();
        let at =
            |place: &Place| format!("(batch = {} AND sheet = {} AND row = {})", place.batch, place.sheet, place.row);
        let mut found = Vec::new();
        for some in places.chunks(200) {
            let list: Vec<String> = some.iter().map(at).collect();
            let sql = format!("SELECT {} FROM lines WHERE {}", with_fingerprint(), list.join(" OR "));
            self.each_loss_line(council, &batches, &sql, |line| found.push(line)).await?;
        }
        found.sort_by_key(|line| places.iter().position(|place| *place == line.place));
        Ok(found)
    }

    async fn each_loss_line(
        &self,
        council: i64,
        batches: &[i64],
        sql: &str,
        mut take: impl FnMut(Line) + Send,
    ) -> Result<(), LedgerFailure> {
        let wanted = Wanted { council, batches: batches.to_vec(), ..Wanted::default() };
        let Some(question) = self.ask(&wanted, sql, Condition::default()).await? else { return Ok(()) };
        let mut stream = question.execute_stream().await?;
        while let Some(rows) = stream.try_next().await? {
            let fingerprints = column(&rows, FINGERPRINT_AT)?.as_primitive::<UInt64Type>().clone();
            for (line, fingerprint) in lines_of(&rows)?.into_iter().zip(fingerprints.values()) {
                take(Line {
                    place: Place { batch: line.batch, sheet: line.line.sheet, row: line.line.row },
                    fingerprint: *fingerprint,
                    kind: line.kind,
                    supplier_key: line.supplier_key,
                    line: line.line,
                });
            }
        }
        Ok(())
    }
}

/// The columns of text.
const TEXTS: &[&str] = &[
    "kind",
    "supplier",
    "supplier_key",
    "supplier_number",
    "service",
    "category",
    "description",
    "reference",
    "invoice_number",
    "registration_number",
    "grant_period",
];

/// The columns of a line, and its fingerprint after them.
fn with_fingerprint() -> String {
    format!("{}, fingerprint", columns())
}

/// The columns with their texts copied out. Texts as they are read point into whole pages of a file, and lines that
/// wait to be sorted would hold, and count, those pages again and again.
fn copied() -> String {
    let one = |name: &&str| {
        if TEXTS.contains(name) { format!("arrow_cast({name}, 'Utf8') AS {name}") } else { (*name).to_owned() }
    };
    let columns: Vec<String> = COLUMNS.iter().map(one).collect();
    format!("{}, fingerprint", columns.join(", "))
}

/// The fingerprint stands after the columns of a line.
const FINGERPRINT_AT: usize = COLUMNS.len();

/// The name of [`reference_key`] in questions.
const REFERENCE_KEY: &str = "reference_key";

/// The normalised reference of a line by its invoice number and reference, empty where it tells little: the rule of
/// `domain` itself, so that the engine cannot judge otherwise.
pub(crate) fn reference_key() -> ScalarUDF {
    let text = DataType::Utf8View;
    create_udf(REFERENCE_KEY, vec![text.clone(), text.clone()], text, Volatility::Immutable, Arc::new(keys_of))
}

fn keys_of(arguments: &[ColumnarValue]) -> datafusion::error::Result<ColumnarValue> {
    let columns = ColumnarValue::values_to_arrays(arguments)?;
    let [invoice_numbers, references] = columns.as_slice() else {
        return Err(datafusion::error::DataFusionError::Execution("two columns make a reference's key".to_owned()));
    };
    let key = |(invoice, reference): (Option<&str>, Option<&str>)| {
        let document = invoice.filter(|text| !text.is_empty()).or(reference).unwrap_or_default();
        let key = normalised(document);
        if tells_little(&key) { String::new() } else { key }
    };
    let pairs = invoice_numbers.as_string_view().iter().zip(references.as_string_view());
    let keys: ArrayRef = Arc::new(StringViewArray::from_iter_values(pairs.map(key)));
    Ok(ColumnarValue::Array(keys))
}
