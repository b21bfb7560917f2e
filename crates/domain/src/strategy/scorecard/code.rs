//! The code of an indicator.

use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};

/// The code by which an indicator is known for ever, such as `IND-S1`: a capital first, then letters, digits and hyphens.
///
/// ```
/// use domain::strategy::scorecard::IndicatorCode;
/// assert!("IND-L1".parse::<IndicatorCode>().is_ok());
/// assert!("local 1".parse::<IndicatorCode>().is_err());
/// ```
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct IndicatorCode(String);

impl IndicatorCode {
    /// The code as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for IndicatorCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl FromStr for IndicatorCode {
    type Err = String;
    fn from_str(text: &str) -> Result<Self, String> {
        let is_in = |c: char| c.is_ascii_alphanumeric() || c == '-';
        let sound = text.starts_with(|c: char| c.is_ascii_uppercase())
            && text.len() <= 20
            && text.chars().all(is_in)
            && !text.ends_with('-')
            && !text.contains("--");
        sound
            .then(|| IndicatorCode(text.to_owned()))
            .ok_or_else(|| format!("{text:?} is not a code of an indicator. Enter one like IND-L1"))
    }
}

as_text!(IndicatorCode);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_can_stand_in_a_formula() {
        for (text, ok, reason) in [
            ("IND-S1", true, "as the initial ones"),
            ("L1", true, "a short one"),
            ("IND-L-12", true, "two hyphens"),
            ("ABCDEFGHIJ0123456789", true, "twenty characters"),
            ("ABCDEFGHIJ01234567890", false, "one more"),
            ("ind-s1", false, "small letters are for figures"),
            ("IND-", false, "a hyphen at the end"),
            ("IND--1", false, "two minuses could be meant"),
            ("IND S1", false, "a space"),
            ("1A", false, "a digit first"),
            ("", false, "nothing"),
        ] {
            assert_eq!(text.parse::<IndicatorCode>().is_ok(), ok, "{reason}");
        }
    }
}
