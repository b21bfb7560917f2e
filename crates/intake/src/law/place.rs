//! The place of a fact: `parts[0].amount`, taken apart and held against what a rule asks.

use domain::law::{Field, Kind};

/// One step of a place: a name, and perhaps the number of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Step<'a> {
    pub name: &'a str,
    pub row: Option<usize>,
}

/// One of the three boxes of a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum DayBox {
    Day,
    Month,
    Year,
}

const BOXES: [(&str, DayBox); 3] = [("-day", DayBox::Day), ("-month", DayBox::Month), ("-year", DayBox::Year)];

/// The steps of a place; none where it is not written as one.
pub(super) fn steps(place: &str) -> Option<Vec<Step<'_>>> {
    place.split('.').map(step).collect()
}

fn step(text: &str) -> Option<Step<'_>> {
    let Some((name, rest)) = text.split_once('[') else { return Some(Step { name: text, row: None }) };
    let (row, after) = rest.split_once(']')?;
    let row = row.parse().ok()?;
    after.is_empty().then_some(Step { name, row: Some(row) })
}

/// The place without the ending of a box, and which box it is.
pub(super) fn boxed(place: &str) -> Option<(&str, DayBox)> {
    BOXES.iter().find_map(|(ending, which)| Some((place.strip_suffix(ending)?, *which)))
}

/// The fact of that name or flag, and whether it is written in whole pence.
pub(super) fn field_of(fields: &'static [Field], name: &str) -> Option<(&'static Field, bool)> {
    let in_pence = |field: &Field| field.kind == Kind::Money && field.name == name;
    let named =
        |field: &&Field| field.name == name || field.form_name() == name || field.flag() == name.replace('_', "-");
    fields.iter().find(named).map(|field| (field, in_pence(field)))
}

/// The name in forms of a fact that a rule names: `parts[2].amount_pence` is typed as `parts[2].amount`.
///
/// ```
/// assert_eq!(intake::law::form_name("parts[2].amount_pence"), "parts[2].amount");
/// ```
#[must_use]
pub fn form_name(place: &str) -> String {
    place.trim_end_matches("_pence").to_owned()
}
