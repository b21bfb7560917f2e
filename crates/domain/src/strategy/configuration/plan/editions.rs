//! Editions: what would be added, and which steps would make of those that are here what the file says, by the rules of steps.

use super::{ConfigurationPart, Line, LineState, Work};
use crate::strategy::EditionStep;
use crate::strategy::configuration::describe::{self, Named, differences};
use crate::strategy::editions::{Edition, EditionChange, Index, LifeStage, shipped};

const PART: ConfigurationPart = ConfigurationPart::Editions;

pub(super) fn plan(work: &mut Work<'_>, given: &[Edition]) {
    let before = work.editions.clone();
    let mut heeds: Vec<Vec<String>> = given.iter().map(|there| bring(work, there)).collect();
    // An edition retires once the one that takes its place is in use.
    for (there, heed) in given.iter().zip(&mut heeds) {
        let is_here = before.get(&there.code).is_some_and(|here| here.levels == there.levels);
        let is_asked = work.editions.get(&there.code).is_some_and(|one| one.stage == LifeStage::Active);
        if is_here && is_asked && there.stage == LifeStage::Retired {
            let by = there.replaced_by.clone();
            work.step(EditionChange::RetireEdition { edition: there.code.clone(), by }, heed);
        }
    }
    for (there, heed) in given.iter().zip(heeds) {
        let out = work.left_out(PART, &name(there), &there.code);
        let line = out.unwrap_or_else(|| line(work, before.get(&there.code), there, heed));
        work.lines.push(line);
    }
    let ships = shipped();
    let is_own = |one: &&Edition| !ships.contains(one) && given.iter().all(|there| there.code != one.code);
    let names: Vec<String> = before.all().iter().filter(is_own).map(name).collect();
    work.stays(PART, names);
}

fn name(edition: &Edition) -> String {
    format!("{} {}", edition.code, edition.name)
}

fn line(work: &Work<'_>, here: Option<&Edition>, there: &Edition, heed: Vec<String>) -> Line {
    let Some(here) = here else {
        let (areas, themes) = (there.indices.len(), there.themes.len());
        let said = format!("{areas} areas in {themes} themes, with the levels {}", there.levels.names().join(", "));
        let problems = without_weight(there);
        return Line { said: vec![said], heed, problems, ..Line::new(PART, name(there), LineState::New) };
    };
    if here.levels != there.levels {
        let (ours, theirs) = (here.levels.names().join(", "), there.levels.names().join(", "));
        let said = format!(
            "Its levels are {ours} here and {theirs} in the file, and levels never change. Give the edition of the file another code"
        );
        return Line { problems: vec![said], ..Line::new(PART, name(there), LineState::Differs) };
    }
    let after = work.editions.get(&there.code).unwrap_or(here);
    let (was, is) = (describe::edition(here, Some(there)), describe::edition(after, Some(there)));
    let said = differences(&was, &is, true);
    let left = left(&is, &describe::edition(there, None));
    let state = match (said.is_empty(), left.is_empty()) {
        (false, _) => LineState::Changed,
        (true, false) => LineState::Differs,
        (true, true) => LineState::Same,
    };
    let already = without_weight(here);
    let problems = without_weight(after).into_iter().filter(|text| !already.contains(text)).collect();
    let heed = heed.into_iter().chain(left).collect();
    Line { said, heed, problems, ..Line::new(PART, name(there), state) }
}

/// What the file says otherwise and what stays as it is: what is in use does not change, but for own wording beside it.
fn left(is: &[Named], there: &[Named]) -> Vec<String> {
    let mut said = Vec::new();
    for (name, value) in there {
        let here = is.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str());
        match here {
            Some(here) if here == value => {}
            Some(here) => said.push(format!("{name} stays “{here}” here; the file says “{value}”")),
            None if value.is_empty() => {}
            None => said.push(format!("{name} does not come in; the file says “{value}”")),
        }
    }
    said
}

/// Themes of which no area would count.
fn without_weight(edition: &Edition) -> Vec<String> {
    let mut said = Vec::new();
    for theme in &edition.themes {
        let mut of = edition.of_theme(&theme.code).filter(|index| index.stage == LifeStage::Active).peekable();
        if of.peek().is_some() && of.all(|index| index.weight == 0) {
            said.push(format!("Give at least one area of {} a weight above 0: none of them would count", theme.name));
        }
    }
    said
}

