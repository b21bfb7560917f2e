//! What was found in data that came in: a code, what the person must do, and where it stands.

use serde::{Deserialize, Serialize};
use std::fmt;

/// What a finding asks of the person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Said so that it is known; nothing need be done.
    Note,
    /// Unlikely or undecided: the proposed reading counts once the person says that it is right.
    Confirm,
    /// Wrong in places: mend the file, or go on without what is wrong.
    Fix,
    /// Nothing can be read; the file is refused.
    Stop,
}

/// Where in the data a finding stands.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Place {
    /// The sheet's name; none for a file that has but one unnamed table.
    pub sheet: Option<String>,
    /// The row, counted from 1 as a spreadsheet shows it.
    pub row: Option<u64>,
    /// The column, counted from 1.
    pub column: Option<u32>,
}

impl fmt::Display for Place {
    /// As a spreadsheet names it: `Sheet1!C12`, `row 12`, or `file` where it is about the whole.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(sheet) = &self.sheet {
            write!(f, "{sheet}!")?;
        }
        match (self.column, self.row) {
            (Some(column), Some(row)) => write!(f, "{}{row}", column_letters(column)),
            (Some(column), None) => write!(f, "column {}", column_letters(column)),
            (None, Some(row)) => write!(f, "row {row}"),
            (None, None) => f.write_str(if self.sheet.is_some() { "all" } else { "file" }),
        }
    }
}

/// The letters a spreadsheet shows for a column counted from 1: 1 is `A`, 27 is `AA`.
///
/// ```
/// assert_eq!(domain::findings::column_letters(28), "AB");
/// ```
#[must_use]
pub fn column_letters(column: u32) -> String {
    let mut letters = Vec::new();
    let mut rest = column;
    while rest > 0 {
        let digit = u8::try_from((rest - 1) % 26).unwrap_or(0);
        letters.push(char::from(b'A' + digit));
        rest = (rest - 1) / 26;
    }
    letters.iter().rev().collect()
}

/// One thing found in the data.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Finding {
    /// A short name that programs can rely on, such as `day_month_order`.
    pub code: String,
    /// What it asks of the person.
    pub severity: Severity,
    /// Where it stands.
    pub at: Place,
    /// What it is and what to do, as a sentence.
    pub text: String,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_named_as_a_spreadsheet_names_it() {
        let place = |sheet: Option<&str>, row, column| Place { sheet: sheet.map(String::from), row, column };
        assert_eq!(place(Some("May"), Some(12), Some(3)).to_string(), "May!C12");
        assert_eq!(place(None, Some(12), None).to_string(), "row 12");
        assert_eq!(place(None, None, Some(27)).to_string(), "column AA");
        assert_eq!(Place::default().to_string(), "file");
    }
}
