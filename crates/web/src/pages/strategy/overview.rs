//! The strategy on one page, how it went since the round before, and the scores of its themes.

use super::day;
use crate::charts::{Chart, Kind, Label, Series, Unit};
use crate::components::Link;
use crate::parts::overview::shade;
use crate::parts::{Overview, OverviewArea, OverviewTheme, Part};
use domain::strategy::editions::{Edition, Editions, Index, IndexCode, Level, Theme, ThemeScore, Trend, theme_scores};
use domain::strategy::rounds::{Round, points, progress};
use domain::strategy::{AreaLevel, Book, LevelsAnswer};
use std::collections::BTreeMap;

/// What the address says to show the targets.
pub const TARGETS: &str = "target";

fn area(edition: &Edition, one: &AreaLevel, is_target: bool) -> OverviewArea {
    let (words, number, none) = if is_target {
        let by = one.date.map_or_else(String::new, |by| format!(" by {}", day(by)));
        (one.target.as_ref().map(|target| format!("{target}{by}")), one.target_number, "Not chosen")
    } else {
        (one.level.clone(), one.level_number, "Not assessed")
    };
    OverviewArea {
        name: one.name.clone(),
        href: format!("/strategy/areas/{}/{}", edition.code, one.code),
        level: words.unwrap_or_else(|| none.to_owned()),
        shade: shade(number.map(Level::number), edition.levels.count()),
    }
}

fn theme(edition: &Edition, levels: &LevelsAnswer, theme: &Theme, is_target: bool) -> Option<OverviewTheme> {
    let of = levels.areas.iter().filter(|one| one.theme == theme.name);
    let areas: Vec<OverviewArea> = of.map(|one| area(edition, one, is_target)).collect();
    (!areas.is_empty()).then(|| OverviewTheme { name: theme.name.clone(), areas })
}

/// The themes side by side on their base of enablers, with the levels or the targets.
pub fn overview(edition: &Edition, levels: &LevelsAnswer, show: &str) -> Part {
    let is_target = show == TARGETS;
    let of = |enables: bool| {
        let themes = edition.themes.iter().filter(move |one| one.enables == enables);
        themes.filter_map(|one| theme(edition, levels, one, is_target)).collect()
    };
    let known = levels.areas.iter().filter(|one| if is_target { one.target.is_some() } else { one.level.is_some() });
    let (said, title, none) = if is_target {
        ("have a target", "Where we want to be, on one page", "Not chosen")
    } else {
        ("have an agreed level", "Where we are, on one page", "Not assessed")
    };
    let way = |text: &str, href: &str, is_shown: bool| Link::new(text, if is_shown { "" } else { href });
    let mut shades = vec![(shade(None, 0), none.to_owned())];
    shades.extend(
        edition
            .levels
            .all()
            .map(|level| (shade(Some(level.number()), edition.levels.count()), edition.levels.name(level).to_owned())),
    );
    Part::Overview(Box::new(Overview {
        title: title.to_owned(),
        said: format!("{} of {} areas {said}. The tables below say the same.", known.count(), levels.areas.len()),
        ways: vec![
            way("Where we are", "/strategy", !is_target),
            way("Where we want to be", "/strategy?show=target", is_target),
        ],
        themes: of(false),
        base: of(true),
        shades,
    }))
}

/// How each area of an edition went, by its code.
pub fn trends(book: &Book, editions: &Editions, edition: &Edition) -> BTreeMap<IndexCode, Trend> {
    progress(editions, edition, &points(&book.rounds, &book.agreed)).into_iter().collect()
}

/// By how much an area rose since the round before, in words.
pub fn since(trend: Option<&Trend>) -> String {
    match trend.and_then(|trend| trend.change) {
        Some(0) => "No change".to_owned(),
        Some(steps) if steps > 0 => format!("Up by {steps}"),
        Some(steps) => format!("Down by {}", -steps),
        None => "Nothing to compare with".to_owned(),
    }
}

/// The level of the point before the last one and that of the last one, where the two compare.
fn both(trend: &Trend) -> Option<(Level, Level)> {
    let (last, change) = (trend.points.last()?, trend.change?);
    let before = i16::from(last.level.number()) - i16::from(change);
    Some((u8::try_from(before).ok().and_then(Level::new)?, last.level))
}

/// The areas that the last round asked, each with its level before and in it, where the two compare.
fn compared<'a>(
    edition: &'a Edition,
    trends: &BTreeMap<IndexCode, Trend>,
    last: Option<&Round>,
) -> Vec<(&'a Index, (Level, Level))> {
    let is_asked = |index: &&Index| last.is_none_or(|round| round.asked.contains(&index.code));
    let asked = edition.indices.iter().filter(is_asked);
    asked.filter_map(|index| Some((index, both(trends.get(&index.code)?)?))).collect()
}

