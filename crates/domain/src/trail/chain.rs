//! Checking a chain, entry by entry.

use super::{Entry, Hash, personal_hash};
use std::fmt;

/// How a link is broken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Break {
    /// Entries are missing before this one, or stand twice.
    Place {
        /// The place that should have come.
        expected: u64,
    },
    /// The entry does not follow the one before it.
    Previous,
    /// The entry is not the one that was written.
    Altered,
    /// A personal value kept beside the chain is not the one the entry speaks of.
    Personal {
        /// Its field.
        field: String,
    },
    /// Entries are missing at the end: the chain is known to be longer.
    Short {
        /// The place of the last entry that was written.
        expected: u64,
    },
}

/// The first broken link of a chain.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BrokenLink {
    /// The chain.
    pub chain: i64,
    /// The place of the entry.
    pub place: u64,
    /// How it is broken.
    pub how: Break,
}

impl fmt::Display for BrokenLink {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "entry {}: ", self.place)?;
        match &self.how {
            Break::Place { expected } => write!(f, "entry {expected} should stand here"),
            Break::Previous => f.write_str("it does not follow the entry before it"),
            Break::Altered => f.write_str("it was altered after it was written"),
            Break::Personal { field } => write!(f, "the {field} kept beside it is not the one it speaks of"),
            Break::Short { expected } => write!(f, "the chain should go on to entry {expected}"),
        }
    }
}

/// What a whole chain was found to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Checked {
    /// How many entries.
    pub entries: u64,
    /// The hash of the last.
    pub last: Hash,
}

/// Checks a chain as its entries are handed over in order.
///
/// ```
/// use domain::trail::{Checker, Entry, Hash};
/// let entry = Entry { chain: 1, place: 1, at: "2026-04-01T09:30:00.000Z".into(), actor: 0,
///     action: "council.founded".into(), subject: 1, details: "{}".into(), previous: Hash::none() };
/// let kept = entry.hash();
/// let mut checker = Checker::new(1);
/// assert!(checker.see(&entry, &kept, &[]).is_ok());
/// assert_eq!(checker.conclude(Some((1, &kept))).unwrap().entries, 1);
/// ```
#[derive(Clone, Debug)]
pub struct Checker {
    chain: i64,
    entries: u64,
    last: Hash,
}

impl Checker {
    /// Begins at the start of a chain.
    #[must_use]
    pub fn new(chain: i64) -> Self {
        Checker { chain, entries: 0, last: Hash::none() }
    }

    /// Checks the next entry against the hash kept with it and the personal values kept beside it:
    /// field, hash in the entry, salt and value, for each that has not been erased.
    ///
    /// # Errors
    /// The first broken link.
    pub fn see(
        &mut self,
        entry: &Entry,
        kept: &Hash,
        personal: &[(String, Hash, String, String)],
    ) -> Result<(), BrokenLink> {
        let broken = |how| Err(BrokenLink { chain: self.chain, place: entry.place, how });
        let expected = self.entries + 1;
        if entry.place != expected {
            return broken(Break::Place { expected });
        }
        if entry.previous != self.last {
            return broken(Break::Previous);
        }
        if entry.hash() != *kept {
            return broken(Break::Altered);
        }
        for (field, hash, salt, value) in personal {
            if personal_hash(salt, field, value) != *hash {
                return broken(Break::Personal { field: field.clone() });
            }
        }
        self.entries = expected;
        self.last = kept.clone();
        Ok(())
    }

    /// Ends the check against the place and hash of the last entry, kept apart from the entries, where they are known.
    ///
    /// # Errors
    /// A broken link when the chain ends too soon or on another entry.
    pub fn conclude(self, head: Option<(u64, &Hash)>) -> Result<Checked, BrokenLink> {
        if let Some((place, hash)) = head
            && (place != self.entries || *hash != self.last)
        {
            let how = if place > self.entries { Break::Short { expected: place } } else { Break::Altered };
            return Err(BrokenLink { chain: self.chain, place: self.entries, how });
        }
        Ok(Checked { entries: self.entries, last: self.last })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chain(length: u64) -> Vec<(Entry, Hash)> {
        let mut previous = Hash::none();
        (1..=length)
            .map(|place| {
                let entry = Entry {
                    chain: 1,
                    place,
                    at: format!("2026-04-01T09:30:00.{place:03}Z"),
                    actor: 0,
                    action: "batch.imported".into(),
                    subject: 5,
                    details: "{}".into(),
                    previous: previous.clone(),
                };
                previous = entry.hash();
                let kept = previous.clone();
                (entry, kept)
            })
            .collect()
    }

    fn check(entries: &[(Entry, Hash)], head: Option<(u64, &Hash)>) -> Result<Checked, BrokenLink> {
        let mut checker = Checker::new(1);
        for (entry, kept) in entries {
            checker.see(entry, kept, &[])?;
        }
        checker.conclude(head)
    }

    #[test]
    fn a_whole_chain_holds_and_every_single_change_is_found_at_its_place() {
        let whole = chain(5);
        assert_eq!(check(&whole, None).unwrap().entries, 5);
        for at in 0..5 {
            let mut altered = whole.clone();
            altered[at].0.details = "{\"why\":\"another\"}".into();
            let found = check(&altered, None).unwrap_err();
            assert_eq!((found.place, found.how), (whole[at].0.place, Break::Altered));
        }
    }

    #[test]
    fn an_altered_entry_with_a_fresh_hash_breaks_the_next_link() {
        let mut entries = chain(3);
        entries[1].0.details = "{\"why\":\"another\"}".into();
        entries[1].1 = entries[1].0.hash();
        let found = check(&entries, None).unwrap_err();
        assert_eq!((found.place, found.how), (3, Break::Previous));
    }

    #[test]
    fn a_missing_entry_is_named_wherever_it_stood() {
        for missing in 0..3 {
            let whole = chain(3);
            let mut entries = whole.clone();
            entries.remove(missing);
            let found = check(&entries, Some((3, &whole[2].1))).unwrap_err();
            let expected = whole[missing].0.place;
            assert!(
                matches!(found.how, Break::Place { expected: place } if place == expected)
                    || (missing == 2 && found.how == Break::Short { expected: 3 }),
                "{found}"
            );
        }
    }

    #[test]
    fn a_personal_value_changed_beside_the_chain_is_found_and_an_erased_one_is_not_missed() {
        let (entry, kept) = chain(1).remove(0);
        let hash = personal_hash("salt", "email", "ada@wynmarch.example");
        let row = |value: &str| vec![("email".to_owned(), hash.clone(), "salt".to_owned(), value.to_owned())];
        assert!(Checker::new(1).see(&entry, &kept, &row("ada@wynmarch.example")).is_ok());
        assert!(Checker::new(1).see(&entry, &kept, &row("eve@wynmarch.example")).is_err());
        assert!(Checker::new(1).see(&entry, &kept, &[]).is_ok());
    }
}
