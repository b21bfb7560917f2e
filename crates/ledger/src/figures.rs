//! Sums of lines by what they have in common.

use crate::LedgerFailure;
use crate::calendar::month_of;
use crate::judged;
use crate::ledger::Ledger;
use crate::query::{count_at, number_column, pence_at, text_at, text_column};
use crate::wanted::{RULE, Wanted};
use domain::spend::{REDACTED_KEY, REDACTED_LABEL};
use domain::values::{FinancialYear, Month, Pence, Quarter};
use serde::Serialize;
use std::collections::BTreeMap;

/// What lines are summed by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum GroupBy {
    /// All lines as one.
    All,
    /// The month, such as `2025-04`.
    Month,
    /// The quarter of a financial year, such as `2025-26 Q1`.
    Quarter,
    /// The financial year, such as `2025-26`.
    FinancialYear,
    /// The service that paid.
    Service,
    /// What was bought.
    Category,
    /// The supplier, by cleaned name; redacted payees are one bucket.
    Supplier,
    /// The supplier's name as published.
    Spelling,
    /// The kind of payments, by its name in files.
    Kind,
    /// The batch, by its number.
    Batch,
    /// The rule that leaves the lines out, by its place among the rules handed over; empty where none does.
    Rule,
}

/// The sum of the lines that have a key in common.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Figure {
    /// The key; empty for lines that do not say. For a supplier it is the one that [`Wanted::supplier`] takes.
    pub key: String,
    /// What people are shown: for a supplier its first spelling by letter, else the key.
    pub label: String,
    /// How many lines.
    pub lines: u64,
    /// The sum of their amounts.
    pub total: Pence,
}

impl Ledger {
    /// The sums of the lines asked for. Times come in order, undated lines last; all else by total, the largest first, then by key.
    ///
    /// # Errors
    /// [`LedgerFailure`] when a live batch is missing or a file cannot be read.
    pub async fn figures(&self, wanted: &Wanted, by: GroupBy) -> Result<Vec<Figure>, LedgerFailure> {
        let found = self.grouped(wanted, by).await?;
        let time: fn(Month) -> String = match by {
            GroupBy::Month => |month| month.to_string(),
            GroupBy::Quarter => |month| quarter_key(Quarter::of_month(month)),
            GroupBy::FinancialYear => |month| FinancialYear::of_month(month).to_string(),
            _ => return Ok(largest_first(found)),
        };
        by_time(&found, time)
    }

    async fn grouped(&self, wanted: &Wanted, by: GroupBy) -> Result<Vec<Figure>, LedgerFailure> {
        let (key, label) = match by {
            GroupBy::All => ("''".to_owned(), "''"),
            GroupBy::Month | GroupBy::Quarter | GroupBy::FinancialYear => ("month".to_owned(), "''"),
            GroupBy::Service => ("service".to_owned(), "service"),
            GroupBy::Category => ("category".to_owned(), "category"),
            GroupBy::Supplier => {
                (format!("CASE WHEN redacted THEN '{REDACTED_KEY}' ELSE supplier_key END"), "supplier")
            }
            GroupBy::Spelling => ("supplier".to_owned(), "supplier"),
            GroupBy::Kind => ("kind".to_owned(), "kind"),
            GroupBy::Batch => ("batch".to_owned(), "''"),
            GroupBy::Rule if wanted.judge.is_some() => (judged::asked(RULE), "''"),
            GroupBy::Rule => ("CAST(NULL AS INT)".to_owned(), "''"),
        };
        let condition = wanted.condition()?;
        let sql = format!(
            "SELECT {key} AS key, min({label}) AS label, count(*), sum(amount_pence) FROM lines WHERE {} GROUP BY 1",
            condition.sql()
        );
        let Some(question) = self.ask(wanted, &sql, condition).await? else { return Ok(Vec::new()) };
        let mut found = Vec::new();
        for rows in question.collect().await? {
            let (keys, labels) = (text_column(&rows, 0)?, text_column(&rows, 1)?);
            let (lines, totals) = (number_column(&rows, 2)?, number_column(&rows, 3)?);
            for row in 0..rows.num_rows() {
                let (key, label) = (text_at(&keys, row), text_at(&labels, row));
                found.push(Figure { key, label, lines: count_at(&lines, row), total: pence_at(&totals, row) });
            }
        }
        if by == GroupBy::Supplier {
            found
                .iter_mut()
                .filter(|figure| figure.key == REDACTED_KEY)
                .for_each(|figure| REDACTED_LABEL.clone_into(&mut figure.label));
        }
        Ok(found)
    }
}

fn largest_first(mut figures: Vec<Figure>) -> Vec<Figure> {
    figures.sort_by(|a, b| b.total.cmp(&a.total).then_with(|| a.key.cmp(&b.key)));
    figures
}

fn quarter_key(quarter: Quarter) -> String {
    format!("{} Q{}", quarter.year(), quarter.number())
}

/// Sums of months as sums of longer times, in order; the undated last.
fn by_time(months: &[Figure], key: fn(Month) -> String) -> Result<Vec<Figure>, LedgerFailure> {
    let mut times: BTreeMap<(bool, String), (u64, Pence)> = BTreeMap::new();
    for figure in months {
        let month = figure.key.parse().ok().and_then(month_of);
        let sum = times.entry((month.is_none(), month.map(key).unwrap_or_default())).or_default();
        sum.0 += figure.lines;
        sum.1 = sum.1.plus(figure.total).map_err(|failure| LedgerFailure::Engine(failure.to_string()))?;
    }
    let figures = times.into_iter().map(|((_, key), (lines, total))| Figure { label: key.clone(), key, lines, total });
    Ok(figures.collect())
}
