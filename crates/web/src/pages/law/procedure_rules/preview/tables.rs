//! The tables of a trial.

use crate::components::{Cell, Heading, Table};
use crate::pages::law::{day_said, table};
use crate::pages::spend::counted;
use actions::law::{RowFault, Trial};
use domain::law::procedure_rules::{Change, Edition, PastPurchase, Verdict};
use domain::values::Pence;
use publish::lists;

/// Purchases shown one by one; the file has them all.
const SHOWN: usize = 50;

/// A trial as the page shows it.
pub struct Shown {
    pub caution: String,
    pub counts: Table,
    pub moves: Table,
    pub bands: Table,
    pub changed: Table,
    pub more: usize,
    pub untold: Vec<String>,
    pub is_empty: bool,
    pub not_paid: usize,
}

fn numbers(caption: &str, heads: &[&str], rows: Vec<Vec<Cell>>) -> Table {
    let mut all = table(caption, heads, rows);
    for heading in all.head.iter_mut().filter(|heading| matches!(heading.text.as_str(), "Number" | "Value")) {
        *heading = Heading::number(&heading.text);
    }
    all
}

fn count(number: usize) -> Cell {
    Cell::number(counted(i64::try_from(number).unwrap_or(i64::MAX)))
}

/// The value a purchase is known by: they are all of one basis, or stand for all bases alike.
fn value(past: &PastPurchase) -> Pence {
    past.purchase.values.first().map(|(_, value)| *value).unwrap_or_default()
}

fn said(changes: &[Change]) -> String {
    let one = |change: &Change| format!("{}: {}, was {}", change.what, change.after, change.before);
    changes.iter().map(one).collect::<Vec<_>>().join("; ")
}

const fn short(falls_short: Option<bool>) -> &'static str {
    match falls_short {
        Some(true) => "Yes",
        Some(false) => "No",
        None => "Not known",
    }
}

impl Shown {
    pub fn of(trial: &Trial) -> Shown {
        let (changed, same, untold) = trial.preview.counts();
        let counts =
            [("Would be asked for otherwise", changed), ("Stay as they are", same), ("Cannot be told", untold)];
        let counts = counts.map(|(what, number)| vec![Cell::new(what), count(number)]);
        let moves = trial.preview.moves.iter().map(|one| {
            let what = format!("From {} to {}", one.before, one.after);
            vec![Cell::new(what), count(one.count), Cell::number(one.value.to_string())]
        });
        let band = |(name, number, value): &(String, usize, Pence)| {
            vec![Cell::new(name), count(*number), Cell::number(value.to_string())]
        };
        let mut bands: Vec<Vec<Cell>> = trial.bands.iter().map(band).collect();
        bands.push(vec![Cell::new("In none or in several"), count(trial.elsewhere), Cell::number("–")]);
        let lines = changed_lines(trial);
        Shown {
            caution: trial.preview.caution.unwrap_or_default().to_owned(),
            counts: numbers("In all", &["What was bought", "Number"], counts.to_vec()),
            moves: numbers("How they are let", &["Change", "Number", "Value"], moves.collect()),
            bands: numbers("By band of the draft", &["Band", "Number", "Value"], bands),
            more: lines.len().saturating_sub(SHOWN),
            changed: numbers(
                "What would be asked for otherwise",
                &["What was bought", "Value", "Begun", "What changes", "Does the way it was let fall short?"],
                lines.into_iter().take(SHOWN).collect(),
            ),
            untold: untold_reasons(trial),
            is_empty: trial.purchases.is_empty(),
            not_paid: trial.not_paid,
        }
    }
}

fn changed_lines(trial: &Trial) -> Vec<Vec<Cell>> {
    let mut lines: Vec<(Pence, Vec<Cell>)> = Vec::new();
    for line in &trial.preview.lines {
        let (Some(past), Verdict::Changed { changes, falls_short }) =
            (trial.purchases.get(line.purchase), &line.verdict)
        else {
            continue;
        };
        let cells = vec![
            Cell::new(&past.name),
            Cell::number(value(past).to_string()),
            Cell::new(past.day.map(day_said).unwrap_or_default()),
            Cell::new(said(changes)),
            Cell::new(short(*falls_short)),
        ];
        lines.push((value(past), cells));
    }
    lines.sort_by_key(|(value, _)| std::cmp::Reverse(*value));
    lines.into_iter().map(|(_, cells)| cells).collect()
}

/// Why some cannot be told, each reason once with how many it is of.
fn untold_reasons(trial: &Trial) -> Vec<String> {
    let mut reasons: Vec<(&str, usize)> = Vec::new();
    for line in &trial.preview.lines {
        let Verdict::Untold(why) = &line.verdict else { continue };
        match reasons.iter_mut().find(|(known, _)| known == why) {
            Some((_, number)) => *number += 1,
            None => reasons.push((why, 1)),
        }
    }
    reasons.into_iter().map(|(why, number)| format!("{number}: {why}")).collect()
}

/// What comes and what goes between the latest edition and the draft.
pub fn changes(latest: Option<&Edition>, draft: &Edition) -> Table {
    let lines = |of: &Edition| -> Vec<String> {
        let bands = of.bands.iter().map(domain::law::procedure_rules::Band::said);
        bands.chain(of.requirements.iter().map(domain::law::procedure_rules::Requirement::said)).collect()
    };
    let (old, new) = (latest.map(lines).unwrap_or_default(), lines(draft));
    let gone = old.iter().filter(|line| !new.contains(line)).map(|line| ("Goes", line));
    let come = new.iter().filter(|line| !old.contains(line)).map(|line| ("Comes", line));
    let rows = gone.chain(come).map(|(what, line)| vec![Cell::new(what), Cell::new(line)]);
    table("What the draft changes", &["Change", "Band or requirement"], rows.collect())
}

/// What is wrong with rows of a list.
pub fn faults(all: &[RowFault]) -> Table {
    let row = |fault: &RowFault| {
        vec![Cell::new(format!("Row {}", fault.row)), Cell::new(fault.column), Cell::new(&fault.text)]
    };
    table("Rows that were left out", &["Row", "Column", "What to do"], all.iter().map(row).collect())
}

/// The headings of the file.
pub const COLUMNS: [&str; 6] =
    ["What was bought", "Value (£)", "Begun", "Verdict", "What changes, or why it cannot be told", "Falls short"];

/// The rows of the file: every purchase.
pub fn rows(trial: &Trial) -> impl Iterator<Item = Vec<lists::Cell>> {
    trial.preview.lines.iter().filter_map(|line| {
        let past = trial.purchases.get(line.purchase)?;
        let (verdict, why, falls) = match &line.verdict {
            Verdict::Same => ("Stays", String::new(), ""),
            Verdict::Changed { changes, falls_short } => ("Changes", said(changes), short(*falls_short)),
            Verdict::Untold(why) => ("Cannot be told", why.clone(), ""),
        };
        Some(vec![
            lists::Cell::text(&past.name),
            lists::Cell::Money(value(past)),
            lists::Cell::maybe(past.day, lists::Cell::Date),
            lists::Cell::text(verdict),
            lists::Cell::text(why),
            lists::Cell::text(falls),
        ])
    })
}
