//! The library over invented documents and lessons.

use super::measures::{MEASURES, read_into};
use super::*;
use crate::strategy::measures::Readings;

fn day(text: &str) -> Date {
    text.parse().unwrap()
}

pub(super) fn document(code: &str, issued: &str, review_months: Option<u16>) -> Document {
    Document {
        code: code.into(),
        title: format!("Guide {code}"),
        kind: DocumentKind::Guide,
        found_at: "https://example.org/guide".into(),
        attribution: "Wynmarch District Council".into(),
        owner: "R. Odell".into(),
        version: "1".into(),
        issued: day(issued),
        review_months,
        reviewed: None,
        about: vec!["areas/CB1".parse().unwrap()],
        withdrawn: None,
        tried: None,
    }
}

fn lesson(code: &str, on: &str, used: Option<&str>) -> Lesson {
    Lesson {
        code: code.into(),
        title: "Ask the market first".into(),
        happened: "Nobody tendered".into(),
        learned: "Talk to suppliers before the notice".into(),
        from: None,
        on: day(on),
        used_in: used.map(|on| ("contracts/7".parse().unwrap(), day(on))).into_iter().collect(),
        shared_with: Vec::new(),
        is_open: false,
    }
}

#[test]
fn a_review_is_due_so_many_months_after_the_version_or_the_last_review() {
    for (review_months, reviewed, today, expected, reason) in [
        (Some(12), None, "2026-11-20", ReviewDue::By(day("2026-11-20")), "on its day"),
        (Some(12), None, "2026-11-21", ReviewDue::Overdue { on: day("2026-11-20"), days: 1 }, "the day after"),
        (Some(12), Some("2026-03-01"), "2026-11-21", ReviewDue::By(day("2027-03-01")), "somebody looked"),
        (
            Some(12),
            Some("2026-11-22"),
            "2026-11-21",
            ReviewDue::Overdue { on: day("2026-11-20"), days: 1 },
            "nobody knows of tomorrow",
        ),
        (Some(12), Some("2025-01-01"), "2026-11-20", ReviewDue::By(day("2026-11-20")), "a look at the version before"),
        (None, None, "2036-11-21", ReviewDue::Never, "it needs none"),
    ] {
        let one = Document { reviewed: reviewed.map(day), ..document("a", "2025-11-20", review_months) };
        assert_eq!(one.review(day(today)), expected, "{reason}");
    }
}

#[test]
fn documents_and_lessons_are_counted_as_of_a_day() {
    let today = day("2026-11-21");
    let withdrawn = Document { withdrawn: Some(today), ..document("c", "2020-01-01", Some(12)) };
    let documents = [
        document("a", "2025-11-20", Some(12)),
        document("b", "2026-01-01", Some(12)),
        withdrawn,
        document("d", "2026-01-01", None),
    ];
    let late: Vec<&str> = overdue(&documents, today).into_iter().map(|(document, _)| document.code.as_str()).collect();
    assert_eq!(late, ["a"], "the withdrawn one is not offered");
    let subject = "areas/CB1".parse().unwrap();
    let found: Vec<&str> =
        about(&documents, &subject, today).into_iter().map(|document| document.code.as_str()).collect();
    assert_eq!(found, ["b", "d", "a"], "the latest first");

    let mut lessons = [
        lesson("x", "2026-01-01", None),
        lesson("y", "2026-02-01", Some("2026-11-21")),
        lesson("z", "2026-03-01", Some("2026-11-22")),
    ];
    lessons[0].shared_with.push(("Elverdale District Council".into(), today));
    assert_eq!(unused(&lessons, today).iter().map(|lesson| lesson.code.as_str()).collect::<Vec<_>>(), ["x", "z"]);
    let mut readings = Readings::new(today);
    read_into(&mut readings, &documents, &lessons, today);
    for (code, shown) in [
        ("library.reviewed_share", "50.0%"),
        ("library.overdue_count", "1"),
        ("library.lessons_used_share", "33.33%"),
        ("library.lessons_shared_count", "1"),
    ] {
        assert_eq!(readings.get(code).value.map(|one| one.to_string()).as_deref(), Some(shown), "{code}");
    }
    read_into(&mut readings, &[], &[], today);
    assert!(MEASURES.iter().all(|measure| readings.get(measure.code).value.is_none()), "nothing is recorded");
}
