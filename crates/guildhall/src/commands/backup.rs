//! `guildhall backup`: everything in one file.

use crate::arguments::Place;
use crate::outcome::Trouble;
use crate::{folder, show, terminal};
use clap::Args;
use std::path::PathBuf;

pub const EXAMPLES: &str = "\
Example:
  guildhall backup /backups/guildhall-2026-04-30.tar --at /srv/guildhall

It can be made while the Guildhall is open: it holds records, lines and files as of one moment.";

/// What `backup` takes.
#[derive(Debug, Args)]
pub struct Backup {
    /// The file to write, which must not be there yet
    #[arg(value_name = "FILE")]
    to: PathBuf,
    /// Print JSON for programs
    #[arg(long)]
    json: bool,
}

impl Backup {
    /// Writes the backup.
    pub async fn carry_out(&self, place: &Place) -> Result<(), Trouble> {
        let guildhall = folder::open(place).await?;
        let done = actions::upkeep::back_up(&guildhall, &folder::places(place)?, &self.to).await?;
        let (rows, files) = (done.rows, done.files);
        if self.json {
            terminal::say(&format!("{{\"rows\":{rows},\"files\":{files}}}"));
        } else {
            let (rows, files) = (show::count(rows, "row", "rows"), show::count(files, "file", "files"));
            terminal::say(&format!("{} holds {rows} of records and {files}.", self.to.display()));
        }
        Ok(())
    }
}
