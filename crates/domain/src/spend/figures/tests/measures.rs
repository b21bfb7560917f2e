//! The figures that spend offers to checks and indicators.

use super::{Facts, calendar, cube, facts, line, month};
use crate::spend::FileKind;
use crate::spend::figures::{DayCount, Extent};
use crate::spend::measures::{MEASURES, Records, read_into};
use crate::strategy::measures::Readings;
use crate::suppliers::{Ring, SmeDefinition};
use crate::values::{Date, Month};

fn today() -> Date {
    "2026-11-21".parse().unwrap()
}

fn read(lines: &[super::Line], months: &[Month]) -> Readings {
    let cube = cube(lines);
    let facts = Facts::default()
        .with("near", facts(Some(Ring::District), Some(true), Some(false)))
        .with("far", facts(Some(Ring::Uk), Some(false), Some(false)));
    let known = facts.known(&cube);
    let calendars = if months.is_empty() { vec![] } else { vec![calendar(FileKind::Payments, months)] };
    let records = Records {
        cube: &cube,
        known: &known,
        calendars: &calendars,
        ever: &Extent::default(),
        sme: SmeDefinition::ProcurementAct,
        count: DayCount::FromTheDayAfter,
    };
    let mut readings = Readings::new(today());
    read_into(&mut readings, &records, today());
    readings
}

fn whole_year() -> Vec<Month> {
    "2025-26".parse::<crate::values::FinancialYear>().unwrap().months()
}

#[test]
fn the_figures_are_of_the_last_whole_year_and_equal_the_pages() {
    let lines = [
        line("2025-04", "near", 120).waited(10),
        line("2025-05", "far", 780).waited(30),
        line("2025-06", "who", 100).waited(31),
        line("2026-04", "near", 9_999).waited(90),
    ];
    let mut months = whole_year();
    months.push(month("2026-04"));
    let readings = read(&lines, &months);
    for (code, shown, said, reason) in [
        ("spend.total", "£10", "", "1,000 pence of the whole year, without the one that has begun"),
        ("spend.supplier_count", "3", "", "three names"),
        ("spend.local_share", "12.0%", "Not known of 10.0%, which counts as not.", "120 of 1,000"),
        ("spend.local_unknown_share", "10.0%", "", "100 of 1,000"),
        ("spend.local_sme_share", "12.0%", "Not known of 10.0%", "120 of 1,000"),
        ("spend.largest_20_share", "100.0%", "", "fewer than twenty"),
        ("spend.payments_within_30", "66.7%", "", "day 30 is in, day 31 is out: two lines of three"),
        ("spend.payments_within_30_by_value", "90.0%", "", "900 of 1,000"),
        ("spend.payments_within_30_suppliers", "66.7%", "", "two suppliers of three"),
    ] {
        let reading = readings.get(code);
        assert_eq!(reading.value.map(|value| value.to_string()).as_deref(), Some(shown), "{reason}");
        assert_eq!(reading.period.to_string(), "2025-26");
        assert!(reading.reason.contains(said), "{reason}: {}", reading.reason);
        assert!(!reading.reason.contains("whole year"), "{reason}: {}", reading.reason);
    }
    assert_eq!(
        readings.get("spend.local_vcse_share").value.map(|value| value.to_string()).as_deref(),
        Some("0.0%"),
        "a real nought"
    );
    assert!(
        readings.get("spend.sme_share").reason.contains("Procurement Act 2023, section 123"),
        "under which definition"
    );
}

#[test]
fn a_year_that_is_not_whole_says_so() {
    let readings = read(&[line("2026-04", "near", 100)], &[month("2026-04")]);
    let reading = readings.get("spend.local_share");
    assert_eq!(reading.period.to_string(), "2026-27");
    assert!(reading.reason.contains("not of the whole year"), "{}", reading.reason);
    let days = readings.get("spend.payments_within_30");
    assert!(days.value.is_none() && days.reason.contains("no payment line here has both"), "{}", days.reason);
}

#[test]
fn nothing_brought_in_is_not_measured_for_every_figure() {
    let readings = read(&[], &[]);
    for measure in MEASURES {
        let reading = readings.get(measure.code);
        assert!(reading.value.is_none() && reading.reason.starts_with("Not measured"), "{}", measure.code);
    }
}
