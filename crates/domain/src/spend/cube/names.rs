//! Texts kept once, each under a number.

use super::{at, number};
use foldhash::fast::RandomState;
use std::collections::HashMap;
use std::sync::Arc;

/// A map whose hashes nobody can foresee, and which is quick with small keys.
pub(super) type QuickMap<K, V> = HashMap<K, V, RandomState>;

/// Texts under numbers from 0 on, each with something known of it.
#[derive(Clone, Debug)]
pub(super) struct Names<T> {
    numbers: QuickMap<Arc<str>, u32>,
    known: Vec<(Arc<str>, T)>,
}

impl<T> Default for Names<T> {
    fn default() -> Self {
        Names { numbers: QuickMap::default(), known: Vec::new() }
    }
}

impl<T> Names<T> {
    /// The number of a text; `know` says what is known of one that is new.
    pub(super) fn number(&mut self, text: &str, know: impl FnOnce() -> T) -> u32 {
        if let Some(known) = self.numbers.get(text) {
            return *known;
        }
        let (new, text): (u32, Arc<str>) = (number(self.known.len()), Arc::from(text));
        self.known.push((Arc::clone(&text), know()));
        self.numbers.insert(text, new);
        new
    }

    pub(super) fn get(&self, number: u32) -> Option<&(Arc<str>, T)> {
        self.known.get(at(number))
    }

    pub(super) fn get_mut(&mut self, number: u32) -> Option<&mut T> {
        self.known.get_mut(at(number)).map(|(_, known)| known)
    }

    /// All texts with what is known of each, by their numbers.
    pub(super) fn iter(&self) -> impl Iterator<Item = (&str, &T)> {
        self.known.iter().map(|(text, known)| (&**text, known))
    }

    pub(super) fn text(&self, number: u32) -> &str {
        self.known.get(at(number)).map_or("", |(text, _)| text)
    }

    pub(super) fn len(&self) -> usize {
        self.known.len()
    }
}
