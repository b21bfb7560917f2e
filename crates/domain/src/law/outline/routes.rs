//! Which routes to a contract are open.

use super::OutlineFacts;
use crate::law::notices::Route;
use crate::law::rules::SuitabilityStage;
use crate::law::rules::suitability_stage::SuitabilityStageFacts;
use crate::law::thresholds::ContractKind;
use crate::law::{BadFact, Reasons, Rule, Settings};
use crate::values::Pence;
use serde::Serialize;

named! {
    /// Whether a route is open.
    Openness {
        Open "open" "Open";
        OnCondition "on_condition" "Open on a condition";
        Closed "closed" "Closed";
    }
}

/// A route, and whether it is open.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct OpenRoute {
    /// The route.
    pub route: &'static str,
    /// Whether it is open.
    pub open: &'static str,
    /// Why, or on which condition.
    pub why: &'static str,
    /// The law.
    pub law: &'static str,
}

const fn open_route(route: Route, open: Openness, why: &'static str, law: &'static str) -> OpenRoute {
    OpenRoute { route: route.label(), open: open.label(), why, law }
}

const CALL_OFF: &str = "a framework covers it, the council may use it, and its term has not ended";
const MARKET: &str = "a dynamic market covers it";

/// The routes of a contract at or above its threshold.
fn above(kind: ContractKind) -> Vec<OpenRoute> {
    use Openness::{Closed, OnCondition, Open};
    let user_choice = if kind.is_light_touch() {
        (OnCondition, "the person who uses the services chooses, and the law allows the choice")
    } else {
        (Closed, "only light touch services can be awarded by the user's choice")
    };
    vec![
        open_route(
            Route::Competition,
            Open,
            "a public contract is competed for unless another route stands open",
            "ss.19-20",
        ),
        open_route(
            Route::Selected,
            OnCondition,
            "a competitive flexible procedure begins with a stage that is open to all",
            "ss.20 and 22",
        ),
        open_route(Route::DynamicMarket, OnCondition, MARKET, "ss.34-35"),
        open_route(Route::CallOff, OnCondition, CALL_OFF, "ss.45-46"),
        open_route(
            Route::Direct,
            OnCondition,
            "a ground of the Act is met, and a transparency notice comes before the award",
            "ss.41-44 and Schedule 5",
        ),
        open_route(Route::UserChoice, user_choice.0, user_choice.1, "Schedule 5 paras 15-17"),
    ]
}

/// The routes of a contract below its threshold; whether who tenders may be limited by suitability.
pub(super) fn below(kind: ContractKind, stage_allowed: bool) -> Vec<OpenRoute> {
    use Openness::{OnCondition, Open};
    let competition = if stage_allowed {
        "open to all; a stage of suitability is allowed"
    } else {
        "open to all; who may tender must not be limited by suitability"
    };
    let mut routes = vec![
        open_route(Route::Competition, Open, competition, "ss.84-87"),
        open_route(
            Route::Selected,
            Open,
            "the Act does not forbid it below the threshold; the council's own rules may",
            "s.87",
        ),
        open_route(Route::DynamicMarket, OnCondition, MARKET, "ss.34-35"),
        open_route(Route::CallOff, OnCondition, CALL_OFF, "ss.45-46"),
        open_route(
            Route::Direct,
            Open,
            "the Act does not forbid it below the threshold; the council's own rules may",
            "s.87",
        ),
    ];
    if kind.is_light_touch() {
        let why = "the person who uses the services chooses, and the law allows the choice";
        routes.push(open_route(Route::UserChoice, OnCondition, why, "Schedule 5 paras 15-17"));
    }
    routes
}

/// The routes, with a word on the one that is thought of.
pub(super) fn routes(
    facts: &OutlineFacts,
    value: Option<Pence>,
    is_below: bool,
    settings: &Settings,
    reasons: &mut Reasons,
) -> Result<Vec<OpenRoute>, BadFact> {
    let routes = match value.filter(|_| is_below) {
        None => above(facts.contract_kind),
        Some(value_pence) => {
            let asked = SuitabilityStage::decide(
                &SuitabilityStageFacts {
                    contract_kind: facts.contract_kind,
                    commenced: facts.begins,
                    value_pence,
                    call_off: Some(facts.route() == Route::CallOff),
                },
                settings,
            )?;
            let allowed = asked.shown().is_some_and(|answer| answer.stage_allowed);
            reasons.take(asked.into_reasons());
            below(facts.contract_kind, allowed)
        }
    };
    match facts.route {
        None => reasons.count("no route is thought of yet", "worked out for a competition that is open to all"),
        Some(route) => match routes.iter().find(|one| one.route == route.label()) {
            Some(one) if one.open != Openness::Closed.label() => reasons.count(route.label(), one.why),
            Some(one) => reasons.caution(format!("{} is closed", route.label()), one.why),
            None => reasons.caution(format!("{} is closed", route.label()), "it is for light touch services alone"),
        },
    }
    Ok(routes)
}
