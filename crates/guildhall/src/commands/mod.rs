//! The commands, one file each.

mod backup;
mod check;
mod council;
mod demo;
mod digest;
mod law;
mod losses;
mod person;
mod publication;
mod reference;
mod restore;
mod serve;
mod spend;
mod strategy;
mod suppliers;

use crate::arguments::{Arguments, Place};
use crate::outcome::Trouble;
use clap::Subcommand;

/// What is to be done.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Make the invented councils and open them in the browser
    #[command(after_help = demo::EXAMPLES)]
    Demo(demo::Demo),
    /// Open the Guildhall of a folder, in the browser
    #[command(after_help = serve::explanation())]
    Serve(serve::Serve),
    /// Bring payments in, undo that, see the figures
    #[command(subcommand)]
    Spend(spend::Spend),
    /// Bring in facts about suppliers; list what is not known
    #[command(subcommand)]
    Suppliers(suppliers::Suppliers),
    /// Load reference data: the postcode directory
    #[command(subcommand)]
    Reference(reference::Reference),
    /// Look for money that may have been lost
    #[command(subcommand)]
    Losses(losses::Losses),
    /// Prepare and publish what the Transparency Code asks for
    #[command(subcommand)]
    Publication(publication::Publication),
    /// Show the scorecard and the levels of a council's strategy; take its set-up out and in
    #[command(subcommand)]
    Strategy(strategy::Strategy),
    /// Write and send the mails of a day: what waits for people, and what changed
    #[command(after_help = digest::EXAMPLES)]
    Digest(digest::Digest),
    /// Ask the rules of procurement law; no council and no database is needed
    #[command(subcommand)]
    Law(law::Law),
    /// Add a council, or list them
    #[command(subcommand)]
    Council(council::Councils),
    /// Add a person to a council
    #[command(subcommand)]
    Person(person::People),
    /// Prove that everything is whole: the trail, the figures, the files
    #[command(after_help = check::EXAMPLES)]
    Check(check::Check),
    /// Write records, lines and files into one file
    #[command(after_help = backup::EXAMPLES)]
    Backup(backup::Backup),
    /// Bring a backup back into an empty folder or database
    #[command(after_help = restore::EXAMPLES)]
    Restore(restore::Restore),
}

/// Carries out what was asked.
///
/// # Errors
/// When it was not done.
pub async fn carry_out(asked: Arguments) -> Result<(), Trouble> {
    let place: &Place = &asked.place;
    match &asked.command {
        Command::Demo(demo) => demo.carry_out(place).await,
        Command::Serve(serve) => serve.carry_out(place).await,
        Command::Spend(spend) => spend.carry_out(place).await,
        Command::Suppliers(suppliers) => suppliers.carry_out(place).await,
        Command::Reference(reference) => reference.carry_out(place).await,
        Command::Losses(losses) => losses.carry_out(place).await,
        Command::Publication(publication) => publication.carry_out(place).await,
        Command::Strategy(strategy) => strategy.carry_out(place).await,
        Command::Digest(digest) => digest.carry_out(place).await,
        Command::Law(law) => law.carry_out(),
        Command::Council(councils) => councils.carry_out(place).await,
        Command::Person(people) => people.carry_out(place).await,
        Command::Check(check) => check.carry_out(place).await,
        Command::Backup(backup) => backup.carry_out(place).await,
        Command::Restore(restore) => restore.carry_out(place).await,
    }
}
