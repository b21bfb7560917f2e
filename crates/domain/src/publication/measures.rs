//! The figures of publication that checks, indicators and reports ask for.

use super::{DueState, PublicationPeriod, state};
use crate::strategy::measures::{Measure, Reading, Readings};
use crate::strategy::{Quantity, Unit};
use crate::values::Date;

const SOURCE: &str = "Published periods";

/// What publication offers.
pub const MEASURES: &[Measure] = &[
    Measure {
        code: "publication.on_time_share",
        name: "Periods published on time",
        unit: Unit::Percentage,
        subject: "publication",
        definition: "Periods whose due day has come that were first published by that day ÷ periods whose due day has come × 100, over all data sets. A period that was published before its due day counts at once.",
    },
    Measure {
        code: "publication.overdue_count",
        name: "Periods overdue for publication",
        unit: Unit::Count,
        subject: "publication",
        definition: "Periods whose due day has passed and of which nothing was published.",
    },
];

/// Offers the figures of publication and says what is known of them on a day, from each period of each data set that has to
/// be published, with the day of its first version.
pub fn read_into(readings: &mut Readings, periods: &[(PublicationPeriod, Option<Date>)], today: Date) {
    readings.offer(MEASURES);
    let states = periods.iter().map(|(period, first)| state(*period, first.filter(|day| *day <= today), today));
    let Counted { on_time, due, overdue } = counted(states);
    let none = "Not measured: no period had to be published yet.";
    let share = Quantity::share(on_time, due);
    readings.found("publication.on_time_share", Reading::of(share, none, SOURCE, today));
    let count = (!periods.is_empty()).then(|| Quantity::count(overdue));
    readings.found("publication.overdue_count", Reading::of(count, none, SOURCE, today));
}

/// Periods by how they were published.
#[derive(Default)]
struct Counted {
    on_time: i64,
    /// Those whose due day has come, and those that were published before it.
    due: i64,
    overdue: i64,
}

fn counted(states: impl IntoIterator<Item = DueState>) -> Counted {
    states.into_iter().fold(Counted::default(), |mut counted, state| {
        counted.due += i64::from(matches!(state, DueState::Done { .. } | DueState::Overdue(_)));
        counted.on_time += i64::from(matches!(state, DueState::Done { late: 0 }));
        counted.overdue += i64::from(matches!(state, DueState::Overdue(_)));
        counted
    })
}

/// The share of periods that were published on time with what it is made of, from how every period stands; none where no
/// period had to be published yet.
#[must_use]
pub fn on_time_said(states: impl IntoIterator<Item = DueState>) -> Option<String> {
    let Counted { on_time, due, overdue } = counted(states);
    let share = Quantity::share(on_time, due)?;
    let periods = if due == 1 { "1 period".to_owned() } else { format!("{due} periods") };
    let share = share.in_tenths();
    let late = due - on_time - overdue;
    Some(format!(
        "{share} of the periods that were due were published on time: {on_time} of {periods}. Published late: {late}. \
         Overdue: {overdue}."
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Date {
        text.parse().unwrap()
    }

    fn shown(periods: &[(&str, Option<&str>)], today: &str) -> [Option<String>; 2] {
        let periods: Vec<_> =
            periods.iter().map(|(period, published)| (period.parse().unwrap(), published.map(day))).collect();
        let mut readings = Readings::new(day(today));
        read_into(&mut readings, &periods, day(today));
        ["publication.on_time_share", "publication.overdue_count"]
            .map(|code| readings.get(code).value.map(|value| value.to_string()))
    }

    #[test]
    fn only_periods_that_are_due_or_published_count() {
        let some = |share: &str, count: &str| [Some(share.to_owned()), Some(count.to_owned())];
        for (periods, today, expected, reason) in [
            (vec![("2026-Q1", Some("2026-07-30"))], "2026-08-01", some("100.0%", "0"), "on its due day"),
            (vec![("2026-Q1", Some("2026-07-31"))], "2026-08-01", some("0.0%", "0"), "the day after"),
            (vec![("2026-Q1", None)], "2026-07-30", [None, Some("0".into())], "it is due today still"),
            (vec![("2026-Q1", None)], "2026-07-31", some("0.0%", "1"), "overdue"),
            (vec![("2026-Q1", Some("2026-07-20"))], "2026-07-10", [None, Some("0".into())], "nobody knew on that day"),
            (
                vec![("2026-Q1", Some("2026-07-01")), ("2025-Q4", None), ("2026-Q2", None)],
                "2026-07-15",
                some("50.0%", "1"),
                "one on time, one overdue, one not over",
            ),
            (vec![], "2026-07-15", [None, None], "nothing has to be published"),
        ] {
            assert_eq!(shown(&periods, today), expected, "{reason}");
        }
    }

    #[test]
    fn the_share_is_said_with_what_it_is_made_of() {
        let said = |states: &[DueState]| on_time_said(states.iter().copied());
        let (done, late) = (DueState::Done { late: 0 }, DueState::Done { late: 3 });
        let expected = "50.0% of the periods that were due were published on time: 2 of 4 periods. Published late: 1. \
            Overdue: 1.";
        let all = [done, done, late, DueState::Overdue(4), DueState::NotOver, DueState::DueIn(0)];
        assert_eq!(said(&all).as_deref(), Some(expected), "what is not due yet does not count");
        assert_eq!(said(&[DueState::NotOver]), None, "nothing was due");
    }
}
