use super::*;
use crate::law::rules::key_decision::ClearDays;
use jiff::civil::date;

fn schedule() -> Schedule {
    Schedule {
        id: ScheduleId::new(1),
        report: ReportKind::Leadership,
        to: "Scrutiny Committee".into(),
        frequency: Frequency::Quarterly,
        from: date(2026, 1, 1),
        until: None,
        meetings: vec![date(2026, 4, 21), date(2026, 7, 14), date(2026, 12, 8)],
        is_public: true,
        handed_in_before: 5,
    }
}

fn reported(period: &str, meeting: Date) -> Reported {
    Reported {
        id: ReportedId::new(1),
        schedule: ScheduleId::new(1),
        period: period.parse().unwrap(),
        handed_in: meeting,
        agenda: None,
        meeting,
        version: None,
        paper: None,
        content: None,
    }
}

#[test]
fn the_agenda_comes_out_five_clear_days_before_and_the_report_is_handed_in_before_that() {
    let working = Settings::default();
    let calendar = Settings { clear_days: ClearDays::Calendar, ..Settings::default() };
    for (law, is_public, before, agenda, hand_in, reason) in [
        (&working, true, 5, date(2026, 11, 27), date(2026, 11, 20), "1 to 4 and 7 December; 30 November is a holiday"),
        (
            &calendar,
            true,
            5,
            date(2026, 12, 2),
            date(2026, 11, 24),
            "3 to 7 December; 24 to 27 November and 1 December",
        ),
        (&working, true, 0, date(2026, 11, 27), date(2026, 11, 27), "handed in on the day the agenda comes out"),
        (&working, false, 1, date(2026, 12, 7), date(2026, 12, 4), "a team meets in private"),
    ] {
        let schedule = Schedule { is_public, handed_in_before: before, ..schedule() };
        let days = schedule.next(date(2026, 11, 21), law).unwrap();
        assert_eq!((days.meeting, days.agenda), (date(2026, 12, 8), agenda), "{reason}");
        assert_eq!(days.hand_in, hand_in, "{reason}");
    }
}

#[test]
fn the_next_meeting_is_today_or_later() {
    for (today, next, reason) in [
        (date(2026, 7, 14), Some(date(2026, 7, 14)), "today"),
        (date(2026, 7, 15), Some(date(2026, 12, 8)), "the day after"),
        (date(2026, 12, 9), None, "none is entered"),
    ] {
        assert_eq!(schedule().next(today, &Settings::default()).map(|days| days.meeting), next, "{reason}");
    }
}

#[test]
fn a_quarter_that_was_not_reported_is_missing_once_its_meeting_has_passed() {
    let spring = reported("2025-26 Q4", date(2026, 4, 21));
    let late = reported("2026-27 Q1", date(2026, 12, 8));
    for (today, reports, period, state, reason) in [
        (date(2026, 3, 31), vec![], "2025-26 Q4", None, "the quarter is not over"),
        (date(2026, 4, 1), vec![], "2025-26 Q4", Some(PeriodState::Due { by: date(2026, 4, 21) }), "due"),
        (date(2026, 4, 21), vec![], "2025-26 Q4", Some(PeriodState::Due { by: date(2026, 4, 21) }), "the day itself"),
        (
            date(2026, 4, 22),
            vec![],
            "2025-26 Q4",
            Some(PeriodState::Missing { since: date(2026, 4, 21) }),
            "the day after",
        ),
        (
            date(2026, 4, 20),
            vec![spring.clone()],
            "2025-26 Q4",
            Some(PeriodState::OnAgenda { meeting: date(2026, 4, 21) }),
            "on the agenda",
        ),
        (
            date(2026, 4, 21),
            vec![spring],
            "2025-26 Q4",
            Some(PeriodState::Reported { on: date(2026, 4, 21), late: false }),
            "in time",
        ),
        (
            date(2026, 12, 8),
            vec![late],
            "2026-27 Q1",
            Some(PeriodState::Reported { on: date(2026, 12, 8), late: true }),
            "one meeting late",
        ),
        (
            date(2027, 1, 1),
            vec![],
            "2026-27 Q3",
            Some(PeriodState::Due { by: date(2027, 3, 31) }),
            "no meeting is entered after it, so by the end of the next quarter",
        ),
    ] {
        let period: Period = period.parse().unwrap();
        let standing = schedule().standing(&reports, today);
        let found = standing.iter().find(|one| one.period == period).map(|one| one.state);
        assert_eq!(found, state, "{reason}");
    }
    assert_eq!(schedule().missing(&[], date(2026, 11, 21)).len(), 2, "January to June; the third is due in December");
}

#[test]
fn periods_are_whole_and_lie_between_the_first_and_the_last_day() {
    for (frequency, from, until, periods, reason) in [
        (Frequency::Quarterly, date(2026, 1, 1), None, 3, "from January to September"),
        (Frequency::Quarterly, date(2026, 1, 2), None, 2, "a quarter that had begun is not whole"),
        (Frequency::Quarterly, date(2026, 1, 1), Some(date(2026, 6, 30)), 2, "until the end of June"),
        (Frequency::Quarterly, date(2026, 1, 1), Some(date(2026, 6, 29)), 1, "a day before it"),
        (Frequency::Monthly, date(2026, 1, 1), None, 10, "January to October"),
        (Frequency::HalfYearly, date(2026, 1, 1), None, 1, "April to September"),
        (Frequency::Yearly, date(2025, 4, 1), None, 1, "one financial year"),
    ] {
        let schedule = Schedule { frequency, from, until, ..schedule() };
        assert_eq!(schedule.periods(date(2026, 11, 21)).len(), periods, "{reason}");
    }
}

#[test]
fn what_was_reported_of_another_line_does_not_count() {
    let other = Reported { schedule: ScheduleId::new(2), ..reported("2025-26 Q4", date(2026, 4, 21)) };
    assert_eq!(schedule().missing(&[other], date(2026, 4, 22)).len(), 1);
}
