//! A form made from what a rule asks: a question for each fact, filled with what was typed, each error at its field.

use crate::components::fields::TypedDate;
use crate::components::{Choice, FieldErrors};
use actions::law::Typed;
use domain::law::{BadFact, Field, Kind};
use domain::values::Date;

/// A choice of more than so many answers is a list to choose from.
const RADIOS_MAX: usize = 7;

/// The most rows that a form shows.
const ROWS_MAX: usize = 200;

/// A question of the form.
pub struct Question {
    pub name: String,
    pub id: String,
    pub words: String,
    pub hint: &'static str,
    pub error: String,
    pub part: Part,
}

/// How it is answered.
pub enum Part {
    Day(TypedDate),
    Line { value: String, pounds: bool, number: bool },
    Radios(Vec<Choice>),
    Select(Vec<Choice>),
    Boxes(Vec<Choice>),
    Rows(Vec<Vec<Question>>),
}

/// What is wrong: the sentence at each field, and all of them for the top of the page.
struct Errors<'a> {
    bad: &'a [BadFact],
    shown: Vec<bool>,
    summary: FieldErrors,
}

impl Errors<'_> {
    /// What is wrong at a place, which is then said at the top too.
    fn take(&mut self, place: &str, target: &str, question: &str) -> String {
        let Some(at) = self.bad.iter().position(|bad| bad.field == place) else { return String::new() };
        self.shown[at] = true;
        let why = self.bad[at].why.to_string();
        self.summary.add_at(place, target, &format!("{question} {why}"));
        why
    }
}

/// The questions of a rule, with what was typed and what is wrong; a list that is named gets one more row.
pub fn questions(
    fields: &'static [Field],
    typed: &Typed,
    bad: &[BadFact],
    add: Option<&str>,
) -> (Vec<Question>, FieldErrors) {
    let mut errors = Errors { bad, shown: vec![false; bad.len()], summary: FieldErrors::default() };
    let questions = group(fields, typed, "", add, &mut errors);
    let Errors { shown, mut summary, .. } = errors;
    for (bad, _) in bad.iter().zip(shown).filter(|(_, shown)| !shown) {
        let name = if bad.field.is_empty() { String::new() } else { format!("{}: ", bad.field) };
        summary.add_at(&bad.field, "", &format!("{name}{}", bad.why));
    }
    (questions, summary)
}

fn group(
    fields: &'static [Field],
    typed: &Typed,
    within: &str,
    add: Option<&str>,
    errors: &mut Errors<'_>,
) -> Vec<Question> {
    let blank = Typed::default();
    let mut questions = Vec::new();
    for field in fields {
        let name = field.form_name();
        let place = if within.is_empty() { name.to_owned() } else { format!("{within}.{name}") };
        let given = typed.of(field).unwrap_or(&blank);
        if let Kind::Record(fields) = field.kind {
            questions.extend(group(fields, given, &place, add, errors));
        } else {
            let needed = field.needed && within.is_empty();
            let words = if needed { field.question.to_owned() } else { format!("{} (optional)", field.question) };
            let words = if within.is_empty() { words } else { field.question.to_owned() };
            questions.push(question(field.kind, field.needed, &place, words, given, add, errors));
        }
    }
    questions
}

fn question(
    kind: Kind,
    needed: bool,
    place: &str,
    words: String,
    typed: &Typed,
    add: Option<&str>,
    errors: &mut Errors<'_>,
) -> Question {
    let id = id(place);
    let target = match kind {
        Kind::Day => format!("{id}-day"),
        Kind::List(of) if !matches!(of, Kind::Choice(_)) => format!("{id}-add"),
        _ => id.clone(),
    };
    let error = errors.take(place, &target, words.trim_end_matches(" (optional)"));
    let part = match kind {
        Kind::Day => Part::Day(boxes(typed)),
        Kind::YesNo => Part::Radios(yes_or_no(typed.text(), needed)),
        Kind::Choice(names) => choice(names, typed.text(), needed),
        Kind::List(Kind::Choice(names)) => Part::Boxes(ticked(names, typed)),
        Kind::List(of) => Part::Rows(rows(*of, place, typed, add, errors)),
        _ => Part::Line {
            value: line(kind, typed),
            pounds: kind == Kind::Money,
            number: matches!(kind, Kind::Number | Kind::Money),
        },
    };
    let hint = match kind {
        Kind::Day => "For example, 20 11 2026",
        Kind::List(Kind::Choice(_)) => "Choose all that apply",
        Kind::List(_) => "Leave a row empty to leave it out",
        _ => "",
    };
    Question { name: place.to_owned(), id, words, hint, error, part }
}