/// An edition that the council has not, as it would be added on a day.
fn begun(there: &Edition, work: &Work<'_>) -> Edition {
    let from = (there.stage == LifeStage::Active).then_some(work.today);
    let without_days = |index: &Index| Index { from: None, to: None, ..index.clone() };
    Edition { from, to: None, indices: there.indices.iter().map(without_days).collect(), ..there.clone() }
}

/// Takes the steps that lead from what is here to what the file says, and answers what refused to be changed.
fn bring(work: &mut Work<'_>, there: &Edition) -> Vec<String> {
    let mut heed = Vec::new();
    if work.over.contains(&there.code) {
        return heed;
    }
    let Some(here) = work.editions.get(&there.code).cloned() else {
        let edition = Box::new(begun(there, work));
        work.step(EditionChange::Add { edition }, &mut heed);
        return heed;
    };
    if here.levels != there.levels {
        return heed;
    }
    for theme in there.themes.iter().filter(|theme| here.theme(&theme.code) != Some(theme)) {
        work.step(EditionChange::Theme { edition: there.code.clone(), theme: theme.clone() }, &mut heed);
    }
    draw(work, there, &mut heed, |index| index.stage == LifeStage::Active);
    if here.stage == LifeStage::Draft && there.stage == LifeStage::Active {
        work.step(EditionChange::Confirm { edition: there.code.clone() }, &mut heed);
    }
    draw(work, there, &mut heed, |index| index.stage == LifeStage::Draft);
    for index in &there.indices {
        settle(work, there, index, &mut heed);
    }
    heed
}

/// Draws up the areas that are not here, and anew those that are drafts here and read otherwise.
fn draw(work: &mut Work<'_>, there: &Edition, heed: &mut Vec<String>, is_meant: impl Fn(&Index) -> bool) {
    for index in there.indices.iter().filter(|index| is_meant(index)) {
        let as_draft = |index: &Index| Index { stage: LifeStage::Draft, from: None, to: None, ..index.clone() };
        let known = work.editions.index(&there.reference(&index.code));
        let is_due = known.is_none_or(|known| known.stage == LifeStage::Draft && as_draft(known) != as_draft(index));
        if is_due {
            let change = EditionChange::Draw { edition: there.code.clone(), index: Box::new(as_draft(index)) };
            work.step(change, heed);
        }
    }
}

/// Brings an area to the stage, the weight and the questions that the file says.
fn settle(work: &mut Work<'_>, there: &Edition, index: &Index, heed: &mut Vec<String>) {
    let reference = there.reference(&index.code);
    let Some(here) = work.editions.index(&reference).cloned() else { return };
    let step = match (here.stage, index.stage) {
        (LifeStage::Draft, LifeStage::Active) => Some(EditionChange::Activate { index: reference.clone() }),
        (LifeStage::Retired, LifeStage::Active) => Some(EditionChange::Resume { index: reference.clone() }),
        (LifeStage::Active, LifeStage::Retired) => Some(EditionChange::Retire { index: reference.clone() }),
        _ => None,
    };
    if let Some(step) = step {
        work.step(step, heed);
    }
    if here.weight != index.weight {
        work.step(EditionChange::Weigh { index: reference.clone(), weight: index.weight }, heed);
    }
    for question in &index.questions {
        let known = here.questions.iter().find(|one| one.code == question.code);
        if known.is_some_and(|known| known.stage != question.stage) {
            let (question, stage) = (question.code.clone(), question.stage);
            work.step(EditionChange::Question { index: reference.clone(), question, stage }, heed);
        }
    }
}

impl Work<'_> {
    /// Takes a step, or says why it is refused.
    fn step(&mut self, change: EditionChange, heed: &mut Vec<String>) {
        match self.editions.apply(change.clone(), self.today, self.why) {
            Ok(changed) => {
                let last = self.book.steps.iter().chain(&self.coming.steps).map(|step| step.number).max();
                let number = last.unwrap_or_default() + 1;
                self.coming.steps.push(EditionStep {
                    number,
                    change,
                    on: self.today,
                    why: changed.why,
                    said: changed.said,
                });
            }
            Err(refusal) => heed.push(refusal.to_string()),
        }
    }
}
