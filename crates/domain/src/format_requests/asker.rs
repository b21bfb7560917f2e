//! Who asked, and what is wrong with what they typed.

use super::{AskedFor, Format};
use crate::strategy::WrongField;
use crate::values::Date;

/// Who asked for another format: personal details, kept apart from the request so that they can be erased.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Asker {
    /// The name.
    pub name: String,
    /// How they are reached and where it is sent: an email address, a telephone number or a postal address.
    pub reach: String,
    /// The language, where one is asked for.
    pub language: String,
    /// Which document, and what else the council should know, in their own words.
    pub words: String,
}

/// The most characters of a name.
const NAME_MAX: usize = 100;
/// The most characters of an address: six lines of an envelope.
const REACH_MAX: usize = 300;
/// The most characters of a language's name.
const LANGUAGE_MAX: usize = 60;
/// The most characters of what is told in words.
const WORDS_MAX: usize = 1_000;

fn check(wrong: &mut Vec<WrongField>, field: &'static str, (text, most): (&str, usize), needed: Option<&str>) {
    // What no keyboard writes is no text: records of either database would refuse or hide it.
    let is_odd = |c: char| c.is_control() && !matches!(c, '\n' | '\r' | '\t');
    if let Some(message) = needed.filter(|_| text.trim().is_empty()) {
        wrong.push(WrongField::new(field, message));
    } else if text.chars().count() > most {
        wrong.push(WrongField::new(field, format!("Shorten this to {most} characters or fewer")));
    } else if text.chars().any(is_odd) {
        wrong.push(WrongField::new(field, "Leave out the signs that cannot be read"));
    }
}

/// What is wrong with a request before it is taken, field by field. Anybody may have typed it.
#[must_use]
pub fn check_asked(
    (asked_for, format): (AskedFor, Format),
    asker: &Asker,
    (came_in, today): (Date, Date),
) -> Vec<WrongField> {
    let mut wrong = Vec::new();
    let language = (format == Format::OtherLanguage).then_some("Enter which language you need");
    check(&mut wrong, "language", (&asker.language, LANGUAGE_MAX), language);
    let words = (asked_for == AskedFor::Words).then_some("Enter which document you need");
    check(&mut wrong, "words", (&asker.words, WORDS_MAX), words);
    check(&mut wrong, "name", (&asker.name, NAME_MAX), Some("Enter the name of who needs it"));
    let message = "Enter an email address, a telephone number or a postal address";
    check(&mut wrong, "reach", (&asker.reach, REACH_MAX), Some(message));
    if came_in > today {
        wrong.push(WrongField::new("came_in", "Enter a day that has come"));
    }
    wrong
}
