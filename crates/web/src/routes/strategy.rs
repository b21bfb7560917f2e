//! The addresses of the strategy.

use super::{Access, BOTH, GET, POST, Route, facts};
use crate::pages::strategy::{
    actions, area, audits, capacity, compare, ending, help, home, import, outcomes, rounds, supplier_failure,
};
use axum::routing::{get, post};
use domain::access::Action;

pub(super) fn routes() -> Vec<Route> {
    let mut all = round_routes();
    all.extend(plan_routes());
    all
}

fn round_routes() -> Vec<Route> {
    use rounds::{agree, answer, list, prepare, show};
    let (see, settle) = (Access::Needs(Action::SeeStrategy), Access::Needs(Action::SettleStrategy));
    let manage = Access::Needs(Action::ManageCouncil);
    vec![
        (facts("/today", GET, see), get(crate::pages::home::today::open)),
        (facts("/strategy", GET, see), get(home::open)),
        (facts("/strategy/areas/{edition}/{area}", GET, see), get(area::open)),
        (facts("/strategy/areas/{edition}/{area}/target", POST, settle), post(area::send)),
        (facts("/strategy/compare", GET, see), get(compare::open)),
        (facts("/strategy/compare/settings", BOTH, settle), get(compare::settings::open).post(compare::settings::send)),
        (facts("/strategy/compare/outside", BOTH, manage), get(compare::outside::open).post(compare::outside::send)),
        (facts("/strategy/compare/outside/{number}/withdraw", POST, manage), post(compare::outside::withdraw)),
        (facts("/strategy/rounds", GET, see), get(list::open)),
        (facts("/strategy/rounds/download/{form}", GET, see), get(list::send_file)),
        (facts("/strategy/rounds/new", BOTH, settle), get(prepare::open).post(prepare::send)),
        (facts("/strategy/rounds/{id}", GET, see), get(show::open)),
        (facts("/strategy/rounds/{id}/invite", POST, settle), post(show::invite)),
        (facts("/strategy/rounds/{id}/step/{step}", POST, settle), post(show::step)),
        (facts("/strategy/rounds/{id}/answer", GET, see), get(answer::open_own)),
        (facts("/strategy/rounds/{id}/answer/{area}", BOTH, see), get(answer::own_area).post(answer::send_own)),
        (facts("/strategy/rounds/{id}/assessors/{assessor}", GET, settle), get(answer::open_other)),
        (facts("/strategy/rounds/{id}/assessors/{assessor}/release", POST, settle), post(show::release)),
        (
            facts("/strategy/rounds/{id}/assessors/{assessor}/areas/{area}", BOTH, settle),
            get(answer::other_area).post(answer::send_other),
        ),
        (facts("/strategy/rounds/{id}/agree/{area}", GET, see), get(agree::open)),
        (facts("/strategy/rounds/{id}/agree/{area}/level", POST, settle), post(agree::send)),
    ]
}

fn plan_routes() -> Vec<Route> {
    use actions::{form, list, show};
    let (see, edit) = (Access::Needs(Action::SeeStrategy), Access::Needs(Action::EditStrategy));
    let (settle, audit) = (Access::Needs(Action::SettleStrategy), Access::Needs(Action::RecordAudit));
    vec![
        (facts("/strategy/actions", GET, see), get(list::open)),
        (facts("/strategy/actions/download/{form}", GET, see), get(list::send_file)),
        (facts("/strategy/actions/new", BOTH, edit), get(form::new).post(form::add)),
        (facts("/strategy/actions/{id}", GET, see), get(show::open)),
        (facts("/strategy/actions/{id}/change", BOTH, edit), get(form::open).post(form::change)),
        (facts("/strategy/actions/{id}/step/{step}", POST, edit), post(show::step)),
        (facts("/strategy/actions/{id}/own/{step}", POST, see), post(show::own_step)),
        (facts("/strategy/actions/{id}/merge", POST, edit), post(show::merge)),
        (facts("/strategy/audits", GET, see), get(audits::list::open)),
        (facts("/strategy/audits/download/{form}", GET, see), get(audits::list::send_file)),
        (facts("/strategy/audits/new", BOTH, audit), get(audits::record::open).post(audits::record::send)),
        (facts("/strategy/audits/{id}", GET, see), get(audits::show::open)),
        (facts("/strategy/audits/{id}/recommendations", POST, audit), post(audits::show::recommend)),
        (facts("/strategy/audits/{id}/recommendations/{number}", POST, audit), post(audits::show::follow_up)),
        (facts("/strategy/help", BOTH, Access::Needs(Action::AskForHelp)), get(help::open).post(help::send)),
        (facts("/strategy/outcomes", GET, see), get(outcomes::open)),
        (facts("/strategy/outcomes/keep", POST, settle), post(outcomes::send)),
        (facts("/strategy/outcomes/end", POST, settle), post(outcomes::end)),
        (facts("/strategy/supplier-failure", GET, see), get(supplier_failure::open)),
        (facts("/strategy/capacity", GET, see), get(capacity::open)),
        (facts("/strategy/capacity/keep", POST, settle), post(capacity::send)),
        (facts("/strategy/import", BOTH, settle), get(import::open).post(import::send)),
        (facts("/strategy/import/template", GET, settle), get(import::template)),
        (facts("/strategy/import/{number}", GET, settle), get(import::show)),
        (facts("/strategy/import/{number}/settle", POST, settle), post(import::settle)),
        (facts("/strategy/import/{number}/bring-in", POST, settle), post(import::bring_in)),
        (facts("/strategy/export", GET, settle), get(import::export)),
        (facts("/strategy/ending", BOTH, settle), get(ending::open).post(ending::send)),
        (facts("/strategy/ending/pass", POST, settle), post(ending::pass)),
    ]
}
