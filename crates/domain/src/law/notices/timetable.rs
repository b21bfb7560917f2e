//! What follows on which day, as far as the days are known.

use super::state::{ProcurementState, Route};
use crate::law::rules::proceedings::ProceedingsFacts;
use crate::law::rules::standstill::{Exemption, StandstillFacts};
use crate::law::rules::tender_period::{TenderPeriodFacts, invited};
use crate::law::rules::{Proceedings, Standstill, TenderPeriod};
use crate::law::{BadFact, Rule, Settings};
use jiff::ToSpan;
use jiff::civil::Date;
use serde::Serialize;

/// A day on which something may or must happen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Milestone {
    /// The day.
    pub day: Date,
    /// What it is.
    pub what: &'static str,
    /// The rule it comes of.
    pub rule: &'static str,
}

/// The days that follow from what has been published, by day.
///
/// # Errors
/// [`BadFact`] for days that are out of order.
pub fn timetable(
    facts: &ProcurementState,
    below_threshold: Option<bool>,
    settings: &Settings,
) -> Result<Vec<Milestone>, BadFact> {
    let mut out = Vec::new();
    if below_threshold == Some(true) || facts.is_abandoned() {
        return Ok(out);
    }
    if let Some(tender_notice) = facts.tender_notice {
        out.extend(tenders_in(facts, tender_notice, settings)?);
    }
    if let Some(award_notice) = facts.award_notice {
        standstill(facts, award_notice, settings, &mut out)?;
    }
    out.sort_by_key(|milestone| milestone.day);
    Ok(out)
}

/// The earliest day for tenders, electronically and with all documents at once, unless a shorter period is claimed.
fn tenders_in(facts: &ProcurementState, notice: Date, settings: &Settings) -> Result<Option<Milestone>, BadFact> {
    let asked = TenderPeriod::decide(
        &TenderPeriodFacts {
            electronic: Some(true),
            documents_with_notice: Some(true),
            light_touch: Some(facts.contract_kind.is_light_touch()),
            dynamic_market: Some(facts.route == Route::DynamicMarket),
            preselected_only: Some(facts.route == Route::Selected),
            urgent: facts.urgent,
            commenced: Some(facts.commenced),
            ..invited(notice)
        },
        settings,
    )?;
    let earliest = asked.shown().and_then(|answer| answer.earliest);
    let what = "earliest day by which tenders may be asked for, electronically and with all documents at once";
    Ok(earliest.map(|day| Milestone { day, what, rule: TenderPeriod::ENTRY.code }))
}

/// What the standstill after an award notice depends on.
pub(in crate::law) fn standstill_facts(facts: &ProcurementState, award_notice: Date) -> StandstillFacts {
    let exemption = match facts.route {
        Route::CallOff => Some(Exemption::CallOff),
        Route::DynamicMarket => Some(Exemption::DynamicMarket),
        _ if facts.urgent == Some(true) && facts.route == Route::Direct => Some(Exemption::Urgency),
        _ if facts.contract_kind.is_light_touch() => Some(Exemption::LightTouch),
        _ => None,
    };
    StandstillFacts {
        published: award_notice,
        exemption,
        stated_last_day: facts.standstill_stated,
        commenced: Some(facts.commenced),
    }
}

fn standstill(
    facts: &ProcurementState,
    award_notice: Date,
    settings: &Settings,
    out: &mut Vec<Milestone>,
) -> Result<(), BadFact> {
    let asked = Standstill::decide(&standstill_facts(facts, award_notice), settings)?;
    let Some(answer) = asked.shown() else { return Ok(()) };
    let rule = Standstill::ENTRY.code;
    if let Some(last) = answer.last_day {
        out.push(Milestone { day: last, what: "last day of the standstill", rule });
    }
    let free = match answer.last_day {
        Some(last) => unless_suspended(facts, award_notice, last, settings)?,
        None => Some(answer.earliest_signature).filter(|_| facts.entered.is_none()),
    };
    if let Some(day) = free {
        out.push(Milestone { day, what: "first day on which the contract may be entered into", rule });
    }
    Ok(())
}

/// The first day after the standstill on which no proceedings stop the contract; none while they do.
fn unless_suspended(
    facts: &ProcurementState,
    first: Date,
    last: Date,
    settings: &Settings,
) -> Result<Option<Date>, BadFact> {
    let after = last.saturating_add(1.day());
    let on = facts.proceedings_lifted.map_or(after, |lifted| lifted.max(after));
    Ok(may_enter(facts, first, last, on, settings)?.then_some(on))
}

/// Whether the contract may be entered into on a day, as far as the standstill and proceedings in it go.
pub(super) fn may_enter(
    facts: &ProcurementState,
    first: Date,
    last: Date,
    on: Date,
    settings: &Settings,
) -> Result<bool, BadFact> {
    let asked = Proceedings::decide(
        &ProceedingsFacts {
            standstill_from: first,
            standstill_to: last,
            notified: facts.proceedings_notified,
            lifted: facts.proceedings_lifted,
            on,
            commenced: Some(facts.commenced),
        },
        settings,
    )?;
    Ok(asked.shown().is_some_and(|answer| answer.may_enter))
}
