//! A version and its states. `Draft -> Consultation -> Approved -> Superseded`; a draft that needs no consultation is approved
//! as it is, and a consultation can go back to a draft.

use super::introduction::{introduced, introduction};
use super::{Comment, CommentId, VersionRefusal};
use crate::reports::Report;
use crate::strategy::ids::record_id;
use crate::values::Date;
use jiff::{ToSpan, Unit};
use serde::{Deserialize, Serialize};

record_id! {
    /// The number of a version of the strategy in a council.
    VersionId
}

/// How far a version is, with what is so only then.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "state")]
pub enum VersionState {
    /// It is being written.
    Draft,
    /// It is out for comments.
    Consultation {
        /// The first day.
        from: Date,
        /// The last day on which comments are taken.
        until: Date,
    },
    /// It is in force and nothing in it changes any more.
    Approved(Approval),
    /// Another version was approved in its place.
    Superseded {
        /// As it had been approved.
        approval: Approval,
        /// The version in its place.
        by: VersionId,
        /// The first day on which that counts.
        on: Date,
    },
}

/// How a version was approved.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Approval {
    /// The body that approved it, such as "Cabinet".
    pub by: String,
    /// The day of it.
    pub on: Date,
    /// The hash of its content, by which anybody can see that it is the same still.
    pub content: String,
    /// The last day on which it is in date: by then it is looked at again.
    pub review_by: Date,
}

/// A version of the strategy.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Version {
    /// Its number in the council.
    pub id: VersionId,
    /// Its number as people count, 1 for the first.
    pub number: u16,
    /// What it says.
    pub report: Report,
    /// The day on which it was begun.
    pub begun: Date,
    /// Who writes it.
    pub author: String,
    /// The version it is to follow; none for the first.
    pub follows: Option<VersionId>,
    /// How far it is.
    pub state: VersionState,
}

record! {
    Version, "strategy_version", |one| one.id.to_string(), format!("Version {} of {}", one.number, one.report.title);
}

/// How the strategy stands with its review.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReviewState {
    /// No version is approved.
    NotApproved,
    /// It is in date.
    InDate {
        /// The last day on which it is.
        until: Date,
    },
    /// It is in date, and the day of its review is near.
    DueSoon {
        /// The last day on which it is in date.
        until: Date,
        /// How many days are left.
        days: i32,
    },
    /// The day of its review has passed.
    Expired {
        /// The day.
        on: Date,
        /// How many days have passed since.
        days: i32,
    },
}

impl Version {
    /// The same with another text, below the introduction that it has. `Draft -> Draft`
    ///
    /// # Errors
    /// [`VersionRefusal::Frozen`] once it is approved, [`VersionRefusal::NoDraft`] while it is out for comments.
    pub fn rewritten(&self, report: Report) -> Result<Version, VersionRefusal> {
        match self.state {
            VersionState::Draft => Ok(Version { report: introduced(report, &self.introduction()), ..self.clone() }),
            VersionState::Consultation { .. } => Err(VersionRefusal::NoDraft),
            VersionState::Approved(_) | VersionState::Superseded { .. } => Err(VersionRefusal::Frozen),
        }
    }

    /// What the council says first in words of its own, paragraphs parted by an empty line; empty where it says nothing.
    #[must_use]
    pub fn introduction(&self) -> String {
        introduction(&self.report)
    }

    /// The same with another introduction, or with none. `Draft -> Draft`
    ///
    /// # Errors
    /// As [`Version::rewritten`].
    pub fn introduced(&self, text: &str) -> Result<Version, VersionRefusal> {
        let next = self.rewritten(self.report.clone())?;
        Ok(Version { report: introduced(next.report, text), ..next })
    }

