//! How requests stand on a day, and in which order they matter.

use super::{FormatRequest, RequestState};
use crate::values::Date;
use std::cmp::Reverse;

named! {
    /// How a request stands on a day.
    Standing {
        Overdue "overdue" "Overdue";
        Open "open" "Open";
        InTime "in_time" "Sent in time";
        Late "late" "Sent late";
        NotDone "not_done" "Could not be done";
    }
}

/// How a request stands on a day. One that was closed later was open then.
#[must_use]
pub fn standing(request: &FormatRequest, today: Date) -> Standing {
    let is_closed = request.state.closed_on().is_some_and(|on| on <= today);
    match &request.state {
        RequestState::Sent { on, .. } if is_closed && *on <= request.due => Standing::InTime,
        RequestState::Sent { .. } if is_closed => Standing::Late,
        RequestState::NotDone { .. } if is_closed => Standing::NotDone,
        _ if request.due < today => Standing::Overdue,
        _ => Standing::Open,
    }
}

/// The requests as they matter: open ones by the day they are due, so that overdue ones come first, then closed ones, the last
/// closed first.
#[must_use]
pub fn in_order(requests: &[FormatRequest]) -> Vec<&FormatRequest> {
    let mut all: Vec<&FormatRequest> = requests.iter().collect();
    all.sort_by_key(|one| match one.state.closed_on() {
        None => (false, Some(one.due), Reverse(None), one.id),
        Some(on) => (true, None, Reverse(Some(on)), one.id),
    });
    all
}
