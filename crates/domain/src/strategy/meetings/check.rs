//! What is wrong with a meeting before it is kept.

use super::Meeting;
use crate::strategy::WrongField;
use crate::strategy::wrong::{check_line, check_text};
use crate::values::Date;

/// What is wrong with a meeting: it has been held, with somebody, by somebody, and something is said of it.
#[must_use]
pub fn check_meeting(meeting: &Meeting, today: Date) -> Vec<WrongField> {
    let mut wrong = Vec::new();
    check_line(&mut wrong, "with", &meeting.with, Some("Enter with whom the meeting was"));
    if meeting.on > today {
        wrong.push(WrongField::new("on", "Enter a day that has come: a meeting is recorded once it was held"));
    }
    if meeting.attended.is_empty() {
        wrong.push(WrongField::new("attended", "Enter who attended for the council, each on a line"));
    }
    // One message at the field is enough, however many lines are wrong.
    let mut of_lines = Vec::new();
    for line in &meeting.attended {
        check_line(&mut of_lines, "attended", line, None);
    }
    wrong.extend(of_lines.into_iter().take(1));
    let message = "Enter what came of it, even where that is nothing yet";
    check_text(&mut wrong, "outcome", &meeting.outcome, Some(message));
    wrong
}

#[cfg(test)]
mod tests {
    use super::super::measures::{MEASURES, read_into};
    use super::super::{MeetingId, MeetingKind, in_twelve_months};
    use super::*;
    use crate::strategy::measures::Readings;

    const TODAY: &str = "2026-06-17";

    fn day(text: &str) -> Date {
        text.parse().unwrap()
    }

    fn meeting(id: i64, kind: MeetingKind, on: &str) -> Meeting {
        Meeting {
            id: MeetingId::new(id),
            kind,
            with: "Heads of procurement of the county".into(),
            on: day(on),
            attended: vec!["Head of procurement".into()],
            outcome: "A shared list of printers".into(),
            about: vec!["risks/3".parse().unwrap()],
        }
    }

    #[test]
    fn a_meeting_was_held_with_somebody_and_something_came_of_it() {
        type Case = (fn(&mut Meeting), &'static [&'static str], &'static str);
        let cases: [Case; 7] = [
            (|_| {}, &[], "whole, held today"),
            (|one| one.on = "2026-06-18".parse().unwrap(), &["on"], "tomorrow"),
            (|one| one.with = " ".into(), &["with"], "with nobody"),
            (|one| one.attended.clear(), &["attended"], "nobody attended"),
            (
                |one| one.attended = vec!["a".repeat(201), "b".repeat(201)],
                &["attended"],
                "two lines too long, said once",
            ),
            (|one| one.outcome = String::new(), &["outcome"], "nothing said of it"),
            (|one| one.about.clear(), &[], "about no record"),
        ];
        for (change, fields, reason) in cases {
            let mut one = meeting(1, MeetingKind::Network, TODAY);
            change(&mut one);
            let wrong: Vec<&str> = check_meeting(&one, day(TODAY)).iter().map(|one| one.field).collect();
            assert_eq!(wrong, fields, "{reason}");
        }
    }

    #[test]
    fn meetings_count_for_twelve_months() {
        let meetings = [
            meeting(1, MeetingKind::Network, "2025-06-17"),
            meeting(2, MeetingKind::Network, "2025-06-18"),
            meeting(3, MeetingKind::Service, TODAY),
            meeting(4, MeetingKind::Service, "2026-06-18"),
        ];
        let ids: Vec<i64> = in_twelve_months(&meetings, day(TODAY)).iter().map(|one| one.id.get()).collect();
        assert_eq!(ids, [3, 2], "the first was a year ago today, the last is tomorrow");
        let mut readings = Readings::new(day(TODAY));
        read_into(&mut readings, &meetings, day(TODAY));
        let said = |code: &str| readings.get(code).value.map(|one| one.to_string());
        assert_eq!(said("meetings.network_count").as_deref(), Some("1"));
        assert_eq!(said("meetings.supplier_count").as_deref(), Some("0"), "none, among some that are recorded");
        read_into(&mut readings, &[], day(TODAY));
        for measure in MEASURES {
            assert!(readings.get(measure.code).reason.starts_with("Not measured: no meeting"), "{}", measure.code);
        }
    }
}
