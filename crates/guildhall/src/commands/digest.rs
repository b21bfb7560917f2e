//! `guildhall digest`: the mails of a council for a day, written and sent at once, or shown.

use crate::arguments::{Place, day};
use crate::configuration::{self, Flags, MailFlags, Settings};
use crate::outcome::Trouble;
use crate::{folder, show, terminal};
use actions::{Clock, Guildhall};
use clap::Args;
use domain::access::{Actor, Scope};
use domain::councils::CouncilCode;
use domain::values::Date;
use std::net::SocketAddr;

pub const EXAMPLES: &str = "\
Examples:
  guildhall digest --council wynmarch --dry-run
  guildhall digest --council wynmarch --day 2026-11-23 --dry-run

While Guildhall is served and mail is set up, this is done by itself each morning. However often it is done, nobody gets a
mail of a day twice.";

/// What `digest` takes.
#[derive(Debug, Args)]
pub struct Digest {
    /// The council's code
    #[arg(long, value_name = "CODE")]
    council: CouncilCode,
    /// As if today were this day; the real one unless it is given
    #[arg(long, value_name = "DATE", value_parser = day)]
    day: Option<Date>,
    /// The address that Guildhall listens on, for the links where no public address is given. The file's key is `listen`.
    #[arg(long, value_name = "ADDRESS:PORT", env = "GUILDHALL_LISTEN")]
    listen: Option<SocketAddr>,
    /// Show what would go and send nothing
    #[arg(long)]
    dry_run: bool,
    #[command(flatten)]
    mail: MailFlags,
}

impl Digest {
    /// Whether mails would be kept for a day that has not come: whoever has one of a later day gets none until then.
    fn is_too_early(&self, today: Date) -> bool {
        !self.dry_run && self.day.is_some_and(|day| day > today)
    }

    /// Writes and sends them.
    pub async fn carry_out(&self, place: &Place) -> Result<(), Trouble> {
        if self.is_too_early(Clock::Machine.today()) {
            return Err(Trouble::failed(
                "That day has not come. Mails of it would keep those of the days until then from being sent. Look at them with \
                 --dry-run.",
            ));
        }
        let opened = folder::open(place).await?;
        let council = folder::council(&opened, &self.council).await?;
        let scope = Scope::of_job(council.id, Actor::Operator);
        let file = configuration::read(place, &folder::places(place)?.root)?;
        let mail = self.mail.settings(&file);
        let listen = Settings::new(&Flags { listen: self.listen, ..Flags::default() }, &file).listen;
        let clock = self.day.map_or(Clock::Machine, Clock::as_if);
        let guildhall = Guildhall { clock, ..opened };
        if self.dry_run {
            return show_due(&guildhall, &scope, &mail.house(listen)?).await;
        }
        let Some(mailing) = mail.mailing(listen)? else {
            return Err(Trouble::failed(
                "No mail is set up. Say where mails go with --mail-url and --mail-from, or look with --dry-run.",
            ));
        };
        let written = actions::mail::write_due(&guildhall, &scope, &mailing).await?;
        let done = actions::mail::deliver(&guildhall, &scope, &mailing).await?;
        terminal::say(&format!(
            "{}: {} written; {} sent, {} to be tried again, {} given up, {} not wanted any more.",
            council.name,
            show::count(u64::try_from(written).unwrap_or(0), "mail", "mails"),
            done.sent,
            done.later,
            done.failed,
            done.dropped
        ));
        if done.later + done.failed > 0 {
            return Err(Trouble::failed("Some mails were not taken. People with the role of administrator see why."));
        }
        Ok(())
    }
}

/// Shows what would go.
async fn show_due(guildhall: &Guildhall, scope: &Scope, house: &str) -> Result<(), Trouble> {
    let mut count = 0_u64;
    for one in actions::mail::compose_due(guildhall, scope, house).await? {
        let Some(written) = one.written else { continue };
        count += 1;
        terminal::say(&format!("To: {}", one.person.email.unwrap_or_default()));
        terminal::say(&format!("Subject: {}\n\n{}", written.subject, written.body));
    }
    terminal::say(&format!("{} would go. Nothing was sent.", show::count(count, "mail", "mails")));
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn mails_of_a_day_to_come_are_shown_and_not_sent() {
        let today: Date = "2026-06-15".parse().unwrap();
        for (day, dry_run, expected, reason) in [
            (None, false, false, "today"),
            (Some("2026-06-14"), false, false, "a day that was"),
            (Some("2026-06-15"), false, false, "today, by name"),
            (Some("2026-06-16"), false, true, "tomorrow"),
            (Some("2026-06-16"), true, false, "tomorrow, to look"),
        ] {
            let (council, day) = ("wynmarch".parse().unwrap(), day.map(|day| day.parse().unwrap()));
            let digest = Digest { council, day, listen: None, dry_run, mail: MailFlags::default() };
            assert_eq!(digest.is_too_early(today), expected, "{reason}");
        }
    }
}
