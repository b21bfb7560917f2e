//! The shape of the records, release by release.
//!
//! A migration that has been released is never changed; what it made is changed by a later one: widen, move, then narrow.
//! Every migration runs in a transaction on both databases, so that a failed one leaves nothing behind.

mod m0001_people_and_trail;
mod m0002_jobs;
mod m0003_spend;
mod m0004_cubes_and_scope;
mod m0005_supplier_facts;
mod m0006_context;
mod m0007_losses;
mod m0008_publication;
mod m0009_feeds;
mod m0010_law;
mod m0011_records;
mod m0012_survey_replies;
mod m0013_document_views;
mod m0014_survey_links;
mod m0015_format_askers;
mod m0016_withdrawn_links;
mod m0017_mail;

use sea_orm_migration::prelude::{MigrationTrait, MigratorTrait, async_trait};

/// All migrations in order.
#[derive(Debug)]
pub struct Migrator;

#[async_trait::async_trait]
impl MigratorTrait for Migrator {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        vec![
            Box::new(m0001_people_and_trail::Migration),
            Box::new(m0002_jobs::Migration),
            Box::new(m0003_spend::Migration),
            Box::new(m0004_cubes_and_scope::Migration),
            Box::new(m0005_supplier_facts::Migration),
            Box::new(m0006_context::Migration),
            Box::new(m0007_losses::Migration),
            Box::new(m0008_publication::Migration),
            Box::new(m0009_feeds::Migration),
            Box::new(m0010_law::Migration),
            Box::new(m0011_records::Migration),
            Box::new(m0012_survey_replies::Migration),
            Box::new(m0013_document_views::Migration),
            Box::new(m0014_survey_links::Migration),
            Box::new(m0015_format_askers::Migration),
            Box::new(m0016_withdrawn_links::Migration),
            Box::new(m0017_mail::Migration),
        ]
    }
}
