//! What is asked about a procurement that is thought of.

use crate::law::notices::{ProcurementState, Route, begun};
use crate::law::rules::value::{RelatedContract, ValuePart};
use crate::law::thresholds::ContractKind;
use crate::values::Pence;
use jiff::civil::Date;

choice! {
    /// Who buys.
    Authority {
        Council "council" "A council";
        School "school" "A school";
        Central "central" "Central government";
        Utility "utility" "A utility";
    }
}

facts! {
    /// A procurement that is thought of.
    OutlineFacts {
        "What is to be bought?"
        contract_kind: ContractKind, flag "type";
        "Who buys it?"
        authority: Authority;
        "On which day is the procurement to begin, with its first notice?"
        begins: Date;
        "What is the estimated value, VAT included?"
        value_pence: Option<Pence>;
        "What is the estimated value without VAT, for the council's own rules?"
        net_value_pence: Option<Pence>;
        "If the value is not estimated yet, what are its parts?"
        parts: Vec<ValuePart>;
        "Which other contracts belong together with this one?"
        related: Vec<RelatedContract>;
        "Which route is thought of?"
        route: Option<Route>;
        "Can tenders be submitted electronically?"
        electronic: Option<bool>;
        "Are all tender documents provided with the notice?"
        documents_with_notice: Option<bool>;
        "Does a state of urgency make every longer period impractical?"
        urgent: Option<bool>;
        "Was the market engaged, or is that planned?"
        market_engaged: Option<bool>;
        "How many days are planned from the last day for tenders, or from the first notice of a direct award, to the contract award notice?"
        assessment_days: Option<u16>;
        "From which amount does the council call a decision key?"
        key_from_pence: Option<Pence>;
        "In how many wards is the effect of the decision significant?"
        wards: Option<u32>;
    }
}

/// A procurement of which only the beginning is known.
#[must_use]
pub const fn thought_of(contract_kind: ContractKind, begins: Date) -> OutlineFacts {
    OutlineFacts {
        contract_kind,
        authority: Authority::Council,
        begins,
        value_pence: None,
        net_value_pence: None,
        parts: Vec::new(),
        related: Vec::new(),
        route: None,
        electronic: None,
        documents_with_notice: None,
        urgent: None,
        market_engaged: None,
        assessment_days: None,
        key_from_pence: None,
        wards: None,
    }
}

impl OutlineFacts {
    /// The route that everything is worked out for.
    pub(super) fn route(&self) -> Route {
        self.route.unwrap_or(Route::Competition)
    }

    /// The procurement on the day it begins.
    pub(super) fn state(&self, value_pence: Option<Pence>) -> ProcurementState {
        ProcurementState {
            value_pence,
            urgent: self.urgent,
            market_engaged: self.market_engaged,
            ..begun(self.begins, self.contract_kind, self.route(), self.begins)
        }
    }
}
