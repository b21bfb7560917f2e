//! Dates, amounts and references as sentences say them.

use super::line::Line;
use crate::values::Date;

/// A day as people read it: `3 May 2026`.
pub(super) fn day(day: Date) -> String {
    day.strftime("%-d %B %Y").to_string()
}

/// When a line was paid: its day, its month, or that it is not dated.
pub(super) fn when(line: &Line) -> String {
    match (line.line.date, line.line.month_only) {
        (Some(date), _) => format!("on {}", day(date)),
        (None, Some(month)) => format!("in {}", month.strftime("%B %Y")),
        (None, None) => "on a day the file does not give".to_owned(),
    }
}

/// A number of days: `1 day`, `6 days`, or that it was the same day.
pub(super) fn apart(days: i64) -> String {
    match days {
        0 => "the same day".to_owned(),
        1 => "1 day later".to_owned(),
        days => format!("{days} days later"),
    }
}

/// A line's reference in words.
pub(super) fn document(line: &Line) -> String {
    let what = if line.line.invoice_number.is_empty() { "reference" } else { "invoice number" };
    match line.document() {
        "" => "without a reference".to_owned(),
        document => format!("under {what} {document}"),
    }
}

/// The supplier as published.
pub(super) fn supplier(line: &Line) -> &str {
    if line.line.supplier.is_empty() { "A payee without a name" } else { &line.line.supplier }
}
