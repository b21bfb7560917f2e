//! What reports are put together from.

use crate::records::{Contents, contents};
use crate::{Store, StoreFailure};
use domain::access::Scope;
use domain::reports::calendar::{Reported, Schedule};
use domain::reports::versions::{Comment, Version};

/// The reporting calendar, what was reported, and the versions of the strategy with their comments.
#[derive(Clone, Debug, Default)]
pub struct Reporting {
    /// The calendar.
    pub schedules: Vec<Schedule>,
    /// What was reported.
    pub reported: Vec<Reported>,
    /// The versions of the strategy.
    pub versions: Vec<Version>,
    /// What was said of them.
    pub comments: Vec<Comment>,
}

/// Reads them.
///
/// # Errors
/// When the records cannot be read.
pub async fn reporting(store: &Store, scope: &Scope) -> Result<Reporting, StoreFailure> {
    let kept: Contents = contents(store, scope, None).await?;
    Ok(Reporting { schedules: kept.of()?, reported: kept.of()?, versions: kept.of()?, comments: kept.of()? })
}
