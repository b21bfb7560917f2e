use super::*;
use crate::law::Standing;
use crate::law::calendar::{Calendar, OneOff, Part};
use proptest::prelude::*;

fn notice(published: Date) -> StandstillFacts {
    StandstillFacts { published, exemption: None, stated_last_day: None, commenced: Some(date(2026, 2, 1)) }
}

fn ask(facts: &StandstillFacts) -> Answer<StandstillAnswer> {
    Standstill::decide(facts, &Settings::default()).unwrap()
}

fn last_day(facts: &StandstillFacts) -> Option<Date> {
    ask(facts).value().and_then(|answer| answer.last_day)
}

#[test]
fn eight_working_days_begin_with_the_day_of_publication() {
    for (published, last, reason) in [
        (date(2026, 11, 16), date(2026, 11, 25), "no holiday between"),
        (date(2026, 11, 18), date(2026, 11, 27), "ends on the Friday before St Andrew's Day"),
        (date(2026, 11, 19), date(2026, 12, 1), "ends behind it"),
        (date(2026, 11, 20), date(2026, 12, 2), "the day of the worked example"),
        (date(2026, 11, 21), date(2026, 12, 3), "a Saturday is not day 1"),
        (date(2026, 11, 22), date(2026, 12, 3), "nor is a Sunday"),
        (date(2026, 11, 23), date(2026, 12, 3), "Monday is"),
        (date(2026, 6, 8), date(2026, 6, 18), "the holiday of 15 June 2026 lies between"),
        (date(2026, 12, 23), date(2027, 1, 7), "Christmas and the new year"),
        (date(2027, 3, 15), date(2027, 3, 25), "St Patrick's Day"),
        (date(2027, 3, 25), date(2027, 4, 7), "Good Friday and Easter Monday, over 1 April"),
        (date(2028, 2, 21), date(2028, 3, 1), "over the leap day"),
        (date(2027, 12, 30), date(2028, 1, 12), "over the new year of 2028"),
    ] {
        assert_eq!(last_day(&notice(published)), Some(last), "{published}: {reason}");
    }
}

#[test]
fn an_exempt_contract_has_a_standstill_only_where_its_notice_states_one() {
    let published = date(2026, 11, 20);
    for exemption in Exemption::ALL {
        let exempt = StandstillFacts { exemption: Some(*exemption), ..notice(published) };
        let answer = ask(&exempt);
        let answer = answer.value().unwrap();
        assert_eq!((answer.mandatory, answer.last_day, answer.earliest_signature), (false, None, published));
        for (stated, last, reason) in [
            (date(2026, 12, 1), date(2026, 12, 2), "shorter than eight working days"),
            (date(2026, 12, 2), date(2026, 12, 2), "exactly eight"),
            (date(2026, 12, 4), date(2026, 12, 4), "longer"),
        ] {
            let voluntary = StandstillFacts { stated_last_day: Some(stated), ..exempt.clone() };
            assert_eq!(last_day(&voluntary), Some(last), "{exemption}: {reason}");
        }
    }
}

#[test]
fn a_longer_standstill_that_is_stated_binds_and_a_shorter_one_does_not() {
    for (stated, last, cautioned) in [
        (date(2026, 12, 1), date(2026, 12, 2), true),
        (date(2026, 12, 2), date(2026, 12, 2), false),
        (date(2026, 12, 3), date(2026, 12, 3), false),
    ] {
        let facts = StandstillFacts { stated_last_day: Some(stated), ..notice(date(2026, 11, 20)) };
        let answer = ask(&facts);
        assert_eq!(answer.value().unwrap().last_day, Some(last), "{stated}");
        let said = answer.reasons().steps().iter().any(|step| step.what().contains("too early"));
        assert_eq!(said, cautioned, "{stated}");
    }
    let backwards = StandstillFacts { stated_last_day: Some(date(2026, 11, 19)), ..notice(date(2026, 11, 20)) };
    assert_eq!(Standstill::decide(&backwards, &Settings::default()).unwrap_err().field, "stated_last_day");
}

#[test]
fn an_answer_past_the_proclaimed_years_says_what_it_expects_and_the_earlier_regime_has_none() {
    assert_eq!(ask(&notice(date(2027, 7, 8))).sureness(), Sureness::Verified);
    assert_eq!(ask(&notice(date(2028, 7, 6))).sureness(), Sureness::Derived, "12 July 2028 is expected");
    let old = StandstillFacts { commenced: Some(date(2025, 2, 23)), ..notice(date(2026, 11, 20)) };
    assert_eq!(ask(&old).standing(), Standing::EarlierRegime);
}

#[test]
fn on_every_day_of_ten_years_exactly_eight_working_days_lie_in_the_standstill() {
    let uk = Calendar::default();
    for published in date(2025, 2, 24).series(1.day()).take_while(|day| *day < date(2035, 2, 24)) {
        let last = last_day(&notice(published)).unwrap();
        let within = published.series(1.day()).take_while(|day| *day <= last).filter(|day| uk.is_working_day(*day));
        assert_eq!(within.count(), 8, "{published}");
        assert!(uk.is_working_day(last), "{published}: a count ends on a day that counts");
    }
}

proptest! {
    #[test]
    fn later_publication_never_ends_the_standstill_earlier(day in 0i32..3650) {
        let published = date(2025, 3, 1).saturating_add(day.days());
        prop_assert!(last_day(&notice(published)) <= last_day(&notice(published.tomorrow().unwrap())));
    }

    #[test]
    fn a_holiday_that_an_administrator_adds_never_ends_it_earlier(day in 0i32..3650, added in -20i32..40) {
        let published = date(2025, 3, 1).saturating_add(day.days());
        let holiday = OneOff {
            day: published.saturating_add(added.days()),
            name: "added".into(),
            parts: vec![Part::NorthernIreland],
            instead_of: None,
        };
        let settings = Settings { calendar: Calendar::with(&[holiday]), ..Settings::default() };
        let more = Standstill::decide(&notice(published), &settings).unwrap();
        prop_assert!(more.value().and_then(|answer| answer.last_day) >= last_day(&notice(published)));
    }
}
