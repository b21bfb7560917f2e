//! What tests of the whole are made with: a Guildhall in a temporary folder with a clock that stands still, invented
//! people, and a visitor who reads pages and fills forms as a browser without JavaScript does.
//!
//! Everything in it may stop the test it is used in. It is never shipped, and it never reads a real council's files.
//! Start at [`on_both_databases!`](crate::on_both_databases) and [`TestApp`].

#![expect(clippy::unwrap_used, reason = "a test that cannot go on says so and stops")]

mod app;
mod databases;
mod facts;
mod form;
mod losses;
mod outbox;
mod page;
mod payments;
mod people;
mod visitor;

pub use app::TestApp;
pub use axum::http::{Method, StatusCode};
pub use databases::{Scratch, postgres_server, run_on_postgres, run_on_sqlite};
pub use facts::{DIRECTORY, directory_csv};
pub use form::Form;
pub use losses::{Measure, Measured, measure_losses};
pub use outbox::Outbox;
pub use page::Page;
pub use payments::payments_csv;
pub use people::{PASSWORD, Someone};
pub use visitor::Visitor;
