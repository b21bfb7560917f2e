//! What is wrong with a formula, and at which character.

use super::{DEPTH_MAX, LENGTH_MAX};
use crate::strategy::Unit;
use std::fmt;

/// Something wrong with a formula, and the character at which it stands, counted from 1.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FormulaFault {
    /// The character; one past the last where something is missing at the end.
    pub at: usize,
    /// What is wrong.
    pub fault: Fault,
}

/// What is wrong with a formula.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// Nothing was written.
    Nothing,
    /// More characters than [`LENGTH_MAX`].
    TooLong,
    /// Brackets deeper than [`DEPTH_MAX`].
    TooDeep,
    /// A character that means nothing here.
    UnknownCharacter {
        /// The character.
        found: char,
    },
    /// A number that nobody writes so, such as `1.2.3`.
    NotANumber {
        /// What was written.
        found: String,
    },
    /// A word that is neither a code nor one of the words of the language.
    UnknownWord {
        /// The word.
        word: String,
    },
    /// A code of no figure and no indicator.
    UnknownCode {
        /// The code.
        code: String,
    },
    /// A number, a code or a bracket is missing before something, or at the end.
    NothingBefore {
        /// What comes instead; nothing at the end.
        found: Option<String>,
    },
    /// Something stands where a sign should.
    NoSign {
        /// What stands there.
        found: String,
    },
    /// A bracket that was opened here is not closed.
    NotClosed,
    /// A word that takes brackets has none.
    NoBracket {
        /// The word.
        word: String,
    },
    /// `percentage` has other than a part and a whole.
    NotTwoParts,
    /// `weighted` has a weight that is not a number above nought, or a weight without a figure.
    NotAWeight,
    /// Two figures of different units are put together.
    MixedUnits {
        /// The unit of the one.
        first: Unit,
        /// The unit of the other.
        second: Unit,
    },
    /// Weights that do not come to 100.
    WeightsDoNotAddUp {
        /// What they come to.
        sum: String,
    },
}

/// The most characters of a number that are said again.
const NUMBER_SHOWN: usize = 20;

impl fmt::Display for FormulaFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Character {}: {}", self.at, self.fault)
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Fault::Nothing => f.write_str("enter a formula, like 100 − spend.local_share"),
            Fault::TooLong => write!(f, "shorten the formula to {LENGTH_MAX} characters, or make two indicators of it"),
            Fault::TooDeep => write!(f, "use fewer than {DEPTH_MAX} brackets in each other"),
            Fault::UnknownCharacter { found } => write!(f, "take {found} out, or write one of + − × ÷ % ( ) there"),
            Fault::NotANumber { found } if found.chars().count() > NUMBER_SHOWN => {
                let begins: String = found.chars().take(NUMBER_SHOWN).collect();
                write!(f, "write a shorter number than the one that begins with {begins}")
            }
            Fault::NotANumber { found } => write!(f, "write {found} as a number like 1234.5, without commas"),
            Fault::UnknownWord { word } => write!(
                f,
                "{word} is not known. Write a code such as spend.local_share or IND-S1, or one of sum, min, max, average, percentage, weighted"
            ),
            Fault::UnknownCode { code } => write!(
                f,
                "no figure and no indicator is called {code}. Choose one of the list; between two codes a minus has a space on either side"
            ),
            Fault::NothingBefore { found: Some(found) } => {
                write!(f, "enter a number, a code or a bracket before {found}")
            }
            Fault::NothingBefore { found: None } => f.write_str("enter a number, a code or a bracket at the end"),
            Fault::NoSign { found } => write!(f, "enter one of + − × ÷ before {found}"),
            Fault::NotClosed => f.write_str("close the bracket that opens here"),
            Fault::NoBracket { word } => write!(f, "enter brackets after {word}, like {word}(…)"),
            Fault::NotTwoParts => f.write_str("enter a part and a whole, like percentage(part, whole)"),
            Fault::NotAWeight => f.write_str(
                "enter weights above 0, each followed by what it weighs, like weighted(60, IND-S1, 40, IND-O1)",
            ),
            Fault::MixedUnits { first, second } => {
                let (first, second) = (first.label().to_lowercase(), second.label().to_lowercase());
                write!(f, "{first} and {second} are put together here. Confirm that this is meant")
            }
            Fault::WeightsDoNotAddUp { sum } => {
                write!(f, "the weights come to {sum}. Change them until they come to 100")
            }
        }
    }
}

impl std::error::Error for FormulaFault {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_that_is_none_is_said_again_where_it_is_short() {
        for (found, said, reason) in [
            ("1.2.3".to_owned(), "write 1.2.3 as a number like 1234.5, without commas", "two points"),
            (
                "9".repeat(20),
                "write 99999999999999999999 as a number like 1234.5, without commas",
                "as long as is shown",
            ),
            (
                "9".repeat(21),
                "write a shorter number than the one that begins with 99999999999999999999",
                "a digit more",
            ),
        ] {
            assert_eq!(Fault::NotANumber { found }.to_string(), said, "{reason}");
        }
    }
}
