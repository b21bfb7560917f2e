//! Reviews by internal audit: how sure it is that things are in order, and what it recommends.

use super::PlannedActionId;
use crate::councils::CouncilCode;
use crate::strategy::wrong::needed;
use crate::strategy::{Evidence, WrongField};
use crate::values::Date;
use serde::{Deserialize, Serialize};

record_id! {
    /// The number of a review in a council.
    AuditReviewId
}

record_id! {
    /// The number of a recommendation in a council.
    RecommendationId
}

named! {
    /// How sure internal audit is that things are in order, by the four opinions that CIPFA recommends since 2020. The
    /// lowest comes first.
    Assurance {
        No "no" "No assurance";
        Limited "limited" "Limited assurance";
        Reasonable "reasonable" "Reasonable assurance";
        Substantial "substantial" "Substantial assurance";
    }
}

named! {
    /// How much a recommendation matters, as the auditor says. The highest comes first.
    Priority {
        High "high" "High";
        Medium "medium" "Medium";
        Low "low" "Low";
    }
}

/// How far a recommendation is, with what is so only then.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "state")]
pub enum RecommendationState {
    /// It is agreed and not done.
    Open,
    /// The council says that it is done; audit has not looked yet.
    Done {
        /// The day of it.
        on: Date,
    },
    /// Audit has looked and agrees.
    Verified {
        /// The day of it.
        on: Date,
    },
    /// The council does not follow it and bears the risk.
    NotAccepted {
        /// The day of it.
        on: Date,
        /// Why.
        why: String,
    },
    /// It passed to the successor of the council.
    Passed {
        /// The day of it.
        on: Date,
        /// Who has it since.
        to: CouncilCode,
    },
}

/// A recommendation of a review.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Recommendation {
    /// Its number.
    pub id: RecommendationId,
    /// What is recommended.
    pub text: String,
    /// How much it matters.
    pub priority: Priority,
    /// Who answers for it.
    pub owner: Option<String>,
    /// The day by which it was first agreed to be done.
    pub first_due: Option<Date>,
    /// The day by which it is to be done by now.
    pub due: Option<Date>,
    /// How far it is.
    pub state: RecommendationState,
    /// The actions that carry it out.
    #[serde(default)]
    pub actions: Vec<PlannedActionId>,
    /// What shows it.
    #[serde(default)]
    pub evidence: Vec<Evidence>,
}

/// A review.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AuditReview {
    /// Its number.
    pub id: AuditReviewId,
    /// What was looked at.
    pub subject: String,
    /// The day of the report.
    pub on: Date,
    /// The opinion; none where the review gave none.
    pub assurance: Option<Assurance>,
    /// The opinion in the auditor's own words.
    pub said: String,
    /// What was found.
    pub findings: String,
    /// What is recommended.
    pub recommendations: Vec<Recommendation>,
}

impl RecommendationState {
    /// The name in records and addresses.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        match self {
            RecommendationState::Open => "open",
            RecommendationState::Done { .. } => "done",
            RecommendationState::Verified { .. } => "verified",
            RecommendationState::NotAccepted { .. } => "not_accepted",
            RecommendationState::Passed { .. } => "passed",
        }
    }

    /// What people read.
    #[must_use]
    pub const fn label(&self) -> &'static str {
        match self {
            RecommendationState::Open => "Open",
            RecommendationState::Done { .. } => "Done, not yet verified",
            RecommendationState::Verified { .. } => "Verified by audit",
            RecommendationState::NotAccepted { .. } => "Not accepted",
            RecommendationState::Passed { .. } => "Passed to the successor",
        }
    }
}

impl Recommendation {
    /// Whether its day has passed and it is not done. The day itself is still in time.
    #[must_use]
    pub fn is_overdue(&self, today: Date) -> bool {
        self.state == RecommendationState::Open && self.due.is_some_and(|due| due < today)
    }

    /// By how many days it is overdue; none where it is not.
    #[must_use]
    pub fn days_overdue(&self, today: Date) -> Option<i32> {
        let due = self.due.filter(|_| self.is_overdue(today))?;
        due.until(today).ok().map(|span| span.get_days())
    }

    /// Whether its day was put off.
    #[must_use]
    pub fn was_put_off(&self) -> bool {
        matches!((self.first_due, self.due), (Some(first), Some(due)) if first < due)
    }

    /// The recommendation in another state.
    ///
    /// # Errors
    /// Every field that must be mended: done without anything that shows it, verified before it is done, not accepted
    /// without a reason.
    pub fn changed(&self, to: RecommendationState, evidence: Vec<Evidence>) -> Result<Recommendation, Vec<WrongField>> {
        let mut wrong = Vec::new();
        let mut next = Recommendation { state: to, ..self.clone() };
        next.evidence.extend(evidence);
        match (&next.state, &self.state) {
            (_, RecommendationState::Passed { .. }) => {
                wrong.push(WrongField::new("state", "Change it at the successor, which has it since"));
            }
            (RecommendationState::Done { .. }, _) if !next.evidence.iter().any(Evidence::tells) => {
                wrong.push(WrongField::new("evidence", "Add what shows that it is done"));
            }
            (RecommendationState::Verified { .. }, RecommendationState::Done { .. }) => {}
            (RecommendationState::Verified { .. }, _) => {
                wrong.push(WrongField::new("state", "Say first that it is done"));
            }
            (RecommendationState::NotAccepted { why, .. }, _) => {
                needed(&mut wrong, "why", why, "Enter why the council bears the risk");
            }
            _ => {}
        }
        if wrong.is_empty() { Ok(next) } else { Err(wrong) }
    }
}

/// The overdue recommendations of all reviews, those that matter most first, then the longest overdue.
#[must_use]
pub fn overdue(reviews: &[AuditReview], today: Date) -> Vec<(&AuditReview, &Recommendation)> {
    let every = reviews.iter().flat_map(|review| review.recommendations.iter().map(move |one| (review, one)));
    let mut found: Vec<_> = every.filter(|(_, one)| one.is_overdue(today)).collect();
    found.sort_by_key(|(_, one)| (one.priority, one.due, one.id));
    found
}

/// The opinions over time, oldest first. Reviews without one are left out.
#[must_use]
pub fn assurance_trend(reviews: &[AuditReview]) -> Vec<(Date, Assurance)> {
    let mut found: Vec<(Date, Assurance)> =
        reviews.iter().filter_map(|review| Some((review.on, review.assurance?))).collect();
    found.sort();
    found
}
