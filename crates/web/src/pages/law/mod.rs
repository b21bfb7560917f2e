//! The rule book for people: the table of rules, each rule with a form, the calendar, and an outline of a procurement.
//! Anybody may ask; nothing that is asked is kept.

mod answer;
pub mod ask;
pub mod calendar;
mod form;
pub mod list;
pub mod rule;

use crate::components::{Cell, Heading, Link, Table};
use crate::cx::Cx;
use crate::failure::PageFailure;
use domain::law::Settings;
use domain::law::procedure_rules::Edition;
use domain::values::Date;

/// What the asker's council has set about the law; the rule book's own where nobody is signed in.
pub async fn settings_of(_cx: &Cx) -> Result<Settings, PageFailure> {
    Ok(Settings::default())
}

/// The contract procedure rules that were in force on a day in the asker's council; none where it has none, or nobody is
/// signed in.
pub async fn procedure_rules_of(_cx: &Cx, _on: Date) -> Result<Option<Edition>, PageFailure> {
    Ok(None)
}

/// The way to pages below the rules.
fn below_law() -> Vec<Link> {
    vec![Link::new("Procurement law", "/law")]
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
