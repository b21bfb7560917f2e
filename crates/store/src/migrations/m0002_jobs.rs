//! Long work.

use sea_orm_migration::{prelude::*, schema::*};

#[derive(Debug, DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let jobs = Table::create()
            .table("jobs")
            .col(big_pk_auto("id"))
            .col(big_integer("council_id"))
            .col(text("kind"))
            .col(big_integer("subject"))
            .col(text("state"))
            .col(big_integer("asked_by"))
            .col(text("asked_at"))
            .col(text_null("started_at"))
            .col(text_null("ended_at"))
            .col(text_null("lease_until"))
            .col(integer("attempts"))
            .col(big_integer("bytes_done"))
            .col(big_integer("bytes_all"))
            .col(big_integer("lines_done"))
            .col(boolean("cancel_asked"))
            .col(text_null("trouble"))
            .foreign_key(ForeignKey::create().from_tbl("jobs").from_col("council_id").to_tbl("councils").to_col("id"))
            .to_owned();
        manager.create_table(jobs).await?;
        let index = Index::create().name("jobs_state").table("jobs").col("state").col("id").to_owned();
        manager.create_index(index).await
    }
}
