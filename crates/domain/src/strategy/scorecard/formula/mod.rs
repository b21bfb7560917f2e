//! The small exact language in which a council writes an indicator of its own over the house's figures.
//!
//! It has numbers, `+ − × ÷` (also `- * /`), `%` after a number for hundredths, brackets, the codes of figures
//! (`spend.local_share`) and of indicators (`IND-S1`), and `sum`, `min`, `max`, `average`, `percentage(part, whole)` and
//! `weighted(60, one, 40, other)`.
//! A share of the house counts in per cent (86.15) and money in pounds, so `percentage(12, 48)` is 25.
//! The code of an indicator may hold a hyphen: between two of them, a minus has a space on either side.
//! Numbers are exact, and what cannot be told is answered with its reason, never with nought.

mod evaluate;
mod fault;
mod lex;
mod parse;
#[cfg(test)]
mod tests;
mod units;

pub use evaluate::WhyNot;
pub use fault::{Fault, FormulaFault};

use crate::law::assessment::Exact;
use crate::strategy::Unit;
use serde::{Deserialize, Serialize};
use std::{collections::BTreeMap, fmt, str::FromStr};

/// The most characters of a formula: enough for twenty figures with long codes.
pub const LENGTH_MAX: usize = 1_000;

/// How deep brackets may lie in each other, so that no formula exhausts the machine.
pub const DEPTH_MAX: u32 = 40;

/// A formula that can be read.
///
/// ```
/// use domain::strategy::scorecard::Formula;
/// let formula: Formula = "100 × spend.local ÷ (spend.local + spend.elsewhere)".parse().unwrap();
/// assert_eq!(formula.codes(), ["spend.elsewhere", "spend.local"]);
///
/// let faults = "100 × ÷ 3".parse::<Formula>().unwrap_err();
/// assert_eq!(faults[0].to_string(), "Character 7: enter a number, a code or a bracket before ÷");
/// ```
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Formula {
    text: String,
    expression: Expression,
}

/// What a formula is made of, with the character at which each part that can fail stands, counted from 1.
#[derive(Clone, Debug)]
enum Expression {
    Number(Exact),
    Code { at: usize, code: String },
    Minus(Box<Expression>),
    Hundredths(Box<Expression>),
    Two { at: usize, sign: Sign, left: Box<Expression>, right: Box<Expression> },
    Many { at: usize, word: Word, parts: Vec<Expression> },
    Weighted(Vec<(Exact, Expression)>),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sign {
    Plus,
    Minus,
    Times,
    Over,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Word {
    Sum,
    Least,
    Most,
    Average,
    Percentage,
}

impl Formula {
    /// The formula as it was written.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The codes it asks for, of figures and of indicators, each once.
    #[must_use]
    pub fn codes(&self) -> Vec<&str> {
        self.places().into_keys().collect()
    }

    /// The codes it asks for, each with the character at which it stands first.
    #[must_use]
    pub fn places(&self) -> BTreeMap<&str, usize> {
        let mut found = BTreeMap::new();
        self.expression.collect(&mut found);
        found
    }

    /// A fault for each code that is not known.
    #[must_use]
    pub fn unknown(&self, is_known: impl Fn(&str) -> bool) -> Vec<FormulaFault> {
        let places = self.places().into_iter().filter(|(code, _)| !is_known(code));
        let mut faults: Vec<_> =
            places.map(|(code, at)| FormulaFault { at, fault: Fault::UnknownCode { code: code.to_owned() } }).collect();
        faults.sort_by_key(|fault| fault.at);
        faults
    }

    /// Where two figures of different units are put together, such as pounds added to per cent, and the unit of the whole where
    /// it can be told. It may be meant, so that the council is only asked.
    #[must_use]
    pub fn units(&self, unit_of: impl Fn(&str) -> Option<Unit>) -> (Option<Unit>, Vec<FormulaFault>) {
        let mut reader = units::Reader { unit_of: &unit_of, faults: Vec::new() };
        let whole = reader.whole(&self.expression);
        (whole, reader.faults)
    }

    /// Works the formula out; each code is looked up once for each place where it stands.
    ///
    /// # Errors
    /// [`WhyNot`], when a figure in it is not measured, when it divides by nothing, or when a number grows beyond keeping.
    pub fn work_out(&self, look_up: &mut impl FnMut(&str) -> Result<Exact, WhyNot>) -> Result<Exact, WhyNot> {
        self.expression.work_out(look_up).map_err(|why| match why {
            WhyNot::DividesByNothing { at, .. } => {
                WhyNot::DividesByNothing { at, part: evaluate::part_at(&self.text, at) }
            }
            other => other,
        })
    }
}

impl Expression {
    fn collect<'a>(&'a self, found: &mut BTreeMap<&'a str, usize>) {
        match self {
            Expression::Number(_) => {}
            Expression::Code { at, code } => {
                found.entry(code).or_insert(*at);
            }
            Expression::Minus(of) | Expression::Hundredths(of) => of.collect(found),
            Expression::Two { left, right, .. } => {
                left.collect(found);
                right.collect(found);
            }
            Expression::Many { parts, .. } => parts.iter().for_each(|part| part.collect(found)),
            Expression::Weighted(parts) => parts.iter().for_each(|(_, part)| part.collect(found)),
        }
    }
}

impl PartialEq for Formula {
    fn eq(&self, other: &Self) -> bool {
        self.text == other.text
    }
}

impl Eq for Formula {}

impl fmt::Display for Formula {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

impl FromStr for Formula {
    type Err = Vec<FormulaFault>;
    fn from_str(text: &str) -> Result<Self, Vec<FormulaFault>> {
        let expression = parse::parse(text)?;
        Ok(Formula { text: text.trim().to_owned(), expression })
    }
}

impl TryFrom<String> for Formula {
    type Error = String;
    fn try_from(text: String) -> Result<Self, String> {
        text.parse().map_err(|faults: Vec<FormulaFault>| {
            faults.iter().map(FormulaFault::to_string).collect::<Vec<_>>().join(". ")
        })
    }
}

impl From<Formula> for String {
    fn from(formula: Formula) -> String {
        formula.text
    }
}
