//! What was typed as the JSON of facts, or what to mend, field by field.

use super::day::day;
use super::{ROWS_MAX, Typed};
use domain::law::{BadFact, Field, Kind};
use domain::values::{Date, Pence};
use serde_json::{Map, Value};

/// The most characters of words that a fact takes.
const CHARACTERS_MAX: usize = 1_000;

/// The JSON of the facts, as the rule reads it.
///
/// # Errors
/// Everything that cannot be read, by its name in forms: a rule's own refusal comes after.
pub fn facts(fields: &'static [Field], typed: &Typed) -> Result<Value, Vec<BadFact>> {
    let (facts, mut bad) = read(fields, typed);
    let missing = fields.iter().filter(|field| field.needed && typed.of(field).is_none());
    bad.extend(missing.map(|field| BadFact::new(field.form_name(), absent(field.kind))));
    if bad.is_empty() { Ok(facts) } else { Err(bad) }
}

/// The same of facts that go on top of others, as flags do on a file: what is missing may be there.
///
/// # Errors
/// Everything that cannot be read, by its name in forms.
pub fn given(fields: &'static [Field], typed: &Typed) -> Result<Value, Vec<BadFact>> {
    let (facts, bad) = read(fields, typed);
    if bad.is_empty() { Ok(facts) } else { Err(bad) }
}

fn read(fields: &'static [Field], typed: &Typed) -> (Value, Vec<BadFact>) {
    let mut bad: Vec<BadFact> = Vec::new();
    for name in &typed.unknown {
        let known: Vec<&str> = fields.iter().map(Field::form_name).collect();
        bad.push(BadFact::new(shortened(name), format!("Leave it out: the facts are {}", known.join(", "))));
    }
    let facts = group(fields, typed, "", &mut bad);
    (Value::Object(facts), bad)
}

/// A name that somebody made up, as far as a message can bear it.
fn shortened(name: &str) -> String {
    name.chars().filter(|letter| !letter.is_control()).take(60).collect()
}

fn group(fields: &'static [Field], typed: &Typed, within: &str, bad: &mut Vec<BadFact>) -> Map<String, Value> {
    let mut facts = Map::new();
    for field in fields {
        let place =
            if within.is_empty() { field.form_name().to_owned() } else { format!("{within}.{}", field.form_name()) };
        match typed.of(field) {
            Some(given) => match value(field.kind, given, &place, bad) {
                Ok(value) => drop(facts.insert(field.name.to_owned(), value)),
                Err(why) => bad.push(BadFact::new(place, why)),
            },
            None if field.needed && !within.is_empty() => bad.push(BadFact::new(place, absent(field.kind))),
            None => {}
        }
    }
    facts
}

/// The value of one fact; what is wrong below it is added to the bad facts.
fn value(kind: Kind, typed: &Typed, place: &str, bad: &mut Vec<BadFact>) -> Result<Value, String> {
    match kind {
        Kind::Record(fields) => Ok(Value::Object(group(fields, typed, place, bad))),
        Kind::List(of) => list(*of, typed, place, bad),
        Kind::Day => typed_day(typed).map(|day| Value::from(day.to_string())).ok_or_else(|| wanted(kind)),
        _ => plain(kind, typed.text(), typed.in_pence),
    }
}

fn list(of: Kind, typed: &Typed, place: &str, bad: &mut Vec<BadFact>) -> Result<Value, String> {
    if typed.rows.len() + typed.texts.len() > ROWS_MAX {
        return Err(format!("Enter {ROWS_MAX} rows or fewer, or give a file of facts to the program"));
    }
    let mut items = Vec::new();
    for text in typed.texts.iter().map(|text| text.trim()).filter(|text| !text.is_empty()) {
        let item = Typed { texts: vec![text.to_owned()], ..Typed::default() };
        items.push(value(of, &item, place, bad)?);
    }
    for (number, row) in &typed.rows {
        let place = format!("{place}[{number}]");
        match value(of, row, &place, bad) {
            Ok(item) => items.push(item),
            Err(why) => bad.push(BadFact::new(place, why)),
        }
    }
    Ok(Value::Array(items))
}

/// The day that was typed as one text, or into three boxes.
fn typed_day(typed: &Typed) -> Option<Date> {
    match typed.text() {
        "" => day(&typed.boxes.join(" ")),
        text => day(text),
    }
}

fn plain(kind: Kind, text: &str, in_pence: bool) -> Result<Value, String> {
    let wrong = || wanted(kind);
    match kind {
        Kind::Money if in_pence => text.parse::<i64>().map(Value::from).map_err(|_| format!("Enter {}", kind.wanted())),
        Kind::Money => Pence::from_typed(text).map(|amount| Value::from(amount.get())).map_err(|_| wrong()),
        Kind::YesNo => yes_or_no(text).map(Value::from).ok_or_else(wrong),
        Kind::Number => {
            let digits: String = text.chars().filter(|letter| !matches!(letter, ',' | ' ')).collect();
            let number = digits.strip_prefix('-').unwrap_or(&digits);
            if number.is_empty() || !number.bytes().all(|byte| byte.is_ascii_digit()) || number.len() < digits.len() {
                return Err(wrong());
            }
            digits.parse::<u64>().map(Value::from).map_err(|_| "Enter a smaller number".to_owned())
        }
        Kind::Choice(names) => {
            let chosen = names.iter().find(|(name, _)| name.replace('_', "-") == text.replace('_', "-"));
            chosen.map(|(name, _)| Value::from(*name)).ok_or_else(wrong)
        }
        _ if text.chars().count() > CHARACTERS_MAX => Err("Enter 1,000 characters or fewer".to_owned()),
        _ if text.chars().any(|letter| letter.is_control() && !letter.is_whitespace()) => {
            Err("Leave out characters that cannot be seen".to_owned())
        }
        _ => Ok(Value::from(text)),
    }
}

fn yes_or_no(text: &str) -> Option<bool> {
    match text.to_lowercase().as_str() {
        "yes" | "y" | "true" | "on" => Some(true),
        "no" | "n" | "false" | "off" => Some(false),
        _ => None,
    }
}

/// What to type where nothing was.
fn absent(kind: Kind) -> String {
    format!("This is missing. {}", wanted(kind))
}

/// What to type.
fn wanted(kind: Kind) -> String {
    match kind {
        Kind::Day => "Enter a day, like 20 November 2026".to_owned(),
        Kind::Money => "Enter an amount in pounds, like 207720.00".to_owned(),
        Kind::YesNo => "Choose yes or no".to_owned(),
        Kind::Number => "Enter a whole number, like 3".to_owned(),
        Kind::Words => "Enter an answer in words".to_owned(),
        Kind::Choice(_) => format!("Choose {}", kind.wanted()),
        Kind::List(_) => "Enter at least one row".to_owned(),
        Kind::Record(_) => "Answer these questions".to_owned(),
    }
}
