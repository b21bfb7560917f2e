//! Every address: its path, its page, and who may open it. One table.

mod format_requests;
mod meetings;
mod reports;
mod risks;
mod scorecard;
mod strategy;
mod surveys;

use crate::pages::{
    account, api, council, feeds, first_start, home, law, losses, people, plain, public, publication, sign_in, spend,
    suppliers, trail,
};
use crate::{App, assets, guard, headers, metrics};
use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::middleware::{from_fn, from_fn_with_state};
use axum::routing::{MethodRouter, get, post};
use domain::access::Action;

/// Who may open an address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Access {
    /// Anybody.
    Public,
    /// Anybody who is signed in.
    SignedIn,
    /// Those whose role in their council allows the action.
    Needs(Action),
    /// Programs that send a council's token.
    Token,
}

/// What is known of an address without opening it.
#[derive(Clone, Copy, Debug)]
pub struct RouteFacts {
    /// The path, with its variable parts in braces.
    pub path: &'static str,
    /// Whether it is opened (GET), changed (POST), or both.
    pub methods: &'static [&'static str],
    /// Who may.
    pub access: Access,
}

type Route = (RouteFacts, MethodRouter<App>);

const GET: &[&str] = &["GET"];
const POST: &[&str] = &["POST"];
const BOTH: &[&str] = &["GET", "POST"];

