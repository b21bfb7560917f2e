//! Which surveys wait for those who run them.

use super::Survey;
use crate::values::Date;

/// The days after its last day on which a survey waits for somebody to act on what it found. Later nobody would still
/// remember what they answered.
const WAITS_DAYS: i64 = 90;

/// Whether a survey waits on a day: its last day has passed not long ago, and no action has come of it yet.
#[must_use]
pub fn waits(survey: &Survey, led_to_action: bool, today: Date) -> bool {
    let until = survey.closes.saturating_add(jiff::ToSpan::days(WAITS_DAYS));
    !led_to_action && survey.is_closed(today) && today <= until
}