/// The last round and the one before side by side; none where there are not two that compare.
pub fn two_rounds(
    edition: &Edition,
    trends: &BTreeMap<IndexCode, Trend>,
    last: Option<&Round>,
    most: usize,
) -> Option<Part> {
    let mut rows = compared(edition, trends, last);
    rows.truncate(most);
    if rows.is_empty() {
        return None;
    }
    let number = |level: Level| Some(i64::from(level.number()));
    let count = |order: std::cmp::Ordering| rows.iter().filter(|(_, (before, last))| last.cmp(before) == order).count();
    let chart = Chart {
        id: "rounds".into(),
        title: "The last round and the one before".into(),
        summary: format!(
            "{} of {} areas rose, {} fell.",
            count(std::cmp::Ordering::Greater),
            rows.len(),
            count(std::cmp::Ordering::Less)
        ),
        kind: Kind::Columns,
        unit: Unit::Count,
        labels: rows.iter().map(|(index, _)| Label::new(&index.name).short(index.code.as_str())).collect(),
        series: vec![
            Series::new("The round before", rows.iter().map(|(_, (before, _))| number(*before)).collect()),
            Series::new("The last round", rows.iter().map(|(_, (_, last))| number(*last)).collect()),
        ],
        first_heading: "Area".into(),
    };
    let made = "The levels agreed, counted from the lowest, of areas that asked the same in both rounds.";
    Some(Part::Figure(Box::new(chart.figure().made(made).source(&edition.attribution))))
}

/// The scores of the themes by their codes.
pub fn scores(book: &Book, edition: &Edition, levels: &LevelsAnswer) -> Vec<ThemeScore> {
    let asked: Vec<IndexCode> = levels.areas.iter().filter_map(|area| area.code.parse().ok()).collect();
    theme_scores(edition, &asked, &book.agreed_levels(&edition.code))
}

/// A theme's score with its spread: levels are ranks, so that a mean says little alone.
pub fn score_said(edition: &Edition, score: &ThemeScore) -> Option<String> {
    let mean = score.score.as_ref()?.shown(1);
    let at = edition.levels.all().zip(&score.spread).filter(|(_, count)| **count > 0);
    let spread: Vec<String> = at.map(|(level, count)| format!("{count} at {}", edition.levels.name(level))).collect();
    Some(format!(
        "Score of the theme by the weight of its areas: {mean} of {}, over {} of {} areas: {}.",
        edition.levels.count(),
        score.assessed,
        score.areas,
        spread.join(", ")
    ))
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::strategy::editions::{TrendPoint, shipped};
    use domain::strategy::rounds::{RoundId, RoundState};
    use domain::values::Date;

    #[test]
    fn only_areas_that_the_last_round_asked_are_held_against_the_one_before() {
        let edition = shipped().remove(0);
        let code = |text: &str| text.parse::<IndexCode>().unwrap();
        let day = |text: &str| text.parse::<Date>().unwrap();
        let level = |number: u8| Level::new(number).unwrap();
        let trend = |area: &str, before: u8, last: u8| {
            let point = |on: &str, number: u8| TrendPoint {
                index: edition.reference(&code(area)),
                on: day(on),
                level: level(number),
            };
            let points = vec![point("2025-11-01", before), point("2026-11-01", last)];
            let change = i8::try_from(last).unwrap() - i8::try_from(before).unwrap();
            (code(area), Trend { points, breaks: Vec::new(), change: Some(change) })
        };
        let trends: BTreeMap<IndexCode, Trend> =
            [trend("SL1", 1, 2), trend("SL2", 2, 3), trend("SL3", 3, 3)].into_iter().collect();
        let round = |asked: &[&str]| Round {
            id: RoundId::new(2),
            name: "Autumn 2026".into(),
            edition: edition.code.clone(),
            asked: asked.iter().map(|area| code(area)).collect(),
            invited: Vec::new(),
            state: RoundState::Settled { on: day("2026-11-02") },
        };
        for (last, expected, reason) in [
            (None, vec!["SL1", "SL2", "SL3"], "no round of this edition is settled"),
            (Some(round(&["SL1", "SL2", "SL3"])), vec!["SL1", "SL2", "SL3"], "it asked all of them"),
            (Some(round(&["SL2", "SL3"])), vec!["SL2", "SL3"], "how SL1 rose is of earlier rounds"),
            (Some(round(&["SL4"])), vec![], "asked for the first time"),
        ] {
            let rows = compared(&edition, &trends, last.as_ref());
            let found: Vec<&str> = rows.iter().map(|(index, _)| index.code.as_str()).collect();
            assert_eq!(found, expected, "{reason}");
        }
        let rows = compared(&edition, &trends, Some(&round(&["SL2"])));
        assert_eq!(rows.first().map(|(_, levels)| *levels), Some((level(2), level(3))));
    }
}
