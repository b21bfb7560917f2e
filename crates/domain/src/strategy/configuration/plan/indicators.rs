//! Definitions of indicators: values, targets, baselines, owners and who may see them stay the council's own.

use super::{ConfigurationPart, Line, Work, with_coming};
use crate::strategy::configuration::{IndicatorSetup, describe};
use crate::strategy::scorecard::{FirstMeasurement, Indicator, TakenOff, Target, Way, wrong_together};
use crate::strategy::{EnteredFigure, Quantity};

const PART: ConfigurationPart = ConfigurationPart::Indicators;

pub(super) fn plan(work: &mut Work<'_>, given: &[IndicatorSetup]) {
    let before = &work.book.indicators;
    let mut lines = Vec::new();
    for setup in given {
        let here = before.iter().find(|one| one.code == setup.code);
        let setup = with_own(setup, here);
        let was = here.map(|here| describe::indicator(&IndicatorSetup::of(here)));
        let line =
            Line::beside(PART, format!("{} {}", setup.code, setup.name), was.as_deref(), &describe::indicator(&setup));
        let coming = line.comes_in().then(|| merged(work, &setup, here));
        work.coming.indicators.extend(coming.clone());
        lines.push((line, setup, coming));
    }
    let after = with_coming(before, &work.coming.indicators, |one| one.code.clone());
    let will_be_entered = |code: &str| given.iter().any(|setup| setup.entered.iter().any(|one| one == code));
    let is_offered = |code: &str| work.is_offered(code) || will_be_entered(code);
    let wrong = wrong_together((before, &after), &work.coming.indicators, is_offered);
    let coming_in = lines.iter_mut().filter_map(|(line, setup, coming)| Some((line, setup, coming.as_ref()?)));
    for (at, (line, setup, one)) in coming_in.enumerate() {
        let own = wrong.iter().filter(|(place, _)| *place == at);
        line.problems.extend(own.map(|(_, message)| message.clone()));
        line.problems.extend(without_outcomes(work, setup));
        line.heed.extend(heed(work, one, &after, &work.book.entered));
    }
    work.lines.extend(lines.into_iter().map(|(line, ..)| line));
    let own = before.iter().filter(|one| given.iter().all(|there| there.code != one.code));
    let names: Vec<String> = own.map(|one| format!("{} {}", one.code, one.name)).collect();
    work.stays(PART, names);
}

/// What the file leaves open stands as the council has it.
fn with_own(setup: &IndicatorSetup, here: Option<&Indicator>) -> IndicatorSetup {
    let mut setup = setup.clone();
    let Some(own) = here.map(IndicatorSetup::of) else { return setup };
    setup.tolerance = setup.tolerance.or(own.tolerance);
    if setup.first_measurement.is_empty() {
        setup.first_measurement = own.first_measurement;
    }
    setup
}

/// The indicator as it would be kept.
fn merged(work: &Work<'_>, setup: &IndicatorSetup, here: Option<&Indicator>) -> Indicator {
    let setup = setup.clone();
    let plan = here.and_then(|here| here.plan.clone());
    let by = plan.as_ref().and_then(|plan| plan.by);
    let how = setup.first_measurement;
    let off = || TakenOff { on: work.today, why: work.why.to_owned() };
    let taken_off = here.and_then(|here| here.taken_off.clone());
    let fits = |tolerance: &&Quantity| tolerance.unit() == setup.unit;
    let with_tolerance = |target: Target| match setup.tolerance.as_ref().filter(fits) {
        Some(tolerance) => Target { tolerance: tolerance.clone(), ..target },
        None => target,
    };
    let one = Indicator {
        code: setup.code,
        quadrant: setup.quadrant,
        kind: setup.kind,
        name: setup.name,
        definition: setup.definition,
        formula: setup.formula,
        edition: 1,
        unit: setup.unit,
        direction: setup.direction,
        way: setup.way,
        beside: setup.beside,
        companions: setup.companions,
        frequency: setup.frequency,
        owner: here.map(|here| here.owner.clone()).unwrap_or_default(),
        reported_to: setup.reported_to,
        baseline: here.and_then(|here| here.baseline.clone()),
        target: here.and_then(|here| here.target.clone()).map(with_tolerance),
        tolerance: setup.tolerance.clone(),
        plan: if how.is_empty() { plan } else { Some(FirstMeasurement { how, by }) },
        footnotes: here.map(|here| here.footnotes.clone()).unwrap_or_default(),
        is_public: here.is_some_and(|here| here.is_public),
        serves: setup.serves,
        taken_off: if setup.on_scorecard { None } else { Some(taken_off.unwrap_or_else(off)) },
    };
    match here {
        Some(here) => one.following(here, false),
        None => one,
    }
}

/// What to do about the outcomes that it tells of and that are not here.
fn without_outcomes(work: &Work<'_>, setup: &IndicatorSetup) -> Vec<String> {
    let outcomes = with_coming(&work.book.outcomes, &work.coming.outcomes, |one| one.code.clone());
    let unknown = setup.serves.iter().filter(|code| outcomes.iter().all(|one| one.code != **code));
    unknown.map(|code| format!("Bring the outcome {code} in too, or take it out: it is not here")).collect()
}

fn heed(work: &Work<'_>, one: &Indicator, after: &[Indicator], entered: &[EnteredFigure]) -> Vec<String> {
    let mut said = Vec::new();
    if let Some(here) = work.book.indicators.iter().find(|here| here.code == one.code && here.edition != one.edition) {
        let (was, is) = (here.edition, one.edition);
        said.push(format!(
            "It is another figure from then on, definition {is} after {was}: values are not compared across the two"
        ));
    }
    match &one.way {
        Way::Measure(code) => said.extend(work.no_source(code)),
        Way::Formula(formula) => {
            let figures = formula.codes().into_iter().filter(|code| code.contains('.'));
            said.extend(figures.filter_map(|code| work.no_source(code)));
        }
        Way::Entered => {}
    }
    said.extend(one.unit_questions(after, entered));
    said
}
