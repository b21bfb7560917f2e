//! The figures of reports that checks, indicators and reports ask for: whether councillors get theirs, whether the strategy is
//! in date.

use super::calendar::{PeriodState, Reported, Schedule};
use super::versions::{ReviewState, Version, in_force};
use crate::strategy::measures::{Measure, Reading, Readings};
use crate::strategy::{Quantity, Unit};
use crate::values::Date;

const CALENDAR: &str = "Reporting calendar";
const VERSIONS: &str = "Versions of the strategy";

/// What reports offer.
pub const MEASURES: &[Measure] = &[
    Measure {
        code: "reports.on_time_share",
        name: "Reports given when they were due",
        unit: Unit::Percentage,
        subject: "reports",
        definition: "Periods of the reporting calendar that were reported by the first meeting after their end ÷ periods that were reported or are missing × 100, over all its lines. A period that is on an agenda still to come, or not due yet, is left out.",
    },
    Measure {
        code: "reports.missing_count",
        name: "Reports missing",
        unit: Unit::Count,
        subject: "reports",
        definition: "Periods of the reporting calendar whose day has passed and that were not reported.",
    },
    Measure {
        code: "strategy.in_date",
        name: "The procurement strategy is in date",
        unit: Unit::Count,
        subject: "strategy",
        definition: "1 while the approved version of the strategy is in date, 0 once the day of its review has passed. Not measured while no version is approved.",
    },
];

/// Offers the figures of reports and says what is known of them on a day. What was handed in after the day counts as not
/// reported yet.
pub fn read_into(
    readings: &mut Readings,
    schedules: &[Schedule],
    reported: &[Reported],
    versions: &[Version],
    today: Date,
) {
    readings.offer(MEASURES);
    let known: Vec<Reported> = reported.iter().filter(|one| one.handed_in <= today).cloned().collect();
    let (mut on_time, mut late, mut missing) = (0, 0, 0);
    for one in schedules.iter().flat_map(|line| line.standing(&known, today)) {
        match one.state {
            PeriodState::Reported { late: false, .. } => on_time += 1,
            PeriodState::Reported { late: true, .. } => late += 1,
            PeriodState::Missing { .. } => missing += 1,
            PeriodState::OnAgenda { .. } | PeriodState::Due { .. } => {}
        }
    }
    let share = Quantity::share(on_time, on_time + late + missing);
    let none = "Not measured: no report was due by the reporting calendar yet.";
    readings.found("reports.on_time_share", Reading::of(share, none, CALENDAR, today));
    let count = (!schedules.is_empty()).then(|| Quantity::count(missing));
    let none = "Not measured: nothing is in the reporting calendar.";
    readings.found("reports.missing_count", Reading::of(count, none, CALENDAR, today));
    readings.found("strategy.in_date", in_date(versions, today));
}

fn in_date(versions: &[Version], today: Date) -> Reading {
    let measured = |value| Reading::measured(Quantity::count(value), VERSIONS, today);
    let state = in_force(versions, today).and_then(Version::approval).map(|approval| approval.review_by);
    match state {
        Some(review_by) if review_by >= today => measured(1).noting(format!("Until {}.", said(review_by))),
        Some(review_by) => measured(0).noting(format!("It ran out of date on {}.", said(review_by))),
        None => Reading::not_measured("Not measured: no version of the strategy is approved.", VERSIONS, today),
    }
}

fn said(day: Date) -> String {
    day.strftime("%-d %B %Y").to_string()
}

/// From how many days before its review a strategy is due soon: two quarters, so that a committee can take part.
pub const REVIEW_WARN_DAYS: u16 = 180;

