//! The figures that the library offers.

use super::{Document, Lesson, ReviewDue, overdue, unused};
use crate::strategy::measures::{Measure, Reading, Readings};
use crate::strategy::{Quantity, Unit};
use crate::values::Date;

const SOURCE: &str = "Library";

const fn measure(code: &'static str, name: &'static str, unit: Unit, definition: &'static str) -> Measure {
    Measure { code, name, unit, subject: "library", definition }
}

/// What the library offers.
pub const MEASURES: &[Measure] = &[
    measure(
        "library.reviewed_share",
        "Documents reviewed in time",
        Unit::Percentage,
        "Documents that are offered and need a review whose review is not overdue ÷ documents that are offered and need one × 100.",
    ),
    measure(
        "library.overdue_count",
        "Documents whose review is overdue",
        Unit::Count,
        "Documents that are offered and whose day of review has passed.",
    ),
    measure(
        "library.lessons_used_share",
        "Lessons used",
        Unit::Percentage,
        "Lessons that changed something ÷ lessons written down × 100.",
    ),
    measure(
        "library.lessons_shared_count",
        "Lessons shared with others",
        Unit::Count,
        "Lessons that were shared outside the council.",
    ),
];

/// Offers the figures of the library and says what is known of them on a day.
pub fn read_into(readings: &mut Readings, documents: &[Document], lessons: &[Lesson], today: Date) {
    readings.offer(MEASURES);
    let whole = |count: usize| i64::try_from(count).unwrap_or(i64::MAX);
    let offered = documents.iter().filter(|document| document.is_offered(today));
    let reviewed = offered.filter(|document| document.review(today) != ReviewDue::Never).count();
    let late = overdue(documents, today).len();
    let none = "Not measured: no document of the library has a day of review.";
    let share = Quantity::share(whole(reviewed - late), whole(reviewed));
    readings.found("library.reviewed_share", Reading::of(share, none, SOURCE, today));
    let count = (reviewed > 0).then(|| Quantity::count(whole(late)));
    readings.found("library.overdue_count", Reading::of(count, none, SOURCE, today));
    let written = lessons.iter().filter(|lesson| lesson.on <= today).count();
    let none = "Not measured: no lesson was written down yet.";
    let used = Quantity::share(whole(written - unused(lessons, today).len()), whole(written));
    readings.found("library.lessons_used_share", Reading::of(used, none, SOURCE, today));
    let is_shared = |lesson: &&Lesson| lesson.on <= today && lesson.shared_with.iter().any(|(_, on)| *on <= today);
    let shared = lessons.iter().filter(is_shared).count();
    let shared = (written > 0).then(|| Quantity::count(whole(shared)));
    readings.found("library.lessons_shared_count", Reading::of(shared, none, SOURCE, today));
}
