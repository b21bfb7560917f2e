//! An answer in words: labels for names, pounds for pence, days as people read them.

use super::labels::{NONE, empty, label, plain};
use crate::lists::{Cell, ColumnHeading, List};
use domain::law::calendar;
use domain::law::{Reason, Told};
use domain::values::{Date, Pence};
use serde_json::{Map, Value};

/// A value of an answer as people read it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Shown {
    /// One value.
    One {
        /// What it is.
        label: String,
        /// What it says.
        said: String,
    },
    /// Several of a kind, row by row.
    Table {
        /// What they are.
        label: String,
        /// What each column holds.
        columns: Vec<String>,
        /// The rows, each with a text for each column.
        rows: Vec<Vec<String>>,
    },
}

/// A value in words, by its name, which tells money.
///
/// ```
/// use serde_json::json;
/// assert_eq!(publish::law::said("threshold_pence", &json!(20_772_000)), "£207,720.00");
/// assert_eq!(publish::law::said("last_day", &json!("2026-12-02")), "Wednesday 2 December 2026");
/// ```
#[must_use]
pub fn said(name: &str, value: &Value) -> String {
    match value {
        Value::Null => empty(name).to_owned(),
        Value::Bool(true) => "Yes".to_owned(),
        Value::Bool(false) => "No".to_owned(),
        Value::Number(number) => match number.as_i64().filter(|_| name.ends_with("_pence")) {
            Some(pence) => Pence::new(pence).to_string(),
            None => number.to_string(),
        },
        Value::String(text) => words(text),
        Value::Array(items) if items.is_empty() => "None".to_owned(),
        Value::Array(items) => items.iter().map(|item| said(name, item)).collect::<Vec<_>>().join("; "),
        Value::Object(fields) => {
            let one = |(name, value): (&String, &Value)| format!("{}: {}", plain(name), said(name, value));
            fields.iter().map(one).collect::<Vec<_>>().join("; ")
        }
    }
}

/// A day in words; a name of a choice without its lines; any other text as it is.
fn words(text: &str) -> String {
    if let Some(day) = Some(text).filter(|text| text.len() == 10).and_then(|text| text.parse::<Date>().ok()) {
        return calendar::said(day);
    }
    let is_name = |letter: char| letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == '_';
    if text.contains('_') && text.chars().all(is_name) { text.replace('_', " ") } else { text.to_owned() }
}

/// The values of an answer, in order.
#[must_use]
pub fn shown(told: &Told) -> Vec<Shown> {
    let waits = !told.missing.is_empty();
    let shown = told.values.iter().map(|(name, value)| match one(name, value) {
        // What is missing may be what would make a value of it.
        Shown::One { label, .. } if value.is_null() && waits && empty(name) == NONE => {
            Shown::One { label, said: "None by the facts given".to_owned() }
        }
        shown => shown,
    });
    shown.collect()
}

/// The columns that come first where a table has them, in this order; the others follow by name. An answer in JSON has
/// no order of its own.
const FIRST: [&str; 23] = [
    "day",
    "notice",
    "formula",
    "tender",
    "route",
    "reference",
    "supplier",
    "name",
    "title",
    "what",
    "open",
    "winner",
    "price_pence",
    "quality",
    "price_points",
    "figure",
    "place",
    "state",
    "when",
    "by",
    "why",
    "rule",
    "source",
];

fn one(name: &str, value: &Value) -> Shown {
    let groups: Vec<&Map<String, Value>> = match value {
        Value::Array(items) => items.iter().filter_map(Value::as_object).collect(),
        _ => Vec::new(),
    };
    if groups.is_empty() {
        return Shown::One { label: label(name), said: said(name, value) };
    }
    let mut names: Vec<&String> = Vec::new();
    for name in groups.iter().flat_map(|group| group.keys()) {
        if !names.contains(&name) {
            names.push(name);
        }
    }
    names.sort_by_key(|name| FIRST.iter().position(|first| first == name).unwrap_or(FIRST.len()));
    let cell = |group: &Map<String, Value>, name: &String| group.get(name).map(|value| said(name, value));
    let row = |group: &&Map<String, Value>| names.iter().map(|name| cell(group, name).unwrap_or_default()).collect();
    Shown::Table {
        label: label(name),
        columns: names.iter().map(|name| plain(name)).collect(),
        rows: groups.iter().map(row).collect(),
    }
}

/// What a step of the reasons is.
const fn lead(reason: &Reason) -> &'static str {
    match reason {
        Reason::Counted { .. } => "Counted",
        Reason::LeftOut { .. } => "Left out",
        Reason::TableRow { .. } => "By",
        Reason::Caution { .. } => "Mind",
    }
}

