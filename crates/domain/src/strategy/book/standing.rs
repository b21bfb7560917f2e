//! The levels that count for an edition, over all of its rounds: a round may ask some areas only.

use super::Book;
use crate::strategy::editions::{Edition, EditionCode, Editions, IndexCode};
use crate::strategy::levels::{AreaLevel, LevelsAnswer, RoundLevels};
use crate::strategy::measures::Readings;
use crate::strategy::rounds::{Agreed, Round, RoundState, agreed_levels};
use crate::values::Date;
use std::collections::{BTreeMap, BTreeSet};

impl Book {
    /// An edition as the council's assessors read it: with the wording that the council brought in.
    #[must_use]
    pub fn worded_edition(&self, editions: &Editions, code: &EditionCode) -> Option<Edition> {
        let own = self.wording.iter().filter(|one| one.edition == *code).map(|one| one.wording.clone());
        Some(editions.get(code)?.in_words_of(&own.collect::<Vec<_>>()))
    }

    /// The settled rounds of an edition, the last first.
    #[must_use]
    pub fn settled_rounds(&self, edition: &EditionCode) -> Vec<&Round> {
        let day = |round: &Round| match round.state {
            RoundState::Settled { on } => Some(on),
            _ => None,
        };
        let mut rounds: Vec<&Round> =
            self.rounds.iter().filter(|round| round.edition == *edition && day(round).is_some()).collect();
        rounds.sort_by_key(|round| std::cmp::Reverse((day(round), round.id)));
        rounds
    }

    /// What was agreed last for each area of an edition: in the last settled round that asked it.
    #[must_use]
    pub fn agreed_of(&self, edition: &EditionCode) -> BTreeMap<IndexCode, &Agreed> {
        let mut found: BTreeMap<IndexCode, &Agreed> = BTreeMap::new();
        for round in self.settled_rounds(edition) {
            for (code, agreed) in agreed_levels(round, &self.agreed) {
                found.entry(code.clone()).or_insert(agreed);
            }
        }
        found
    }

    /// The levels of an edition as of a day, by the round that was settled last. An area in use that it did not ask stands as
    /// the last round left it that did.
    #[must_use]
    pub fn levels(&self, editions: &Editions, edition: &Edition, readings: &Readings, today: Date) -> LevelsAnswer {
        let rounds = self.settled_rounds(&edition.code);
        let mut rounds = rounds.into_iter();
        let mut answer = self.levels_in(editions, edition, rounds.next(), readings, today);
        let in_use: BTreeSet<&str> = edition.asked_on(today).map(|index| index.code.as_str()).collect();
        for earlier in rounds {
            let known: BTreeSet<String> = answer.areas.iter().map(|area| area.code.clone()).collect();
            if in_use.iter().all(|code| known.contains(*code)) {
                break;
            }
            let before = self.levels_in(editions, edition, Some(earlier), readings, today).areas.into_iter();
            let kept: Vec<AreaLevel> =
                before.filter(|area| in_use.contains(area.code.as_str()) && !known.contains(&area.code)).collect();
            answer.rounds.extend(RoundLevels::of(&earlier.name, &kept));
            answer.areas.extend(kept);
        }
        let place = |code: &str| edition.indices.iter().position(|index| index.code.as_str() == code);
        answer.areas.sort_by_key(|area| place(&area.code));
        answer
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::strategy::editions::{Level, shipped};
    use crate::strategy::rounds::{RoundId, Spread};
    use jiff::civil::date;

    #[test]
    fn an_area_that_the_last_round_did_not_ask_stands_as_the_round_before_left_it() {
        let edition = shipped().remove(0);
        let round = |id: i64, asked: &[&str], day: i8| Round {
            id: RoundId::new(id),
            name: format!("Round {id}"),
            edition: edition.code.clone(),
            asked: asked.iter().map(|code| code.parse().unwrap()).collect(),
            invited: Vec::new(),
            state: RoundState::Settled { on: date(2026, 6, day) },
        };
        let agreed = |id: i64, code: &str, level: u8, day: i8| Agreed {
            round: RoundId::new(id),
            index: code.parse().unwrap(),
            level: Level::new(level).unwrap(),
            why: "Talked through".into(),
            evidence: Vec::new(),
            spread: Spread::default(),
            proposed: None,
            on: date(2026, 6, day),
        };
        let book = Book {
            rounds: vec![round(1, &["SL1", "SL2"], 1), round(2, &["SL2", "SL3"], 2)],
            agreed: vec![
                agreed(1, "SL1", 2, 1),
                agreed(1, "SL2", 2, 1),
                agreed(2, "SL2", 3, 2),
                agreed(2, "SL3", 1, 2),
            ],
            ..Book::default()
        };
        let today = date(2026, 6, 17);
        let levels = book.levels(&book.editions(), &edition, &Readings::new(today), today);
        let shown: Vec<(&str, Option<u8>)> =
            levels.areas.iter().map(|area| (area.code.as_str(), area.level_number.map(Level::number))).collect();
        assert_eq!(shown, [("SL1", Some(2)), ("SL2", Some(3)), ("SL3", Some(1))], "each by the last that asked it");
        assert_eq!(levels.round.as_deref(), Some("Round 2"));
        assert_eq!(levels.several_rounds().as_deref(), Some("Round 2 (2 areas) and Round 1 (1 area)"));
        let whole = Book { rounds: vec![round(1, &["SL1", "SL2"], 1)], ..book.clone() };
        let levels = whole.levels(&whole.editions(), &edition, &Readings::new(today), today);
        assert_eq!(levels.several_rounds(), None, "one round needs no numbers");
        let kept: Vec<u8> = book.agreed_levels(&edition.code).values().map(|level| level.number()).collect();
        assert_eq!(kept, [2, 3, 1], "the same levels wherever they are asked for");
    }
}
