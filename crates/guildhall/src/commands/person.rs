//! `guildhall person`: adds a person to a council.

use crate::arguments::Place;
use crate::outcome::Trouble;
use crate::{folder, terminal};
use actions::people::NewPerson;
use clap::{Args, Subcommand};
use domain::access::{Role, Scope};
use domain::councils::CouncilCode;
use std::io::{IsTerminal, stdin};

const ADD_EXAMPLES: &str = "\
Example:
  guildhall person add --council wynmarch --email imogen@wynmarch.example --name 'Imogen Castleford' --role administrator

The password is asked on the terminal, or read from standard input; it is never an argument.
Roles: administrator, head_of_procurement, procurement_officer, finance_officer, legal_officer, contract_manager,
budget_holder, councillor, auditor.";

/// What is to be done about people.
#[derive(Debug, Subcommand)]
pub enum People {
    /// Add a person, or give somebody of another council roles in this one
    #[command(after_help = ADD_EXAMPLES)]
    Add(Add),
}

/// What `person add` takes.
#[derive(Debug, Args)]
pub struct Add {
    /// The council's code
    #[arg(long, value_name = "CODE")]
    council: CouncilCode,
    /// The address they sign in with
    #[arg(long)]
    email: String,
    /// Their name
    #[arg(long)]
    name: String,
    /// A role in the council; give it again for each further one
    #[arg(long = "role", value_name = "ROLE", required = true)]
    roles: Vec<Role>,
}

impl People {
    /// Does it.
    pub async fn carry_out(&self, place: &Place) -> Result<(), Trouble> {
        let People::Add(add) = self;
        let guildhall = folder::open(place).await?;
        let council = folder::council(&guildhall, &add.council).await?;
        let password = password()?;
        let mut roles = add.roles.clone();
        roles.sort_unstable();
        roles.dedup();
        let typed = NewPerson { name: add.name.clone(), email: add.email.clone(), password, roles };
        actions::people::add(&guildhall, &Scope::of_operator(council.id), &typed).await?;
        terminal::say(&format!("{} can sign in for {}.", add.email.trim(), council.name));
        Ok(())
    }
}

/// The password, from the terminal without showing it, or the first line of what is piped in.
fn password() -> Result<String, Trouble> {
    if stdin().is_terminal() {
        return Ok(rpassword::prompt_password("Password (12 characters or more): ")?);
    }
    let mut line = String::new();
    stdin().read_line(&mut line)?;
    Ok(line.trim_end_matches(['\r', '\n']).to_owned())
}
