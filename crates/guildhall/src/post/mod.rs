//! The adapters by which letters leave the house: a mail server, or a folder.
//!
//! The letter is plain text, so the message around it is written here ([`message`]), and so is the little of SMTP that one letter
//! needs ([`smtp`]); TLS is rustls's. Decision 0022 says why no mail library is used.

mod address;
mod folder;
mod message;
mod smtp;
#[cfg(test)]
mod tests;

use crate::outcome::Trouble;
use actions::mail::{Mailing, Post};
use address::MailServer;
use folder::MailFolder;
use message::Sender;
use smtp::Smtp;
use std::fmt;
use std::net::SocketAddr;
use std::path::Path;
use std::sync::Arc;

pub use address::EXAMPLES;

/// How mail is sent, as it was configured. What it says of itself leaves the address out, which may hold a password.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct MailSettings {
    /// The address of a mail server, or a folder; none where no mail is sent.
    pub to: Option<String>,
    /// The address that letters come from.
    pub from: Option<String>,
    /// The address at which people reach the house.
    pub house: Option<String>,
}

impl fmt::Debug for MailSettings {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (to, from, house) = (self.to.as_ref().map(|_| "…"), &self.from, &self.house);
        f.debug_struct("MailSettings").field("to", &to).field("from", from).field("house", house).finish()
    }
}

impl MailSettings {
    /// Where the links in letters lead: the address that was configured, else the one that is listened to.
    ///
    /// # Errors
    /// When it is no address of the web.
    pub fn house(&self, listen: SocketAddr) -> Result<String, Trouble> {
        let Some(house) = &self.house else { return Ok(format!("http://{listen}")) };
        let house = house.trim().trim_end_matches('/');
        let is_sound =
            ["https://", "http://"].iter().any(|scheme| house.len() > scheme.len() && house.starts_with(scheme));
        if is_sound && !house.chars().any(|c| c.is_whitespace() || c.is_control()) {
            return Ok(house.to_owned());
        }
        Err(Trouble::failed("The public address must be one such as https://guildhall.example.gov.uk."))
    }

    /// How mail is sent; none where nothing says so.
    ///
    /// # Errors
    /// When what is configured cannot be meant so, or links in letters would lead nowhere. The words leave the password out.
    pub fn mailing(&self, listen: SocketAddr) -> Result<Option<Mailing>, Trouble> {
        let Some(to) = self.to.as_deref().map(str::trim).filter(|to| !to.is_empty()) else { return Ok(None) };
        if self.house.is_none() && !listen.ip().is_loopback() {
            return Err(Trouble::failed(format!(
                "The links in mails would lead to http://{listen}, where others may not reach it. Name the address at which people \
                 reach Guildhall with --public-address, such as https://guildhall.example.gov.uk."
            )));
        }
        let house = self.house(listen)?;
        let from = self.from.as_deref().ok_or_else(|| {
            Trouble::failed("Name the address that mails come from with --mail-from, such as guildhall@example.gov.uk.")
        })?;
        let from = Sender::new(from).map_err(Trouble::failed)?;
        let post: Arc<dyn Post> = if to.contains("://") {
            Arc::new(Smtp::new(MailServer::read(to).map_err(Trouble::failed)?, from))
        } else {
            Arc::new(MailFolder::new(Path::new(to), from))
        };
        Ok(Some(Mailing { post, house }))
    }
}
