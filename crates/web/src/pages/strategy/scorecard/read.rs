//! Reading the form of an indicator.

use super::super::quantities::{period, quantity};
use crate::parts::Typed;
use domain::law::assessment::Exact;
use domain::strategy::scorecard::{
    Baseline, FirstMeasurement, Formula, Indicator, IndicatorCode, Target, TargetBase, Way,
};
use domain::strategy::{Quantity, Unit};

/// The indicator as typed; none where something must be mended first.
pub fn indicator(typed: &mut Typed<'_>, code: Option<IndicatorCode>) -> Option<Indicator> {
    let code = code.or_else(|| {
        let text = typed.text("code");
        text.parse().map_err(|message: String| typed.wrong("code", &message)).ok()
    });
    let quadrant = typed.value("quadrant", "Select a quadrant");
    let kind = typed.value("kind", "Select whether it tells of an outcome or of compliance");
    let unit = typed.value("unit", "Select a unit");
    let direction = typed.value("direction", "Select which way is better");
    let frequency = typed.value("frequency", "Select how often it is measured");
    let way = way(typed);
    let unit_or = unit.unwrap_or(Unit::Count);
    let tolerance = quantity(typed, "tolerance", unit_or);
    let (baseline, target) = (baseline(typed, unit_or), target(typed, unit_or, tolerance.clone()));
    let plan_by = typed.day("plan_by");
    let plan_how = typed.text("plan_how");
    if plan_how.is_empty() && plan_by.is_some() {
        typed.wrong("plan_how", "Enter how it will be measured by that day");
    }
    let indicator = Indicator {
        code: code?,
        quadrant: quadrant?,
        kind: kind?,
        name: typed.text("name"),
        definition: typed.text("definition"),
        formula: typed.text("formula"),
        edition: 1,
        unit: unit?,
        direction: direction?,
        way: way?,
        beside: typed.lines("beside"),
        companions: typed.values("companions"),
        frequency: frequency?,
        owner: typed.text("owner"),
        reported_to: typed.text("reported_to"),
        baseline,
        target,
        tolerance,
        plan: (!plan_how.is_empty()).then_some(FirstMeasurement { how: plan_how, by: plan_by }),
        footnotes: typed.lines("footnotes"),
        is_public: typed.sent.ticked("is_public"),
        serves: typed.values("serves"),
        // Taken off and put on again by a form of its own.
        taken_off: None,
    };
    (!typed.is_wrong()).then_some(indicator)
}

fn way(typed: &mut Typed<'_>) -> Option<Way> {
    match typed.text("way").as_str() {
        "measure" => {
            let code = typed.needed("measure", "Select a figure of the house");
            (!code.is_empty()).then_some(Way::Measure(code))
        }
        "formula" => match typed.text("sum").parse::<Formula>() {
            Ok(formula) => Some(Way::Formula(formula)),
            Err(faults) => {
                faults.iter().for_each(|fault| typed.wrong("sum", &fault.to_string()));
                None
            }
        },
        "entered" => Some(Way::Entered),
        _ => {
            typed.wrong("way", "Select where its value comes from");
            None
        }
    }
}

fn baseline(typed: &mut Typed<'_>, unit: Unit) -> Option<Baseline> {
    let value = quantity(typed, "baseline", unit);
    let others = ["baseline_period", "baseline_source"].iter().any(|name| !typed.text(name).is_empty());
    let Some(value) = value else {
        if others && typed.errors.of("baseline").is_empty() {
            typed.wrong("baseline", "Enter the baseline, or take its period and source out");
        }
        return None;
    };
    let period = period(typed, "baseline_period");
    let source = typed.needed("baseline_source", "Enter where the baseline comes from");
    let dated = typed.needed_day("baseline_dated", "Enter the day of the source of the baseline");
    let reported = typed.text("baseline_reported");
    Some(Baseline { value, period: period?, source, dated: dated?, reported })
}

fn target(typed: &mut Typed<'_>, unit: Unit, tolerance: Option<Quantity>) -> Option<Target> {
    let value = quantity(typed, "target", unit);
    let by = typed.day("target_by");
    let base = base(typed);
    let Some(value) = value else {
        let others = by.is_some() || base.is_some();
        if others && typed.errors.of("target").is_empty() {
            typed.wrong("target", "Enter the target, or take what belongs to it out");
        }
        return None;
    };
    let tolerance = tolerance.unwrap_or_else(|| Quantity::new(Exact::whole(0), unit));
    let (why, approved_by) = (typed.text("target_why"), typed.text("target_approved"));
    Some(Target { value, tolerance, by, base, why, approved_by })
}

fn base(typed: &mut Typed<'_>) -> Option<TargetBase> {
    let share = quantity(typed, "target_share", Unit::Percentage);
    let of = quantity(typed, "target_of", Unit::Pounds);
    match (share, of) {
        (Some(share), Some(of)) => {
            let what = typed.needed("target_what", "Enter what the target is a share of, with its period");
            Some(TargetBase { share, of, what })
        }
        (Some(_), None) if typed.errors.of("target_of").is_empty() => {
            typed.wrong("target_of", "Enter of how much the target is a share");
            None
        }
        (None, Some(_)) if typed.errors.of("target_share").is_empty() => {
            typed.wrong("target_share", "Enter how many per cent of it the target is");
            None
        }
        _ => None,
    }
}
