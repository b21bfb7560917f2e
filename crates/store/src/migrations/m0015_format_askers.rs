//! Who asked for documents in other formats, apart from the requests, so that they can be erased.

use sea_orm_migration::{prelude::*, schema::*};

#[derive(Debug, DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let mut of_council = ForeignKey::create()
            .from_tbl("format_askers")
            .from_col("council_id")
            .to_tbl("councils")
            .to_col("id")
            .to_owned();
        let askers = Table::create()
            .table("format_askers")
            .col(big_integer("council_id"))
            .col(big_integer("request"))
            .col(text("name"))
            .col(text("reach"))
            .col(text("language"))
            .col(text("words"))
            .primary_key(Index::create().col("council_id").col("request"))
            .foreign_key(&mut of_council)
            .to_owned();
        manager.create_table(askers).await
    }
}
