//! Meetings of procurement with others: networks of other councils, the services it buys for, suppliers and councillors.

mod check;
pub mod measures;

pub use check::check_meeting;

use crate::values::{Date, SubjectRef};
use jiff::ToSpan;
use serde::{Deserialize, Serialize};

named! {
    /// Whom a meeting was with.
    MeetingKind {
        Network "network" "Network of councils";
        Service "service" "Service of the council";
        Supplier "supplier" "Supplier";
        Councillors "councillors" "Councillors";
    }
}

super::ids::record_id! {
    /// The number of a meeting in the council's records.
    MeetingId
}

/// A meeting that was held.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Meeting {
    /// Its number.
    pub id: MeetingId,
    /// Whom it was with, by kind.
    pub kind: MeetingKind,
    /// With whom, such as the name of the network or the service.
    pub with: String,
    /// The day.
    pub on: Date,
    /// Who attended for the council; posts rather than names.
    pub attended: Vec<String>,
    /// What came of it.
    pub outcome: String,
    /// The records it was about.
    pub about: Vec<SubjectRef>,
}

/// The meetings of the twelve months that end on a day, the latest first.
#[must_use]
pub fn in_twelve_months(meetings: &[Meeting], day: Date) -> Vec<&Meeting> {
    let from = day.saturating_sub(1.year());
    let mut found: Vec<&Meeting> = meetings.iter().filter(|one| from < one.on && one.on <= day).collect();
    found.sort_by_key(|one| (std::cmp::Reverse(one.on), one.id));
    found
}
