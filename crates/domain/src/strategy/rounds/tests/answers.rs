//! Answers, their spread, and what is unlikely about them.

use super::*;
use crate::strategy::editions::{Levels, LifeStage};
use proptest::prelude::*;

#[test]
fn three_answer_differently_and_the_spread_shows_by_department_and_role() {
    let assessors = [
        assessor(1, "Finance", "Buyer"),
        assessor(2, "Finance", "Head"),
        assessor(3, "Housing", "Buyer"),
        assessor(4, "Parks", "Head"),
    ];
    let answers =
        [answer(1, "SL1", Some(1)), answer(2, "SL1", Some(2)), answer(3, "SL1", Some(5)), answer(4, "SL2", None)];
    let found = spreads(&nps(), &open().asked, &assessors, &answers);
    let area = &found[&code("SL1")];
    let told = |spread: &Spread| (spread.answers(), spread.low().unwrap().number(), spread.high().unwrap().number());
    assert_eq!((told(&area.whole), area.whole.points(), area.cannot_say, area.silent), ((3, 1, 5), Some(4), 0, 1));
    assert_eq!(area.whole.mean().unwrap().shown(2), "2.67");
    assert_eq!(area.whole.median(), Some(level(2)));
    assert_eq!(area.whole.deviation_hundredths(), Some(170), "√(26/9) is 1.6997: up");
    assert_eq!(told(&area.by_department["Finance"]), (2, 1, 2));
    assert_eq!(told(&area.by_role["Buyer"]), (2, 1, 5));
    let other = &found[&code("SL2")];
    assert_eq!((other.whole.points(), other.cannot_say, other.silent), (None, 1, 3), "cannot say is no level");
    assert_eq!(found.len(), 14, "each area that was asked, also without answers");
}

#[test]
fn the_deviation_is_rounded_half_up() {
    for (levels, hundredths, reason) in [
        (vec![1, 2, 5], 170, "1.6997 is rounded up, not cut"),
        (vec![1, 2], 50, "half a level exactly"),
        (vec![1, 1, 2], 47, "0.4714 is rounded down"),
        (vec![1, 2, 3, 4], 112, "1.1180 is rounded up"),
        (vec![1, 1, 1, 1, 1, 1, 1, 2], 33, "0.3307 is rounded down"),
        (vec![3, 3], 0, "all say the same"),
        (vec![4], 0, "one answer lies apart from none"),
    ] {
        let spread: Spread = levels.into_iter().map(level).collect();
        assert_eq!(spread.deviation_hundredths(), Some(hundredths), "{reason}");
    }
    assert_eq!(Spread::default().deviation_hundredths(), None, "nobody answered");
}

#[test]
fn answers_that_contradict_themselves_are_counted_at_any_depth() {
    let with = |assessor, given, unmet: &[u8]| Answer {
        unmet: unmet.iter().map(|one| level(*one)).collect(),
        ..answer(assessor, "SL1", given)
    };
    let assessors = [assessor(1, "Finance", "Buyer"), assessor(2, "Housing", "Head")];
    for (sent, expected, reason) in [
        (vec![with(1, Some(5), &[3])], 1, "two levels below the one given"),
        (vec![with(1, Some(5), &[2, 3, 4])], 1, "each answer once"),
        (vec![with(1, Some(3), &[3]), with(2, Some(3), &[2])], 2, "two answers"),
        (vec![with(1, Some(3), &[4])], 0, "what lies above is not claimed"),
        (vec![with(1, None, &[2])], 0, "who cannot say claims nothing"),
        (vec![with(7, Some(5), &[3])], 0, "not invited"),
    ] {
        assert_eq!(spreads(&nps(), &open().asked, &assessors, &sent)[&code("SL1")].contradict, expected, "{reason}");
    }
    let two = [with(1, Some(5), &[2, 4]), with(2, Some(3), &[2, 4])];
    let found = spreads(&nps(), &open().asked, &assessors, &two)[&code("SL1")].unmet.clone();
    assert_eq!(found.into_iter().collect::<Vec<_>>(), [level(2), level(4)], "what the first says of Leader counts");
}

#[test]
fn the_last_of_several_answers_counts() {
    let at = |answer: Answer, at: &str| Answer { at: at.parse().unwrap(), ..answer };
    let answers = [
        at(answer(1, "SL1", Some(4)), "2026-11-21T10:00:00Z"),
        at(answer(1, "SL1", Some(2)), "2026-11-21T09:00:00Z"),
        at(answer(1, "SL2", Some(1)), "2026-11-21T09:00:00Z"),
        at(answer(1, "SL2", None), "2026-11-21T10:00:00Z"),
    ];
    let given = levels_given(&nps(), &answers);
    assert_eq!(given[&(&code("SL1"), AssessorId::new(1))], Some(level(4)), "by when it was said, not by its place");
    assert_eq!(given[&(&code("SL2"), AssessorId::new(1))], None, "they took it back");
}

