//! Codes by which editions, themes, indices and questions are named in records, files and addresses.

use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

/// The most characters of a code.
pub const CODE_MAX: usize = 40;

/// Whether a text can be a code: 1 to [`CODE_MAX`] letters, digits, hyphens, dots and underscores, none of the signs
/// at an end. It is then safe in an address.
pub(in crate::strategy) fn is_code(text: &str) -> bool {
    let inner = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_');
    let whole = |byte: Option<u8>| byte.is_some_and(|byte| byte.is_ascii_alphanumeric());
    text.len() <= CODE_MAX && text.bytes().all(inner) && whole(text.bytes().next()) && whole(text.bytes().next_back())
}

/// Writes a type for a code that has the shape of [`is_code`].
macro_rules! code {
    ($(#[$meta:meta])* $kind:ident, $what:literal) => {
        $(#[$meta])*
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
        #[serde(try_from = "String", into = "String")]
        pub struct $kind(String);

        impl $kind {
            /// The code as text.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl std::str::FromStr for $kind {
            type Err = String;
            fn from_str(text: &str) -> Result<Self, String> {
                if $crate::strategy::editions::is_code(text) {
                    Ok($kind(text.to_owned()))
                } else {
                    Err(format!(
                        "The code of {} has 1 to 40 letters, digits, hyphens and dots, and begins and ends with a letter or digit",
                        $what
                    ))
                }
            }
        }

        as_text!($kind);

        impl std::fmt::Display for $kind {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(&self.0)
            }
        }
    };
}

code! {
    /// The code of an edition, such as `nps-2018`.
    EditionCode, "an edition"
}

code! {
    /// The code of a theme within its edition, such as `SL`.
    ThemeCode, "a theme"
}

code! {
    /// The code of an index within its edition, such as `SL1`. It is never given to another index.
    IndexCode, "an area"
}

code! {
    /// The code of a question within its edition, such as `SL1.2`.
    QuestionCode, "a question"
}

/// An index of an edition. Written `nps-2018/SL1`.
///
/// ```
/// use domain::strategy::editions::IndexRef;
/// let index: IndexRef = "nps-2018/SL1".parse().unwrap();
/// assert_eq!(index.index.as_str(), "SL1");
/// assert!("SL1".parse::<IndexRef>().is_err());
/// ```
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct IndexRef {
    /// The edition.
    pub edition: EditionCode,
    /// The index in it.
    pub index: IndexCode,
}

impl fmt::Display for IndexRef {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.edition, self.index)
    }
}

impl FromStr for IndexRef {
    type Err = String;
    fn from_str(text: &str) -> Result<Self, String> {
        let wrong = || format!("{text:?} is not an area of an edition such as nps-2018/SL1");
        let (edition, index) = text.split_once('/').ok_or_else(wrong)?;
        Ok(IndexRef { edition: edition.parse()?, index: index.parse()? })
    }
}

as_text!(IndexRef);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_safe_in_an_address() {
        for (text, ok, reason) in [
            ("SL1", true, "as the shipped ones are"),
            ("nps-2018", true, "an edition's"),
            ("SL1.2", true, "a question's"),
            ("", false, "nothing"),
            ("-a", false, "a sign in front"),
            ("a.", false, "a sign behind"),
            ("a/b", false, "a step of an address"),
            ("SL 1", false, "a space"),
            ("é", false, "outside of what every address holds"),
            (&"a".repeat(40), true, "the most"),
            (&"a".repeat(41), false, "one more"),
        ] {
            assert_eq!(text.parse::<IndexCode>().is_ok(), ok, "{reason}");
        }
    }
}
