//! `guildhall strategy configuration`: the set-up of a council's strategy as a file, out and in.

use crate::arguments::Place;
use crate::outcome::Trouble;
use crate::{folder, terminal};
use actions::Guildhall;
use actions::strategy::configuration::{Bringing, bring_in, export, preview, send, sent};
use clap::{Args, Subcommand};
use domain::access::Scope;
use domain::councils::CouncilCode;
use domain::strategy::configuration::{Configuration, ConfigurationPart, LineState, Plan};
use std::path::PathBuf;

const EXPORT_EXAMPLES: &str = "\
Example:
  guildhall strategy configuration export --council wynmarch > wynmarch.json

The file holds editions, own wording, checks, outcomes, definitions of indicators, scales of risk and appetite. People,
values, targets, answers, risks and official wording are not in it.";

const IMPORT_EXAMPLES: &str = "\
Examples:
  guildhall strategy configuration import --council ostley wynmarch.json --dry-run
  guildhall strategy configuration import --council ostley wynmarch.json --only checks --only wording --why 'As Wynmarch'

All parts that are chosen come in, or nothing does. With --dry-run it is said what would change, and nothing is kept.";

/// What is to be done with the set-up of a strategy.
#[derive(Debug, Subcommand)]
pub enum Setup {
    /// Print the set-up as JSON
    #[command(after_help = EXPORT_EXAMPLES)]
    Export(Export),
    /// Bring a set-up in
    #[command(after_help = IMPORT_EXAMPLES)]
    Import(Import),
}

/// What `strategy configuration export` takes.
#[derive(Debug, Args)]
pub struct Export {
    /// The council's code
    #[arg(long, value_name = "CODE")]
    council: CouncilCode,
}

/// What `strategy configuration import` takes.
#[derive(Debug, Args)]
pub struct Import {
    /// The council's code
    #[arg(long, value_name = "CODE")]
    council: CouncilCode,
    /// The file, as `export` prints it
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// A part to bring in: editions, settings, wording, checks, outcomes, indicators, scales or appetites; all unless it is given
    #[arg(long, value_name = "PART")]
    only: Vec<ConfigurationPart>,
    /// Why, for the history; that it was brought in from the file unless it is given
    #[arg(long)]
    why: Option<String>,
    /// Say what would change, and keep nothing
    #[arg(long)]
    dry_run: bool,
}

impl Setup {
    /// Does it.
    pub async fn carry_out(&self, place: &Place) -> Result<(), Trouble> {
        match self {
            Setup::Export(export) => export.carry_out(place).await,
            Setup::Import(import) => import.carry_out(place).await,
        }
    }
}

impl Export {
    async fn carry_out(&self, place: &Place) -> Result<(), Trouble> {
        let guildhall = folder::open(place).await?;
        let council = folder::council(&guildhall, &self.council).await?;
        let scope = Scope::of_operator(council.id);
        terminal::say(&export(&guildhall, &scope, &council.name).await?.to_json());
        Ok(())
    }
}

impl Import {
    async fn carry_out(&self, place: &Place) -> Result<(), Trouble> {
        let guildhall = folder::open(place).await?;
        let council = folder::council(&guildhall, &self.council).await?;
        let scope = Scope::of_operator(council.id);
        let given = self.read()?;
        let chosen = self.chosen(&given);
        let plan = preview(&guildhall, &scope, &given, &chosen).await?;
        tell(&plan);
        let problems = plan.problems();
        if !problems.is_empty() {
            let problems = problems.join("\n");
            return Err(Trouble::failed(format!(
                "Nothing was brought in. Mend this in the file, or leave its part out:\n{problems}"
            )));
        }
        if plan.count() == 0 {
            terminal::say("Nothing in the file would change the council's set-up.");
        } else if self.dry_run {
            terminal::say(&format!("{} things would be new or changed. Nothing was kept.", plan.count()));
        } else {
            self.bring(&guildhall, &scope, &chosen).await?;
        }
        Ok(())
    }

    fn bytes(&self) -> Result<Vec<u8>, Trouble> {
        let name = self.file.display();
        std::fs::read(&self.file)
            .map_err(|fault| Trouble::failed(format!("{name} cannot be read ({fault}). Check its name.")))
    }

    fn read(&self) -> Result<Configuration, Trouble> {
        domain::strategy::configuration::read(&self.bytes()?).map_err(|faults| {
            let lines: Vec<String> = faults.iter().map(ToString::to_string).collect();
            Trouble::failed(format!("{} cannot be brought in:\n{}", self.file.display(), lines.join("\n")))
        })
    }

    /// The parts that were asked for; all that the file has where none was named.
    fn chosen(&self, given: &Configuration) -> Vec<ConfigurationPart> {
        let is_chosen = |part: &ConfigurationPart| match self.only.is_empty() {
            true => given.has(*part),
            false => self.only.contains(part),
        };
        ConfigurationPart::ALL.iter().copied().filter(is_chosen).collect()
    }

    /// Keeps the file, as the page does, and brings it in.
    async fn bring(&self, guildhall: &Guildhall, scope: &Scope, chosen: &[ConfigurationPart]) -> Result<(), Trouble> {
        let name = self.file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let received = guildhall.files.receive_all(self.bytes()?.as_slice())?;
        let number = send(guildhall, scope, &name, &received).await?;
        let (_, given) = sent(guildhall, scope, number).await?;
        let usual = format!("Brought in from {name}");
        let why = self.why.as_deref().unwrap_or(&usual);
        let brought = bring_in(guildhall, scope, &given, Some(number), &Bringing { chosen, why, seen: None }).await?;
        for (part, count) in &brought.parts {
            terminal::say(&format!("{}: {count} new or changed", part.name()));
        }
        Ok(())
    }
}

/// Says what would become of everything that is not as it was.
fn tell(plan: &Plan) {
    let told = plan.lines.iter().filter(|line| !matches!(line.state, LineState::Same | LineState::Stays));
    for line in told {
        terminal::say(&format!("{}: {} ({})", line.part.name(), line.name, line.state.label().to_lowercase()));
        let mend = line.problems.iter().map(|text| format!("mend first: {text}"));
        let know = line.heed.iter().map(|text| format!("to know: {text}"));
        for text in mend.chain(line.said.iter().cloned()).chain(know) {
            terminal::say(&format!("  {text}"));
        }
    }
}
