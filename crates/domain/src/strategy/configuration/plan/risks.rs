//! Scales of risk, and how much risk the council takes by them.

use super::{ConfigurationPart, Line, LineState, Work, with_coming};
use crate::risks::{Scale, check_appetites, check_scale, check_steps};
use crate::strategy::configuration::describe;
use crate::strategy::editions::is_code;
use crate::strategy::{ScaleAppetites, WrongField};

pub(super) fn scales(work: &mut Work<'_>, given: &[Scale]) {
    for there in given {
        let here = work.book.scales.iter().find(|one| one.code == there.code);
        let was = here.map(describe::scale);
        let mut line =
            Line::beside(ConfigurationPart::Scales, scale_name(there), was.as_deref(), &describe::scale(there));
        if line.comes_in() {
            line.problems = problems(work, here, there);
            line.heed.extend(there.falls());
            if line.state == LineState::Changed {
                line.heed.push("Every risk of the scale is read by it from then on".to_owned());
            }
            work.coming.scales.push(there.clone());
        }
        work.lines.push(line);
    }
    let own = work.book.scales.iter().filter(|one| given.iter().all(|there| there.code != one.code));
    let names: Vec<String> = own.map(scale_name).collect();
    work.stays(ConfigurationPart::Scales, names);
}

fn problems(work: &Work<'_>, here: Option<&Scale>, there: &Scale) -> Vec<String> {
    let mut wrong: Vec<WrongField> = check_scale(there, true);
    wrong.extend(check_steps(here.unwrap_or(there), there, &work.book.risks, work.today));
    let mut said: Vec<String> = wrong.into_iter().map(|one| one.message).collect();
    if !is_code(&there.code) {
        said.push("Give the scale a code of letters, digits and hyphens".to_owned());
    }
    if there.name.trim().is_empty() {
        said.push("Enter what people call the scale".to_owned());
    }
    if let Some(here) = here.filter(|here| here.name.trim() != there.name.trim()) {
        let (code, name) = (&there.code, &here.name);
        said.push(format!("Give the scale of the file another code: {code} is “{name}” here"));
    }
    said.dedup();
    said
}

/// Says at each scale that comes in what the council takes by it and could take no more: appetites that stay point at its
/// ratings.
pub(super) fn staying(work: &mut Work<'_>) {
    for scale in &work.coming.scales {
        let is_replaced = work.coming.appetites.iter().any(|one| one.scale == scale.code);
        let own = work.book.appetites.iter().filter(|one| one.scale == scale.code && !is_replaced);
        let wrong = own.flat_map(|own| check_appetites(&own.appetites, scale));
        let said = wrong.map(|one| format!("{}: the one chosen here is no rating of the file's scale", one.message));
        let name = scale_name(scale);
        let line = work.lines.iter_mut().find(|line| line.part == ConfigurationPart::Scales && line.name == name);
        if let Some(line) = line {
            line.problems.extend(said);
        }
    }
}

fn scale_name(scale: &Scale) -> String {
    format!("{} {}", scale.code, scale.name)
}

pub(super) fn appetites(work: &mut Work<'_>, given: &[ScaleAppetites]) {
    let scales = with_coming(&work.book.scales, &work.coming.scales, |one| one.code.clone());
    for there in given {
        let here = work.book.appetites.iter().find(|one| one.scale == there.scale);
        let was = here.map(describe::appetites);
        let name = format!("By the scale {}", there.scale);
        let mut line = Line::beside(ConfigurationPart::Appetites, name, was.as_deref(), &describe::appetites(there));
        if line.comes_in() {
            match scales.iter().find(|one| one.code == there.scale) {
                Some(scale) => {
                    line.problems.extend(check_appetites(&there.appetites, scale).into_iter().map(|one| one.message));
                }
                None => line.problems.push(format!("Bring the scale {} in too: it is not here", there.scale)),
            }
            work.coming.appetites.push(there.clone());
        }
        work.lines.push(line);
    }
    let own = work.book.appetites.iter().filter(|one| given.iter().all(|there| there.scale != one.scale));
    let names: Vec<String> = own.map(|one| format!("By the scale {}", one.scale)).collect();
    work.stays(ConfigurationPart::Appetites, names);
}
