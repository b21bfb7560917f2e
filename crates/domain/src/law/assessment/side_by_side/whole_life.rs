//! What each tender costs over its life.

use super::SideBySideFacts;
use crate::law::assessment::{CostLine, DiscountRates, WholeLifeCost};
use crate::law::regime::ACT_BEGINS;
use crate::law::{BadFact, Reasons};
use crate::values::Pence;
use serde::Serialize;

/// A tender's cost over its life.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct TenderCost {
    /// The tender.
    pub tender: String,
    /// Its costs added up, in the prices of year 0.
    pub nominal_pence: Pence,
    /// The same as they are worth in year 0.
    pub present_pence: Pence,
    /// The last year counted.
    pub last_year: u16,
}

pub(super) fn costs(facts: &SideBySideFacts, reasons: &mut Reasons) -> Result<Vec<TenderCost>, BadFact> {
    let Some(last_year) = facts.costs.iter().map(|cost| cost.year).max() else { return Ok(Vec::new()) };
    let rates = DiscountRates::standard(facts.compared_on.unwrap_or(ACT_BEGINS));
    reasons.row("discount rates", rates.name);
    let mut names: Vec<&str> = Vec::new();
    for cost in &facts.costs {
        if !names.contains(&cost.tender.as_str()) {
            names.push(&cost.tender);
        }
    }
    let mut out = Vec::new();
    for name in names {
        let own = facts.costs.iter().filter(|cost| cost.tender == name);
        let lines: Vec<CostLine> =
            own.map(|cost| CostLine { year: cost.year, kind: cost.kind, amount: cost.amount_pence }).collect();
        let cost = WholeLifeCost::of(&lines, last_year, &rates)
            .map_err(|refusal| BadFact::new("costs", refusal.to_string()))?;
        for left_out in &cost.left_out {
            reasons.leave_out(format!("{name}: {}", left_out.line.kind.label()), left_out.why);
        }
        out.push(TenderCost {
            tender: name.to_owned(),
            nominal_pence: cost.nominal,
            present_pence: cost.present_pence,
            last_year,
        });
    }
    Ok(out)
}
