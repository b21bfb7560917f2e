//! Word lists that hold records: lines of `key: value`, an empty line between two records.

use super::setting::Setting;
use crate::words::{members, parts};
use domain::strategy::Evidence;
use domain::values::Date;
use std::str::FromStr;

/// A record of a list. What cannot be read is as if it were not there; the tests count what was.
#[derive(Debug)]
pub(super) struct Record<'a> {
    of: &'a Setting,
    lines: Vec<(&'static str, &'static str)>,
}

/// The records of a list. Lines that begin with `#` are for its readers.
pub(super) fn records<'a>(of: &'a Setting, file: &'static str) -> Vec<Record<'a>> {
    let said = |line: &&str| !line.starts_with('#');
    let blocks = file.split("\n\n").map(|block| {
        let lines = block.lines().filter(said).filter_map(|line| line.split_once(':'));
        Record { of, lines: lines.map(|(key, value)| (key.trim(), value.trim())).collect() }
    });
    blocks.filter(|record| !record.lines.is_empty()).collect()
}

/// The lines of a list that is a table, in parts.
pub(super) fn table(file: &'static str) -> impl Iterator<Item = Vec<&'static str>> {
    file.lines().filter(|line| !line.trim().is_empty() && !line.starts_with('#')).map(parts)
}

/// A part of a table, where it is not left out by a hyphen.
pub(super) fn given(part: &'static str) -> Option<&'static str> {
    (part != "-" && !part.is_empty()).then_some(part)
}

/// The members of a part; none where it is left out.
pub(super) fn several(part: &'static str) -> Vec<&'static str> {
    given(part).map(members).unwrap_or_default()
}

impl Record<'_> {
    /// The value of a key.
    pub(super) fn get(&self, key: &str) -> Option<&'static str> {
        self.all(key).next()
    }

    /// Every value of a key that stands more than once.
    pub(super) fn all(&self, key: &str) -> impl Iterator<Item = &'static str> {
        self.lines.iter().filter(move |(known, _)| *known == key).map(|(_, value)| *value)
    }

    /// Every value of a key, in parts.
    pub(super) fn rows(&self, key: &str) -> impl Iterator<Item = Vec<&'static str>> {
        self.all(key).map(parts)
    }

    /// The value of a key; an empty text where there is none.
    pub(super) fn text(&self, key: &str) -> String {
        self.get(key).unwrap_or_default().to_owned()
    }

    /// The value of a key, read as something.
    pub(super) fn read<T: FromStr>(&self, key: &str) -> Option<T> {
        self.get(key)?.parse().ok()
    }

    /// The day of a key.
    pub(super) fn day(&self, key: &str) -> Option<Date> {
        self.of.day_of(self.get(key)?)
    }

    /// The person of a key.
    pub(super) fn person(&self, key: &str) -> Option<String> {
        self.get(key).map(|text| self.of.person(text))
    }

    /// What shows it, as far as the list says.
    pub(super) fn shown(&self) -> Vec<Evidence> {
        let shown = |row: Vec<&'static str>| match row.as_slice() {
            [day, text] => Some(Evidence::said(*text, self.of.day_of(day)?)),
            _ => None,
        };
        self.rows("shown").filter_map(shown).collect()
    }
}
