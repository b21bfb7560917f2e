//! A sheet that was recognised: its cells by what their columns mean.

use super::figure;
use super::found::{Found, quoted};
use super::layout::Layout;
use super::period;
use crate::cells::{Kind, Row};
use crate::payments::headings::normalise;
use domain::findings::{Place, Severity};
use domain::strategy::editions::{Edition, Level};
use domain::strategy::sheets::SheetColumn;
use domain::values::Date;

/// The most characters of a cell that are taken: the longest that a person writes, and nobody reads more.
const TEXT_MAX: usize = 8_000;

/// The most characters that are compared with names.
const NAME_MAX: usize = 200;

/// Errors that a spreadsheet shows, as files of text have them.
const ERRORS: [&str; 8] = ["#N/A", "#REF!", "#DIV/0!", "#VALUE!", "#NAME?", "#NUM!", "#NULL!", "#GETTING_DATA"];

/// Whether a cell holds an error of the spreadsheet.
pub(super) fn is_error(row: &Row, at: usize) -> bool {
    row.kind(at) == Kind::Error || ERRORS.contains(&row.cell(at))
}

/// The rows of a sheet below its headings, and what is found in them.
pub(super) struct Sheet<'a> {
    pub layout: &'a Layout,
    pub rows: &'a [&'a Row],
    /// Whether an empty cell may be the rest of a merged one above it; in a file that came from here it is empty.
    pub goes_on: bool,
    pub found: Found,
    /// How many rows were read.
    pub taken: u64,
    /// How many hold something and were not.
    pub left_out: u64,
}

impl Sheet<'_> {
    /// Where a cell stands; the row where no column has that meaning.
    pub fn at(&self, row: &Row, column: SheetColumn) -> Place {
        self.found.place(Some(row.number), self.layout.place(column))
    }

    pub fn kind(&self, row: &Row, column: SheetColumn) -> Kind {
        self.layout.place(column).map_or(Kind::Text, |at| row.kind(at))
    }

    /// A cell as it stands; empty for an error, which is found elsewhere.
    pub fn raw<'r>(&self, row: &'r Row, column: SheetColumn) -> &'r str {
        self.layout.place(column).filter(|at| !is_error(row, *at)).map_or("", |at| row.cell(at))
    }

    /// A cell of words, cut where nobody would read on.
    pub fn text(&mut self, row: &Row, column: SheetColumn) -> String {
        let text = self.raw(row, column);
        let cut: String = text.chars().take(TEXT_MAX).collect();
        if cut.len() < text.len() {
            let at = self.at(row, column);
            let said = format!("The cell is longer than {TEXT_MAX} characters, and the rest is left out. Shorten it");
            self.found.say(Severity::Fix, "text_cut", at, said);
        }
        cut
    }

    /// A cell that is compared with names: longer ones are no name.
    pub fn name(&self, row: &Row, column: SheetColumn) -> String {
        self.raw(row, column).chars().take(NAME_MAX).collect()
    }

    /// The level in a cell by the edition's own names; none for an empty cell, and for one that is no level, which is found.
    pub fn level(&mut self, row: &Row, column: SheetColumn, edition: &Edition) -> Option<Level> {
        let at = self.layout.place(column)?;
        self.level_in(row, at, edition).level()
    }

    /// What a cell says where a level is asked; one that is no level is found.
    pub fn level_in(&mut self, row: &Row, at: usize, edition: &Edition) -> LevelText {
        let text = if is_error(row, at) { "" } else { row.cell(at) };
        let read = level(edition, text);
        if read == LevelText::Other {
            let place = self.found.place(Some(row.number), Some(at));
            let said = format!("Enter a level of {}: {} is not one", edition.name, quoted(text));
            self.found.say(Severity::Fix, "level_unknown", place, said);
        }
        read
    }

    /// The day by which something shall be; a month, a quarter or a year is its last day, which is to be confirmed.
    pub fn day(&mut self, row: &Row, column: SheetColumn) -> Option<Date> {
        let text = self.raw(row, column);
        if text.is_empty() || figure::is_not_measured(text) {
            return None;
        }
        let at = self.at(row, column);
        match period::last_day(text, self.kind(row, column)) {
            Some((day, true)) => Some(day),
            Some((day, false)) => {
                let said =
                    format!("{} is taken for its last day, {}: confirm it", quoted(text), day.strftime("%-d %B %Y"));
                self.found.say(Severity::Confirm, "day_of_period", at, said);
                Some(day)
            }
            None => {
                let said = format!("Enter a day, like 31/03/2027: {} is none, and is left out", quoted(text));
                self.found.say(Severity::Fix, "date_unreadable", at, said);
                None
            }
        }
    }

    /// Says that a row was not read, with what it holds.
    pub fn not_read(&mut self, row: &Row, severity: Severity, code: &'static str, why: &str) {
        self.left_out += 1;
        let cells: Vec<&str> = row.iter().filter(|cell| !cell.is_empty()).take(4).collect();
        let at = self.found.place(Some(row.number), None);
        self.found.say(severity, code, at, format!("{why}: {}", quoted(&cells.join(", "))));
    }

    /// The only cell of a row that holds something: a heading within the table, or a note.
    pub fn alone<'r>(&self, row: &'r Row) -> Option<&'r str> {
        if row.filled() == 1 { row.iter().find(|cell| !cell.is_empty()) } else { None }
    }
}

