//! An answer of the rule book as people read it in a terminal.

use crate::terminal::{columns, say};
use domain::law::{Reason, Told};
use publish::law::{Shown, shown};

/// Writes the answer: values, how it stands, reasons, what is missing, how sure it is, its source.
pub fn answer(told: &Told) {
    say(told.name);
    values(told);
    if let Some(standing) = told.standing_said() {
        say(standing);
    }
    if !told.missing.is_empty() {
        say("\nMissing:");
        told.missing.iter().for_each(|missing| say(&format!("  {}: {}", missing.fact, missing.why)));
    }
    if !told.reasons.is_empty() {
        say("\nReasons:");
        told.reasons.iter().for_each(|reason| say(&format!("  {}{}: {}", lead(reason), reason.what(), reason.why())));
    }
    say(&format!("\nSource: {}", told.source));
    say(told.sureness.label());
    say(told.note);
}

const fn lead(reason: &Reason) -> &'static str {
    match reason {
        Reason::Counted { .. } => "counted: ",
        Reason::LeftOut { .. } => "left out: ",
        Reason::TableRow { .. } => "by: ",
        Reason::Caution { .. } => "mind: ",
    }
}

fn values(told: &Told) {
    let shown = shown(told);
    let plain = shown.iter().filter_map(|value| match value {
        Shown::One { label, said } => Some(vec![format!("  {label}"), said.clone()]),
        Shown::Table { .. } => None,
    });
    columns(&plain.collect::<Vec<_>>(), &[]).iter().for_each(|line| say(line));
    for value in &shown {
        if let Shown::Table { label, columns, rows } = value {
            say(&format!("\n{label}:"));
            for row in rows {
                let cells = columns.iter().zip(row).filter(|(_, cell)| !cell.is_empty());
                let cells = cells.map(|(column, cell)| format!("{}: {cell}", column.to_lowercase()));
                say(&format!("  - {}", cells.collect::<Vec<_>>().join("; ")));
            }
        }
    }
}
