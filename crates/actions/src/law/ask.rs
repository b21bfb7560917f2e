//! The rule book asked with what people typed. It saves nothing.

use domain::law::{AnyRule, BadFact, Settings, Told};
use intake::law::{facts, form_name};
use serde_json::Value;

pub use intake::law::Typed;

/// An answer, with the facts it was given for.
#[derive(Clone, Debug)]
pub struct Answered {
    /// The facts as the rule read them.
    pub facts: Value,
    /// The answer.
    pub told: Told,
}

/// Asks a rule with what was typed.
///
/// # Errors
/// What to mend, each by its name in forms.
pub fn ask(rule: &dyn AnyRule, typed: &Typed, settings: &Settings) -> Result<Answered, Vec<BadFact>> {
    let facts = facts(rule.fields(), typed)?;
    let refused = |bad: BadFact| vec![BadFact { field: form_name(&bad.field), ..bad }];
    let told = rule.ask(facts.clone(), settings).map_err(refused)?;
    Ok(Answered { facts, told })
}
