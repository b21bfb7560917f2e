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
        let name = format!("{} {}", there.code, there.name);
        let mut line = Line::beside(ConfigurationPart::Scales, name, was.as_deref(), &describe::scale(there));
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
    let names: Vec<String> = own.map(|one| format!("{} {}", one.code, one.name)).collect();
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
    said.dedup();
    said
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
