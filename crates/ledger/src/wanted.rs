//! Which lines are asked for, and the condition that finds them.

use crate::LedgerFailure;
use crate::calendar::{days_of, number_of};
use crate::judged;
use crate::places::YearFile;
use datafusion::scalar::ScalarValue;
use domain::spend::scope::Judge;
use domain::spend::{FileKind, REDACTED_KEY};
use domain::values::{Date, FinancialYear, Month, Pence};
use std::sync::Arc;

/// The name under which questions ask the rules.
pub(crate) const RULE: &str = "rule_of";

/// Which lines are asked for. Only the named batches take part; each further field, where given, narrows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wanted {
    /// The council's number.
    pub council: i64,
    /// The batches that count.
    pub batches: Vec<i64>,
    /// Only this one of them.
    pub batch: Option<i64>,
    /// Only this kind of payments. Where there is none, every kind that counts as spending; of one named batch, its own.
    pub kind: Option<FileKind>,
    /// No line before this day. A line that has a month and no day counts when its whole month does.
    pub from: Option<Date>,
    /// No line after this day.
    pub to: Option<Date>,
    /// Only lines of these months, both included; by day or by month.
    pub months: Option<(Month, Month)>,
    /// Only lines that have neither day nor month.
    pub undated: bool,
    /// Only this supplier, by its key in figures: [`REDACTED_KEY`] for redacted payees, empty for lines without a name.
    pub supplier: Option<String>,
    /// Only this service, as published; empty for lines that give none.
    pub service: Option<String>,
    /// Only this category, as published; empty for lines that give none.
    pub category: Option<String>,
    /// Only lines whose supplier, description, reference, invoice number, supplier number, service or category contains
    /// this text, whatever its case.
    pub text: Option<String>,
    /// No amount below this.
    pub least: Option<Pence>,
    /// No amount above this.
    pub most: Option<Pence>,
    /// Only redacted payees.
    pub redacted: bool,
    /// The rules by which each line is looked at, so that it says which of them leaves it out.
    pub judge: Option<Arc<Judge>>,
    /// Only lines that these rules leave out, or that they do not. Without rules there is no telling, and all are given.
    pub left_out: LeftOut,
    /// The order of lines.
    pub sort: Sort,
}

/// Whether lines that rules leave out of what procurement can influence are asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum LeftOut {
    /// All lines.
    #[default]
    All,
    /// Only lines that no rule leaves out.
    No,
    /// Only lines that a rule leaves out.
    Yes,
    /// Only lines that a rule leaves out for the reason of this name.
    For(String),
}

/// The order of lines. Ties stand in the order of batch, sheet and row, so that pages never overlap.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sort {
    /// What lines are ordered by.
    pub by: SortBy,
    /// Whether the largest, latest or last comes first.
    pub descending: bool,
}

/// What lines can be ordered by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum SortBy {
    /// By day. Either way a line with only a month stands after the days of that month, and undated lines stand last.
    #[default]
    Date,
    /// By amount.
    Amount,
    /// By the supplier's cleaned name, then as published.
    Supplier,
}

/// A condition in SQL with the values of its placeholders. What people typed is only ever a value.
#[derive(Debug, Default)]
pub(crate) struct Condition {
    clauses: Vec<String>,
    pub values: Vec<ScalarValue>,
}

impl Condition {
    /// The text after `WHERE`.
    pub(crate) fn sql(&self) -> String {
        if self.clauses.is_empty() { "TRUE".to_owned() } else { self.clauses.join(" AND ") }
    }

    /// Adds a value and gives its placeholder.
    fn bind(&mut self, value: ScalarValue) -> String {
        self.values.push(value);
        format!("${}", self.values.len())
    }

    fn compare(&mut self, column: &str, operator: &str, value: ScalarValue) {
        let placeholder = self.bind(value);
        self.clauses.push(format!("{column} {operator} {placeholder}"));
    }
}

/// The columns that people search, as [`crate::schema`] joins them.
const SEARCHED: [&str; 7] =
    ["supplier", "description", "reference", "invoice_number", "supplier_number", "service", "category"];

impl Condition {
    /// Looks for a text in what people search by. Lines of a national table come without one text of all of it, and are
    /// searched column by column: longer work for each line, but there are few thousand of a council.
    fn contains(&mut self, pattern: &str) {
        let placeholder = self.bind(text(pattern));
        let by_column: Vec<String> =
            SEARCHED.iter().map(|column| format!("lower({column}) LIKE {placeholder}")).collect();
        self.clauses.push(format!(
            "(search_text LIKE {placeholder} OR (search_text IS NULL AND ({})))",
            by_column.join(" OR ")
        ));
    }
}

impl Wanted {
    /// The batches to read.
    pub(crate) fn live(&self) -> impl Iterator<Item = i64> {
        self.batches.iter().copied().filter(|batch| self.batch.is_none_or(|only| only == *batch))
    }

