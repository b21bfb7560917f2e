//! What has to be agreed before a contract: by the law on decisions, and by the council's own rules.

use super::OutlineFacts;
use super::days::Days;
use crate::law::procedure_rules::{Basis, Edition, Measure, Purchase};
use crate::law::rules::key_decision::KeyDecisionFacts;
use crate::law::rules::{Conflicts, KeyDecision};
use crate::law::{BadFact, Reasons, Rule, Settings};
use crate::values::Pence;
use jiff::civil::Date;
use serde::Serialize;

/// Something that has to be agreed or made.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Approval {
    /// What.
    pub what: String,
    /// Why.
    pub why: String,
    /// The last day for it, where one follows.
    pub by: Option<Date>,
}

pub(super) fn approvals(
    facts: &OutlineFacts,
    value: Option<Pence>,
    below: bool,
    days: &Days,
    settings: &Settings,
    procedure_rules: Option<&Edition>,
    reasons: &mut Reasons,
) -> Result<Vec<Approval>, BadFact> {
    let mut out = Vec::new();
    if !below {
        out.push(Approval {
            what: "Conflicts assessment".into(),
            why: format!("made before the tender or transparency notice ({})", Conflicts::ENTRY.source),
            by: Some(facts.begins),
        });
    }
    out.extend(key_decision(facts, value, days, settings, reasons)?);
    match procedure_rules {
        Some(edition) => out.extend(by_own_rules(facts, value, edition, reasons)),
        None => reasons.leave_out("the council's contract procedure rules", "they are not known here"),
    }
    Ok(out)
}

fn key_decision(
    facts: &OutlineFacts,
    value: Option<Pence>,
    days: &Days,
    settings: &Settings,
    reasons: &mut Reasons,
) -> Result<Option<Approval>, BadFact> {
    let asked = KeyDecision::decide(
        &KeyDecisionFacts {
            notice: facts.begins,
            announcement: None,
            agreed: None,
            amount_pence: value,
            key_from_pence: facts.key_from_pence,
            wards: facts.wards,
            wanted: days.award_notice,
            meetings: Vec::new(),
            call_in_working_days: None,
        },
        settings,
    )?;
    let Some(answer) = asked.shown() else { return Ok(None) };
    match answer.key {
        Some(true) => Ok(Some(Approval {
            what: "Key decision: its details are published for 28 clear days before it is taken".into(),
            why: "by its amount or by the wards it touches".into(),
            by: answer.publish_by,
        })),
        Some(false) => {
            reasons.leave_out("key decision", "neither its amount nor the wards it touches make it one");
            Ok(None)
        }
        None => {
            reasons.miss("key_from_pence", "whether the award is a key decision");
            Ok(None)
        }
    }
}

/// What the council's own rules ask for.
fn by_own_rules(facts: &OutlineFacts, value: Option<Pence>, edition: &Edition, reasons: &mut Reasons) -> Vec<Approval> {
    let basis = |with_vat| Basis { measure: Measure::ContractValue, with_vat };
    let known = [(basis(true), value), (basis(false), facts.net_value_pence)];
    let values = known.into_iter().filter_map(|(basis, value)| Some((basis, value?))).collect();
    let purchase = Purchase { kind: facts.contract_kind, values };
    let asked = edition.ask(&purchase);
    let why = format!("contract procedure rules, edition {}, in force from {}", edition.number, edition.from);
    let mut out = Vec::new();
    for band in &asked.bands {
        reasons.row(why.clone(), format!("band {}: {}, {}", band.name, band.from, band.basis));
        out.push(Approval {
            what: format!("{}, advertised {}; approved by {}", band.route, band.advert.label(), band.approver),
            why: why.clone(),
            by: None,
        });
    }
    for subject in &asked.requirements {
        out.push(Approval { what: subject.label().to_owned(), why: why.clone(), by: None });
    }
    for basis in &asked.missing {
        reasons.caution(format!("the {basis} is not known"), "the council's own rules measure by it");
    }
    if asked.bands.len() > 1 {
        reasons.caution("more than one band holds the value", "the council's rules overlap there: ask who keeps them");
    }
    out
}
