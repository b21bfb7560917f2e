//! What a risk, an action or a piece of evidence is attached to.

use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};

/// A record of any subject, by the subject's noun and the record's id. Written `contracts/C-0042`.
///
/// The noun is the one that the subject has in addresses, so that a subject which comes into the house later can be
/// attached to without a change here.
///
/// ```
/// use domain::values::SubjectRef;
/// let contract: SubjectRef = "contracts/C-0042".parse().unwrap();
/// assert_eq!((contract.noun(), contract.id()), ("contracts", "C-0042"));
/// assert_eq!(contract.to_string(), "contracts/C-0042");
/// ```
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct SubjectRef {
    noun: String,
    id: String,
}

impl SubjectRef {
    /// A record by its noun and id.
    ///
    /// # Errors
    /// A sentence that says what to enter, where the noun is not small letters and hyphens, or the id is empty.
    pub fn new(noun: &str, id: &str) -> Result<Self, String> {
        let is_noun = !noun.is_empty() && noun.chars().all(|c| c.is_ascii_lowercase() || c == '_' || c == '-');
        if !is_noun {
            return Err(format!("{noun:?} is not a subject such as contracts"));
        }
        let id = id.trim();
        if id.is_empty() || id.len() > 100 || id.chars().any(char::is_control) {
            return Err(format!("Enter which of {noun} it is"));
        }
        Ok(SubjectRef { noun: noun.to_owned(), id: id.to_owned() })
    }

    /// The subject's noun, such as `contracts`.
    #[must_use]
    pub fn noun(&self) -> &str {
        &self.noun
    }

    /// Which record of it.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.id
    }

    /// What people read where nothing else is known of it: `Contract C-0042`, `Joint saving 3`.
    #[must_use]
    pub fn said(&self) -> String {
        let one = match self.noun.as_str() {
            // The library holds documents.
            "library" => "document".to_owned(),
            noun => match noun.strip_suffix("ies") {
                Some(stem) => format!("{stem}y"),
                None => noun.strip_suffix('s').unwrap_or(noun).replace(['_', '-'], " "),
            },
        };
        let mut letters = one.chars();
        let first = letters.next().map(|first| first.to_ascii_uppercase());
        format!("{}{} {}", first.map(String::from).unwrap_or_default(), letters.as_str(), self.id)
    }
}

impl fmt::Display for SubjectRef {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.noun, self.id)
    }
}

impl FromStr for SubjectRef {
    type Err = String;
    fn from_str(text: &str) -> Result<Self, String> {
        let (noun, id) =
            text.split_once('/').ok_or_else(|| format!("{text:?} is not written like contracts/C-0042"))?;
        SubjectRef::new(noun, id)
    }
}

as_text!(SubjectRef);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_record_is_said_as_one_of_its_subject() {
        for (text, said, reason) in [
            ("contracts/C-0042", "Contract C-0042", "one of many"),
            ("joint_savings/3", "Joint saving 3", "a noun of two words"),
            ("policies/12", "Policy 12", "a noun in ies"),
            ("library/waste-guide", "Document waste-guide", "what the library holds"),
            ("stock/7", "Stock 7", "no s to leave out"),
        ] {
            assert_eq!(text.parse::<SubjectRef>().unwrap().said(), said, "{reason}");
        }
    }

    #[test]
    fn a_subject_is_a_noun_and_an_id() {
        for (text, ok, reason) in [
            ("contracts/C-0042", true, "noun and id"),
            ("plans/a/b", true, "an id may hold a stroke"),
            ("social_value/7", true, "a noun of two words"),
            ("contracts/", false, "no id"),
            ("contracts/  ", false, "an id of white space"),
            ("/7", false, "no noun"),
            ("Contracts/7", false, "capitals"),
            ("contracts", false, "no stroke"),
        ] {
            assert_eq!(text.parse::<SubjectRef>().is_ok(), ok, "{reason}");
        }
    }
}
