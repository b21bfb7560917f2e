//! How an action can end without its effect.

use domain::access::NotAllowed;
use intake::ReadFailure;
use ledger::LedgerFailure;
use std::fmt;
use store::StoreFailure;

/// What is wrong with one field of a form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldError {
    /// The field's name in the form.
    pub field: &'static str,
    /// What to do, as a sentence without a full stop.
    pub message: String,
}

/// Why an action had no effect.
#[derive(Debug)]
pub enum Failure {
    /// The person's roles do not allow it.
    NotAllowed(NotAllowed),
    /// There is no such record in this council.
    NotFound,
    /// Something in the form must be mended.
    Invalid(Vec<FieldError>),
    /// The state of things does not allow it; the sentence says what to do.
    Refused(String),
    /// Somebody asked that it stop.
    Cancelled,
    /// A fault: of the records, the ledger, the disk.
    Fault(String),
}

impl Failure {
    /// One field that must be mended.
    #[must_use]
    pub fn field(field: &'static str, message: impl Into<String>) -> Failure {
        Failure::Invalid(vec![FieldError { field, message: message.into() }])
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Failure::NotAllowed(no) => no.fmt(f),
            Failure::NotFound => f.write_str("there is no such record"),
            Failure::Invalid(errors) => {
                let messages: Vec<&str> = errors.iter().map(|error| error.message.as_str()).collect();
                f.write_str(&messages.join(". "))
            }
            Failure::Refused(why) => f.write_str(why),
            Failure::Cancelled => f.write_str("stopped as asked; nothing was saved"),
            Failure::Fault(fault) => f.write_str(fault),
        }
    }
}

impl std::error::Error for Failure {}

impl From<NotAllowed> for Failure {
    fn from(no: NotAllowed) -> Self {
        Failure::NotAllowed(no)
    }
}

/// What a person can do about a full disk; the cause itself says nothing more.
fn disk_full() -> Failure {
    let what = "The disk is full. Nothing was saved. Free some space where Guildhall keeps its folder, then try again.";
    Failure::Refused(what.to_owned())
}

impl From<StoreFailure> for Failure {
    fn from(fault: StoreFailure) -> Self {
        if fault.is_disk_full() {
            return disk_full();
        }
        if matches!(fault, StoreFailure::CubesMissing(_)) {
            return Failure::Refused(format!("Wait until it is done: {fault}."));
        }
        Failure::Fault(fault.to_string())
    }
}

impl From<LedgerFailure> for Failure {
    fn from(fault: LedgerFailure) -> Self {
        if fault.is_disk_full() {
            return disk_full();
        }
        match fault {
            LedgerFailure::TooManyNames(_) => Failure::Refused(format!("Correct how the file is read: {fault}.")),
            LedgerFailure::Refused(why) => Failure::Refused(sentence(&why)),
            fault => Failure::Fault(fault.to_string()),
        }
    }
}

/// A fragment as a sentence of its own.
fn sentence(fragment: &str) -> String {
    let mut letters = fragment.chars();
    let first = letters.next().map(char::to_uppercase);
    format!("{}{}. Nothing was changed.", first.map(|first| first.to_string()).unwrap_or_default(), letters.as_str())
}

impl From<ReadFailure> for Failure {
    fn from(fault: ReadFailure) -> Self {
        match fault {
            ReadFailure::Stopped => Failure::Cancelled,
            other => Failure::Fault(other.to_string()),
        }
    }
}

impl From<std::io::Error> for Failure {
    fn from(fault: std::io::Error) -> Self {
        if fault.kind() == std::io::ErrorKind::StorageFull {
            return disk_full();
        }
        Failure::Fault(format!("could not read or write a file: {fault}"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::{Error, ErrorKind};

    #[test]
    fn a_full_disk_is_told_in_words_that_say_what_to_do() {
        for (kind, told) in [(ErrorKind::StorageFull, true), (ErrorKind::PermissionDenied, false)] {
            assert_eq!(Failure::from(Error::from(kind)).to_string().starts_with("The disk is full."), told, "{kind}");
        }
    }
}
