//! Records that are kept whole, version by version.
//!
//! What a council enters about its strategy, risks, savings, surveys, training and library is some hundred things that are
//! read together and never asked for by their parts. Each is kept as a whole under its noun and its key: a change is another
//! version, and nothing is overwritten.

use serde::{Serialize, de::DeserializeOwned};

/// A kind of record that is kept whole.
pub trait Record: Serialize + DeserializeOwned + Clone + Send + Sync {
    /// Its noun in the records, such as `risk`. It never changes, for records hold it.
    const NOUN: &'static str;

    /// What tells it from the others of its noun in a council.
    fn key(&self) -> String;

    /// What people call this one.
    fn title(&self) -> String;
}

/// A version of a record as it is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Version<T> {
    /// Its number, 1 for the first.
    pub number: u32,
    /// The record as it was.
    pub record: T,
    /// Who made it: a person's number, or 0 for the operator of the machine.
    pub made_by: i64,
    /// When it was made.
    pub made_at: jiff::Timestamp,
    /// Why.
    pub why: String,
}

/// Says how records of a type are kept: noun, key and title.
macro_rules! record {
    ($($kind:ty, $noun:literal, |$one:ident| $key:expr, $title:expr;)*) => {
        $(impl $crate::records::Record for $kind {
            const NOUN: &'static str = $noun;
            fn key(&self) -> String {
                let $one = self;
                // A record of which a council has one does not look at itself for its key.
                let _ = $one;
                $key
            }
            fn title(&self) -> String {
                let $one = self;
                let _ = $one;
                $title
            }
        })*
    };
}
