//! What may or must happen on which day, and which notices are owed.

use super::{Authority, OutlineFacts};
use crate::law::calendar::said;
use crate::law::notices::{Notice, NoticesOwed, ProcurementState, Route, When, standstill_facts, timetable};
use crate::law::rules::contract_details::ContractDetailsFacts;
use crate::law::rules::tender_period::{TenderPeriodFacts, invited};
use crate::law::rules::{BelowThreshold, ContractDetails, DirectAward, Standstill, TenderPeriod};
use crate::law::{BadFact, Facts, Reasons, Rule, Settings};
use crate::values::Pence;
use jiff::ToSpan;
use jiff::civil::Date;
use serde::Serialize;

/// A day on which something may or must happen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct OutlineDay {
    /// The day.
    pub day: Date,
    /// What it is.
    pub what: &'static str,
    /// The rule it comes of.
    pub by_rule: &'static str,
}

/// A notice that is or will be owed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct OutlineNotice {
    /// Its number, such as UK4.
    pub notice: &'static str,
    /// Its name.
    pub title: &'static str,
    /// When it is to be published.
    pub when: String,
    /// Why it is owed.
    pub why: &'static str,
    /// What has to be done before it.
    pub after: String,
    /// The law.
    pub law: &'static str,
}

/// The days that are known, and those that others are counted from.
#[derive(Default)]
pub(super) struct Days {
    pub timetable: Vec<OutlineDay>,
    pub award_notice: Option<Date>,
    pub entered: Option<Date>,
}

impl Days {
    fn push(&mut self, day: Date, what: &'static str, by_rule: &'static str) {
        self.timetable.push(OutlineDay { day, what, by_rule });
    }
}

/// The earliest days that the law allows.
pub(super) fn days(
    facts: &OutlineFacts,
    value: Option<Pence>,
    below: bool,
    settings: &Settings,
    reasons: &mut Reasons,
) -> Result<Days, BadFact> {
    let mut days = Days::default();
    if below {
        below_the_threshold(facts, &mut days, reasons);
        return Ok(days);
    }
    let from = match facts.route() {
        Route::Competition | Route::Selected | Route::DynamicMarket => tendering(facts, settings, &mut days, reasons)?,
        Route::Direct => {
            days.push(facts.begins, "transparency notice published", DirectAward::ENTRY.code);
            Some(facts.begins)
        }
        Route::CallOff | Route::UserChoice => Some(facts.begins),
    };
    match (from, facts.assessment_days) {
        (Some(from), Some(planned)) => {
            let award_notice = from.saturating_add(i32::from(planned).days());
            after_award(facts, value, award_notice, settings, &mut days, reasons)?;
        }
        (_, None) => reasons.miss("assessment_days", "the days of the award, the standstill and the contract"),
        (None, _) => {}
    }
    days.timetable.sort_by_key(|one| one.day);
    Ok(days)
}

fn below_the_threshold(facts: &OutlineFacts, days: &mut Days, reasons: &mut Reasons) {
    if facts.route() == Route::Competition {
        days.push(facts.begins, "first day of an open advertisement", BelowThreshold::ENTRY.code);
        let why = "the Act sets no least period below the threshold; it must be reasonable, and the same for all";
        reasons.caution("no last day for tenders is worked out", why);
    }
    reasons.leave_out("standstill", "there is none below the threshold");
}

/// The day of the tender notice, and the earliest last day for tenders.
fn tendering(
    facts: &OutlineFacts,
    settings: &Settings,
    days: &mut Days,
    reasons: &mut Reasons,
) -> Result<Option<Date>, BadFact> {
    let rule = TenderPeriod::ENTRY.code;
    days.push(facts.begins, "tender notice published", rule);
    let asked = TenderPeriod::decide(
        &TenderPeriodFacts {
            electronic: facts.electronic,
            documents_with_notice: facts.documents_with_notice,
            light_touch: Some(facts.contract_kind.is_light_touch()),
            dynamic_market: Some(facts.route() == Route::DynamicMarket),
            preselected_only: Some(facts.route() == Route::Selected),
            urgent: facts.urgent,
            commenced: Some(facts.begins),
            ..invited(facts.begins)
        },
        settings,
    )?;
    let answer = asked.shown().cloned();
    reasons.take(asked.into_reasons());
    let Some(answer) = answer else { return Ok(None) };
    if let Some(day) = answer.earliest {
        days.push(day, "earliest last day for tenders", rule);
    }
    Ok(Some(answer.earliest.unwrap_or(facts.begins)))
}