/// Whether a row sums up those above it.
pub(super) fn is_total(text: &str) -> bool {
    let words = normalise(text);
    ["total", "totals", "grand total", "sub total", "subtotal", "overall total"].contains(&words.as_str())
        || words.starts_with("total ")
}

/// What a cell says where a level is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum LevelText {
    Blank,
    Level(Level),
    /// That somebody could not say, which is not the lowest level.
    CannotSay,
    /// From one level to another.
    Pair(Level, Level),
    Other,
}

impl LevelText {
    pub const fn level(self) -> Option<Level> {
        match self {
            LevelText::Level(level) | LevelText::Pair(level, _) => Some(level),
            _ => None,
        }
    }
}

/// What stands for an answer that somebody could not give.
const CANNOT_SAY: [&str; 12] = [
    "cannot say",
    "cant say",
    "dont know",
    "do not know",
    "not sure",
    "n a",
    "na",
    "unknown",
    "not assessed",
    "not known",
    "no answer",
    "n k",
];

/// Reads a level by the edition's own names: `Mature`, `3`, `3 - Mature`, `Level 3`, `Mature → Leader`.
pub(super) fn level(edition: &Edition, text: &str) -> LevelText {
    let text = text.trim();
    if text.is_empty() || text.chars().all(|c| matches!(c, '-' | '–' | '—')) {
        return LevelText::Blank;
    }
    if text.len() > NAME_MAX {
        return LevelText::Other;
    }
    if let Some(level) = one_level(edition, text) {
        return LevelText::Level(level);
    }
    if CANNOT_SAY.contains(&normalise(text).as_str()) {
        return LevelText::CannotSay;
    }
    let halves = ["→", "->", "=>", " to ", "➔", "➝"].iter().find_map(|mark| text.split_once(mark));
    let pair = halves.and_then(|(from, to)| one_level(edition, from).zip(one_level(edition, to)));
    pair.map_or(LevelText::Other, |(from, to)| LevelText::Pair(from, to))
}

fn one_level(edition: &Edition, text: &str) -> Option<Level> {
    let text = text.trim().trim_end_matches('.');
    if let Some(level) = edition.levels.find(text) {
        return Some(level);
    }
    let lower = text.to_lowercase();
    if let Some(level) = lower.strip_prefix("level").and_then(|rest| edition.levels.find(rest)) {
        return Some(level);
    }
    let parts = lower.split(['-', '–', ':', '(', ')']).map(str::trim).filter(|part| !part.is_empty());
    let levels: Vec<Option<Level>> =
        parts.map(|part| edition.levels.find(part.strip_prefix("level").map_or(part, str::trim))).collect();
    // `3 - Mature` names one level twice; 2.5 lies between two and is none.
    let first = levels.first().copied().flatten()?;
    (levels.len() > 1 && levels.iter().all(|one| *one == Some(first))).then_some(first)
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::strategy::editions::shipped;

    #[test]
    fn levels_are_read_as_people_write_them() {
        let edition = &shipped()[0];
        let level_of = |number| Level::new(number).unwrap();
        for (text, expected, reason) in [
            ("Mature", LevelText::Level(level_of(3)), "its name"),
            ("3", LevelText::Level(level_of(3)), "its number"),
            ("3 - Mature", LevelText::Level(level_of(3)), "both"),
            ("Mature (3)", LevelText::Level(level_of(3)), "the other way about"),
            ("Level 2", LevelText::Level(level_of(2)), "with the word"),
            ("Minimum → Developing", LevelText::Pair(level_of(1), level_of(2)), "from one to the next"),
            ("Developing to Mature", LevelText::Pair(level_of(2), level_of(3)), "in words"),
            ("3 - Leader", LevelText::Other, "number and name are not the same"),
            ("2.5", LevelText::Other, "between two"),
            ("2.2", LevelText::Other, "a mean, though both figures are alike"),
            ("6", LevelText::Other, "beyond the highest"),
            ("cannot say", LevelText::CannotSay, "no answer"),
            ("n/a", LevelText::CannotSay, "no answer in short"),
            ("-", LevelText::Blank, "a dash"),
            ("", LevelText::Blank, "nothing"),
        ] {
            assert_eq!(level(edition, text), expected, "{text}: {reason}");
        }
    }
}
