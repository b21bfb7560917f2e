//! Evidence: what somebody points at to show that something is so.

use super::WrongField;
use super::library::{LeadsTo, leads_to};
use crate::values::{Date, SubjectRef};
use serde::{Deserialize, Serialize};

/// What shows that something is so: words, a record of any subject of the house, or something elsewhere.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Evidence {
    /// What it shows.
    pub text: String,
    /// The record it is attached to, of a subject that is in the house or comes later.
    pub subject: Option<SubjectRef>,
    /// Where else it is to be found: an address, a file, a place on paper.
    pub found_at: Option<String>,
    /// The day it is of.
    pub on: Date,
}

impl Evidence {
    /// Evidence in words alone.
    #[must_use]
    pub fn said(text: impl Into<String>, on: Date) -> Evidence {
        Evidence { text: text.into(), subject: None, found_at: None, on }
    }

    /// Whether there is anything to look at: words at least.
    #[must_use]
    pub fn tells(&self) -> bool {
        !self.text.trim().is_empty() || self.subject.is_some() || self.found_at.is_some()
    }

    /// What the words that say where it is lead to.
    #[must_use]
    pub fn leads_to(&self) -> LeadsTo {
        self.found_at.as_deref().map_or(LeadsTo::Place, leads_to)
    }

    /// What is wrong with where it is said to be found: an address of which nobody can open the page. Words, the name of a
    /// file and a folder are taken as they are, and no link is made of them.
    #[must_use]
    pub fn check(&self) -> Option<WrongField> {
        let is_wrong = self.leads_to() == LeadsTo::Place && self.found_at.as_deref().is_some_and(is_odd_address);
        is_wrong.then(|| {
            let message = "Enter an address that begins with https:// or http://, a record such as risks/4, or in words where it is";
            WrongField::new("found_at", message)
        })
    }
}

/// Addresses that run something instead of leading to a page.
const RUNS: [&str; 2] = ["javascript", "vbscript"];

/// Whether a text is an address of another kind than those of the web: a word of at least two letters, so that no drive
/// of a computer is meant, a colon, and no space anywhere.
fn is_odd_address(text: &str) -> bool {
    let text = text.trim();
    let Some((kind, _)) = text.split_once(':') else { return false };
    let kind: String = kind.chars().filter(|letter| !letter.is_whitespace() && !letter.is_control()).collect();
    let is_word = kind.len() > 1 && kind.chars().all(|letter| letter.is_ascii_alphanumeric() || "+-.".contains(letter));
    is_word && (!text.contains(char::is_whitespace) || RUNS.contains(&kind.to_ascii_lowercase().as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn evidence_lies_on_the_web_in_the_house_or_in_words() {
        for (found_at, is_right, reason) in [
            ("https://wynmarch.example/report", true, "the web"),
            ("HTTP://wynmarch.example", true, "capitals"),
            ("risks/4", true, "a record"),
            ("Shelf 3, red folder", true, "words"),
            ("Minutes: item 7 of 3 March", true, "words with a colon"),
            ("File: the red folder", true, "words that begin as an address may"),
            (r"S:\Procurement\plan.docx", true, "a file on a drive"),
            ("procurement/plan.docx", true, "a file in a folder"),
            ("javascript:alert(1)", false, "it runs"),
            (" JavaScript : alert( 1 )", false, "with spaces and capitals"),
            ("java\tscript:alert(1)", false, "with a tab within"),
            ("data:text/html,hello", false, "it holds a page itself"),
            ("file:///etc/passwd", false, "a file of somebody's computer"),
            ("mailto:ann@wynmarch.example", false, "no page"),
            ("ftp://wynmarch.example/plan", false, "not of the web"),
        ] {
            let day = "2026-06-17".parse().unwrap();
            let evidence = Evidence { found_at: Some(found_at.into()), ..Evidence::said("Plan", day) };
            assert_eq!(evidence.check().is_none(), is_right, "{found_at}: {reason}");
            assert!(is_right || evidence.leads_to() == LeadsTo::Place, "no link leads there: {reason}");
        }
        assert_eq!(Evidence::said("Plan", "2026-06-17".parse().unwrap()).check(), None, "nothing is said");
    }
}
