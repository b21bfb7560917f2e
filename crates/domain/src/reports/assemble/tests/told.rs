//! What single reports tell: compliance with its outcomes, what changed since a day, where others stand, savings by what they
//! come from, areas with their next level.

use super::*;
use crate::savings::{Delivered, Kind, Method, Recurrence, Saving, SavingId, SignOff, YearPart};
use crate::strategy::editions::Level;
use crate::strategy::library::Lesson;
use crate::strategy::meetings::{Meeting, MeetingId, MeetingKind};
use crate::strategy::rounds::{Agreed, Round, RoundId, RoundState, Spread};
use crate::strategy::{COUNCILS_MIN, CouncilLevels};
use crate::values::{FinancialYear, Pence, SubjectRef};

/// A saving of £100 planned in the year, of which £60 are claimed, and signed off where it says so.
fn saving(number: i64, about: Option<&str>, kind: Kind, is_signed: bool) -> Saving {
    let (amount, on) = (Pence::new(6_000), date(2026, 10, 1));
    let claim = Delivered { amount, on, by: "A. Okonkwo".into(), evidence: "Invoice".into() };
    let part = YearPart {
        year: FinancialYear::of(TODAY),
        forecast: Pence::new(10_000),
        delivered: Some(claim),
        signed: is_signed.then(|| SignOff { amount, on, by: "Finance".into() }),
        sent_back: None,
    };
    Saving {
        id: SavingId::new(number),
        title: format!("Saving {number}"),
        about: about.map(|id| SubjectRef::new("contracts", id).unwrap()),
        kind,
        method: Method::Price,
        how: "Old price less new".into(),
        recurrence: Recurrence::OneOff,
        baseline: None,
        years: vec![part],
        owner: "A. Okonkwo".into(),
        entered: date(2026, 6, 1),
        withdrawn: None,
        idea: None,
        social_from: None,
        stage: None,
    }
}

fn table<'r>(report: &'r Report, caption: &str) -> Option<&'r Table> {
    tables(report).into_iter().find(|table| table.caption == caption)
}

#[test]
fn compliance_is_told_with_its_outcomes_and_names_what_is_neglected() {
    let mut book = book(2);
    book.risks[0].owner = " ".into();
    book.savings = vec![saving(1, Some("7"), Kind::Cashable, false), saving(2, None, Kind::Social, true)];
    let others = Others { losses_waiting: Some(3), ..Others::default() };
    let report = with(&book, &[], &[], |facts| compliance(ReportFacts { others: &others, ..facts }));
    let shown = table(&report, "Compliance, with the outcomes beside it").unwrap();
    assert!(!shown.rows.is_empty());
    for row in &shown.rows {
        assert!(row[4].to_string().contains(": "), "an outcome with its value stands beside it: {row:?}");
    }
    let neglected = table(&report, "Risks to look at").unwrap();
    assert!(neglected.rows.iter().any(|row| row[1] == Cell::text("Nobody yet")), "{:?}", neglected.rows);
    let text = report.printed().join("\n");
    for expected in [
        "1 claim waits for finance to sign off: Saving 1 of 2026-27.",
        "No saving seems to be claimed twice.",
        "3 finds wait for somebody to decide",
        "Scrutiny pack for Scrutiny Committee: missing of quarter 1 of 2026-27.",
        "nobody answers for 1 risk.",
    ] {
        assert!(text.contains(expected), "{expected:?} is not in {text}");
    }
    let past = with(&book, &[], &[], compliance).printed().join("\n");
    assert!(past.contains("on that day is not known"), "of a past day nobody knows what waited: {past}");
}

#[test]
fn an_update_tells_what_came_after_the_day_and_up_to_today() {
    let mut book = book(0);
    book.actions[0].added = date(2026, 11, 2);
    book.actions[1].added = date(2026, 11, 1);
    let told = |since: Date| with(&book, &[], &[], |facts| update(facts, since)).printed().join("\n");
    let since = told(date(2026, 11, 1));
    assert!(since.contains("1 action was added: Train buyers, part 1."), "the day itself was told before: {since}");
    let before = told(date(2026, 10, 31));
    assert!(before.contains("2 actions were added: Train buyers, part 1; Train buyers, part 2."), "{before}");
    for (since, expected, reason) in [
        (date(2026, 9, 1), true, "it was due on that day, and late from the next"),
        (date(2026, 9, 2), false, "it was late before"),
    ] {
        assert_eq!(told(since).contains("became overdue"), expected, "{reason}");
    }
    let quiet =
        with(&Book::default(), &[], &[], |facts| update(ReportFacts { schedules: &[], ..facts }, date(2026, 11, 1)));
    assert!(quiet.printed().join("\n").contains("Nothing that is recorded changed since 1 November 2026."));
}

