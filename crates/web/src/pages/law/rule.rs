//! A rule: what is said about it, its worked examples, a form made of its facts, and the answer with its reasons.

use super::answer::{self, AnswerShown, answer_shown};
use super::form::{Part, Question, questions};
use super::{below_law, settings_of, table};
use crate::address::Path;
use crate::components::{Cell, FieldErrors, PageFrame, Summary, SummaryRow, Table};
use crate::cx::{Cx, form_urlencoded};
use crate::failure::PageFailure;
use crate::page::{Answer, go_to, show, show_with};
use actions::law::{Answered, Typed};
use askama::Template;
use axum::http::StatusCode;
use domain::law::calendar::said;
use domain::law::{AnyRule, BadFact, Field, Kind, ShownExample, list, pairs};
use serde_json::Value;

#[derive(Template)]
#[template(path = "law/rule.html")]
struct RulePage {
    page: PageFrame,
    rule: &'static dyn AnyRule,
    address: String,
    errors: FieldErrors,
    questions: Vec<Question>,
    law: Summary,
    shape: Table,
    examples: Vec<ExampleShown>,
}

#[derive(Template)]
#[template(path = "law/answered.html")]
struct AnsweredPage {
    page: PageFrame,
    sentence: &'static str,
    answer: AnswerShown,
}

/// A worked example as the page shows it.
struct ExampleShown {
    told: &'static str,
    facts: String,
    answer: String,
    link: String,
}

/// Words of an address that are no facts: what the form's buttons and links add.
const NO_FACTS: [&str; 3] = ["add", "change", "done"];

/// What an address asks of a rule.
pub struct Sent {
    pub facts: Vec<(String, String)>,
    pub add: Option<String>,
    pub change: bool,
}

/// Reads a query.
pub fn sent(query: &str) -> Sent {
    let all: Vec<(String, String)> = form_urlencoded(query).collect();
    let word = |name: &str| all.iter().find(|(known, _)| known == name).map(|(_, value)| value.clone());
    let (add, change) = (word("add"), word("change").is_some());
    Sent { add, change, facts: all.into_iter().filter(|(name, _)| !NO_FACTS.contains(&name.as_str())).collect() }
}

/// What is to be shown: the form, or the answer, or the way to the plain address of the answer.
pub enum Turn {
    Form(Typed, Vec<BadFact>, Option<String>),
    Answer(Box<Answered>),
    GoTo(String),
}

/// Reads what was typed and asks the rule, unless the form is to be shown again.
pub async fn turn(cx: &Cx, rule: &'static dyn AnyRule, address: &str) -> Result<Turn, PageFailure> {
    let Sent { facts, add, change } = sent(&cx.query);
    let typed = Typed::read(rule.fields(), facts.clone());
    if facts.is_empty() || add.is_some() || change {
        return Ok(Turn::Form(typed, Vec::new(), add));
    }
    match actions::law::ask(rule, &typed, &settings_of(cx).await?) {
        Err(bad) => Ok(Turn::Form(typed, bad, None)),
        Ok(answered) => {
            let plain = pairs(rule.fields(), &answered.facts);
            let is_plain = plain.is_empty() || plain == facts;
            let to = format!("{address}?{}", answer::query_of(rule.fields(), &answered));
            Ok(if is_plain { Turn::Answer(Box::new(answered)) } else { Turn::GoTo(to) })
        }
    }
}

/// The page of a rule, or its answer.
pub async fn open(cx: Cx, Path(code): Path<String>) -> Answer {
    let rule = list::find(&code).ok_or_else(PageFailure::not_found)?;
    let address = format!("/law/{code}");
    match turn(&cx, rule, &address).await? {
        Turn::GoTo(to) => go_to(&to),
        Turn::Answer(answered) => {
            let mut page = cx.frame(rule.entry().name);
            page.breadcrumbs = below_law();
            let answer = answer_shown(rule, &answered, &address);
            show(&AnsweredPage { page, sentence: rule.entry().sentence, answer })
        }
        Turn::Form(typed, bad, add) => {
            let (questions, errors) = questions(rule.fields(), &typed, &bad, add.as_deref());
            let status = if bad.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
            show_with(status, &rule_page(&cx, rule, address, questions, errors))
        }
    }
}

fn rule_page(
    cx: &Cx,
    rule: &'static dyn AnyRule,
    address: String,
    questions: Vec<Question>,
    errors: FieldErrors,
) -> RulePage {
    let mut page = cx.frame(rule.entry().name);
    page.breadcrumbs = below_law();
    page.has_errors = !errors.is_empty();
    let examples = rule.shown_examples().iter().map(|example| example_shown(rule, example, &address)).collect();
    RulePage { page, rule, errors, questions, law: law(rule), shape: shape(rule.fields()), examples, address }
}

/// The answer as a file.
pub async fn send_file(cx: Cx, Path((code, form)): Path<(String, String)>) -> Answer {
    let rule = list::find(&code).ok_or_else(PageFailure::not_found)?;
    let typed = Typed::read(rule.fields(), sent(&cx.query).facts);
    let answered = actions::law::ask(rule, &typed, &settings_of(&cx).await?);
    answer::file(&cx, rule, &answered.map_err(|bad| answer::refused(&bad))?, &form)
}

fn law(rule: &dyn AnyRule) -> Summary {
    let entry = rule.entry();
    let to = entry.to.map(|day| format!(" to {}", said(day))).unwrap_or_default();
    Summary::new(vec![
        SummaryRow::new("Source", entry.source),
        SummaryRow::new("In force from", format!("{}{to}", said(entry.from))),
        SummaryRow::new("How sure", entry.sureness.label()),
        SummaryRow::new("For programs", format!("/api/v1/law/rules/{0}, or guildhall law {0}", entry.code)),
    ])
}

/// The shape of the facts for programs.
fn shape(fields: &[Field]) -> Table {
    let mut rows = Vec::new();
    push_shape("", fields, &mut rows);
    table("Its facts as JSON", &["Name", "Question", "How it is given", "Needed"], rows)
}

fn push_shape(within: &str, fields: &[Field], rows: &mut Vec<Vec<Cell>>) {
    for field in fields {
        let name = format!("{within}{}", field.name);
        let given = match field.kind {
            Kind::List(Kind::Record(_)) => "a list of groups of facts".to_owned(),
            kind => kind.wanted(),
        };
        let needed = if field.needed { "Needed" } else { "" };
        rows.push(vec![Cell::new(&name), Cell::new(field.question), Cell::new(given), Cell::new(needed)]);
        if let Kind::Record(inner) = field.kind.each() {
            let row = if matches!(field.kind, Kind::List(_)) { "[]" } else { "" };
            push_shape(&format!("{name}{row}."), inner, rows);
        }
    }
}

fn example_shown(rule: &'static dyn AnyRule, example: &ShownExample, address: &str) -> ExampleShown {
    let answer = match &example.answered {
        Ok(told) => format!("{:#}", Value::Object(told.values.clone())),
        Err(bad) => format!("Refused: {bad}"),
    };
    let query = serde_urlencoded::to_string(pairs(rule.fields(), &example.facts)).unwrap_or_default();
    ExampleShown {
        told: example.told,
        facts: format!("{:#}", example.facts),
        answer,
        link: format!("{address}?{query}"),
    }
}