#[test]
fn questions_make_the_level_where_no_level_is_given() {
    let mut edition = nps();
    for question in edition.indices.iter_mut().flat_map(|index| &mut index.questions) {
        question.stage = LifeStage::Active;
    }
    let of = |question: &str, given| Answer { question: Some(question.parse().unwrap()), ..answer(1, "SL2", given) };
    let three = [of("SL2.1", Some(2)), of("SL2.2", Some(3)), of("SL2.3", Some(3))];
    for (answers, expected, reason) in [
        (three.to_vec(), Some(2), "8 ÷ 3 is 2.7: not yet 3"),
        ([three.to_vec(), vec![answer(1, "SL2", Some(4))]].concat(), Some(4), "the level they gave goes before"),
        (
            [three.to_vec(), vec![answer(1, "SL2", None)]].concat(),
            Some(2),
            "who cannot say of the whole said it of the parts",
        ),
        (vec![of("SL2.1", None)], None, "cannot say"),
    ] {
        let given = levels_given(&edition, &answers);
        assert_eq!(given.get(&(&code("SL2"), AssessorId::new(1))).copied().flatten(), expected.map(level), "{reason}");
    }
}

#[test]
fn a_level_stands_on_those_below() {
    let edition = nps();
    let with = |given, unmet: &[u8]| Answer {
        unmet: unmet.iter().map(|one| level(*one)).collect(),
        ..answer(1, "BC2", Some(given))
    };
    for (sent, unmet, reason) in [
        (with(4, &[3]), vec!["Mature"], "Leader with something of Mature not so"),
        (with(4, &[2, 3]), vec!["Developing", "Mature"], "each is named"),
        (with(4, &[4]), vec!["Leader"], "and so is the level itself"),
        (with(4, &[5]), vec![], "what lies above is not claimed"),
        (with(4, &[]), vec![], "nothing is missing"),
    ] {
        let found = warnings(&edition, &sent);
        let named: Vec<&str> = found
            .iter()
            .filter_map(|one| match one {
                LevelWarning::Unmet { unmet, .. } => Some(unmet.as_str()),
                _ => None,
            })
            .collect();
        assert_eq!(named, unmet, "{reason}");
    }
    let told = warnings(&edition, &with(4, &[3]))[0].to_string();
    assert_eq!(
        told,
        "Leader stands on Mature, of which something is not so: All the basic tools are there, and every department uses them."
    );
}

#[test]
fn evidence_is_asked_for_from_the_second_level_on() {
    let without = |given| Answer { evidence: vec![Evidence::said(" ", TODAY)], ..answer(1, "BC2", given) };
    for (sent, expected, reason) in [
        (without(Some(1)), vec![], "the lowest level needs none"),
        (without(Some(2)), vec![LevelWarning::NoEvidence], "the next does"),
        (without(None), vec![], "no level"),
        (answer(1, "BC2", Some(5)), vec![], "there is some"),
    ] {
        assert_eq!(warnings(&nps(), &sent), expected, "{reason}");
    }
}

#[test]
fn other_levels_need_no_code() {
    let mut edition = shipped().pop().unwrap();
    edition.stage = LifeStage::Active;
    edition.indices.iter_mut().for_each(|index| index.stage = LifeStage::Active);
    let round = Round { edition: edition.code.clone(), ..planned() }.open(&edition, None, TODAY).unwrap();
    assert!(round.take(&edition, answer(1, "CF1", Some(4)), TODAY).is_ok());
    let refused = round.take(&edition, answer(1, "CF1", Some(5)), TODAY).unwrap_err();
    assert_eq!(refused.why, AnswerRefusal::NoSuchLevel(level(5)), "four levels");
    assert_eq!(edition.levels, Levels::new(["Developing", "Good", "Better", "Best"]).unwrap());
}

proptest! {
    #[test]
    fn a_spread_keeps_what_was_said(numbers in prop::collection::vec(1_u8..=9, 1..40)) {
        let spread: Spread = numbers.iter().filter_map(|number| Level::new(*number)).collect();
        let mut sorted = numbers.clone();
        sorted.sort_unstable();
        let (low, high) = (sorted[0], sorted[sorted.len() - 1]);
        prop_assert_eq!(usize::try_from(spread.answers()).unwrap(), numbers.len());
        prop_assert_eq!(spread.points(), Some(i8::try_from(high - low).unwrap()));
        prop_assert_eq!(spread.median().map(Level::number), Some(sorted[(sorted.len() - 1) / 2]));
        let deviation = spread.deviation_hundredths().unwrap();
        prop_assert!(deviation * 2 <= u64::from(high - low) * 100, "no more than half of the range");
        prop_assert_eq!(deviation == 0, low == high);
    }
}
