//! What councils enter beside their payments: net budget, population, price indices and the like, with history.

use sea_orm_migration::{prelude::*, schema::*};

#[derive(Debug, DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let of_council = ForeignKey::create()
            .from_tbl("spend_context")
            .from_col("council_id")
            .to_tbl("councils")
            .to_col("id")
            .to_owned();
        let context = Table::create()
            .table("spend_context")
            .col(big_pk_auto("id"))
            .col(big_integer("council_id"))
            .col(text("measure"))
            // Empty where the measure needs no name of its own, or is of the whole council.
            .col(text("name"))
            .col(text("service"))
            .col(text("year"))
            // In the measure's smallest unit: pence, whole things, hundredths of a per cent, ten-thousandths of a point.
            .col(big_integer("number"))
            .col(text_null("base"))
            .col(text("source"))
            .col(text("dated"))
            .col(big_integer("entered_by"))
            .col(text("entered_at"))
            .col(big_integer_null("ended_by"))
            .col(text_null("ended_at"))
            .col(text_null("ended_why"))
            .foreign_key(&mut of_council.clone())
            .to_owned();
        manager.create_table(context).await?;
        let index = Index::create()
            .name("spend_context_council")
            .table("spend_context")
            .col("council_id")
            .col("measure")
            .col("year")
            .to_owned();
        manager.create_index(index).await
    }
}
