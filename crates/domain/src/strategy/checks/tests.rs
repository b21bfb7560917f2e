//! Checks as they are shipped, read and changed, and what they propose.

use super::*;
use crate::strategy::editions::{self, Editions, Level, LifeStage};
use crate::strategy::measures::{Measure, Reading, Readings};
use crate::strategy::{Quantity, Unit};
use crate::values::{Date, Pence};
use jiff::civil::date;
use proptest::prelude::*;

const TODAY: Date = date(2026, 11, 21);

fn level(number: u8) -> Level {
    Level::new(number).unwrap()
}

const MEASURES: [Measure; 3] = [measure("spend.one"), measure("spend.two"), measure("spend.three")];

const fn measure(code: &'static str) -> Measure {
    Measure { code, name: code, unit: Unit::Percentage, subject: "spend", definition: "For a test." }
}

fn check(code: &str, number: u8, measure: &str, condition: &str) -> LevelCheck {
    let line = format!("{code} | nps-2018/SL1 | {number} | {measure} | {condition} | It is so. | Cabinet");
    read(&line, CheckOrigin::Council).0.remove(0)
}

/// Figures of the three measures in per cent; none where it was not measured.
fn readings(values: [Option<i64>; 3]) -> Readings {
    let mut readings = Readings::new(TODAY);
    readings.offer(&MEASURES);
    for (measure, value) in MEASURES.iter().zip(values) {
        let value = value.map(|per_cent| Quantity::tenths(per_cent * 10));
        readings.found(measure.code, Reading::of(value, "No file was brought in.", "Payments", TODAY));
    }
    readings
}

#[test]
fn every_area_of_2018_is_checked_for_developing_and_for_mature() {
    let (checks, findings) = read(read::SHIPPED, CheckOrigin::Shipped);
    assert_eq!(findings, []);
    let all = Editions::new(editions::shipped());
    let nps = &all.all()[0];
    for index in &nps.indices {
        for number in [2, 3] {
            let here = |check: &&LevelCheck| check.index == nps.reference(&index.code) && check.level == level(number);
            assert!(checks.iter().any(|check| here(&check)), "{} at level {number}", index.code);
        }
    }
    let nothing = Readings::new(TODAY);
    assert!(checks.iter().all(|check| check.wrong(&all, &nothing).is_empty()));
    for subject in ["spend", "people", "actions", "risks", "savings", "training", "publication", "contracts", "tenders"]
    {
        assert!(checks.iter().any(|check| check.measure.starts_with(&format!("{subject}."))), "{subject}");
    }
    assert_eq!(read(&write(&checks), CheckOrigin::Shipped).0, checks, "read as they are written");
}

#[test]
fn the_shipped_checks_name_figures_of_the_house_or_of_subjects_to_come() {
    let to_come = ["contracts", "tenders", "plans", "social_value"];
    let mut offered = Readings::new(TODAY);
    crate::offers::MEASURES.iter().for_each(|of| offered.offer(of));
    let all = Editions::new(editions::shipped());
    for check in shipped() {
        let subject = check.measure.split('.').next().unwrap();
        assert_ne!(
            offered.has_source(&check.measure),
            to_come.contains(&subject),
            "{} of {}",
            check.measure,
            check.code
        );
        assert_eq!(check.wrong(&all, &offered), [], "{} asks in the unit of its figure", check.code);
    }
}

#[test]
fn what_comes_later_is_asked_above_mature_and_call_offs_are_left_out_of_electronic_tenders() {
    let shipped = shipped();
    for (code, number, condition) in [
        ("SL2.4a", 4, "at least 90.0%"),
        ("BC1.4a", 4, "at least 50.0%"),
        ("BC2.4a", 4, "at most 9.4%"),
        ("CB1.4a", 4, "at least 20.0%"),
        ("EN3.4a", 4, "at least 1"),
    ] {
        let check = shipped.iter().find(|check| check.code.as_str() == code).unwrap();
        assert_eq!((check.level, check.condition.to_string().as_str()), (level(number), condition), "{code}");
    }
    let electronic = shipped.iter().find(|check| check.code.as_str() == "EN2.3b").unwrap();
    assert!(electronic.sentence.contains("call-offs under frameworks"), "{}", electronic.sentence);
    let nps = &editions::shipped()[0];
    let contracts = nps.index(&"BC2".parse().unwrap()).unwrap();
    assert!(contracts.why.contains("9.4%"), "the figure that its check asks for");
}

#[test]
fn a_condition_holds_at_its_value_or_beyond() {
    let per_cent = |tenths| Quantity::tenths(tenths);
    for (condition, below, at, above) in [
        ("at least 25%", false, true, true),
        ("more than 25%", false, false, true),
        ("at most 25%", true, true, false),
        ("less than 25%", true, false, false),
        ("is known", true, true, true),
    ] {
        let condition: Condition = condition.parse().unwrap();
        let holds = [249, 250, 251].map(|tenths| condition.holds(&per_cent(tenths)).unwrap());
        assert_eq!(holds, [below, at, above], "{condition}");
        assert_eq!(condition.to_string().parse(), Ok(condition));
    }
    let pounds: Condition = "more than £0".parse().unwrap();
    assert_eq!(pounds.holds(&Quantity::pounds(Pence::new(1))), Some(true), "a penny");
    assert_eq!(pounds.holds(&per_cent(250)), None, "a share is no money");
    for wrong in ["about 25%", "at least", "at least much", ""] {
        assert!(wrong.parse::<Condition>().is_err(), "{wrong:?}");
    }
}

