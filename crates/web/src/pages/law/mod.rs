//! The law as the council has it: its contract procedure rules, and its settings of the law.

pub mod procedure_rules;
pub mod settings;

use crate::components::{Cell, Heading, Table};
use crate::cx::Cx;
use crate::failure::PageFailure;
use domain::access::Action;
use domain::law::Settings;
use domain::law::procedure_rules::Edition;
use domain::values::Date;

/// The settings by which rules are asked on a page: those of the reader's council, or the law as the rule book has it for
/// who is not signed in.
pub async fn settings_of(cx: &Cx) -> Result<Settings, PageFailure> {
    let scope = cx.scope_for(Action::SeeProcedureRules).ok();
    Ok(actions::law::settings_of(&cx.guildhall().store, scope.as_ref(), None).await?)
}

/// The contract procedure rules that were in force on a day in the reader's council; none where it has none, or nobody is
/// signed in.
pub async fn procedure_rules_of(cx: &Cx, on: Date) -> Result<Option<Edition>, PageFailure> {
    match cx.scope_for(Action::SeeProcedureRules) {
        Ok(scope) => Ok(actions::law::rules_on(&cx.guildhall().store, &scope, on).await?),
        Err(_) => Ok(None),
    }
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

/// A table of words with its caption above it.
fn table(caption: &str, heads: &[&str], rows: Vec<Vec<Cell>>) -> Table {
    Table {
        caption: caption.to_owned(),
        caption_classes: "govuk-table__caption--m".into(),
        head: heads.iter().map(|head| Heading::new(head)).collect(),
        rows,
        first_cell_is_header: true,
    }
}
