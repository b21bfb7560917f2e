//! What a rule says of a line.

use std::fmt;

/// One place where a rule is broken. Shown as `file:line: what, do this instead`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Fault {
    /// The file, from the root of the checkout.
    pub path: String,
    /// The line, counted from 1; 1 where the fault is the whole file's.
    pub line: usize,
    /// What is wrong and what to do instead.
    pub text: String,
}

impl Fault {
    /// A fault of one line.
    #[must_use]
    pub fn new(path: &str, line: usize, text: impl Into<String>) -> Self {
        Fault { path: path.to_owned(), line, text: text.into() }
    }

    /// A fault in the form most rules have: this is banned, use that.
    #[must_use]
    pub fn banned(path: &str, line: usize, what: &str, instead: &str) -> Self {
        Fault::new(path, line, format!("{what} is banned, {instead}"))
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}", self.path, self.line, self.text)
    }
}

/// All faults as one message, one a line, in the order of files and lines; none where there is no fault.
#[must_use]
pub fn report(mut faults: Vec<Fault>) -> Option<String> {
    faults.sort();
    let lines: Vec<String> = faults.iter().map(Fault::to_string).collect();
    (!lines.is_empty()).then(|| lines.join("\n"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn faults_are_reported_in_the_order_of_files_and_lines() {
        let faults =
            vec![Fault::new("b.rs", 1, "x"), Fault::banned("a.rs", 10, "`y`", "use `z`"), Fault::new("a.rs", 9, "w")];
        assert_eq!(report(faults).as_deref(), Some("a.rs:9: w\na.rs:10: `y` is banned, use `z`\nb.rs:1: x"));
        assert_eq!(report(Vec::new()), None);
    }
}
