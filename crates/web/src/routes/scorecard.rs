//! The addresses of the scorecard, its figures, the checks of levels, the editions, and the set-up as a file.

use super::{Access, BOTH, GET, POST, Route, facts};
use crate::pages::public;
use crate::pages::strategy::{checks, configuration, editions, figures, scorecard};
use axum::routing::{get, post};
use domain::access::Action;

pub(super) fn routes() -> Vec<Route> {
    let mut all = scorecard_routes();
    all.extend(check_routes());
    all.extend(edition_routes());
    all.extend(configuration_routes());
    all
}

fn scorecard_routes() -> Vec<Route> {
    use scorecard::{change, download, off, one, report, settings, show, value};
    let (see, edit) = (Access::Needs(Action::SeeStrategy), Access::Needs(Action::EditStrategy));
    let settle = Access::Needs(Action::SettleStrategy);
    vec![
        (facts("/strategy/scorecard", GET, see), get(show::open)),
        (facts("/strategy/scorecard/begin", POST, settle), post(show::begin)),
        (facts("/strategy/scorecard/download/{form}", GET, see), get(download::send_file)),
        (facts("/strategy/scorecard/new", BOTH, settle), get(change::new).post(change::add)),
        (facts("/strategy/scorecard/report", BOTH, edit), get(report::open).post(report::send)),
        (facts("/strategy/scorecard/settings", BOTH, settle), get(settings::open).post(settings::send)),
        (facts("/strategy/scorecard/{code}", GET, see), get(one::open)),
        (facts("/strategy/scorecard/{code}/off", POST, settle), post(off::send)),
        (facts("/strategy/scorecard/{code}/change", BOTH, settle), get(change::open).post(change::send)),
        (facts("/strategy/scorecard/{code}/value", BOTH, edit), get(value::open).post(value::send)),
        (facts("/strategy/figures", GET, see), get(figures::open)),
        (facts("/strategy/figures/download/{form}", GET, see), get(figures::send_file)),
        (facts("/strategy/figures/new", BOTH, edit), get(figures::enter::open).post(figures::enter::send)),
        (facts("/public/strategy/{council}", GET, Access::Public), get(public::scorecard::open)),
    ]
}

fn check_routes() -> Vec<Route> {
    use checks::{change, show};
    let (see, settle) = (Access::Needs(Action::SeeStrategy), Access::Needs(Action::SettleStrategy));
    vec![
        (facts("/strategy/checks", GET, see), get(checks::open)),
        (facts("/strategy/checks/download/{form}", GET, see), get(checks::send_file)),
        (facts("/strategy/checks/new", BOTH, settle), get(change::new).post(change::add)),
        (facts("/strategy/checks/{code}", GET, see), get(show::open)),
        (facts("/strategy/checks/{code}/change", BOTH, settle), get(change::open).post(change::send)),
        (facts("/strategy/checks/{code}/aside", POST, settle), post(show::put_aside)),
    ]
}

fn edition_routes() -> Vec<Route> {
    use editions::{add, show, step, wording};
    let (see, settle) = (Access::Needs(Action::SeeStrategy), Access::Needs(Action::SettleStrategy));
    vec![
        (facts("/strategy/editions", GET, see), get(editions::open)),
        (facts("/strategy/editions/download/{form}", GET, see), get(editions::send_file)),
        (facts("/strategy/editions/choose", POST, settle), post(editions::choose)),
        (facts("/strategy/editions/new", BOTH, settle), get(add::open).post(add::send)),
        (facts("/strategy/editions/{code}", GET, see), get(show::open)),
        (facts("/strategy/editions/{code}/text", GET, see), get(show::send_text)),
        (facts("/strategy/editions/{code}/json", GET, see), get(show::send_json)),
        (facts("/strategy/editions/{code}/step/{step}", BOTH, settle), get(step::open).post(step::send)),
        (facts("/strategy/editions/{code}/wording", BOTH, settle), get(wording::open).post(wording::send)),
    ]
}

fn configuration_routes() -> Vec<Route> {
    use configuration::show;
    let settle = Access::Needs(Action::SettleStrategy);
    vec![
        (facts("/strategy/configuration", BOTH, settle), get(configuration::open).post(configuration::send)),
        (facts("/strategy/configuration/download", GET, settle), get(configuration::download)),
        (facts("/strategy/configuration/{number}", GET, settle), get(show::open)),
        (facts("/strategy/configuration/{number}/bring-in", POST, settle), post(show::bring_in)),
    ]
}
