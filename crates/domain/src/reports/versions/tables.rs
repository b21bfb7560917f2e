//! What changed in a table, row by row and cell by cell.

use super::redline::{Change, Mark, mark, marked};
use crate::reports::Table;
use crate::reports::words::CELLS;

/// Cells of fewer words than these are told whole: no part of a figure or of a day says anything by itself.
const TOLD_WHOLE_BELOW: usize = 6;

/// The headings and rows of a table, each a line with its cells parted; those that are gone come last.
///
/// Rows belong together by their first cells: by as many as tell the rows of both tables apart.
pub(super) fn rows(old: Option<&Table>, new: Option<&Table>) -> Vec<Vec<Mark>> {
    let headings = |table: Option<&Table>| table.map(|table| table.headings.clone());
    let (mut left, now) = (cells(old), cells(new));
    let key = key(&left, &now);
    let mut found = vec![line(headings(old).as_deref(), headings(new).as_deref())];
    for row in &now {
        let same = |other: &Vec<String>| other.get(..key).is_some_and(|first| row.get(..key) == Some(first));
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

/// How many first cells tell the rows of each table apart; all of them where even they do not.
fn key(old: &[Vec<String>], new: &[Vec<String>]) -> usize {
    let columns = old.iter().chain(new).map(Vec::len).min().unwrap_or(0);
    let tells = |rows: &[Vec<String>], many: usize| {
        let mut first: Vec<Option<&[String]>> = rows.iter().map(|row| row.get(..many)).collect();
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
        (Some(old), Some(new)) => marked(&old.join(CELLS), &new.join(CELLS)),
        (Some(old), None) => vec![mark(Change::Removed, &old.join(CELLS))],
        (None, Some(new)) => vec![mark(Change::Added, &new.join(CELLS))],
        (None, None) => Vec::new(),
    }
}

fn cell(old: &str, new: &str) -> Vec<Mark> {
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
