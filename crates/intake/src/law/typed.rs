//! What was typed, by its place, before anything is made of it: a form is filled again from it.

use super::place::{DayBox, Step, boxed, field_of, steps};
use domain::law::{Field, Kind};
use std::collections::BTreeMap;

/// What was typed for one fact, or for all facts of a rule.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Typed {
    /// The texts, in order; more than one for several answers to one question.
    pub texts: Vec<String>,
    /// Day, month and year, where they were typed into boxes of their own.
    pub boxes: [String; 3],
    /// Whether an amount of money was written in whole pence.
    pub in_pence: bool,
    /// The facts of a group, by their names in forms.
    pub group: BTreeMap<String, Typed>,
    /// The rows of a list, from 0 without a gap once it is read.
    pub rows: BTreeMap<usize, Typed>,
    /// Names that nothing asks for.
    pub unknown: Vec<String>,
}

impl Typed {
    /// Takes names and texts apart by what a rule asks. Rows in which nothing was typed are left out, and those after
    /// them move up; so a row's number is the same in the form, the facts and the errors.
    pub fn read<N: AsRef<str>, T: Into<String>>(
        fields: &'static [Field],
        pairs: impl IntoIterator<Item = (N, T)>,
    ) -> Typed {
        let mut typed = Typed::default();
        for (name, text) in pairs {
            let text: String = text.into();
            if !typed.put(fields, name.as_ref(), &text) {
                typed.unknown.push(name.as_ref().to_owned());
            }
        }
        typed.close_up();
        typed
    }

    /// What was typed for one fact of this group.
    #[must_use]
    pub fn of(&self, field: &Field) -> Option<&Typed> {
        self.group.get(field.form_name())
    }

    /// The only text, or the first, without white space around it; empty where there is none.
    #[must_use]
    pub fn text(&self) -> &str {
        self.texts.first().map_or("", |text| text.trim())
    }

    /// Whether nothing was typed.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        self.texts.iter().chain(&self.boxes).all(|text| text.trim().is_empty())
            && self.group.values().all(Typed::is_blank)
            && self.rows.values().all(Typed::is_blank)
    }

    fn put(&mut self, fields: &'static [Field], name: &str, text: &str) -> bool {
        if let Some(found) = steps(name).and_then(|steps| self.at(fields, &steps)) {
            found.0.texts.push(text.to_owned());
            found.0.in_pence = found.1.1;
            return true;
        }
        let Some((place, which)) = boxed(name) else { return false };
        let Some((typed, (kind, _))) = steps(place).and_then(|steps| self.at(fields, &steps)) else { return false };
        if !matches!(kind, Kind::Day | Kind::List(Kind::Day)) {
            return false;
        }
        let place = match which {
            DayBox::Day => 0,
            DayBox::Month => 1,
            DayBox::Year => 2,
        };
        text.trim().clone_into(&mut typed.boxes[place]);
        true
    }

    /// The place of these steps, its kind, and whether it is written in whole pence; none where nothing asks for it.
    fn at(&mut self, fields: &'static [Field], steps: &[Step<'_>]) -> Option<(&mut Typed, (Kind, bool))> {
        let (step, rest) = steps.split_first()?;
        let (field, in_pence) = field_of(fields, step.name)?;
        let kind = match (step.row, field.kind) {
            (Some(_), Kind::List(of)) => *of,
            (Some(_), _) => return None,
            (None, kind) => kind,
        };
        let within = match (rest.is_empty(), kind) {
            (true, Kind::Record(_) | Kind::List(Kind::Record(_))) | (false, Kind::List(_)) => return None,
            (false, Kind::Record(within)) => Some(within),
            (false, _) => return None,
            (true, _) => None,
        };
        let mut typed = self.group.entry(field.form_name().to_owned()).or_default();
        if let Some(row) = step.row {
            typed = typed.rows.entry(row).or_default();
        }
        match within {
            Some(within) => typed.at(within, rest),
            None => Some((typed, (kind, in_pence))),
        }
    }

    /// Leaves out what is blank, and numbers the rows from 0.
    fn close_up(&mut self) {
        self.group.values_mut().for_each(Typed::close_up);
        self.group.retain(|_, typed| !typed.is_blank());
        let rows = std::mem::take(&mut self.rows);
        let kept = rows.into_values().filter(|row| !row.is_blank()).enumerate();
        self.rows = kept
            .map(|(number, mut row)| {
                row.close_up();
                (number, row)
            })
            .collect();
    }
}
