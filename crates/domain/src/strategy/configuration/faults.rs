//! What is wrong with a file that was sent, and where in it.

use std::fmt;

/// Something that keeps a file from being read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConfigurationFault {
    /// Where it stands, such as `checks, entry 3 (SL1.2a)`; empty for the whole file.
    pub at: String,
    /// What is wrong and what to do, as a sentence without a full stop.
    pub text: String,
}

impl ConfigurationFault {
    /// Something wrong at a place.
    #[must_use]
    pub fn new(at: impl Into<String>, text: impl Into<String>) -> Self {
        ConfigurationFault { at: at.into(), text: text.into() }
    }

    /// Something wrong with the whole file.
    #[must_use]
    pub fn whole(text: impl Into<String>) -> Self {
        ConfigurationFault::new("", text)
    }
}

impl fmt::Display for ConfigurationFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.at.is_empty() { f.write_str(&self.text) } else { write!(f, "{}: {}", self.at, self.text) }
    }
}
