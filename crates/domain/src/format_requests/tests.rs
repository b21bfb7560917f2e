//! Cases of requests for other formats, both sides of each boundary.

use super::measures::read_into;
use super::*;
use crate::law::calendar::{Calendar, OneOff, Part};
use crate::publication::DataSet;
use crate::records::Record;
use crate::strategy::measures::Readings;
use crate::values::{Date, Pence};

const TODAY: &str = "2026-06-17";

fn day(text: &str) -> Date {
    text.parse().unwrap()
}

/// A request that came in on 1 June 2026, ten working days before the 15th.
fn request(id: i64, state: RequestState) -> FormatRequest {
    FormatRequest {
        id: FormatRequestId::new(id),
        reference: format!("REF-{id}"),
        asked_for: AskedFor::Strategy,
        format: Format::Audio,
        came_in: day("2026-06-01"),
        channel: Channel::PublicPage,
        due: day("2026-06-15"),
        days: 10,
        handler: String::new(),
        state,
        erased_on: None,
    }
}

fn sent(on: &str) -> RequestState {
    RequestState::Sent { on: day(on), cost: None }
}

fn not_done(on: &str) -> RequestState {
    RequestState::NotDone { on: day(on), why: "The plan has no words to read out".into() }
}

fn wrong_fields(wrong: &[crate::strategy::WrongField]) -> Vec<&'static str> {
    wrong.iter().map(|one| one.field).collect()
}

#[test]
fn a_document_is_written_in_one_way() {
    for (text, said, reason) in [
        ("strategy", Some("Procurement strategy"), "the strategy"),
        ("scorecard", Some("Scorecard of procurement"), "the scorecard"),
        ("spending", Some("What is published of spending"), "the list"),
        ("words", Some("Another document"), "in words"),
        ("payments/2026-04", Some("Payments over the limit, April 2026"), "a month"),
        ("report/scrutiny/2026-03-31", Some("Scrutiny pack as of 31 March 2026"), "a report"),
        ("report/scrutiny/20260331", None, "a day written otherwise"),
        ("report/scrutiny", None, "a report of no day"),
        ("payments/2026-Q9", None, "no quarter"),
        ("cheques/2026-Q1", None, "no data set"),
        ("Strategy", None, "another word"),
        ("../etc/passwd", None, "no document"),
        ("", None, "nothing"),
    ] {
        let found: Option<AskedFor> = text.parse().ok();
        assert_eq!(found.map(AskedFor::said).as_deref(), said, "{text}: {reason}");
    }
    let month = AskedFor::Period(DataSet::Payments, "2026-04".parse().unwrap());
    assert_eq!("payments/2026-04".parse(), Ok(month));
}

#[test]
fn a_request_says_which_document_which_format_and_who() {
    let whole = || Asker { name: "Ida Marsh".into(), reach: "ida@people.example".into(), ..Asker::default() };
    let (strategy, words) = (AskedFor::Strategy, AskedFor::Words);
    let today = day(TODAY);
    for (asked, asker, came_in, fields, reason) in [
        ((strategy, Format::Audio), whole(), today, &[][..], "whole"),
        ((words, Format::Audio), whole(), today, &["words"], "another document, and not which"),
        ((words, Format::Audio), Asker { words: "The waste plan".into(), ..whole() }, today, &[], "and which"),
        ((strategy, Format::OtherLanguage), whole(), today, &["language"], "another language, and not which"),
        ((strategy, Format::OtherLanguage), Asker { language: "Welsh".into(), ..whole() }, today, &[], "and which"),
        ((strategy, Format::Braille), Asker { name: " ".into(), ..whole() }, today, &["name"], "nobody"),
        ((strategy, Format::Braille), Asker { reach: String::new(), ..whole() }, today, &["reach"], "out of reach"),
        ((strategy, Format::Braille), Asker { name: "a".repeat(100), ..whole() }, today, &[], "the longest name"),
        ((strategy, Format::Braille), Asker { name: "a".repeat(101), ..whole() }, today, &["name"], "too long"),
        ((strategy, Format::Braille), Asker { words: "a".repeat(1_000), ..whole() }, today, &[], "the longest words"),
        ((strategy, Format::Braille), Asker { words: "a".repeat(1_001), ..whole() }, today, &["words"], "too long"),
        (
            (strategy, Format::Braille),
            Asker { reach: "1 High Street\nWynmarch".into(), ..whole() },
            today,
            &[],
            "lines",
        ),
        ((strategy, Format::Braille), Asker { reach: "a\0b".into(), ..whole() }, today, &["reach"], "no text"),
        ((strategy, Format::Braille), whole(), day("2026-06-18"), &["came_in"], "tomorrow"),
    ] {
        assert_eq!(wrong_fields(&check_asked(asked, &asker, (came_in, today))), fields, "{reason}");
    }
}

