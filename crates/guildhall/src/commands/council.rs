//! `guildhall council`: adds a council, lists them.

use crate::arguments::Place;
use crate::outcome::{Trouble, json};
use crate::{folder, terminal};
use actions::{Clock, Guildhall};
use clap::{Args, Subcommand};
use domain::councils::CouncilCode;
use serde::Serialize;

const ADD_EXAMPLES: &str = "\
Example:
  guildhall council add --name 'Wynmarch District Council' --code wynmarch";

const LIST_EXAMPLES: &str = "\
Example:
  guildhall council list";

/// What is to be done about councils.
#[derive(Debug, Subcommand)]
pub enum Councils {
    /// Add a council
    #[command(after_help = ADD_EXAMPLES)]
    Add(Add),
    /// List the councils
    #[command(after_help = LIST_EXAMPLES)]
    List(List),
}

/// What `council add` takes.
#[derive(Debug, Args)]
pub struct Add {
    /// The council's full name
    #[arg(long)]
    name: String,
    /// Its short name in commands and addresses; made from the name unless it is given
    #[arg(long)]
    code: Option<CouncilCode>,
    /// Print JSON for programs
    #[arg(long)]
    json: bool,
}

/// What `council list` takes.
#[derive(Debug, Args)]
pub struct List {
    /// Print JSON Lines for programs
    #[arg(long)]
    json: bool,
}

#[derive(Serialize)]
struct Shown<'a> {
    code: &'a str,
    name: &'a str,
}

impl Councils {
    /// Does it.
    pub async fn carry_out(&self, place: &Place) -> Result<(), Trouble> {
        match self {
            Councils::Add(add) => add.carry_out(place).await,
            Councils::List(list) => list.carry_out(place).await,
        }
    }
}

impl Add {
    async fn carry_out(&self, place: &Place) -> Result<(), Trouble> {
        let name = self.name.trim();
        let code = self.code.clone().or_else(|| CouncilCode::from_name(name));
        let code =
            code.ok_or_else(|| Trouble::WrongUse("Give the council's name in letters, or a --code".to_owned()))?;
        if name.is_empty() {
            return Err(Trouble::WrongUse("Give the council's name".to_owned()));
        }
        // The first council may come in this way too, before the Guildhall was ever served.
        let guildhall = Guildhall::open(&folder::places(place)?, Clock::Machine).await?;
        actions::councils::add(&guildhall, &code, name).await?;
        if self.json {
            terminal::say(&json(&Shown { code: code.as_str(), name })?);
        } else {
            terminal::say(&format!("{name} was added under the code {code}."));
        }
        Ok(())
    }
}

impl List {
    async fn carry_out(&self, place: &Place) -> Result<(), Trouble> {
        let guildhall = folder::open(place).await?;
        let councils = store::councils::all(&guildhall.store).await?;
        let rows: Vec<Vec<String>> =
            councils.iter().map(|council| vec![council.code.to_string(), council.name.clone()]).collect();
        if !self.json {
            terminal::columns(&rows, &[]).iter().for_each(|line| terminal::say(line));
            return Ok(());
        }
        for council in &councils {
            terminal::say(&json(&Shown { code: council.code.as_str(), name: &council.name })?);
        }
        Ok(())
    }
}
