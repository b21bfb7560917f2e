//! `guildhall restore`: brings a backup back.

use crate::arguments::Place;
use crate::outcome::Trouble;
use crate::{folder, show, terminal};
use clap::Args;
use std::path::PathBuf;

pub const EXAMPLES: &str = "\
Example:
  guildhall restore /backups/guildhall-2026-04-30.tar --at /srv/guildhall-again

The folder must hold no Guildhall, and the database, where one is given, no records. A backup made on one kind of
database comes back on the other.";

/// What `restore` takes.
#[derive(Debug, Args)]
pub struct Restore {
    /// The backup
    #[arg(value_name = "FILE")]
    from: PathBuf,
    /// Print JSON for programs
    #[arg(long)]
    json: bool,
}

impl Restore {
    /// Brings the backup back.
    pub async fn carry_out(&self, place: &Place) -> Result<(), Trouble> {
        let places = folder::places(place)?;
        if !self.from.is_file() {
            return Err(Trouble::failed(format!("There is no file {}. Name the backup.", self.from.display())));
        }
        let done = actions::upkeep::restore(&places, &self.from).await?;
        let (rows, files) = (done.rows, done.files);
        if self.json {
            terminal::say(&format!("{{\"rows\":{rows},\"files\":{files}}}"));
        } else {
            let (rows, files) = (show::count(rows, "row", "rows"), show::count(files, "file", "files"));
            terminal::say(&format!("{rows} of records and {files} are back in {}.", places.root.display()));
            terminal::say("Prove it with `guildhall check`.");
        }
        Ok(())
    }
}