#[test]
fn the_day_is_so_many_working_days_after() {
    let jubilee =
        OneOff { day: day("2026-09-16"), name: "Jubilee".into(), parts: Part::ALL.to_vec(), instead_of: None };
    let (usual, with_one_off) = (Calendar::default(), Calendar::with(&[jubilee]));
    for (came_in, days, calendar, due, reason) in [
        ("2026-09-07", 10, &usual, "2026-09-21", "a Monday: two weeks"),
        ("2026-06-01", 10, &usual, "2026-06-16", "15 June 2026 is a holiday in a part of the country"),
        ("2026-09-05", 10, &usual, "2026-09-18", "a Saturday: the first day counted is Monday"),
        ("2026-09-07", 1, &usual, "2026-09-08", "the next day"),
        ("2026-05-22", 1, &usual, "2026-05-26", "over a weekend and a bank holiday"),
        ("2026-09-07", 10, &with_one_off, "2026-09-22", "with a holiday that the council entered"),
    ] {
        assert_eq!(due_day(day(came_in), days, calendar), day(due), "{reason}");
    }
}

#[test]
fn settings_are_periods_that_can_be_kept() {
    let of = |days, months| FormatSettings { days, months, ..FormatSettings::default() };
    for (settings, fields, reason) in [
        (FormatSettings::default(), &[][..], "the house's own"),
        (of(1, 1), &[], "the least"),
        (of(60, 72), &[], "the most"),
        (of(0, 12), &["days"], "at once is no period"),
        (of(61, 12), &["days"], "longer than a quarter"),
        (of(10, 0), &["months"], "nobody could ask back"),
        (of(10, 73), &["months"], "longer than six years"),
    ] {
        assert_eq!(wrong_fields(&check_settings(&settings)), fields, "{reason}");
    }
    assert_eq!((FormatSettings::default().days, FormatSettings::default().months), (10, 12));
}

#[test]
fn a_request_stands_by_its_day_and_by_when_it_was_closed() {
    let asked = RequestState::Asked;
    let in_hand = RequestState::InHand { since: day("2026-06-02") };
    for (state, today, expected, reason) in [
        (asked.clone(), "2026-06-15", Standing::Open, "the day it is due"),
        (asked, "2026-06-16", Standing::Overdue, "the day after"),
        (in_hand, "2026-06-16", Standing::Overdue, "in hand is not sent"),
        (sent("2026-06-15"), TODAY, Standing::InTime, "sent on the day"),
        (sent("2026-06-16"), TODAY, Standing::Late, "sent the day after"),
        (sent("2026-06-17"), "2026-06-16", Standing::Overdue, "as of a day before it was sent"),
        (not_done("2026-06-05"), TODAY, Standing::NotDone, "not done, however soon"),
        (not_done("2026-06-05"), "2026-06-04", Standing::Open, "as of a day before it was given up"),
    ] {
        assert_eq!(standing(&request(1, state), day(today)), expected, "{reason}");
    }
}

#[test]
fn overdue_ones_come_first_and_closed_ones_last() {
    let due = |id, due: &str| FormatRequest { due: day(due), ..request(id, RequestState::Asked) };
    let all = [
        request(1, sent("2026-06-05")),
        due(2, "2026-06-20"),
        due(3, "2026-06-10"),
        request(4, not_done("2026-06-08")),
        due(5, "2026-06-20"),
    ];
    let ids: Vec<i64> = in_order(&all).iter().map(|one| one.id.get()).collect();
    assert_eq!(ids, [3, 2, 5, 4, 1]);
}

#[test]
fn a_step_says_who_when_and_why() {
    let step = |to| Step {
        to,
        handler: "Procurement officer".into(),
        on: day(TODAY),
        cost: None,
        why: if to == StepKind::NotDone { "Nobody reads it out".into() } else { String::new() },
    };
    let settings = FormatSettings { months: 12, ..FormatSettings::default() };
    let asked = || request(1, RequestState::Asked);
    let erased = || FormatRequest { erased_on: Some(day("2026-06-16")), ..request(1, sent("2026-06-05")) };
    let (in_hand, was_sent, failed) = (StepKind::InHand, StepKind::Sent, StepKind::NotDone);
    for (from, step, fields, reason) in [
        (asked(), step(in_hand), &[][..], "taken in hand"),
        (asked(), step(was_sent), &[], "sent at once"),
        (asked(), step(failed), &[], "given up at once"),
        (request(1, sent("2026-06-05")), step(in_hand), &[], "taken in hand again"),
        (request(1, sent("2026-06-05")), step(failed), &["to"], "what was sent cannot have failed"),
        (request(1, sent("2026-06-05")), step(was_sent), &["to"], "the day on which it was sent stays"),
        (request(1, not_done("2026-06-05")), step(was_sent), &[], "done after all"),
        (request(1, sent("2025-06-17")), step(in_hand), &["to"], "who asked is to be erased today"),
        (request(1, sent("2025-06-18")), step(in_hand), &[], "and tomorrow"),
        (erased(), step(in_hand), &["to"], "nobody knows for whom"),
        (asked(), Step { handler: " ".into(), ..step(in_hand) }, &["handler"], "by nobody"),
        (asked(), Step { on: day("2026-06-18"), ..step(was_sent) }, &["on"], "tomorrow"),
        (asked(), Step { on: day("2026-06-01"), ..step(was_sent) }, &[], "the day it came in"),
        (asked(), Step { on: day("2026-05-31"), ..step(was_sent) }, &["on"], "the day before"),
        (asked(), Step { cost: Some(Pence::new(0)), ..step(was_sent) }, &[], "it cost nothing"),
        (asked(), Step { cost: Some(Pence::new(-1)), ..step(was_sent) }, &["cost"], "less than nothing"),
        (asked(), Step { why: String::new(), ..step(failed) }, &["why"], "given up without a reason"),
    ] {
        let wrong = after(&from, &step, &settings, day(TODAY)).err().unwrap_or_default();
        assert_eq!(wrong_fields(&wrong), fields, "{reason}");
    }
    let done =
        after(&asked(), &Step { cost: Some(Pence::new(4_250)), ..step(was_sent) }, &settings, day(TODAY)).unwrap();
    assert_eq!(done.state, RequestState::Sent { on: day(TODAY), cost: Some(Pence::new(4_250)) });
    assert_eq!(
        (done.handler.as_str(), done.due),
        ("Procurement officer", day("2026-06-15")),
        "the day it is due stays"
    );
}

