//! Facts as names and texts, as forms, addresses and commands carry them.

use super::facts::{Field, Kind};
use crate::values::Pence;
use serde_json::Value;

/// The names and texts that give these facts, in the order of the form. What does not fit its kind is left out.
///
/// A list has the number of the row in brackets, a group a point: `parts[0].amount`. Money is in pounds.
///
/// ```
/// use domain::law::{list, pairs};
/// let rule = list::find("threshold").unwrap();
/// let facts = serde_json::json!({ "contract_kind": "services", "value_pence": 20_772_000 });
/// assert_eq!(pairs(rule.fields(), &facts)[1], ("value".to_owned(), "207720.00".to_owned()));
/// ```
#[must_use]
pub fn pairs(fields: &'static [Field], facts: &Value) -> Vec<(String, String)> {
    let mut out = Vec::new();
    group(fields, facts, "", &mut out);
    out
}

fn group(fields: &'static [Field], facts: &Value, within: &str, out: &mut Vec<(String, String)>) {
    for field in fields {
        let Some(value) = facts.get(field.name) else { continue };
        let name = field.form_name();
        let place = if within.is_empty() { name.to_owned() } else { format!("{within}.{name}") };
        push(field.kind, value, place, out);
    }
}

fn push(kind: Kind, value: &Value, place: String, out: &mut Vec<(String, String)>) {
    match (kind, value) {
        (Kind::List(Kind::Choice(_)), Value::Array(items)) => {
            out.extend(items.iter().filter_map(|item| Some((place.clone(), item.as_str()?.to_owned()))));
        }
        (Kind::List(of), Value::Array(items)) => {
            items.iter().enumerate().for_each(|(row, item)| push(*of, item, format!("{place}[{row}]"), out));
        }
        (Kind::Record(fields), Value::Object(_)) => group(fields, value, &place, out),
        (Kind::Money, Value::Number(pence)) => {
            out.extend(pence.as_i64().map(|pence| (place, Pence::new(pence).plain())));
        }
        (Kind::YesNo, Value::Bool(answer)) => out.push((place, if *answer { "yes" } else { "no" }.to_owned())),
        (Kind::Number, Value::Number(number)) => out.push((place, number.to_string())),
        (Kind::Day | Kind::Choice(_) | Kind::Words, Value::String(text)) => out.push((place, text.clone())),
        _ => {}
    }
}

/// The command that asks a rule with these facts, quoted for a shell.
#[must_use]
pub fn command(code: &str, fields: &'static [Field], facts: &Value) -> String {
    let mut out = format!("guildhall law {code}");
    for (place, text) in pairs(fields, facts) {
        let name = place.split(['[', '.']).next().unwrap_or_default();
        let field = fields.iter().find(|field| field.form_name() == name);
        match field.map(|field| (field.kind, field.flag())) {
            Some((Kind::YesNo, flag)) if text == "yes" => out.push_str(&format!(" --{flag}")),
            Some((Kind::YesNo, flag)) => out.push_str(&format!(" --{flag}={text}")),
            Some((Kind::Record(_) | Kind::List(Kind::Record(_)), _)) | None => {
                out.push_str(&format!(" --fact {}", quoted(&format!("{place}={text}"))));
            }
            Some((_, flag)) => out.push_str(&format!(" --{flag} {}", quoted(&text))),
        }
    }
    out
}

/// A word of a command, in quotes where a shell would read it otherwise.
fn quoted(word: &str) -> String {
    let is_plain = |letter: char| letter.is_ascii_alphanumeric() || "-_.:/".contains(letter);
    if !word.is_empty() && word.chars().all(is_plain) {
        return word.to_owned();
    }
    format!("'{}'", word.replace('\'', "'\\''"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::law::list;
    use serde_json::json;

    #[test]
    fn a_command_asks_with_every_fact_however_it_is_made() {
        for (code, facts, words, reason) in [
            ("standstill", json!({ "published": "2026-11-20" }), " --published 2026-11-20", "a day"),
            (
                "tender-period",
                json!({ "invited": "2026-11-20", "electronic": true }),
                " --invited 2026-11-20 --electronic",
                "yes",
            ),
            (
                "tender-period",
                json!({ "invited": "2026-11-20", "electronic": false }),
                " --invited 2026-11-20 --electronic=no",
                "no is not the same as not told",
            ),
            ("threshold", json!({ "value_pence": -5 }), " --value -0.05", "pounds"),
            (
                "key-decision",
                json!({ "meetings": ["2027-01-02", "2027-02-06"] }),
                " --meetings 2027-01-02 --meetings 2027-02-06",
                "a list of days",
            ),
            (
                "value",
                json!({ "parts": [{ "amount_pence": 100 }] }),
                " --fact 'parts[0].amount=1.00'",
                "a group in a list",
            ),
            (
                "assessment-summaries",
                json!({ "suppliers": [{ "supplier": "O'Hara & Son" }] }),
                r" --fact 'suppliers[0].supplier=O'\''Hara & Son'",
                "a name with an apostrophe",
            ),
        ] {
            let rule = list::find(code).expect("a rule of the list");
            assert_eq!(command(code, rule.fields(), &facts), format!("guildhall law {code}{words}"), "{reason}");
        }
    }
}