const fn facts(path: &'static str, methods: &'static [&'static str], access: Access) -> RouteFacts {
    RouteFacts { path, methods, access }
}

fn routes() -> Vec<Route> {
    let mut all = house_routes();
    all.extend(people_routes());
    all.extend(spend_routes());
    all.extend(scope_routes());
    all.extend(supplier_routes());
    all.extend(losses_routes());
    all.extend(figures_routes());
    all.extend(publication_routes());
    all.extend(public_routes());
    all.extend(feeds_routes());
    all.extend(procedure_rules_routes());
    all.extend(law_settings_routes());
    all.extend(law_routes());
    all.extend(risks::routes());
    all.extend(strategy::routes());
    all.extend(reports::routes());
    all.extend(surveys::routes());
    all.extend(meetings::routes());
    all.extend(scorecard::routes());
    all.extend(format_requests::routes());
    all
}

fn house_routes() -> Vec<Route> {
    use Access::{Needs, Public, SignedIn};
    vec![
        (facts("/", GET, Public), get(home::open)),
        (facts("/first-start/{token}", BOTH, Public), get(first_start::open).post(first_start::send)),
        (facts("/sign-in", BOTH, Public), get(sign_in::open).post(sign_in::send)),
        (facts("/sign-out", POST, SignedIn), post(sign_in::out)),
        (facts("/choose-council", GET, SignedIn), get(home::choose)),
        (facts("/switch-council", POST, SignedIn), post(home::switch)),
        (facts("/account", BOTH, SignedIn), get(account::open).post(account::send)),
        (facts("/account/mail", BOTH, SignedIn), get(account::mail::open).post(account::mail::send)),
        (facts("/trail", GET, Needs(Action::SeeTrail)), get(trail::open)),
        (facts("/trail/download/{form}", GET, Needs(Action::SeeTrail)), get(trail::send_file)),
        (facts("/accessibility", GET, Public), get(plain::accessibility)),
        (facts("/privacy", GET, Public), get(plain::privacy)),
        (facts("/health", GET, Public), get(plain::health)),
        (facts("/ready", GET, Public), get(plain::ready)),
        (facts("/metrics", GET, Public), get(plain::metrics)),
    ]
}

fn people_routes() -> Vec<Route> {
    use Access::Needs;
    let manage = Needs(Action::ManagePeople);
    vec![
        (facts("/people", GET, Needs(Action::SeePeople)), get(people::list::open)),
        (facts("/people/download/{form}", GET, Needs(Action::SeePeople)), get(people::list::download)),
        (facts("/people/new", BOTH, manage), get(people::add::open).post(people::add::send)),
        (facts("/people/mail", GET, manage), get(people::mail::open)),
        (facts("/people/mail/download/{form}", GET, manage), get(people::mail::send_file)),
        (facts("/people/mail/test", POST, manage), post(people::mail::test)),
        (facts("/people/{id}", GET, Needs(Action::SeePeople)), get(people::show::open)),
        (facts("/people/{id}/roles", POST, manage), post(people::change::roles)),
        (facts("/people/{id}/password", POST, manage), post(people::change::password)),
        (facts("/people/{id}/end", POST, manage), post(people::change::end)),
        (facts("/people/{id}/erase", POST, Needs(Action::ErasePersonalData)), post(people::change::erase)),
    ]
}

fn spend_routes() -> Vec<Route> {
    use Access::Needs;
    let see = Needs(Action::SeeSpend);
    let import = Needs(Action::ImportPayments);
    vec![
        (facts("/spend", GET, see), get(spend::home::open)),
        (facts("/spend/by/{what}", GET, see), get(spend::breakdown::open)),
        (facts("/spend/by/{what}/download/{form}", GET, see), get(spend::breakdown::download)),
        (facts("/spend/supplier", GET, see), get(spend::supplier::open)),
        (facts("/spend/supplier/download/{form}", GET, see), get(spend::supplier::download)),
        (facts("/spend/lines", GET, see), get(spend::lines::open)),
        (facts("/spend/lines/download/{form}", GET, see), get(spend::download::lines)),
        (facts("/spend/calendar", GET, see), get(spend::calendar::open)),
        (facts("/spend/calendar/download/{form}", GET, see), get(spend::calendar::download)),
        (facts("/spend/imports", BOTH, import), get(spend::imports::open).post(spend::upload::send)),
        (facts("/spend/imports/download/{form}", GET, import), get(spend::imports::download)),
        (facts("/spend/imports/new", GET, import), get(spend::upload::open)),
        (facts("/spend/imports/{file}", GET, import), get(spend::file::open)),
        (facts("/spend/imports/{file}/mapping", BOTH, import), get(spend::mapping::open).post(spend::mapping::send)),
        (facts("/spend/imports/{file}/import", POST, import), post(spend::file::import)),
        (facts("/spend/imports/{file}/cancel", POST, import), post(spend::file::cancel)),
        (facts("/spend/imports/{file}/discard", POST, import), post(spend::file::discard)),
        (facts("/spend/imports/{file}/undo", POST, Needs(Action::UndoImport)), post(spend::file::undo)),
    ]
}

fn scope_routes() -> Vec<Route> {
    use spend::scope::{draft, history, list, preview, rule};
    let see = Access::Needs(Action::SeeSpend);
    let edit = Access::Needs(Action::EditScopeRules);
    vec![
        (facts("/spend/scope", GET, see), get(list::open)),
        (facts("/spend/scope/download/{form}", GET, see), get(list::send_file)),
        (facts("/spend/scope/cancel", POST, edit), post(list::cancel)),
        (facts("/spend/scope/history", GET, see), get(history::open)),
        (facts("/spend/scope/history/download/{form}", GET, see), get(history::send_file)),
        (facts("/spend/scope/history/{number}", GET, see), get(history::one)),
        (facts("/spend/scope/history/{number}/restore", POST, edit), post(history::restore)),
        (facts("/spend/scope/draft", GET, edit), get(draft::open)),
        (facts("/spend/scope/draft/drop", POST, edit), post(draft::drop_draft)),
        (facts("/spend/scope/draft/new", BOTH, edit), get(rule::new).post(rule::add)),
        (facts("/spend/scope/draft/rule/{number}", BOTH, edit), get(rule::open).post(rule::change)),
        (facts("/spend/scope/draft/rule/{number}/remove", POST, edit), post(draft::remove)),
        (facts("/spend/scope/draft/rule/{number}/raise", POST, edit), post(draft::raise)),
        (facts("/spend/scope/preview", BOTH, edit), get(preview::open).post(preview::save)),
        (facts("/spend/scope/preview/download/{form}", GET, edit), get(preview::send_file)),
    ]
}

fn supplier_routes() -> Vec<Route> {
    use Access::Needs;
    let see = Needs(Action::SeeSpend);
    let manage = Needs(Action::ManageSupplierFacts);
    vec![
        (facts("/suppliers", GET, see), get(suppliers::list::open)),
        (facts("/suppliers/download/{form}", GET, see), get(suppliers::list::send_file)),
        (facts("/suppliers/unknown", GET, see), get(suppliers::unknown::open)),
        (facts("/suppliers/unknown/download/{form}", GET, see), get(suppliers::unknown::send_file)),
        (facts("/suppliers/supplier", GET, see), get(suppliers::one::open)),
        (facts("/suppliers/statements", POST, manage), post(suppliers::one::send)),
        (facts("/suppliers/statements/{id}/end", POST, manage), post(suppliers::one::end)),
        (facts("/suppliers/facts", BOTH, manage), get(suppliers::facts::open).post(suppliers::facts::send)),
        (facts("/suppliers/facts/download/{form}", GET, manage), get(suppliers::facts::send_file)),
        (facts("/suppliers/facts/{file}", GET, manage), get(suppliers::file::open)),
        (
            facts("/suppliers/facts/{file}/mapping", BOTH, manage),
            get(suppliers::mapping::open).post(suppliers::mapping::send),
        ),
        (facts("/suppliers/facts/{file}/load", POST, manage), post(suppliers::file::load)),
        (facts("/suppliers/facts/{file}/cancel", POST, manage), post(suppliers::file::cancel)),
        (facts("/suppliers/facts/{file}/discard", POST, manage), post(suppliers::file::discard)),
        (facts("/suppliers/facts/{file}/undo", POST, manage), post(suppliers::file::undo)),
        (facts("/council", BOTH, Needs(Action::ManageCouncil)), get(council::open).post(council::send)),
    ]
}

fn losses_routes() -> Vec<Route> {
    use Access::Needs;
    let see = Needs(Action::SeeLosses);
    let decide = Needs(Action::DecideLosses);
    vec![
        (facts("/losses", GET, see), get(losses::home::open)),
        (facts("/losses/run", POST, decide), post(losses::home::run)),
        (facts("/losses/map/download/{form}", GET, see), get(losses::download::heat_map)),
        (facts("/losses/list", GET, see), get(losses::list::open)),
        (facts("/losses/list/download/{form}", GET, see), get(losses::download::list)),
        (facts("/losses/areas", BOTH, decide), get(losses::area::open).post(losses::area::send)),
        (facts("/losses/settings", GET, see), get(losses::settings::open)),
        (
            facts("/losses/settings/new", BOTH, decide),
            get(losses::settings_form::open).post(losses::settings_form::send),
        ),
        (facts("/losses/settings/in-force", POST, decide), post(losses::settings::put_in_force)),
        (facts("/losses/settings/aside", POST, decide), post(losses::settings::put_aside)),
        (facts("/losses/{id}", GET, see), get(losses::show::open)),
        (facts("/losses/{id}/decide", POST, decide), post(losses::decide::send)),
    ]
}

fn figures_routes() -> Vec<Route> {
    use spend::figures::{concentration, local, over_time, payment_days, smaller_firms, voluntary_sector};
    let see = Access::Needs(Action::SeeSpend);
    let edit = Access::Needs(Action::EditContext);
    vec![
        (facts("/spend/local", GET, see), get(local::open)),
        (facts("/spend/local/download/{form}", GET, see), get(local::download)),
        (facts("/spend/smaller-firms", GET, see), get(smaller_firms::open)),
        (facts("/spend/smaller-firms/download/{form}", GET, see), get(smaller_firms::download)),
        (facts("/spend/voluntary-sector", GET, see), get(voluntary_sector::open)),
        (facts("/spend/voluntary-sector/download/{form}", GET, see), get(voluntary_sector::download)),
        (facts("/spend/concentration", GET, see), get(concentration::open)),
        (facts("/spend/concentration/download/{form}", GET, see), get(concentration::download)),
        (facts("/spend/payment-days", GET, see), get(payment_days::open)),
        (facts("/spend/payment-days/download/{form}", GET, see), get(payment_days::download)),
        (facts("/spend/over-time", GET, see), get(over_time::open)),
        (facts("/spend/over-time/download/{form}", GET, see), get(over_time::download)),
        (facts("/spend/context", GET, see), get(spend::context::show::open)),
        (facts("/spend/context/download/{form}", GET, see), get(spend::context::show::download)),
        (facts("/spend/context/new", BOTH, edit), get(spend::context::enter::open).post(spend::context::enter::send)),
        (
            facts("/spend/context/{id}/withdraw", BOTH, edit),
            get(spend::context::withdraw::open).post(spend::context::withdraw::send),
        ),
    ]
}

fn publication_routes() -> Vec<Route> {
    use publication::{home, lines, period, rules, settings};
    let prepare = Access::Needs(Action::PreparePublication);
    let publish = Access::Needs(Action::Publish);
    vec![
        (facts("/publication", GET, prepare), get(home::open)),
        (facts("/publication/download/{form}", GET, prepare), get(home::send_file)),
        (facts("/publication/settings", BOTH, publish), get(settings::open).post(settings::send)),
        (facts("/publication/rules", GET, publish), get(rules::list)),
        (facts("/publication/rules/new", BOTH, publish), get(rules::new).post(rules::add)),
        (facts("/publication/rules/{id}", BOTH, publish), get(rules::open).post(rules::change)),
        (facts("/publication/rules/{id}/end", POST, publish), post(rules::end)),
        (facts("/publication/versions/{id}/withdraw", POST, publish), post(period::withdraw)),
        (facts("/publication/{set}/{period}", GET, prepare), get(period::open)),
        (facts("/publication/{set}/{period}/publish", POST, publish), post(period::publish)),
        (facts("/publication/{set}/{period}/lines", GET, prepare), get(lines::open)),
        (facts("/publication/{set}/{period}/lines/download/{form}", GET, prepare), get(lines::send_file)),
    ]
}

fn public_routes() -> Vec<Route> {
    use Access::Public;
    vec![
        (facts("/public", GET, Public), get(public::councils::open)),
        (facts("/public/spend/{council}", GET, Public), get(public::spend::open)),
        (facts("/public/spend/{council}/download/{form}", GET, Public), get(public::spend::send_file)),
        (facts("/public/spend/{council}/{year}/{set}/{name}", GET, Public), get(public::files::open)),
    ]
}

fn feeds_routes() -> Vec<Route> {
    use Access::{Needs, Public, Token};
    let manage = Needs(Action::ManageFeeds);
    vec![
        (facts("/feeds", BOTH, manage), get(feeds::list::open).post(feeds::list::make)),
        (facts("/feeds/download/{form}", GET, manage), get(feeds::list::download)),
        (facts("/feeds/dictionary", GET, Public), get(feeds::dictionary::open)),
        (facts("/feeds/dictionary/download/{form}", GET, Public), get(feeds::dictionary::download)),
        (facts("/feeds/{id}/withdraw", BOTH, manage), get(feeds::withdraw::open).post(feeds::withdraw::send)),
        (facts("/api/v1/interface.json", GET, Public), get(api::interface)),
        (facts("/api/v1/spend/{feed}", GET, Token), get(api::spend::open)),
    ]
}

fn procedure_rules_routes() -> Vec<Route> {
    use law::procedure_rules::{ask, band, draft, history, list, preview, requirement, show};
    let (see, edit) = (Access::Needs(Action::SeeProcedureRules), Access::Needs(Action::EditProcedureRules));
    vec![
        (facts("/law/procedure-rules", GET, see), get(show::open)),
        (facts("/law/procedure-rules/download/{form}", GET, see), get(show::send_file)),
        (facts("/law/procedure-rules/attest", POST, see), post(show::attest)),
        (facts("/law/procedure-rules/ask", GET, see), get(ask::open)),
        (facts("/law/procedure-rules/history", GET, see), get(history::open)),
        (facts("/law/procedure-rules/history/download/{form}", GET, see), get(history::send_file)),
        (facts("/law/procedure-rules/history/{number}", GET, see), get(history::one)),
        (facts("/law/procedure-rules/history/{number}/restore", POST, edit), post(history::restore)),
        (facts("/law/procedure-rules/history/{number}/withdraw", POST, edit), post(history::withdraw)),
        (facts("/law/procedure-rules/draft", GET, edit), get(draft::open)),
        (facts("/law/procedure-rules/draft/begin", POST, edit), post(draft::begin)),
        (facts("/law/procedure-rules/draft/drop", POST, edit), post(draft::drop_draft)),
        (facts("/law/procedure-rules/draft/band", BOTH, edit), get(band::new).post(band::add)),
        (facts("/law/procedure-rules/draft/band/{number}", BOTH, edit), get(band::open).post(band::change)),
        (facts("/law/procedure-rules/draft/band/{number}/remove", POST, edit), post(draft::remove_band)),
        (facts("/law/procedure-rules/draft/requirement", BOTH, edit), get(requirement::new).post(requirement::add)),
        (
            facts("/law/procedure-rules/draft/requirement/{number}", BOTH, edit),
            get(requirement::open).post(requirement::change),
        ),
        (facts("/law/procedure-rules/draft/requirement/{number}/remove", POST, edit), post(draft::remove_requirement)),
        (facts("/law/procedure-rules/preview", BOTH, edit), get(preview::open).post(preview::save)),
        (facts("/law/procedure-rules/preview/download/{form}", GET, edit), get(preview::send_file)),
        (facts("/law/procedure-rules/list", POST, edit), post(list::send)),
        (facts("/law/procedure-rules/list/download/{form}", GET, edit), get(list::send_file)),
    ]
}

fn law_settings_routes() -> Vec<Route> {
    use law::settings::{self, change, history};
    let (see, edit) = (Access::Needs(Action::SeeProcedureRules), Access::Needs(Action::EditLawSettings));
    vec![
        (facts("/law/settings", GET, see), get(settings::open)),
        (facts("/law/settings/change", BOTH, edit), get(change::open).post(change::send)),
        (facts("/law/settings/history", GET, see), get(history::open)),
        (facts("/law/settings/history/download/{form}", GET, see), get(history::send_file)),
        (facts("/law/settings/history/{number}", GET, see), get(history::one)),
        (facts("/law/settings/history/{number}/restore", POST, edit), post(history::restore)),
    ]
}

fn law_routes() -> Vec<Route> {
    use Access::Public;
    use law::{ask, calendar, list, rule};
    vec![
        (facts("/law", GET, Public), get(list::open)),
        (facts("/law/download/{form}", GET, Public), get(list::send_file)),
        (facts("/law/calendar", GET, Public), get(calendar::open)),
        (facts("/law/calendar/download/{form}", GET, Public), get(calendar::send_file)),
        (facts("/law/ask", GET, Public), get(ask::open)),
        (facts("/law/ask/download/{form}", GET, Public), get(ask::send_file)),
        (facts("/law/{code}", GET, Public), get(rule::open)),
        (facts("/law/{code}/download/{form}", GET, Public), get(rule::send_file)),
        (facts("/api/v1/law/rules", GET, Public), get(api::law::list)),
        (facts("/api/v1/law/rules/{code}", BOTH, Public), get(api::law::ask).post(api::law::ask_with_facts)),
    ]
}

/// What is known of every address, for tests that leave none out.
#[must_use]
pub fn route_table() -> Vec<RouteFacts> {
    routes().into_iter().map(|(facts, _)| facts).collect()
}

/// The whole site.
pub fn router(app: App) -> Router {
    let mut pages = Router::new();
    for (facts, page) in routes() {
        let guarded = page.route_layer(from_fn_with_state((app.clone(), facts.access), guard::guard));
        pages = pages.route(facts.path, guarded);
    }
    // An upload is bounded where it is received, byte by byte; every other body by the guard.
    pages
        .merge(assets::router())
        .fallback(plain::nothing_here)
        .method_not_allowed_fallback(plain::nothing_sent)
        .layer(DefaultBodyLimit::disable())
        .layer(from_fn(metrics::measure))
        .layer(from_fn_with_state(app.clone(), headers::add))
        .with_state(app)
}
