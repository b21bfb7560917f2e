//! Facts that were refused, as programs read it.

use domain::law::{BadFact, NOT_ADVICE};
use serde_json::{Value, json};

/// What to mend, fact by fact; the first also at the top.
///
/// ```
/// let bad = [domain::law::BadFact::new("published", "Enter a day")];
/// assert_eq!(publish::law::refused(&bad)["field"], "published");
/// ```
#[must_use]
pub fn refused(bad: &[BadFact]) -> Value {
    let first = bad.first().map(|bad| (bad.field.clone(), bad.why.to_string())).unwrap_or_default();
    let all: Vec<Value> = bad.iter().map(|bad| json!({ "field": bad.field, "what_to_do": bad.why })).collect();
    let error = if first.0.is_empty() { first.1.clone() } else { format!("{}: {}", first.0, first.1) };
    json!({ "error": error, "field": first.0, "what_to_do": first.1, "errors": all, "note": NOT_ADVICE })
}
