//! `guildhall losses`: the checks for lost money run, and what they found is listed.

mod list;
mod run;

use crate::arguments::Place;
use crate::outcome::Trouble;
use clap::Subcommand;

/// What is to be done about money that may have been lost.
#[derive(Debug, Subcommand)]
pub enum Losses {
    /// Run the checks over a council's payments
    #[command(after_help = run::EXAMPLES)]
    Run(run::Run),
    /// List what the checks found
    #[command(after_help = list::EXAMPLES)]
    List(list::List),
}

impl Losses {
    /// Does it.
    pub async fn carry_out(&self, place: &Place) -> Result<(), Trouble> {
        match self {
            Losses::Run(run) => run.carry_out(place).await,
            Losses::List(list) => list.carry_out(place).await,
        }
    }
}
