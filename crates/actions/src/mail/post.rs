//! The port by which letters leave the house.

use jiff::Timestamp;
use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;

/// A letter as it is handed to the post: plain text to one address.
#[derive(Clone, Debug)]
pub struct Letter {
    /// The address it goes to.
    pub to: String,
    /// Its subject, in one line.
    pub subject: String,
    /// Its text, in lines.
    pub body: String,
    /// What tells it from every other letter of the world. It stays the same when it is tried again, so that a letter that
    /// arrives twice can be known as one.
    pub message_id: String,
    /// When it was written.
    pub written_at: Timestamp,
}

/// Why a letter was not taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PostFailure {
    /// It never will be: nobody has that address.
    Refused(String),
    /// This letter may be taken later.
    Later(String),
    /// No letter is taken at present: nobody answers, or the house may not sign in.
    Unreachable(String),
}

impl fmt::Display for PostFailure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (PostFailure::Refused(why) | PostFailure::Later(why) | PostFailure::Unreachable(why)) = self;
        f.write_str(why)
    }
}

/// A letter being sent.
pub type Sending<'a> = Pin<Box<dyn Future<Output = Result<(), PostFailure>> + Send + 'a>>;

/// Whoever takes letters says within so many minutes what became of one. Mail servers may take ten alone to answer the text; the
/// rest is for the steps before it.
pub const SENDING_MINUTES_MAX: u64 = 30;

/// Whoever takes letters: a mail server, or a folder.
pub trait Post: fmt::Debug + Send + Sync {
    /// Sends a letter, within [`SENDING_MINUTES_MAX`]. It has been sent once this says so; a program that dies before then sends it
    /// again.
    fn send<'a>(&'a self, letter: &'a Letter) -> Sending<'a>;

    /// Where letters go, in words and without anything secret.
    fn said(&self) -> String;
}

/// How a Guildhall sends mail. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Mailing {
    /// Who takes letters.
    pub post: Arc<dyn Post>,
    /// The address at which people reach the house, without a stroke at its end, for the links in letters.
    pub house: String,
}

impl Mailing {
    /// What tells a letter from every other of the world.
    ///
    /// # Errors
    /// When the machine gives no randomness.
    pub(crate) fn message_id(&self) -> Result<String, crate::Failure> {
        let token = crate::new_token()?;
        let host = self.house.split("://").last().unwrap_or_default();
        let host: String = host.chars().take_while(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '-')).collect();
        let host = if host.is_empty() { "guildhall.invalid" } else { &host };
        Ok(format!("{}@{host}", token.get(..32).unwrap_or(&token)))
    }
}
