//! Levels of other councils that were brought in by a file, such as the published results of an earlier edition.
//!
//! They are compared by themselves and never together with councils that share their levels here: whoever brings a file in
//! knows what it says, could take that off the whole, and would be left with what somebody shared in confidence.

use super::CouncilLevels;
use crate::strategy::editions::{EditionCode, IndexCode, Level};
use crate::values::Date;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What a source says of one area of one council.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OutsideLevel {
    /// The council's name. It is never shown: nobody asked it.
    pub council: String,
    /// What kind of organisation it is.
    pub kind: String,
    /// The region or group that it belongs to; empty for none.
    pub group: String,
    /// The edition by which it assessed itself.
    pub edition: EditionCode,
    /// The area.
    pub area: IndexCode,
    /// Its level.
    pub level: Level,
    /// Where it is published.
    pub source: String,
    /// The day it is of.
    pub on: Date,
}

/// Levels of other councils that came in with one file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OutsideLevels {
    /// Its number in the council.
    pub number: i64,
    /// The name of the file.
    pub file: String,
    /// The hash of its content, so that the same file comes in once.
    pub sha256: String,
    /// What it says.
    pub levels: Vec<OutsideLevel>,
    /// The day from which it counts no more.
    pub withdrawn: Option<Date>,
}

impl OutsideLevels {
    /// How many councils it tells of.
    #[must_use]
    pub fn councils(&self) -> usize {
        let names: std::collections::BTreeSet<String> = self.levels.iter().map(|one| key(&one.council)).collect();
        names.len()
    }

    /// The sources that it names, each once.
    #[must_use]
    pub fn sources(&self) -> Vec<&str> {
        let sources: std::collections::BTreeSet<&str> = self.levels.iter().map(|one| one.source.as_str()).collect();
        sources.into_iter().collect()
    }
}

/// A name for comparing: councils are spelled with capitals and without.
fn key(name: &str) -> String {
    name.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

/// The levels by an edition of the councils that files tell of. Of two rows about one area the later day counts, and of two of
/// one day the row of the later file. Nobody is named.
#[must_use]
pub fn outside(files: &[OutsideLevels], edition: &EditionCode, day: Date) -> Vec<CouncilLevels> {
    let mut found: BTreeMap<String, (Date, CouncilLevels, BTreeMap<IndexCode, Date>)> = BTreeMap::new();
    let counting = files.iter().filter(|file| file.withdrawn.is_none_or(|withdrawn| withdrawn > day));
    for one in counting.flat_map(|file| &file.levels).filter(|one| one.edition == *edition && one.on <= day) {
        let (newest, council, days) = found.entry(key(&one.council)).or_insert_with(|| {
            let levels = BTreeMap::new();
            let council = CouncilLevels { name: None, kind: one.kind.clone(), group: one.group.clone(), levels };
            (one.on, council, BTreeMap::new())
        });
        if one.on >= *newest {
            *newest = one.on;
            council.kind.clone_from(&one.kind);
            council.group.clone_from(&one.group);
        }
        if days.get(&one.area).is_none_or(|known| *known <= one.on) {
            days.insert(one.area.clone(), one.on);
            council.levels.insert(one.area.clone(), one.level);
        }
    }
    found.into_values().map(|(_, council, _)| council).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::strategy::{COUNCILS_MIN, Peers, compare};

    fn row(council: &str, group: &str, level: u8, on: &str) -> OutsideLevel {
        OutsideLevel {
            council: council.into(),
            kind: "District council".into(),
            group: group.into(),
            edition: "nps-2018".parse().unwrap(),
            area: "SL1".parse().unwrap(),
            level: Level::new(level).unwrap(),
            source: "Report".into(),
            on: on.parse().unwrap(),
        }
    }

    fn file(number: i64, levels: Vec<OutsideLevel>) -> OutsideLevels {
        OutsideLevels { number, file: "levels.csv".into(), sha256: String::new(), levels, withdrawn: None }
    }

    fn of(files: &[OutsideLevels]) -> Vec<CouncilLevels> {
        outside(files, &"nps-2018".parse().unwrap(), "2026-11-21".parse().unwrap())
    }

    #[test]
    fn each_council_counts_once_by_the_newest_that_is_said_of_it() {
        let withdrawn = OutsideLevels {
            withdrawn: Some("2026-11-21".parse().unwrap()),
            ..file(2, vec![row("Corrie", "North", 5, "2018-01-01")])
        };
        let mut other = row("Dunmere", "North", 3, "2017-03-31");
        other.edition = "nps-2022".parse().unwrap();
        for (files, levels, reason) in [
            (vec![file(1, vec![row("Alderby", "North", 2, "2017-03-31")])], vec![2], "one council"),
            (
                vec![file(
                    1,
                    vec![row("Alderby", "North", 3, "2018-03-31"), row("ALDERBY ", "North", 2, "2017-03-31")],
                )],
                vec![3],
                "the later day, whatever the order and the capitals",
            ),
            (
                vec![
                    file(1, vec![row("Alderby", "", 3, "2018-03-31")]),
                    file(2, vec![row("Alderby", "", 4, "2018-03-31")]),
                ],
                vec![4],
                "the later file of the same day",
            ),
            (vec![withdrawn], vec![], "withdrawn today"),
            (vec![file(1, vec![other])], vec![], "another edition"),
            (vec![file(1, vec![row("Alderby", "", 3, "2027-01-01")])], vec![], "a day to come"),
        ] {
            let found = of(&files);
            let numbers: Vec<u8> =
                found.iter().flat_map(|one| one.levels.values().map(|level| level.number())).collect();
            assert_eq!(numbers, levels, "{reason}");
            assert!(found.iter().all(|one| one.name.is_none()), "{reason}: nobody agreed to be named");
        }
    }

    #[test]
    fn the_mean_of_a_region_is_reproduced_and_few_stay_hidden() {
        let rows = [("A", 1), ("B", 2), ("C", 2), ("D", 3), ("E", 4)];
        let mut levels: Vec<OutsideLevel> =
            rows.iter().map(|(name, level)| row(name, "North", *level, "2017-03-31")).collect();
        levels.push(row("F", "South", 5, "2017-03-31"));
        let councils = of(&[file(1, levels)]);
        let mean = |group: &str| {
            let peers = Peers { kind: None, group: Some(group.to_owned()) };
            compare(&["SL1".parse().unwrap()], &councils, &peers, COUNCILS_MIN).remove(0).mean.map(|mean| mean.shown(1))
        };
        assert_eq!(mean("North"), Some("2.4".to_owned()), "12 of five councils");
        assert_eq!(mean("South"), None, "one council is too few");
    }
}
