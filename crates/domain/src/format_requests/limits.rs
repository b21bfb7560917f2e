//! How many requests the public page takes.

use super::{Channel, FormatRequest};
use crate::values::Date;

/// The most requests that the public page takes for a council in a day. A council gets a few in a month; thirty leave room for
/// a document that many ask about, and a program that sends forms costs no more than half an hour of reading.
pub const A_DAY_MAX: usize = 30;

/// The most requests from the public page that may be open for a council: ten days that are full.
pub const OPEN_MAX: usize = 300;

/// Whether the public page takes another request for the council today. What staff enter is never turned away.
#[must_use]
pub fn has_room(requests: &[FormatRequest], today: Date) -> bool {
    let from_page = || requests.iter().filter(|one| one.channel == Channel::PublicPage);
    from_page().filter(|one| one.came_in == today).count() < A_DAY_MAX
        && from_page().filter(|one| one.state.is_open()).count() < OPEN_MAX
}
