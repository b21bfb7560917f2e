//! Wynmarch's areas in one sitting: three answer differently, the facts speak, levels and targets are agreed.

use super::super::checks::{in_use, shipped as shipped_checks};
use super::super::editions::shipped;
use super::super::measures::{Measure, Reading};
use super::super::rounds::tests::wynmarch::{TEN_LINES, rows};
use super::super::rounds::{
    AgreeFacts, AskedTarget, AskedToAgree, AssessorId, RoundId, RoundState, agree, read_levels, set_target,
};
use super::super::{Evidence, Quantity, Unit};
use super::*;
use jiff::civil::date;

const TODAY: Date = date(2026, 11, 21);

const OFFERED: [Measure; 3] =
    [offered("spend.sme_share"), offered("spend.local_share"), offered("spend.payments_within_30")];

const fn offered(code: &'static str) -> Measure {
    Measure { code, name: code, unit: Unit::Percentage, subject: "spend", definition: "As the pages of spend say." }
}

/// Everything a council has: an edition, a round with assessors and answers, levels, targets and figures.
struct Council {
    edition: Edition,
    round: Round,
    assessors: Vec<Assessor>,
    answers: Vec<Answer>,
    agreed: Vec<Agreed>,
    targets: Vec<Target>,
    checks: Vec<LevelCheck>,
    readings: Readings,
}

impl Council {
    fn levels(&self) -> LevelsAnswer {
        let checks = in_use(&self.checks, &[]);
        let facts = LevelFacts {
            edition: &self.edition,
            round: Some(&self.round),
            assessors: &self.assessors,
            answers: &self.answers,
            agreed: &self.agreed,
            targets: &self.targets,
            checks: &checks,
            readings: &self.readings,
        };
        levels(&facts, TODAY)
    }
}

fn readings() -> Readings {
    let mut readings = Readings::new(TODAY);
    readings.offer(&OFFERED);
    for (measure, tenths) in OFFERED.iter().zip([340, 123, 914]) {
        readings.found(measure.code, Reading::measured(Quantity::tenths(tenths), "Payments", TODAY));
    }
    readings
}

/// Wynmarch, assessed by so many.
fn wynmarch(assessors: i64) -> Council {
    let edition = shipped().remove(0);
    let lines = read_levels(&edition, &rows("Summary")).0;
    let asked: Vec<IndexCode> = lines.iter().map(|line| line.index.clone()).collect();
    let invited = (1..=assessors).map(AssessorId::new).collect();
    let round = Round {
        id: RoundId::new(1),
        name: "Autumn 2026".into(),
        edition: edition.code.clone(),
        asked,
        invited,
        state: RoundState::Planned,
    };
    let round = round.open(&edition, None, TODAY).unwrap();
    let current = |line: &super::super::rounds::EarlierLevel| line.decided().unwrap();
    let mut council = Council {
        assessors: (1..=assessors).map(assessor).collect(),
        answers: Vec::new(),
        agreed: Vec::new(),
        targets: Vec::new(),
        checks: shipped_checks(),
        readings: readings(),
        round,
        edition,
    };
    for line in &lines {
        let level = current(line).0.unwrap();
        council.answers.extend((1..=assessors).map(|id| answer(id, &line.index, level)));
    }
    council.round = council.round.close("2026-11-21T16:00:00Z".parse().unwrap(), "All have answered").unwrap();
    for line in &lines {
        let (level, next) = current(line);
        let asked = AskedToAgree {
            index: line.index.clone(),
            level,
            why: "Talked through".into(),
            evidence: vec![Evidence::said("Minutes", TODAY)],
        };
        let facts = AgreeFacts::default();
        council.agreed.push(agree(&council.round, &council.edition, &asked, &facts, TODAY).unwrap().0);
        let asked = AskedTarget { level: next, by: Some(date(2027, 11, 30)), why: "One level up".into() };
        let index = council.edition.reference(&line.index);
        council.targets.push(set_target(&council.edition, index, &asked, level, TODAY, None).unwrap().0);
    }
    council
}

fn assessor(id: i64) -> Assessor {
    let department = ["Finance", "Housing", "Parks"].into_iter().cycle().nth(usize::try_from(id).unwrap()).unwrap();
    Assessor {
        id: AssessorId::new(id),
        person: None,
        name: format!("Assessor {id}"),
        department: department.to_owned(),
        role: "Head".to_owned(),
    }
}

/// Every third answers the level, every third one above, every third two above.
fn answer(id: i64, index: &IndexCode, level: Level) -> Answer {
    let up = u8::try_from(id.rem_euclid(3)).unwrap();
    Answer {
        assessor: AssessorId::new(id),
        index: index.clone(),
        question: None,
        level: Level::new(level.number() + up),
        unmet: Vec::new(),
        comment: "As I see it".into(),
        evidence: Vec::new(),
        at: "2026-11-21T09:00:00Z".parse().unwrap(),
    }
}

