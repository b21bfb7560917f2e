//! What the council settled, its own wording, and its outcomes.

use super::{ConfigurationPart, Line, Work, with_coming};
use crate::strategy::actions::{Outcome, Outcomes};
use crate::strategy::configuration::{SettingsSetup, WordingSetup, describe};
use crate::strategy::editions::{LifeStage, LocalWording};
use crate::strategy::{BroughtWording, StrategySettings};

pub(super) fn settings(work: &mut Work<'_>, given: &SettingsSetup) {
    let own = &work.book.settings;
    let here = SettingsSetup { edition: own.edition.clone(), aim: own.aim.clone() };
    let aim = if given.aim.trim().is_empty() { &here.aim } else { &given.aim };
    let there = SettingsSetup { edition: given.edition.clone().or_else(|| here.edition.clone()), aim: aim.clone() };
    let was = describe::settings(&here);
    let name = "What the council settled";
    let mut line = Line::beside(ConfigurationPart::Settings, name, Some(&was), &describe::settings(&there));
    if line.comes_in() {
        if let Some(code) = &there.edition
            && work.editions.get(code).is_none_or(|edition| edition.stage != LifeStage::Active)
        {
            line.problems.push(format!("Bring the edition {code} in too, or confirm it first: it is not in use here"));
        }
        work.coming.settings = StrategySettings { edition: there.edition, aim: there.aim, ..own.clone() };
    }
    work.lines.push(line);
}

pub(super) fn wording(work: &mut Work<'_>, given: &[WordingSetup]) {
    let key = |one: &WordingSetup| (one.edition.clone(), one.area.clone(), one.level);
    let own: Vec<WordingSetup> = work.book.wording.iter().map(WordingSetup::of).collect();
    for given in given {
        let (text, source) = (given.text.trim().to_owned(), given.source.trim().to_owned());
        let there = &WordingSetup { text, source, ..given.clone() };
        let here = own.iter().find(|one| key(one) == key(there));
        let was = here.map(describe::wording);
        let name = wording_name(work, there);
        if let Some(line) = work.left_out(ConfigurationPart::Wording, &name, &there.edition) {
            work.lines.push(line);
            continue;
        }
        let mut line = Line::beside(ConfigurationPart::Wording, name, was.as_deref(), &describe::wording(there));
        if here.is_none() {
            line.said.push(format!("“{}”", there.text));
        }
        if line.comes_in() {
            line.problems = wording_problems(work, there);
            let wording = LocalWording {
                index: there.area.clone(),
                level: there.level,
                text: there.text.clone(),
                wording: there.wording,
                source: there.source.clone(),
                on: work.today,
            };
            work.coming.wording.push(BroughtWording { edition: there.edition.clone(), wording });
        }
        work.lines.push(line);
    }
    let others = own.iter().filter(|one| given.iter().all(|there| key(there) != key(one)));
    let names: Vec<String> = others.map(|one| wording_name(work, one)).collect();
    work.stays(ConfigurationPart::Wording, names);
}

fn wording_name(work: &Work<'_>, one: &WordingSetup) -> String {
    let edition = work.editions.get(&one.edition);
    let level = one.level.map_or_else(
        || "what it is".to_owned(),
        |level| {
            edition.map_or_else(|| format!("level {level}"), |edition| format!("at {}", edition.levels.name(level)))
        },
    );
    format!("{}/{} {level}", one.edition, one.area)
}

fn wording_problems(work: &Work<'_>, one: &WordingSetup) -> Vec<String> {
    let mut said = Vec::new();
    match work.editions.get(&one.edition) {
        None => said.push(format!("Bring the edition {} in too: it is not here", one.edition)),
        Some(edition) if edition.index(&one.area).is_none() => {
            said.push(format!("Enter an area of {}: {} is none", edition.name, one.area));
        }
        Some(edition) if one.level.is_some_and(|level| !edition.levels.has(level)) => {
            said.push(format!("Enter a level of {}: it has {}", edition.name, edition.levels.names().join(", ")));
        }
        Some(_) => {}
    }
    if one.text.is_empty() {
        said.push("Enter the sentence".to_owned());
    }
    if one.source.is_empty() {
        said.push("Enter where the wording comes from and on what terms the council may use it".to_owned());
    }
    said
}

pub(super) fn outcomes(work: &mut Work<'_>, given: &[Outcome]) {
    let mut lines = Vec::new();
    for given in given {
        let here = work.book.outcomes.iter().find(|one| one.code == given.code);
        let mut there = given.clone();
        // One that has ended stays ended, with what took its place.
        if let Some(here) = here.filter(|_| there.to.is_none()) {
            there.to = here.to;
            there.replaced_by.clone_from(&here.replaced_by);
        }
        let was = here.map(describe::outcome);
        let name = format!("{} {}", there.code, there.name);
        let line = Line::beside(ConfigurationPart::Outcomes, name, was.as_deref(), &describe::outcome(&there));
        if line.comes_in() {
            work.coming.outcomes.push(there);
        }
        lines.push(line);
    }
    let after = with_coming(&work.book.outcomes, &work.coming.outcomes, |one| one.code.clone());
    let wrong = Outcomes::new(after).err().unwrap_or_default();
    if let Some(line) = lines.iter_mut().find(|line| line.comes_in()) {
        line.problems.extend(wrong.into_iter().map(|one| one.message));
    }
    work.lines.extend(lines);
    let own = work.book.outcomes.iter().filter(|one| given.iter().all(|there| there.code != one.code));
    let names: Vec<String> = own.map(|one| format!("{} {}", one.code, one.name)).collect();
    work.stays(ConfigurationPart::Outcomes, names);
}
