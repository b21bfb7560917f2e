use super::*;
use jiff::ToSpan;
use jiff::civil::date;
use proptest::prelude::*;

fn uk() -> Calendar {
    Calendar::default()
}

fn days_from(first: Date, to: Date) -> impl Iterator<Item = Date> {
    first.series(1.day()).take_while(move |day| *day <= to)
}

fn one_off(day: Date) -> OneOff {
    OneOff { day, name: "a day of celebration".into(), parts: vec![Part::Scotland], instead_of: None }
}

#[test]
fn a_day_counts_unless_it_is_a_weekend_or_a_holiday_anywhere_in_the_united_kingdom() {
    for (day, working, reason) in [
        (date(2026, 11, 20), true, "a Friday"),
        (date(2026, 11, 21), false, "a Saturday"),
        (date(2026, 11, 22), false, "a Sunday"),
        (date(2026, 11, 30), false, "St Andrew's Day, in Scotland alone"),
        (date(2025, 12, 1), false, "St Andrew's Day moved from a Sunday"),
        (date(2025, 11, 28), true, "the Friday before it"),
        (date(2024, 12, 2), false, "St Andrew's Day moved from a Saturday"),
        (date(2027, 3, 17), false, "St Patrick's Day, in Northern Ireland alone"),
        (date(2024, 3, 18), false, "St Patrick's Day moved from a Sunday"),
        (date(2026, 7, 13), false, "12 July moved from a Sunday"),
        (date(2027, 7, 12), false, "12 July itself"),
        (date(2026, 8, 3), false, "the first Monday of August, in Scotland alone"),
        (date(2026, 8, 31), false, "the last Monday of August, not in Scotland"),
        (date(2026, 4, 3), false, "Good Friday"),
        (date(2026, 4, 6), false, "Easter Monday, not in Scotland"),
        (date(2026, 6, 15), false, "proclaimed once, in Scotland"),
        (date(2026, 6, 16), true, "the day after it"),
        (date(2025, 6, 16), true, "the same Monday a year before"),
        (date(2026, 1, 2), false, "2 January, in Scotland alone"),
        (date(2027, 1, 4), false, "2 January moved from a Saturday"),
        (date(2026, 12, 28), false, "Boxing Day moved from a Saturday"),
        (date(2026, 12, 29), true, "the day after it"),
        (date(2027, 12, 27), false, "Christmas Day moved from a Saturday"),
        (date(2027, 12, 28), false, "Boxing Day moved from a Sunday"),
        (date(2028, 1, 3), false, "New Year's Day moved from a Saturday"),
        (date(2028, 1, 4), false, "2 January moved from a Sunday, behind it"),
        (date(2028, 1, 5), true, "the first working day of 2028"),
        (date(2028, 2, 29), true, "29 February"),
        (date(2027, 4, 1), true, "1 April"),
        (date(2029, 4, 2), false, "Easter Monday of a year not published yet"),
    ] {
        assert_eq!(uk().is_working_day(day), working, "{day}: {reason}");
    }
}

#[test]
fn every_day_of_the_published_years_is_as_the_three_published_lists_have_it_but_for_one_proclaimed_since() {
    let Some(folder) = std::env::var_os("GUILDHALL_REAL_DATA") else {
        println!("skipped: GUILDHALL_REAL_DATA does not name a folder of published files");
        return;
    };
    let file = std::path::PathBuf::from(folder).join("reference/bank-holidays/bank-holidays.json");
    let lists: serde_json::Value = serde_json::from_slice(&std::fs::read(file).unwrap()).unwrap();
    for part in Part::ALL {
        let listed: Vec<Date> = lists[part.name()]["events"]
            .as_array()
            .unwrap()
            .iter()
            .map(|event| event["date"].as_str().unwrap().parse().unwrap())
            .collect();
        for day in days_from(date(FIRST_PUBLISHED, 1, 1), date(LAST_PROCLAIMED, 12, 31)) {
            let kept = holidays_of(day.year());
            let here = kept.iter().any(|holiday| holiday.day == day && holiday.parts.contains(part));
            let proclaimed_since = day == date(2026, 6, 15) && *part == Part::Scotland;
            assert_eq!(here, listed.contains(&day) || proclaimed_since, "{part} {day}");
        }
    }
}

#[test]
fn every_year_has_its_holidays_in_order_each_once_and_none_at_a_weekend() {
    for year in 1990..=2200 {
        let days: Vec<Date> = holidays_of(year).into_iter().map(|holiday| holiday.day).collect();
        assert!(days.is_sorted_by(|one, next| one < next), "{year}: {days:?}");
        assert!(days.iter().all(|day| uk().day(*day) != Day::Weekend), "{year}: {days:?}");
        let in_part = |part| holidays_of(year).iter().filter(|holiday| holiday.parts.contains(&part)).count();
        assert_eq!(in_part(Part::EnglandAndWales), 8, "{year}");
        assert_eq!(in_part(Part::NorthernIreland), 10, "{year}");
        assert_eq!(in_part(Part::Scotland), if year == 2026 { 10 } else { 9 }, "{year}");
    }
}

