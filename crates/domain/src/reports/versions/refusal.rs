//! Why a version does not do what was asked for.

use super::CommentId;
use crate::reports::Missing;
use crate::values::Date;
use std::fmt;

/// Why a version does not do what was asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum VersionRefusal {
    /// It is approved, and frozen.
    Frozen,
    /// It is no draft.
    NoDraft,
    /// It is not out for comments.
    NotInConsultation,
    /// It has not been approved.
    NotApproved,
    /// The last day for comments is before the first.
    EndsBeforeItBegins,
    /// Comments are taken until a day still to come.
    StillOpen {
        /// The last day.
        until: Date,
    },
    /// Comments have no reply yet.
    Unanswered {
        /// Which.
        comments: Vec<CommentId>,
    },
    /// It lacks something that it must have.
    Incomplete {
        /// What.
        missing: Vec<Missing>,
    },
    /// The day of approval is still to come.
    ApprovalToCome,
    /// The day of approval is before the version was sent out for comments.
    BeforeSent {
        /// The first day for comments.
        from: Date,
    },
    /// The day of approval is one on which comments were taken.
    BeforeCommentsEnded {
        /// The last such day.
        until: Date,
    },
    /// The day of approval is before that of the version in force.
    BeforeLast {
        /// The day of that one.
        on: Date,
    },
    /// Whoever may read it is not asked for comments on that day.
    NotOut,
    /// The day of its review is not after the day of approval.
    ReviewTooEarly,
    /// Nobody is named who approved it.
    NoBody,
    /// The version in its place is not approved, or is the same.
    NotFollowed,
}

impl fmt::Display for VersionRefusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Frozen => f.write_str("This version is approved and cannot be changed. Begin the next version"),
            Self::NoDraft => f.write_str("This version is not a draft"),
            Self::NotInConsultation => f.write_str("This version is not out for comments"),
            Self::NotApproved => f.write_str("This version has not been approved"),
            Self::EndsBeforeItBegins => f.write_str("Enter a last day for comments that is not before the first"),
            Self::StillOpen { until } => {
                write!(f, "Comments are taken until {}. Approve the version after that", said(*until))
            }
            Self::ApprovalToCome => f.write_str("Enter a day of approval that has come"),
            Self::BeforeSent { from } => {
                write!(f, "Enter a day of approval not before {}, when it was sent out for comments", said(*from))
            }
            Self::BeforeCommentsEnded { until } => {
                write!(f, "Enter a day of approval after {}, the last day on which comments were taken", said(*until))
            }
            Self::BeforeLast { on } => {
                write!(f, "Enter a day of approval not before {}, when the version in force was approved", said(*on))
            }
            Self::NotOut => f.write_str("Comments on this version are not taken today"),
            Self::Unanswered { comments } => {
                let (count, s) = (comments.len(), if comments.len() == 1 { "" } else { "s" });
                write!(f, "Reply to {count} comment{s} first: accept, reject or note each with a reply")
            }
            Self::Incomplete { missing } => {
                let said: Vec<String> = missing.iter().map(ToString::to_string).collect();
                f.write_str(&said.join(". "))
            }
            Self::ReviewTooEarly => f.write_str("Enter a day for the review that is after the day of approval"),
            Self::NoBody => f.write_str("Enter who approved it, such as Cabinet"),
            Self::NotFollowed => f.write_str("Only an approved version takes the place of another"),
        }
    }
}

impl std::error::Error for VersionRefusal {}

/// A day as people read it.
fn said(day: Date) -> String {
    day.strftime("%-d %B %Y").to_string()
}