    /// Whether a file of the year can hold lines that are asked for.
    pub(crate) fn may_lie_in(&self, year: YearFile) -> bool {
        let by_month = self.from.is_some() || self.to.is_some() || self.months.is_some();
        match year {
            YearFile::Every => true,
            YearFile::Undated => !by_month,
            _ if self.undated => false,
            YearFile::Other => true,
            YearFile::Year(year) => self.overlaps(year),
        }
    }

    fn overlaps(&self, year: FinancialYear) -> bool {
        let (first, last) = (year.first_day(), year.last_day());
        self.from.is_none_or(|from| from <= last)
            && self.to.is_none_or(|to| to >= first)
            && self.months.is_none_or(|(from, to)| from <= Month::of(last) && to >= Month::of(first))
    }

    /// The condition that a line must meet.
    pub(crate) fn condition(&self) -> Result<Condition, LedgerFailure> {
        let mut condition = Condition::default();
        self.time(&mut condition)?;
        self.payee(&mut condition);
        if let Some(kind) = self.kind {
            condition.compare("kind", "=", text(kind.name()));
        } else if self.batch.is_none() {
            for kind in FileKind::ALL.iter().filter(|kind| !kind.counts_as_spending()) {
                condition.compare("kind", "<>", text(kind.name()));
            }
        }
        for (column, value) in [("service", &self.service), ("category", &self.category)] {
            if let Some(value) = value {
                condition.compare(column, "=", text(value));
            }
        }
        for (operator, pence) in [(">=", self.least), ("<=", self.most)] {
            if let Some(pence) = pence {
                condition.compare("amount_pence", operator, ScalarValue::Int64(Some(pence.get())));
            }
        }
        self.contains(&mut condition);
        self.influence(&mut condition);
        Ok(condition)
    }

    fn time(&self, condition: &mut Condition) -> Result<(), LedgerFailure> {
        if let Some((from, to)) = self.months {
            condition.compare("month", ">=", ScalarValue::Int32(Some(number_of(from))));
            condition.compare("month", "<=", ScalarValue::Int32(Some(number_of(to))));
        }
        // A month is wholly after `from` when its first day is, and wholly before `to` when its last day is.
        if let Some(from) = self.from {
            let first = Month::of(from);
            let whole = if first.first_day() == from { first } else { first.next() };
            bound(condition, ">=", from, number_of(whole))?;
        }
        if let Some(to) = self.to {
            let last = Month::of(to);
            let whole = if last.last_day() == to { number_of(last) } else { number_of(last) - 1 };
            bound(condition, "<=", to, whole)?;
        }
        if self.undated {
            condition.clauses.push("month IS NULL".to_owned());
        }
        Ok(())
    }

    fn payee(&self, condition: &mut Condition) {
        match self.supplier.as_deref() {
            Some(REDACTED_KEY) => condition.clauses.push("redacted".to_owned()),
            Some(key) => {
                condition.clauses.push("NOT redacted".to_owned());
                condition.compare("supplier_key", "=", text(key));
            }
            None => {}
        }
        if self.redacted {
            condition.clauses.push("redacted".to_owned());
        }
    }

    fn influence(&self, condition: &mut Condition) {
        let Some(judge) = &self.judge else { return };
        let rule = judged::asked(RULE);
        let clause = match &self.left_out {
            LeftOut::All => return,
            LeftOut::No => format!("{rule} IS NULL"),
            LeftOut::Yes => format!("{rule} IS NOT NULL"),
            LeftOut::For(reason) => {
                let rules = judge.rules().iter().enumerate().filter(|(_, one)| one.reason.name() == reason);
                let places: Vec<String> = rules.map(|(place, _)| place.to_string()).collect();
                if places.is_empty() { "FALSE".to_owned() } else { format!("{rule} IN ({})", places.join(", ")) }
            }
        };
        condition.clauses.push(clause);
    }

    fn contains(&self, condition: &mut Condition) {
        let words: Vec<&str> = self.text.as_deref().unwrap_or_default().split_whitespace().collect();
        if !words.is_empty() {
            let sought = escaped(&words.join(" ").to_lowercase());
            condition.contains(&format!("%{sought}%"));
        }
    }
}

fn bound(condition: &mut Condition, operator: &str, day: Date, month: i32) -> Result<(), LedgerFailure> {
    let day = condition.bind(ScalarValue::Date32(Some(days_of(day)?)));
    let month = condition.bind(ScalarValue::Int32(Some(month)));
    condition.clauses.push(format!("(date {operator} {day} OR (date IS NULL AND month {operator} {month}))"));
    Ok(())
}

fn text(value: &str) -> ScalarValue {
    ScalarValue::Utf8View(Some(value.to_owned()))
}

/// A text in which no sign means anything to LIKE but itself.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for sign in text.chars() {
        if matches!(sign, '%' | '_' | '\\') {
            out.push('\\');
        }
        out.push(sign);
    }
    out
}
