//! Scores of themes: weighted means of the levels of their areas, over those that were assessed.

use super::{Edition, IndexCode, Level, ThemeCode};
use crate::law::assessment::Exact;
use serde::Serialize;
use std::collections::BTreeMap;

/// The score of a theme. An area without a level counts neither as nought nor as the lowest level.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ThemeScore {
    /// The theme.
    pub theme: ThemeCode,
    /// Σ(weight × level) ÷ Σ weight over the areas with a level; none where no area has one.
    pub score: Option<Exact>,
    /// How many areas have a level.
    pub assessed: usize,
    /// How many areas it has in all.
    pub areas: usize,
    /// How many areas are at each level, the lowest first: a mean never stands without it, for levels are no measure.
    pub spread: Vec<usize>,
}

/// The scores of an edition's themes, of the areas that were asked.
#[must_use]
pub fn theme_scores(edition: &Edition, asked: &[IndexCode], levels: &BTreeMap<IndexCode, Level>) -> Vec<ThemeScore> {
    edition.themes.iter().map(|theme| score(edition, &theme.code, asked, levels)).collect()
}

fn score(edition: &Edition, theme: &ThemeCode, asked: &[IndexCode], levels: &BTreeMap<IndexCode, Level>) -> ThemeScore {
    let areas: Vec<_> = edition.of_theme(theme).filter(|index| asked.contains(&index.code)).collect();
    let assessed: Vec<(i64, Level)> =
        areas.iter().filter_map(|index| Some((i64::from(index.weight), *levels.get(&index.code)?))).collect();
    let weights = assessed.iter().map(|(weight, _)| weight).sum::<i64>();
    let points = assessed.iter().map(|(weight, level)| weight * i64::from(level.number())).sum::<i64>();
    let at = |level: Level| assessed.iter().filter(|(_, one)| *one == level).count();
    ThemeScore {
        theme: theme.clone(),
        score: Exact::whole(points).over(&Exact::whole(weights)),
        assessed: assessed.len(),
        areas: areas.len(),
        spread: edition.levels.all().map(at).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::strategy::editions::shipped;

    #[test]
    fn a_theme_is_scored_over_what_was_assessed() {
        let mut edition = shipped().remove(0);
        let asked: Vec<IndexCode> = edition.indices.iter().map(|index| index.code.clone()).collect();
        let code = |text: &str| text.parse::<IndexCode>().unwrap();
        let level = |number| Level::new(number).unwrap();
        let levels: BTreeMap<_, _> =
            [("SL1", 1), ("SL2", 2), ("SL3", 2), ("BC1", 5)].map(|(text, number)| (code(text), level(number))).into();
        let shown = |edition: &Edition| {
            let scores = theme_scores(edition, &asked, &levels);
            scores.iter().map(|one| one.score.as_ref().map(|score| score.shown(2))).collect::<Vec<_>>()
        };
        let some = |text: &str| Some(text.to_owned());
        assert_eq!(shown(&edition), [some("1.67"), some("5.00"), None, None], "SL4 was not assessed, nor CB and EN");
        let scores = theme_scores(&edition, &asked, &levels);
        assert_eq!((scores[0].assessed, scores[0].areas, &scores[0].spread), (3, 4, &vec![1, 2, 0, 0, 0]));
        edition.index_mut(&code("SL1")).unwrap().weight = 0;
        assert_eq!(shown(&edition)[0], some("2.00"), "an area may count for nothing");
        edition.index_mut(&code("BC1")).unwrap().weight = 0;
        assert_eq!(shown(&edition)[1], None, "weights that come to nothing make no score");
    }
}
