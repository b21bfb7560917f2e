//! `guildhall spend undo`: an import is undone whole.

use crate::arguments::Place;
use crate::outcome::Trouble;
use crate::{folder, terminal};
use actions::Failure;
use clap::Args;
use domain::access::Scope;
use domain::councils::CouncilCode;

pub const EXAMPLES: &str = "\
Example:
  guildhall spend undo 12 --council wynmarch --why 'wrong file'

`guildhall spend list` shows the batches. The lines count in no figure from that moment on; file and lines stay.";

/// What `spend undo` takes.
#[derive(Debug, Args)]
pub struct Undo {
    /// The batch's number
    #[arg(value_name = "BATCH")]
    batch: i64,
    /// The council's code
    #[arg(long, value_name = "CODE")]
    council: CouncilCode,
    /// Why it is undone, for the trail
    #[arg(long, value_name = "TEXT")]
    why: String,
}

impl Undo {
    /// Undoes it.
    pub async fn carry_out(&self, place: &Place) -> Result<(), Trouble> {
        let guildhall = folder::open(place).await?;
        let council = folder::council(&guildhall, &self.council).await?;
        let scope = Scope::of_operator(council.id);
        match actions::spend::undo(&guildhall, &scope, self.batch, &self.why).await {
            Ok(()) => {
                terminal::say(&format!("Batch {} was undone: its lines count in no figure any more.", self.batch));
                Ok(())
            }
            Err(Failure::NotFound) => Err(Trouble::failed(format!(
                "{} has no batch {}. See its batches with `guildhall spend list --council {}`.",
                council.name, self.batch, council.code
            ))),
            Err(other) => Err(other.into()),
        }
    }
}