#[test]
fn who_asked_is_erased_so_many_months_after_the_end() {
    let settings = FormatSettings { months: 12, ..FormatSettings::default() };
    let erased = FormatRequest { erased_on: Some(day("2026-06-30")), ..request(1, sent("2025-06-17")) };
    for (one, expected, reason) in [
        (request(1, sent("2025-06-17")), true, "twelve months to the day"),
        (request(1, sent("2025-06-18")), false, "a day less"),
        (request(1, not_done("2025-06-17")), true, "given up as well"),
        (request(1, RequestState::Asked), false, "open ones are needed"),
        (erased, false, "erased before"),
    ] {
        assert_eq!(is_to_be_erased(&one, &settings, day(TODAY)), expected, "{reason}");
    }
}

#[test]
fn the_public_page_takes_so_many_in_a_day_and_so_many_open_ones() {
    let today = day(TODAY);
    let of = |count: usize, came_in: &str, channel| {
        let one = FormatRequest { came_in: day(came_in), channel, ..request(1, RequestState::Asked) };
        vec![one; count]
    };
    let closed = |count: usize| vec![request(1, sent("2026-06-02")); count];
    for (known, expected, reason) in [
        (of(0, TODAY, Channel::PublicPage), true, "none"),
        (of(A_DAY_MAX - 1, TODAY, Channel::PublicPage), true, "room for one more today"),
        (of(A_DAY_MAX, TODAY, Channel::PublicPage), false, "full for today"),
        (of(A_DAY_MAX, "2026-06-16", Channel::PublicPage), true, "full yesterday"),
        (of(A_DAY_MAX, TODAY, Channel::Telephone), true, "staff entered them"),
        (of(OPEN_MAX - 1, "2026-06-01", Channel::PublicPage), true, "room for one more"),
        (of(OPEN_MAX, "2026-06-01", Channel::PublicPage), false, "too many are open"),
        (closed(OPEN_MAX), true, "closed ones take no room"),
    ] {
        assert_eq!(has_room(&known, today), expected, "{reason}");
    }
}

#[test]
fn the_share_is_of_requests_whose_day_has_come() {
    let old = FormatRequest { came_in: day("2025-06-17"), ..request(6, sent("2026-06-16")) };
    let all = [
        request(1, sent("2026-06-10")),
        request(2, sent("2026-06-16")),
        request(3, not_done("2026-06-10")),
        request(4, RequestState::Asked),
        FormatRequest { due: day("2026-06-30"), ..request(5, RequestState::Asked) },
        old,
    ];
    let today = day(TODAY);
    let mut readings = Readings::new(today);
    read_into(&mut readings, &all, today);
    let shown = |code: &str| readings.get(code).value.map(|one| one.to_string());
    assert_eq!(
        shown("format_requests.in_time_share").as_deref(),
        Some("25.0%"),
        "one of four; one is open, one is old"
    );
    assert_eq!(shown("format_requests.overdue_count").as_deref(), Some("1"));
    assert_eq!(shown("format_requests.twelve_months_count").as_deref(), Some("5"));
    read_into(&mut readings, &[], today);
    for measure in super::measures::MEASURES {
        assert!(readings.get(measure.code).reason.starts_with("Not measured"), "{}", measure.code);
    }
}

#[test]
fn what_is_kept_reads_again_and_names_nobody() {
    let one = request(7, not_done("2026-06-10"));
    let text = serde_json::to_string(&one).unwrap();
    assert_eq!(serde_json::from_str::<FormatRequest>(&text).unwrap(), one);
    assert!(text.contains("\"asked_for\":\"strategy\""), "{text}");
    assert_eq!((one.key().as_str(), one.title().as_str()), ("7", "Request 7 for another format"));
    let settings: FormatSettings = serde_json::from_str("{}").unwrap();
    assert_eq!(settings, FormatSettings::default(), "fields to come have a value");
}
