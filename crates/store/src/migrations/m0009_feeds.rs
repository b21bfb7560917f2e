//! The tokens that programs read feeds with.

use sea_orm_migration::{prelude::*, schema::*};

#[derive(Debug, DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let tokens = Table::create()
            .table("feed_tokens")
            .col(big_pk_auto("id"))
            .col(big_integer("council_id"))
            .col(text("name"))
            .col(text("token_hash").unique_key())
            .col(big_integer("made_by"))
            .col(text("made_at"))
            .col(text_null("used_at"))
            .col(big_integer_null("withdrawn_by"))
            .col(text_null("withdrawn_at"))
            .col(text_null("withdrawn_why"))
            .foreign_key(
                ForeignKey::create().from_tbl("feed_tokens").from_col("council_id").to_tbl("councils").to_col("id"),
            )
            .to_owned();
        manager.create_table(tokens).await
    }
}