/// The frame of an answer as a file.
#[must_use]
pub fn answer_list(told: &Told, notes: Vec<String>) -> List {
    let mut notes = notes;
    notes.extend([told.source.to_owned(), told.sureness.label().to_owned(), told.note.to_owned()]);
    let columns = vec![ColumnHeading::new("Part"), ColumnHeading::wide("What"), ColumnHeading::wide("Answer or why")];
    List { title: told.name.to_owned(), columns, notes }
}

/// An answer as rows of a file: what was asked, its values, its reasons, what is missing, how sure it is.
#[must_use]
pub fn answer_rows(told: &Told, asked: &[(String, String)]) -> Vec<Vec<Cell>> {
    let mut rows: Vec<[String; 3]> = Vec::new();
    let mut push = |part: &str, what: &str, why: &str| rows.push([part.into(), what.into(), why.into()]);
    push("Rule", told.name, told.rule);
    for (question, answer) in asked {
        push("Asked", question, answer);
    }
    for value in shown(told) {
        match value {
            Shown::One { label, said } => push("Answer", &label, &said),
            Shown::Table { label, columns, rows } => {
                for row in rows {
                    let cells = columns.iter().zip(&row).filter(|(_, cell)| !cell.is_empty());
                    let cells = cells.map(|(column, cell)| format!("{column}: {cell}"));
                    push("Answer", &label, &cells.collect::<Vec<_>>().join("; "));
                }
            }
        }
    }
    push("Standing", told.standing_said().unwrap_or("The rule decides it."), told.sureness.label());
    for reason in &told.reasons {
        push(lead(reason), reason.what(), reason.why());
    }
    for missing in &told.missing {
        push("Missing", missing.fact, &missing.why);
    }
    push("Source", told.source, told.note);
    rows.into_iter().map(|row| row.map(Cell::text).to_vec()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::law::list;
    use serde_json::json;

    #[test]
    fn every_value_of_every_example_is_said_in_words() {
        for rule in list::RULES {
            for example in rule.shown_examples() {
                let told = example.answered.unwrap();
                assert_eq!(shown(&told).len(), told.values.len());
                for row in answer_rows(&told, &[]) {
                    assert_eq!(row.len(), answer_list(&told, Vec::new()).columns.len());
                    assert!(matches!(&row[1], Cell::Text(_)), "{}: {row:?}", rule.entry().code);
                }
            }
        }
    }

    #[test]
    fn a_table_begins_with_what_its_rows_are_about() {
        let rows = json!([{ "why": "it is owed", "zeal": 1, "day": "2026-11-30", "what": "a notice" }]);
        let Shown::Table { columns, rows, .. } = one("timetable", &rows) else { panic!("no table") };
        assert_eq!(columns, ["Day", "What", "Why", "Zeal"]);
        assert_eq!(rows, [["Monday 30 November 2026", "a notice", "it is owed", "1"]]);
    }

    #[test]
    fn a_value_that_waits_for_a_missing_fact_is_not_said_to_be_none() {
        let rule = list::find("payments-compliance").unwrap();
        let said_of = |facts, wanted: &str| {
            let told = rule.ask(facts, &domain::law::Settings::default()).unwrap();
            let said = shown(&told).into_iter().find_map(|value| match value {
                Shown::One { label, said } if label == wanted => Some(said),
                _ => None,
            });
            said.unwrap()
        };
        let named = json!({ "period_last": "2026-09-30", "approver": "A", "approver_title": "B" });
        let mut nothing_paid = named.clone();
        nothing_paid["payments"] = json!([]);
        assert_eq!(said_of(named.clone(), "Owed"), "Not known");
        assert_eq!(said_of(named.clone(), "Due"), "Thursday 29 October 2026");
        assert_eq!(said_of(named, "Mean days to payment"), "None by the facts given");
        assert_eq!(said_of(nothing_paid.clone(), "Owed"), "No");
        assert_eq!(said_of(nothing_paid, "Due"), "None");
    }

    #[test]
    fn values_are_said_by_their_kind() {
        for (name, value, words, reason) in [
            ("price_pence", json!(-5), "-£0.05", "money"),
            ("row", json!(7), "7", "a number is no money"),
            ("last_day", json!("2026-11-30"), "Monday 30 November 2026", "a day"),
            ("gateway", json!("provided_for"), "provided for", "the name of a choice"),
            ("title", json!("Mr_Smith"), "Mr_Smith", "a name that somebody gave"),
            ("owed", json!(null), "Not known", "yes or no, and nothing tells which"),
            ("copy_due", json!(null), "None", "a day that there need not be"),
            ("days", json!([]), "None", "an empty list"),
            ("days", json!(["2026-11-30", "2026-12-01"]), "Monday 30 November 2026; Tuesday 1 December 2026", "days"),
            ("change", json!({ "value_pence": 100 }), "Value: £1.00", "a group"),
        ] {
            assert_eq!(said(name, &value), words, "{reason}");
        }
    }
}
