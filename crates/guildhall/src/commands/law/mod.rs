//! `guildhall law`: the rule book asked from a terminal. Its commands and flags are made from the list of rules.

mod ask;
mod flags;
mod holidays;
mod list;
mod say;

use crate::arguments::Place;
use crate::outcome::Trouble;
use clap::error::ErrorKind;
use clap::{ArgMatches, Args, Command, FromArgMatches, Subcommand};
use domain::law::list::{RULES, find};

/// What the rule book is asked.
#[derive(Debug)]
pub enum Law {
    List(list::List),
    Holidays(holidays::Holidays),
    Rule(ask::Ask),
}

const LIST: &str = "list";
const HOLIDAYS: &str = "holidays";

impl Subcommand for Law {
    fn augment_subcommands(command: Command) -> Command {
        let list = Command::new(LIST).after_help(list::EXAMPLES);
        let holidays = Command::new(HOLIDAYS).after_help(holidays::EXAMPLES);
        let command = without_place(command)
            .subcommand(list::List::augment_args(list))
            .subcommand(holidays::Holidays::augment_args(holidays))
            .after_help(EXAMPLES);
        RULES.iter().fold(command, |command, rule| command.subcommand(flags::command(*rule)))
    }

    fn augment_subcommands_for_update(command: Command) -> Command {
        Self::augment_subcommands(command)
    }

    fn has_subcommand(name: &str) -> bool {
        name == LIST || name == HOLIDAYS || find(name).is_some()
    }
}

impl FromArgMatches for Law {
    fn from_arg_matches(matches: &ArgMatches) -> Result<Self, clap::Error> {
        match matches.subcommand() {
            Some((LIST, given)) => list::List::from_arg_matches(given).map(Law::List),
            Some((HOLIDAYS, given)) => holidays::Holidays::from_arg_matches(given).map(Law::Holidays),
            Some((code, given)) => match find(code) {
                Some(rule) => Ok(Law::Rule(ask::Ask::of(rule, given))),
                None => Err(clap::Error::raw(ErrorKind::InvalidSubcommand, format!("there is no rule {code}\n"))),
            },
            None => Err(clap::Error::raw(ErrorKind::MissingSubcommand, "name a rule, `list` or `holidays`\n")),
        }
    }

    fn update_from_arg_matches(&mut self, matches: &ArgMatches) -> Result<(), clap::Error> {
        *self = Self::from_arg_matches(matches)?;
        Ok(())
    }
}

/// Where the Guildhall is may be said of every command, but the rule book needs none: its help leaves that out.
fn without_place(command: Command) -> Command {
    let about = command.get_about().cloned();
    let command = Place::augment_args(command).mut_args(|arg| arg.hide(true));
    match about {
        Some(about) => command.about(about),
        None => command,
    }
}

const EXAMPLES: &str = "\
Examples:
  guildhall law list
  guildhall law standstill --published 2026-11-20
  guildhall law standstill --help

This is not legal advice. Exit codes: 0 answered, 1 a fact is missing or cannot be right, 2 wrong use.";

impl Law {
    /// Answers.
    pub fn carry_out(&self) -> Result<(), Trouble> {
        match self {
            Law::List(list) => list.carry_out(),
            Law::Holidays(holidays) => holidays.carry_out(),
            Law::Rule(ask) => ask.carry_out(),
        }
    }
}