#[test]
fn the_ten_lines_come_out_with_level_target_date_and_spread() {
    let answer = wynmarch(3).levels();
    let lines: Vec<(&str, &str, &str)> = answer
        .areas
        .iter()
        .map(|area| (area.name.as_str(), area.level.as_deref().unwrap(), area.target.as_deref().unwrap()))
        .collect();
    assert_eq!(lines, TEN_LINES);
    assert!(answer.areas.iter().all(|area| area.spread == Some(2) && area.gap == Some(1)));
    assert!(answer.areas.iter().all(|area| area.date == Some(date(2027, 11, 30))));
    assert!(answer.areas.iter().all(|area| area.state == TargetState::OnTheWay));
    let area = |code: &str| answer.areas.iter().find(|area| area.code == code).unwrap();
    assert_eq!(area("CB2").theme, "Achieving community benefits");
    assert_eq!(area("CB2").proposed.as_deref(), Some("Developing"), "SME spend is known and enough, payment is not");
    assert_eq!(
        area("CB2").next_fact.as_deref(),
        Some(
            "Nearly all invoices are paid within 30 days, on which small firms depend: not yet, 91.4% where at least 95.0% is asked."
        )
    );
    assert_eq!(area("SL1").proposed, None, "its subjects are not in the house: never a low level");
}

#[test]
fn programs_read_each_area_by_its_names() {
    let json = serde_json::to_value(wynmarch(3).levels()).unwrap();
    let area = &json["areas"][3];
    for (field, expected) in [
        ("code", "SL4"),
        ("theme", "Showing leadership"),
        ("name", "Engaging strategic suppliers"),
        ("level", "Minimum"),
        ("target", "Developing"),
        ("date", "2027-11-30"),
    ] {
        assert_eq!(area[field], expected, "{field}");
    }
    assert_eq!((&area["spread"], &area["level_number"]), (&serde_json::json!(2), &serde_json::json!(1)));
    assert!(area["proposed"].is_null());
}

#[test]
fn what_is_not_known_is_null_and_not_the_lowest_level() {
    let council = Council { answers: Vec::new(), agreed: Vec::new(), targets: Vec::new(), ..wynmarch(3) };
    let area = council.levels().areas.remove(0);
    assert_eq!((area.level, area.target, area.date, area.spread, area.gap), (None, None, None, None, None));
    assert_eq!(area.state, TargetState::NotSet);
}

#[test]
fn a_later_level_and_target_take_the_place_of_earlier_ones() {
    let mut council = wynmarch(3);
    let two = Level::new(2);
    let first = Agreed { level: two.unwrap(), on: date(2026, 11, 22), ..council.agreed[3].clone() };
    council.agreed.insert(0, first);
    let target = Target { level: Level::new(3).unwrap(), set_on: date(2026, 11, 22), ..council.targets[3].clone() };
    council.targets.insert(0, target);
    let answer = council.levels();
    assert_eq!(
        (answer.areas[3].level.as_deref(), answer.areas[3].target.as_deref()),
        (Some("Developing"), Some("Mature"))
    );
}

#[test]
fn an_area_that_retired_stays_in_the_round_that_asked_it() {
    let mut council = wynmarch(3);
    council.edition.indices[0].stage = super::super::editions::LifeStage::Retired;
    assert_eq!(council.levels().areas.len(), 10);
    let before_any = LevelFacts {
        edition: &council.edition,
        round: None,
        assessors: &[],
        answers: &[],
        agreed: &[],
        targets: &[],
        checks: &[],
        readings: &council.readings,
    };
    assert_eq!(levels(&before_any, TODAY).areas.len(), 13, "without a round, what is in use");
}

#[test]
fn twenty_assessors_are_as_three() {
    let answer = wynmarch(20).levels();
    assert!(answer.areas.iter().all(|area| area.spread == Some(2)));
    assert_eq!(answer.areas.len(), 10);
}

#[test]
fn facts_two_levels_from_what_was_agreed_are_told_and_one_level_is_not() {
    let council = wynmarch(3);
    let area = council.levels().areas.remove(0);
    for (agreed, proposed, apart, reason) in [
        (Some(1), Some("Mature"), Some(2), "two above"),
        (Some(3), Some("Minimum"), Some(-2), "two below"),
        (Some(2), Some("Mature"), None, "one above"),
        (Some(4), Some("Mature"), None, "one below"),
        (Some(3), Some("Mature"), None, "the same"),
        (None, Some("Mature"), None, "nothing was agreed"),
        (Some(1), None, None, "the facts do not say"),
    ] {
        let area = AreaLevel {
            level_number: agreed.and_then(Level::new),
            proposed: proposed.map(str::to_owned),
            ..area.clone()
        };
        assert_eq!(area.facts_apart(&council.edition.levels), apart, "{reason}");
    }
}