#[test]
fn an_update_tells_of_meetings_and_lessons_and_there_is_none_where_nothing_changed() {
    let meeting = Meeting {
        id: MeetingId::new(1),
        kind: MeetingKind::Service,
        with: "Housing".into(),
        on: date(2026, 11, 2),
        attended: vec!["Head of procurement".into()],
        outcome: "A shared list".into(),
        about: Vec::new(),
    };
    let lesson = Lesson {
        code: "roofs".into(),
        title: "Ask roofers early".into(),
        happened: "Nobody tendered".into(),
        learned: "Ask before the autumn".into(),
        from: None,
        on: date(2026, 1, 5),
        used_in: Vec::new(),
        shared_with: vec![("Ostley".into(), date(2026, 11, 2))],
        is_open: false,
    };
    let book = Book { meetings: vec![meeting], lessons: vec![lesson], ..Book::default() };
    for (since, expected, reason) in
        [(date(2026, 11, 1), true, "on the day after it"), (date(2026, 11, 2), false, "the day itself was told before")]
    {
        let changed = with(&book, &[], &[], |facts| update_if_changed(facts, since));
        let told = changed.map(|report| report.printed().join("\n")).unwrap_or_default();
        assert_eq!(told.contains("1 meeting was held: Housing."), expected, "{reason}: {told}");
        assert_eq!(told.contains("1 lesson was shared: Ask roofers early."), expected, "{reason}: {told}");
        assert_eq!(told.is_empty(), !expected, "{reason}: meetings to come are no change: {told}");
    }
}

#[test]
fn others_are_shown_once_enough_of_them_share_their_levels() {
    let council = || CouncilLevels {
        name: None,
        kind: "District council".into(),
        group: String::new(),
        levels: [("SL1".parse().unwrap(), Level::new(3).unwrap())].into(),
    };
    let least = usize::try_from(COUNCILS_MIN).unwrap();
    let book = book(0);
    for (count, shown, reason) in [(least - 1, false, "one too few"), (least, true, "enough")] {
        let others = Others { shared: (0..count).map(|_| council()).collect(), councils: 10, losses_waiting: None };
        let pack = with(&book, &[], &[], |facts| chief_executive(ReportFacts { others: &others, ..facts }));
        let found = pack.sections.iter().find(|section| section.heading == "Beside others");
        assert_eq!(found.is_some(), shown, "{reason}");
        if let Some(section) = found {
            let text = section.printed().join("\n");
            assert!(
                text.contains("5 of 10 councils here share their agreed levels") && text.contains("50.0%"),
                "{text}"
            );
        }
    }
}

#[test]
fn savings_stand_beside_social_benefits_and_what_is_attached_to_nothing_comes_last() {
    let mut book = book(0);
    book.savings = vec![
        saving(1, None, Kind::Cashable, true),
        saving(2, Some("7"), Kind::Income, true),
        saving(3, Some("7"), Kind::Social, false),
    ];
    let report = with(&book, &[], &[], leadership);
    let shown = table(&report, "Savings and social benefits of 2026-27 by what they come from").unwrap();
    let rows: Vec<Vec<String>> = shown.rows.iter().map(|row| row.iter().map(ToString::to_string).collect()).collect();
    assert_eq!(rows[0], ["Contract 7", "£100", "£60", "£100", "£0"], "income is money, the benefit not signed");
    assert_eq!(rows[1], ["Not attached", "£100", "£60", "£0", "£0"]);
}

#[test]
fn each_area_shows_its_level_the_next_one_and_its_actions() {
    let mut book = book(0);
    let area = crate::strategy::actions::ActionLink::Index("nps-2018/SL1".parse().unwrap());
    book.actions[0].links = vec![area];
    let report = with(&book, &[], &[], strategy);
    let shown = table(&report, "Where each area stands, and what comes next").unwrap();
    let first: Vec<String> = shown.rows[0].iter().map(ToString::to_string).collect();
    assert_eq!(first[1], "No level is agreed yet.", "which is not the lowest");
    assert!(first[2].contains(": "), "the lowest level with what is so at it: {first:?}");
    assert_eq!(first[3], "Train buyers, part 1 (Overdue)");
    assert_eq!(shown.rows[1][3], Cell::text("None yet"));
}

#[test]
fn no_indicator_of_compliance_stands_alone_in_a_scorecard() {
    let report = with(&book(0), &[], &[], leadership);
    let shown = table(&report, "Balanced scorecard").unwrap();
    assert_eq!(shown.headings.last().map(String::as_str), Some("Shown with"));
    assert!(shown.rows.iter().all(|row| !row[7].to_string().is_empty()), "{:?}", shown.rows);
}