#[test]
fn lines_that_cannot_be_read_are_found_and_the_rest_is_read() {
    let text = "A | own/A | 2 | spend.one | at least 1% | So.\nA | own/A | 3 | spend.one | at least 2% | So.\n\
                B | own/A | 0 | spend.one | is known | So.\nC | own | 2 | spend.one | is known | So.\n\
                D | own/A | 2 | spend | is known | So.\nE | own/A | 2 | spend.one | is known\n# a remark\n\nF | own/A | 2 | spend.one | is known | So.";
    let (checks, findings) = read(text, CheckOrigin::Council);
    assert_eq!(checks.iter().map(|check| check.code.as_str()).collect::<Vec<_>>(), ["A", "F"]);
    assert_eq!(findings.iter().filter_map(|finding| finding.at.row).collect::<Vec<_>>(), [2, 3, 4, 5, 6]);
}

#[test]
fn the_facts_propose_the_highest_level_that_stands_on_those_below() {
    let checks = [
        check("a", 2, "spend.one", "at least 25%"),
        check("b", 3, "spend.one", "at least 75%"),
        check("c", 3, "spend.two", "at least 50%"),
        check("d", 4, "spend.three", "is known"),
        check("e", 3, "tenders.none", "at least 50%"),
        check("f", 5, "tenders.none", "is known"),
    ];
    for (values, proposed, not_reached, next, reason) in [
        ([Some(24), Some(50), Some(1)], Some(1), Some(2), Some("a"), "measured and short of Developing: the lowest"),
        ([Some(25), Some(50), Some(1)], Some(2), Some(3), Some("b"), "Mature falls short, whatever is above it"),
        ([Some(75), Some(49), Some(1)], Some(2), Some(3), Some("c"), "one of two falls short"),
        ([Some(75), Some(50), None], Some(3), None, Some("d"), "both hold, and what has no source is left aside"),
        ([Some(75), Some(50), Some(1)], Some(4), None, Some("f"), "the highest has no source: not said, and not low"),
        ([Some(75), None, Some(1)], Some(2), None, Some("c"), "one that could be measured was not: no further"),
        ([None, Some(50), Some(1)], None, None, Some("a"), "nothing below is known: never a low level"),
        ([None, Some(49), None], None, Some(3), Some("a"), "not Mature is known, and no more"),
        ([None, None, None], None, None, Some("a"), "nothing is known"),
    ] {
        let readings = readings(values);
        let proposal = propose(&"nps-2018/SL1".parse().unwrap(), &checks, &readings);
        let got = (proposal.level.map(Level::number), proposal.not_reached.map(Level::number));
        assert_eq!(got, (proposed, not_reached), "{reason}");
        assert_eq!(proposal.next_missing().map(|one| one.check.code.as_str()), next, "{reason}");
    }
}

#[test]
fn a_proposal_says_its_reasons() {
    let nps = &editions::shipped()[0];
    let checks = [
        check("a", 2, "spend.one", "at least 25%"),
        check("b", 3, "spend.two", "at least 75%"),
        check("c", 2, "tenders.none", "is known"),
        check("d", 4, "spend.three", "is known"),
    ];
    let readings = readings([Some(30), Some(50), None]);
    let proposal = propose(&"nps-2018/SL1".parse().unwrap(), &checks, &readings);
    assert_eq!(proposal.said(&nps.levels), "The facts say Developing. One check has no source yet and is left aside.");
    let said: Vec<String> = proposal.answers.iter().map(CheckAnswer::said).collect();
    let expected = [
        "It is so: 30.0%, at least 25.0% is asked.",
        "It is so: not known. No source yet for \"None (tenders)\". Its figure can be entered with its source and date.",
        "It is so: not yet, 50.0% where at least 75.0% is asked.",
        "It is so: not known. No file was brought in.",
    ];
    assert_eq!(said, expected);
    let none = propose(&"nps-2018/SL2".parse().unwrap(), &checks, &readings);
    assert_eq!((none.level, none.said(&nps.levels).as_str()), (None, "Nothing is checked in this area."));
}

#[test]
fn a_figure_that_is_entered_lights_a_check_without_a_source_up() {
    let checks = [check("a", 2, "tenders.none", "at least 25%")];
    let mut readings = readings([None; 3]);
    let index = "nps-2018/SL1".parse().unwrap();
    assert_eq!(propose(&index, &checks, &readings).answers[0].state, CheckState::NoSource);
    readings.entered("tenders.none", Reading::measured(Quantity::tenths(300), "Tender register", TODAY));
    assert_eq!(propose(&index, &checks, &readings).level, Some(level(2)));
    readings.entered("tenders.none", Reading::measured(Quantity::count(30), "Tender register", TODAY));
    let answer = &propose(&index, &checks, &readings).answers[0];
    assert_eq!(
        (answer.state, answer.reading.reason.as_str()),
        (CheckState::NotMeasured, "The figure is counted otherwise than the check asks for: 30.")
    );
}

