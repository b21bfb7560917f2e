//! The rules of what procurement can influence, asked by the engine of each line.

use crate::LedgerFailure;
use crate::calendar::{date_of, month_of};
use crate::ledger::Ledger;
use crate::query::{count_at, number_column, pence_at, text_at, text_column};
use crate::wanted::Wanted;
use arrow::array::{Array, ArrayRef, AsArray, Int32Array, PrimitiveArray, StringViewArray};
use arrow::datatypes::{DataType, Date32Type, Int32Type};
use datafusion::error::DataFusionError;
use datafusion::logical_expr::{ColumnarValue, ScalarUDF, Volatility, create_udf};
use datafusion::prelude::SessionContext;
use domain::spend::scope::{Judge, Matches, RuleChange, ScopeField};
use domain::spend::{REDACTED_KEY, REDACTED_LABEL};
use domain::values::{Date, Month};
use std::collections::HashMap;
use std::sync::Arc;

/// The columns that a rule looks at, in the order in which [`judging`] takes them.
const PARTS: &str = "date, month, supplier_key, supplier_number, service, category, description, kind";

/// Texts whose matches are remembered for each field while one stretch of lines is looked at.
const REMEMBERED: usize = 10_000;

/// The call by which a question asks which rule leaves a line out.
pub(crate) fn asked(name: &str) -> String {
    format!("{name}({PARTS})")
}

/// Lets a session's questions ask rules under a name.
pub(crate) fn register(session: &SessionContext, name: &str, judge: &Arc<Judge>) {
    session.register_udf(judging(name, Arc::clone(judge)));
}

/// A function of the engine: the place of the rule that leaves a line out, and nothing for a line that can be influenced.
fn judging(name: &str, judge: Arc<Judge>) -> ScalarUDF {
    let takes = [vec![DataType::Date32, DataType::Int32], vec![DataType::Utf8View; ScopeField::ALL.len()]].concat();
    let judge = move |columns: &[ColumnarValue]| -> Result<ColumnarValue, DataFusionError> {
        let columns = ColumnarValue::values_to_arrays(columns)?;
        Ok(ColumnarValue::Array(Arc::new(judged(&judge, &columns)?)))
    };
    create_udf(name, takes, DataType::Int32, Volatility::Immutable, Arc::new(judge))
}

fn judged(judge: &Judge, columns: &[ArrayRef]) -> Result<Int32Array, DataFusionError> {
    let [days, months, supplier, supplier_number, service, category, description, kind] = columns else {
        return Err(DataFusionError::Internal("rules look at eight columns".to_owned()));
    };
    let (days, months) = (days.as_primitive::<Date32Type>(), months.as_primitive::<Int32Type>());
    let fields = [
        (ScopeField::Supplier, supplier),
        (ScopeField::SupplierNumber, supplier_number),
        (ScopeField::Service, service),
        (ScopeField::Category, category),
        (ScopeField::Description, description),
        (ScopeField::Kind, kind),
    ];
    let mut texts =
        fields.map(|(field, column)| Remembered { field, column: column.as_string_view(), seen: HashMap::new() });
    let mut found = Vec::with_capacity(days.len());
    for row in 0..days.len() {
        let matches = texts.each_mut().map(|text| text.at(judge, row));
        let rule = judge.judge(matches.each_ref().map(|found| &**found), day_at(days, months, row));
        found.push(rule.and_then(|rule| i32::try_from(rule).ok()));
    }
    Ok(found.into_iter().collect())
}

fn day_at(days: &PrimitiveArray<Date32Type>, months: &PrimitiveArray<Int32Type>, row: usize) -> Option<Date> {
    if days.is_null(row) {
        return if months.is_null(row) { None } else { month_of(months.value(row)).map(Month::first_day) };
    }
    date_of(days.value(row))
}

/// A column of texts, and what was found in those that were looked at.
struct Remembered<'a> {
    field: ScopeField,
    column: &'a StringViewArray,
    seen: HashMap<&'a str, Arc<Matches>>,
}

impl Remembered<'_> {
    fn at(&mut self, judge: &Judge, row: usize) -> Arc<Matches> {
        let text = if self.column.is_null(row) { "" } else { self.column.value(row) };
        if let Some(found) = self.seen.get(text) {
            return Arc::clone(found);
        }
        let found = Arc::new(judge.matches(self.field, text));
        if self.seen.len() < REMEMBERED {
            self.seen.insert(text, Arc::clone(&found));
        }
        found
    }
}

impl Ledger {
    /// What changes when other rules say what procurement can influence: the sums of the lines asked for, by the rule
    /// that leaves them out before and after, and by supplier. A supplier's lines under the same two rules are one.
    ///
    /// # Errors
    /// [`LedgerFailure`] when a live batch is missing or a file cannot be read.
    pub async fn rule_changes(
        &self,
        wanted: &Wanted,
        before: &Arc<Judge>,
        after: &Arc<Judge>,
    ) -> Result<Vec<RuleChange>, LedgerFailure> {
        let condition = wanted.condition()?;
        let sql = format!(
            "SELECT {} AS before, {} AS after, CASE WHEN redacted THEN '{REDACTED_KEY}' ELSE supplier_key END AS key, \
             min(supplier), count(*), sum(amount_pence) FROM lines WHERE {} GROUP BY 1, 2, 3",
            asked("rule_before"),
            asked("rule_after"),
            condition.sql()
        );
        let judges = [("rule_before", before), ("rule_after", after)];
        let Some(question) = self.ask_judged(wanted, &sql, condition, &judges).await? else { return Ok(Vec::new()) };
        let mut changes = Vec::new();
        for rows in question.collect().await? {
            let (before, after) = (number_column(&rows, 0)?, number_column(&rows, 1)?);
            let (keys, names) = (text_column(&rows, 2)?, text_column(&rows, 3)?);
            let (lines, totals) = (number_column(&rows, 4)?, number_column(&rows, 5)?);
            for row in 0..rows.num_rows() {
                let rule = |column: &arrow::array::Int64Array| {
                    if column.is_null(row) { None } else { usize::try_from(column.value(row)).ok() }
                };
                let key = text_at(&keys, row);
                let name = if key == REDACTED_KEY { REDACTED_LABEL.to_owned() } else { text_at(&names, row) };
                let (before, after) = (rule(&before), rule(&after));
                changes.push(RuleChange {
                    before,
                    after,
                    key,
                    name,
                    lines: count_at(&lines, row),
                    total: pence_at(&totals, row),
                });
            }
        }
        Ok(changes)
    }
}
