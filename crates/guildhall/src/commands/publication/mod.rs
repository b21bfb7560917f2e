//! `guildhall publication`: what is published, what would be, and publishing it.

mod list;
mod preview;
mod publish;

pub use publish::publish;

use crate::arguments::Place;
use crate::outcome::Trouble;
use clap::{Args, Subcommand};
use domain::councils::CouncilCode;
use domain::publication::{DataSet, PublicationPeriod};

/// What is to be done about publication.
#[derive(Debug, Subcommand)]
pub enum Publication {
    /// List the versions of a council
    #[command(after_help = list::EXAMPLES)]
    List(list::List),
    /// Show what would be published of a period, and what was found
    #[command(after_help = preview::EXAMPLES)]
    Preview(preview::Preview),
    /// Publish a period
    #[command(after_help = publish::EXAMPLES)]
    Publish(publish::Publish),
}

impl Publication {
    /// Does it.
    pub async fn carry_out(&self, place: &Place) -> Result<(), Trouble> {
        match self {
            Publication::List(list) => list.carry_out(place).await,
            Publication::Preview(preview) => preview.carry_out(place).await,
            Publication::Publish(publish) => publish.carry_out(place).await,
        }
    }
}

/// Which period of which data set of which council.
#[derive(Debug, Args)]
pub struct Which {
    /// The data set: payments, cards or grants
    #[arg(value_name = "SET")]
    pub set: DataSet,
    /// The period: a month 2026-04, a quarter 2026-Q1 or a financial year 2026, named by the year in whose April it begins
    #[arg(value_name = "PERIOD")]
    pub period: PublicationPeriod,
    /// The council's code
    #[arg(long, value_name = "CODE")]
    pub council: CouncilCode,
}
