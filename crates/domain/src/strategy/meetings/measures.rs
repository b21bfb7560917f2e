//! The figures that the register of meetings offers.

use super::{Meeting, MeetingKind, in_twelve_months};
use crate::strategy::measures::{Measure, Reading, Readings};
use crate::strategy::{Quantity, Unit};
use crate::values::Date;

const fn measure(code: &'static str, name: &'static str, definition: &'static str) -> Measure {
    Measure { code, name, unit: Unit::Count, subject: "meetings", definition }
}

/// What the register of meetings offers.
pub const MEASURES: &[Measure] = &[
    measure(
        "meetings.network_count",
        "Meetings with networks",
        "Meetings with networks of councils in the twelve months that end on the day.",
    ),
    measure(
        "meetings.service_count",
        "Meetings with services",
        "Meetings with services of the council in the twelve months that end on the day.",
    ),
    measure(
        "meetings.supplier_count",
        "Meetings with suppliers",
        "Meetings with suppliers in the twelve months that end on the day.",
    ),
];

/// Offers the figures of meetings and says what is known of them on a day. A council that keeps no register is not taken for
/// one that meets nobody.
pub fn read_into(readings: &mut Readings, meetings: &[Meeting], today: Date) {
    readings.offer(MEASURES);
    let is_kept = meetings.iter().any(|one| one.on <= today);
    let found = in_twelve_months(meetings, today);
    for (code, kind) in [
        ("meetings.network_count", MeetingKind::Network),
        ("meetings.service_count", MeetingKind::Service),
        ("meetings.supplier_count", MeetingKind::Supplier),
    ] {
        let count = found.iter().filter(|one| one.kind == kind).count();
        let count = is_kept.then(|| Quantity::count(i64::try_from(count).unwrap_or(i64::MAX)));
        let none = "Not measured: no meeting is recorded yet.";
        readings.found(code, Reading::of(count, none, "Register of meetings", today));
    }
}
