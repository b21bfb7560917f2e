//! How a Guildhall is served: flags come before the environment, the environment before the file, the file before defaults.

use crate::arguments::Place;
use crate::outcome::Trouble;
use crate::post::{self, MailSettings};
use clap::{Args, ValueEnum};
use serde::Deserialize;
use std::io::IsTerminal;
use std::net::{Ipv4Addr, SocketAddr};
use std::path::Path;

/// The configuration file of a folder.
const FILE_NAME: &str = "guildhall.toml";

/// What the configuration file may hold, as `guildhall serve --help` prints it.
pub const EXAMPLE_FILE: &str = r#"# guildhall.toml
database = "postgres://guildhall@localhost/guildhall"
listen = "127.0.0.1:8080"
secure-cookies = true
upload-limit-megabytes = 2500
log-level = "info"
log-format = "json"
metrics = true
mail-url = "smtps://guildhall:a%20long%20password@mail.example.gov.uk"
mail-from = "guildhall@example.gov.uk"
public-address = "https://guildhall.example.gov.uk"
"#;

/// A switch.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Switch {
    /// On.
    On,
    /// Off.
    Off,
}

/// How much is logged.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum LogLevel {
    /// Only what failed.
    Error,
    /// And what went otherwise than it should.
    Warn,
    /// And what was done.
    #[default]
    Info,
    /// And how.
    Debug,
}

/// How a log line looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum LogFormat {
    /// For people.
    Text,
    /// For programs: one JSON object a line.
    Json,
}

/// The settings as flags and environment give them.
#[derive(Clone, Copy, Debug, Default, Args)]
pub struct Flags {
    /// The address and port to listen on; 127.0.0.1:8080 unless it is given. The file's key is `listen`.
    #[arg(long, value_name = "ADDRESS:PORT", env = "GUILDHALL_LISTEN")]
    pub listen: Option<SocketAddr>,
    /// Whether cookies are sent over HTTPS only; on, unless it listens on this machine alone. The file's key is `secure-cookies`.
    #[arg(long, value_name = "SWITCH", env = "GUILDHALL_SECURE_COOKIES")]
    pub secure_cookies: Option<Switch>,
    /// The largest file that can be uploaded, in megabytes; 2500 unless it is given. The file's key is `upload-limit-megabytes`.
    #[arg(long, value_name = "MEGABYTES", env = "GUILDHALL_UPLOAD_LIMIT_MEGABYTES")]
    pub upload_limit_megabytes: Option<u32>,
    /// How much is logged; info unless it is given. The file's key is `log-level`.
    #[arg(long, value_name = "LEVEL", env = "GUILDHALL_LOG_LEVEL")]
    pub log_level: Option<LogLevel>,
    /// How a log line looks; text on a terminal and JSON elsewhere unless it is given. The file's key is `log-format`.
    #[arg(long, value_name = "FORMAT", env = "GUILDHALL_LOG_FORMAT")]
    pub log_format: Option<LogFormat>,
    /// Whether /metrics answers; on unless it is given. The file's key is `metrics`.
    #[arg(long, value_name = "SWITCH", env = "GUILDHALL_METRICS")]
    pub metrics: Option<Switch>,
}

/// How mail is sent, as flags and environment give it.
#[derive(Clone, Default, Args)]
pub struct MailFlags {
    #[arg(long, value_name = "ADDRESS", env = "GUILDHALL_MAIL_URL", hide_env_values = true, help = mail_url_help())]
    pub mail_url: Option<String>,
    /// The address that mails come from. The file's key is `mail-from`.
    #[arg(long, value_name = "ADDRESS", env = "GUILDHALL_MAIL_FROM")]
    pub mail_from: Option<String>,
    /// The address at which people reach Guildhall, for the links in mails; the one that it listens on unless it is given, but no mails are sent without it where other machines may reach Guildhall. The file's key is `public-address`.
    #[arg(long, value_name = "ADDRESS", env = "GUILDHALL_PUBLIC_ADDRESS")]
    pub public_address: Option<String>,
}

fn mail_url_help() -> String {
    format!("Where mails go: {}; none are sent unless it is given. The file's key is `mail-url`", post::EXAMPLES)
}

impl std::fmt::Debug for MailFlags {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.settings(&ConfigurationFile::default()).fmt(f)
    }
}

impl MailFlags {
    /// How mail is sent: from flags and environment, then the file.
    pub fn settings(&self, file: &ConfigurationFile) -> MailSettings {
        let first = |flag: &Option<String>, key: Option<&String>| flag.clone().or_else(|| key.cloned());
        MailSettings {
            to: first(&self.mail_url, file.mail_url.as_ref().map(|Hidden(url)| url)),
            from: first(&self.mail_from, file.mail_from.as_ref()),
            house: first(&self.public_address, file.public_address.as_ref()),
        }
    }
}

/// A text that no log shows.
#[derive(Clone, PartialEq, Eq, Deserialize)]
#[serde(transparent)]
struct Hidden(String);

impl std::fmt::Debug for Hidden {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("…")
    }
}

/// What the configuration file says.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub struct ConfigurationFile {
    pub database: Option<String>,
    listen: Option<SocketAddr>,
    secure_cookies: Option<bool>,
    upload_limit_megabytes: Option<u32>,
    log_level: Option<LogLevel>,
    log_format: Option<LogFormat>,
    metrics: Option<bool>,
    mail_url: Option<Hidden>,
    mail_from: Option<String>,
    public_address: Option<String>,
}

