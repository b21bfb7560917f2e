//! `guildhall strategy`: the scorecard and the levels as the pages show them, and the set-up as a file.

mod configuration;
mod levels;
mod scorecard;

use crate::arguments::Place;
use crate::outcome::Trouble;
use clap::Subcommand;

/// What is to be shown of a council's strategy, or done with its set-up.
#[derive(Debug, Subcommand)]
pub enum Strategy {
    /// Show the balanced scorecard
    #[command(after_help = scorecard::EXAMPLES)]
    Scorecard(scorecard::Scorecard),
    /// Show where each area stands, what the facts propose, and where the council wants to be
    #[command(after_help = levels::EXAMPLES)]
    Levels(levels::Levels),
    /// Print the set-up of the strategy as a file, or bring one in
    #[command(subcommand)]
    Configuration(configuration::Setup),
}

impl Strategy {
    /// Does it.
    pub async fn carry_out(&self, place: &Place) -> Result<(), Trouble> {
        match self {
            Strategy::Scorecard(scorecard) => scorecard.carry_out(place).await,
            Strategy::Levels(levels) => levels.carry_out(place).await,
            Strategy::Configuration(setup) => setup.carry_out(place).await,
        }
    }
}
