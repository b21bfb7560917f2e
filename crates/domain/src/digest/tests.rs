//! When digests go, and what they say and leave out.

use super::*;
use crate::reports::{Content, Report, ReportKind, Section, Sentence};
use crate::waiting::{Press, Subject, Waiting};
use jiff::civil::date;

const WEDNESDAY: Date = date(2026, 6, 17);

fn reading() -> Reading<'static> {
    Reading {
        council: "Wynmarch District Council",
        house: "https://guildhall.example",
        how_often: HowOften::Weekly,
        today: WEDNESDAY,
    }
}

#[test]
fn a_digest_goes_as_often_as_somebody_wants_it_and_never_on_a_day_off() {
    use HowOften::{Daily, Never, Weekly};
    let last_week = Some(date(2026, 6, 12));
    for (how_often, today, last, expected, reason) in [
        (Never, date(2026, 6, 15), last_week, false, "they chose none"),
        (Daily, WEDNESDAY, Some(date(2026, 6, 16)), true, "a working day"),
        (Daily, WEDNESDAY, Some(WEDNESDAY), false, "it went today"),
        (Daily, WEDNESDAY, None, true, "the first one"),
        (Daily, date(2026, 6, 19), last_week, true, "Friday"),
        (Daily, date(2026, 6, 20), last_week, false, "Saturday"),
        (Daily, date(2026, 6, 21), last_week, false, "Sunday"),
        (Daily, date(2026, 5, 25), None, false, "the spring bank holiday"),
        (Daily, date(2026, 11, 30), None, true, "St Andrew’s Day is a holiday in Scotland only"),
        (Weekly, date(2026, 6, 15), last_week, true, "Monday"),
        (Weekly, date(2026, 6, 15), None, true, "Monday, the first one"),
        (Weekly, date(2026, 6, 16), Some(date(2026, 6, 15)), false, "it went yesterday"),
        (Weekly, date(2026, 6, 16), last_week, true, "the program did not run on Monday"),
        (Weekly, date(2026, 6, 16), None, false, "somebody who was added on Tuesday waits until Monday"),
        (Weekly, date(2026, 5, 25), Some(date(2026, 5, 18)), false, "Monday is a bank holiday"),
        (Weekly, date(2026, 5, 26), None, true, "so Tuesday is the first day of the week"),
        (Weekly, date(2026, 5, 27), None, false, "and Wednesday is not"),
        (Weekly, date(2026, 6, 21), Some(date(2026, 6, 12)), false, "never at a weekend"),
    ] {
        assert_eq!(goes(how_often, today, last, &Calendar::default()), expected, "{how_often} on {today}: {reason}");
    }
}

#[test]
fn a_mail_that_fails_is_tried_again_ever_later_and_then_given_up() {
    let waits: Vec<i64> = (0..).map_while(next_try_minutes).collect();
    assert!(waits.is_sorted(), "{waits:?}");
    assert_eq!(u32::try_from(waits.len()).unwrap(), TRIES_MAX);
    assert_eq!(next_try_minutes(TRIES_MAX - 1), Some(720), "the last but one");
    assert_eq!(next_try_minutes(TRIES_MAX), None, "given up");
}

fn item(subject: Subject, what: &str, is_confined: bool) -> Waiting {
    Waiting {
        subject,
        what: what.to_owned(),
        address: "/strategy/actions/3".to_owned(),
        note: "By 16 June 2026".to_owned(),
        standing: "Overdue".to_owned(),
        press: Press::Overdue,
        is_confined,
    }
}

#[test]
fn a_digest_says_what_waits_where_it_is_done_and_how_to_stop_it() {
    assert_eq!(waiting(&[], &reading()), None, "nothing waits, so nothing is sent");
    let all = [
        item(Subject::Risks, "Secret takeover of Brightwater Ltd", true),
        item(Subject::Plan, "Train the buyers", false),
    ];
    let written = waiting(&all, &reading()).unwrap();
    assert_eq!(written.subject, "2 things wait for you, 2 of them overdue");
    for expected in [
        "Wynmarch District Council: what waits for you on Wednesday 17 June 2026",
        "The action plan\n---------------\n* Train the buyers: Overdue. By 16 June 2026\n  https://guildhall.example/strategy/actions/3\n",
        "* An item: Overdue\n",
        "https://guildhall.example/account/mail\n",
        "once a week",
    ] {
        assert!(written.body.contains(expected), "{expected:?} is not in:\n{}", written.body);
    }
    assert!(!written.body.contains("Brightwater"), "what only some may see goes without its words");
    let plan = written.body.find("The action plan");
    assert!(plan < written.body.find("The register of risks"), "in the order of subjects");
}

