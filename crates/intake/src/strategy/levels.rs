//! Sheets of levels: area, where it is, where it shall be, by when and why.

use super::found::quoted;
use super::sheet::{LevelText, Sheet, is_total};
use crate::payments::headings::normalise;
use domain::findings::{Place, Severity};
use domain::strategy::editions::{Edition, Level};
use domain::strategy::rounds::{EarlierLevel, LevelRow};
use domain::strategy::sheets::{LevelNote, SheetColumn as C};
use domain::values::Date;

/// What a row says of an area beside its levels.
#[derive(Debug)]
pub(super) struct Note {
    at: Place,
    by: Option<Date>,
    text: String,
}

/// Whether a text names a theme of an edition: a heading within a table, or an action for a whole theme.
pub(super) fn is_theme(edition: &Edition, text: &str) -> bool {
    let wanted = normalise(text);
    let is = |theme: &domain::strategy::editions::Theme| {
        normalise(&theme.name) == wanted || theme.code.as_str().eq_ignore_ascii_case(text.trim())
    };
    // Enablers are often printed under that word alone.
    edition.themes.iter().any(is) || ["enabler", "enablers", "themes", "theme"].contains(&wanted.as_str())
}

/// Reads a sheet of levels into rows that are compared over all sheets.
pub(super) fn read(sheet: &mut Sheet<'_>, edition: &Edition, into: &mut Vec<LevelRow>, notes: &mut Vec<Note>) {
    for row in sheet.rows {
        let area = sheet.name(row, C::Area);
        if let Some(text) = sheet.alone(row) {
            // A form that lists its areas and leaves the levels open says nothing of them.
            if is_theme(edition, text) || !area.is_empty() {
                continue;
            }
            sheet.not_read(row, Severity::Note, "row_not_read", "This row holds no level, and is left out");
            continue;
        }
        if area.is_empty() {
            let why = "Enter the area that the row is about. The row is left out";
            sheet.not_read(row, Severity::Fix, "area_missing", why);
            continue;
        }
        if is_total(&area) {
            sheet.not_read(row, Severity::Note, "row_not_read", "This row sums up others, and is left out");
            continue;
        }
        let (current, next) = pair(sheet, row, edition);
        let by = sheet.day(row, C::By);
        let text = sheet.text(row, C::Evidence);
        let at = sheet.at(row, C::Area);
        let name = |level: Option<Level>| level.map_or(String::new(), |level| edition.levels.name(level).to_owned());
        if next.zip(current).is_some_and(|(next, current)| next < current) {
            let said =
                format!("{} comes before {}: confirm that the next level is the lower", name(next), name(current));
            sheet.found.say(Severity::Confirm, "next_level_lower", sheet.at(row, C::Next), said);
        }
        sheet.taken += 1;
        into.push(LevelRow { at: at.clone(), area, current: name(current), next: name(next) });
        if by.is_some() || !text.is_empty() {
            notes.push(Note { at, by, text });
        }
    }
}

/// The levels of a row, which may stand in one cell as "Minimum → Developing".
fn pair(sheet: &mut Sheet<'_>, row: &crate::cells::Row, edition: &Edition) -> (Option<Level>, Option<Level>) {
    let current = sheet.layout.place(C::Current).map(|at| sheet.level_in(row, at, edition));
    let next = sheet.level(row, C::Next, edition);
    match current {
        Some(LevelText::Pair(from, to)) => (Some(from), next.or(Some(to))),
        Some(text) => (text.level(), next),
        None => (None, next),
    }
}

/// The notes with the area that each of their rows was read as; those of rows without levels are said.
pub(super) fn placed(notes: Vec<Note>, levels: &[EarlierLevel]) -> (Vec<LevelNote>, Vec<(Place, String)>) {
    let (mut placed, mut lost) = (Vec::new(), Vec::new());
    for note in notes {
        let is_of = |level: &&EarlierLevel| level.said.iter().any(|(_, places)| places.contains(&note.at));
        match levels.iter().find(is_of) {
            Some(level) => {
                placed.push(LevelNote { index: level.index.clone(), at: note.at, by: note.by, text: note.text });
            }
            None => lost.push((
                note.at,
                format!("No level was read here, so that what stands beside it is left out: {}", quoted(&note.text)),
            )),
        }
    }
    (placed, lost)
}