    /// Sends it out for comments. `Draft -> Consultation`
    ///
    /// # Errors
    /// [`VersionRefusal`], when it is no draft, or its last day is before its first.
    pub fn consulted(&self, from: Date, until: Date) -> Result<Version, VersionRefusal> {
        if self.state != VersionState::Draft {
            return Err(VersionRefusal::NoDraft);
        }
        if until < from {
            return Err(VersionRefusal::EndsBeforeItBegins);
        }
        Ok(self.in_state(VersionState::Consultation { from, until }))
    }

    /// Takes it back to write what the comments asked for; they stay with it. `Consultation -> Draft`
    ///
    /// # Errors
    /// [`VersionRefusal::NotInConsultation`].
    pub fn taken_back(&self) -> Result<Version, VersionRefusal> {
        match self.state {
            VersionState::Consultation { .. } => Ok(self.in_state(VersionState::Draft)),
            _ => Err(VersionRefusal::NotInConsultation),
        }
    }

    /// Whether comments on it are taken: while it is a draft, for those that come before or after a consultation, and while it
    /// is out for them.
    ///
    /// # Errors
    /// [`VersionRefusal::Frozen`] once it is approved: a comment could change nothing in it any more.
    pub const fn takes_comments(&self) -> Result<(), VersionRefusal> {
        match self.state {
            VersionState::Draft | VersionState::Consultation { .. } => Ok(()),
            VersionState::Approved(_) | VersionState::Superseded { .. } => Err(VersionRefusal::Frozen),
        }
    }

    /// Whether everybody who may read it is asked for comments on a day: while it is out for them, from the first day to the
    /// last, both among them.
    #[must_use]
    pub fn is_out(&self, today: Date) -> bool {
        matches!(self.state, VersionState::Consultation { from, until } if from <= today && today <= until)
    }

    /// Whether somebody may read its text on a day: whoever writes the strategy at any time; everybody else who reads reports
    /// from the first day for comments on, and once it is approved, for a draft says what nobody stands by yet.
    #[must_use]
    pub fn may_be_read(&self, writes: bool, today: Date) -> bool {
        match self.state {
            VersionState::Draft => writes,
            VersionState::Consultation { from, .. } => writes || from <= today,
            VersionState::Approved(_) | VersionState::Superseded { .. } => true,
        }
    }

    /// The first day on which it can be approved: the day after the last one for comments. None where any day will do.
    #[must_use]
    pub fn approvable_from(&self) -> Option<Date> {
        match self.state {
            VersionState::Consultation { until, .. } => Some(until.saturating_add(1.day())),
            VersionState::Draft | VersionState::Approved(_) | VersionState::Superseded { .. } => None,
        }
    }

    /// Whether a body can have approved it on a day, which is told here some days after its meeting. `sent` is the first day on
    /// which people were asked for comments last, `last` the day on which the version in force was approved.
    ///
    /// # Errors
    /// [`VersionRefusal`], for a day still to come, or one before the others.
    pub fn approvable_on(
        &self,
        on: Date,
        (sent, last): (Option<Date>, Option<Date>),
        today: Date,
    ) -> Result<(), VersionRefusal> {
        if on > today {
            return Err(VersionRefusal::ApprovalToCome);
        }
        if let Some(from) = sent.filter(|from| on < *from) {
            return Err(VersionRefusal::BeforeSent { from });
        }
        match self.state {
            VersionState::Consultation { until, .. } if on <= until && until < today => {
                return Err(VersionRefusal::BeforeCommentsEnded { until });
            }
            _ => {}
        }
        last.filter(|last| on < *last).map_or(Ok(()), |on| Err(VersionRefusal::BeforeLast { on }))
    }

