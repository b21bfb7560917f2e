//! How an indicator went, and where its line is broken.

use super::super::{Direction, Movement, Origin, Way, work_out};
use super::*;

fn kept(points: &[(&str, Option<i64>, u32)]) -> Vec<Recorded> {
    points
        .iter()
        .map(|(period, value, edition)| Recorded {
            edition: *edition,
            ..recorded("IND-L1", period, *value, Origin::Entered)
        })
        .collect()
}

#[test]
fn a_line_is_broken_where_nothing_can_be_compared() {
    for (points, breaks, change, reason) in [
        (vec![("2023-24", Some(3), 1), ("2024-25", Some(5), 1)], vec![], Some("up 2 from 3, 2023-24"), "two years"),
        (vec![("2024-25", Some(5), 1), ("2023-24", Some(3), 1)], vec![], Some("up 2 from 3, 2023-24"), "out of order"),
        (vec![("2023-24", Some(5), 1), ("2024-25", Some(5), 1)], vec![], Some("the same as 2023-24"), "no change"),
        (
            vec![("2023-24", Some(3), 1), ("2024-25", Some(5), 2)],
            vec![(1, "The definition changed")],
            None,
            "another definition",
        ),
        (
            vec![("2022-23", Some(3), 1), ("2023-24", None, 1), ("2024-25", Some(5), 1)],
            vec![(1, "It was not measured, 2023-24"), (2, "It was not measured, 2023-24")],
            None,
            "a gap is no nought",
        ),
        (
            vec![("2023-24", Some(3), 1), ("2024-25 Q4", Some(5), 1)],
            vec![(1, "One value is of 2023-24, the other of quarter 4")],
            None,
            "a year and a quarter",
        ),
        (
            vec![("2022-23", Some(1), 1), ("2023-04-01/2024-03-31", Some(3), 1)],
            vec![],
            Some("up 2 from 1, 2022-23"),
            "twelve months are a year",
        ),
        (vec![("2024-25", Some(5), 1)], vec![], None, "one value"),
    ] {
        let indicators = [indicator("IND-L1", Way::Entered)];
        let kept = kept(&points);
        let worked = work_out(&indicators, &readings(&[]), &kept, today());
        let trend = &worked.row("IND-L1").unwrap().trend;
        assert_eq!(trend.change.as_ref().map(|change| change.said.as_str()), change, "{reason}");
        assert_eq!(trend.breaks.len(), breaks.len(), "{reason}");
        for (found, (before, begins)) in trend.breaks.iter().zip(breaks) {
            assert_eq!(found.before, before, "{reason}");
            assert!(found.reason.starts_with(begins), "{reason}: {}", found.reason);
        }
    }
}

#[test]
fn what_is_better_hangs_on_the_direction() {
    for (direction, from, to, movement) in [
        (Direction::Higher, 3, 5, Movement::Better),
        (Direction::Higher, 5, 3, Movement::Worse),
        (Direction::Lower, 3, 5, Movement::Worse),
        (Direction::Lower, 5, 3, Movement::Better),
        (Direction::Neutral, 3, 5, Movement::Moved),
        (Direction::Lower, 5, 5, Movement::Same),
    ] {
        let indicators = [Indicator { direction, ..indicator("IND-L1", Way::Entered) }];
        let kept = kept(&[("2023-24", Some(from), 1), ("2024-25", Some(to), 1)]);
        let worked = work_out(&indicators, &readings(&[]), &kept, today());
        assert_eq!(worked.row("IND-L1").unwrap().trend.change.as_ref().unwrap().movement, movement);
    }
}

#[test]
fn the_line_begins_with_the_baseline_and_ends_with_the_present_value() {
    let mut one = indicator("IND-L1", Way::Measure(String::from("spend.local_count")));
    one.baseline = Some(baseline(Quantity::count(10), "2018-19", "2019-06-01"));
    let indicators = [one];
    let kept =
        [recorded("IND-L1", "2024-25", Some(8), Origin::House), recorded("IND-L1", "2025-26", Some(7), Origin::House)];
    let worked = work_out(&indicators, &readings(&[("spend.local_count", Some(9))]), &kept, today());
    let points: Vec<_> = worked
        .row("IND-L1")
        .unwrap()
        .trend
        .points
        .iter()
        .map(|point| (point.period.to_string(), point.value.clone()))
        .collect();
    let count = |things| Some(Quantity::count(things));
    assert_eq!(
        points,
        [("2018-19".into(), count(10)), ("2024-25".into(), count(8)), ("2025-26".into(), count(9))],
        "the present value of a period stands for what was recorded of it before"
    );
}