/// How the strategy in force on a day stands with its review.
#[must_use]
pub fn strategy_review(versions: &[Version], today: Date) -> ReviewState {
    in_force(versions, today).map_or(ReviewState::NotApproved, |version| version.review(today, REVIEW_WARN_DAYS))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reports::calendar::{ReportedId, ScheduleId};
    use crate::reports::versions::{Approval, VersionId, VersionState};
    use crate::reports::{Report, ReportKind};
    use crate::strategy::scorecard::Frequency;
    use jiff::civil::date;

    fn line() -> Schedule {
        Schedule {
            id: ScheduleId::new(1),
            report: ReportKind::Scrutiny,
            to: "Scrutiny Committee".into(),
            frequency: Frequency::Quarterly,
            from: date(2026, 4, 1),
            until: None,
            meetings: vec![date(2026, 7, 14), date(2026, 10, 13)],
            is_public: true,
            handed_in_before: 5,
        }
    }

    fn given(period: &str, handed_in: Date, meeting: Date) -> Reported {
        let (id, schedule) = (ReportedId::new(1), ScheduleId::new(1));
        let period = period.parse().unwrap();
        Reported { id, schedule, period, handed_in, agenda: None, meeting, version: None, paper: None, content: None }
    }

    fn approved(review_by: Date) -> Version {
        let report = Report::new(ReportKind::Strategy, "Procurement strategy", "Wynmarch", date(2026, 1, 1));
        let approval = Approval { by: "Cabinet".into(), on: date(2026, 1, 6), content: "abc".into(), review_by };
        let state = VersionState::Approved(approval);
        let author = "Head of procurement".into();
        Version { id: VersionId::new(1), number: 1, report, begun: date(2026, 1, 1), author, follows: None, state }
    }

    fn shown(code: &str, reported: &[Reported], versions: &[Version], today: Date) -> Option<String> {
        let mut readings = Readings::new(today);
        read_into(&mut readings, &[line()], reported, versions, today);
        readings.get(code).value.map(|value| value.to_string())
    }

    #[test]
    fn a_report_counts_once_its_day_has_come() {
        let first = |handed_in, meeting| given("2026-27 Q1", handed_in, meeting);
        for (reported, today, share, missing, reason) in [
            (vec![], date(2026, 7, 14), None, "0", "the day of the meeting itself: it may still be given"),
            (vec![], date(2026, 7, 15), Some("0.0%"), "1", "the day after it"),
            (
                vec![first(date(2026, 7, 1), date(2026, 7, 14))],
                date(2026, 7, 14),
                Some("100.0%"),
                "0",
                "given on its day",
            ),
            (vec![first(date(2026, 7, 1), date(2026, 7, 14))], date(2026, 7, 13), None, "0", "it is on the agenda"),
            (vec![first(date(2026, 7, 20), date(2026, 7, 21))], date(2026, 7, 21), Some("0.0%"), "0", "given late"),
            (
                vec![first(date(2026, 7, 20), date(2026, 7, 21))],
                date(2026, 7, 16),
                Some("0.0%"),
                "1",
                "nobody knew then",
            ),
            (
                vec![first(date(2026, 7, 1), date(2026, 7, 14))],
                date(2026, 10, 14),
                Some("50.0%"),
                "1",
                "the next is missing",
            ),
        ] {
            assert_eq!(shown("reports.on_time_share", &reported, &[], today).as_deref(), share, "{reason}");
            assert_eq!(shown("reports.missing_count", &reported, &[], today).as_deref(), Some(missing), "{reason}");
        }
        let mut readings = Readings::new(date(2026, 7, 15));
        read_into(&mut readings, &[], &[], &[], date(2026, 7, 15));
        assert_eq!(readings.get("reports.missing_count").value, None, "without a calendar nothing is known");
    }

    #[test]
    fn a_strategy_is_in_date_through_the_day_of_its_review() {
        let versions = [approved(date(2026, 12, 31))];
        for (today, expected, reason) in [
            (date(2026, 1, 5), None, "the day before it was approved"),
            (date(2026, 1, 6), Some("1"), "the day of it"),
            (date(2026, 12, 31), Some("1"), "the last day"),
            (date(2027, 1, 1), Some("0"), "the day after it"),
        ] {
            assert_eq!(shown("strategy.in_date", &[], &versions, today).as_deref(), expected, "{reason}");
        }
        for (today, expected, reason) in [
            (date(2026, 7, 3), ReviewState::InDate { until: date(2026, 12, 31) }, "181 days are left"),
            (date(2026, 7, 4), ReviewState::DueSoon { until: date(2026, 12, 31), days: 180 }, "180 days are left"),
            (date(2027, 1, 1), ReviewState::Expired { on: date(2026, 12, 31), days: 1 }, "one day over"),
        ] {
            assert_eq!(strategy_review(&versions, today), expected, "{reason}");
        }
        assert_eq!(strategy_review(&[], date(2026, 7, 1)), ReviewState::NotApproved);
    }
}