#[test]
fn beginning_with_and_beginning_with_the_day_after_differ_by_one_day_on_every_day_of_ten_years() {
    for day in days_from(date(2024, 1, 1), date(2033, 12, 31)) {
        for days in [1, 8, 10, 25, 30, 56, 90, 120, 180] {
            assert_eq!(days_following(day, days), days_including(day, days).tomorrow().unwrap());
            assert_eq!(clear_days_after(day, days), days_following(day, days).tomorrow().unwrap());
        }
        assert_eq!(days_including(day, 1), day, "one day beginning with a day is that day");
    }
}

#[test]
fn periods_over_a_leap_day_a_year_end_and_a_month_end_come_out_right() {
    for (first, days, last, reason) in [
        (date(2026, 11, 20), 30, date(2026, 12, 19), "thirty days from entry"),
        (date(2026, 11, 20), 120, date(2027, 3, 19), "light touch"),
        (date(2026, 11, 20), 90, date(2027, 2, 17), "a copy of the contract"),
        (date(2026, 11, 20), 180, date(2027, 5, 18), "a copy, light touch"),
        (date(2027, 4, 1), 56, date(2027, 5, 26), "the pipeline"),
        (date(2027, 3, 31), 30, date(2027, 4, 29), "the half-year to 31 March"),
        (date(2026, 9, 30), 30, date(2026, 10, 29), "the half-year to 30 September"),
        (date(2028, 1, 31), 30, date(2028, 2, 29), "ends on the leap day"),
        (date(2027, 1, 31), 30, date(2027, 3, 1), "no leap day that year"),
        (date(2028, 2, 29), 30, date(2028, 3, 29), "begins on the leap day"),
    ] {
        assert_eq!(days_including(first, days), last, "{reason}");
    }
}

#[test]
fn a_count_says_which_days_it_left_out_and_why() {
    let mut reasons = Reasons::new();
    uk().working_days_including(date(2026, 11, 27), 2).say(&uk(), &mut reasons);
    let left_out: Vec<_> = reasons.left_out().collect();
    assert_eq!(left_out[0], ("Saturday 28 November 2026", "a Saturday or Sunday"));
    assert_eq!(left_out[2], ("Monday 30 November 2026", "a bank holiday: St Andrew's Day (Scotland)"));
    assert_eq!(left_out.len(), 3);
}

#[test]
fn an_answer_past_the_last_proclaimed_year_says_that_it_leans_on_an_expected_day() {
    for (first, sureness, reason) in [
        (date(2027, 7, 9), Sureness::Verified, "12 July 2027 is published"),
        (date(2028, 7, 11), Sureness::Derived, "12 July 2028 is expected"),
        (date(2028, 5, 26), Sureness::Verified, "the last Monday of May stands in the statute"),
        (date(2026, 6, 12), Sureness::Secondary, "15 June 2026 was read in the news"),
        (date(2028, 11, 13), Sureness::Verified, "no holiday lies between"),
    ] {
        let mut reasons = Reasons::new();
        uk().working_days_including(first, 3).say(&uk(), &mut reasons);
        let answer = crate::law::Answer::decided((), reasons, Sureness::Verified);
        assert_eq!(answer.sureness(), sureness, "{first}: {reason}");
    }
}

#[test]
fn a_holiday_that_is_moved_is_a_working_day_on_its_old_day_only_where_no_part_keeps_it() {
    let everywhere = |parts: Vec<Part>| OneOff {
        day: date(2029, 6, 1),
        name: "moved spring bank holiday".into(),
        parts,
        instead_of: Some(date(2029, 5, 28)),
    };
    let moved = Calendar::with(&[everywhere(Part::ALL.to_vec())]);
    assert!(moved.is_working_day(date(2029, 5, 28)) && !moved.is_working_day(date(2029, 6, 1)));
    let in_one_part = Calendar::with(&[everywhere(vec![Part::EnglandAndWales])]);
    assert!(!in_one_part.is_working_day(date(2029, 5, 28)), "the others keep it");
}

proptest! {
    #[test]
    fn adding_a_holiday_never_makes_a_deadline_earlier_nor_a_latest_start_later(
        first in 0i32..3650, added in 0i32..60, days in 1u16..40
    ) {
        let first = date(2025, 1, 1).saturating_add(first.days());
        let more = Calendar::with(&[one_off(first.saturating_add((added - 30).days()))]);
        let last = |calendar: &Calendar| calendar.working_days_including(first, days).last_day();
        prop_assert!(last(&more) >= last(&uk()));
        let start = |calendar: &Calendar| calendar.latest_start_of_working_days(first, days);
        prop_assert!(start(&more) <= start(&uk()));
    }

    #[test]
    fn a_later_start_never_ends_earlier(first in 0i32..3650, days in 1u16..40) {
        let first = date(2025, 1, 1).saturating_add(first.days());
        let last = |day: Date| uk().working_days_including(day, days).last_day();
        prop_assert!(last(first) <= last(first.tomorrow().unwrap()));
    }

    #[test]
    fn the_latest_start_is_in_time_and_the_next_working_day_is_not(last in 0i32..3650, days in 1u16..40) {
        let last = date(2025, 1, 1).saturating_add(last.days());
        let start = uk().latest_start_of_working_days(last, days);
        prop_assert!(uk().working_days_including(start, days).last_day() <= Some(last));
        let next = uk().working_days_following(start, 1).last_day().unwrap();
        prop_assert!(uk().working_days_including(next, days).last_day() > Some(last));
    }
}
