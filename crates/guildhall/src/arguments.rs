//! The command line as a whole, and what every command takes.

use crate::commands::Command;
use clap::{Args, Parser};
use domain::values::{Date, Month};
use std::path::PathBuf;

/// Guildhall: the procurement office of an English council.
#[derive(Debug, Parser)]
#[command(name = "guildhall", version, propagate_version = true, after_help = EXAMPLES)]
pub struct Arguments {
    #[command(flatten)]
    pub place: Place,
    #[command(subcommand)]
    pub command: Command,
}

const EXAMPLES: &str = "\
Examples:
  guildhall demo
  guildhall serve
  guildhall spend import payments-april.csv --council wynmarch

Exit codes: 0 done, 1 refused or failed, 2 wrong use.";

/// Where the Guildhall is.
#[derive(Clone, Debug, Default, Args)]
pub struct Place {
    /// The folder that holds the Guildhall; the user's data folder unless it is given.
    #[arg(long, global = true, value_name = "FOLDER", env = "GUILDHALL_AT")]
    pub at: Option<PathBuf>,
    /// The address of a PostgreSQL database for the records; without it they are a file in the folder.
    #[arg(long, global = true, value_name = "ADDRESS", env = "GUILDHALL_DATABASE", hide_env_values = true)]
    pub database: Option<String>,
    /// The configuration file; guildhall.toml in the folder unless it is given.
    #[arg(long, global = true, value_name = "FILE", env = "GUILDHALL_CONFIG")]
    pub config: Option<PathBuf>,
}

/// A day as typed: `2026-04-30`.
///
/// # Errors
/// A sentence that says what to type.
pub fn day(typed: &str) -> Result<Date, String> {
    typed.parse().map_err(|_| format!("{typed:?} is not a day such as 2026-04-30"))
}

/// A month or a day as typed; a month is its first day.
///
/// # Errors
/// A sentence that says what to type.
pub fn month_or_day(typed: &str) -> Result<Date, String> {
    typed
        .parse::<Month>()
        .map(Month::first_day)
        .or_else(|_| day(typed))
        .map_err(|_| format!("{typed:?} is neither a month such as 2026-04 nor a day such as 2026-04-30"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    #[test]
    fn the_command_line_is_sound() {
        Arguments::command().debug_assert();
    }

    #[test]
    fn every_command_gives_an_example() {
        fn commands_of(command: &clap::Command) -> Vec<&clap::Command> {
            let below: Vec<_> = command.get_subcommands().filter(|below| below.get_name() != "help").collect();
            if below.is_empty() { vec![command] } else { below.into_iter().flat_map(commands_of).collect() }
        }
        let mut whole = Arguments::command();
        // The commands of the rules are made only when they are asked for.
        whole.build();
        for command in commands_of(&whole) {
            let after = command.get_after_help().map(ToString::to_string).unwrap_or_default();
            assert!(after.contains("Example"), "{} gives no example", command.get_name());
        }
    }

    #[test]
    fn a_month_is_its_first_day() {
        for (typed, date) in
            [("2026-04", Some("2026-04-01")), ("2026-04-30", Some("2026-04-30")), ("2026-04-31", None), ("April", None)]
        {
            assert_eq!(month_or_day(typed).ok().map(|date| date.to_string()).as_deref(), date, "{typed:?}");
        }
    }
}
