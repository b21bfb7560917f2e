//! The addresses of meetings, of the log of advice, and of councils to learn from.

use super::{Access, BOTH, GET, POST, Route, facts};
use crate::pages::library::exemplars;
use crate::pages::meetings::{advice, advice_form, form, list, show};
use axum::routing::{get, post};
use domain::access::Action;

const SEE: Access = Access::Needs(Action::SeeStrategy);
const EDIT: Access = Access::Needs(Action::EditStrategy);
const SETTLE: Access = Access::Needs(Action::SettleStrategy);

pub(super) fn routes() -> Vec<Route> {
    vec![
        (facts("/strategy/meetings", GET, SEE), get(list::open)),
        (facts("/strategy/meetings/download/{form}", GET, SEE), get(list::send_file)),
        (facts("/strategy/meetings/new", BOTH, EDIT), get(form::new).post(form::add)),
        (facts("/strategy/meetings/{id}", GET, SEE), get(show::open)),
        (facts("/strategy/meetings/{id}/change", BOTH, EDIT), get(form::open).post(form::change)),
        (facts("/strategy/advice", GET, SEE), get(advice::open)),
        (facts("/strategy/advice/download/{form}", GET, SEE), get(advice::send_file)),
        (facts("/strategy/advice/new", BOTH, EDIT), get(advice_form::new).post(advice_form::add)),
        (facts("/strategy/advice/{id}/change", BOTH, EDIT), get(advice_form::open).post(advice_form::change)),
        (facts("/strategy/exemplars", GET, SEE), get(exemplars::open)),
        (facts("/strategy/exemplars/download/{form}", GET, SEE), get(exemplars::send_file)),
        (facts("/strategy/exemplars/offer", BOTH, SETTLE), get(exemplars::open_offer).post(exemplars::offer)),
        (facts("/strategy/exemplars/end", POST, SETTLE), post(exemplars::end)),
    ]
}
