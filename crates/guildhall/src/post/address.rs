//! The address of a mail server, as it is configured.

use percent_encoding::percent_decode_str;
use std::fmt;
use url::Url;

/// What `--mail-url` takes, for the help.
pub const EXAMPLES: &str = "smtps://NAME:PASSWORD@HOST, smtp://HOST?tls=required, or a folder";

/// How the connection is kept from others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Privacy {
    /// TLS from the first byte on.
    Tls,
    /// TLS once both sides have greeted, or nothing is sent.
    StartTls,
    /// None: for a server on the same machine, or behind the council's own walls.
    Open,
}

/// A mail server. What it says of itself leaves the name and the password out.
#[derive(Clone, PartialEq, Eq)]
pub struct MailServer {
    /// The host's name or number.
    pub host: String,
    /// The port.
    pub port: u16,
    /// How the connection is kept from others.
    pub privacy: Privacy,
    /// The name and password to sign in with; none where it takes mail without.
    pub sign_in: Option<(String, String)>,
}

impl fmt::Debug for MailServer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.host, self.port)
    }
}

impl MailServer {
    /// Reads an address: `smtps://NAME:PASSWORD@HOST:PORT`, or `smtp://HOST:PORT`, with `?tls=required` for TLS that begins
    /// after the greeting. The ports are 465, 587 and 25 unless one is given.
    ///
    /// # Errors
    /// A sentence that says what to mend. It repeats nothing of the address, which may hold a password.
    pub fn read(text: &str) -> Result<MailServer, String> {
        let wrong = || format!("The address for mails cannot be read. It is one of: {EXAMPLES}.");
        let url = Url::parse(text).map_err(|_| wrong())?;
        // What is misspelt would send letters for all to read.
        let asks_tls = match url.query() {
            None => false,
            Some("tls=required") => true,
            Some(_) => return Err("After ? the address for mails can say tls=required, and nothing else.".to_owned()),
        };
        if !matches!(url.path(), "" | "/") || url.fragment().is_some() {
            return Err(wrong());
        }
        let (privacy, port) = match url.scheme() {
            "smtps" => (Privacy::Tls, 465),
            "smtp" if asks_tls => (Privacy::StartTls, 587),
            "smtp" => (Privacy::Open, 25),
            _ => return Err(wrong()),
        };
        let host = url.host_str().filter(|host| !host.is_empty()).ok_or_else(wrong)?;
        let host = host.trim_start_matches('[').trim_end_matches(']').to_owned();
        let read =
            |part: &str| percent_decode_str(part).decode_utf8().map(|text| text.into_owned()).map_err(|_| wrong());
        let sign_in = match (url.username(), url.password()) {
            ("", None) => None,
            (name, Some(password)) if !name.is_empty() => Some((read(name)?, read(password)?)),
            _ => return Err("To sign in, the address for mails needs both a name and a password.".to_owned()),
        };
        let is_here = matches!(host.as_str(), "localhost" | "127.0.0.1" | "::1");
        if sign_in.is_some() && privacy == Privacy::Open && !is_here {
            let what = "A password for mails would be sent for all to read. Write smtps://, or add ?tls=required.";
            return Err(what.to_owned());
        }
        Ok(MailServer { host, port: url.port().unwrap_or(port), privacy, sign_in })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_says_where_how_and_as_whom() {
        for (text, host, port, privacy, sign_in, reason) in [
            ("smtps://ann:p%40ss@mail.example", "mail.example", 465, Privacy::Tls, Some(("ann", "p@ss")), "all of it"),
            ("smtps://mail.example:2465", "mail.example", 2465, Privacy::Tls, None, "another port"),
            (
                "smtp://ann:x@mail.example?tls=required",
                "mail.example",
                587,
                Privacy::StartTls,
                Some(("ann", "x")),
                "TLS later",
            ),
            ("smtp://mail.example", "mail.example", 25, Privacy::Open, None, "behind the council’s walls"),
            ("smtp://ann:x@127.0.0.1:1025", "127.0.0.1", 1025, Privacy::Open, Some(("ann", "x")), "on this machine"),
            ("smtps://mail.example/?tls=required", "mail.example", 465, Privacy::Tls, None, "said twice"),
            ("smtp://[::1]:1025", "::1", 1025, Privacy::Open, None, "on this machine, by its other number"),
        ] {
            let read = MailServer::read(text).unwrap();
            let expected = sign_in.map(|(name, password)| (name.to_owned(), password.to_owned()));
            assert_eq!((read.host.as_str(), read.port, read.privacy), (host, port, privacy), "{reason}");
            assert_eq!(read.sign_in, expected, "{reason}");
        }
    }

    #[test]
    fn an_address_that_cannot_be_meant_so_is_refused_without_its_password() {
        for (text, reason) in [
            ("smtp://ann:secret@mail.example", "the password would be sent for all to read"),
            ("https://ann:secret@mail.example", "no mail server"),
            ("smtps://ann:secret@", "no host"),
            ("smtps://ann:secret@mail.example:99999", "no such port"),
            ("smtp://mail.example?tls=require", "TLS, misspelt"),
            ("smtp://mail.example?TLS=required", "in other letters"),
            ("smtp://mail.example?tls=required&x=1", "and more"),
            ("smtp://mail.example?", "nothing after the mark"),
            ("smtp://mail.example/tls=required", "TLS, in the wrong place"),
            ("smtp://mail.example#tls=required", "TLS, after the wrong sign"),
            ("smtps://ann@mail.example", "a name without a password"),
            ("smtps://:secret@mail.example", "a password without a name"),
        ] {
            let refused = MailServer::read(text).unwrap_err();
            assert!(!refused.contains("secret"), "{reason}: {refused}");
        }
        let shown = format!("{:?}", MailServer::read("smtps://ann:secret@mail.example").unwrap());
        assert_eq!(shown, "mail.example:465");
    }
}
