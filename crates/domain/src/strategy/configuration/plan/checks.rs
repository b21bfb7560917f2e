//! Checks: the council's own, and shipped ones that another council changed.

use super::{ConfigurationPart, Line, Work};
use crate::offers;
use crate::strategy::checks::{CheckOrigin, LevelCheck};
use crate::strategy::configuration::describe;
use crate::strategy::measures::Readings;

const PART: ConfigurationPart = ConfigurationPart::Checks;

pub(super) fn plan(work: &mut Work<'_>, given: &[LevelCheck]) {
    let known = work.book.all_checks();
    let mut readings = Readings::new(work.today);
    offers::MEASURES.iter().for_each(|of| readings.offer(of));
    for check in given {
        let there = LevelCheck { origin: CheckOrigin::Council, ..check.clone() };
        let here = known.iter().find(|one| one.code == there.code);
        if let Some(line) = work.left_out(PART, &name(&there), &there.index.edition) {
            work.lines.push(line);
            continue;
        }
        let was = here.map(describe::check);
        let mut line = Line::beside(PART, name(&there), was.as_deref(), &describe::check(&there));
        if line.comes_in() {
            line.problems.extend(there.wrong(&work.editions, &readings).into_iter().map(|wrong| wrong.message));
            if let Some(here) = here.filter(|here| here.index != there.index) {
                let (code, index) = (&there.code, &here.index);
                line.problems
                    .push(format!("Give the check of the file another code: {code} is one about {index} here"));
            }
            line.heed.extend(work.no_source(&there.measure));
            work.coming.own_checks.push(there);
        }
        work.lines.push(line);
    }
    let own = work.book.own_checks.iter().filter(|one| given.iter().all(|there| there.code != one.code));
    let names: Vec<String> = own.map(name).collect();
    work.stays(PART, names);
}

fn name(check: &LevelCheck) -> String {
    format!("{} of {}", check.code, check.index)
}
