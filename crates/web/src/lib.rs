//! Pages and addresses: the only crate that knows HTTP and HTML.
//!
//! It reads through `store` and `ledger` and changes things only through `actions`; it never writes and holds no rule.
//! Start at `routes.rs`: one table of every address, its page and who may open it.

mod address;
pub mod assets;
pub mod charts;
pub mod components;
mod cx;
mod failure;
mod forms;
mod guard;
mod headers;
mod metrics;
mod navigation;
mod page;
mod pages;
mod parts;
mod routes;
mod serve;

pub use routes::{Access, RouteFacts, route_table, router};
pub use serve::serve;

use actions::Guildhall;

/// What every page is given.
#[derive(Clone, Debug)]
pub struct App {
    /// The open Guildhall.
    pub guildhall: Guildhall,
    /// How it is served.
    pub settings: Settings,
}

/// How a Guildhall is served.
#[derive(Clone, Debug)]
pub struct Settings {
    /// The token of the link for the first start; none once there is a council.
    pub setup_token: Option<String>,
    /// Whether cookies are only sent over HTTPS and browsers are told to insist on it.
    pub secure_cookies: bool,
    /// The most bytes of an uploaded file.
    pub upload_bytes_max: u64,
    /// Whether `/metrics` answers.
    pub metrics: bool,
}

impl Default for Settings {
    fn default() -> Self {
        Settings { setup_token: None, secure_cookies: true, upload_bytes_max: 2_500_000_000, metrics: true }
    }
}
