//! An entry of the trail and its hash.

use crate::people::PersonId;
use serde::{Deserialize, Serialize};
use std::fmt;

/// A hash of 32 bytes, written as 64 hexadecimal digits.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Hash(String);

impl Hash {
    /// What stands before the first entry of a chain.
    #[must_use]
    pub fn none() -> Self {
        Hash("0".repeat(64))
    }

    /// A hash as it was kept.
    #[must_use]
    pub fn kept(text: String) -> Self {
        Hash(text)
    }

    /// The hexadecimal digits.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Hash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// One field that changed. Text on both sides, as a person would read it; none where there was, or is, nothing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Change {
    /// The field's name.
    pub field: String,
    /// What it was.
    pub before: Option<String>,
    /// What it is.
    pub after: Option<String>,
}

/// A personal value that an entry speaks of: kept beside the chain, erasable.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Personal {
    /// Whom it is about.
    pub person: PersonId,
    /// The field's name, such as `email`.
    pub field: String,
    /// The value.
    pub value: String,
}

/// What somebody did, before it is given its place in a chain.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Event {
    /// What was done: a noun, a dot and a verb, such as `batch.imported`.
    pub action: &'static str,
    /// The number of the record it was done to, within its kind.
    pub subject: i64,
    /// A sentence that says what was done, without personal values.
    pub summary: String,
    /// The fields that changed, without personal values.
    pub changes: Vec<Change>,
    /// The reason given, where one was asked for.
    pub why: Option<String>,
    /// The personal values that the entry speaks of.
    pub personal: Vec<Personal>,
}

impl Event {
    /// Something done to a record.
    #[must_use]
    pub fn new(action: &'static str, subject: i64, summary: impl Into<String>) -> Self {
        Event { action, subject, summary: summary.into(), ..Event::default() }
    }

    /// Adds a field that changed.
    #[must_use]
    pub fn change(mut self, field: &str, before: Option<&str>, after: Option<&str>) -> Self {
        let (before, after) = (before.map(str::to_owned), after.map(str::to_owned));
        self.changes.push(Change { field: field.to_owned(), before, after });
        self
    }

    /// Adds the reason.
    #[must_use]
    pub fn because(mut self, why: impl Into<String>) -> Self {
        self.why = Some(why.into());
        self
    }

    /// Adds a personal value about somebody.
    #[must_use]
    pub fn personal(mut self, person: PersonId, field: &str, value: &str) -> Self {
        self.personal.push(Personal { person, field: field.to_owned(), value: value.to_owned() });
        self
    }
}

/// An entry in its place in a chain.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The chain: a council's number, or 0 for what concerns the whole installation.
    pub chain: i64,
    /// Its place in the chain, counted from 1.
    pub place: u64,
    /// When, in UTC: `2026-04-01T09:30:00.000Z`.
    pub at: String,
    /// The person's number, or 0 for the operator of the machine.
    pub actor: i64,
    /// What was done.
    pub action: String,
    /// To which record.
    pub subject: i64,
    /// The rest, as JSON text exactly as it is kept: summary, changes, reason, and the hash of each personal value.
    pub details: String,
    /// The hash of the entry before.
    pub previous: Hash,
}

impl Entry {
    /// The hash of the entry with the link to the one before it.
    /// Each part goes in with its length, so that no two different entries give the same bytes.
    #[must_use]
    pub fn hash(&self) -> Hash {
        let mut hasher = blake3::Hasher::new();
        hasher.update(b"guildhall trail 1");
        for number in [self.chain, self.actor, self.subject] {
            hasher.update(&number.to_le_bytes());
        }
        hasher.update(&self.place.to_le_bytes());
        for text in [&self.at, &self.action, &self.details, &self.previous.0] {
            hasher.update(&u64::try_from(text.len()).unwrap_or(u64::MAX).to_le_bytes());
            hasher.update(text.as_bytes());
        }
        Hash(hasher.finalize().to_hex().to_string())
    }
}

/// The hash under which a personal value stands in the chain.
/// The salt is random and is erased with the value, so the hash that stays behind cannot be guessed back.
#[must_use]
pub fn personal_hash(salt: &str, field: &str, value: &str) -> Hash {
    let mut hasher = blake3::Hasher::new();
    for text in ["guildhall personal 1", salt, field, value] {
        hasher.update(&u64::try_from(text.len()).unwrap_or(u64::MAX).to_le_bytes());
        hasher.update(text.as_bytes());
    }
    Hash(hasher.finalize().to_hex().to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry() -> Entry {
        Entry {
            chain: 1,
            place: 1,
            at: "2026-04-01T09:30:00.000Z".into(),
            actor: 2,
            action: "batch.imported".into(),
            subject: 3,
            details: "{}".into(),
            previous: Hash::none(),
        }
    }

    #[test]
    fn every_part_of_an_entry_is_covered_by_its_hash() {
        let base = entry().hash();
        let altered = [
            Entry { chain: 2, ..entry() },
            Entry { place: 2, ..entry() },
            Entry { at: "2026-04-01T09:30:00.001Z".into(), ..entry() },
            Entry { actor: 3, ..entry() },
            Entry { action: "batch.undone".into(), ..entry() },
            Entry { subject: 4, ..entry() },
            Entry { details: "{ }".into(), ..entry() },
            Entry { previous: base.clone(), ..entry() },
        ];
        for other in altered {
            assert_ne!(other.hash(), base, "{other:?}");
        }
    }

    #[test]
    fn text_cannot_slide_from_one_part_into_the_next() {
        let one = Entry { action: "ab".into(), details: "c".into(), ..entry() };
        let two = Entry { action: "a".into(), details: "bc".into(), ..entry() };
        assert_ne!(one.hash(), two.hash());
        assert_ne!(personal_hash("s", "ab", "c"), personal_hash("s", "a", "bc"));
    }
}
