//! `guildhall serve`: opens a folder in the browser.

use crate::arguments::Place;
use crate::configuration::{self, Flags, MailFlags, Settings};
use crate::outcome::Trouble;
use crate::{folder, logs, terminal};
use actions::{Clock, Guildhall};
use clap::Args;
use std::future::Future;
use std::net::SocketAddr;
use tokio::net::TcpListener;

const EXAMPLES: &str = "\
Example:
  guildhall serve --at /srv/guildhall --listen 127.0.0.1:8080

Each setting is taken from its flag, else from the environment variable beside it, else from the configuration file,
else it has its default. The file is guildhall.toml in the folder, or the one that --config names. This one gives all
that it can:
";

const FIRST_START: &str = "\
Without a council in it, a one-time link is printed, under which the council and its administrator are entered.
/health answers while the program runs, /ready while it can do its work.";

/// The example, the configuration file with all its keys, and what happens at the first start.
pub fn explanation() -> String {
    let file: String = configuration::EXAMPLE_FILE.lines().map(|line| format!("  {line}\n")).collect();
    format!("{EXAMPLES}\n{file}\n{FIRST_START}")
}

/// What `serve` takes.
#[derive(Debug, Args)]
pub struct Serve {
    #[command(flatten)]
    flags: Flags,
    #[command(flatten)]
    mail: MailFlags,
}

impl Serve {
    /// Opens the folder and answers until told to stop.
    pub async fn carry_out(&self, place: &Place) -> Result<(), Trouble> {
        let places = folder::places(place)?;
        let file = configuration::read(place, &places.root)?;
        let settings = Settings::new(&self.flags, &file);
        let mailing = self.mail.settings(&file).mailing(settings.listen)?;
        logs::begin(settings.log_level, settings.log_format);
        let listener =
            TcpListener::bind(settings.listen).await.map_err(|fault| cannot_listen(settings.listen, &fault))?;
        let guildhall = Guildhall { mailing, ..Guildhall::open(&places, Clock::Machine).await? };
        for swept in actions::upkeep::sweep(&guildhall).await? {
            tracing::warn!(swept, "what an import that was cut off had left was taken away");
        }
        let address = listener.local_addr()?;
        terminal::say(&format!("Guildhall is open at http://{address} (the folder is {}).", places.root.display()));
        let setup_token = first_start(&guildhall, address).await?;
        terminal::say("Stop it with Ctrl+C.");
        let app = web::App { guildhall, settings: settings_of(&settings, setup_token) };
        Ok(web::serve(listener, app, told_to_stop()?).await?)
    }
}

/// What the pages need to know of the settings.
pub fn settings_of(settings: &Settings, setup_token: Option<String>) -> web::Settings {
    web::Settings {
        setup_token,
        secure_cookies: settings.secure_cookies,
        upload_bytes_max: settings.upload_bytes_max,
        metrics: settings.metrics,
    }
}

fn cannot_listen(address: SocketAddr, fault: &std::io::Error) -> Trouble {
    Trouble::failed(format!("Cannot listen on {address}: {fault}. Name another address with --listen ADDRESS:PORT."))
}

/// The token of the first start, printed as a link, while there is no council.
async fn first_start(guildhall: &Guildhall, address: SocketAddr) -> Result<Option<String>, Trouble> {
    if !store::councils::all(&guildhall.store).await?.is_empty() {
        return Ok(None);
    }
    let token = actions::new_token()?;
    terminal::say("There is no council yet. Enter it and its administrator under this link, which works once:");
    terminal::say(&format!("  http://{address}/first-start/{token}"));
    Ok(Some(token))
}

/// Comes when the program is told to stop: Ctrl+C, or the signal with which systems end programs.
///
/// # Errors
/// When the system does not let the program listen for signals.
pub fn told_to_stop() -> std::io::Result<impl Future<Output = ()> + Send + 'static> {
    #[cfg(unix)]
    let mut ended = tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate())?;
    Ok(async move {
        #[cfg(unix)]
        tokio::select! {
            _ = tokio::signal::ctrl_c() => {}
            _ = ended.recv() => {}
        }
        #[cfg(not(unix))]
        let _ = tokio::signal::ctrl_c().await;
        tracing::info!("told to stop; requests under way are answered first");
    })
}
