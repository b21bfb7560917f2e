//! How a command can end without having done what was asked.

use actions::Failure;
use store::StoreFailure;

/// Why a command did not do what was asked, in words that say what to do next.
#[derive(Debug)]
pub enum Trouble {
    /// Refused or failed: exit 1.
    Failed(String),
    /// Asked in a way that makes no sense: exit 2, as clap does.
    WrongUse(String),
    /// Refused or failed, and said already: exit 1.
    Said,
}

impl Trouble {
    /// A failure in words.
    pub fn failed(words: impl Into<String>) -> Trouble {
        Trouble::Failed(words.into())
    }

    /// What is still to be said.
    pub fn said(&self) -> Option<&str> {
        match self {
            Trouble::Failed(words) | Trouble::WrongUse(words) => Some(words),
            Trouble::Said => None,
        }
    }

    /// The program's exit code.
    pub const fn exit_code(&self) -> u8 {
        match self {
            Trouble::Failed(_) | Trouble::Said => 1,
            Trouble::WrongUse(_) => 2,
        }
    }
}

impl From<Failure> for Trouble {
    fn from(failure: Failure) -> Trouble {
        Trouble::Failed(failure.to_string())
    }
}

impl From<StoreFailure> for Trouble {
    fn from(fault: StoreFailure) -> Trouble {
        Trouble::Failed(fault.to_string())
    }
}

impl From<std::io::Error> for Trouble {
    fn from(fault: std::io::Error) -> Trouble {
        Trouble::Failed(fault.to_string())
    }
}

/// A value as one line of JSON.
///
/// # Errors
/// When it cannot be written as JSON, which no value of ours is.
pub fn json(value: &impl serde::Serialize) -> Result<String, Trouble> {
    serde_json::to_string(value).map_err(|fault| Trouble::failed(fault.to_string()))
}
