//! A mail server that takes letters: the little of SMTP that one letter to one address needs.
//!
//! Sources: [RFC 5321](https://www.rfc-editor.org/rfc/rfc5321), [RFC 3207](https://www.rfc-editor.org/rfc/rfc3207) for TLS after
//! the greeting, [RFC 4954](https://www.rfc-editor.org/rfc/rfc4954) for signing in.

use super::address::{MailServer, Privacy};
use super::message::{Sender, is_address, message};
use actions::mail::{Letter, Post, PostFailure, SENDING_MINUTES_MAX, Sending};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use std::future::Future;
use std::sync::Arc;
use std::time::Duration;
use tokio::io::{AsyncBufReadExt, AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt, BufReader};
use tokio::net::TcpStream;
use tokio_rustls::TlsConnector;
use tokio_rustls::rustls::pki_types::ServerName;
use tokio_rustls::rustls::{ClientConfig, RootCertStore};

/// How long a server is waited for.
#[derive(Clone, Copy, Debug)]
pub(super) struct Patience {
    /// For each step but the last.
    pub(super) step: Duration,
    /// For the answer after the text, by which it takes the letter over: who hangs up sooner sends again what was taken.
    pub(super) taking: Duration,
}

/// Ten minutes for the last answer, as RFC 5321 § 4.5.3.2.6 asks; for the steps before it less than there, since a letter that was
/// not handed over is tried again without harm.
const USUAL: Patience = Patience { step: Duration::from_secs(60), taking: Duration::from_secs(600) };

/// No conversation is longer: fourteen steps and the last answer come to less, so this only bounds what a server makes of them.
const WHOLE: Duration = Duration::from_secs(60 * SENDING_MINUTES_MAX);

/// An answer of more bytes than this is none of a mail server: 512 a line, and some dozens of lines for what it can do.
const ANSWER_BYTES_MAX: u64 = 64 * 1024;

/// The name that this side greets with; servers that relay for whoever signs in do not look it up.
const GREETING: &str = "EHLO guildhall.invalid";

/// A mail server that takes letters.
#[derive(Clone, Debug)]
pub struct Smtp {
    server: MailServer,
    from: Sender,
    pub(super) patience: Patience,
}

trait Wire: AsyncRead + AsyncWrite + Send + Unpin {}

impl<T: AsyncRead + AsyncWrite + Send + Unpin> Wire for T {}

/// A conversation with a server.
struct Talk {
    wire: BufReader<Box<dyn Wire>>,
    step: Duration,
}

/// An answer of a server: its number, and its lines.
struct Answered {
    number: u16,
    lines: Vec<String>,
}

impl Answered {
    fn is_good(&self) -> bool {
        (200..400).contains(&self.number)
    }

    fn is_for_good(&self) -> bool {
        self.number >= 500
    }

    fn said(&self) -> String {
        format!("the mail server said {} {}", self.number, self.lines.join(" "))
    }

    /// What the server can do, by its name in the greeting, with what follows the name.
    fn can(&self, what: &str) -> Option<&str> {
        let is_it = |line: &&String| line.split(' ').next().is_some_and(|word| word.eq_ignore_ascii_case(what));
        self.lines.iter().find(is_it).map(String::as_str)
    }
}

fn unreachable(what: impl std::fmt::Display) -> PostFailure {
    PostFailure::Unreachable(format!("the mail server cannot be reached: {what}"))
}

/// What a step comes to, unless it takes longer than so long.
async fn within<T>(wait: Duration, step: impl Future<Output = Result<T, PostFailure>>) -> Result<T, PostFailure> {
    let late = |_| Err(unreachable(format!("it did not answer for {} seconds", wait.as_secs())));
    tokio::time::timeout(wait, step).await.unwrap_or_else(late)
}

impl Talk {
    fn over(wire: Box<dyn Wire>, step: Duration) -> Talk {
        Talk { wire: BufReader::new(wire), step }
    }

    async fn say(&mut self, text: &str) -> Result<(), PostFailure> {
        self.wire.write_all(text.as_bytes()).await.map_err(unreachable)?;
        self.wire.flush().await.map_err(unreachable)
    }

    async fn answer(&mut self) -> Result<Answered, PostFailure> {
        let mut lines = Vec::new();
        let mut left = (&mut self.wire).take(ANSWER_BYTES_MAX);
        loop {
            let mut line = Vec::new();
            left.read_until(b'\n', &mut line).await.map_err(unreachable)?;
            if line.last() != Some(&b'\n') {
                return Err(unreachable("it ended the conversation"));
            }
            let line = String::from_utf8_lossy(&line).trim_end().to_owned();
            let number = line.get(..3).and_then(|number| number.parse::<u16>().ok());
            let number = number.ok_or_else(|| unreachable("what answers is no mail server"))?;
            let goes_on = line.as_bytes().get(3) == Some(&b'-');
            lines.push(line.get(4..).unwrap_or_default().to_owned());
            if !goes_on {
                return Ok(Answered { number, lines });
            }
        }
    }

    async fn ask(&mut self, text: &str) -> Result<Answered, PostFailure> {
        let step = self.step;
        let asked = async {
            self.say(&format!("{text}\r\n")).await?;
            self.answer().await
        };
        within(step, asked).await
    }

    /// Asks what does not depend on the letter: where it is not granted, no letter can be sent.
    async fn need(&mut self, text: &str) -> Result<Answered, PostFailure> {
        let answered = self.ask(text).await?;
        if answered.is_good() { Ok(answered) } else { Err(PostFailure::Unreachable(answered.said())) }
    }

