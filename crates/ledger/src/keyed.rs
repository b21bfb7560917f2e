//! Under which key a payee stands in figures.

use std::collections::HashMap;

/// The key of lines that name no supplier, and of those that give no service or category.
pub const BLANK_KEY: &str = "";

/// Names remembered while a batch is written: some tens of megabytes at most. A council pays a few thousand suppliers,
/// most of them many times over.
const MOST_NAMES: usize = 100_000;

/// A supplier's name worked on once, not once for each line.
#[derive(Debug, Default)]
pub(crate) struct Keys {
    known: HashMap<String, (String, bool)>,
}

impl Keys {
    /// The cleaned name and whether the payee is redacted; a redacted payee has no cleaned name.
    pub(crate) fn of(&mut self, published: &str) -> (String, bool) {
        if let Some(known) = self.known.get(published) {
            return known.clone();
        }
        let redacted = domain::spend::is_redacted(published);
        let key = if redacted { String::new() } else { domain::spend::clean(published) };
        if self.known.len() < MOST_NAMES {
            self.known.insert(published.to_owned(), (key.clone(), redacted));
        }
        (key, redacted)
    }
}
