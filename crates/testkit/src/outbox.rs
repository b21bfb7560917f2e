//! Post that arrives nowhere: it keeps letters, so that a test reads them, and fails when a test wants it to.

use actions::mail::{Letter, Post, PostFailure, Sending};
use std::sync::{Arc, Mutex};

/// Post that keeps what it was handed. Cheap to clone.
#[derive(Clone, Debug, Default)]
pub struct Outbox {
    letters: Arc<Mutex<Vec<Letter>>>,
    failure: Arc<Mutex<Option<PostFailure>>>,
}

impl Outbox {
    /// The letters that it took, in order, and holds no more.
    #[must_use]
    pub fn take(&self) -> Vec<Letter> {
        std::mem::take(&mut *self.letters.lock().unwrap())
    }

    /// From now on it takes letters, or fails in one way.
    pub fn fail(&self, failure: Option<PostFailure>) {
        *self.failure.lock().unwrap() = failure;
    }
}

impl Post for Outbox {
    fn send<'a>(&'a self, letter: &'a Letter) -> Sending<'a> {
        Box::pin(async move {
            if let Some(failure) = self.failure.lock().unwrap().clone() {
                return Err(failure);
            }
            self.letters.lock().unwrap().push(letter.clone());
            Ok(())
        })
    }

    fn said(&self) -> String {
        "the outbox of a test".to_owned()
    }
}
