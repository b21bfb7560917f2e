//! The outline of a procurement that is thought of: threshold, routes, days, notices and approvals on one page.
//!
//! It decides nothing of its own: it asks the other rules in turn, and hands their reasons on. A council's own contract
//! procedure rules are handed to [`outline`]; the rule of the list is asked without them.

mod approvals;
mod days;
mod facts;
mod routes;

pub use approvals::Approval;
pub use days::{OutlineDay, OutlineNotice};
pub use facts::{Authority, OutlineFacts, thought_of};
pub use routes::{OpenRoute, Openness};

use super::procedure_rules::Edition as ProcedureRules;
use super::regime::{self, ACT_BEGINS};
use super::rules::value::{PartKind, ValueFacts, ValuePart, Valued};
use super::rules::{EstimatedValue, Threshold, threshold::ThresholdFacts};
use super::thresholds::ContractKind;
use super::{Answer, BadFact, Entry, Example, Reasons, Rule, Settings, Sureness, not_negative};
use crate::values::Pence;
use jiff::civil::date;
use serde::Serialize;

/// What a procurement comes to.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct OutlineAnswer {
    /// The threshold, VAT included.
    pub threshold_pence: Pence,
    /// Whether the threshold is only the last known one.
    pub provisional: bool,
    /// The value held against it, with the contracts that could be one with this one; none while it is not known.
    pub estimated_value_pence: Option<Pence>,
    /// Whether it is at or above the threshold; none while that is not known, and then all is worked out as if it were.
    pub at_or_above: Option<bool>,
    /// Whether splitting is a danger.
    pub splitting_warning: bool,
    /// The routes, and whether each is open.
    pub routes: Vec<OpenRoute>,
    /// What may or must happen on which day.
    pub timetable: Vec<OutlineDay>,
    /// The notices that are or will be owed.
    pub notices: Vec<OutlineNotice>,
    /// What has to be agreed, and by whom, as far as the facts tell.
    pub approvals: Vec<Approval>,
}

/// The question what a procurement comes to.
pub struct Outline;

impl Rule for Outline {
    type Facts = OutlineFacts;
    type Answer = OutlineAnswer;

    const ENTRY: Entry = Entry {
        number: 37,
        code: "outline",
        name: "Outline of a procurement",
        sentence: "What a procurement that is thought of comes to by the other rules: its threshold, the routes that are \
                   open, its timetable, its notices and the approvals it wants.",
        source: "Procurement Act 2023 ss.3, 4, 19, 20, 41, 45, 50, 51, 53, 54 and 87; Local Authorities (Executive \
                 Arrangements) (Meetings and Access to Information) (England) Regulations 2012",
        from: ACT_BEGINS,
        to: None,
        sureness: Sureness::Derived,
        why: "An officer sees on one page what lies ahead before anything is begun.",
        assumptions: &[
            "The procurement begins with its first notice, on the day given.",
            "Without a route, it is taken as a competition that is open to all.",
            "Each day is the earliest that the law allows, and what follows is counted from it.",
            "While the value is not known, the full notices are shown.",
        ],
        exclusions: &[
            "Whether the facts of a direct award meet their ground: the rule of direct awards asks that.",
            "Thresholds of central government and utilities.",
            "How long the council's own steps take, but for the days given for assessment.",
        ],
    };

    fn decide(facts: &OutlineFacts, settings: &Settings) -> Result<Answer<OutlineAnswer>, BadFact> {
        outline(facts, settings, None)
    }

    fn examples() -> Vec<Example<Self>> {
        vec![example()]
    }
}

