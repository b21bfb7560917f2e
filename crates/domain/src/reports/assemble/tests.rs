//! Reports of small invented records.

use super::*;
use crate::law::Settings;
use crate::reports::calendar::{Schedule, ScheduleId};
use crate::reports::versions::{Approval, Comment, CommentId, Version, VersionId, VersionState};
use crate::reports::{
    COMMITTEE_PARTS, Cell, Content, ExemptParagraph, Exemption, FrontField, Missing, Part, Report, ReportKind,
    STRATEGY_PARTS, Table, WORDS_MAX,
};
use crate::risks::{Appetites, Placing, Rated, Risk, RiskId, red_yellow_green};
use crate::strategy::actions::{ActionState, AgreedBy, Outcome, OutcomeKind, PlannedAction, PlannedActionId};
use crate::strategy::measures::{Reading, Readings};
use crate::strategy::scorecard::{Frequency, Target, eleven};
use crate::strategy::{Book, Period, Quantity, ScaleAppetites, Unit};
use crate::values::Date;
use jiff::civil::date;
use std::collections::BTreeMap;

mod papers;
mod told;

const TODAY: Date = date(2026, 11, 21);

fn risk(number: i64, title: &str) -> Risk {
    let residual = Some(Placing { likelihood: "red".into(), impact: "red".into() });
    let why = "As agreed".into();
    let rated = Rated { on: date(2026, 11, 1), by: "R. Odell".into(), inherent: None, residual, target: None, why };
    Risk {
        id: RiskId::new(number),
        title: title.into(),
        cause: String::new(),
        event: String::new(),
        consequence: String::new(),
        about: None,
        category: String::new(),
        owner: "R. Odell".into(),
        scale: "ryg-3x3".into(),
        proximity: None,
        response: None,
        is_shared: false,
        controls: Vec::new(),
        raised: date(2026, 1, 10),
        rated: vec![rated],
        next_review: None,
        closed: None,
    }
}

fn action(number: i64, due: Date) -> PlannedAction {
    PlannedAction {
        with: vec!["Finance".into()],
        owner: Some("Head of procurement".into()),
        due: Some(due),
        days: Some(5),
        done_per_cent: 20,
        state: ActionState::UnderWay,
        ..PlannedAction::new(PlannedActionId::new(number), date(2026, 1, 5), format!("Train buyers, part {number}"))
    }
}

/// A book with eleven indicators of which the local share has a target of 15%, risks, and actions of which one is late.
fn book(risks: i64) -> Book {
    let percentage = |typed: &str| Quantity::from_typed(Unit::Percentage, typed).unwrap();
    let mut indicators = eleven();
    indicators[0].target = Some(Target {
        value: percentage("15"),
        tolerance: percentage("1"),
        by: None,
        base: None,
        why: "As agreed".into(),
        approved_by: String::new(),
    });
    let outcome = Outcome {
        code: "p.1".parse().unwrap(),
        kind: OutcomeKind::Principle,
        parent: None,
        name: "We buy so that places gain.".into(),
        from: date(2026, 1, 1),
        to: None,
        replaced_by: Vec::new(),
    };
    let appetites = Appetites { usual: "yellow".into(), by_category: BTreeMap::new() };
    Book {
        indicators,
        outcomes: vec![outcome],
        scales: vec![red_yellow_green()],
        appetites: vec![ScaleAppetites { scale: "ryg-3x3".into(), appetites }],
        risks: (1..=risks).map(|number| risk(number, &format!("A depot burns, number {number}"))).collect(),
        actions: vec![action(1, date(2026, 9, 1)), action(2, date(2027, 3, 1))],
        ..Book::default()
    }
}

fn readings(book: &Book) -> Readings {
    let mut readings = Readings::new(TODAY);
    readings.offer(crate::spend::measures::MEASURES);
    let period: Period = "2025-26".parse().unwrap();
    let local = Reading::measured(Quantity::tenths(123), "Payment lines", TODAY).over(period);
    readings.found("spend.local_share", local);
    book.read_into(&mut readings, TODAY);
    readings
}

