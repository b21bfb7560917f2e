//! How often documents of the library were opened.

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
            .from_tbl("document_views")
            .from_col("council_id")
            .to_tbl("councils")
            .to_col("id")
            .to_owned();
        // A number for each document and month, and nothing of who opened it.
        let views = Table::create()
            .table("document_views")
            .col(big_integer("council_id"))
            .col(text("document"))
            .col(text("month"))
            .col(big_integer("views"))
            .primary_key(Index::create().col("council_id").col("document").col("month"))
            .foreign_key(&mut of_council)
            .to_owned();
        manager.create_table(views).await
    }
}
