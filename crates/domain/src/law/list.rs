//! The one list of rules.

use super::assessment::side_by_side::SideBySide;
use super::notices::NoticesOwed;
use super::outline::Outline;
use super::rule::AnyRule;
use super::rules;

/// Every rule, in the order of its number.
pub static RULES: &[&dyn AnyRule] = &[
    &rules::EstimatedValue,
    &rules::Threshold,
    &rules::BelowThreshold,
    &rules::SuitabilityStage,
    &rules::Reservation,
    &rules::DirectAward,
    &rules::MarketEngagement,
    &rules::PlannedNotice,
    &rules::TenderPeriod,
    &rules::WorkingDay,
    &rules::Standstill,
    &rules::AssessmentSummaries,
    &rules::Proceedings,
    &rules::ContractDetails,
    &rules::PerformanceIndicators,
    &rules::PoorPerformance,
    &rules::Modification,
    &rules::ContractEnd,
    &rules::NoAward,
    &rules::PayBy,
    &rules::PaymentsCompliance,
    &rules::LargePayments,
    &rules::Pipeline,
    &rules::ExclusionNotice,
    &rules::LookBack,
    &rules::FrameworkTerm,
    &rules::Conflicts,
    &rules::Withheld,
    &rules::Retention,
    &rules::TransparencyCode,
    &rules::Sme,
    &rules::KeyDecision,
    &rules::Reorganisation,
    &rules::Ppon,
    &rules::Ocds,
    &NoticesOwed,
    &Outline,
    &SideBySide,
];

/// The rule of that code.
///
/// ```
/// use domain::law::{Settings, list};
/// let rule = list::find("standstill").unwrap();
/// let facts = serde_json::json!({ "published": "2026-11-20" });
/// let told = rule.ask(facts, &Settings::default()).unwrap();
/// assert_eq!(told.values["last_day"], "2026-12-02");
/// ```
#[must_use]
pub fn find(code: &str) -> Option<&'static dyn AnyRule> {
    RULES.iter().copied().find(|rule| rule.entry().code == code)
}

#[cfg(test)]
mod tests;
