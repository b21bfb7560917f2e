//! The addresses of reports.

use super::{Access, BOTH, GET, POST, Route, facts};
use crate::pages::reports::{calendar, home, papers, redline, strategy, view};
use axum::routing::{get, post};
use domain::access::Action;

pub(super) fn routes() -> Vec<Route> {
    let (see, edit) = (Access::Needs(Action::SeeReports), Access::Needs(Action::EditReports));
    vec![
        (facts("/reports", GET, see), get(home::open)),
        (facts("/reports/view/{kind}", GET, see), get(view::open)),
        (facts("/reports/view/{kind}/docx", GET, see), get(view::docx)),
        (facts("/reports/view/{kind}/text", GET, see), get(view::text)),
        (facts("/reports/calendar/new", BOTH, edit), get(calendar::form::new).post(calendar::form::add)),
        (facts("/reports/calendar/{id}", GET, see), get(calendar::show::open)),
        (facts("/reports/calendar/{id}/reported", POST, edit), post(calendar::show::record)),
        (facts("/reports/calendar/{id}/change", BOTH, edit), get(calendar::form::change).post(calendar::form::send)),
        (facts("/reports/reported", GET, see), get(calendar::archive::list)),
        (facts("/reports/reported/download/{form}", GET, see), get(calendar::archive::send_file)),
        (facts("/reports/reported/{id}", GET, see), get(calendar::archive::open)),
        (facts("/reports/reported/{id}/docx", GET, see), get(calendar::archive::docx)),
        (facts("/reports/papers", GET, see), get(papers::list)),
        (facts("/reports/papers/download/{form}", GET, see), get(papers::send_file)),
        (facts("/reports/papers/new", BOTH, edit), get(papers::form::new).post(papers::form::add)),
        (facts("/reports/papers/{id}", GET, see), get(papers::show::open)),
        (facts("/reports/papers/{id}/docx", GET, see), get(papers::show::docx)),
        (facts("/reports/papers/{id}/change", BOTH, edit), get(papers::form::change).post(papers::form::send)),
        (facts("/reports/papers/{id}/lay", POST, edit), post(papers::show::lay)),
        (facts("/reports/strategy", GET, see), get(strategy::open)),
        (facts("/reports/strategy/begin", POST, edit), post(strategy::begin)),
        (facts("/reports/strategy/{id}", GET, see), get(strategy::version)),
        (facts("/reports/strategy/{id}/docx", GET, see), get(strategy::docx)),
        (facts("/reports/strategy/{id}/changes", GET, see), get(redline::changes)),
        (facts("/reports/strategy/{id}/since-consultation", GET, see), get(redline::since_consultation)),
        (facts("/reports/strategy/{id}/say", POST, see), post(strategy::say)),
        (facts("/reports/strategy/{id}/{step}", POST, edit), post(strategy::step)),
    ]
}
