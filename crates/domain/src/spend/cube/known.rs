//! What a builder knows of names: by which numbers, and what suppliers' names say by themselves.

use super::builder::MOST_NAMES;
use super::names::QuickMap;
use crate::spend::scope::{Judge, Matches, ScopeField};
use crate::spend::{clean, is_redacted};
use std::sync::{Arc, Mutex, PoisonError};

/// Whose names a builder knows by number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NameOf {
    /// A supplier, as published.
    Supplier,
    /// A supplier's number.
    SupplierNumber,
    /// A service.
    Service,
    /// A category.
    Category,
}

/// Under which numbers a builder knows the texts of a line: see [`CubeBuilder::texts`](super::CubeBuilder::texts).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct CountedNames {
    /// The supplier's name as published.
    pub supplier: u32,
    /// The supplier's number.
    pub supplier_number: u32,
    /// The service.
    pub service: u32,
    /// The category.
    pub category: u32,
}

/// The texts that a builder met, by their numbers.
#[derive(Clone, Debug, Default)]
pub struct CountedTexts<'a> {
    /// Suppliers' names as published.
    pub suppliers: Vec<&'a str>,
    /// Their cleaned names; empty for redacted payees.
    pub keys: Vec<&'a str>,
    /// Whether the names stand for redacted payees.
    pub redacted: Vec<bool>,
    /// Suppliers' numbers.
    pub supplier_numbers: Vec<&'a str>,
    /// Services.
    pub services: Vec<&'a str>,
    /// Categories.
    pub categories: Vec<&'a str>,
}

/// What is known of suppliers' names, for many batches that are counted under the same rules: a supplier of many
/// councils is looked at once. Bounded as a batch's names are.
#[derive(Debug, Default)]
pub struct KnownSpellings {
    by_name: Mutex<QuickMap<Arc<str>, Arc<SpellingFacts>>>,
}

/// What a supplier's name as published says by itself.
#[derive(Debug)]
pub(super) struct SpellingFacts {
    pub cleaned: Arc<str>,
    pub redacted: bool,
    pub matches: Matches,
}

impl SpellingFacts {
    fn of(published: &str, judge: &Judge) -> SpellingFacts {
        if is_redacted(published) {
            return SpellingFacts { cleaned: "".into(), redacted: true, matches: Matches::default() };
        }
        let cleaned: Arc<str> = clean(published).into();
        let matches = judge.matches_words(ScopeField::Supplier, &cleaned);
        SpellingFacts { cleaned, redacted: false, matches }
    }
}

impl KnownSpellings {
    pub(super) fn facts(&self, published: &str, judge: &Judge) -> Arc<SpellingFacts> {
        let known = || self.by_name.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(facts) = known().get(published) {
            return Arc::clone(facts);
        }
        let facts = Arc::new(SpellingFacts::of(published, judge));
        let mut known = known();
        if known.len() < MOST_NAMES {
            known.insert(published.into(), Arc::clone(&facts));
        }
        facts
    }
}