#[test]
fn long_lines_are_broken_and_many_things_are_counted() {
    let long = item(Subject::Plan, &"word ".repeat(60), false);
    let written = waiting(&vec![long; 9], &reading()).unwrap();
    assert!(written.body.lines().all(|line| line.chars().count() <= 76), "{}", written.body);
    assert!(written.body.contains("* and 3 more\n"), "{}", written.body);
    assert_eq!(written.body.matches("https://guildhall.example/strategy/actions/3").count(), 6);
}

#[test]
fn nothing_that_somebody_named_begins_a_line_of_its_own() {
    for (text, expected, reason) in [
        ("A\r\nBcc: all@example.org", "A Bcc: all@example.org", "a line break"),
        ("A\u{2028}B\u{0}C\u{85}D", "A B C D", "line breaks of other kinds, and a sign that cannot be seen"),
        ("  Café — £1  ", "Café — £1", "signs that can be seen stay"),
    ] {
        assert_eq!(one_line(text), expected, "{reason}");
    }
    let mail = Reading { council: "Ostley\r\nBcc: all@example.org", ..reading() };
    let written = waiting(&[item(Subject::Plan, "A\r\n.\r\nQUIT", false)], &mail).unwrap();
    assert!(!written.body.contains('\r') && !written.body.lines().any(|line| line == "." || line.starts_with("Bcc")));
    assert!(!written.subject.contains('\n'));
}

fn update(sections: Vec<Section>) -> Report {
    Report { sections, ..Report::new(ReportKind::Update, "What changed since 10 June 2026", "Wynmarch", WEDNESDAY) }
}

#[test]
fn a_digest_of_changes_names_no_risk_and_no_saving_and_nothing_exempt() {
    let said = |text: &str, at: &str| Sentence::said(text).at(at);
    let plan = said("1 action was done: Train the buyers.", "/strategy/actions");
    let risks = ["1 risk was entered: Brightwater fails.", "1 risk was closed: Brightwater sues."];
    let risks = risks.map(|text| said(text, "/risks")).to_vec();
    let report = update(vec![
        Section::new("The plan").with(Content::List(vec![plan])),
        Section::new("Risks and savings").with(Content::List(risks)),
    ]);
    let written = changes(&report, &reading()).unwrap();
    assert_eq!(written.subject, "What changed since 10 June 2026");
    assert!(
        written.body.contains("* 1 action was done: Train the buyers.\n  https://guildhall.example/strategy/actions\n")
    );
    assert!(!written.body.contains("Brightwater"), "{}", written.body);
    assert_eq!(written.body.matches("The register of risks changed.").count(), 1, "said once");
    assert_eq!(changes(&update(Vec::new()), &reading()), None, "nothing changed, so nothing is sent");
}

#[test]
fn digests_of_changes_tell_of_whole_days_each_once() {
    assert_eq!(until(WEDNESDAY), date(2026, 6, 16), "the day itself is not over");
    for (last, expected, reason) in [
        (None, date(2026, 6, 9), "the first tells of a week: 10 to 16 June"),
        (Some(date(2026, 6, 16)), date(2026, 6, 15), "yesterday’s told of 15 June, and this one of the 16th"),
        (Some(date(2026, 6, 1)), date(2026, 5, 31), "what was recorded on 1 June, after that one went, is told now"),
    ] {
        assert_eq!(since(last, WEDNESDAY), expected, "{reason}");
        if let Some(last) = last {
            assert_eq!(since(Some(last), WEDNESDAY), until(last), "no day between two of them: {reason}");
        }
    }
}

#[test]
fn what_is_recorded_at_noon_of_a_mail_day_is_told_by_the_next_mail_and_by_no_other() {
    let (monday, tuesday, wednesday) = (date(2026, 6, 15), date(2026, 6, 16), WEDNESDAY);
    let recorded = monday;
    let tells = |last: Date, today: Date| recorded > since(Some(last), today) && recorded <= until(today);
    for (last, today, expected, reason) in [
        (date(2026, 6, 12), monday, false, "it goes at seven, before it is recorded"),
        (monday, tuesday, true, "the next morning"),
        (tuesday, wednesday, false, "it was told"),
        (date(2026, 6, 12), wednesday, true, "nobody was told meanwhile"),
    ] {
        assert_eq!(tells(last, today), expected, "{reason}");
    }
}
