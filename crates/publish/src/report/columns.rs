//! How wide the columns of a table are, how large its letters, and whether its page lies on its side.
//!
//! Lengths are in twentieths of a point, sizes of letters in half points, as WordprocessingML has them.

use super::Print;
use super::styles::{CELL, printed};
use domain::reports::Table;

/// A4: its short side and its long one.
pub(super) const PAGE: (usize, usize) = (11_906, 16_838);

/// Two centimetres on each side.
pub(super) const MARGIN: usize = 1_134;

/// What a cell leaves free to the left and to the right of its text, both together.
const PADDING: usize = 160;

/// A table of more columns than these stands on a page that lies on its side.
const UPRIGHT_MOST: usize = 7;

/// What letters may be wider than they are in Arial, in per cent: not every computer has it.
const SLACK: usize = 8;

/// A word that is longer than this share of the line is broken rather than that the others are: an address, say.
const WORD_MOST: usize = 3;

/// The sizes of letters that are tried, from the usual one down.
const SIZES: [usize; 3] = [20, 18, 16];

/// A table as it is set.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Fitted {
    /// How wide each column is.
    pub(super) widths: Vec<usize>,
    /// How large its letters are.
    pub(super) size: usize,
}

impl Fitted {
    /// How wide the table is.
    pub(super) fn whole(&self) -> usize {
        self.widths.iter().sum()
    }
}

/// Whether a table needs a page that lies on its side: it has many columns, or would have to break words.
pub(super) fn needs_side(table: &Table, print: Print) -> bool {
    let upright = table.headings.len() <= UPRIGHT_MOST && fit(table, print, false).is_some();
    !upright && fit(table, print, true).is_some()
}

/// The columns of a table in the largest letters in which no word is broken that fits on a line; none where there are no such
/// letters, which in large print is so of tables with many columns.
///
/// Each column has room for its longest word. What is left goes to the columns by how much longer their longest text is, so
/// that figures stay narrow and sentences get the room.
pub(super) fn fit(table: &Table, print: Print, wide: bool) -> Option<Fitted> {
    let line = if wide { PAGE.1 } else { PAGE.0 } - 2 * MARGIN;
    let usual: usize = printed(CELL, print).parse().unwrap_or(20);
    let sizes: Vec<usize> = match print {
        Print::Usual => SIZES.to_vec(),
        // What is in smaller letters than these is no large print.
        Print::Large => vec![usual],
    };
    let fitted = |size: usize| widths(table, size, line).map(|widths| Fitted { widths, size });
    let least = sizes.last().copied().unwrap_or(usual);
    let found = sizes.into_iter().find_map(fitted);
    match print {
        Print::Usual if wide => found.or_else(|| Some(Fitted { widths: even(table, line), size: least })),
        _ => found,
    }
}

fn even(table: &Table, line: usize) -> Vec<usize> {
    let columns = table.headings.len().max(1);
    vec![line / columns; columns]
}

/// The widths of the columns in letters of a size; none where their longest words do not fit beside one another.
fn widths(table: &Table, size: usize, line: usize) -> Option<Vec<usize>> {
    let columns = table.headings.len().max(1);
    let wants: Vec<(usize, usize)> = (0..columns).map(|column| wanted(table, column, size, line)).collect();
    let least: usize = wants.iter().map(|(least, _)| least).sum();
    let more: usize = wants.iter().map(|(least, whole)| whole - least).sum();
    let left = line.checked_sub(least)?;
    // Where every text fits on one line, what is left over goes to the columns evenly.
    let (shared, rest) = if more <= left { (more, (left - more) / columns) } else { (left, 0) };
    let width = |(least, whole): &(usize, usize)| least + (whole - least) * shared / more.max(1) + rest;
    Some(wants.iter().map(width).collect())
}

/// How wide a column must be for its longest word, and how wide for its longest text on one line.
fn wanted(table: &Table, column: usize, size: usize, line: usize) -> (usize, usize) {
    let (mut word, mut whole) = (0, 0);
    let mut heed = |text: &str, bold: bool| {
        word = text.split_whitespace().map(|one| length(one, size, bold)).fold(word, usize::max);
        whole = whole.max(length(text, size, bold));
    };
    heed(table.headings.get(column).map_or("", String::as_str), true);
    for cell in table.rows.iter().filter_map(|row| row.get(column)) {
        cell.to_string().split('\n').for_each(|line| heed(line, false));
    }
    let least = word.min(line / WORD_MOST) + PADDING;
    (least, (whole + PADDING).max(least))
}

