//! Things of a configuration as names and what stands under them, so that two of them can be compared in words.

use super::{IndicatorSetup, SettingsSetup, WordingSetup};
use crate::risks::{Scale, Step};
use crate::strategy::ScaleAppetites;
use crate::strategy::actions::Outcome;
use crate::strategy::checks::LevelCheck;
use crate::strategy::editions::{Edition, Index, Levels, Statement};
use crate::strategy::scorecard::Way;
use std::fmt::Display;

/// A name, and what stands under it.
pub(super) type Named = (String, String);

/// How one differs from another, in words: what becomes of it, what is new, what is taken out. Names that only the first has
/// are looked at where `takes_out` says so.
pub(super) fn differences(before: &[Named], after: &[Named], takes_out: bool) -> Vec<String> {
    let mut said = Vec::new();
    for (name, value) in after {
        match before.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str()) {
            Some(old) if old == value => {}
            Some("") => said.push(format!("{name}: “{value}”, where nothing stood")),
            Some(old) if value.is_empty() => said.push(format!("{name}: “{old}” is taken out")),
            Some(old) => said.push(format!("{name}: “{old}” becomes “{value}”")),
            None if value.is_empty() => {}
            None => said.push(format!("{name}: “{value}” is new")),
        }
    }
    if takes_out {
        let is_gone = |(name, value): &&Named| !value.is_empty() && after.iter().all(|(other, _)| other != name);
        said.extend(before.iter().filter(is_gone).map(|(name, value)| format!("{name}: “{value}” is taken out")));
    }
    said
}

fn named(name: impl Into<String>, value: impl Display) -> Named {
    (name.into(), value.to_string())
}

fn yes(is_so: bool) -> &'static str {
    if is_so { "Yes" } else { "No" }
}

fn joined<T: Display>(all: &[T]) -> String {
    all.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")
}

pub(super) fn settings(one: &SettingsSetup) -> Vec<Named> {
    let edition = one.edition.as_ref().map(ToString::to_string).unwrap_or_default();
    vec![named("Edition in use", edition), named("Aim", &one.aim)]
}

pub(super) fn wording(one: &WordingSetup) -> Vec<Named> {
    vec![named("Sentence", &one.text), named("Whose words", one.wording.label()), named("Source", &one.source)]
}

pub(super) fn check(one: &LevelCheck) -> Vec<Named> {
    vec![
        named("Area", &one.index),
        named("Level", one.level),
        named("Sentence", &one.sentence),
        named("Figure", &one.measure),
        named("What is asked of it", &one.condition),
        named("Source", &one.source),
        named("In use", yes(one.in_use)),
    ]
}

pub(super) fn outcome(one: &Outcome) -> Vec<Named> {
    vec![
        named("Kind", one.kind.label()),
        named("Name", &one.name),
        named("Part of", one.parent.as_ref().map(ToString::to_string).unwrap_or_default()),
        named("First day", one.from),
        named("Last day", one.to.map(|day| day.to_string()).unwrap_or_default()),
        named("Replaced by", joined(&one.replaced_by)),
    ]
}

pub(super) fn indicator(one: &IndicatorSetup) -> Vec<Named> {
    let way = match &one.way {
        Way::Measure(code) => format!("the figure {code}"),
        Way::Entered => "entered by the council".to_owned(),
        Way::Formula(formula) => format!("the formula {formula}"),
    };
    vec![
        named("Name", &one.name),
        named("Definition", &one.definition),
        named("How it is worked out", &one.formula),
        named("Quadrant", one.quadrant.label()),
        named("What it tells of", one.kind.label()),
        named("Unit", one.unit.label()),
        named("Which way is better", one.direction.label()),
        named("Where its value comes from", way),
        named("Shown beside it", joined(&one.beside)),
        named("Outcomes shown with it", joined(&one.companions)),
        named("How often", one.frequency.label()),
        named("Reported to", &one.reported_to),
        named("Tolerance", one.tolerance.as_ref().map(ToString::to_string).unwrap_or_default()),
        named("Tells of", joined(&one.serves)),
        named("How it will be measured", &one.first_measurement),
        named("On the scorecard", yes(one.on_scorecard)),
    ]
}

pub(super) fn scale(one: &Scale) -> Vec<Named> {
    let codes = |steps: &[Step]| steps.iter().map(|step| step.code.clone()).collect::<Vec<_>>().join(", ");
    let ratings: Vec<&str> = one.ratings.iter().map(|rating| rating.code.as_str()).collect();
    let mut all = vec![
        named("Name", &one.name),
        named("Shows a score", yes(one.shows_score)),
        named("Likelihoods, the least first", codes(&one.likelihoods)),
        named("Impacts, the least first", codes(&one.impacts)),
        named("Ratings, the mildest first", ratings.join(", ")),
    ];
    all.extend(one.likelihoods.iter().flat_map(|step| of_step("Likelihood", step)));
    all.extend(one.impacts.iter().flat_map(|step| of_step("Impact", step)));
    for rating in &one.ratings {
        let months = format!("reviewed every {} months", rating.review_months);
        let to =
            if rating.escalate_to.is_empty() { String::new() } else { format!(", told to {}", rating.escalate_to) };
        all.push(named(format!("Rating {}", rating.code), format!("{}, {months}{to}", rating.name)));
    }
    for (step, row) in one.likelihoods.iter().zip(&one.matrix) {
        all.push(named(format!("Ratings at likelihood {}", step.code), joined(row)));
    }
    all
}

