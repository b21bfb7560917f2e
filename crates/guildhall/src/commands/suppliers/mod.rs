//! `guildhall suppliers`: facts about suppliers come in; what is not known is listed.

pub mod bring_in;
mod facts;
mod unknown;

use crate::arguments::Place;
use crate::outcome::Trouble;
use clap::Subcommand;

/// What is to be done about suppliers.
#[derive(Debug, Subcommand)]
pub enum Suppliers {
    /// Bring in a file of facts about suppliers, or only say how it is read
    #[command(after_help = facts::EXAMPLES)]
    Facts(Box<facts::Facts>),
    /// Show what is not known of suppliers, by value
    #[command(after_help = unknown::EXAMPLES)]
    Unknown(unknown::UnknownFacts),
}

impl Suppliers {
    /// Does it.
    pub async fn carry_out(&self, place: &Place) -> Result<(), Trouble> {
        match self {
            Suppliers::Facts(facts) => facts.carry_out(place).await,
            Suppliers::Unknown(unknown) => unknown.carry_out(place).await,
        }
    }
}
