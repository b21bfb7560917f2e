//! The rule book for people: the table of rules, each rule with a form, the calendar, and an outline of a procurement,
//! which anybody may ask and of which nothing is kept; and the law as a council has it: its contract procedure rules, and
//! its settings of the law.

mod answer;
pub mod ask;
pub mod calendar;
mod form;
pub mod list;
pub mod procedure_rules;
pub mod rule;
pub mod settings;

use crate::components::{Cell, Heading, Link, Table};
use crate::cx::Cx;
use crate::failure::PageFailure;
use domain::access::Action;
use domain::law::Settings;
use domain::law::procedure_rules::Edition;
use domain::values::Date;

/// What the asker's council has set about the law; the rule book's own where nobody is signed in.
pub async fn settings_of(cx: &Cx) -> Result<Settings, PageFailure> {
    let scope = cx.scope_for(Action::SeeProcedureRules).ok();
    Ok(actions::law::settings_of(&cx.guildhall().store, scope.as_ref(), None).await?)
}

/// The contract procedure rules that were in force on a day in the asker's council; none where it has none, or nobody is
/// signed in.
pub async fn procedure_rules_of(cx: &Cx, on: Date) -> Result<Option<Edition>, PageFailure> {
    match cx.scope_for(Action::SeeProcedureRules) {
        Ok(scope) => Ok(actions::law::rules_on(&cx.guildhall().store, &scope, on).await?),
        Err(_) => Ok(None),
    }
}

/// The way to pages below the rules.
fn below_law() -> Vec<Link> {
    vec![Link::new("Procurement law", "/law")]
}

/// A day as people read it: `1 April 2027`.
fn day_said(day: Date) -> String {
    day.strftime("%-d %B %Y").to_string()
}

/// What every list of the council's own law says of itself.
fn notes(cx: &Cx, scope: &str) -> Vec<String> {
    let council = cx.who.as_ref().and_then(|who| who.council.as_ref()).map(|council| council.name.clone());
    vec![council.unwrap_or_default(), scope.to_owned(), format!("Made with Guildhall on {}", cx.today())]
}

/// A table of words whose first cell names the row.
fn table(caption: &str, head: &[&str], rows: Vec<Vec<Cell>>) -> Table {
    Table {
        caption: caption.to_owned(),
        caption_classes: "govuk-table__caption--m".into(),
        head: head.iter().map(|title| Heading::new(title)).collect(),
        rows,
        first_cell_is_header: true,
    }
}
