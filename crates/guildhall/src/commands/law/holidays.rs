//! `guildhall law holidays`: the bank holidays of a year in any part of the United Kingdom.

use crate::outcome::{Trouble, json};
use crate::terminal;
use clap::Args;
use domain::law::calendar::{Holiday, holidays_of, said};
use serde::Serialize;

pub const EXAMPLES: &str = "\
Examples:
  guildhall law holidays 2026
  guildhall law holidays 2028 --json

A holiday in any part of the United Kingdom is no working day anywhere in it (Procurement Act 2023 s.123(1)).";

/// The years whose holidays are worked out.
const YEARS: std::ops::RangeInclusive<i16> = 1990..=2199;

/// List the bank holidays of a year, which are no working days
#[derive(Debug, Args)]
pub struct Holidays {
    /// The year
    #[arg(value_name = "YEAR")]
    year: i16,
    /// Print JSON Lines for programs: one object for each holiday
    #[arg(long)]
    json: bool,
}

#[derive(Serialize)]
struct Shown<'a> {
    day: String,
    name: &'a str,
    parts: Vec<&'static str>,
    expected: bool,
}

impl Holidays {
    /// Lists them.
    pub fn carry_out(&self) -> Result<(), Trouble> {
        if !YEARS.contains(&self.year) {
            return Err(Trouble::failed(format!("YEAR: Give a year from {} to {}.", YEARS.start(), YEARS.end())));
        }
        let holidays = holidays_of(self.year);
        if self.json {
            for holiday in &holidays {
                terminal::say(&json(&shown(holiday))?);
            }
            return Ok(());
        }
        let rows: Vec<Vec<String>> = holidays.iter().map(row).collect();
        terminal::columns(&rows, &[]).iter().for_each(|line| terminal::say(line));
        if holidays.iter().any(Holiday::is_expected) {
            terminal::say("Expected: proclaimed every year so far, and for this year not yet.");
        }
        Ok(())
    }
}

fn shown(holiday: &Holiday) -> Shown<'_> {
    Shown {
        day: holiday.day.to_string(),
        name: &holiday.name,
        parts: holiday.parts.iter().map(|part| part.name()).collect(),
        expected: holiday.is_expected(),
    }
}

fn row(holiday: &Holiday) -> Vec<String> {
    let parts: Vec<&str> = holiday.parts.iter().map(|part| part.label()).collect();
    let expected = if holiday.is_expected() { "expected" } else { "" };
    vec![said(holiday.day), holiday.name.to_string(), parts.join(", "), expected.to_owned()]
}
