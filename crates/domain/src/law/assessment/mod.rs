//! The arithmetic of assessing tenders: price formulas, weights, ranks and ties, whole-life cost, abnormally low prices.
//!
//! Every number is [`Exact`] until it is shown, so that a rank never hangs on how a machine rounds. Which decimals a
//! council publishes, and whether it compares the published or the exact scores, is its own choice and stands in the
//! documents of the tender: see [`Comparison`]. Each price formula says what it is prone to: see [`Trap`].
//!
//! ```
//! use domain::law::assessment::{Exact, PriceFormula};
//! use domain::values::Pence;
//! let prices = [Pence::new(1_500_000), Pence::new(1_000_000), Pence::new(3_000_000)];
//! let scored = PriceFormula::LowestProportion.score(&Exact::whole(40), &prices).unwrap();
//! let shown: Vec<String> = scored.points.iter().map(|points| points.shown(3)).collect();
//! assert_eq!(shown, ["26.667", "40.000", "13.333"]);
//! ```

mod abnormally_low;
mod discounting;
mod exact;
mod method;
mod moderation;
mod price;
mod price_change;
mod ranking;
mod refusal;
pub mod side_by_side;
mod trap;
mod trial;
mod weights;
mod whole_life;

pub use abnormally_low::{Flag, FlagReason, Flags, LabourBid, LowPrice, LowPriceLimits};
pub use discounting::{DiscountBand, DiscountRates};
pub use exact::Exact;
pub use method::{AwardMethod, Tender};
pub use moderation::{EvaluatorScore, ModerationFinding, ModerationRules};
pub use price::{NarrowForm, PriceFormula, PriceScores};
pub use price_change::{Negotiation, PriceChange, PriceChangeCause, PriceChangeRefusal, PriceChanged};
pub use ranking::{Comparison, Placed, Ranking, TieBreaker, TieFacts};
pub use refusal::AssessmentRefusal;
pub use trap::Trap;
pub use trial::{Reversal, reversals};
pub use weights::{Criterion, Leaf, Weights};
pub use whole_life::{CostKind, CostLine, LeftOutCost, WholeLifeCost, YearCost};
