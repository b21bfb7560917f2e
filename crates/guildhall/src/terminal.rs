//! What is written to the terminal: answers to standard output, troubles and progress to standard error.

use std::io::{IsTerminal, Write, stderr, stdout};
use std::sync::Mutex;

/// Writes a line of the answer. Where nobody reads it any more there is nobody to tell either.
pub fn say(line: &str) {
    let _ = writeln!(stdout().lock(), "{line}");
}

/// Writes a line about what went wrong.
pub fn complain(line: &str) {
    let _ = writeln!(stderr().lock(), "guildhall: {line}");
}

/// A line on the terminal that is written over as work goes on; nothing where standard error is no terminal.
#[derive(Debug)]
pub struct Progress {
    shown: Option<Mutex<String>>,
}

impl Progress {
    /// A line, where somebody can see it.
    pub fn new() -> Progress {
        Progress { shown: stderr().is_terminal().then(Mutex::default) }
    }

    /// No line: for work whose progress is shown by what it is part of.
    pub const fn none() -> Progress {
        Progress { shown: None }
    }

    /// Shows how far the work is.
    pub fn show(&self, line: &str) {
        let Some(shown) = &self.shown else { return };
        let Ok(mut shown) = shown.lock() else { return };
        if *shown != line {
            line.clone_into(&mut shown);
            // Back to the line's start, and clear to its end.
            let _ = write!(stderr().lock(), "\r\x1b[K{line}");
        }
    }

    /// Says something that stays, whoever reads it.
    pub fn tell(&self, line: &str) {
        self.clear();
        let _ = writeln!(stderr().lock(), "{line}");
    }

    /// Takes the line away.
    pub fn clear(&self) {
        let Some(Ok(mut shown)) = self.shown.as_ref().map(Mutex::lock) else { return };
        if !shown.is_empty() {
            shown.clear();
            let _ = write!(stderr().lock(), "\r\x1b[K");
        }
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.clear();
    }
}

/// Rows of text in columns, the last of which is not padded; numbers stand to the right.
pub fn columns(rows: &[Vec<String>], to_the_right: &[usize]) -> Vec<String> {
    let width =
        |at: usize| rows.iter().filter_map(|row| row.get(at)).map(|cell| cell.chars().count()).max().unwrap_or(0);
    let line = |row: &Vec<String>| {
        let padded = |(at, cell): (usize, &String)| {
            let space = " ".repeat(width(at).saturating_sub(cell.chars().count()));
            if to_the_right.contains(&at) { format!("{space}{cell}") } else { format!("{cell}{space}") }
        };
        row.iter().enumerate().map(padded).collect::<Vec<_>>().join("  ").trim_end().to_owned()
    };
    rows.iter().map(line).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_as_wide_as_their_widest_cell() {
        let rows = [vec!["a".to_owned(), "£1.00".to_owned()], vec!["bcd".to_owned(), "£22.00".to_owned()]];
        assert_eq!(columns(&rows, &[1]), ["a     £1.00", "bcd  £22.00"]);
    }
}
