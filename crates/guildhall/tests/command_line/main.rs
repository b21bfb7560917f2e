//! The program as it is used from a terminal: what it prints, what it saves, how it exits.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on says so and stops")]

mod asking;
mod configuring;
mod demonstrating;
mod digesting;
mod dry_running;
mod importing;
mod killing;
mod law;
mod losses;
mod program;
mod referring;
mod serving;
mod taking_over;
mod upkeeping;
