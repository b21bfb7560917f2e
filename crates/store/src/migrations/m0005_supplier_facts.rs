//! Editions of the postcode directory, the areas about councils, and what is known of suppliers.

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
        places(manager).await?;
        areas(manager).await?;
        files(manager).await?;
        statements(manager).await
    }
}

fn points(table: &'static str, column: &'static str, to: &'static str) -> ForeignKeyCreateStatement {
    ForeignKey::create().from_tbl(table).from_col(column).to_tbl(to).to_col("id").to_owned()
}

async fn editions(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let editions = Table::create()
        .table("postcode_editions")
        .col(big_pk_auto("id"))
        // The folder its rows stand in, taken before there is a record of it.
        .col(text("folder"))
        .col(text("month"))
        .col(text("file_name"))
        .col(big_integer("postcodes"))
        .col(big_integer("ended"))
        .col(text("last_postcode"))
        .col(text("blake3"))
        .col(text("loaded_at"))
        .to_owned();
    manager.create_table(editions).await?;
    let districts = Table::create()
        .table("postcode_districts")
        .col(big_integer("edition_id"))
        .col(text("district"))
        .col(text("county"))
        .col(text("region"))
        .col(big_integer("postcodes"))
        .primary_key(Index::create().col("edition_id").col("district").col("county").col("region"))
        .foreign_key(&mut points("postcode_districts", "edition_id", "postcode_editions"))
        .to_owned();
    manager.create_table(districts).await?;
    let names = Table::create()
        .table("area_names")
        .col(big_integer("edition_id"))
        .col(text("code"))
        .col(text("name"))
        .primary_key(Index::create().col("edition_id").col("code"))
        .foreign_key(&mut points("area_names", "edition_id", "postcode_editions"))
        .to_owned();
    manager.create_table(names).await
}

/// Where the postcodes of suppliers lie by each edition, so that a page need not ask the directory.
async fn places(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let places = Table::create()
        .table("postcode_places")
        .col(big_integer("edition_id"))
        .col(text("postcode"))
        // The entry as JSON; none for a postcode that the edition does not hold.
        .col(text_null("entry"))
        .primary_key(Index::create().col("edition_id").col("postcode"))
        .foreign_key(&mut points("postcode_places", "edition_id", "postcode_editions"))
        .to_owned();
    manager.create_table(places).await
}

async fn areas(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let areas = Table::create()
        .table("council_areas")
        .col(big_pk_auto("id"))
        .col(big_integer("council_id"))
        .col(text("area"))
        .col(boolean("wider_entered"))
        .col(boolean("region_entered"))
        .col(big_integer("recorded_by"))
        .col(text("recorded_at"))
        .foreign_key(&mut points("council_areas", "council_id", "councils"))
        .to_owned();
    manager.create_table(areas).await?;
    let index = Index::create().name("council_areas_council").table("council_areas").col("council_id").to_owned();
    manager.create_index(index).await
}

async fn files(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let files = Table::create()
        .table("supplier_facts_files")
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
        .foreign_key(&mut points("supplier_facts_files", "council_id", "councils"))
        .to_owned();
    manager.create_table(files).await?;
    let index =
        Index::create().name("supplier_facts_files_council").table("supplier_facts_files").col("council_id").to_owned();
    manager.create_index(index).await
}

async fn statements(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let statements = Table::create()
        .table("supplier_facts")
        .col(big_pk_auto("id"))
        .col(big_integer("council_id"))
        .col(big_integer_null("file_id"))
        .col(text("supplier_number"))
        .col(text("supplier_key"))
        // What was said, as JSON.
        .col(text("said"))
        .col(big_integer("recorded_by"))
        .col(text("recorded_at"))
        .col(big_integer_null("superseded_by"))
        .col(text_null("superseded_at"))
        .col(text_null("superseded_why"))
        .foreign_key(&mut points("supplier_facts", "council_id", "councils"))
        .foreign_key(&mut points("supplier_facts", "file_id", "supplier_facts_files"))
        .to_owned();
    manager.create_table(statements).await?;
    for (name, column) in [
        ("supplier_facts_key", "supplier_key"),
        ("supplier_facts_number", "supplier_number"),
        ("supplier_facts_file", "file_id"),
    ] {
        let index = Index::create().name(name).table("supplier_facts").col("council_id").col(column).to_owned();
        manager.create_index(index).await?;
    }
    Ok(())
}
