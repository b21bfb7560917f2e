//! Where values come from, and what is said where there are none.

use super::super::{Origin, Status, Way, balance, eleven, footnotes, work_out};
use super::*;

/// The eleven in a house without any source, with the baselines that a strategy printed, each of its own period.
fn imported() -> Vec<Indicator> {
    let mut indicators = eleven();
    for (text, unit, value, period, dated) in [
        ("IND-S1", Unit::Percentage, "12", "2019-20", "2020-11-10"),
        ("IND-F1", Unit::Pounds, "0", "2019-20", "2020-11-10"),
        ("IND-F2", Unit::Pounds, "0", "2019-20", "2020-11-10"),
        ("IND-O1", Unit::Percentage, "86.15", "2020-03-31", "2020-03-31"),
        ("IND-C1", Unit::Count, "10", "2018-19", "2019-06-01"),
    ] {
        let one = indicators.iter_mut().find(|one| one.code.as_str() == text).unwrap();
        one.baseline = Some(baseline(quantity(unit, value), period, dated));
    }
    let paid = indicators.iter_mut().find(|one| one.code.as_str() == "IND-O1").unwrap();
    paid.target = Some(target(quantity(Unit::Percentage, "90"), quantity(Unit::Percentage, "2")));
    indicators
}

#[test]
fn an_empty_house_shows_the_baselines_and_says_of_everything_else_that_it_is_not_measured() {
    let indicators = imported();
    let worked = work_out(&indicators, &Readings::new(today()), &[], today());
    let answers = worked.answers();
    let baselines: Vec<(&str, String, Option<&str>)> = answers
        .iter()
        .map(|one| (one.code.as_str(), one.baseline.to_string(), one.baseline_period.as_deref()))
        .collect();
    assert_eq!(
        baselines,
        [
            ("IND-S1", "12".into(), Some("2019-20")),
            ("IND-S2", "null".into(), None),
            ("IND-S3", "null".into(), None),
            ("IND-S4", "null".into(), None),
            ("IND-F1", "0".into(), Some("2019-20")),
            ("IND-F2", "0".into(), Some("2019-20")),
            ("IND-O1", "86.15".into(), Some("2020-03-31")),
            ("IND-O3", "null".into(), None),
            ("IND-O2", "null".into(), None),
            ("IND-C1", "10".into(), Some("2018-19")),
            ("IND-C2", "null".into(), None),
        ]
    );
    for one in &answers {
        assert!(one.value.is_null() && one.status == "not_measured" && one.period.is_none(), "{}", one.code);
        assert!(
            one.reason.starts_with("No source yet") && one.reason.contains(" Plan: "),
            "{}: {}",
            one.code,
            one.reason
        );
    }
}

#[test]
fn a_value_is_the_houses_or_the_latest_that_was_entered() {
    let own = || Way::Measure(String::from("spend.local_share"));
    let (house, entered) = (Origin::House, Origin::Entered);
    let none = ("spend.local_share", None);
    for (way, figures, kept, value, reason) in [
        (
            own(),
            vec![("spend.local_share", Some(9))],
            vec![("2024-25", Some(4), entered)],
            Some("9"),
            "the house has it",
        ),
        (own(), vec![none], vec![("2024-25", Some(4), entered)], Some("4"), "the house has not, and it was entered"),
        (own(), vec![], vec![("2024-25", Some(4), entered)], Some("4"), "no source, and it was entered"),
        (
            own(),
            vec![none],
            vec![("2024-25", Some(4), house)],
            None,
            "what the house found once is not its value today",
        ),
        (own(), vec![none], vec![], None, "nothing at all"),
        (
            Way::Entered,
            vec![],
            vec![("2024-25", Some(4), entered), ("2023-24", Some(3), entered)],
            Some("4"),
            "the latest",
        ),
        (
            Way::Entered,
            vec![],
            vec![("2024-25", Some(4), entered), ("2025-26", None, entered)],
            None,
            "said not to be measured",
        ),
        (Way::Entered, vec![], vec![("2024-25", Some(0), entered)], Some("0"), "nought is a value"),
        (Way::Entered, vec![], vec![], None, "nothing entered"),
    ] {
        let indicators = [indicator("IND-L1", way)];
        let kept: Vec<Recorded> =
            kept.into_iter().map(|(period, value, origin)| recorded("IND-L1", period, value, origin)).collect();
        let worked = work_out(&indicators, &readings(&figures), &kept, today());
        let row = worked.row("IND-L1").unwrap();
        assert_eq!(row.reading.value.as_ref().map(ToString::to_string).as_deref(), value, "{reason}");
        assert_eq!(row.standing.status == Status::NotMeasured, value.is_none(), "{reason}");
        assert!(!row.standing.reason.is_empty(), "{reason}");
    }
}

