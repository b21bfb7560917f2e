//! The nine-character codes by which government statistics name areas.

use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

/// The kinds of area that a council of England can be of: unitary, district, metropolitan, London borough, county.
pub const OWN_AREAS: &[&str] = &["E06", "E07", "E08", "E09", "E10"];

/// A code of the Government Statistical Service: a letter for the country, two digits for the kind, six for the area.
///
/// ```
/// use domain::postcodes::GssCode;
/// let code: GssCode = "e07000999".parse().unwrap();
/// assert_eq!((code.as_str(), code.kind()), ("E07000999", "E07"));
/// assert!("E0700099".parse::<GssCode>().is_err());
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct GssCode([u8; 9]);

impl GssCode {
    /// The code in some bytes; none for another shape.
    #[must_use]
    pub fn from_bytes(text: &[u8]) -> Option<Self> {
        let mut code: [u8; 9] = text.trim_ascii().try_into().ok()?;
        code.make_ascii_uppercase();
        let (country, digits) = code.split_first()?;
        (country.is_ascii_alphabetic() && digits.iter().all(u8::is_ascii_digit)).then_some(GssCode(code))
    }

    /// The code as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or_default()
    }

    /// The kind of area: the first three characters.
    #[must_use]
    pub fn kind(&self) -> &str {
        self.as_str().get(..3).unwrap_or_default()
    }

    /// Whether it stands for "no such area here", as `E99999999` does where there is no county.
    #[must_use]
    pub fn is_none(&self) -> bool {
        self.0.iter().skip(1).all(|digit| *digit == b'9')
    }
}

impl fmt::Display for GssCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl fmt::Debug for GssCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for GssCode {
    type Err = String;
    fn from_str(text: &str) -> Result<Self, String> {
        let wrong = || format!("{text:?} is not a code of an area: a letter and eight digits, such as E07000999");
        GssCode::from_bytes(text.as_bytes()).ok_or_else(wrong)
    }
}

impl From<GssCode> for String {
    fn from(code: GssCode) -> String {
        code.to_string()
    }
}

impl TryFrom<String> for GssCode {
    type Error = String;
    fn try_from(text: String) -> Result<Self, String> {
        text.parse()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_a_letter_and_eight_digits() {
        for (typed, ok, reason) in [
            ("E07000999", true, "a district"),
            (" e07000999 ", true, "small letters and spaces"),
            ("E0700099", false, "a digit short"),
            ("E070009999", false, "a digit long"),
            ("EE7000999", false, "two letters"),
            ("107000999", false, "no letter"),
            ("00AA", false, "a code of before 2011"),
        ] {
            assert_eq!(typed.parse::<GssCode>().is_ok(), ok, "{reason}");
        }
        assert!("E99999999".parse::<GssCode>().unwrap().is_none());
        assert!(!"E07000999".parse::<GssCode>().unwrap().is_none());
    }
}
