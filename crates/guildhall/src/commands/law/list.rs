//! `guildhall law list`: the rules.

use crate::outcome::{Trouble, json};
use crate::terminal;
use clap::Args;
use domain::law::{NOT_ADVICE, list};
use publish::law::rule_json;

pub const EXAMPLES: &str = "\
Examples:
  guildhall law list
  guildhall law list --json";

/// List the rules: the code of each, its name, since when it holds and how sure the rule book is of it
#[derive(Debug, Args)]
pub struct List {
    /// Print JSON Lines for programs: one object for each rule, with the facts that it asks for
    #[arg(long)]
    json: bool,
}

impl List {
    /// Lists them.
    pub fn carry_out(&self) -> Result<(), Trouble> {
        if self.json {
            for rule in list::RULES {
                terminal::say(&json(&rule_json(*rule))?);
            }
            return Ok(());
        }
        let mut rows = vec![["", "rule", "name", "in force from", "how sure"].map(str::to_owned).to_vec()];
        for rule in list::RULES {
            let entry = rule.entry();
            rows.push(vec![
                entry.number.to_string(),
                entry.code.to_owned(),
                entry.name.to_owned(),
                entry.from.to_string(),
                entry.sureness.name().to_owned(),
            ]);
        }
        terminal::columns(&rows, &[0]).iter().for_each(|line| terminal::say(line));
        terminal::say(NOT_ADVICE);
        Ok(())
    }
}