fn schedule() -> Schedule {
    Schedule {
        id: ScheduleId::new(1),
        report: ReportKind::Scrutiny,
        to: "Scrutiny Committee".into(),
        frequency: Frequency::Quarterly,
        from: date(2026, 4, 1),
        until: None,
        meetings: vec![date(2026, 7, 14), date(2026, 12, 8)],
        is_public: true,
        handed_in_before: 5,
    }
}

fn version(report: Report, state: VersionState) -> Version {
    let author = "Head of procurement".into();
    Version { id: VersionId::new(1), number: 1, report, begun: date(2026, 9, 1), author, follows: None, state }
}

/// Does something with the facts of a book.
fn with<T>(book: &Book, versions: &[Version], comments: &[Comment], make: impl Fn(ReportFacts<'_>) -> T) -> T {
    let (readings, law, schedules) = (readings(book), Settings::default(), [schedule()]);
    make(ReportFacts {
        council: "Wynmarch District Council",
        book,
        readings: &readings,
        schedules: &schedules,
        reported: &[],
        papers: &[],
        versions,
        comments,
        others: &Others::default(),
        law: &law,
        today: TODAY,
    })
}

fn all(facts: ReportFacts<'_>) -> Vec<Report> {
    let paper = CommitteePaper { title: "Waste fleet".into(), ..CommitteePaper::default() };
    vec![
        strategy(facts),
        committee(facts, &paper),
        leadership(facts),
        councillor(facts),
        chief_executive(facts),
        scrutiny(facts),
        compliance(facts),
        update(facts, date(2026, 8, 1)),
    ]
}

fn tables(report: &Report) -> Vec<&Table> {
    let blocks = report.sections.iter().flat_map(|section| &section.blocks);
    let found = blocks.filter_map(|block| match &block.content {
        Content::Table(table) => Some(table),
        _ => None,
    });
    found.collect()
}

#[test]
fn a_target_whose_day_lies_ahead_is_no_failure_on_a_councillors_page() {
    for (by, said, reason) in [
        (date(2026, 11, 21), "0 of 11 indicators miss their targets; 1 is not there yet;", "the day itself"),
        (date(2026, 11, 20), "1 of 11 indicators misses its target;", "the day after"),
    ] {
        let mut book = book(1);
        book.indicators[0].target.as_mut().unwrap().by = Some(by);
        let text = with(&book, &[], &[], councillor).printed().join(" ");
        assert!(text.contains(said), "{reason}: {text}");
    }
}

#[test]
fn a_councillors_page_fits_and_says_where_everything_comes_from() {
    for (risks, reason) in [(0, "no risk"), (1, "one risk"), (60, "more than a page holds")] {
        let page = with(&book(risks), &[], &[], councillor);
        assert!(page.words() <= WORDS_MAX, "{reason}: {} words", page.words());
        assert_eq!(page.missing(), [], "{reason}");
        let headings: Vec<&str> = page.sections.iter().map(|section| section.heading.as_str()).collect();
        assert_eq!(headings, ["About to be decided", "Failing", "Money at risk", "Local share"], "{reason}");
        let text = page.printed().join(" ");
        for expected in [
            "No committee report that asks for a decision is to come.",
            "1 of 11 indicators misses its target",
            "1 action is overdue, the longest since 1 September 2026.",
            "No audit recommendations are overdue.",
            "12.3% of spend went to suppliers in the area, 2025-26; the target is 15.0%.",
        ] {
            assert!(text.contains(expected), "{reason}: {expected:?} is not in {text}");
        }
    }
    let many = with(&book(60), &[], &[], councillor).printed().join(" ");
    assert!(many.contains("Of 60 open risks 60 are above what the council takes."), "the count stays: {many}");
    assert!(many.contains("number 1 (Red") && !many.contains("number 60 (Red"), "the last of the gravest go: {many}");
    let one = with(&book(1), &[], &[], councillor).printed().join(" ");
    assert!(one.contains("Of 1 open risk 1 is above"), "{one}");
}

#[test]
fn a_page_of_a_council_that_recorded_nothing_says_so() {
    let page = with(&Book::default(), &[], &[], councillor);
    assert_eq!((page.missing(), page.sections.len()), (Vec::new(), 4));
    let text = page.printed().join(" ");
    for expected in
        ["The scorecard has no indicators yet.", "no risk was entered", "No procurement strategy has been approved."]
    {
        assert!(text.contains(expected), "{expected:?} is not in {text}");
    }
    assert!(!text.contains("£0") && !text.contains("0.0%"), "what is not measured is never nought: {text}");
}

#[test]
fn every_table_is_whole_and_every_sentence_has_its_source() {
    for book in [book(3), Book::default()] {
        for report in with(&book, &[], &[], all) {
            for table in tables(&report) {
                let widths = table.rows.iter().map(Vec::len);
                assert!(
                    widths.clone().all(|cells| cells == table.headings.len()),
                    "{:?} {}",
                    report.kind,
                    table.caption
                );
            }
            for sentence in report.sentences() {
                assert!(sentence.source.is_some(), "{:?}: {:?}", report.kind, sentence.text);
                assert!(!sentence.text.contains("  ") && !sentence.text.trim().is_empty(), "{:?}", sentence.text);
            }
        }
    }
}

#[test]
fn the_scorecard_of_each_report_is_that_of_the_pages() {
    let book = book(3);
    let readings = readings(&book);
    let worked = book.scorecard(&readings, TODAY);
    let expected: Vec<Vec<Cell>> = worked
        .rows
        .iter()
        .map(|row| {
            vec![
                Cell::text(&row.indicator.name),
                Cell::number(row.reading.value.as_ref()),
                Cell::text(row.standing.status.label()),
            ]
        })
        .collect();
    assert!(expected.iter().any(|row| row[1] == Cell::Number(Quantity::tenths(123))), "the local share is measured");
    let reports = with(&book, &[], &[], all);
    let without = [ReportKind::Councillor, ReportKind::Compliance, ReportKind::Update];
    for report in reports.iter().filter(|report| !without.contains(&report.kind)) {
        let table = tables(report).into_iter().find(|table| table.caption == "Balanced scorecard").unwrap();
        let shown: Vec<Vec<Cell>> =
            table.rows.iter().map(|row| vec![row[1].clone(), row[2].clone(), row[6].clone()]).collect();
        assert_eq!(shown, expected, "{:?}", report.kind);
    }
}

#[test]
fn a_strategy_has_its_four_parts() {
    let report = with(&book(3), &[], &[], strategy);
    assert_eq!(report.missing(), []);
    let parts: Vec<Part> = report.sections.iter().filter_map(|section| section.part).collect();
    assert_eq!(parts, STRATEGY_PARTS);
    let plan = tables(&report).into_iter().find(|table| table.caption.starts_with("Action plan")).unwrap();
    assert_eq!(plan.headings, ["What", "Who", "When"], "what a page of paper and a telephone have room for");
    assert_eq!(plan.rows[0][2].to_string(), "1 September 2026\nOverdue\n20% done", "the late one comes first");
    assert_eq!(plan.rows[1][1].to_string(), "Head of procurement\nWith: Finance");
    let none = Book { outcomes: Vec::new(), ..book(0) };
    let missing = with(&none, &[], &[], strategy).missing();
    assert_eq!(missing, [Missing::Part(Part::Principles)], "nobody wrote any");
}

#[test]
fn the_plan_says_what_is_done_under_which_theme_and_what_shows_it() {
    let mut book = book(0);
    book.actions[0].how = "Half a day with our own cases".into();
    book.actions[0].theme = Some("Our people".into());
    book.actions[0].effect = "Two came".into();
    book.actions[0].evidence = vec![crate::strategy::Evidence::said("List of those who came", TODAY)];
    book.indicators[0].serves = vec!["p.1".parse().unwrap()];
    let report = with(&book, &[], &[], strategy);
    let table = |caption: &str| tables(&report).into_iter().find(|table| table.caption == caption).unwrap();
    let said = table("Action plan: actions that belong to no area").rows[0][0].to_string();
    let expected = "Train buyers, part 1\nWhat we do: Half a day with our own cases\nWhat came of it: Two came\n\
        What shows it: List of those who came\nTheme: Our people";
    assert_eq!(said, expected);
    let serving = table("What tells whether they are kept");
    let said: Vec<String> = serving.rows[0].iter().map(ToString::to_string).collect();
    assert_eq!(said, ["We buy so that places gain.", book.indicators[0].name.as_str(), "12.3%"]);
}

#[test]
fn an_open_action_with_a_minute_is_on_the_councillors_page() {
    let agreed =
        |minute: &str| Some(AgreedBy { by: "Audit Committee".into(), on: date(2026, 6, 9), minute: minute.into() });
    let said = |book: &Book| with(book, &[], &[], councillor).printed().join(" ");
    let mut book = book(0);
    book.actions[1].agreed = agreed("");
    assert!(!said(&book).contains("minuted"), "without a minute");
    book.actions[1].agreed = agreed("AUD 26/14");
    let expected =
        "1 minuted action is open, first: Train buyers, part 2 (Audit Committee, AUD 26/14, due 1 March 2027).";
    let text = said(&book);
    assert!(text.to_lowercase().contains(&expected.to_lowercase()), "{text}");
    book.actions[1].state = ActionState::Done { on: date(2026, 6, 10) };
    assert!(!said(&book).contains("minuted"), "what is done is open no more");
}

#[test]
fn a_scrutiny_pack_names_the_missing_quarter_and_the_comment_without_a_reply() {
    let comment = Comment {
        id: CommentId::new(1),
        version: VersionId::new(1),
        who: "Residents of Mere".into(),
        on: date(2026, 11, 1),
        section: None,
        text: "Say more of small firms.".into(),
        reply: None,
    };
    let book = book(0);
    let text = with(&book, &[], &[comment], scrutiny).printed().join("\n");
    for expected in [
        "quarter 1 of 2026-27 · Missing since 14 July 2026",
        "quarter 2 of 2026-27 · Due by 8 December 2026",
        "No reply yet",
    ] {
        assert!(text.contains(expected), "{expected:?} is not in {text}");
    }
}

#[test]
fn how_the_strategy_stands_is_said() {
    let book = book(0);
    let draft = with(&book, &[], &[], strategy);
    let approval = |review_by: Date| {
        VersionState::Approved(Approval {
            by: "Cabinet".into(),
            on: date(2026, 1, 1),
            content: "abc".into(),
            review_by,
        })
    };
    let until = date(2026, 12, 1);
    for (state, said, reason) in [
        (approval(date(2026, 11, 20)), "ran out of date on 20 November 2026", "the day before"),
        (approval(TODAY), "is due for review by 21 November 2026", "the day itself"),
        (approval(date(2027, 5, 20)), "is due for review by 20 May 2027", "180 days ahead"),
        (approval(date(2027, 5, 21)), "is in date until 21 May 2027", "181 days ahead"),
        (VersionState::Draft, "No procurement strategy has been approved", "a draft is none"),
        (
            VersionState::Consultation { from: TODAY, until },
            "is out for comments until 1 December 2026",
            "consulted on",
        ),
    ] {
        let versions = [version(draft.clone(), state)];
        let page = with(&book, &versions, &[], councillor).printed().join(" ");
        assert!(page.contains(said), "{reason}: {page}");
    }
}
