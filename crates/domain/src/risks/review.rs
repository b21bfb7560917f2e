//! When a risk must be looked at again.

use super::{Risk, Scale};
use crate::values::Date;
use jiff::{ToSpan, Unit};

/// How many days before its day a review is called due.
pub(super) const DUE_SOON_DAYS: i32 = 14;

/// How a risk stands with its review.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReviewState {
    /// The day is more than two weeks away.
    Later {
        /// The day.
        on: Date,
    },
    /// The day is within two weeks, or today.
    Due {
        /// The day.
        on: Date,
    },
    /// The day has passed.
    Overdue {
        /// The day.
        on: Date,
        /// How many days have passed since.
        days: i32,
    },
}

impl ReviewState {
    /// The day by which it must be reviewed.
    #[must_use]
    pub const fn on(self) -> Date {
        match self {
            ReviewState::Later { on } | ReviewState::Due { on } | ReviewState::Overdue { on, .. } => on,
        }
    }

    /// Whether the day has passed.
    #[must_use]
    pub const fn is_overdue(self) -> bool {
        matches!(self, ReviewState::Overdue { .. })
    }
}

/// How a risk stands with its review on a day.
///
/// The day of the review is the one that was set, where it lies after the last review; else as many months after the last
/// review as its rating allows. A risk that was never rated must be by the day it was entered.
#[must_use]
pub fn review_state(risk: &Risk, scale: &Scale, today: Date) -> ReviewState {
    let rated = risk.rated_on(today);
    let set = risk.next_review.filter(|set| rated.is_none_or(|rated| *set > rated.on));
    let by_rating = rated.and_then(|rated| {
        let rating = scale.rating(rated.residual.as_ref()?)?;
        Some(rated.on.saturating_add(i32::from(rating.review_months).months()))
    });
    let on = set.or(by_rating).or_else(|| rated.map(|rated| rated.on)).unwrap_or(risk.raised);
    let days = today.since((Unit::Day, on)).map_or(0, |span| span.get_days());
    if days > 0 {
        ReviewState::Overdue { on, days }
    } else if days >= -DUE_SOON_DAYS {
        ReviewState::Due { on }
    } else {
        ReviewState::Later { on }
    }
}
