//! Evidence: what somebody points at to show that something is so.

use crate::values::{Date, SubjectRef};
use serde::{Deserialize, Serialize};

/// What shows that something is so: words, a record of any subject of the house, or something elsewhere.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Evidence {
    /// What it shows.
    pub text: String,
    /// The record it is attached to, of a subject that is in the house or comes later.
    pub subject: Option<SubjectRef>,
    /// Where else it is to be found: an address, a file, a place on paper.
    pub found_at: Option<String>,
    /// The day it is of.
    pub on: Date,
}

impl Evidence {
    /// Evidence in words alone.
    #[must_use]
    pub fn said(text: impl Into<String>, on: Date) -> Evidence {
        Evidence { text: text.into(), subject: None, found_at: None, on }
    }

    /// Whether there is anything to look at: words at least.
    #[must_use]
    pub fn tells(&self) -> bool {
        !self.text.trim().is_empty() || self.subject.is_some() || self.found_at.is_some()
    }
}