#[test]
fn a_council_changes_a_shipped_check_by_one_of_the_same_code() {
    let shipped = shipped();
    let mine =
        LevelCheck { condition: "at least 60%".parse().unwrap(), origin: CheckOrigin::Council, ..shipped[1].clone() };
    let off = LevelCheck { in_use: false, origin: CheckOrigin::Council, ..shipped[2].clone() };
    let own = [mine.clone(), off.clone()];
    let counted = in_use(&shipped, &own);
    assert_eq!(counted.len(), shipped.len() - 1);
    assert!(counted.contains(&&mine) && !counted.contains(&&shipped[1]) && !counted.contains(&&shipped[2]));
}

#[test]
fn an_edition_that_asks_the_same_is_checked_by_the_checks_before() {
    let all = Editions::new(editions::shipped());
    let shipped = shipped();
    let own =
        LevelCheck { code: "mine".parse().unwrap(), index: "nps-2022/SL1".parse().unwrap(), ..shipped[0].clone() };
    let counted: Vec<&LevelCheck> = shipped.iter().chain([&own]).collect();
    let next = all.get(&"nps-2022".parse().unwrap()).unwrap();
    let followed = with_followed(&all, next, &counted);
    let of = |index: &str| {
        followed
            .iter()
            .filter(|check| check.index.to_string() == index)
            .map(|check| check.code.as_str())
            .collect::<Vec<_>>()
    };
    assert_eq!(of("nps-2022/SL2"), ["SL2.2a", "SL2.3a", "SL2.3b", "SL2.4a"], "the same is asked");
    assert_eq!(of("nps-2022/SL1"), ["mine"], "an area with its own takes none over");
    assert_eq!(of("nps-2022/EN5"), Vec::<&str>::new(), "adding value follows nothing");
    assert_eq!(with_followed(&all, &all.all()[0], &counted).len(), shipped.len(), "the first keeps its own");
}

#[test]
fn a_check_that_cannot_be_used_says_what_to_mend() {
    let all = Editions::new(editions::shipped());
    let good = check("a", 2, "spend.one", "at least 25%");
    let to = |index: &str| index.parse().unwrap();
    for (check, fields, reason) in [
        (good.clone(), vec![], "whole"),
        (LevelCheck { level: Level::LOWEST, ..good.clone() }, vec!["level"], "the lowest level asks nothing"),
        (LevelCheck { level: level(5), index: to("cciaf/CF1"), ..good.clone() }, vec!["level"], "four levels"),
        (LevelCheck { index: to("cciaf/SL1"), ..good.clone() }, vec!["index"], "another edition's area"),
        (LevelCheck { measure: "local share".into(), ..good.clone() }, vec!["measure"], "no code"),
        (LevelCheck { measure: "tenders.later".into(), ..good.clone() }, vec![], "a subject that comes later"),
        (LevelCheck { condition: "at least £5".parse().unwrap(), ..good.clone() }, vec!["value"], "money of a share"),
        (
            LevelCheck { sentence: " ".into(), source: String::new(), ..good },
            vec!["sentence", "source"],
            "both at once",
        ),
    ] {
        let wrong = check.wrong(&all, &readings([None; 3]));
        assert_eq!(wrong.iter().map(|one| one.field).collect::<Vec<_>>(), fields, "{reason}");
    }
    assert!(all.all().iter().any(|edition| edition.stage == LifeStage::Draft), "a draft can be checked beforehand");
}

proptest! {
    /// One more measured fact that holds never lowers what the facts say, and one that is forgotten never makes it low.
    #[test]
    fn more_that_holds_never_lowers_a_proposal(
        figures in prop::collection::vec(prop::option::of(0_i64..=100), 3),
        limits in prop::collection::vec(1_i64..=100, 4),
        at in 0_usize..3,
    ) {
        let of = |n: usize, number, measure: &str| check(&format!("c{n}"), number, measure, &format!("at least {}%", limits[n]));
        let checks = [of(0, 2, "spend.one"), of(1, 3, "spend.two"), of(2, 3, "spend.one"), of(3, 4, "spend.three")];
        let index = "nps-2018/SL1".parse().unwrap();
        let values = [figures[0], figures[1], figures[2]];
        let before = propose(&index, &checks, &readings(values)).level;
        let mut better = values;
        better[at] = Some(100);
        prop_assert!(propose(&index, &checks, &readings(better)).level >= before);
        let mut forgotten = values;
        forgotten[at] = None;
        let after = propose(&index, &checks, &readings(forgotten));
        prop_assert!(after.level.is_none_or(|level| level > Level::LOWEST || after.not_reached.is_some()));
    }
}
