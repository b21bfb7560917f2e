//! The tokens that programs read with.

use crate::councils::CouncilId;
use serde::{Deserialize, Serialize};

/// The longest name of a token, in characters.
const NAME_MAX: usize = 100;

/// The number of a token's record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct FeedTokenId(i64);

impl FeedTokenId {
    /// The number as the records have it.
    #[must_use]
    pub const fn new(number: i64) -> Self {
        FeedTokenId(number)
    }

    /// The number.
    #[must_use]
    pub const fn get(self) -> i64 {
        self.0
    }
}

/// A token: it reads the feeds of one council, and nothing else, until it is withdrawn.
/// Its secret is shown once and kept only as a hash.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FeedToken {
    /// The record's number.
    pub id: FeedTokenId,
    /// The council whose feeds it reads.
    pub council: CouncilId,
    /// What people call it: usually the program that reads with it.
    pub name: String,
    /// Whether it was withdrawn: it reads nothing any more, and is never given back.
    pub withdrawn: bool,
}

/// A token's name as kept: white space around it taken away.
///
/// # Errors
/// What to do, when nothing or too much was typed.
///
/// ```
/// use domain::feeds::name_of_token;
/// assert_eq!(name_of_token(" Finance dashboard ").as_deref(), Ok("Finance dashboard"));
/// assert!(name_of_token("  ").is_err());
/// ```
pub fn name_of_token(typed: &str) -> Result<String, &'static str> {
    let name = typed.split_whitespace().collect::<Vec<_>>().join(" ");
    if name.is_empty() {
        return Err("Enter a name for the token, such as the program that will read with it");
    }
    if name.chars().count() > NAME_MAX {
        return Err("Name of the token must be 100 characters or fewer");
    }
    Ok(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_has_a_first_and_a_last_length() {
        for (typed, taken, reason) in [
            (String::new(), false, "nothing"),
            ("a".to_owned(), true, "one character"),
            ("é".repeat(100), true, "a hundred characters, whatever their bytes"),
            ("é".repeat(101), false, "one too many"),
        ] {
            assert_eq!(name_of_token(&typed).is_ok(), taken, "{reason}");
        }
    }
}
