//! Rows of cells, the same for text files and workbooks.

/// How a cell was stored.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Text, or anything of a text file.
    Text,
    /// A workbook's number, written as its shortest decimal.
    Number,
    /// A workbook's date, written as `2025-04-01`.
    Date,
    /// A workbook's error such as `#REF!`.
    Error,
}

/// One row. Its cells lie end to end in one text, so that a row is used again without asking for memory.
#[derive(Clone, Debug, Default)]
pub(crate) struct Row {
    /// As a spreadsheet shows it, counted from 1.
    pub number: u64,
    text: String,
    cells: Vec<(u32, Kind)>,
}

impl Row {
    /// Makes it an empty row of this number.
    pub fn clear(&mut self, number: u64) {
        self.number = number;
        self.text.clear();
        self.cells.clear();
    }

    /// Adds a cell, its white space tidied.
    pub fn push(&mut self, text: &str, kind: Kind) {
        tidy_into(text, &mut self.text);
        self.cells.push((u32::try_from(self.text.len()).unwrap_or(u32::MAX), kind));
    }

    /// Adds empty cells until there are `len`.
    pub fn pad(&mut self, len: usize) {
        let end = u32::try_from(self.text.len()).unwrap_or(u32::MAX);
        while self.cells.len() < len {
            self.cells.push((end, Kind::Text));
        }
    }

    pub fn len(&self) -> usize {
        self.cells.len()
    }

    /// The text of a cell; empty beyond the last one.
    pub fn cell(&self, at: usize) -> &str {
        let start = if at == 0 { 0 } else { self.cells.get(at - 1).map_or(0, |cell| cell.0) };
        let end = self.cells.get(at).map_or(start, |cell| cell.0);
        self.text.get(start as usize..end as usize).unwrap_or("")
    }

    pub fn kind(&self, at: usize) -> Kind {
        self.cells.get(at).map_or(Kind::Text, |cell| cell.1)
    }

    pub fn iter(&self) -> impl Iterator<Item = &str> {
        (0..self.len()).map(|at| self.cell(at))
    }

    pub fn is_blank(&self) -> bool {
        self.text.is_empty()
    }

    /// How many cells hold something.
    pub fn filled(&self) -> usize {
        self.iter().filter(|cell| !cell.is_empty()).count()
    }
}

/// Characters that show nothing and mean nothing: byte-order marks, zero-width marks, NUL.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{feff}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\0' | '\u{ad}')
}

/// Adds the text trimmed, each run of white space as one space, invisible characters left out.
fn tidy_into(text: &str, into: &mut String) {
    let text = unwrap_formula(text);
    let bytes = text.as_bytes();
    if is_tidy(bytes) {
        into.push_str(text);
        return;
    }
    let start = into.len();
    let mut space = false;
    for c in text.chars().filter(|c| !is_invisible(*c)) {
        if c.is_whitespace() {
            space = into.len() > start;
        } else {
            if std::mem::take(&mut space) {
                into.push(' ');
            }
            into.push(c);
        }
    }
}

/// Whether bytes are ASCII letters and signs with single spaces between them, as most cells are.
fn is_tidy(bytes: &[u8]) -> bool {
    let mut after_space = true;
    for byte in bytes {
        if !(0x20..0x7f).contains(byte) || (after_space && *byte == b' ') {
            return false;
        }
        after_space = *byte == b' ';
    }
    bytes.is_empty() || !after_space
}

/// Some exports write `="00123"` so that a spreadsheet keeps the zeros.
fn unwrap_formula(text: &str) -> &str {
    match text.strip_prefix("=\"").and_then(|rest| rest.strip_suffix('"')) {
        Some(inner) => inner,
        None => text,
    }
}

#[cfg(test)]
fn tidy(text: &str) -> String {
    let mut tidied = String::with_capacity(text.len());
    tidy_into(text, &mut tidied);
    tidied
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn white_space_of_every_kind_is_tidied() {
        for (given, tidied, reason) in [
            ("Abel Ltd", "Abel Ltd", "nothing to do"),
            ("  Abel   Ltd ", "Abel Ltd", "spaces"),
            ("Abel\u{a0}Ltd\u{a0}", "Abel Ltd", "no-break spaces"),
            ("Abel\r\n\tLtd", "Abel Ltd", "line ends inside quotes"),
            ("\u{feff}\u{feff}Date", "Date", "byte-order marks left in a cell"),
            ("A\0b\0e\0l", "Abel", "NUL bytes"),
            ("=\"00123\"", "00123", "text kept from a spreadsheet"),
            (" \u{200b}", "", "nothing that shows"),
        ] {
            assert_eq!(tidy(given), tidied, "{reason}");
        }
    }

    #[test]
    fn cells_beyond_the_row_are_empty() {
        let mut row = Row::default();
        row.clear(3);
        row.push("a", Kind::Text);
        row.pad(3);
        row.push("b", Kind::Number);
        assert_eq!((row.cell(0), row.cell(1), row.cell(3), row.cell(9)), ("a", "", "b", ""));
        assert_eq!((row.len(), row.filled(), row.kind(3)), (4, 2, Kind::Number));
    }
}
