//! A rule as programs read it: what is said about it, and what it asks.

use domain::law::{AnyRule, Field, Kind};
use serde_json::{Map, Value, json};

/// Everything about a rule but its answer.
///
/// ```
/// let rule = domain::law::list::find("standstill").unwrap();
/// assert_eq!(publish::law::rule_json(rule)["fields"][0]["name"], "published");
/// ```
#[must_use]
pub fn rule_json(rule: &dyn AnyRule) -> Value {
    let entry = rule.entry();
    json!({
        "rule": entry.code,
        "number": entry.number,
        "name": entry.name,
        "sentence": entry.sentence,
        "why": entry.why,
        "source": entry.source,
        "in_force_from": entry.from.to_string(),
        "in_force_to": entry.to.map(|day| day.to_string()),
        "sureness": entry.sureness.name(),
        "assumptions": entry.assumptions,
        "exclusions": entry.exclusions,
        "fields": rule.fields().iter().map(field).collect::<Vec<_>>(),
    })
}

fn field(field: &Field) -> Value {
    let mut shown = kind(field.kind);
    shown.insert("name".into(), field.name.into());
    shown.insert("question".into(), field.question.into());
    shown.insert("needed".into(), field.needed.into());
    shown.insert("flag".into(), field.flag().into());
    Value::Object(shown)
}

fn kind(kind_of: Kind) -> Map<String, Value> {
    let mut shown = Map::new();
    let name = match kind_of {
        Kind::Day => "day",
        Kind::Money => "pence",
        Kind::YesNo => "yes_no",
        Kind::Number => "number",
        Kind::Words => "words",
        Kind::Choice(choices) => {
            let choices = choices.iter().map(|(name, label)| json!({ "name": name, "label": label }));
            shown.insert("choices".into(), choices.collect());
            "choice"
        }
        Kind::List(of) => {
            shown.insert("each".into(), Value::Object(kind(*of)));
            "list"
        }
        Kind::Record(fields) => {
            shown.insert("fields".into(), fields.iter().map(field).collect());
            "group"
        }
    };
    shown.insert("kind".into(), name.into());
    shown
}
