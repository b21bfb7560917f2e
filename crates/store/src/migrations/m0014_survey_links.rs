//! Links by which people outside answer a survey once.

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
            .from_tbl("survey_links")
            .from_col("council_id")
            .to_tbl("councils")
            .to_col("id")
            .to_owned();
        // Neither a number nor a moment: whether a link was used is all that is known of it, not when or for which answer.
        let links = Table::create()
            .table("survey_links")
            .col(text("token_hash").primary_key())
            .col(big_integer("council_id"))
            .col(text("survey"))
            .col(text("of_group"))
            .col(boolean("is_used"))
            .foreign_key(&mut of_council)
            .to_owned();
        manager.create_table(links).await?;
        let of_survey = Index::create()
            .name("survey_links_of_survey")
            .table("survey_links")
            .col("council_id")
            .col("survey")
            .to_owned();
        manager.create_index(of_survey).await
    }
}
