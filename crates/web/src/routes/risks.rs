//! The addresses of risks and savings.

use super::{Access, BOTH, GET, POST, Route, facts};
use crate::pages::suppliers::strategic;
use crate::pages::{risks, savings};
use axum::routing::{get, post};
use domain::access::Action;

pub(super) fn routes() -> Vec<Route> {
    let mut all = risk_routes();
    all.extend(saving_routes());
    all.extend(strategic_routes());
    all
}

fn risk_routes() -> Vec<Route> {
    use risks::{appetite, close, enter, list, review, scale, scales, show, steps};
    let (see, edit) = (Access::Needs(Action::SeeRisks), Access::Needs(Action::EditRisks));
    let settle = Access::Needs(Action::SettleStrategy);
    vec![
        (facts("/risks", GET, see), get(list::open)),
        (facts("/risks/download/{form}", GET, see), get(list::send_file)),
        (facts("/risks/new", BOTH, edit), get(enter::open_new).post(enter::send_new)),
        (facts("/risks/scales", GET, see), get(scales::open)),
        (facts("/risks/scales/adopt", POST, settle), post(scales::send)),
        (facts("/risks/scales/new", BOTH, settle), get(steps::open_new).post(steps::send_new)),
        (facts("/risks/scales/{code}/steps", BOTH, settle), get(steps::open).post(steps::send)),
        (facts("/risks/scales/{code}", BOTH, settle), get(scale::open).post(scale::send)),
        (facts("/risks/scales/{code}/appetite", BOTH, settle), get(appetite::open).post(appetite::send)),
        (facts("/risks/{id}", GET, see), get(show::open)),
        (facts("/risks/{id}/change", BOTH, edit), get(enter::open_change).post(enter::send_change)),
        (facts("/risks/{id}/review", BOTH, edit), get(review::open).post(review::send)),
        (facts("/risks/{id}/close", BOTH, edit), get(close::open).post(close::send)),
    ]
}

fn strategic_routes() -> Vec<Route> {
    use strategic::{enter, list, show};
    let (see, edit) = (Access::Needs(Action::SeeSavings), Access::Needs(Action::EditSavings));
    vec![
        (facts("/suppliers/strategic", GET, see), get(list::open)),
        (facts("/suppliers/strategic/download/{form}", GET, see), get(list::send_file)),
        (facts("/suppliers/strategic/new", BOTH, edit), get(enter::open_new).post(enter::send_new)),
        (facts("/suppliers/strategic/{number}", GET, see), get(show::open)),
        (facts("/suppliers/strategic/{number}/change", BOTH, edit), get(enter::open_change).post(enter::send_change)),
    ]
}

fn saving_routes() -> Vec<Route> {
    use savings::{claim, decide, effort, enter, joint, list, send_back, show, sign_off, withdraw};
    let (see, edit) = (Access::Needs(Action::SeeSavings), Access::Needs(Action::EditSavings));
    let sign = Access::Needs(Action::SignOffSavings);
    vec![
        (facts("/savings", GET, see), get(list::open)),
        (facts("/savings/download/{form}", GET, see), get(list::send_file)),
        (facts("/savings/new", BOTH, edit), get(enter::open_new).post(enter::send_new)),
        (facts("/savings/effort", GET, see), get(effort::open)),
        (facts("/savings/effort/download/{form}", GET, see), get(effort::send_file)),
        (facts("/savings/effort/new", BOTH, edit), get(effort::open_new).post(effort::send_new)),
        (facts("/savings/effort/{number}", GET, see), get(effort::open_one)),
        (facts("/savings/effort/{number}/correct", BOTH, edit), get(effort::open_correct).post(effort::send_correct)),
        (facts("/savings/joint", GET, see), get(joint::list::open)),
        (facts("/savings/joint/download/{form}", GET, see), get(joint::list::send_file)),
        (facts("/savings/joint/new", BOTH, edit), get(joint::enter::open_new).post(joint::enter::send_new)),
        (facts("/savings/joint/{number}", GET, see), get(joint::show::open)),
        (
            facts("/savings/joint/{number}/change", BOTH, edit),
            get(joint::enter::open_change).post(joint::enter::send_change),
        ),
        (facts("/savings/{id}", GET, see), get(show::open)),
        (facts("/savings/{id}/change", BOTH, edit), get(enter::open_change).post(enter::send_change)),
        (facts("/savings/{id}/years/{year}", BOTH, edit), get(claim::open).post(claim::send)),
        (facts("/savings/{id}/years/{year}/sign-off", BOTH, sign), get(sign_off::open).post(sign_off::send)),
        (facts("/savings/{id}/years/{year}/send-back", BOTH, sign), get(send_back::open).post(send_back::send)),
        (facts("/savings/{id}/decide", BOTH, edit), get(decide::open).post(decide::send)),
        (facts("/savings/{id}/withdraw", BOTH, edit), get(withdraw::open).post(withdraw::send)),
    ]
}
