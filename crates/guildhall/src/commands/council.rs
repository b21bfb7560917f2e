//! `guildhall council`: adds a council, lists them.

use crate::arguments::Place;
use crate::outcome::{Trouble, json};
use crate::{folder, terminal};
use actions::{Clock, Guildhall};
use clap::{Args, Subcommand};
use domain::access::Scope;
use domain::councils::CouncilCode;
use serde::Serialize;

const ADD_EXAMPLES: &str = "\
Example:
  guildhall council add --name 'Wynmarch District Council' --code wynmarch";

const LIST_EXAMPLES: &str = "\
Example:
  guildhall council list";

const AREA_EXAMPLES: &str = "\
Examples:
  guildhall council area --council wynmarch
  guildhall council area --council wynmarch --own E07000999

The county and the region are worked out from the postcode directory, now and with each edition that is loaded. Enter them
where the directory has no county, as about a metropolitan district: --wider takes the districts of its combined authority.";

/// What is to be done about councils.
#[derive(Debug, Subcommand)]
pub enum Councils {
    /// Add a council
    #[command(after_help = ADD_EXAMPLES)]
    Add(Add),
    /// List the councils
    #[command(after_help = LIST_EXAMPLES)]
    List(List),
    /// Show or set the area of a council, by which local suppliers are told
    #[command(after_help = AREA_EXAMPLES)]
    Area(Area),
}

/// What `council area` takes.
#[derive(Debug, Args)]
pub struct Area {
    /// The council's code
    #[arg(long, value_name = "CODE")]
    council: CouncilCode,
    /// The code of its own area, such as E07000999; without it the area is shown
    #[arg(long, value_name = "GSS")]
    own: Option<String>,
    /// The county, or the districts of its combined authority, parted by commas
    #[arg(long, value_name = "GSS", default_value = "", requires = "own")]
    wider: String,
    /// The region
    #[arg(long, value_name = "GSS", default_value = "", requires = "own")]
    region: String,
    /// Print JSON for programs
    #[arg(long)]
    json: bool,
}

#[derive(Serialize)]
struct ShownArea {
    own: Option<String>,
    wider: Vec<String>,
    region: Option<String>,
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
            Councils::Area(area) => area.carry_out(place).await,
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

impl Area {
    async fn carry_out(&self, place: &Place) -> Result<(), Trouble> {
        let guildhall = folder::open(place).await?;
        let council = folder::council(&guildhall, &self.council).await?;
        let scope = Scope::of_operator(council.id);
        if let Some(own) = &self.own {
            actions::reference::set_area(&guildhall, &scope, own, &self.wider, &self.region).await?;
        }
        let area = store::suppliers::area_at(&guildhall.store, &scope, None).await?.map(|record| record.area);
        let shown = ShownArea {
            own: area.as_ref().map(|area| area.own.to_string()),
            wider: area.iter().flat_map(|area| area.wider.iter().map(ToString::to_string)).collect(),
            region: area.as_ref().and_then(|area| area.region).map(|code| code.to_string()),
        };
        if self.json {
            terminal::say(&json(&shown)?);
            return Ok(());
        }
        match &shown.own {
            None => terminal::say(&format!("No area is recorded of {}. Set it with --own.", council.name)),
            Some(own) => {
                let or_none = |text: String| if text.is_empty() { "not known".to_owned() } else { text };
                terminal::say(&format!("own area: {own}"));
                terminal::say(&format!("county or districts about it: {}", or_none(shown.wider.join(", "))));
                terminal::say(&format!("region: {}", or_none(shown.region.unwrap_or_default())));
            }
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
