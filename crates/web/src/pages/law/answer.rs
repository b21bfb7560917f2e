//! An answer on a page: its values, how it stands, its reasons, what is missing, and the ways to keep it.

use super::table;
use crate::components::{Cell, Summary, SummaryRow, Table};
use crate::cx::Cx;
use crate::failure::PageFailure;
use crate::page::Answer;
use crate::pages::spend::download;
use actions::law::Answered;
use axum::body::Body;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::Response;
use domain::law::{AnyRule, BadFact, Field, Kind, Reason, Told, pairs};
use publish::law::{Shown, answer_list, answer_rows, shown};

/// What a page shows of an answer.
pub struct AnswerShown {
    pub values: Summary,
    pub tables: Vec<(String, Table)>,
    pub standing: &'static str,
    pub counted: Table,
    pub left_out: Table,
    pub rows: Table,
    pub cautions: Table,
    pub missing: Table,
    pub sureness: &'static str,
    pub source: &'static str,
    pub note: &'static str,
    pub asked: Summary,
    pub link: String,
    pub change: String,
    pub downloads: Vec<(String, &'static str)>,
}

/// The query that gives these facts again.
pub fn query_of(fields: &'static [Field], answered: &Answered) -> String {
    serde_urlencoded::to_string(pairs(fields, &answered.facts)).unwrap_or_default()
}

/// The answer as the page at an address shows it; the address stands for it, and files lie below it.
pub fn answer_shown(rule: &dyn AnyRule, answered: &Answered, address: &str) -> AnswerShown {
    let told = &answered.told;
    let query = query_of(rule.fields(), answered);
    let mut values = Vec::new();
    let mut tables = Vec::new();
    for value in shown(told) {
        match value {
            Shown::One { label, said } => values.push(SummaryRow::new(&label, said)),
            Shown::Table { label, columns, rows } => {
                let head: Vec<&str> = columns.iter().map(String::as_str).collect();
                let rows = rows.into_iter().map(|row| row.into_iter().map(Cell::new).collect()).collect();
                tables.push((label.clone(), table(&label, &head, rows)));
            }
        }
    }
    let steps = |caption: &str, is: fn(&Reason) -> bool| {
        let chosen = told.reasons.iter().filter(|reason| is(reason));
        table(caption, &["What", "Why"], chosen.map(|one| vec![Cell::new(one.what()), Cell::new(one.why())]).collect())
    };
    AnswerShown {
        values: Summary::new(values),
        tables,
        standing: told.standing_said().unwrap_or_default(),
        counted: steps("What was counted", |reason| matches!(reason, Reason::Counted { .. })),
        left_out: steps("What was left out, and why", |reason| matches!(reason, Reason::LeftOut { .. })),
        rows: steps("Which row of which table applied", |reason| matches!(reason, Reason::TableRow { .. })),
        cautions: steps("What to mind", |reason| matches!(reason, Reason::Caution { .. })),
        missing: missing(rule.fields(), told),
        sureness: told.sureness.label(),
        source: told.source,
        note: told.note,
        asked: Summary::new(asked(rule.fields(), answered).iter().map(|(q, a)| SummaryRow::new(q, a)).collect()),
        change: format!("{address}?{query}{}change=1", if query.is_empty() { "" } else { "&" }),
        downloads: downloads(address, &query),
        link: if query.is_empty() { address.to_owned() } else { format!("{address}?{query}") },
    }
}

fn downloads(address: &str, query: &str) -> Vec<(String, &'static str)> {
    let query = if query.is_empty() { String::new() } else { format!("?{query}") };
    let mut links = download::links(&format!("{address}/download"), &query);
    links.push((format!("{address}/download/json{query}"), "JSON"));
    links
}

fn missing(fields: &[Field], told: &Told) -> Table {
    let row = |missing: &domain::law::Missing| {
        let field = fields.iter().find(|field| field.name == missing.fact);
        vec![Cell::new(field.map_or(missing.fact, |field| field.question)), Cell::new(missing.why.to_string())]
    };
    table("What is missing", &["Question", "What waits for it"], told.missing.iter().map(row).collect())
}

/// The questions that were answered, with the answers in words.
fn asked(fields: &'static [Field], answered: &Answered) -> Vec<(String, String)> {
    let given = |field: &&Field| answered.facts.get(field.name).is_some_and(|value| !value.is_null());
    let said = |field: &Field| {
        let value = answered.facts.get(field.name).cloned().unwrap_or_default();
        let label = |names: &[(&str, &str)]| {
            names.iter().find(|(name, _)| value == *name).map(|(_, label)| (*label).to_owned())
        };
        let words = match field.kind {
            Kind::Choice(names) => label(names),
            _ => None,
        };
        (field.question.to_owned(), words.unwrap_or_else(|| publish::law::said(field.name, &value)))
    };
    fields.iter().filter(given).map(said).collect()
}

/// The answer as a file: `csv`, `xlsx` or `json`.
pub fn file(cx: &Cx, rule: &'static dyn AnyRule, answered: &Answered, form: &str) -> Answer {
    let told = &answered.told;
    if form == "json" {
        let text = serde_json::to_string_pretty(told).map_err(|fault| PageFailure::fault(&fault.to_string()))?;
        let mut answer = Response::new(Body::from(text));
        let name = format!("attachment; filename=\"{}.json\"", told.rule);
        answer.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static("application/json"));
        let name = HeaderValue::from_str(&name).map_err(|fault| PageFailure::fault(&fault.to_string()))?;
        answer.headers_mut().insert(header::CONTENT_DISPOSITION, name);
        return Ok(answer);
    }
    let notes = vec![format!("Made with Guildhall on {}", cx.today())];
    let rows = answer_rows(told, &asked(rule.fields(), answered));
    download::answer(form, &answer_list(told, notes), rows, told.rule)
}

/// What is said where a file is asked for with facts that cannot be right.
pub fn refused(bad: &[BadFact]) -> PageFailure {
    let lines: Vec<String> = bad.iter().map(|bad| format!("{}: {}", bad.field, bad.why)).collect();
    PageFailure::new(StatusCode::UNPROCESSABLE_ENTITY, "There is a problem", format!("{}.", lines.join(". ")))
}
