//! Notices up to the contract: engagement, tender, transparency, award, and the one that ends a procurement.

use super::duty::{Notice, NoticeDuty, When};
use super::state::{ProcurementState, Route};
use crate::law::rules::below_threshold::BelowThreshold;
use crate::law::rules::market_engagement::MarketEngagementFacts;
use crate::law::rules::{AssessmentSummaries, DirectAward, MarketEngagement, NoAward, TenderPeriod};
use crate::law::{BadFact, Reasons, Rule, Settings};

/// The notices of a public contract before it is entered into.
pub(super) fn award(
    facts: &ProcurementState,
    settings: &Settings,
    out: &mut Vec<NoticeDuty>,
    reasons: &mut Reasons,
) -> Result<(), BadFact> {
    out.extend(engagement(facts, settings, reasons)?);
    match facts.route {
        Route::Competition | Route::Selected | Route::DynamicMarket => out.push(tender(facts)),
        Route::Direct => out.push(transparency(facts)),
        Route::CallOff | Route::UserChoice => {}
    }
    if let Some(abandoned) = no_award(facts) {
        out.push(abandoned);
    } else if facts.route == Route::UserChoice {
        reasons.leave_out("contract award notice", "not owed where the user chose the supplier");
    } else {
        out.push(contract_award(facts));
    }
    Ok(())
}

fn engagement(
    facts: &ProcurementState,
    settings: &Settings,
    reasons: &mut Reasons,
) -> Result<Option<NoticeDuty>, BadFact> {
    if !facts.is_competed() {
        return Ok(None);
    }
    let Some(engaged) = facts.market_engaged else {
        reasons.miss("market_engaged", "whether a preliminary market engagement notice is owed");
        return Ok(None);
    };
    let asked = MarketEngagement::decide(
        &MarketEngagementFacts {
            engaged,
            notice: facts.engagement_notice,
            reasons_in_tender_notice: facts.engagement_explained.or(Some(false)),
            tender_notice: facts.tender_notice,
            commenced: Some(facts.commenced),
        },
        settings,
    )?;
    let duty = asked.shown().filter(|answer| answer.owed).map(|answer| {
        let explained = answer.met && facts.engagement_notice.is_none();
        let published = facts.engagement_notice.or(if explained { facts.tender_notice } else { None });
        let before = When::Before("the tender notice");
        NoticeDuty::new(Notice::MarketEngagement, &MarketEngagement::ENTRY, before, published, facts.today)
            .because("the market was engaged, or that is planned")
            .late(!answer.met && answer.only_reasons_left)
            .satisfied("the notice, or reasons in the tender notice")
    });
    Ok(duty)
}

fn tender(facts: &ProcurementState) -> NoticeDuty {
    let no_engagement_notice = facts.market_engaged == Some(true)
        && facts.engagement_notice.is_none()
        && facts.engagement_explained != Some(true);
    let before = When::Before("suppliers are invited to tender or to take part");
    NoticeDuty::new(Notice::Tender, &TenderPeriod::ENTRY, before, facts.tender_notice, facts.today)
        .because("a competition begins with it")
        .blocked(&[
            (facts.conflicts_assessed.is_none(), "the conflicts assessment"),
            (no_engagement_notice, "the preliminary market engagement notice, or reasons for having none"),
        ])
        .ahead(facts.is_abandoned())
}

fn transparency(facts: &ProcurementState) -> NoticeDuty {
    let before = When::Before("the contract is awarded directly");
    let too_late = match (facts.transparency_notice, facts.award_notice) {
        (Some(notice), Some(award)) => notice > award,
        (None, Some(_)) => true,
        _ => false,
    };
    NoticeDuty::new(Notice::Transparency, &DirectAward::ENTRY, before, facts.transparency_notice, facts.today)
        .because("the contract is awarded without competition")
        .blocked(&[(facts.conflicts_assessed.is_none(), "the conflicts assessment")])
        .late(too_late)
}

fn contract_award(facts: &ProcurementState) -> NoticeDuty {
    let first = match facts.route {
        Route::Direct => (facts.transparency_notice.is_none(), "the transparency notice"),
        Route::CallOff => (false, ""),
        _ => (facts.tender_notice.is_none(), "the tender notice"),
    };
    let summaries = facts.is_competed() && facts.summaries_sent.is_none();
    let before = When::Before("the contract is entered into");
    let too_late = match (facts.award_notice, facts.entered) {
        (Some(notice), Some(entered)) => notice > entered,
        (None, Some(_)) => true,
        _ => false,
    };
    NoticeDuty::new(Notice::Award, &AssessmentSummaries::ENTRY, before, facts.award_notice, facts.today)
        .because("a public contract is about to be entered into")
        .blocked(&[first, (summaries, "assessment summaries to every supplier whose tender was assessed")])
        .ahead(first.0 || summaries)
        .late(too_late)
}

/// The notice that a procurement ended without an award; none where it goes on, or none was begun by a notice.
fn no_award(facts: &ProcurementState) -> Option<NoticeDuty> {
    let begun = facts.tender_notice.or(facts.transparency_notice);
    facts.abandoned.filter(|_| begun.is_some()).map(|_| {
        let when = When::AsSoonAsPracticable;
        NoticeDuty::new(Notice::NoAward, &NoAward::ENTRY, when, facts.no_award_notice, facts.today)
            .because("it was decided not to award after a tender or transparency notice")
    })
}

/// The notices of a contract below its threshold.
pub(super) fn below_the_threshold(
    facts: &ProcurementState,
    settings: &Settings,
    out: &mut Vec<NoticeDuty>,
    reasons: &mut Reasons,
) -> Result<(), BadFact> {
    let Some(value_pence) = facts.value_pence else { return Ok(()) };
    let asked = BelowThreshold::decide(&facts.below_threshold_facts(value_pence), settings)?;
    let entry = &BelowThreshold::ENTRY;
    if let Some(answer) = asked.shown() {
        if answer.tender_notice == Some(true) {
            let before = When::Before("it is advertised openly");
            out.push(
                NoticeDuty::new(Notice::BelowThresholdTender, entry, before, facts.tender_notice, facts.today)
                    .because("a notifiable contract below its threshold is advertised openly"),
            );
        }
        if answer.contract_details && !facts.is_abandoned() {
            let soon = When::AsSoonAsPracticable;
            out.push(
                NoticeDuty::new(Notice::BelowThresholdDetails, entry, soon, facts.details_notice, facts.today)
                    .because("a notifiable contract below its threshold is entered into")
                    .blocked(&[(facts.entered.is_none(), "the contract is not entered into")])
                    .ahead(facts.entered.is_none()),
            );
        }
    }
    reasons.take(asked.into_reasons());
    Ok(())
}
