//! Levels of an earlier round, read from a table: one record for each area, and what contradicts itself for a person
//! to decide. A strategy often says a level twice, in a summary and in an annex, and not always the same.

use super::{Agreed, Round, RoundId, RoundState, Spread};
use crate::findings::{Finding, Place, Severity};
use crate::strategy::Evidence;
use crate::strategy::editions::{Edition, IndexCode, Level, Named, named_index};
use crate::values::Date;
use std::collections::BTreeMap;

/// A row of the table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LevelRow {
    /// Where it stands.
    pub at: Place,
    /// The area's code or name.
    pub area: String,
    /// The current level's name or number; empty where none is said.
    pub current: String,
    /// The level wanted next; empty where none is said.
    pub next: String,
}

/// The current and the next level that a row says.
pub type LevelPair = (Option<Level>, Option<Level>);

/// What the table says of an area.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EarlierLevel {
    /// The area.
    pub index: IndexCode,
    /// Each thing said of it, with where it is said; one only, unless the table contradicts itself.
    pub said: Vec<(LevelPair, Vec<Place>)>,
}

impl EarlierLevel {
    /// What is said; none until a person decides between two.
    #[must_use]
    pub fn decided(&self) -> Option<LevelPair> {
        match self.said.as_slice() {
            [(pair, _)] => Some(*pair),
            _ => None,
        }
    }

    /// Keeps one of the things said, as a person decided.
    ///
    /// # Errors
    /// The record as it was, where that was never said.
    pub fn decide(self, pair: LevelPair) -> Result<EarlierLevel, EarlierLevel> {
        match self.said.iter().find(|(said, _)| *said == pair) {
            Some(kept) => Ok(EarlierLevel { said: vec![kept.clone()], index: self.index }),
            None => Err(self),
        }
    }
}

/// Reads levels by an edition's own names, in the edition's order. Two rows that say the same are one record.
#[must_use]
pub fn read_levels(edition: &Edition, rows: &[LevelRow]) -> (Vec<EarlierLevel>, Vec<Finding>) {
    let mut findings = Vec::new();
    let mut said: BTreeMap<IndexCode, Vec<(LevelPair, Vec<Place>)>> = BTreeMap::new();
    for row in rows {
        let Some((index, pair)) = read_row(edition, row, &mut findings) else { continue };
        let ways = said.entry(index).or_default();
        match ways.iter_mut().find(|(known, _)| *known == pair) {
            Some((_, places)) => places.push(row.at.clone()),
            None => ways.push((pair, vec![row.at.clone()])),
        }
    }
    let of = |code: &IndexCode| said.get(code).map(|said| EarlierLevel { index: code.clone(), said: said.clone() });
    let levels: Vec<EarlierLevel> = edition.indices.iter().filter_map(|index| of(&index.code)).collect();
    findings
        .extend(levels.iter().filter(|level| level.said.len() > 1).filter_map(|level| contradiction(edition, level)));
    (levels, findings)
}

/// Makes a settled round of what was read, so that trends begin with it. Areas without a current level were not asked.
///
/// # Errors
/// The areas of which the table says two things, until a person decides.
pub fn settled_round(
    id: RoundId,
    edition: &Edition,
    name: &str,
    levels: &[EarlierLevel],
    source: &str,
    on: Date,
) -> Result<(Round, Vec<Agreed>), Vec<IndexCode>> {
    let undecided = levels.iter().filter(|one| one.decided().is_none()).map(|one| one.index.clone());
    let undecided: Vec<IndexCode> = undecided.collect();
    if !undecided.is_empty() {
        return Err(undecided);
    }
    let agreed: Vec<Agreed> = levels
        .iter()
        .filter_map(|one| Some((one, one.decided()?.0?)))
        .map(|(one, level)| Agreed {
            round: id,
            index: one.index.clone(),
            level,
            why: format!("Brought in from {source}"),
            evidence: vec![Evidence::said(source, on)],
            spread: Spread::default(),
            proposed: None,
            on,
        })
        .collect();
    let asked = agreed.iter().map(|one| one.index.clone()).collect();
    let state = RoundState::Settled { on };
    let round = Round { id, name: name.to_owned(), edition: edition.code.clone(), asked, invited: Vec::new(), state };
    Ok((round, agreed))
}

fn read_row(edition: &Edition, row: &LevelRow, findings: &mut Vec<Finding>) -> Option<(IndexCode, LevelPair)> {
    let mut find = |severity, code: &str, text: String| {
        findings.push(Finding { code: code.to_owned(), severity, at: row.at.clone(), text });
    };
    let index = match named_index(edition, &row.area) {
        Named::Exactly(index) => index,
        Named::Nearly(index) => {
            find(Severity::Confirm, "area_near", format!("{:?} is taken for {}: confirm it", row.area, index.name));
            index
        }
        Named::Several(_) | Named::None => {
            let text = format!("Enter an area of {}: {:?} is not known", edition.name, row.area);
            find(Severity::Fix, "area_unknown", text);
            return None;
        }
    };
    let mut level = |typed: &str| {
        let found = edition.levels.find(typed);
        if found.is_none() && !typed.trim().is_empty() {
            let text = format!("Enter a level of {}: {typed:?} is not one", edition.name);
            find(Severity::Fix, "level_unknown", text);
        }
        found
    };
    let pair = (level(&row.current), level(&row.next));
    // A row whose levels could not be read says nothing, which is not the same as saying "none".
    (pair != (None, None)).then(|| (index.code.clone(), pair))
}

fn contradiction(edition: &Edition, level: &EarlierLevel) -> Option<Finding> {
    let name = |level: Option<Level>| level.map_or("none", |level| edition.levels.name(level)).to_owned();
    let way = |((current, next), places): &(LevelPair, Vec<Place>)| {
        let places: Vec<String> = places.iter().map(Place::to_string).collect();
        format!("{} to {} ({})", name(*current), name(*next), places.join(", "))
    };
    let ways: Vec<String> = level.said.iter().map(way).collect();
    let index = edition.index(&level.index)?;
    let text = format!("{} is said to go from {}: select which is right", index.name, ways.join(" and from "));
    let at = level.said.get(1).and_then(|(_, places)| places.first()).cloned().unwrap_or_default();
    Some(Finding { code: "levels_disagree".to_owned(), severity: Severity::Fix, at, text })
}
