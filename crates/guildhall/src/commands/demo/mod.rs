//! `guildhall demo`: the invented councils, made through the same actions as everything else, and opened.

mod format_requests;
mod law;
mod losses;
mod make;
mod published;
mod ready;
mod remembered;
mod reports;
mod strategy;

use super::serve::{settings_of, told_to_stop};
use crate::arguments::{Place, day};
use crate::configuration::{self, Flags, MailFlags, Settings};
use crate::outcome::Trouble;
use crate::terminal::Progress;
use crate::{folder, logs, terminal};
use actions::{Clock, Guildhall};
use clap::Args;
use domain::values::Date;
use remembered::Remembered;
use std::net::SocketAddr;
use tokio::net::TcpListener;
use tokio::sync::oneshot;

pub const EXAMPLES: &str = "\
Examples:
  guildhall demo
  guildhall demo --at demo --make-only --today 2026-11-21

All councils, people and suppliers in it are invented. The second time it opens what the first time made.";

/// The folder's name under the user's data folder.
const FOLDER: &str = "guildhall-demo";

/// How many ports after the wanted one are tried.
const PORTS_TRIED: u16 = 50;

/// What `demo` takes.
#[derive(Debug, Args)]
pub struct Demo {
    /// Make the invented councils and stop
    #[arg(long)]
    make_only: bool,
    /// Make it as if today were this day; the real one unless it is given
    #[arg(long, value_name = "DATE", value_parser = day)]
    today: Option<Date>,
    /// The number from which everything is invented: the same gives the same
    #[arg(long, value_name = "N")]
    seed: Option<u64>,
    /// How many times as many payments
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..=1000))]
    scale: Option<u32>,
    /// Open it, check that the figures answer, and stop
    #[arg(long, conflicts_with = "make_only")]
    stop_when_ready: bool,
    #[command(flatten)]
    flags: Flags,
    #[command(flatten)]
    mail: MailFlags,
}

impl Demo {
    /// Makes what is not made yet, and opens it.
    pub async fn carry_out(&self, place: &Place) -> Result<(), Trouble> {
        let places = folder::places_or(place, FOLDER)?;
        let file = configuration::read(place, &places.root)?;
        let settings = Settings::new(&self.flags, &file);
        let mailing = self.mail.settings(&file).mailing(settings.listen)?;
        logs::begin(self.flags.log_level.unwrap_or(configuration::LogLevel::Warn), settings.log_format);
        let clock = self.today.map_or(Clock::Machine, Clock::as_if);
        let mut remembered = Remembered::find(&places.root)?;
        if remembered.is_none() && places.records().is_file() {
            return Err(not_a_demo(&places.root));
        }
        let guildhall = Guildhall::open(&places, clock).await?;
        if remembered.is_none() && !store::councils::all(&guildhall.store).await?.is_empty() {
            return Err(not_a_demo(&places.root));
        }
        let remembered = remembered.get_or_insert_with(|| Remembered::new(self.seed, self.scale, clock.today()));
        remembered.agrees_with(self.seed, self.scale, self.today)?;
        actions::upkeep::sweep(&guildhall).await?;
        let invented = invented::councils(remembered.today, remembered.seed, remembered.scale);
        if !remembered.made {
            remembered.keep(&places.root)?;
            make::make(&guildhall, &invented, &Progress::new()).await?;
            remembered.made = true;
            remembered.keep(&places.root)?;
        }
        terminal::say(&format!("The invented councils are in {}.", places.root.display()));
        if self.make_only {
            return Ok(());
        }
        let listener = self.listen(&settings).await?;
        say_who(listener.local_addr()?, &invented);
        let guildhall = Guildhall { mailing, ..guildhall };
        let app = web::App { guildhall, settings: settings_of(&settings, None) };
        if self.stop_when_ready {
            return check_and_stop(listener, app).await;
        }
        terminal::say("Stop it with Ctrl+C.");
        Ok(web::serve(listener, app, told_to_stop()?).await?)
    }

    /// The wanted port, or the next that is free; any free one where nobody is to find it.
    async fn listen(&self, settings: &Settings) -> Result<TcpListener, Trouble> {
        let wanted = settings.listen;
        if self.stop_when_ready {
            return Ok(TcpListener::bind(SocketAddr::new(wanted.ip(), 0)).await?);
        }
        for port in wanted.port()..=wanted.port().saturating_add(PORTS_TRIED) {
            match TcpListener::bind(SocketAddr::new(wanted.ip(), port)).await {
                Ok(listener) => {
                    if port != wanted.port() {
                        terminal::say(&format!("Port {} is taken, so it opens on {port}.", wanted.port()));
                    }
                    return Ok(listener);
                }
                Err(fault) if fault.kind() == std::io::ErrorKind::AddrInUse => {}
                Err(fault) => {
                    return Err(Trouble::failed(format!(
                        "Cannot listen on {wanted}: {fault}. Name another address with --listen."
                    )));
                }
            }
        }
        Err(Trouble::failed(format!("No port from {} on is free. Name one with --listen ADDRESS:PORT.", wanted.port())))
    }
}

fn not_a_demo(root: &std::path::Path) -> Trouble {
    Trouble::failed(format!(
        "{} or its database holds a Guildhall that is no demonstration. Name another folder with --at FOLDER.",
        root.display()
    ))
}

/// Who can sign in, where and how.
fn say_who(address: SocketAddr, invented: &invented::Invented) {
    let rows: Vec<Vec<String>> = invented.people().iter().flat_map(make::who).collect();
    terminal::say("These invented people can sign in:");
    terminal::columns(&rows, &[]).iter().for_each(|line| terminal::say(&format!("  {line}")));
    terminal::say(&format!("The password of all of them is: {}", make::PASSWORD));
    terminal::say(&format!("Guildhall is open at http://{address}"));
}

async fn check_and_stop(listener: TcpListener, app: web::App) -> Result<(), Trouble> {
    let address = listener.local_addr()?;
    let guildhall = app.guildhall.clone();
    let (stop, stopped) = oneshot::channel::<()>();
    let served = tokio::spawn(web::serve(listener, app, async move {
        // The sender going away is a stop as well.
        let _ = stopped.await;
    }));
    let checked = ready::check(&guildhall, address).await;
    let _ = stop.send(());
    served.await.map_err(|fault| Trouble::failed(fault.to_string()))??;
    terminal::say(&checked?);
    Ok(())
}
