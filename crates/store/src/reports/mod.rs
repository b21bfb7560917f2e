//! What reports are put together from.

use crate::records::{Contents, all, contents};
use crate::{Store, StoreFailure};
use domain::access::Scope;
use domain::reports::assemble::NumberedPaper;
use domain::reports::calendar::{Reported, Schedule};
use domain::reports::versions::{Comment, Version};
use domain::values::Date;

/// The reporting calendar, what was reported, and the versions of the strategy with their comments.
#[derive(Clone, Debug, Default)]
pub struct Reporting {
    /// The calendar.
    pub schedules: Vec<Schedule>,
    /// What was reported.
    pub reported: Vec<Reported>,
    /// The reports to committees, as they are typed now.
    pub papers: Vec<NumberedPaper>,
    /// The versions of the strategy.
    pub versions: Vec<Version>,
    /// What was said of them.
    pub comments: Vec<Comment>,
}

impl Reporting {
    /// What was there on a day of the past: nothing that was handed in, begun, said or answered after it, and no report to a
    /// committee that was first written after it.
    #[must_use]
    pub fn known_by(mut self, day: Date) -> Reporting {
        self.reported.retain(|one| one.handed_in <= day);
        self.papers.retain(|one| one.begun.is_none_or(|begun| begun <= day));
        self.versions.retain(|one| one.begun <= day);
        self.comments.retain(|one| one.on <= day);
        for one in &mut self.comments {
            one.reply.take_if(|reply| reply.on > day);
        }
        self
    }
}

/// Reads them.
///
/// # Errors
/// When the records cannot be read.
pub async fn reporting(store: &Store, scope: &Scope) -> Result<Reporting, StoreFailure> {
    let kept: Contents = contents(store, scope, None).await?;
    Ok(Reporting {
        schedules: kept.of()?,
        reported: kept.of()?,
        papers: kept.of()?,
        versions: kept.of()?,
        comments: kept.of()?,
    })
}

/// Reads the calendar, what was reported and the versions, without the comments: what figures are made of.
///
/// # Errors
/// When the records cannot be read.
pub(crate) async fn calendar(store: &Store, scope: &Scope) -> Result<Reporting, StoreFailure> {
    Ok(Reporting {
        schedules: all(store, scope).await?,
        reported: all(store, scope).await?,
        versions: all(store, scope).await?,
        papers: Vec::new(),
        comments: Vec::new(),
    })
}