/// How long a text is in Arial.
fn length(text: &str, size: usize, bold: bool) -> usize {
    let thousandths: usize = text.chars().map(thousandths).sum();
    // Half points to twentieths of a point, and bold letters are an eighth wider at most.
    let usual = thousandths * size * 10 / 1_000;
    let bolder = if bold { usual / 8 } else { 0 };
    (usual + bolder) * (100 + SLACK) / 100
}

/// How wide a letter is in Arial, in thousandths of the size: Adobe's metrics of Helvetica, which are the same.
const fn thousandths(letter: char) -> usize {
    match letter {
        'i' | 'j' | 'l' | '\'' => 222,
        'f' | 't' | 'I' | ' ' | '.' | ',' | ':' | ';' | '/' | '!' | '|' | '[' | ']' | '·' => 278,
        'r' | '(' | ')' | '-' | '‘' | '’' | '“' | '”' => 333,
        'c' | 'k' | 's' | 'v' | 'x' | 'y' | 'z' | 'J' => 500,
        'F' | 'T' | 'Z' => 611,
        'A' | 'B' | 'E' | 'K' | 'P' | 'S' | 'V' | 'X' | 'Y' | '&' => 667,
        'w' | 'C' | 'D' | 'H' | 'N' | 'R' | 'U' => 722,
        'G' | 'O' | 'Q' => 778,
        'm' | 'M' => 833,
        '%' | 'W' => 944,
        '@' | '…' | '—' => 1_015,
        _ if letter.is_ascii() => 556,
        _ => 667,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::reports::Cell;

    fn table(headings: &[&str], row: &[&str]) -> Table {
        let mut table = Table::new("Table", headings);
        table.rows = vec![row.iter().map(|text| Cell::text(*text)).collect()];
        table
    }

    #[test]
    fn every_column_has_room_for_its_longest_word() {
        let long = "Procurement strategy and the responsibilities of everybody who buys for the council. ".repeat(4);
        let of = table(&["Area", "Level", "Score", "What is so"], &["Leadership", "Developing", "3", &long]);
        for (print, wide) in [(Print::Usual, false), (Print::Usual, true), (Print::Large, true)] {
            let fitted = fit(&of, print, wide).unwrap();
            for (column, width) in fitted.widths.iter().enumerate() {
                let (least, _) = wanted(&of, column, fitted.size, fitted.whole());
                assert!(*width >= least, "{print:?} {wide}: column {column} has {width} of {least}");
            }
            let line = if wide { PAGE.1 } else { PAGE.0 } - 2 * MARGIN;
            assert!(fitted.whole() <= line, "{print:?} {wide}: {} of {line}", fitted.whole());
            let [_, level, score, said] = fitted.widths.as_slice() else { panic!("four columns") };
            assert!(score < level && level < said, "figures are narrow, sentences wide: {:?}", fitted.widths);
        }
    }

    #[test]
    fn many_columns_and_long_words_turn_the_page() {
        let words = |columns: usize, word: &'static str| {
            let all = vec![word; columns];
            table(&all, &all)
        };
        for (of, print, side, reason) in [
            (words(7, "Level"), Print::Usual, false, "seven columns"),
            (words(8, "Level"), Print::Usual, true, "more than seven"),
            (words(7, "Responsibilities"), Print::Usual, true, "words that do not fit beside one another"),
            (words(12, "Responsibilities"), Print::Large, false, "no page is wide enough for large print"),
        ] {
            assert_eq!(needs_side(&of, print), side, "{reason}");
        }
        assert_eq!(fit(&words(12, "Responsibilities"), Print::Large, true), None, "it is told row by row");
        assert_eq!(fit(&words(8, "Level"), Print::Usual, true).map(|fitted| fitted.size), Some(20), "letters stay");
        assert_eq!(fit(&table(&[], &[]), Print::Usual, false).map(|fitted| fitted.widths.len()), Some(1), "no columns");
    }
}
