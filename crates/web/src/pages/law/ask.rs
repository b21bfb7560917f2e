//! A few questions about a procurement that is thought of, and one page with what it comes to.

use super::answer::{self, AnswerShown, answer_shown};
use super::form::{Part, Question, questions};
use super::rule::{Turn, turn};
use super::{below_law, procedure_rules_of, settings_of};
use crate::address::Path;
use crate::components::{FieldErrors, PageFrame};
use crate::cx::Cx;
use crate::failure::PageFailure;
use crate::page::{Answer, go_to, show, show_with};
use actions::law::{Answered, Typed};
use askama::Template;
use axum::http::StatusCode;
use domain::law::outline::{Outline, OutlineAnswer, OutlineFacts, outline};
use domain::law::{AnyRule, Facts, Rule, told};

const ADDRESS: &str = "/law/ask";

/// The tables of the outline as an officer goes through them.
const ORDER: [&str; 4] = ["Routes", "Timetable", "Notices", "Approvals"];

#[derive(Template)]
#[template(path = "law/ask.html")]
struct AskPage {
    page: PageFrame,
    errors: FieldErrors,
    questions: Vec<Question>,
    sentence: &'static str,
}

#[derive(Template)]
#[template(path = "law/outline.html")]
struct OutlinePage {
    page: PageFrame,
    headline: String,
    has_own_rules: bool,
    council: String,
    assumptions: &'static [&'static str],
    answer: AnswerShown,
}

/// The outline with the council's own rules, which the rule of the list does not know.
struct Outlined {
    answered: Answered,
    headline: String,
    has_own_rules: bool,
}

/// The questions, or the outline.
pub async fn open(cx: Cx) -> Answer {
    match turn(&cx, &Outline, ADDRESS).await? {
        Turn::GoTo(to) => go_to(&to),
        Turn::Form(typed, bad, add) => {
            let (questions, errors) = questions(OutlineFacts::FIELDS, &typed, &bad, add.as_deref());
            let status = if bad.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
            let mut page = cx.frame("Ask about a procurement");
            page.breadcrumbs = below_law();
            page.has_errors = !errors.is_empty();
            show_with(status, &AskPage { page, errors, questions, sentence: Outline::ENTRY.sentence })
        }
        Turn::Answer(answered) => {
            let outlined = with_own_rules(&cx, *answered).await?;
            let mut page = cx.frame("Outline of a procurement");
            page.breadcrumbs = below_law();
            let council = page.council.clone().unwrap_or_default();
            let mut answer = answer_shown(&Outline, &outlined.answered, ADDRESS);
            answer.tables.sort_by_key(|(label, _)| ORDER.iter().position(|first| first == label));
            show(&OutlinePage {
                page,
                council,
                headline: outlined.headline,
                has_own_rules: outlined.has_own_rules,
                assumptions: Outline::ENTRY.assumptions,
                answer,
            })
        }
    }
}

/// The outline as a file.
pub async fn send_file(cx: Cx, Path(form): Path<String>) -> Answer {
    let typed = Typed::read(OutlineFacts::FIELDS, super::rule::sent(&cx.query).facts);
    let answered = actions::law::ask(&Outline as &dyn AnyRule, &typed, &settings_of(&cx).await?);
    let outlined = with_own_rules(&cx, answered.map_err(|bad| answer::refused(&bad))?).await?;
    answer::file(&cx, &Outline, &outlined.answered, &form)
}

async fn with_own_rules(cx: &Cx, answered: Answered) -> Result<Outlined, PageFailure> {
    let refused = |bad| answer::refused(&[bad]);
    let facts = OutlineFacts::from_json(answered.facts.clone()).map_err(refused)?;
    // The place where a council's own contract procedure rules come in: those in force on the day it is to begin.
    let own_rules = procedure_rules_of(cx, facts.begins).await?;
    let answer = outline(&facts, &settings_of(cx).await?, own_rules.as_ref()).map_err(refused)?;
    let headline = answer.shown().map_or_else(String::new, headline);
    let told = told::<Outline>(&answer);
    Ok(Outlined { answered: Answered { facts: answered.facts, told }, headline, has_own_rules: own_rules.is_some() })
}

/// The answer in a sentence.
fn headline(answer: &OutlineAnswer) -> String {
    let threshold = answer.threshold_pence;
    match (answer.at_or_above, answer.estimated_value_pence) {
        (Some(true), Some(value)) => {
            format!("At or above the threshold: {value} is held against {threshold}, VAT included.")
        }
        (Some(true), None) => format!("It counts as at or above the threshold of {threshold}, VAT included."),
        (Some(false), Some(value)) => {
            format!("Below the threshold: {value} is held against {threshold}, VAT included.")
        }
        _ => format!("The value is not known. The threshold is {threshold}, VAT included."),
    }
}