#[test]
fn an_indicator_whose_source_vanished_says_so_with_what_was_known_last() {
    let indicators = [indicator("IND-L1", Way::Measure(String::from("fleet.miles")))];
    let kept = [recorded("IND-L1", "2024-25", Some(7), Origin::House)];
    let gone = work_out(&indicators, &readings(&[]), &kept, today());
    let reason = &gone.row("IND-L1").unwrap().standing.reason;
    assert!(reason.starts_with(
        "Its source is gone: there is none for \"Miles (fleet)\" any more. The last value was 7, 2024-25."
    ));
    assert_eq!(gone.row("IND-L1").unwrap().trend.points.len(), 1, "its history stays");
    let still = work_out(&indicators, &readings(&[("fleet.miles", None)]), &kept, today());
    let reason = &still.row("IND-L1").unwrap().standing.reason;
    assert!(reason.starts_with("Nobody counted. The last value was 7"), "{reason}");
}

#[test]
fn no_value_is_without_a_reason_even_where_nobody_gave_one() {
    let mut kept = [recorded("IND-L1", "2024-25", None, Origin::Entered)];
    kept[0].reading.reason = String::from(" ");
    let indicators = [indicator("IND-L1", Way::Entered)];
    let worked = work_out(&indicators, &readings(&[]), &kept, today());
    let reason = &worked.row("IND-L1").unwrap().standing.reason;
    assert_eq!(reason, "Not measured: nobody said why. There is no plan yet to measure it.");
}

#[test]
fn a_value_is_overdue_the_day_after_its_last_day() {
    for (way, period, value, today, overdue, reason) in [
        (Way::Entered, "2024-25", Some(4), "2026-04-30", None, "the last day"),
        (Way::Entered, "2024-25", Some(4), "2026-05-01", Some("2026-04-30"), "the day after"),
        (
            Way::Formula("1".parse().unwrap()),
            "2024-25",
            Some(4),
            "2030-01-01",
            None,
            "what the house finds is never late",
        ),
        (Way::Entered, "2024-25", None, "2026-05-01", Some("2026-03-31"), "never measured, and its plan has passed"),
        (Way::Entered, "2024-25", None, "2026-03-31", None, "never measured, on the day of its plan"),
    ] {
        let mut one = indicator("IND-L1", way);
        one.plan = Some(super::super::FirstMeasurement { how: "count".into(), by: Some(day("2026-03-31")) });
        let kept = [recorded("IND-L1", period, value, Origin::Entered)];
        let indicators = [one];
        let worked = work_out(&indicators, &readings(&[]), &kept, day(today));
        assert_eq!(worked.row("IND-L1").unwrap().overdue_since, overdue.map(day), "{reason}");
    }
}

#[test]
fn footnotes_name_the_period_the_day_the_source_and_the_committee() {
    let mut indicators = imported();
    indicators.retain(|one| one.code.as_str() == "IND-C1");
    indicators[0].beside.clear();
    indicators[0].footnotes.push("Waivers of schools are not counted.".into());
    let mut kept = recorded("IND-C1", "2025-26", Some(9), Origin::Entered);
    kept.reported.push(super::super::Reported { to: "Audit Committee".into(), on: day("2026-06-24") });
    let kept = [kept];
    let worked = work_out(&indicators, &readings(&[]), &kept, today());
    let texts: Vec<String> =
        footnotes(&worked).into_iter().map(|note| format!("{} {}", note.number, note.text)).collect();
    assert_eq!(
        texts,
        [
            "1 2025-26, known 1 May 2026: A report. Reported to Audit Committee on 24 June 2026.",
            "2 Baseline 10: 2018-19; Procurement strategy, appendix, 1 June 2019. Reported to Cabinet.",
            "3 Waivers of schools are not counted.",
        ]
    );
    assert!(balance::public(&worked).rows.is_empty(), "the council shows none of it");
    indicators[0].reported_to = "Cabinet".into();
    indicators[0].beside = vec!["waivers.value".into(), "waivers.urgent_count".into()];
    let untold = [recorded("IND-C1", "2025-26", Some(9), Origin::Entered)];
    let worked = work_out(&indicators, &readings(&[]), &untold, today());
    let texts: Vec<String> = footnotes(&worked).into_iter().map(|note| note.text).collect();
    assert!(texts[0].ends_with("A report. To be reported to Cabinet."), "not reported yet: {texts:?}");
    let beside = "Beside it once there is a source, or somebody enters them: Value (waivers), Urgent count (waivers).";
    assert!(texts.contains(&beside.to_owned()), "{texts:?}");
}

#[test]
fn an_indicator_leaves_the_scorecard_on_its_day_and_stays_to_be_seen() {
    let mut indicators = imported();
    indicators.retain(|one| one.code.as_str() == "IND-C1");
    for (on, is_shown, reason) in [
        (today().tomorrow().unwrap(), true, "the last day on which it is shown"),
        (today(), false, "its first day off"),
        (today().yesterday().unwrap(), false, "the day after"),
    ] {
        indicators[0].taken_off = Some(super::super::TakenOff { on, why: "Nobody reads it".into() });
        let worked = work_out(&indicators, &readings(&[]), &[], today());
        assert_eq!(worked.rows.len(), usize::from(is_shown), "{reason}");
        assert!(worked.row("IND-C1").is_some(), "its page stays: {reason}");
    }
    let wrong = super::super::check(&indicators, |_| false);
    assert!(wrong.is_empty(), "compliance that is off asks for no outcome: {wrong:?}");
}
