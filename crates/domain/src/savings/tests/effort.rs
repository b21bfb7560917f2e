//! Hours by stage beside what they brought.

use super::*;
use crate::strategy::Quantity;

fn effort(number: i64, stage: &str, quarters: u32, month: &str) -> Effort {
    let (stage, month) = (stage.parse().unwrap(), month.parse().unwrap());
    Effort { number, stage, quarters, month, about: None, whose: "Category team".into() }
}

#[test]
fn rows_of_stages_add_up_to_the_whole() {
    let done = |pounds| {
        vec![part("2026-27", pounds, Some(delivered(pounds, "2026-06-01")), Some(signed(pounds, "2026-06-02")))]
    };
    let of = |number, kind, stage: Option<&str>, years| Saving {
        stage: stage.map(|code| code.parse().unwrap()),
        ..saving(number, kind, years)
    };
    let savings = [
        of(1, Kind::Cashable, Some("purchase"), done(300)),
        of(2, Kind::Avoided, Some("contract"), vec![part("2026-27", 50, None, None)]),
        of(3, Kind::Income, None, done(7)),
        of(4, Kind::Social, Some("purchase"), done(1_000)),
    ];
    let efforts = [
        effort(1, "framing", 6, "2026-05"),
        effort(2, "purchase", 30, "2026-04"),
        effort(3, "purchase", 100, "2026-03"),
        effort(4, "learning", 4, "2026-12"),
    ];
    let found = effort_by_stage(&efforts, &savings, Some(year("2026-27")), today()).unwrap();
    let row = |code: &str| {
        found.stages.iter().find(|row| row.stage.as_ref().is_some_and(|one| one.code.as_str() == code)).unwrap()
    };
    let pounds = |pence: Pence| pence.get() / 100;
    assert_eq!(
        (row("purchase").quarters, pounds(row("purchase").delivered)),
        (30, 300),
        "March is the year before, and social benefits are no money"
    );
    assert_eq!(pounds(row("contract").awaited), 50);
    assert_eq!(row("learning").quarters, 0, "a month to come");
    assert_eq!(pounds(found.stages.last().unwrap().delivered), 7, "one that does not say its stage");
    assert_eq!(found.stages.iter().map(|row| row.quarters).sum::<u64>(), found.whole.quarters);
    assert_eq!(found.stages.iter().map(|row| row.delivered.get()).sum::<i64>(), found.whole.delivered.get());
    assert_eq!(row("framing").share(&found.whole), Quantity::share(6, 36), "6 of 36");
    let ever = effort_by_stage(&efforts, &savings, None, today()).unwrap();
    assert_eq!(ever.whole.quarters, 136, "every year, and no month to come");
    assert_eq!(effort_by_stage(&[], &[], None, today()).unwrap().whole.share(&found.whole), Quantity::share(0, 36));
    let none = effort_by_stage(&[], &[], None, today()).unwrap();
    assert_eq!(none.whole.share(&none.whole), None, "nobody logged any");
}

#[test]
fn hours_are_read_and_said_in_quarters() {
    for (text, quarters) in [
        ("7", Some(28)),
        ("7.5", Some(30)),
        ("7.50", Some(30)),
        (" 0.25 ", Some(1)),
        ("7.3", None),
        ("-1", None),
        ("+1", None),
        ("", None),
        (".5", None),
        ("4294967295", None),
    ] {
        assert_eq!(read_hours(text), quarters, "{text:?}");
    }
    assert_eq!([0, 1, 30, 31, 28].map(hours_said), ["0", "0.25", "7.5", "7.75", "7"]);
}

#[test]
fn hours_are_of_a_month_that_has_begun_and_no_longer_than_it() {
    for (effort, wrong, reason) in [
        (effort(1, "market", 1, "2026-11"), vec![], "a quarter of an hour this month"),
        (effort(1, "market", 0, "2026-11"), vec!["hours"], "nothing"),
        (effort(1, "market", 2_976, "2026-11"), vec![], "all hours of 31 days"),
        (effort(1, "market", 2_977, "2026-11"), vec!["hours"], "a quarter more"),
        (effort(1, "market", 4, "2026-12"), vec!["month"], "a month to come"),
    ] {
        let found: Vec<&str> = check_effort(&effort, today()).iter().map(|one| one.field).collect();
        assert_eq!(found, wrong, "{reason}");
    }
    assert_eq!(stages().len(), 6);
    assert!("shopping".parse::<StageCode>().is_err());
}
