//! The figures that requests for other formats offer.

use super::{FormatRequest, Standing, standing};
use crate::strategy::measures::{Measure, Reading, Readings};
use crate::strategy::{Quantity, Unit};
use crate::values::Date;
use jiff::ToSpan;

const fn measure(code: &'static str, name: &'static str, unit: Unit, definition: &'static str) -> Measure {
    Measure { code, name, unit, subject: "format_requests", definition }
}

/// What requests for other formats offer.
pub const MEASURES: &[Measure] = &[
    measure(
        "format_requests.in_time_share",
        "Requests for other formats answered in time",
        Unit::Percentage,
        "Of the requests that came in within the twelve months that end on the day: those sent by the day they were due ÷ those that were sent, could not be done, or are overdue × 100.",
    ),
    measure(
        "format_requests.overdue_count",
        "Requests for other formats overdue",
        Unit::Count,
        "Open requests whose day has passed. A council that recorded no request has none to count.",
    ),
    measure(
        "format_requests.twelve_months_count",
        "Requests for other formats in twelve months",
        Unit::Count,
        "Requests that came in within the twelve months that end on the day. A council that recorded no request has none to count.",
    ),
];

/// Offers the figures of requests and says what is known of them on a day.
pub fn read_into(readings: &mut Readings, requests: &[FormatRequest], today: Date) {
    readings.offer(MEASURES);
    let from = today.saturating_sub(1.year());
    let whole = |count: usize| i64::try_from(count).unwrap_or(i64::MAX);
    let known: Vec<&FormatRequest> = requests.iter().filter(|one| one.came_in <= today).collect();
    let standings = |all: &[&FormatRequest], wanted: &[Standing]| {
        all.iter().filter(|one| wanted.contains(&standing(one, today))).count()
    };
    let lately: Vec<&FormatRequest> = known.iter().copied().filter(|one| from < one.came_in).collect();
    let in_time = standings(&lately, &[Standing::InTime]);
    let counted = standings(&lately, &[Standing::InTime, Standing::Late, Standing::NotDone, Standing::Overdue]);
    let source = "Requests for other formats";
    let none = "Not measured: no request of the last twelve months was answered or is overdue.";
    let share = Quantity::share(whole(in_time), whole(counted));
    readings.found("format_requests.in_time_share", Reading::of(share, none, source, today));
    let none = "Not measured: no request is recorded yet.";
    for (code, count) in [
        ("format_requests.overdue_count", standings(&known, &[Standing::Overdue])),
        ("format_requests.twelve_months_count", lately.len()),
    ] {
        let count = (!known.is_empty()).then(|| Quantity::count(whole(count)));
        readings.found(code, Reading::of(count, none, source, today));
    }
}
