//! Agreed levels and targets.

use super::*;
use crate::strategy::editions::Mapping;

fn asked(index: &str, given: u8, why: &str) -> AskedToAgree {
    let evidence = vec![Evidence::said("Register", TODAY)];
    AskedToAgree { index: code(index), level: Level::new(given), why: why.into(), evidence }
}

#[test]
fn a_level_is_agreed_after_the_round_with_a_reason() {
    let settled = Round { state: RoundState::Settled { on: TODAY }, ..closed() };
    for (round, asked, fields, reason) in [
        (closed(), asked("SL1", 2, "Reports go out, training does not"), vec![], "with a reason"),
        (closed(), asked("SL1", 2, "  "), vec!["why"], "without one"),
        (closed(), asked("SL1", 6, "w"), vec!["level"], "a level that is not there"),
        (closed(), asked("XX", 0, ""), vec!["index", "level", "why"], "all is said at once"),
        (open(), asked("SL1", 2, "w"), vec!["round"], "answers can still come in"),
        (settled, asked("SL1", 2, "w"), vec!["round"], "settled"),
    ] {
        let wrong = agree(&round, &nps(), &asked, &AgreeFacts::default(), TODAY).err().unwrap_or_default();
        assert_eq!(wrong.iter().map(|one| one.field).collect::<Vec<_>>(), fields, "{reason}");
    }
}

#[test]
fn a_level_above_the_lowest_needs_something_that_shows_it() {
    let nothing: Vec<Evidence> = Vec::new();
    let blank = vec![Evidence::said("  ", TODAY)];
    let shown = vec![Evidence::said("Minutes of the board", TODAY)];
    for (given, evidence, fields, reason) in [
        (1, nothing.clone(), vec![], "the lowest needs nothing"),
        (2, nothing, vec!["evidence"], "the next does"),
        (2, blank, vec!["evidence"], "white space shows nothing"),
        (2, shown, vec![], "words do"),
    ] {
        let asked = AskedToAgree { evidence, ..asked("SL1", given, "why") };
        let wrong = agree(&closed(), &nps(), &asked, &AgreeFacts::default(), TODAY).err().unwrap_or_default();
        assert_eq!(wrong.iter().map(|one| one.field).collect::<Vec<_>>(), fields, "{reason}");
    }
}

#[test]
fn what_is_unlikely_about_an_agreed_level_is_said() {
    let facts = |numbers: &[u8], proposed, before| AgreeFacts {
        spread: numbers.iter().map(|number| level(*number)).collect(),
        proposed: Level::new(proposed),
        before: Level::new(before),
        ..AgreeFacts::default()
    };
    for (given, facts, told, reason) in [
        (2, facts(&[1, 2, 3], 2, 1), vec![], "within the answers, as the facts say, one up"),
        (
            3,
            facts(&[2, 3], 0, 1),
            vec!["It was Minimum before: 2 levels at once are rare, so say what changed"],
            "two up",
        ),
        (4, facts(&[2, 3], 0, 0), vec!["The answers lie from Developing to Mature: say why not"], "above all answers"),
        (1, facts(&[2, 2], 0, 0), vec!["All answers say Developing: say why not"], "below them"),
        (3, facts(&[3], 2, 0), vec!["The facts say Developing: say what they do not show"], "above the facts"),
        (3, facts(&[3], 4, 0), vec![], "below the facts is the council's to say"),
        (3, facts(&[], 0, 3), vec![], "nobody answered"),
    ] {
        let (agreed, warned) = agree(&closed(), &nps(), &asked("SL1", given, "why"), &facts, TODAY).unwrap();
        assert_eq!(warned.iter().map(LevelWarning::to_string).collect::<Vec<_>>(), told, "{reason}");
        assert_eq!((agreed.level, agreed.proposed), (level(given), facts.proposed), "it counts all the same");
    }
}

#[test]
fn a_level_is_asked_back_where_answers_say_that_what_it_stands_on_is_not_so() {
    let not_so =
        |levels: &[u8]| AgreeFacts { unmet: levels.iter().map(|one| level(*one)).collect(), ..AgreeFacts::default() };
    for (given, unmet, named, reason) in [
        (5, [3].as_slice(), "Mature", "two levels below"),
        (5, &[2, 4], "Developing, Leader", "each level"),
        (3, &[3], "Mature", "the level itself"),
        (3, &[4], "", "what lies above is not claimed"),
        (3, &[], "", "nobody says so"),
    ] {
        let warned = agree(&closed(), &nps(), &asked("SL1", given, "why"), &not_so(unmet), TODAY).unwrap().1;
        let expected = (!named.is_empty()).then(|| LevelWarning::SaidNotSo { levels: named.into() });
        assert_eq!(warned, expected.into_iter().collect::<Vec<_>>(), "{reason}");
    }
}