/// The lists of a report as lines, set in by how deep each item lies.
fn listed(report: &Report) -> Vec<String> {
    let blocks = report.sections.iter().flat_map(|section| &section.blocks);
    let lists = blocks.filter_map(|block| match &block.content {
        Content::List(items) => Some(items),
        _ => None,
    });
    lists.flatten().map(|one| format!("{}{}", "  ".repeat(one.depth.into()), one.text)).collect()
}

#[test]
fn principles_stand_below_those_that_they_are_part_of() {
    let mut book = book(0);
    let first = book.outcomes.remove(0);
    let outcome = |code: &str, parent: Option<&str>, kind| Outcome {
        code: code.parse().unwrap(),
        kind,
        parent: parent.map(|code| code.parse().unwrap()),
        name: format!("Name of {code}"),
        ..first.clone()
    };
    use OutcomeKind::{Principle, Value};
    book.outcomes = vec![
        outcome("p.1.1", Some("p.1"), Principle),
        outcome("p.2", None, Principle),
        outcome("p.1", None, Principle),
        outcome("p.1.2", Some("p.1"), Principle),
        outcome("p.1.1.1", Some("p.1.1"), Principle),
        outcome("v.1", Some("p.2"), Value),
    ];
    let ended = Outcome { to: Some(date(2026, 11, 20)), ..outcome("p.3", None, Principle) };
    book.outcomes.push(ended);
    let found = listed(&with(&book, &[], &[], strategy));
    let expected = [
        "Name of p.2",
        "Name of p.1",
        "  Name of p.1.1",
        "    Name of p.1.1.1",
        "  Name of p.1.2",
        "Name of v.1 (part of: Name of p.2)",
    ];
    assert_eq!(found.get(..expected.len()), Some(&expected.map(String::from)[..]));
}

#[test]
fn a_risk_is_told_by_its_cause_event_and_consequence() {
    let mut book = book(1);
    let risk = &mut book.risks[0];
    (risk.cause, risk.event, risk.consequence) = ("Private equity".into(), "It is sold".into(), "Prices rise.".into());
    let report = with(&book, &[], &[], leadership);
    let table = table(&report, "Risks above what the council takes").unwrap();
    let told = Cell::text("Cause: Private equity. Event: It is sold. Consequence: Prices rise.");
    assert!(table.rows[0].contains(&told), "{:?}", table.rows);
}

#[test]
fn one_thing_is_told_as_one() {
    let mut book = book(1);
    book.actions.retain(|action| action.due == Some(date(2027, 3, 1)));
    book.indicators.truncate(1);
    let text = with(&book, &[], &[], leadership).printed().join(" ");
    for expected in ["1 action of the plan is open, 0 done; 0 overdue.", "Of 1 open risk 1 is above", "Of 1 indicator:"]
    {
        assert!(text.contains(expected), "{expected:?} is not in {text}");
    }
}

#[test]
fn levels_are_told_with_every_round_that_they_come_from() {
    for (again, said, reason) in [
        (0, "14 areas of procurement (Autumn 2025): 14 at Minimum.", "one round settled"),
        (
            1,
            "14 areas of procurement, as agreed in Check (1 area) and Autumn 2025 (13 areas): 14 at Minimum.",
            "one area",
        ),
        (3, "14 areas of procurement, as agreed in Check (3 areas) and Autumn 2025 (11 areas): 14 at Minimum.", "some"),
        (14, "14 areas of procurement (Check): 14 at Minimum.", "all of them asked again"),
    ] {
        let mut book = book(0);
        let editions = book.editions();
        let edition = book.edition(&editions).unwrap();
        for (id, name, areas, on) in [(1, "Autumn 2025", 14, date(2025, 11, 3)), (2, "Check", again, date(2026, 11, 2))]
        {
            let round = RoundId::new(id);
            let asked: Vec<_> = edition.asked_on(TODAY).map(|index| index.code.clone()).take(areas).collect();
            book.agreed.extend(asked.iter().map(|index| Agreed {
                round,
                index: index.clone(),
                level: Level::new(1).unwrap(),
                why: "Talked through".into(),
                evidence: Vec::new(),
                spread: Spread::default(),
                proposed: None,
                on,
            }));
            if areas > 0 {
                let (name, edition, state) = (name.into(), edition.code.clone(), RoundState::Settled { on });
                book.rounds.push(Round { id: round, name, edition, asked, invited: Vec::new(), state });
            }
        }
        let text = with(&book, &[], &[], strategy).printed().join(" ");
        assert!(text.contains(said), "{reason}: {text}");
    }
}
