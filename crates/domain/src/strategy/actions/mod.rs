//! How the council gets there: the action plan, what audit recommends, and the outcomes that it all serves.
//!
//! A [`PlannedAction`] is one record, from which summary and detail are read alike. It is linked to areas, risks,
//! indicators, [`Outcomes`] and any other record. [`check_capacity()`] holds the plan against the days of work there are,
//! [`check_order()`] against the order of levels; [`likely_same()`] finds what was written twice, and [`merge()`] makes one of
//! it. An [`AuditReview`] has its assurance and its recommendations, overdue by today. At an [`Ending`] everything open
//! passes to the successor.

mod action;
mod asked;
mod audit;
mod capacity;
mod change;
mod coverage;
mod duplicates;
mod ending;
pub mod measures;
mod outcomes;
mod progress;
mod read;
#[cfg(test)]
mod tests;

pub use action::{ActionKind, ActionLink, ActionOrigin, ActionState, PlannedAction, PlannedActionId};
pub use asked::{AgreedBy, HelpAsked, HelpWanted};
pub use audit::{
    Assurance, AuditReview, AuditReviewId, Priority, Recommendation, RecommendationId, RecommendationState,
    assurance_trend, overdue,
};
pub use capacity::{
    Capacity, CapacityAnswer, CapacityPoint, DeliveryModel, FullTime, OrderWarning, check_capacity, check_order,
};
pub use change::ActionChange;
pub use coverage::{DepartmentReached, departments_reached, own_departments};
pub use duplicates::{LikelySame, MergedEffort, likely_same, merge, same_as};
pub use ending::{Ending, Passed, Plan};
pub use outcomes::{Outcome, OutcomeCode, OutcomeKind, Outcomes};
pub use progress::{ActionProgress, progress_by_theme, themes_of};
pub use read::{ActionRow, NewAction, read_actions};
