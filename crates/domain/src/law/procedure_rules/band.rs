//! Bands of value and what they ask for.

use super::{Basis, LowerLimit, UpperLimit};
use crate::law::thresholds::ContractKind;
use serde::{Deserialize, Serialize};
use std::fmt;

/// How a contract is to be let. The later ones satisfy whoever asks for an earlier one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "route", content = "at_least")]
pub enum Route {
    /// From one supplier, shown to be value for money.
    Direct,
    /// By written quotes from so many suppliers.
    Quotes(u8),
    /// By tender.
    Tender,
}

impl fmt::Display for Route {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Route::Direct => f.write_str("direct purchase"),
            Route::Quotes(1) => f.write_str("one written quote"),
            Route::Quotes(number) => write!(f, "{number} written quotes"),
            Route::Tender => f.write_str("tender"),
        }
    }
}

named! {
    /// Where the opportunity has to be shown.
    Advert {
        NotAsked "not_asked" "nowhere";
        OwnPortal "own_portal" "on the council's own portal";
        FindATender "find_a_tender" "on Find a Tender";
    }
}

/// Who may allow a departure.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "waiver")]
pub enum WaiverPath {
    /// Nobody.
    NotAllowed,
    /// The holder of a post.
    By {
        /// The post.
        approver: String,
        /// To whom it is reported afterwards; none where nobody has to be told.
        reported_to: Option<String>,
    },
}

impl fmt::Display for WaiverPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            WaiverPath::NotAllowed => f.write_str("not allowed"),
            WaiverPath::By { approver, reported_to: None } => write!(f, "by {approver}"),
            WaiverPath::By { approver, reported_to: Some(body) } => write!(f, "by {approver}, reported to {body}"),
        }
    }
}

/// A band of value and what it asks for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Band {
    /// What the council calls it.
    pub name: String,
    /// The kinds of contract it is for; every kind where the list is empty.
    #[serde(default)]
    pub kinds: Vec<ContractKind>,
    /// What the value is of.
    pub basis: Basis,
    /// Where it begins.
    pub from: LowerLimit,
    /// Where it ends.
    pub up_to: UpperLimit,
    /// How the contract is to be let.
    pub route: Route,
    /// Where the opportunity has to be shown.
    pub advert: Advert,
    /// The post that approves the award.
    pub approver: String,
    /// Who may allow a departure.
    pub waiver: WaiverPath,
}

impl Band {
    /// Whether the band is for a kind of contract.
    #[must_use]
    pub fn is_for(&self, kind: ContractKind) -> bool {
        self.kinds.is_empty() || self.kinds.contains(&kind)
    }
}

named! {
    /// What is asked for from a value on, besides the route.
    RequirementSubject {
        ProcurementEngaged "procurement_engaged" "the procurement team is engaged";
        ContractPublished "contract_published" "the opportunity and the award are published";
        SocialValue "social_value" "social value is part of the award criteria";
        FinancialCheck "financial_check" "the supplier's finances are checked";
        LegalAdvice "legal_advice" "legal advice is taken";
        Seal "seal" "the contract is sealed as a deed";
        MemberDecision "member_decision" "members decide";
    }
}

/// Something asked for from a value on, and where the council's papers say so.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Requirement {
    /// What is asked for.
    pub subject: RequirementSubject,
    /// From which value.
    pub from: LowerLimit,
    /// What the value is of.
    pub basis: Basis,
    /// Where it is written.
    pub said_in: String,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_later_route_satisfies_whoever_asks_for_an_earlier_one() {
        let routes = [Route::Direct, Route::Quotes(1), Route::Quotes(3), Route::Tender];
        assert!(routes.is_sorted());
    }
}