/// What a procurement comes to, by the law and by the council's own rules where they are known.
///
/// # Errors
/// [`BadFact`] for a value given twice, an amount below zero, or facts that another rule refuses.
pub fn outline(
    facts: &OutlineFacts,
    settings: &Settings,
    procedure_rules: Option<&ProcedureRules>,
) -> Result<Answer<OutlineAnswer>, BadFact> {
    let mut reasons = Reasons::new();
    if regime::is_earlier(Some(facts.begins), &mut reasons) {
        return Ok(Outline::unanswered(reasons));
    }
    if matches!(facts.authority, Authority::Central | Authority::Utility) {
        reasons.leave_out(facts.authority.label(), "the rule book holds the thresholds of councils and schools alone");
        return Ok(Outline::unanswered(reasons));
    }
    let value = value(facts, settings, &mut reasons)?;
    let asked = Threshold::decide(
        &ThresholdFacts { contract_kind: facts.contract_kind, commenced: facts.begins, value_pence: value.amount },
        settings,
    )?;
    let Some(threshold) = asked.shown().cloned() else {
        reasons.take(asked.into_reasons());
        return Ok(Outline::unanswered(reasons));
    };
    reasons.take(asked.into_reasons());
    let at_or_above = if value.treat_as_above { Some(true) } else { threshold.at_or_above };
    if at_or_above.is_none() {
        reasons.caution("the value is not known", "all is worked out as if it were at or above the threshold");
    }
    let below = at_or_above == Some(false);
    let routes = routes::routes(facts, value.amount, below, settings, &mut reasons)?;
    let days = days::days(facts, value.amount, below, settings, &mut reasons)?;
    let approvals = approvals::approvals(facts, value.amount, below, &days, settings, procedure_rules, &mut reasons)?;
    let notices = days::notices(facts, value.amount, below, &days, settings, &mut reasons)?;
    let answer = OutlineAnswer {
        threshold_pence: threshold.threshold_pence,
        provisional: threshold.provisional,
        estimated_value_pence: value.amount,
        at_or_above,
        splitting_warning: value.splitting_warning,
        routes,
        timetable: days.timetable,
        notices,
        approvals,
    };
    Ok(Outline::answer(answer, reasons))
}

/// The value that is held against the threshold.
#[derive(Default)]
struct Value {
    amount: Option<Pence>,
    treat_as_above: bool,
    splitting_warning: bool,
}

/// The value as given, or as estimated from its parts, with the contracts that could be one with this one.
fn value(facts: &OutlineFacts, settings: &Settings, reasons: &mut Reasons) -> Result<Value, BadFact> {
    let parts = match (facts.value_pence, facts.parts.is_empty()) {
        (Some(_), false) => return Err(BadFact::new("value_pence", "Give the value or its parts, not both")),
        (Some(amount_pence), true) => {
            not_negative("value_pence", amount_pence)?;
            vec![ValuePart { part: PartKind::Supply, amount_pence, vat_to_add_percent: Some(0) }]
        }
        (None, false) => facts.parts.clone(),
        (None, true) => {
            reasons.caution("no value and no parts of it are given", "add either to see the side of the threshold");
            return Ok(Value::default());
        }
    };
    let valued = if facts.contract_kind.is_concession() { Valued::Concession } else { Valued::Contract };
    let related = facts.related.clone();
    let asked = EstimatedValue::decide(
        &ValueFacts { valued, parts, related, cannot_be_estimated: None, separable_part_above: None },
        settings,
    )?;
    let value = asked.shown().map(|answer| Value {
        amount: answer.estimated_value_pence,
        treat_as_above: answer.treat_as_above,
        splitting_warning: answer.splitting_warning,
    });
    reasons.take(asked.into_reasons());
    Ok(value.unwrap_or_default())
}

/// Goods worth less than the threshold, bought directly: little is owed.
fn example() -> Example<Outline> {
    let facts = OutlineFacts {
        value_pence: Some(Pence::new(2_999_999)),
        route: Some(super::notices::Route::Direct),
        ..thought_of(ContractKind::Goods, date(2026, 11, 20))
    };
    Example {
        told: "Goods for a penny less than £30,000 with VAT, bought directly from 20 November 2026.",
        expected: OutlineAnswer {
            threshold_pence: Pence::new(20_772_000),
            estimated_value_pence: Some(Pence::new(2_999_999)),
            at_or_above: Some(false),
            routes: routes::below(ContractKind::Goods, false),
            ..OutlineAnswer::default()
        },
        facts,
    }
}

#[cfg(test)]
mod tests;
