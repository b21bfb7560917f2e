//! People: who signs in, under which address, with which password.

pub mod measures;

use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};

/// The number of a person's record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct PersonId(i64);

impl PersonId {
    /// The id of the record with this number.
    #[must_use]
    pub const fn new(number: i64) -> Self {
        PersonId(number)
    }

    /// The number.
    #[must_use]
    pub const fn get(self) -> i64 {
        self.0
    }
}

/// An e-mail address: the name a person signs in with, kept in small letters.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EmailAddress(String);

impl EmailAddress {
    /// The address as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for EmailAddress {
    type Err = String;
    /// Takes what looks like an address: one `@`, something before it, a dot in what follows, no white space.
    /// Whether mail arrives there only mail can tell.
    fn from_str(text: &str) -> Result<Self, String> {
        let address = text.trim().to_lowercase();
        let wrong = || "Enter an email address in the correct format, like name@example.gov.uk".to_owned();
        let (local, host) = address.split_once('@').ok_or_else(wrong)?;
        let sound = !local.is_empty()
            && address.len() <= 254
            && !host.contains('@')
            && host.split('.').count() >= 2
            && host.split('.').all(|label| !label.is_empty())
            && !address.chars().any(|c| c.is_whitespace() || c.is_control());
        if sound { Ok(EmailAddress(address)) } else { Err(wrong()) }
    }
}

impl fmt::Display for EmailAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// The fewest characters of a password. Length, not symbols, makes guessing dear (OWASP ASVS 5.0.0, 6.2.1 and 6.2.5).
pub const PASSWORD_LENGTH_MIN: usize = 12;

/// The most characters of a password: enough for any phrase, and a bound on the work of hashing it.
pub const PASSWORD_LENGTH_MAX: usize = 128;

/// Says what is wrong with a new password, if anything is.
///
/// `known` are words the person is known by, such as the address and name, which a guesser tries first.
///
/// # Errors
/// A sentence that says what to do.
pub fn check_new_password(password: &str, known: &[&str]) -> Result<(), String> {
    let length = password.chars().count();
    if length < PASSWORD_LENGTH_MIN {
        return Err(format!("Password must be {PASSWORD_LENGTH_MIN} characters or more"));
    }
    if length > PASSWORD_LENGTH_MAX {
        return Err(format!("Password must be {PASSWORD_LENGTH_MAX} characters or fewer"));
    }
    let lower = password.to_lowercase();
    let mut distinct: Vec<char> = lower.chars().collect();
    distinct.sort_unstable();
    distinct.dedup();
    let guessable = distinct.len() < 5
        || ["password1234", "123456789012", "qwertyuiopas", "letmeinletmein"]
            .iter()
            .any(|word| lower.starts_with(word))
        || known.iter().any(|word| word.chars().count() >= 4 && lower == word.to_lowercase());
    if guessable {
        Err("Password is too easy to guess. Try three words that do not belong together".to_owned())
    } else {
        Ok(())
    }
}

/// How many sign-ins may fail for one address within [`THROTTLE_MINUTES`] before more are refused unlooked-at.
/// Ten tries an hour leave a guesser 87,600 a year against a password of twelve characters.
pub const FAILED_SIGN_INS_MAX: u64 = 10;

/// The minutes over which failed sign-ins are counted.
pub const THROTTLE_MINUTES: i64 = 60;

/// Whether another sign-in may be tried after so many failures within [`THROTTLE_MINUTES`].
#[must_use]
pub const fn may_try_sign_in(failures: u64) -> bool {
    failures < FAILED_SIGN_INS_MAX
}

/// A session ends this many hours after sign-in, whatever happens in it: a working day and its evening.
pub const SESSION_HOURS_MAX: i64 = 12;

/// A session ends after this many minutes in which nothing was asked.
pub const SESSION_IDLE_MINUTES_MAX: i64 = 60;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_taken_in_small_letters_and_nonsense_is_refused() {
        assert_eq!(
            "  Ada.Hale@Wynmarch.example ".parse::<EmailAddress>().unwrap().as_str(),
            "ada.hale@wynmarch.example"
        );
        for wrong in ["", "ada", "@b.c", "ada@", "ada@b", "a@b@c.d", "a b@c.d", "a@b..c", "a@b.c\n.d"] {
            assert!(wrong.parse::<EmailAddress>().is_err(), "{wrong:?}");
        }
    }

    #[test]
    fn a_password_needs_length_and_some_variety() {
        for (password, ok, reason) in [
            ("short-phras", false, "11 characters"),
            ("longer-phras", true, "12 characters"),
            ("aaaaaaaaaaaaaa", false, "one character over and over"),
            ("Password1234!", false, "the first thing a guesser tries"),
            ("ada.hale@wynmarch.example", false, "the person's own address"),
            ("correct horse battery", true, "a phrase"),
        ] {
            assert_eq!(check_new_password(password, &["ada.hale@wynmarch.example"]).is_ok(), ok, "{reason}");
        }
        assert!(check_new_password(&"ab1c-".repeat(26), &[]).is_err(), "130 characters");
    }

    #[test]
    fn the_eleventh_try_within_the_hour_is_refused() {
        assert!(may_try_sign_in(9));
        assert!(!may_try_sign_in(10));
    }
}
