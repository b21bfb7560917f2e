//! `guildhall strategy`: the scorecard and the levels, as the pages show them.

mod levels;
mod scorecard;

use crate::arguments::Place;
use crate::outcome::Trouble;
use clap::Subcommand;

/// What is to be shown of a council's strategy.
#[derive(Debug, Subcommand)]
pub enum Strategy {
    /// Show the balanced scorecard
    #[command(after_help = scorecard::EXAMPLES)]
    Scorecard(scorecard::Scorecard),
    /// Show where each area stands, what the facts propose, and where the council wants to be
    #[command(after_help = levels::EXAMPLES)]
    Levels(levels::Levels),
}

impl Strategy {
    /// Shows it.
    pub async fn carry_out(&self, place: &Place) -> Result<(), Trouble> {
        match self {
            Strategy::Scorecard(scorecard) => scorecard.carry_out(place).await,
            Strategy::Levels(levels) => levels.carry_out(place).await,
        }
    }
}