/// The award notice, the standstill, the contract, and what the contract's own day begins.
fn after_award(
    facts: &OutlineFacts,
    value: Option<Pence>,
    award_notice: Date,
    settings: &Settings,
    days: &mut Days,
    reasons: &mut Reasons,
) -> Result<(), BadFact> {
    let award_owed = facts.route() != Route::UserChoice;
    if award_owed {
        days.push(award_notice, "contract award notice published, as planned", Standstill::ENTRY.code);
    }
    days.award_notice = Some(award_notice);
    let awarded = ProcurementState { award_notice: Some(award_notice), ..facts.state(value) };
    let standstill = if award_owed { timetable(&awarded, Some(false), settings)? } else { Vec::new() };
    if award_owed {
        reasons.take(Standstill::decide(&standstill_facts(&awarded, award_notice), settings)?.into_reasons());
    }
    for one in &standstill {
        days.push(one.day, one.what, one.rule);
    }
    let entered = standstill.last().map_or(award_notice, |one| one.day);
    days.entered = Some(entered);
    reasons.count(said(entered), "the days after the contract are counted as if it were entered into then");
    let asked = ContractDetails::decide(
        &ContractDetailsFacts {
            entered,
            light_touch: facts.contract_kind.is_light_touch(),
            value_pence: value,
            below_threshold: Some(false),
            user_choice: Some(!award_owed),
            commenced: Some(facts.begins),
        },
        settings,
    )?;
    if let Some(answer) = asked.shown() {
        let rule = ContractDetails::ENTRY.code;
        let both = [
            (answer.details_by, "last day for the contract details notice"),
            (answer.copy_by, "last day for the copy of the contract"),
        ];
        for (day, what) in both {
            day.into_iter().for_each(|day| days.push(day, what, rule));
        }
    }
    Ok(())
}

/// The notices, as they stand once what is planned is done.
pub(super) fn notices(
    facts: &OutlineFacts,
    value: Option<Pence>,
    below: bool,
    days: &Days,
    settings: &Settings,
    reasons: &mut Reasons,
) -> Result<Vec<OutlineNotice>, BadFact> {
    if below && facts.authority == Authority::School {
        reasons.leave_out("notices below the threshold", "schools are outside the duties below the threshold");
        return Ok(Vec::new());
    }
    let state = ProcurementState { entered: days.entered, ..facts.state(value) };
    let asked = NoticesOwed::decide(&state, settings)?;
    let owed = asked.shown().map(|answer| answer.notices.clone()).unwrap_or_default();
    for missing in asked.reasons().missing() {
        if OutlineFacts::FIELDS.iter().any(|field| field.name == missing.fact) {
            reasons.miss(missing.fact, missing.why.clone());
        } else {
            reasons.caution("left open here, for the notices owed", missing.why.clone());
        }
    }
    let shown = owed.into_iter().map(|duty| OutlineNotice {
        notice: duty.notice.name(),
        title: duty.name,
        when: when(duty.when),
        why: duty.why,
        after: match duty.notice {
            Notice::Details | Notice::Copy | Notice::Performance if days.entered.is_some() => String::new(),
            _ => duty.blocked_by.join("; "),
        },
        law: duty.source,
    });
    Ok(shown.collect())
}

fn when(when: When) -> String {
    match when {
        When::By(day) => format!("by {}", said(day)),
        When::Before(what) => format!("before {what}"),
        When::AsSoonAsPracticable => "as soon as reasonably practicable".to_owned(),
    }
}
