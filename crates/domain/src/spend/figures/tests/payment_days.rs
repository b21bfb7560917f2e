//! Days to payment: the bands at their edges, both ways to count, what is early and what is not measured.

use super::{Line, cube, line};
use crate::spend::figures::{CannotTell, DayCount, Extent, PaymentDays, Tally, payment_days, payment_days_by_service};
use crate::values::Pence;

fn of(lines: &[Line], count: DayCount) -> PaymentDays {
    payment_days(&cube(lines), &Extent::default(), count).unwrap()
}

#[test]
fn day_30_is_in_and_day_31_is_out_by_either_count() {
    let band = |days: PaymentDays| {
        let names = [("30", days.within_30), ("60", days.to_60), ("over", days.over_60), ("early", days.early)];
        names.into_iter().find(|(_, tally)| tally.lines > 0).map_or("none", |(name, _)| name)
    };
    use DayCount::{FromTheDay, FromTheDayAfter};
    for (between, count, in_band, reason) in [
        (0, FromTheDayAfter, "30", "paid on the day of the invoice"),
        (30, FromTheDayAfter, "30", "1 April to 1 May is day 30 from the day after"),
        (31, FromTheDayAfter, "60", "2 May is day 31"),
        (60, FromTheDayAfter, "60", "day 60"),
        (61, FromTheDayAfter, "over", "day 61"),
        (29, FromTheDay, "30", "30 April is day 30 where 1 April is day 1"),
        (30, FromTheDay, "60", "1 May is day 31: within the band of the one count, late by the other"),
        (59, FromTheDay, "60", "day 60"),
        (60, FromTheDay, "over", "day 61"),
        (-1, FromTheDayAfter, "early", "the day before the invoice"),
        (-1, FromTheDay, "early", "the day before the invoice"),
    ] {
        assert_eq!(band(of(&[line("2025-04", "a", 5).waited(between)], count)), in_band, "{reason}");
    }
}

#[test]
fn count_and_value_tell_different_things_and_early_lines_are_in_neither() {
    let lines = [
        line("2025-04", "a", 100).waited(10),
        line("2025-04", "a", 100).waited(20),
        line("2025-04", "a", 800).waited(45),
        line("2025-04", "a", 7).waited(-3),
        line("2025-04", "a", 60),
    ];
    let found = of(&lines, DayCount::FromTheDayAfter);
    assert_eq!(found.by_count(found.within_30), Some(667), "2 of 3 lines");
    assert_eq!(found.by_value(found.within_30), Some(200), "200 of 1,000 pence");
    assert_eq!(found.mean_by_count(), Some(250), "75 days over 3 lines");
    assert_eq!(found.mean_by_value(), Some(390), "1,000 + 2,000 + 36,000 over 1,000");
    assert_eq!(found.early, Tally { lines: 1, total: Pence::new(7) });
    assert_eq!(found.not_measured, Tally { lines: 1, total: Pence::new(60) });
}

#[test]
fn no_line_with_both_dates_is_not_measured() {
    let cube = cube(&[line("2025-04", "a", 100)]);
    let found = payment_days(&cube, &Extent::default(), DayCount::default());
    assert_eq!(found, Err(CannotTell::NoDates));
}

#[test]
fn services_add_up_to_the_council() {
    let lines = [
        line("2025-04", "a", 100).waited(10).of("Parks", "x"),
        line("2025-04", "a", 50).of("Parks", "x"),
        line("2025-04", "a", 30).waited(70).of("Housing", "x"),
        line("2025-04", "a", 9).of("Nothing measured", "x"),
    ];
    let cube = cube(&lines);
    let rows = payment_days_by_service(&cube, &Extent::default(), DayCount::default());
    let names: Vec<&str> = rows.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names, ["Housing", "Parks"], "a service without both dates is not measured");
    let whole = of(&lines, DayCount::default());
    assert_eq!(rows.iter().map(|(_, days)| days.measured().lines).sum::<u64>(), whole.measured().lines);
    assert_eq!(rows[1].1.not_measured, Tally { lines: 1, total: Pence::new(50) });
}

#[test]
fn a_supplier_counts_as_paid_in_time_only_if_every_line_was() {
    let lines = [
        line("2025-04", "always", 1).waited(30),
        line("2025-05", "always", 1).waited(0),
        line("2025-04", "once late", 1).waited(31),
        line("2025-05", "once late", 1).waited(2),
        line("2025-04", "early and nothing else", 1).waited(-1),
        line("2025-04", "no dates", 1),
        line("2025-04", crate::spend::REDACTED_KEY, 1).waited(1),
    ];
    let found = of(&lines, DayCount::default());
    assert_eq!((found.suppliers, found.by_supplier()), ((2, 1), Some(500)));
    assert_eq!(found.by_count(found.within_30), Some(800), "4 of 5 lines: another figure of the same payments");
}
