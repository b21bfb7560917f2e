//! The addresses of requests for documents in other formats: the page for everybody, and the register for staff.

use super::{Access, BOTH, GET, POST, Route, facts};
use crate::pages::format_requests::{enter, list, settings, show};
use crate::pages::public::formats;
use axum::routing::{get, post};
use domain::access::Action;

const HANDLE: Access = Access::Needs(Action::HandleFormatRequests);
const SETTLE: Access = Access::Needs(Action::SettleFormatRequests);
const ERASE: Access = Access::Needs(Action::ErasePersonalData);

pub(super) fn routes() -> Vec<Route> {
    vec![
        (facts("/format-requests", GET, HANDLE), get(list::open)),
        (facts("/format-requests/download/{form}", GET, HANDLE), get(list::send_file)),
        (facts("/format-requests/new", BOTH, HANDLE), get(enter::open).post(enter::send)),
        (facts("/format-requests/settings", BOTH, SETTLE), get(settings::open).post(settings::send)),
        (facts("/format-requests/{id}", BOTH, HANDLE), get(show::open).post(show::send)),
        (facts("/format-requests/{id}/erase", POST, ERASE), post(show::erase)),
        (facts("/public/formats/{council}", BOTH, Access::Public), get(formats::open).post(formats::send)),
        (facts("/public/formats/{council}/{reference}", GET, Access::Public), get(formats::found)),
    ]
}
