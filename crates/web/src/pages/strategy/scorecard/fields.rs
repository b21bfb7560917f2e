//! The form of an indicator.

use super::super::quantities::PERIOD_HINT;
use crate::components::{Choice, FieldErrors};
use crate::forms::Sent;
use crate::parts::form::{Fields, choices};
use crate::parts::{Field, Filled};
use domain::strategy::actions::{Outcome, OutcomeCode};
use domain::strategy::scorecard::{Direction, Frequency, Indicator, Kind, Quadrant, Way, eleven};
use domain::strategy::{EnteredFigure, Quantity, Unit};
use domain::values::Date;
use std::collections::BTreeSet;

/// What the council has that an indicator can be made of.
#[derive(Debug)]
pub struct Known {
    /// Its indicators.
    pub indicators: Vec<Indicator>,
    /// The figures that it entered.
    pub entered: Vec<EnteredFigure>,
}

/// The figures to choose from: those that the house offers, those that the council enters, and those that indicators wait
/// for.
pub fn figure_choices(known: &[Indicator], entered: &[EnteredFigure]) -> Vec<Choice> {
    let mut choices = vec![Choice::new("", "Select a figure")];
    choices.extend(
        domain::offers::measures()
            .map(|one| Choice::new(one.code, &format!("{}: {} ({})", one.subject, one.name, one.code))),
    );
    let own: BTreeSet<&str> = entered.iter().map(|one| one.measure.as_str()).collect();
    let own: Vec<&str> = own.into_iter().filter(|code| domain::offers::measure(code).is_none()).collect();
    choices.extend(own.iter().map(|code| Choice::new(code, &format!("{code}, entered by the council"))));
    let shipped = eleven();
    let waits = shipped.iter().chain(known).filter_map(|one| match &one.way {
        Way::Measure(code) if domain::offers::measure(code).is_none() && !own.contains(&code.as_str()) => {
            Some(code.clone())
        }
        _ => None,
    });
    let waits: BTreeSet<String> = waits.collect();
    choices.extend(waits.iter().map(|code| Choice::new(code, &format!("{code}, no source yet"))));
    choices
}

const WAYS: &[(&str, &str)] = &[
    ("measure", "A figure of the house"),
    ("formula", "A formula over figures"),
    ("entered", "The council enters it"),
];

/// The fields; one that is new has a code to be chosen, one that is changed a reason.
pub fn fields(sent: &Sent, errors: &FieldErrors, known: &Known, is_new: bool) -> Vec<Field> {
    let (known, entered) = (known.indicators.as_slice(), known.entered.as_slice());
    let filled = Filled { sent, errors };
    let mut fields = Vec::new();
    if is_new {
        fields.push(filled.line("code", "Code").hint("Like IND-L1. It is kept for ever").wide("govuk-input--width-10"));
    }
    fields.extend([
        filled.line("name", "Name"),
        filled.text("definition", "What it means, and what is left out"),
        filled.text("formula", "How it is worked out, in words"),
        filled.select("quadrant", "Quadrant", choices(Quadrant::NAMES, None)),
        filled.radios("kind", "What it tells of", choices(Kind::NAMES, None)),
        filled.select("unit", "Unit", choices(Unit::NAMES, None)),
        filled.radios("direction", "Which way is better", choices(Direction::NAMES, None)),
    ]);
    fields.extend(source_fields(filled, known, entered));
    fields.extend(people_fields(filled, known));
    fields.extend(baseline_fields(filled));
    fields.extend(target_fields(filled));
    fields.extend([
        filled.heading("While it is not measured"),
        filled.line("plan_how", "How it will be measured"),
        filled.day("plan_by", "By which day the first value is there"),
        filled.heading("Below the scorecard"),
        filled.text("footnotes", "Notes").hint("One on each line"),
        filled.boxes("is_public", "Who sees it", vec![Choice::new("yes", "Everybody may see it")]),
    ]);
    if !is_new {
        let same = Choice::new("yes", "It is the same figure as before, said otherwise or from another place")
            .hint("Then its values go on being compared. Leave this empty where another thing is counted");
        fields.push(filled.boxes("same_figure", "If you changed the definition", vec![same]));
        fields.push(filled.line("why", "Why it is changed"));
    }
    fields
}

/// What of the council's outcomes, principles and values an indicator tells of; those it tells of already stay among the
/// choices after they ended. None where the council has none.
pub fn serves_field(filled: Filled<'_>, outcomes: &[Outcome], own: &[OutcomeCode], today: Date) -> Option<Field> {
    let offered = outcomes.iter().filter(|one| one.holds_on(today) || own.contains(&one.code));
    let choices: Vec<Choice> = offered
        .map(|one| {
            Choice::new(one.code.as_str(), &one.name).hint(if one.holds_on(today) {
                ""
            } else {
                "It does not hold today"
            })
        })
        .collect();
    let label = "Which outcomes, principles and values of the council does it tell of?";
    (!choices.is_empty()).then(|| filled.boxes("serves", label, choices))
}

