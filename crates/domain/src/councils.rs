//! Councils: whose records these are.

use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};

/// The number of a council's record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct CouncilId(i64);

impl CouncilId {
    /// The id of the record with this number.
    #[must_use]
    pub const fn new(number: i64) -> Self {
        CouncilId(number)
    }

    /// The number.
    #[must_use]
    pub const fn get(self) -> i64 {
        self.0
    }
}

/// The short name of a council in addresses and on the command line: 2 to 40 small letters, digits and inner hyphens.
///
/// ```
/// use domain::councils::CouncilCode;
/// assert!("wynmarch".parse::<CouncilCode>().is_ok());
/// assert!("Wynmarch DC".parse::<CouncilCode>().is_err());
/// ```
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct CouncilCode(String);

impl CouncilCode {
    /// The code as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// A code made from a council's name: the words that tell it from others, joined by hyphens.
    ///
    /// ```
    /// use domain::councils::CouncilCode;
    /// assert_eq!(CouncilCode::from_name("Wynmarch District Council").unwrap().as_str(), "wynmarch");
    /// ```
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        const COMMON: [&str; 9] =
            ["council", "district", "borough", "city", "county", "metropolitan", "the", "of", "royal"];
        let lower = name.to_lowercase();
        let words = || lower.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
        let telling: Vec<&str> = words().filter(|word| !COMMON.contains(word)).collect();
        let chosen = if telling.is_empty() { words().collect() } else { telling };
        let code: String = chosen.join("-").chars().take(40).collect();
        code.trim_end_matches('-').parse().ok()
    }
}

impl FromStr for CouncilCode {
    type Err = String;
    fn from_str(text: &str) -> Result<Self, String> {
        let shape = (2..=40).contains(&text.len())
            && text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
            && !text.starts_with('-')
            && !text.ends_with('-');
        if shape {
            Ok(CouncilCode(text.to_owned()))
        } else {
            Err("A council's code has 2 to 40 small letters, digits and hyphens, such as wynmarch".to_owned())
        }
    }
}

impl fmt::Display for CouncilCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A council.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Council {
    /// Its record's number.
    pub id: CouncilId,
    /// Its short name.
    pub code: CouncilCode,
    /// Its full name.
    pub name: String,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_safe_in_an_address_and_a_path() {
        for (text, ok) in [
            ("ab", true),
            ("a", false),
            ("a-b", true),
            ("-ab", false),
            ("ab-", false),
            ("../x", false),
            ("é", false),
            ("", false),
            (&"a".repeat(40), true),
            (&"a".repeat(41), false),
        ] {
            assert_eq!(text.parse::<CouncilCode>().is_ok(), ok, "{text}");
        }
    }

    #[test]
    fn a_name_without_telling_words_keeps_what_it_has() {
        assert_eq!(CouncilCode::from_name("City Council").unwrap().as_str(), "city-council");
        assert_eq!(CouncilCode::from_name("!!"), None);
    }
}
