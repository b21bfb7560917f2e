//! What is published of payments: settings, rules that hide names, and versions.

use sea_orm_migration::{prelude::*, schema::*};

#[derive(Debug, DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        settings(manager).await?;
        rules(manager).await?;
        versions(manager).await
    }
}

fn of_council(table: &'static str) -> ForeignKeyCreateStatement {
    ForeignKey::create().from_tbl(table).from_col("council_id").to_tbl("councils").to_col("id").to_owned()
}

async fn settings(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let settings = Table::create()
        .table("publication_settings")
        .col(big_pk_auto("id"))
        .col(big_integer("council_id"))
        .col(text("from_month"))
        .col(text("settings"))
        .col(big_integer("kept_by"))
        .col(text("kept_at"))
        .col(text("why"))
        .foreign_key(&mut of_council("publication_settings"))
        .to_owned();
    manager.create_table(settings).await
}

async fn rules(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let rules = Table::create()
        .table("publication_rules")
        .col(big_pk_auto("id"))
        .col(big_integer("council_id"))
        .col(text("name"))
        .col(text("kind"))
        // Lists of words as JSON.
        .col(text("words"))
        .col(text("except_names"))
        .col(text("shown"))
        .col(boolean("hides_purpose"))
        .col(text("from_day"))
        .col(text_null("until_day"))
        .col(text("why"))
        .col(big_integer("kept_by"))
        .col(text("kept_at"))
        .foreign_key(&mut of_council("publication_rules"))
        .to_owned();
    manager.create_table(rules).await
}

async fn versions(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let versions = Table::create()
        .table("publication_versions")
        .col(big_pk_auto("id"))
        .col(big_integer("council_id"))
        .col(text("data_set"))
        .col(text("period"))
        .col(text("state"))
        // Given when it is published.
        .col(integer_null("number"))
        .col(big_integer("asked_by"))
        .col(text("asked_at"))
        .col(text("why"))
        .col(boolean("accepted"))
        .col(text_null("published_at"))
        // What it holds, as JSON.
        .col(text_null("content"))
        .col(big_integer_null("withdrawn_by"))
        .col(text_null("withdrawn_at"))
        .col(text_null("withdrawn_why"))
        .foreign_key(&mut of_council("publication_versions"))
        .to_owned();
    manager.create_table(versions).await?;
    let once = Index::create()
        .name("publication_versions_number")
        .table("publication_versions")
        .col("council_id")
        .col("data_set")
        .col("period")
        .col("number")
        .unique()
        .to_owned();
    manager.create_index(once).await
}