    /// Approves it, and so freezes it. `Draft or Consultation -> Approved`
    ///
    /// # Errors
    /// [`VersionRefusal`], while comments are taken or have no reply, or the version lacks something.
    pub fn approved(&self, comments: &[Comment], approval: Approval) -> Result<Version, VersionRefusal> {
        match self.state {
            VersionState::Draft => {}
            VersionState::Consultation { until, .. } if until >= approval.on => {
                return Err(VersionRefusal::StillOpen { until });
            }
            VersionState::Consultation { .. } => {}
            VersionState::Approved(_) | VersionState::Superseded { .. } => return Err(VersionRefusal::Frozen),
        }
        let unanswered = comments.iter().filter(|one| one.version == self.id && one.reply.is_none());
        let comments: Vec<CommentId> = unanswered.map(|one| one.id).collect();
        if !comments.is_empty() {
            return Err(VersionRefusal::Unanswered { comments });
        }
        let missing = self.report.missing();
        if !missing.is_empty() {
            return Err(VersionRefusal::Incomplete { missing });
        }
        if approval.by.trim().is_empty() {
            return Err(VersionRefusal::NoBody);
        }
        if approval.review_by <= approval.on {
            return Err(VersionRefusal::ReviewTooEarly);
        }
        Ok(self.in_state(VersionState::Approved(approval)))
    }

    /// Puts an approved version in its place. `Approved -> Superseded`
    ///
    /// # Errors
    /// [`VersionRefusal`], when it or the other is not approved.
    pub fn superseded(&self, next: &Version) -> Result<Version, VersionRefusal> {
        let VersionState::Approved(approval) = &self.state else { return Err(VersionRefusal::NotApproved) };
        let VersionState::Approved(of_next) = &next.state else { return Err(VersionRefusal::NotFollowed) };
        if next.id == self.id {
            return Err(VersionRefusal::NotFollowed);
        }
        let approval = approval.clone();
        Ok(self.in_state(VersionState::Superseded { approval, by: next.id, on: of_next.on }))
    }

    /// The next version as a draft with the same text.
    #[must_use]
    pub fn next(&self, id: VersionId, author: &str, today: Date) -> Version {
        Version {
            id,
            number: self.number.saturating_add(1),
            report: self.report.clone(),
            begun: today,
            author: author.trim().to_owned(),
            follows: Some(self.id),
            state: VersionState::Draft,
        }
    }

    /// How it was approved; none before it was.
    #[must_use]
    pub const fn approval(&self) -> Option<&Approval> {
        match &self.state {
            VersionState::Approved(approval) | VersionState::Superseded { approval, .. } => Some(approval),
            VersionState::Draft | VersionState::Consultation { .. } => None,
        }
    }

    /// Whether content with this hash is what was approved; none before anything was.
    #[must_use]
    pub fn is_as_approved(&self, content: &str) -> Option<bool> {
        self.approval().map(|approval| approval.content == content)
    }

    /// How it stands with its review on a day, or stood on one before another took its place; it is due soon from so many days
    /// before.
    #[must_use]
    pub fn review(&self, today: Date, warn_days: u16) -> ReviewState {
        let Some(approval) = self.approval() else { return ReviewState::NotApproved };
        let until = approval.review_by;
        let left = until.since((Unit::Day, today)).map_or(0, |span| span.get_days());
        if left < 0 {
            ReviewState::Expired { on: until, days: -left }
        } else if until.saturating_sub(i32::from(warn_days).days()) <= today {
            ReviewState::DueSoon { until, days: left }
        } else {
            ReviewState::InDate { until }
        }
    }

    fn in_state(&self, state: VersionState) -> Version {
        Version { state, ..self.clone() }
    }
}

/// What was out for comments last, from all that was kept of a version, the last first; none where it never was.
#[must_use]
pub fn last_consulted<'a>(kept: impl IntoIterator<Item = &'a Version>) -> Option<&'a Version> {
    kept.into_iter().find(|version| matches!(version.state, VersionState::Consultation { .. }))
}

/// The version that is in force on a day: the one approved last by then, whatever became of it since.
#[must_use]
pub fn in_force(versions: &[Version], today: Date) -> Option<&Version> {
    let approved = versions.iter().filter_map(|version| version.approval().map(|approval| (approval.on, version)));
    approved
        .filter(|(on, _)| *on <= today)
        .max_by_key(|(on, version)| (*on, version.number))
        .map(|(_, version)| version)
}