#[test]
fn a_round_is_settled_when_every_area_has_its_level() {
    let mut round = closed();
    round.asked.truncate(2);
    let one = |index| agree(&round, &nps(), &asked(index, 2, "w"), &AgreeFacts::default(), TODAY).unwrap().0;
    let both = [one("SL1"), one("SL2")];
    assert_eq!(round.settle(&both[..1], TODAY), Err(RoundRefusal::NotAgreed(vec![code("SL2")])));
    let other = Agreed { round: RoundId::new(9), ..both[1].clone() };
    assert!(round.settle(&[both[0].clone(), other], TODAY).is_err(), "another round's level does not count");
    assert_eq!(round.settle(&both, TODAY).unwrap().state, RoundState::Settled { on: TODAY });
}

fn target(level_: u8, by: Option<Date>, why: &str) -> AskedTarget {
    AskedTarget { level: Level::new(level_), by, why: why.into() }
}

#[test]
fn a_target_is_the_councils_own_with_its_justification() {
    let tomorrow = Some(date(2026, 11, 22));
    let index = nps().reference(&code("SL4"));
    for (asked, base, ends, fields, warned, reason) in [
        (target(2, tomorrow, "small team"), Some(1), None, vec![], vec![], "one up, tomorrow"),
        (target(2, Some(TODAY), "w"), Some(1), None, vec!["by"], vec![], "today is not ahead"),
        (target(2, None, " "), Some(1), None, vec!["by", "why"], vec![], "neither day nor reason"),
        (target(6, tomorrow, "w"), Some(1), None, vec!["level"], vec![], "no such level"),
        (target(4, tomorrow, "w"), Some(1), None, vec![], vec![TargetWarning::SkipsLevels(3)], "Minimum to Leader"),
        (target(3, tomorrow, "w"), None, None, vec![], vec![], "nothing to skip from"),
        (target(2, tomorrow, "w"), Some(2), None, vec![], vec![], "to stay is a target"),
        (target(1, tomorrow, "w"), Some(2), None, vec![], vec![TargetWarning::BelowCurrent], "less is allowed too"),
        (
            target(2, tomorrow, "w"),
            Some(1),
            tomorrow,
            vec![],
            vec![TargetWarning::AfterEnd(date(2026, 11, 22))],
            "the day it ends",
        ),
        (target(2, tomorrow, "w"), Some(1), Some(date(2026, 11, 23)), vec![], vec![], "the day before it ends"),
    ] {
        match set_target(&nps(), index.clone(), &asked, base.and_then(Level::new), TODAY, ends) {
            Ok((_, found)) => assert_eq!((fields.len(), found), (0, warned), "{reason}"),
            Err(wrong) => assert_eq!(wrong.iter().map(|one| one.field).collect::<Vec<_>>(), fields, "{reason}"),
        }
    }
}

#[test]
fn no_state_of_a_target_is_a_failure() {
    let index = nps().reference(&code("SL4"));
    let set = |number| {
        set_target(&nps(), index.clone(), &target(number, Some(date(2026, 12, 31)), "w"), None, TODAY, None).unwrap().0
    };
    for (current, target, today, state, reason) in [
        (Some(2), Some(set(2)), TODAY, TargetState::Met, "a low target that is met is met"),
        (Some(3), Some(set(2)), TODAY, TargetState::Beyond, "a level above it is not where it is wanted"),
        (Some(1), Some(set(2)), date(2026, 12, 31), TargetState::OnTheWay, "the day itself"),
        (Some(1), Some(set(2)), date(2027, 1, 1), TargetState::DayPassed, "the day after"),
        (None, Some(set(2)), TODAY, TargetState::NotAssessed, "not assessed is not Minimum"),
        (Some(1), None, TODAY, TargetState::NotSet, "no target"),
    ] {
        let found = target_state(current.and_then(Level::new), target.as_ref(), today);
        assert_eq!(found, state, "{reason}");
        assert_eq!(found.is_reached(), matches!(state, TargetState::Met | TargetState::Beyond), "{reason}");
    }
}

#[test]
fn targets_not_met_are_offered_in_the_next_edition() {
    let editions = Editions::new(shipped());
    let set = |index: &str| {
        let index = nps().reference(&code(index));
        set_target(&nps(), index, &target(3, Some(date(2027, 4, 1)), "w"), None, TODAY, None).unwrap().0
    };
    let targets = [set("SL1"), set("SL3"), set("EN1")];
    let current = |index: &IndexRef| {
        Level::new(match index.index.as_str() {
            "SL1" => 3,
            "SL3" => 2,
            _ => 0,
        })
    };
    let offered = carried(&editions, &targets, current, editions.get(&"nps-2022".parse().unwrap()).unwrap());
    let told: Vec<(String, Mapping)> = offered.iter().map(|one| (one.to.to_string(), one.mapping)).collect();
    let expected = [("nps-2022/SL3".to_owned(), Mapping::Same), ("nps-2022/EN1".to_owned(), Mapping::Same)];
    assert_eq!(told, expected, "SL1 was met; EN1 was never assessed");
}
