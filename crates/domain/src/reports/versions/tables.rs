//! What changed in a table, row by row and cell by cell.

use super::redline::{Change, Mark, mark, marked};
use crate::reports::Table;
use crate::reports::words::CELLS;

/// Cells of fewer words than these are told whole: no part of a figure or of a day says anything by itself.
const TOLD_WHOLE_BELOW: usize = 6;

/// What parts the lines of a cell where they stand in one line.
const LINES: &str = "; ";

/// The headings and rows of a table, each a line with its cells parted; those that are gone come last.
///
/// Rows belong together by their first cells: by as many as tell the rows of both tables apart, each by its first line.
pub(super) fn rows(old: Option<&Table>, new: Option<&Table>) -> Vec<Vec<Mark>> {
    let headings = |table: Option<&Table>| table.map(|table| table.headings.clone());
    let (mut left, now) = (cells(old), cells(new));
    let key = key(&left, &now);
    let mut found = vec![line(headings(old).as_deref(), headings(new).as_deref())];
    for row in &now {
        let same = |other: &Vec<String>| names(other, key).is_some_and(|first| names(row, key) == Some(first));
        let before = left.iter().position(same).map(|at| left.remove(at));
        found.push(line(before.as_deref(), Some(row)));
    }
    found.extend(left.iter().map(|gone| line(Some(gone), None)));
    found.retain(|line| !line.is_empty());
    found
}

fn cells(table: Option<&Table>) -> Vec<Vec<String>> {
    let rows = table.map(|table| table.rows.as_slice()).unwrap_or_default();
    rows.iter().map(|row| row.iter().map(ToString::to_string).collect()).collect()
}

/// What names a row: the first lines of so many of its first cells.
fn names(row: &[String], many: usize) -> Option<Vec<&str>> {
    let cells = row.get(..many)?;
    Some(cells.iter().map(|cell| cell.split('\n').next().unwrap_or_default()).collect())
}

/// How many first cells tell the rows of each table apart; all of them where even they do not.
fn key(old: &[Vec<String>], new: &[Vec<String>]) -> usize {
    let columns = old.iter().chain(new).map(Vec::len).min().unwrap_or(0);
    let tells = |rows: &[Vec<String>], many: usize| {
        let mut first: Vec<Option<Vec<&str>>> = rows.iter().map(|row| names(row, many)).collect();
        first.sort_unstable();
        first.windows(2).all(|pair| pair.first() != pair.last())
    };
    (1..columns).find(|many| tells(old, *many) && tells(new, *many)).unwrap_or(columns)
}

/// A row as a line: cell by cell where it has the same columns before and after.
fn line(old: Option<&[String]>, new: Option<&[String]>) -> Vec<Mark> {
    match (old, new) {
        (Some(old), Some(new)) if old.len() == new.len() => {
            let mut found = Vec::new();
            for (at, (before, after)) in old.iter().zip(new).enumerate() {
                if at > 0 {
                    found.push(mark(Change::Kept, CELLS));
                }
                found.extend(cell(before, after));
            }
            found
        }
        (Some(old), Some(new)) => marked(&in_a_row(old), &in_a_row(new)),
        (Some(old), None) => vec![mark(Change::Removed, &in_a_row(old))],
        (None, Some(new)) => vec![mark(Change::Added, &in_a_row(new))],
        (None, None) => Vec::new(),
    }
}

/// Cells one after the other, and the lines of each.
fn in_a_row(cells: &[String]) -> String {
    cells.join(CELLS).replace('\n', LINES)
}

/// A cell, line by line where it has as many lines before and after.
fn cell(old: &str, new: &str) -> Vec<Mark> {
    let (before, after): (Vec<&str>, Vec<&str>) = (old.split('\n').collect(), new.split('\n').collect());
    if before.len() != after.len() {
        return one_line(&old.replace('\n', LINES), &new.replace('\n', LINES));
    }
    let mut found = Vec::new();
    for (at, (old, new)) in before.into_iter().zip(after).enumerate() {
        if at > 0 {
            found.push(mark(Change::Kept, LINES));
        }
        found.extend(one_line(old, new));
    }
    found
}

fn one_line(old: &str, new: &str) -> Vec<Mark> {
    let is_short = |text: &str| text.split_whitespace().count() < TOLD_WHOLE_BELOW;
    if old == new {
        return if new.is_empty() { Vec::new() } else { vec![mark(Change::Kept, new)] };
    }
    if !is_short(old) && !is_short(new) {
        return marked(old, new);
    }
    let whole = [(Change::Removed, old), (Change::Added, new)];
    whole.into_iter().filter(|(_, text)| !text.is_empty()).map(|(change, text)| mark(change, text)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reports::Cell;

    #[test]
    fn a_row_whose_first_cell_says_more_is_the_same_row_and_its_lines_are_marked() {
        let of = |rows: &[[&[&str]; 2]]| {
            let lines = |lines: &&[&str]| Cell::lines(lines.iter().map(|line| (*line).to_owned()));
            let mut table = Table::new("Action plan", &["What", "When"]);
            table.rows = rows.iter().map(|row| row.iter().map(lines).collect()).collect();
            table
        };
        let (four, sixteen) = (&["4 December 2026", "40% done"][..], &["16 December 2026", "40% done"][..]);
        let old = of(&[[&["Train buyers"], four], [&["Hold events"], &["No day is set"]]]);
        let new = of(&[[&["Train buyers", "What came of it: Two came"], sixteen]]);
        let shown = |line: &Vec<Mark>| -> String {
            let mark = |mark: &Mark| match mark.change {
                Change::Kept => mark.text.clone(),
                Change::Removed => format!("[-{}-]", mark.text),
                Change::Added => format!("{{+{}+}}", mark.text),
            };
            line.iter().map(mark).collect()
        };
        let found: Vec<String> = rows(Some(&old), Some(&new)).iter().map(shown).collect();
        let when = "[-4 December 2026-]{+16 December 2026+}; 40% done";
        assert_eq!(found[1], format!("[-Train buyers-]{{+Train buyers; What came of it: Two came+}} · {when}"));
        assert_eq!(found[2], "[-Hold events · No day is set-]", "what is gone comes last");
    }
}