#[test]
fn a_correction_of_the_same_period_replaces_what_was_recorded() {
    let indicators = [indicator("IND-L1", Way::Entered)];
    let mut later = recorded("IND-L1", "2024-25", Some(6), Origin::Entered);
    later.reading.as_of = day("2026-05-02");
    for kept in [
        [recorded("IND-L1", "2024-25", Some(5), Origin::Entered), later.clone()],
        [later.clone(), recorded("IND-L1", "2024-25", Some(5), Origin::Entered)],
    ] {
        let worked = work_out(&indicators, &readings(&[]), &kept, today());
        let row = worked.row("IND-L1").unwrap();
        assert_eq!((row.reading.value.clone(), row.trend.points.len()), (Some(Quantity::count(6)), 1));
    }
}

#[test]
fn a_value_that_is_kept_stays_as_it_was_and_is_not_there_twice() {
    let indicators = [indicator("IND-L1", Way::Measure(String::from("spend.local_count")))];
    let figures = readings(&[("spend.local_count", Some(9))]);
    let kept = [work_out(&indicators, &figures, &[], today()).row("IND-L1").unwrap().recorded()];
    assert_eq!((kept[0].origin, kept[0].edition), (Origin::House, 1));
    let again = work_out(&indicators, &figures, &kept, today());
    assert_eq!(again.row("IND-L1").unwrap().trend.points.len(), 1, "of the same period");
    let gone = work_out(&indicators, &readings(&[]), &kept, today());
    assert_eq!(gone.row("IND-L1").unwrap().trend.points[0].value, Some(Quantity::count(9)));
}

#[test]
fn scores_of_two_scales_are_never_compared() {
    let indicators = [indicator("IND-L1", Way::Entered)];
    for (from, to, broken, reason) in [
        (Some(5), Some(5), false, "one scale"),
        (Some(5), Some(10), true, "from 1 to 5, then from 1 to 10"),
        (Some(10), Some(5), true, "the other way"),
        (None, Some(5), false, "nobody said of the first"),
    ] {
        let mut points = kept(&[("2023-24", Some(4), 1), ("2024-25", Some(8), 1)]);
        points[0].reading.scale = from;
        points[1].reading.scale = to;
        let worked = work_out(&indicators, &readings(&[]), &points, today());
        let trend = &worked.row("IND-L1").unwrap().trend;
        assert_eq!((trend.breaks.len() == 1, trend.change.is_none()), (broken, broken), "{reason}");
        assert!(trend.breaks.iter().all(|one| one.reason.starts_with("The scale of the score changed")), "{reason}");
    }
}

#[test]
fn a_line_is_of_one_length_of_period_and_goes_by_the_end_of_each() {
    for (points, shown, breaks, reason) in [
        (
            vec![("2025-26", Some(9), 1), ("2025-26 Q3", Some(3), 1), ("2025-26 Q4", Some(4), 1)],
            vec!["2025-26 Q3", "2025-26 Q4"],
            0,
            "two quarters and their year",
        ),
        (vec![("2024-25", Some(9), 1), ("2025-26 Q1", Some(3), 1)], vec!["2025-26 Q1"], 0, "of one each the later"),
        (
            vec![("2025-26 Q4", Some(3), 1), ("2025-26", Some(9), 1)],
            vec!["2025-26"],
            0,
            "a year ends after its quarter",
        ),
        (
            vec![
                ("2024-25 Q1", Some(3), 1),
                ("2024-25 Q2", None, 1),
                ("2024-25 Q3", Some(3), 1),
                ("2024-25", Some(9), 1),
            ],
            vec!["2024-25 Q1", "2024-25 Q2", "2024-25 Q3"],
            2,
            "a gap in the line stays one",
        ),
    ] {
        let indicators = [indicator("IND-L1", Way::Entered)];
        let kept = kept(&points);
        let worked = work_out(&indicators, &readings(&[]), &kept, today());
        let line = worked.row("IND-L1").unwrap().trend.in_one_line();
        let periods: Vec<String> = line.points.iter().map(|point| point.period.to_string()).collect();
        assert_eq!((periods, line.breaks.len()), (shown.into_iter().map(str::to_owned).collect(), breaks), "{reason}");
    }
}
