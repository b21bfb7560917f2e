//! `guildhall strategy levels`: each area with its agreed level, what the facts propose, and its target.

use crate::arguments::Place;
use crate::outcome::{Trouble, json};
use crate::{folder, terminal};
use clap::Args;
use domain::access::Scope;
use domain::councils::CouncilCode;
use domain::strategy::{AreaLevel, LevelsAnswer};

pub const EXAMPLES: &str = "\
Examples:
  guildhall strategy levels --council wynmarch
  guildhall strategy levels --council wynmarch --json

A level that nobody agreed is null in JSON, and so is one that the facts do not propose; neither is the lowest.";

/// What `strategy levels` takes.
#[derive(Debug, Args)]
pub struct Levels {
    /// The council's code
    #[arg(long, value_name = "CODE")]
    council: CouncilCode,
    /// Print JSON for programs: one object with the areas
    #[arg(long)]
    json: bool,
}

impl Levels {
    /// Shows them.
    pub async fn carry_out(&self, place: &Place) -> Result<(), Trouble> {
        let guildhall = folder::open(place).await?;
        let council = folder::council(&guildhall, &self.council).await?;
        let (scope, today) = (Scope::of_operator(council.id), guildhall.clock.today());
        let facts = store::strategy::facts(&guildhall.store, &scope, today).await?;
        let editions = facts.book.editions();
        let edition = facts.book.edition(&editions);
        let edition = edition
            .ok_or_else(|| Trouble::failed("No edition is in use. Choose one on the page /strategy/editions."))?;
        let levels = facts.book.levels(&editions, edition, &facts.readings, today);
        if self.json {
            terminal::say(&json(&levels)?);
        } else {
            table(&levels);
        }
        Ok(())
    }
}

fn table(levels: &LevelsAnswer) {
    let rounds = levels.several_rounds().or_else(|| levels.round.clone());
    let round = rounds.as_deref().unwrap_or("no round is settled yet");
    terminal::say(&format!("{}, {round}", levels.edition));
    let heads = ["code", "theme", "area", "level", "the facts say", "target", "by", "spread"];
    let mut rows = vec![heads.map(str::to_owned).to_vec()];
    rows.extend(levels.areas.iter().map(row));
    terminal::columns(&rows, &[7]).iter().for_each(|line| terminal::say(line));
    terminal::say(&levels.attribution);
}

fn row(area: &AreaLevel) -> Vec<String> {
    let or = |text: Option<&String>, none: &str| text.map_or_else(|| none.to_owned(), Clone::clone);
    vec![
        area.code.clone(),
        area.theme.clone(),
        area.name.clone(),
        or(area.level.as_ref(), "not assessed"),
        or(area.proposed.as_ref(), "do not say"),
        or(area.target.as_ref(), "not chosen"),
        area.date.map(|day| day.to_string()).unwrap_or_default(),
        area.spread.map(|points| points.to_string()).unwrap_or_default(),
    ]
}
