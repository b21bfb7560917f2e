//! Notices from the contract on: details, copy, performance, change, end.

use super::duty::{Notice, NoticeDuty, When};
use super::state::{ProcurementState, Route};
use crate::law::rules::contract_details::ContractDetailsFacts;
use crate::law::rules::performance_indicators::IndicatorFacts;
use crate::law::rules::{
    ContractDetails, ContractEnd, Modification, PerformanceIndicators, PoorPerformance, contract_end, modification,
    poor_performance,
};
use crate::law::{BadFact, Reasons, Rule, Settings};
use crate::values::Pence;
use jiff::civil::Date;

/// The notices of a public contract from its entry on.
pub(super) fn entry(
    facts: &ProcurementState,
    settings: &Settings,
    out: &mut Vec<NoticeDuty>,
    reasons: &mut Reasons,
) -> Result<(), BadFact> {
    if facts.is_abandoned() {
        return Ok(());
    }
    if facts.route == Route::UserChoice {
        reasons.leave_out("contract details and termination notices", "not owed where the user chose the supplier");
    } else if let Some(entered) = facts.entered {
        details(facts, entered, settings, out, reasons)?;
    } else {
        out.push(details_ahead(facts));
    }
    performance(facts, settings, out, reasons)?;
    out.extend(facts.breaches.iter().filter(|_| !facts.contract_kind.is_light_touch()).map(|breach| {
        let by = When::By(poor_performance::due(breach.happened));
        NoticeDuty::new(Notice::PoorPerformance, &PoorPerformance::ENTRY, by, breach.published, facts.today)
            .because("the supplier breached the contract or performed poorly")
    }));
    modifications(facts, out);
    if let Some(ended) = facts.ended.filter(|_| facts.route != Route::UserChoice) {
        let by = When::By(contract_end::due(ended));
        let notice =
            NoticeDuty::new(Notice::Termination, &ContractEnd::ENTRY, by, facts.termination_notice, facts.today);
        out.push(notice.because("the contract ended, for whatever cause"));
    }
    Ok(())
}

fn details(
    facts: &ProcurementState,
    entered: Date,
    settings: &Settings,
    out: &mut Vec<NoticeDuty>,
    reasons: &mut Reasons,
) -> Result<(), BadFact> {
    let asked = ContractDetails::decide(
        &ContractDetailsFacts {
            entered,
            light_touch: facts.contract_kind.is_light_touch(),
            value_pence: facts.value_pence,
            below_threshold: Some(false),
            user_choice: Some(false),
            commenced: Some(facts.commenced),
        },
        settings,
    )?;
    if let Some(answer) = asked.shown() {
        let rule = &ContractDetails::ENTRY;
        if let Some(by) = answer.details_by {
            out.push(
                NoticeDuty::new(Notice::Details, rule, When::By(by), facts.details_notice, facts.today)
                    .because("a public contract was entered into"),
            );
        }
        if let Some(by) = answer.copy_by {
            out.push(
                NoticeDuty::new(Notice::Copy, rule, When::By(by), facts.copy_published, facts.today)
                    .because("the contract is worth more than £5 million")
                    .satisfied("the copy, published on the platform"),
            );
        }
    }
    reasons.take(asked.into_reasons());
    Ok(())
}

fn details_ahead(facts: &ProcurementState) -> NoticeDuty {
    NoticeDuty::new(Notice::Details, &ContractDetails::ENTRY, When::AsSoonAsPracticable, None, facts.today)
        .because("a public contract will be entered into; its days then begin")
        .blocked(&[
            (facts.award_notice.is_none(), "the contract award notice"),
            (true, "the contract is not entered into"),
        ])
        .ahead(true)
}

fn performance(
    facts: &ProcurementState,
    settings: &Settings,
    out: &mut Vec<NoticeDuty>,
    reasons: &mut Reasons,
) -> Result<(), BadFact> {
    let Some(value_pence) = facts.value_pence else { return Ok(()) };
    let asked = PerformanceIndicators::decide(&indicator_facts(facts, value_pence), settings)?;
    if facts.entered.is_none() {
        // They have to be set before the contract is entered into, which comes next once the award is published.
        let wanting = asked.reasons().missing().iter().find(|missing| missing.fact == "indicators");
        if let Some(wanting) = wanting.filter(|_| facts.award_notice.is_some()) {
            reasons.miss(wanting.fact, wanting.why.clone());
        }
        return Ok(());
    }
    let rule = &PerformanceIndicators::ENTRY;
    if let Some(answer) = asked.shown().filter(|answer| answer.owed) {
        let still_to_set = answer.still_to_set.is_some_and(|left| left > 0);
        let block = [(still_to_set, "three key performance indicators")];
        if let Some(by) = answer.publish_by {
            out.push(
                NoticeDuty::new(Notice::Performance, rule, When::By(by), None, facts.today)
                    .because("performance on the indicators is published at least once in twelve months")
                    .blocked(&block),
            );
        } else if answer.publish_final {
            let published = facts.performance_published.filter(|day| facts.ended.is_some_and(|ended| *day >= ended));
            out.push(
                NoticeDuty::new(Notice::Performance, rule, When::AsSoonAsPracticable, published, facts.today)
                    .because("performance on the indicators is published when the contract ends")
                    .blocked(&block),
            );
        }
    }
    reasons.take(asked.into_reasons());
    Ok(())
}

fn indicator_facts(facts: &ProcurementState, value_pence: Pence) -> IndicatorFacts {
    IndicatorFacts {
        value_pence,
        contract_kind: facts.contract_kind,
        framework: facts.framework.or(Some(false)),
        cannot_be_assessed: facts.indicators_inappropriate.or(Some(false)),
        indicators: facts.indicators,
        entered: facts.entered,
        last_published: facts.performance_published,
        ended: facts.ended,
        commenced: Some(facts.commenced),
    }
}

fn modifications(facts: &ProcurementState, out: &mut Vec<NoticeDuty>) {
    for change in facts.modifications.iter().filter(|change| change.notice_needed) {
        let before = When::Before("the contract is modified");
        let too_late = match (change.notice, change.modified) {
            (Some(notice), Some(modified)) => notice > modified,
            (None, Some(_)) => true,
            _ => false,
        };
        out.push(
            NoticeDuty::new(Notice::Change, &Modification::ENTRY, before, change.notice, facts.today)
                .because("a modification that needs a notice is planned or was made")
                .blocked(&[(facts.conflicts_assessed.is_none(), "the conflicts assessment")])
                .late(too_late),
        );
        if let Some(modified) = change.modified.filter(|_| change.large) {
            let by = When::By(modification::copy_due(modified));
            out.push(
                NoticeDuty::new(Notice::ChangeCopy, &Modification::ENTRY, by, change.copy_published, facts.today)
                    .because("a contract worth more than £5 million was modified")
                    .satisfied("the copy, published on the platform"),
            );
        }
    }
}
