//! What cannot be assessed, and what to do about it.

use std::fmt;

/// Why numbers cannot be assessed as asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AssessmentRefusal {
    /// There is no tender.
    NoTender,
    /// The formula divides by a price of nothing.
    PriceOfNothing,
    /// The formula is for amounts that the council pays, and an amount is below zero.
    PriceBelowZero,
    /// The benchmark's upper price is not above its lower one.
    BenchmarkUpsideDown,
    /// A share is not above 0 and at most 100 per cent.
    NotAPercentage {
        /// Which one.
        what: &'static str,
    },
    /// A weight is below zero.
    WeightBelowZero {
        /// Of which criterion.
        criterion: String,
    },
    /// The weights under a criterion, or of all criteria, do not come to 100.00.
    WeightsDoNotAddUp {
        /// Under which criterion; empty for the criteria themselves.
        under: String,
        /// What they come to.
        sum: String,
    },
    /// Two criteria have the same name, so that a score for one could be taken for the other's.
    SameCriterionTwice {
        /// The name.
        criterion: String,
    },
    /// A criterion has no name.
    CriterionWithoutName,
    /// A score is missing for a criterion.
    ScoreMissing {
        /// The criterion.
        criterion: String,
    },
    /// A score lies outside its scale.
    ScoreOutsideScale {
        /// The criterion.
        criterion: String,
    },
    /// The scale has no room: its highest score is not above zero.
    ScaleWithoutRoom,
    /// A list of costs reaches beyond the years that the period of use has.
    CostAfterEnd {
        /// The year, counted from 0.
        year: u16,
    },
    /// An amount is larger than can be kept.
    TooLarge,
}

impl fmt::Display for AssessmentRefusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoTender => f.write_str("Enter at least one tender"),
            Self::PriceOfNothing => f.write_str(
                "This formula divides by a price, and a price is £0.00. Check the price, or use a benchmark formula",
            ),
            Self::PriceBelowZero => f.write_str(
                "This formula is for amounts the council pays, and one is below zero. Use the range or a benchmark formula where tenderers pay the council",
            ),
            Self::BenchmarkUpsideDown => {
                f.write_str("Enter a price for no points that is higher than the price for all points")
            }
            Self::NotAPercentage { what } => write!(f, "Enter {what} above 0 and up to 100 per cent"),
            Self::WeightBelowZero { criterion } => write!(f, "Enter a weight of zero or more for {criterion}"),
            Self::WeightsDoNotAddUp { under, sum } if under.is_empty() => {
                write!(f, "The weights come to {sum}. Change them until they come to 100.00")
            }
            Self::WeightsDoNotAddUp { under, sum } => {
                write!(f, "The weights under {under} come to {sum}. Change them until they come to 100.00")
            }
            Self::SameCriterionTwice { criterion } => write!(f, "Give each criterion its own name: {criterion} is twice"),
            Self::CriterionWithoutName => f.write_str("Give each criterion a name"),
            Self::ScoreMissing { criterion } => write!(f, "Enter a score for {criterion}"),
            Self::ScoreOutsideScale { criterion } => write!(f, "Enter a score within the scale for {criterion}"),
            Self::ScaleWithoutRoom => f.write_str("Enter a highest score above zero"),
            Self::CostAfterEnd { year } => {
                write!(f, "Year {year} is after the period of use: make the period longer, or leave the cost out")
            }
            Self::TooLarge => f.write_str("An amount is larger than can be kept"),
        }
    }
}

impl std::error::Error for AssessmentRefusal {}
