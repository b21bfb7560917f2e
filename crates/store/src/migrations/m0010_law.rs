//! A council's own law: its contract procedure rules, the list a draft of them is tried on, its settings of the law.

use sea_orm_migration::{prelude::*, schema::*};

#[derive(Debug, DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        editions(manager).await?;
        lists(manager).await?;
        settings(manager).await
    }
}

fn of_council(table: &'static str) -> ForeignKeyCreateStatement {
    ForeignKey::create().from_tbl(table).from_col("council_id").to_tbl("councils").to_col("id").to_owned()
}

async fn one_of_each(manager: &SchemaManager<'_>, table: &'static str, columns: &[&'static str]) -> Result<(), DbErr> {
    let mut index = Index::create().name(format!("{table}_once")).table(table).unique().to_owned();
    for column in columns {
        index.col(*column);
    }
    manager.create_index(index).await
}

async fn editions(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let editions = Table::create()
        .table("procedure_rules_editions")
        .col(big_pk_auto("id"))
        .col(big_integer("council_id"))
        // 0 for the draft of the next one.
        .col(big_integer("number"))
        // The first day in force; none for a draft.
        .col(text_null("from_day"))
        .col(text("adopted"))
        .col(text("content"))
        .col(text("why"))
        .col(big_integer_null("restores"))
        .col(big_integer("made_by"))
        .col(text("made_at"))
        .col(big_integer_null("withdrawn_by"))
        .col(text_null("withdrawn_at"))
        .col(text_null("withdrawn_why"))
        .foreign_key(&mut of_council("procedure_rules_editions"))
        .to_owned();
    manager.create_table(editions).await?;
    one_of_each(manager, "procedure_rules_editions", &["council_id", "number"]).await
}

async fn lists(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let lists = Table::create()
        .table("procedure_rules_lists")
        .col(big_pk_auto("id"))
        .col(big_integer("council_id"))
        .col(text("name"))
        .col(text("sha256"))
        // How its values are to be taken.
        .col(text("wish"))
        .col(big_integer("sent_by"))
        .col(text("sent_at"))
        .foreign_key(&mut of_council("procedure_rules_lists"))
        .to_owned();
    manager.create_table(lists).await?;
    one_of_each(manager, "procedure_rules_lists", &["council_id"]).await
}

async fn settings(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let settings = Table::create()
        .table("law_settings")
        .col(big_pk_auto("id"))
        .col(big_integer("council_id"))
        .col(big_integer("number"))
        .col(text("content"))
        .col(text("why"))
        .col(big_integer_null("restores"))
        .col(big_integer("made_by"))
        .col(text("made_at"))
        .foreign_key(&mut of_council("law_settings"))
        .to_owned();
    manager.create_table(settings).await?;
    one_of_each(manager, "law_settings", &["council_id", "number"]).await
}
