//! The figures that surveys offer.

use super::{ANSWERS_MIN, Answer, Asked, Survey, result};
use crate::strategy::measures::{Measure, Reading, Readings};
use crate::strategy::{Period, Unit};
use crate::values::Date;

const fn measure(code: &'static str, name: &'static str, unit: Unit, definition: &'static str) -> Measure {
    Measure { code, name, unit, subject: "surveys", definition }
}

/// What surveys offer.
pub const MEASURES: &[Measure] = &[
    measure(
        "surveys.service_satisfaction",
        "Satisfaction of services",
        Unit::Score,
        "The mean score of the last survey of services that is closed, on the scale of that survey, which stands with the value: scores of two scales are not compared. Not measured for fewer than five answers.",
    ),
    measure(
        "surveys.service_response_share",
        "Response of services",
        Unit::Percentage,
        "Scores given ÷ people asked in that survey × 100.",
    ),
    measure(
        "surveys.supplier_satisfaction",
        "Satisfaction of suppliers",
        Unit::Score,
        "The mean score of the last survey of suppliers that is closed, on the scale of that survey, which stands with the value. Not measured for fewer than five answers.",
    ),
    measure(
        "surveys.supplier_response_share",
        "Response of suppliers",
        Unit::Percentage,
        "Scores given ÷ suppliers asked in that survey × 100.",
    ),
];

/// Offers the figures of surveys and says what is known of them on a day. Only a survey that is closed counts, so that no
/// figure moves while people answer.
pub fn read_into(readings: &mut Readings, surveys: &[Survey], answers: &[Answer], today: Date) {
    readings.offer(MEASURES);
    for (asked, score, response) in [
        (Asked::Services, "surveys.service_satisfaction", "surveys.service_response_share"),
        (Asked::Suppliers, "surveys.supplier_satisfaction", "surveys.supplier_response_share"),
    ] {
        let closed = surveys.iter().filter(|survey| survey.asked == asked && survey.closes < today);
        let Some(last) = closed.max_by_key(|survey| survey.closes) else {
            let none = Reading::not_measured("Not measured: no survey is closed yet.", "Surveys", today);
            readings.found(score, none.clone());
            readings.found(response, none);
            continue;
        };
        let found = result(last, answers);
        let period = Period::Span(last.opened, last.closes);
        let few = format!("Not measured: {:?} has fewer than {ANSWERS_MIN} answers.", last.title);
        let counted =
            format!("From {} answers of {} asked, on a scale from 1 to {}.", found.answers, last.invited, last.highest);
        let mean = Reading::of(found.mean, &few, &last.title, last.closes).over(period);
        let mean = if mean.value.is_some() { mean.noting(counted).on_scale(last.highest) } else { mean };
        readings.found(score, mean);
        let odd = "Not measured: nobody knows how many were asked, or more answered than were.";
        readings.found(response, Reading::of(found.response, odd, &last.title, last.closes).over(period));
    }
}
