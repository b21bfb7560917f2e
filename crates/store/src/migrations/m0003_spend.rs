//! Payments files, batches, their roll-ups, and remembered mappings.

use sea_orm_migration::{prelude::*, schema::*};

#[derive(Debug, DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        files(manager).await?;
        batches(manager).await?;
        rollups(manager).await
    }
}

fn of_council(table: &'static str) -> ForeignKeyCreateStatement {
    ForeignKey::create().from_tbl(table).from_col("council_id").to_tbl("councils").to_col("id").to_owned()
}

async fn files(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let files = Table::create()
        .table("payments_files")
        .col(big_pk_auto("id"))
        .col(big_integer("council_id"))
        .col(text("name"))
        .col(text("sha256"))
        .col(big_integer("bytes"))
        .col(text("state"))
        .col(big_integer("received_by"))
        .col(text("received_at"))
        .col(text("mapping"))
        .col(text_null("reading"))
        .col(text_null("layout"))
        .col(text_null("overlap"))
        .col(big_integer_null("control_total_pence"))
        .foreign_key(&mut of_council("payments_files"))
        .to_owned();
    manager.create_table(files).await?;
    let index = Index::create()
        .name("payments_files_sha256")
        .table("payments_files")
        .col("council_id")
        .col("sha256")
        .to_owned();
    manager.create_index(index).await?;
    let mappings = Table::create()
        .table("payments_mappings")
        .col(big_integer("council_id"))
        .col(text("layout"))
        .col(text("mapping"))
        .col(text("remembered_at"))
        .primary_key(Index::create().col("council_id").col("layout"))
        .foreign_key(&mut of_council("payments_mappings"))
        .to_owned();
    manager.create_table(mappings).await
}

async fn batches(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let batches = Table::create()
        .table("payments_batches")
        // The number of the job that brought it in.
        .col(big_integer("id").primary_key())
        .col(big_integer("council_id"))
        .col(big_integer("file_id"))
        .col(text("kind"))
        .col(big_integer("lines"))
        .col(big_integer("total_pence"))
        .col(text_null("first_month"))
        .col(text_null("last_month"))
        .col(big_integer("undated_lines"))
        .col(big_integer("imported_by"))
        .col(text("imported_at"))
        .col(big_integer_null("undone_by"))
        .col(text_null("undone_at"))
        .col(text_null("undone_why"))
        .foreign_key(&mut of_council("payments_batches"))
        .foreign_key(
            ForeignKey::create().from_tbl("payments_batches").from_col("file_id").to_tbl("payments_files").to_col("id"),
        )
        .to_owned();
    manager.create_table(batches).await?;
    let index = Index::create().name("payments_batches_council").table("payments_batches").col("council_id").to_owned();
    manager.create_index(index).await
}

async fn rollups(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let rollups = Table::create()
        .table("payments_rollups")
        .col(big_pk_auto("id"))
        .col(big_integer("council_id"))
        .col(big_integer("batch_id"))
        .col(text("kind"))
        .col(text("dimension"))
        // Empty for lines without a month.
        .col(text("month"))
        .col(text("key"))
        .col(text("label"))
        .col(big_integer("lines"))
        .col(big_integer("total_pence"))
        .foreign_key(&mut of_council("payments_rollups"))
        .foreign_key(
            ForeignKey::create()
                .from_tbl("payments_rollups")
                .from_col("batch_id")
                .to_tbl("payments_batches")
                .to_col("id"),
        )
        .to_owned();
    manager.create_table(rollups).await?;
    let by_figure = Index::create()
        .name("payments_rollups_figure")
        .table("payments_rollups")
        .col("council_id")
        .col("dimension")
        .col("month")
        .to_owned();
    manager.create_index(by_figure).await?;
    let by_key = Index::create()
        .name("payments_rollups_key")
        .table("payments_rollups")
        .col("council_id")
        .col("dimension")
        .col("key")
        .to_owned();
    manager.create_index(by_key).await?;
    let by_batch = Index::create().name("payments_rollups_batch").table("payments_rollups").col("batch_id").to_owned();
    manager.create_index(by_batch).await
}