fn rows(of: Kind, place: &str, typed: &Typed, add: Option<&str>, errors: &mut Errors<'_>) -> Vec<Vec<Question>> {
    let blank = Typed::default();
    let mut given: Vec<Typed> =
        typed.texts.iter().filter(|text| !text.trim().is_empty()).map(|text| one(text)).collect();
    given.extend(typed.rows.values().cloned());
    given.truncate(ROWS_MAX);
    if given.is_empty() || add == Some(place) {
        given.push(blank);
    }
    let row = |(number, typed): (usize, &Typed)| {
        let place = format!("{place}[{number}]");
        match of {
            Kind::Record(fields) => group(fields, typed, &place, None, errors),
            of => vec![question(of, false, &place, format!("Number {}", number + 1), typed, None, errors)],
        }
    };
    given.iter().enumerate().map(row).collect()
}

fn one(text: &str) -> Typed {
    Typed { texts: vec![text.to_owned()], ..Typed::default() }
}

/// The id of a question: its name without the signs that addresses of a page's part cannot bear.
fn id(place: &str) -> String {
    let plain = place.replace(['[', '.'], "-").replace(']', "");
    format!("fact-{plain}")
}

/// A day as it was typed, also where it was written as one text.
fn boxes(typed: &Typed) -> TypedDate {
    let [day, month, year] = typed.boxes.clone();
    match (typed.text(), typed.text().parse::<Date>()) {
        ("", _) => TypedDate { day, month, year },
        (_, Ok(date)) => {
            TypedDate { day: date.day().to_string(), month: date.month().to_string(), year: date.year().to_string() }
        }
        // What is no day stands in the first box, so that nothing typed is lost.
        (text, Err(_)) => TypedDate { day: text.to_owned(), ..TypedDate::default() },
    }
}

fn line(kind: Kind, typed: &Typed) -> String {
    match (kind, typed.in_pence, typed.text().parse::<i64>()) {
        (Kind::Money, true, Ok(pence)) => domain::values::Pence::new(pence).plain(),
        _ => typed.texts.first().cloned().unwrap_or_default(),
    }
}

fn not_known(choices: &mut Vec<Choice>, needed: bool) {
    if !needed {
        let picked = !choices.iter().any(|choice| choice.picked);
        choices.push(Choice::new("", "Not known, or does not apply").picked(picked));
    }
}

fn yes_or_no(text: &str, needed: bool) -> Vec<Choice> {
    let is = |names: [&str; 2]| names.contains(&text.to_lowercase().as_str());
    let yes = Choice::new("yes", "Yes").picked(is(["yes", "true"]));
    let mut choices = vec![yes, Choice::new("no", "No").picked(is(["no", "false"]))];
    not_known(&mut choices, needed);
    choices
}

fn choice(names: &[(&str, &str)], text: &str, needed: bool) -> Part {
    let one = |(name, label): &(&str, &str)| {
        Choice::new(name, label).picked(name.replace('_', "-") == text.replace('_', "-"))
    };
    let mut choices: Vec<Choice> = names.iter().map(one).collect();
    if choices.len() > RADIOS_MAX {
        choices.insert(0, Choice::new("", if needed { "Choose one" } else { "Not known, or does not apply" }));
        return Part::Select(choices);
    }
    not_known(&mut choices, needed);
    Part::Radios(choices)
}

fn ticked(names: &[(&str, &str)], typed: &Typed) -> Vec<Choice> {
    let given: Vec<&str> = typed.texts.iter().map(String::as_str).chain(typed.rows.values().map(Typed::text)).collect();
    names.iter().map(|(name, label)| Choice::new(name, label).picked(given.contains(name))).collect()
}
