//! A rule's page and the table of rules as Markdown, made of what is said once: entry, facts and worked examples.

use super::answer::Reason;
use super::calendar::said;
use super::entry::{Entry, NOT_ADVICE};
use super::facts::{Field, Kind};
use super::list::RULES;
use super::pairs::command;
use super::rule::{AnyRule, ShownExample, Told};
use serde_json::Value;

/// The title of the table of rules.
const TABLE_TITLE: &str = "# The rules";

/// The name of a rule's page.
#[must_use]
pub fn file_name(rule: &dyn AnyRule) -> String {
    format!("{}.md", rule.entry().code)
}

/// The table of all rules, with a link to the page of each.
#[must_use]
pub fn table() -> String {
    let mut out = format!(
        "{TABLE_TITLE}\n\n{NOT_ADVICE}\n\n| | rule | in one sentence | source | how sure |\n|---|---|---|---|---|\n"
    );
    for rule in RULES {
        let entry = rule.entry();
        let link = format!("[{}]({})", entry.name, file_name(*rule));
        let row = [link.as_str(), entry.sentence, entry.source, entry.sureness.name()].map(cell).join(" | ");
        out.push_str(&format!("| {} | {row} |\n", entry.number));
    }
    out
}

/// A rule's page.
#[must_use]
pub fn page(rule: &dyn AnyRule) -> String {
    let entry = rule.entry();
    let mut out = format!("# {}\n\n{}\n\n{}\n", entry.name, entry.sentence, entry.why);
    section(&mut out, "The law");
    out.push_str(&law(entry));
    section(&mut out, "What it asks");
    out.push_str(&asks(rule.fields()));
    for example in rule.shown_examples() {
        section(&mut out, "Worked example");
        out.push_str(&worked(entry.code, rule.fields(), &example));
    }
    section(&mut out, "What it takes for granted");
    out.push_str(&bullets(entry.assumptions));
    section(&mut out, "What it does not cover");
    out.push_str(&bullets(entry.exclusions));
    out.push_str(&format!("\n{NOT_ADVICE}\n"));
    out
}

fn section(out: &mut String, heading: &str) {
    out.push_str(&format!("\n## {heading}\n\n"));
}

fn bullets(lines: &[&str]) -> String {
    lines.iter().map(|line| format!("- {line}\n")).collect()
}

/// Text within a cell of a table.
fn cell(text: &str) -> String {
    text.replace('|', "\\|")
}

fn law(entry: &Entry) -> String {
    let to = entry.to.map_or(String::new(), |to| format!(" to {}", said(to)));
    format!(
        "- Rule {}, `{}`\n- {}\n- In force from {}{to}\n- {}\n",
        entry.number,
        entry.code,
        entry.source,
        said(entry.from),
        entry.sureness.label()
    )
}

/// The facts, as a table; the facts of a group below its own.
fn asks(fields: &[Field]) -> String {
    let mut out = String::from("| fact | question | how it is given | |\n|---|---|---|---|\n");
    push_rows(&mut out, "", fields);
    out
}

fn push_rows(out: &mut String, within: &str, fields: &[Field]) {
    for field in fields {
        let needed = if field.needed { "needed" } else { "" };
        let name = format!("{within}{}", field.name);
        out.push_str(&format!("| `{name}` | {} | {} | {needed} |\n", cell(field.question), given(field.kind)));
        match field.kind {
            Kind::List(Kind::Record(inner)) => push_rows(out, &format!("{name}[]."), inner),
            Kind::Record(inner) => push_rows(out, &format!("{name}."), inner),
            _ => {}
        }
    }
}

fn given(kind: Kind) -> String {
    match kind {
        Kind::Choice(names) => {
            let choices: Vec<String> = names.iter().map(|(name, label)| format!("`{name}`: {}", cell(label))).collect();
            choices.join("; ")
        }
        Kind::List(Kind::Record(_)) => "a list of groups of facts".to_owned(),
        other => other.wanted(),
    }
}

fn worked(code: &str, fields: &'static [Field], example: &ShownExample) -> String {
    let mut out = format!("{}\n", example.told);
    out.push_str(&format!("\n```text\n{}\n```\n", command(code, fields, &example.facts)));
    out.push_str(&format!("\nFacts:\n\n```json\n{:#}\n```\n", without_nulls(&example.facts)));
    match &example.answered {
        Ok(told) => {
            out.push_str(&format!("\nAnswer:\n\n```json\n{:#}\n```\n", Value::Object(told.values.clone())));
            out.push_str(&reasons(told));
        }
        Err(bad) => out.push_str(&format!("\nRefused: {bad}\n")),
    }
    out
}

/// The answer's steps as a list, and how it stands where it is not simply decided.
fn reasons(told: &Told) -> String {
    let mut out = String::from("\nReasons:\n\n");
    for step in &told.reasons {
        let lead = match step {
            Reason::Counted { .. } => "counted",
            Reason::LeftOut { .. } => "left out",
            Reason::TableRow { .. } => "by",
            Reason::Caution { .. } => "mind",
        };
        out.push_str(&format!("- {lead}: {}: {}\n", step.what(), step.why()));
    }
    for missing in &told.missing {
        out.push_str(&format!("- missing: `{}`: {}\n", missing.fact, missing.why));
    }
    if let Some(standing) = told.standing_said() {
        out.push_str(&format!("\n{standing}\n"));
    }
    out
}

/// Facts without those that are not given.
fn without_nulls(value: &Value) -> Value {
    match value {
        Value::Object(map) => Value::Object(
            map.iter().filter(|(_, value)| !value.is_null()).map(|(k, v)| (k.clone(), without_nulls(v))).collect(),
        ),
        Value::Array(items) => Value::Array(items.iter().map(without_nulls).collect()),
        other => other.clone(),
    }
}
