//! Savings and benefits: against which baseline, by which method, of which kind, in which year, and who signed them off.
//!
//! A [`Saving`] has a part for each financial year. A part counts as delivered once finance signed it off, and as forecast
//! until then. Kinds are never added into one another but where that is said, and what two savings claim of the same
//! contract, baseline and year is [found](double_claims). What councils save together is [apportioned](apportion) to the penny.

mod claim;
mod double;
mod effort;
mod entered;
mod idea;
mod joint;
pub mod measures;
mod saving;
mod send_back;
mod sign_off;
#[cfg(test)]
mod tests;
mod totals;

pub use claim::claim;
pub use double::{DoubleClaim, Overlap, double_claims, doubles_of};
pub use effort::{
    Effort, EffortTotal, Stage, StageCode, StageTotal, check_effort, effort_by_stage, hours_said, read_hours, stages,
};
pub use entered::{changed, check_entered, check_joint};
pub use idea::{Decided, Idea, SocialFrom, Verdict, check_social, decide};
pub use joint::{ApportionBy, ApportionRefusal, JointSaving, Participant, apportion};
pub use saving::{
    Baseline, Delivered, Kind, Method, Recurrence, Saving, SavingId, SentBack, SignOff, WrongSaving, YearPart, check,
};
pub use send_back::{CannotSendBack, send_back};
pub use sign_off::{SignOffRefusal, Standing, sign_off, standing, waits_for_claim, waits_for_finance};
use totals::of_saving_in;
pub use totals::{YearTotal, in_total, of_saving, social_total, year_total, years};
