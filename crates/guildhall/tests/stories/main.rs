//! Stories of a council, told through the whole program on both databases.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on says so and stops")]

mod backing_up;
mod comparing;
mod configuration;
mod context;
mod editions;
mod feeds;
mod figures;
mod first_start;
mod format_requests;
mod importing;
mod law;
mod law_settings;
mod library;
mod losses;
mod mail;
mod meetings;
mod papers;
mod people;
mod plan;
mod postcodes;
mod procedure_rules;
mod procedure_rules_tried;
mod publishing;
mod publishing_again;
mod reports;
mod resuming;
mod risks;
mod savings;
mod scope_rules;
mod scorecard;
mod strategy;
mod strategy_import;
mod strategy_sheets;
mod suppliers;
mod surveys;
mod trail;
mod training;
