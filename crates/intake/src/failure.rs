//! Why a reading ended before its file did.

use std::{error::Error, fmt, io};

/// The person, or what takes the lines, asked for the reading to stop.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Stopped;

impl fmt::Display for Stopped {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the reading was stopped")
    }
}

impl Error for Stopped {}

/// A reading that did not come to its end. What is wrong with the file itself is a finding, not a failure.
#[derive(Debug)]
pub enum ReadFailure {
    /// The disk or the system failed.
    Io(io::Error),
    /// The watcher asked to stop.
    Stopped,
}

impl fmt::Display for ReadFailure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            ReadFailure::Io(error) => write!(f, "could not read the file: {error}"),
            ReadFailure::Stopped => Stopped.fmt(f),
        }
    }
}

impl Error for ReadFailure {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match self {
            ReadFailure::Io(error) => Some(error),
            ReadFailure::Stopped => None,
        }
    }
}

impl From<io::Error> for ReadFailure {
    fn from(error: io::Error) -> Self {
        ReadFailure::Io(error)
    }
}

impl From<Stopped> for ReadFailure {
    fn from(_: Stopped) -> Self {
        ReadFailure::Stopped
    }
}
