//! Cubes in the place of roll-ups, and the editions of the rules of what procurement can influence.
//!
//! The roll-ups go: they were sums of the payment lines, and the cubes are made of the same lines once the program opens.

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
        cubes(manager).await?;
        manager.drop_table(Table::drop().table("payments_rollups").to_owned()).await
    }
}

fn of_council(table: &'static str) -> ForeignKeyCreateStatement {
    ForeignKey::create().from_tbl(table).from_col("council_id").to_tbl("councils").to_col("id").to_owned()
}

async fn editions(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let editions = Table::create()
        .table("payments_scope_editions")
        .col(big_pk_auto("id"))
        .col(big_integer("council_id"))
        // Counted from 1 in each council.
        .col(big_integer("number"))
        .col(text("rules"))
        .col(text("why"))
        .col(big_integer_null("restores"))
        .col(big_integer("made_by"))
        .col(text("made_at"))
        // None while the cubes are being made under it.
        .col(text_null("in_force_from"))
        .col(text_null("given_up_at"))
        .foreign_key(&mut of_council("payments_scope_editions"))
        .to_owned();
    manager.create_table(editions).await?;
    let number = Index::create()
        .name("payments_scope_editions_number")
        .table("payments_scope_editions")
        .col("council_id")
        .col("number")
        .unique()
        .to_owned();
    manager.create_index(number).await
}

async fn cubes(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let cubes = Table::create()
        .table("payments_cubes")
        .col(big_pk_auto("id"))
        .col(big_integer("council_id"))
        .col(big_integer("batch_id"))
        .col(big_integer("edition"))
        // A batch with very many sums has several cubes, which add up.
        .col(big_integer("part"))
        .col(blob("content"))
        .foreign_key(&mut of_council("payments_cubes"))
        .foreign_key(
            ForeignKey::create()
                .from_tbl("payments_cubes")
                .from_col("batch_id")
                .to_tbl("payments_batches")
                .to_col("id"),
        )
        .to_owned();
    manager.create_table(cubes).await?;
    let part = Index::create()
        .name("payments_cubes_part")
        .table("payments_cubes")
        .col("batch_id")
        .col("edition")
        .col("part")
        .unique()
        .to_owned();
    manager.create_index(part).await?;
    let by_council =
        Index::create().name("payments_cubes_council").table("payments_cubes").col("council_id").to_owned();
    manager.create_index(by_council).await
}