    /// Asks what depends on the letter.
    async fn ask_for_letter(&mut self, text: &str) -> Result<(), PostFailure> {
        let answered = self.ask(text).await?;
        match answered.is_good() {
            true => Ok(()),
            false if answered.is_for_good() => Err(PostFailure::Refused(answered.said())),
            false => Err(PostFailure::Later(answered.said())),
        }
    }

    async fn sign_in(&mut self, greeted: &Answered, (name, password): &(String, String)) -> Result<(), PostFailure> {
        let ways = greeted.can("AUTH").unwrap_or_default().to_ascii_uppercase();
        let has = |way: &str| ways.split(' ').any(|one| one == way);
        if has("PLAIN") {
            let proof = STANDARD.encode(format!("\0{name}\0{password}"));
            self.need(&format!("AUTH PLAIN {proof}")).await?;
        } else if has("LOGIN") {
            self.need("AUTH LOGIN").await?;
            self.need(&STANDARD.encode(name)).await?;
            self.need(&STANDARD.encode(password)).await?;
        } else {
            return Err(unreachable("it offers no way to sign in that is known here"));
        }
        Ok(())
    }
}

/// A message as it goes over the wire: a line that begins with a dot has another before it, and one alone ends it.
fn on_the_wire(message: &str) -> String {
    let lines: Vec<String> =
        message.lines().map(|line| if line.starts_with('.') { format!(".{line}") } else { line.to_owned() }).collect();
    format!("{}\r\n.\r\n", lines.join("\r\n"))
}

/// The connection under TLS, by the certificates that this machine trusts.
async fn under_tls(wire: Box<dyn Wire>, host: &str) -> Result<Box<dyn Wire>, PostFailure> {
    let mut trusted = RootCertStore::empty();
    trusted.add_parsable_certificates(rustls_native_certs::load_native_certs().certs);
    if trusted.is_empty() {
        return Err(unreachable("this machine trusts no certificate, install its ca-certificates"));
    }
    let config = ClientConfig::builder().with_root_certificates(trusted).with_no_client_auth();
    let name = ServerName::try_from(host.to_owned()).map_err(unreachable)?;
    let stream = TlsConnector::from(Arc::new(config)).connect(name, wire).await.map_err(unreachable)?;
    Ok(Box::new(stream))
}

impl Smtp {
    /// A server, and the address that letters come from.
    pub fn new(server: MailServer, from: Sender) -> Smtp {
        Smtp { server, from, patience: USUAL }
    }

    /// Greets the server, privately where that was asked for, and signs in.
    async fn begin(&self) -> Result<Talk, PostFailure> {
        let MailServer { host, port, privacy, sign_in } = &self.server;
        let step = self.patience.step;
        let connected = async { TcpStream::connect((host.as_str(), *port)).await.map_err(unreachable) };
        let mut wire: Box<dyn Wire> = Box::new(within(step, connected).await?);
        if *privacy == Privacy::Tls {
            wire = within(step, under_tls(wire, host)).await?;
        }
        let mut talk = Talk::over(wire, step);
        let first = within(step, talk.answer()).await?;
        if !first.is_good() {
            return Err(PostFailure::Unreachable(first.said()));
        }
        let mut greeted = talk.need(GREETING).await?;
        if *privacy == Privacy::StartTls {
            if greeted.can("STARTTLS").is_none() {
                return Err(unreachable("it offers no TLS"));
            }
            talk.need("STARTTLS").await?;
            if !talk.wire.buffer().is_empty() {
                // Somebody on the way put in what shall look private.
                return Err(unreachable("it said more than it may before TLS began"));
            }
            talk = Talk::over(within(step, under_tls(talk.wire.into_inner(), host)).await?, step);
            greeted = talk.need(GREETING).await?;
        }
        if let Some(sign_in) = sign_in {
            talk.sign_in(&greeted, sign_in).await?;
        }
        Ok(talk)
    }

    async fn hand_over(&self, letter: &Letter) -> Result<(), PostFailure> {
        if !is_address(&letter.to) {
            return Err(PostFailure::Refused("the address cannot be written to".to_owned()));
        }
        let mut talk = self.begin().await?;
        talk.need(&format!("MAIL FROM:<{}>", self.from.address())).await?;
        talk.ask_for_letter(&format!("RCPT TO:<{}>", letter.to)).await?;
        talk.ask_for_letter("DATA").await?;
        within(talk.step, talk.say(&on_the_wire(&message(letter, &self.from)))).await?;
        let taken = within(self.patience.taking, talk.answer()).await?;
        match taken.is_good() {
            true => {}
            false if taken.is_for_good() => return Err(PostFailure::Refused(taken.said())),
            false => return Err(PostFailure::Later(taken.said())),
        }
        // The letter is taken, whatever becomes of the farewell.
        let _ = within(talk.step, talk.say("QUIT\r\n")).await;
        Ok(())
    }
}

impl Post for Smtp {
    fn send<'a>(&'a self, letter: &'a Letter) -> Sending<'a> {
        Box::pin(within(WHOLE, self.hand_over(letter)))
    }

    fn said(&self) -> String {
        let MailServer { host, port, privacy, .. } = &self.server;
        let privacy = match privacy {
            Privacy::Tls | Privacy::StartTls => "with TLS",
            Privacy::Open => "without TLS",
        };
        format!("the mail server {host}, port {port}, {privacy}")
    }
}
