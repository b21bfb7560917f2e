//! Who answered a survey, apart from what was answered.

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
            .from_tbl("survey_replies")
            .from_col("council_id")
            .to_tbl("councils")
            .to_col("id")
            .to_owned();
        // A row has neither a number nor a moment, by which it would belong to one of the answers.
        let replies = Table::create()
            .table("survey_replies")
            .col(big_integer("council_id"))
            .col(text("survey"))
            .col(text("sign"))
            .primary_key(Index::create().col("council_id").col("survey").col("sign"))
            .foreign_key(&mut of_council)
            .to_owned();
        manager.create_table(replies).await
    }
}
