//! `guildhall reference`: reference data is loaded, and what is loaded is listed.

use crate::arguments::Place;
use crate::outcome::{Trouble, json};
use crate::terminal::Progress;
use crate::{folder, show, terminal};
use actions::reference::{LoadWish, Loaded};
use actions::{Clock, Guildhall};
use clap::{Args, Subcommand, ValueEnum};
use domain::values::Month;
use serde::Serialize;
use std::path::PathBuf;
use store::postcodes::Edition;

const LOAD_EXAMPLES: &str = "\
Examples:
  guildhall reference load postcodes ONSPD_MAY_2025_UK.zip
  guildhall reference load postcodes ONSPD_MAY_2025_UK.csv --json

postcodes is the ONS Postcode Directory, as the CSV file or in the zip it is published in. It is loaded whole or not at
all: until it is, the edition that was there counts. Earlier editions stay, for figures as of an earlier day.";

const LIST_EXAMPLES: &str = "\
Example:
  guildhall reference list";

/// What is to be done about reference data.
#[derive(Debug, Subcommand)]
pub enum Reference {
    /// Load an edition of reference data
    #[command(after_help = LOAD_EXAMPLES)]
    Load(Load),
    /// List what is loaded
    #[command(after_help = LIST_EXAMPLES)]
    List(List),
}

/// What can be loaded.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum What {
    /// The ONS Postcode Directory
    Postcodes,
}

/// What can be said yes to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Accept {
    /// Far fewer postcodes than the edition before
    Fewer,
    /// An edition older than the one before
    Older,
}

/// What `reference load` takes.
#[derive(Debug, Args)]
pub struct Load {
    /// What to load
    what: What,
    /// The file
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// The month the edition is of, where the file's name does not say
    #[arg(long, value_name = "YYYY-MM")]
    month: Option<Month>,
    /// What to say yes to
    #[arg(long, value_delimiter = ',')]
    accept: Vec<Accept>,
    /// Print JSON for programs
    #[arg(long)]
    json: bool,
}

/// What `reference list` takes.
#[derive(Debug, Args)]
pub struct List {
    /// Print JSON Lines for programs
    #[arg(long)]
    json: bool,
}

#[derive(Serialize)]
struct Shown<'a> {
    what: &'static str,
    month: String,
    file: &'a str,
    postcodes: i64,
    ended: i64,
    last_postcode: &'a str,
    loaded_at: String,
}

#[derive(Serialize)]
struct ShownLoad<'a> {
    outcome: &'static str,
    #[serde(flatten)]
    edition: Shown<'a>,
    unreadable_rows: u64,
    repeated: u64,
    looked_up: u64,
    not_found: u64,
}

fn shown(edition: &Edition) -> Shown<'_> {
    Shown {
        what: "postcodes",
        month: edition.month.to_string(),
        file: &edition.file_name,
        postcodes: edition.postcodes,
        ended: edition.ended,
        last_postcode: &edition.last_postcode,
        loaded_at: store::moment_text(edition.loaded_at),
    }
}

impl Reference {
    /// Does it.
    pub async fn carry_out(&self, place: &Place) -> Result<(), Trouble> {
        match self {
            Reference::Load(load) => load.carry_out(place).await,
            Reference::List(list) => list.carry_out(place).await,
        }
    }
}

impl Load {
    async fn carry_out(&self, place: &Place) -> Result<(), Trouble> {
        let What::Postcodes = self.what;
        if !self.file.is_file() {
            return Err(Trouble::failed(format!("There is no file {}.", self.file.display())));
        }
        // A Guildhall may be loaded before it has a council.
        let guildhall = Guildhall::open(&folder::places(place)?, Clock::Machine).await?;
        actions::upkeep::sweep(&guildhall).await?;
        let wish = LoadWish {
            month: self.month,
            accept_fewer: self.accept.contains(&Accept::Fewer),
            accept_older: self.accept.contains(&Accept::Older),
        };
        let name = self.file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let progress = Progress::new();
        let mut report = |done: u64, all: u64, rows: u64| {
            let percent = done.saturating_mul(100).checked_div(all).unwrap_or(0);
            progress.show(&format!("Loading: {percent} %, {}", show::count(rows, "postcode", "postcodes")));
        };
        let loaded = actions::reference::load_postcodes(&guildhall, &self.file, &name, wish, &mut report).await;
        progress.clear();
        self.say(&loaded?)
    }

    fn say(&self, loaded: &Loaded) -> Result<(), Trouble> {
        let (looked_up, not_found) = loaded.looked_up;
        if self.json {
            let outcome = if loaded.was_there { "already_loaded" } else { "loaded" };
            let (unreadable_rows, repeated) = (loaded.unreadable, loaded.repeated);
            let edition = shown(&loaded.edition);
            terminal::say(&json(&ShownLoad { outcome, edition, unreadable_rows, repeated, looked_up, not_found })?);
            return Ok(());
        }
        let edition = &loaded.edition;
        let count = |number: i64| show::count(u64::try_from(number).unwrap_or(0), "postcode", "postcodes");
        let month = edition.month.name();
        if loaded.was_there {
            terminal::say(&format!("This very edition of {month} is loaded already. Nothing was changed."));
            return Ok(());
        }
        terminal::say(&format!(
            "The postcode directory of {month} is loaded: {}, {} of them ended, the last being {}.",
            count(edition.postcodes),
            edition.ended,
            edition.last_postcode
        ));
        if loaded.unreadable > 0 {
            terminal::say(&format!(
                "{} could not be read and were left out.",
                show::count(loaded.unreadable, "row", "rows")
            ));
        }
        if looked_up > 0 {
            terminal::say(&format!(
                "{looked_up} postcodes of suppliers were looked up in it; it does not hold {not_found} of them."
            ));
        }
        Ok(())
    }
}

impl List {
    async fn carry_out(&self, place: &Place) -> Result<(), Trouble> {
        let guildhall = folder::open(place).await?;
        let editions = store::postcodes::editions(&guildhall.store).await?;
        if self.json {
            for edition in &editions {
                terminal::say(&json(&shown(edition))?);
            }
            return Ok(());
        }
        if editions.is_empty() {
            terminal::say("Nothing is loaded. Load postcodes with `guildhall reference load postcodes FILE`.");
            return Ok(());
        }
        let mut rows = vec![["month", "postcodes", "ended", "file", "loaded"].map(str::to_owned).to_vec()];
        rows.extend(editions.iter().map(|edition| {
            let loaded = edition.loaded_at.strftime("%Y-%m-%d").to_string();
            let numbers = [edition.month.to_string(), edition.postcodes.to_string(), edition.ended.to_string()];
            numbers.into_iter().chain([edition.file_name.clone(), loaded]).collect()
        }));
        terminal::columns(&rows, &[1, 2]).iter().for_each(|line| terminal::say(line));
        Ok(())
    }
}
