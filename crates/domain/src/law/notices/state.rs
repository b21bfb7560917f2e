//! What is known of a procurement and its contract.

use crate::law::rules::below_threshold::{BelowThresholdFacts, Invitation};
use crate::law::rules::threshold::ThresholdFacts;
use crate::law::thresholds::ContractKind;
use crate::law::{BadFact, not_before, not_negative};
use crate::values::Pence;
use jiff::civil::Date;

choice! {
    /// How the contract comes about.
    Route {
        Competition "competition" "Competition that is open to all";
        Selected "selected" "Only particular or pre-selected suppliers are invited";
        DynamicMarket "dynamic_market" "Award by reference to a dynamic market";
        CallOff "call_off" "Called off a framework";
        Direct "direct" "Direct award";
        UserChoice "user_choice" "Direct award because the user chose the supplier";
    }
}

facts! {
    /// A breach or poor performance.
    Breach {
        "On which day did it happen?"
        happened: Date;
        "On which day was its notice published?"
        published: Option<Date>;
    }
}

facts! {
    /// A modification that is planned or was made.
    ModificationState {
        "Does it need a contract change notice?"
        notice_needed: bool;
        "On which day was the contract change notice published?"
        notice: Option<Date>;
        "On which day was the contract modified?"
        modified: Option<Date>;
        "Is the contract worth more than £5 million before or after it?"
        large: bool;
        "On which day was the copy published?"
        copy_published: Option<Date>;
    }
}

facts! {
    /// A procurement and its contract, in any state.
    ProcurementState {
        "Which day is today?"
        today: Date;
        "On which day did the procurement begin?"
        commenced: Date;
        "What kind of contract is it?"
        contract_kind: ContractKind, flag "type";
        "How does the contract come about?"
        route: Route;
        "What is the estimated value, VAT included?"
        value_pence: Option<Pence>;
        "Is it a framework?"
        framework: Option<bool>;
        "Was the market engaged, or is that planned?"
        market_engaged: Option<bool>;
        "On which day was the preliminary market engagement notice published?"
        engagement_notice: Option<Date>;
        "Does the tender notice give reasons for having no engagement notice?"
        engagement_explained: Option<bool>;
        "On which day was the conflicts assessment made?"
        conflicts_assessed: Option<Date>;
        "On which day was the tender notice published?"
        tender_notice: Option<Date>;
        "On which day was the transparency notice published?"
        transparency_notice: Option<Date>;
        "On which day were all assessment summaries sent?"
        summaries_sent: Option<Date>;
        "On which day was the contract award notice published?"
        award_notice: Option<Date>;
        "Is it a direct award for extreme and unavoidable urgency?"
        urgent: Option<bool>;
        "Which last day of standstill does the contract award notice state?"
        standstill_stated: Option<Date>;
        "On which day was the council notified of proceedings?"
        proceedings_notified: Option<Date>;
        "On which day was the suspension lifted, or did the proceedings end?"
        proceedings_lifted: Option<Date>;
        "How many key performance indicators are set?"
        indicators: Option<u32>;
        "Can performance not be assessed appropriately by indicators?"
        indicators_inappropriate: Option<bool>;
        "On which day was the contract entered into?"
        entered: Option<Date>;
        "On which day were the contract details published?"
        details_notice: Option<Date>;
        "On which day was the copy of the contract published?"
        copy_published: Option<Date>;
        "On which day was performance last published?"
        performance_published: Option<Date>;
        "Which breaches or poor performance were there?"
        breaches: Vec<Breach>;
        "Which modifications are planned or were made?"
        modifications: Vec<ModificationState>;
        "On which day did the contract end?"
        ended: Option<Date>;
        "On which day was the contract termination notice published?"
        termination_notice: Option<Date>;
        "On which day was it decided not to award?"
        abandoned: Option<Date>;
        "On which day was the procurement termination notice published?"
        no_award_notice: Option<Date>;
    }
}

/// A procurement of which only the beginning is known.
#[must_use]
pub const fn begun(commenced: Date, contract_kind: ContractKind, route: Route, today: Date) -> ProcurementState {
    ProcurementState {
        today,
        commenced,
        contract_kind,
        route,
        value_pence: None,
        framework: None,
        market_engaged: None,
        engagement_notice: None,
        engagement_explained: None,
        conflicts_assessed: None,
        tender_notice: None,
        transparency_notice: None,
        summaries_sent: None,
        award_notice: None,
        urgent: None,
        standstill_stated: None,
        proceedings_notified: None,
        proceedings_lifted: None,
        indicators: None,
        indicators_inappropriate: None,
        entered: None,
        details_notice: None,
        copy_published: None,
        performance_published: None,
        breaches: Vec::new(),
        modifications: Vec::new(),
        ended: None,
        termination_notice: None,
        abandoned: None,
        no_award_notice: None,
    }
}

/// Refuses days out of order and amounts below zero.
pub(super) fn check(facts: &ProcurementState) -> Result<(), BadFact> {
    facts.value_pence.map_or(Ok(()), |value| not_negative("value_pence", value))?;
    for (field, day) in [
        ("tender_notice", facts.tender_notice),
        ("transparency_notice", facts.transparency_notice),
        ("award_notice", facts.award_notice),
        ("entered", facts.entered),
        ("abandoned", facts.abandoned),
    ] {
        day.map_or(Ok(()), |day| not_before(field, day, facts.commenced, "the procurement began"))?;
    }
    for (field, day) in [
        ("details_notice", facts.details_notice),
        ("copy_published", facts.copy_published),
        ("performance_published", facts.performance_published),
        ("ended", facts.ended),
    ] {
        if let (Some(day), Some(entered)) = (day, facts.entered) {
            not_before(field, day, entered, "the contract was entered into")?;
        }
    }
    match (facts.termination_notice, facts.ended) {
        (Some(notice), Some(ended)) => not_before("termination_notice", notice, ended, "the contract ended"),
        _ => Ok(()),
    }
}

impl ProcurementState {
    pub(super) fn threshold_facts(&self) -> ThresholdFacts {
        ThresholdFacts { contract_kind: self.contract_kind, commenced: self.commenced, value_pence: self.value_pence }
    }

    pub(super) fn below_threshold_facts(&self, value_pence: Pence) -> BelowThresholdFacts {
        BelowThresholdFacts {
            contract_kind: self.contract_kind,
            commenced: self.commenced,
            value_pence,
            invitation: Some(match self.route {
                Route::Competition => Invitation::OpenAdvert,
                Route::Selected | Route::DynamicMarket => Invitation::Selected,
                Route::CallOff => Invitation::CallOff,
                Route::Direct | Route::UserChoice => Invitation::Direct,
            }),
            exempted: None,
            school: None,
            awarded: self.award_notice.or(self.entered).or(Some(self.today)),
        }
    }

    /// Whether the contract comes of a competition under s.19, with assessed tenders.
    pub(super) const fn is_competed(&self) -> bool {
        matches!(self.route, Route::Competition | Route::Selected | Route::DynamicMarket)
    }

    /// Whether it was decided not to award.
    pub(super) const fn is_abandoned(&self) -> bool {
        self.abandoned.is_some()
    }
}
