//! `guildhall spend`: payments come in, their import is undone, their figures are shown.

pub mod bring_in;
mod dry_run;
mod figures;
mod import;
mod indicators;
mod list;
mod national;
mod report;
mod sector;
mod undo;

use crate::arguments::Place;
use crate::outcome::Trouble;
use clap::Subcommand;

/// What is to be done about payments.
#[derive(Debug, Subcommand)]
pub enum Spend {
    /// Bring payments files in, or only say how they are read
    #[command(after_help = import::EXAMPLES)]
    Import(Box<import::Import>),
    /// List the imports of a council
    #[command(after_help = list::EXAMPLES)]
    List(list::List),
    /// Undo an import whole
    #[command(after_help = undo::EXAMPLES)]
    Undo(undo::Undo),
    /// Show what was spent, by year and by supplier
    #[command(after_help = figures::EXAMPLES)]
    Figures(figures::Figures),
    /// Show what all councils here spent together in a year, with how much of it is held
    #[command(after_help = sector::EXAMPLES)]
    Sector(sector::Sector),
}

impl Spend {
    /// Does it.
    pub async fn carry_out(&self, place: &Place) -> Result<(), Trouble> {
        match self {
            Spend::Import(import) => import.carry_out(place).await,
            Spend::List(list) => list.carry_out(place).await,
            Spend::Undo(undo) => undo.carry_out(place).await,
            Spend::Figures(figures) => figures.carry_out(place).await,
            Spend::Sector(sector) => sector.carry_out(place).await,
        }
    }
}