/// The settings that hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Settings {
    /// The address and port to listen on.
    pub listen: SocketAddr,
    /// Whether cookies are sent over HTTPS only.
    pub secure_cookies: bool,
    /// The most bytes of an uploaded file.
    pub upload_bytes_max: u64,
    /// How much is logged.
    pub log_level: LogLevel,
    /// How a log line looks.
    pub log_format: LogFormat,
    /// Whether `/metrics` answers.
    pub metrics: bool,
}

/// Reads the configuration file that was named, or that of the folder if there is one.
///
/// # Errors
/// When the file that was named is missing, or a file says what cannot be understood.
pub fn read(place: &Place, root: &Path) -> Result<ConfigurationFile, Trouble> {
    let (path, named) = match &place.config {
        Some(path) => (path.clone(), true),
        None => (root.join(FILE_NAME), false),
    };
    match std::fs::read_to_string(&path) {
        Ok(text) => toml::from_str(&text)
            .map_err(|fault| Trouble::failed(format!("Mend the configuration file {}: {fault}", path.display()))),
        Err(fault) if fault.kind() == std::io::ErrorKind::NotFound && !named => Ok(ConfigurationFile::default()),
        Err(fault) => {
            Err(Trouble::failed(format!("The configuration file {} cannot be read: {fault}", path.display())))
        }
    }
}

impl Settings {
    /// The settings from flags and environment, then the file, then the defaults.
    pub fn new(flags: &Flags, file: &ConfigurationFile) -> Settings {
        let on = |flag: Option<Switch>| flag.map(|switch| switch == Switch::On);
        let listen = flags.listen.or(file.listen).unwrap_or(SocketAddr::from((Ipv4Addr::LOCALHOST, 8080)));
        let megabytes = flags.upload_limit_megabytes.or(file.upload_limit_megabytes).unwrap_or(2_500);
        let by_output = if std::io::stderr().is_terminal() { LogFormat::Text } else { LogFormat::Json };
        Settings {
            listen,
            secure_cookies: on(flags.secure_cookies).or(file.secure_cookies).unwrap_or(!listen.ip().is_loopback()),
            upload_bytes_max: u64::from(megabytes) * 1_000_000,
            log_level: flags.log_level.or(file.log_level).unwrap_or_default(),
            log_format: flags.log_format.or(file.log_format).unwrap_or(by_output),
            metrics: on(flags.metrics).or(file.metrics).unwrap_or(true),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(text: &str) -> ConfigurationFile {
        toml::from_str(text).unwrap()
    }

    #[test]
    fn the_example_gives_every_key_of_the_file() {
        let read = file(EXAMPLE_FILE);
        assert!(read.database.is_some() && read.listen.is_some() && read.secure_cookies.is_some());
        assert!(read.upload_limit_megabytes.is_some() && read.log_level.is_some());
        assert!(read.log_format.is_some() && read.metrics.is_some());
        assert!(read.mail_url.is_some() && read.mail_from.is_some() && read.public_address.is_some());
        assert!(toml::from_str::<ConfigurationFile>("lissten = \"127.0.0.1:1\"").is_err(), "a key that is misspelt");
    }

    #[test]
    fn a_flag_comes_before_the_file_and_the_file_before_the_default() {
        let by_file = file("listen = \"0.0.0.0:9000\"\nmetrics = false");
        let flags = Flags { listen: Some("127.0.0.1:9001".parse().unwrap()), ..Flags::default() };
        assert_eq!(Settings::new(&flags, &by_file).listen.port(), 9001);
        assert_eq!(Settings::new(&Flags::default(), &by_file).listen.port(), 9000);
        assert_eq!(Settings::new(&Flags::default(), &ConfigurationFile::default()).listen.port(), 8080);
        assert!(!Settings::new(&flags, &by_file).metrics);
        assert!(Settings::new(&Flags { metrics: Some(Switch::On), ..Flags::default() }, &by_file).metrics);
    }

    #[test]
    fn mail_is_configured_alike_and_its_password_is_not_shown() {
        let by_file = file("mail-url = \"smtps://ann:secret@mail.example\"\nmail-from = \"house@wynmarch.example\"");
        let flags = MailFlags { mail_url: Some("mails".into()), ..MailFlags::default() };
        assert_eq!(flags.settings(&by_file).to.as_deref(), Some("mails"), "the flag comes first");
        assert_eq!(flags.settings(&by_file).from.as_deref(), Some("house@wynmarch.example"), "then the file");
        assert!(!format!("{by_file:?}").contains("secret"));
        let flags = MailFlags { mail_url: Some("smtps://ann:secret@mail.example".into()), ..MailFlags::default() };
        assert!(!format!("{flags:?}").contains("secret"));
    }

    #[test]
    fn cookies_are_kept_to_https_unless_only_this_machine_is_listened_to() {
        for (listen, secure, reason) in [
            ("127.0.0.1:8080", false, "this machine"),
            ("[::1]:8080", false, "this machine, by its other address"),
            ("0.0.0.0:8080", true, "every address of the machine"),
            ("192.0.2.7:8080", true, "an address that others reach"),
        ] {
            let flags = Flags { listen: Some(listen.parse().unwrap()), ..Flags::default() };
            assert_eq!(Settings::new(&flags, &ConfigurationFile::default()).secure_cookies, secure, "{reason}");
        }
    }
}