fn of_step(of: &str, step: &Step) -> Vec<Named> {
    let name = format!("{of} {}", step.code);
    let meaning = named(format!("{name}, what it means"), &step.meaning);
    let money = step.money_from.map(|from| format!("from {from}")).unwrap_or_default();
    let mut all = vec![named(&name, &step.name), meaning, named(format!("{name}, money"), money)];
    for (dimension, text) in &step.by_dimension {
        all.push(named(format!("{name}, {}", dimension.label().to_lowercase()), text));
    }
    all
}

pub(super) fn appetites(one: &ScaleAppetites) -> Vec<Named> {
    let mut all = vec![named("In general", &one.appetites.usual)];
    all.extend(one.appetites.by_category.iter().map(|(category, rating)| named(format!("For {category}"), rating)));
    all
}

/// An edition without its days, with those of its areas and themes that another has too where one is given.
pub(super) fn edition(one: &Edition, beside: Option<&Edition>) -> Vec<Named> {
    let mut all = vec![
        named("Name", &one.name),
        named("Whose it is", one.kind.label()),
        named("Drawn up by", &one.owner),
        named("Published", &one.published),
        named("Licence", &one.licence),
        named("Attribution", &one.attribution),
        named("Whose words", one.wording.label()),
        named("Stage", one.stage.label()),
        named("Place taken by", one.replaced_by.as_ref().map(ToString::to_string).unwrap_or_default()),
        named("To be confirmed", one.confirm.as_deref().unwrap_or_default()),
        named("Levels", joined(one.levels.names())),
    ];
    for theme in one.themes.iter().filter(|theme| beside.is_none_or(|other| other.theme(&theme.code).is_some())) {
        let kind = if theme.enables { ", an enabler" } else { "" };
        all.push(named(format!("Theme {}", theme.code), format!("{}{kind}", theme.name)));
    }
    for index in one.indices.iter().filter(|index| beside.is_none_or(|other| other.index(&index.code).is_some())) {
        all.extend(area(index, &one.levels));
    }
    all
}

fn area(one: &Index, levels: &Levels) -> Vec<Named> {
    let code = &one.code;
    let follows: Vec<String> = one
        .follows
        .iter()
        .map(|follows| format!("{} ({})", follows.index, follows.mapping.label().to_lowercase()))
        .collect();
    let mut all = vec![
        named(format!("Area {code}"), &one.name),
        named(format!("{code}, stage"), one.stage.label()),
        named(format!("{code}, weight"), one.weight),
        named(format!("{code}, theme"), &one.theme),
        named(format!("{code}, what it is"), &one.what),
        named(format!("{code}, why it matters"), &one.why),
        named(format!("{code}, aim"), one.aim.map(|aim| levels.name(aim)).unwrap_or_default()),
        named(format!("{code}, follows"), follows.join(", ")),
        named(format!("{code}, to be confirmed"), one.confirm.as_deref().unwrap_or_default()),
    ];
    all.extend(statements(&one.statements, code.as_str(), levels));
    for question in &one.questions {
        let code = &question.code;
        let stage = question.stage.label().to_lowercase();
        all.push(named(format!("Question {code}"), &question.text));
        all.push(named(format!("Question {code}, stage"), stage));
        all.extend(statements(&question.statements, code.as_str(), levels));
    }
    all
}

fn statements(all: &[Statement], code: &str, levels: &Levels) -> Vec<Named> {
    all.iter().map(|one| named(format!("{code} at {}", levels.name(one.level)), &one.text)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_difference_says_from_what_to_what() {
        let of =
            |pairs: &[(&str, &str)]| -> Vec<Named> { pairs.iter().map(|(name, value)| named(*name, value)).collect() };
        for (before, after, said, reason) in [
            (of(&[("Weight", "1")]), of(&[("Weight", "1")]), vec![], "the same"),
            (of(&[("Weight", "1")]), of(&[("Weight", "2")]), vec!["Weight: “1” becomes “2”"], "changed"),
            (of(&[("Aim", "")]), of(&[("Aim", "Buy well")]), vec!["Aim: “Buy well”, where nothing stood"], "filled"),
            (of(&[("Aim", "Buy")]), of(&[("Aim", "")]), vec!["Aim: “Buy” is taken out"], "emptied"),
            (of(&[]), of(&[("Area A", "One")]), vec!["Area A: “One” is new"], "new"),
            (of(&[("Area A", "One")]), of(&[]), vec!["Area A: “One” is taken out"], "gone"),
        ] {
            assert_eq!(differences(&before, &after, true), said, "{reason}");
        }
        assert!(differences(&of(&[("Area A", "One")]), &of(&[]), false).is_empty(), "what is not in the file stays");
    }
}
