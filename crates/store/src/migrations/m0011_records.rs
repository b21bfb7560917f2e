//! Records that are kept whole, version by version: strategy, risks, savings, surveys, training, library, reports.

use sea_orm_migration::{prelude::*, schema::*};

#[derive(Debug, DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let mut of_council =
            ForeignKey::create().from_tbl("records").from_col("council_id").to_tbl("councils").to_col("id").to_owned();
        let records = Table::create()
            .table("records")
            .col(big_pk_auto("id"))
            .col(big_integer("council_id"))
            .col(text("noun"))
            .col(text("key"))
            // The key as a number, where it is one, so that the next can be given.
            .col(big_integer_null("number"))
            .col(big_integer("version"))
            .col(text("content"))
            .col(text("why"))
            .col(big_integer("made_by"))
            .col(text("made_at"))
            // When another version took its place; none for the one that counts.
            .col(text_null("replaced_at"))
            .foreign_key(&mut of_council)
            .to_owned();
        manager.create_table(records).await?;
        let once = Index::create()
            .name("records_once")
            .table("records")
            .unique()
            .col("council_id")
            .col("noun")
            .col("key")
            .col("version")
            .to_owned();
        manager.create_index(once).await?;
        let counting =
            Index::create().name("records_counting").table("records").col("council_id").col("replaced_at").to_owned();
        manager.create_index(counting).await
    }
}
