//! Facts of a rule from text: what is typed into forms, flags and addresses becomes the JSON that a rule reads.
//!
//! A fact stands under its name or its flag; a list has a number in brackets and a group a point, as in
//! `parts[0].amount`. Money is typed in pounds; under its full name, which ends in `_pence`, it is whole pence.
//! A day is `2026-11-20`, `20 November 2026` or `20/11/2026`, or three boxes that end in `-day`, `-month` and `-year`.
//!
//! ```
//! use domain::law::{Settings, list};
//! use intake::law::{Typed, facts};
//! let rule = list::find("threshold").unwrap();
//! let typed = [("type", "services"), ("commenced", "1 February 2026"), ("value", "£207,720.00")];
//! let typed = Typed::read(rule.fields(), typed);
//! let told = rule.ask(facts(rule.fields(), &typed).unwrap(), &Settings::default()).unwrap();
//! assert_eq!(told.values["at_or_above"], true);
//! ```

mod day;
mod place;
mod read;
mod typed;

pub use day::day;
pub use place::form_name;
pub use read::{facts, given};
pub use typed::Typed;

/// The most rows of a list that a form or an address takes; a file of facts and the interface take more.
pub const ROWS_MAX: usize = 1_000;

#[cfg(test)]
mod tests;