fn source_fields(filled: Filled<'_>, known: &[Indicator], entered: &[EnteredFigure]) -> Vec<Field> {
    let means = Choice::new("yes", "The units in the formula are meant");
    vec![
        filled.heading("Where its value comes from"),
        filled.radios("way", "Source", choices(WAYS, None)),
        filled.select("measure", "Figure of the house", figure_choices(known, entered)),
        filled
            .text("sum", "Formula")
            .hint("Over codes of figures and indicators, like 100 − spend.local_share or average(IND-S1, IND-S2)"),
        filled.boxes("means_units", "If pounds, per cent and numbers meet in the formula", vec![means]),
        filled
            .text("beside", "Codes of figures shown beside it")
            .hint("One on each line, like spend.local_unknown_share"),
    ]
}

fn people_fields(filled: Filled<'_>, known: &[Indicator]) -> Vec<Field> {
    let outcomes = known.iter().filter(|one| one.kind == Kind::Outcome);
    let outcomes: Vec<Choice> =
        outcomes.map(|one| Choice::new(one.code.as_str(), &format!("{} {}", one.code, one.name))).collect();
    let mut fields = Vec::new();
    if !outcomes.is_empty() {
        let hint = "For a compliance indicator. Where none is ticked, all outcomes are shown with it";
        fields.push(filled.boxes("companions", "Outcomes shown with it", outcomes).hint(hint));
    }
    fields.extend([
        filled.heading("Who and when"),
        filled.select("frequency", "How often it is measured", choices(Frequency::NAMES, None)),
        filled.line("owner", "Owner"),
        filled.line("reported_to", "Reported to").hint("Like Audit Committee"),
    ]);
    fields
}

fn baseline_fields(filled: Filled<'_>) -> Vec<Field> {
    vec![
        filled.heading("Where it began"),
        filled.number("baseline", "Baseline").hint("Leave empty where it was not measured. 0 is a value"),
        filled.line("baseline_period", "Period of the baseline").hint(PERIOD_HINT).wide("govuk-input--width-20"),
        filled.line("baseline_source", "Source of the baseline"),
        filled.day("baseline_dated", "Day of the source"),
        filled.line("baseline_reported", "Reported to, and when"),
    ]
}

fn target_fields(filled: Filled<'_>) -> Vec<Field> {
    vec![
        filled.heading("Where it shall be"),
        filled.number("target", "Target").hint("The council's own choice. Leave empty for none"),
        filled
            .number("tolerance", "Tolerance")
            .hint("How far from a target still counts as near. Empty for not at all"),
        filled.day("target_by", "By which day"),
        filled.number("target_share", "Where it is a share of something: per cent"),
        filled.money("target_of", "Of how much"),
        filled
            .line("target_what", "What that is")
            .hint("With its period and source, like influenceable spend of 2025-26"),
        filled.text("target_why", "Why the council chose it"),
        filled.line("target_approved", "Who approved it, and when").hint("Like Cabinet, 14 April 2026"),
    ]
}

/// What stands in the form of an indicator.
pub fn of(one: &Indicator) -> Fields {
    let (way, measure, sum) = match &one.way {
        Way::Measure(code) => ("measure", code.as_str(), ""),
        Way::Entered => ("entered", "", ""),
        Way::Formula(formula) => ("formula", "", formula.text()),
    };
    let fields = Fields::default()
        .text("name", &one.name)
        .text("definition", &one.definition)
        .text("formula", &one.formula)
        .text("quadrant", one.quadrant.name())
        .text("kind", one.kind.name())
        .text("unit", one.unit.name())
        .text("direction", one.direction.name())
        .text("way", way)
        .text("measure", measure)
        .text("sum", sum)
        .text("beside", one.beside.join("\n"))
        .all("companions", &one.companions)
        .text("frequency", one.frequency.name())
        .text("owner", &one.owner)
        .text("reported_to", &one.reported_to)
        .text("footnotes", one.footnotes.join("\n"))
        .maybe("is_public", one.is_public.then_some("yes"))
        .all("serves", &one.serves);
    let plan = one.plan.as_ref();
    let fields = fields.maybe("plan_how", plan.map(|plan| &plan.how)).day("plan_by", plan.and_then(|plan| plan.by));
    with_target(with_baseline(fields, one), one)
}

fn with_baseline(fields: Fields, one: &Indicator) -> Fields {
    let Some(baseline) = &one.baseline else { return fields };
    fields
        .text("baseline", baseline.value.plain())
        .text("baseline_period", baseline.period.to_string())
        .text("baseline_source", &baseline.source)
        .day("baseline_dated", Some(baseline.dated))
        .text("baseline_reported", &baseline.reported)
}

fn with_target(fields: Fields, one: &Indicator) -> Fields {
    let Some(target) = &one.target else {
        return fields.maybe("tolerance", one.tolerance.as_ref().map(Quantity::plain));
    };
    let base = target.base.as_ref();
    fields
        .text("target", target.value.plain())
        .text("tolerance", target.tolerance.plain())
        .day("target_by", target.by)
        .maybe("target_share", base.map(|base| base.share.plain()))
        .maybe("target_of", base.map(|base| base.of.plain()))
        .maybe("target_what", base.map(|base| &base.what))
        .text("target_why", &target.why)
        .text("target_approved", &target.approved_by)
}
