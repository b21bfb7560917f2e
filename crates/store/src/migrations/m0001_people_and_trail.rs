//! Councils, people, their roles and sessions, and the trail.

use sea_orm_migration::{prelude::*, schema::*};

#[derive(Debug, DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        councils_and_people(manager).await?;
        sessions(manager).await?;
        trail(manager).await
    }
}

async fn councils_and_people(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let councils = Table::create()
        .table("councils")
        .col(big_pk_auto("id"))
        .col(text_uniq("code"))
        .col(text("name"))
        .col(text("founded_at"))
        .to_owned();
    manager.create_table(councils).await?;
    let people = Table::create()
        .table("people")
        .col(big_pk_auto("id"))
        .col(text_null("email").unique_key())
        .col(text_null("name"))
        .col(text_null("password_hash"))
        .col(text("added_at"))
        .col(text_null("ended_at"))
        .col(text_null("erased_at"))
        .to_owned();
    manager.create_table(people).await?;
    let roles = Table::create()
        .table("roles")
        .col(big_integer("person_id"))
        .col(big_integer("council_id"))
        .col(text("role"))
        .primary_key(Index::create().col("person_id").col("council_id").col("role"))
        .foreign_key(ForeignKey::create().from_tbl("roles").from_col("person_id").to_tbl("people").to_col("id"))
        .foreign_key(ForeignKey::create().from_tbl("roles").from_col("council_id").to_tbl("councils").to_col("id"))
        .to_owned();
    manager.create_table(roles).await
}

async fn sessions(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let sessions = Table::create()
        .table("sessions")
        .col(big_pk_auto("id"))
        .col(text_uniq("token_hash"))
        .col(big_integer("person_id"))
        .col(big_integer_null("council_id"))
        .col(text("form_token"))
        .col(text("began_at"))
        .col(text("seen_at"))
        .col(text("ends_at"))
        .foreign_key(ForeignKey::create().from_tbl("sessions").from_col("person_id").to_tbl("people").to_col("id"))
        .to_owned();
    manager.create_table(sessions).await?;
    manager.create_index(Index::create().name("sessions_person").table("sessions").col("person_id").to_owned()).await?;
    let failures =
        Table::create().table("sign_in_failures").col(big_pk_auto("id")).col(text("tried")).col(text("at")).to_owned();
    manager.create_table(failures).await?;
    let index =
        Index::create().name("sign_in_failures_tried").table("sign_in_failures").col("tried").col("at").to_owned();
    manager.create_index(index).await
}

async fn trail(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let entries = Table::create()
        .table("trail_entries")
        .col(big_pk_auto("id"))
        .col(big_integer("chain"))
        .col(big_integer("place"))
        .col(text("at"))
        .col(big_integer("actor"))
        .col(text("action"))
        .col(big_integer("subject"))
        .col(text("details"))
        .col(text("previous"))
        .col(text("hash"))
        .to_owned();
    manager.create_table(entries).await?;
    let place = Index::create()
        .name("trail_entries_place")
        .table("trail_entries")
        .col("chain")
        .col("place")
        .unique()
        .to_owned();
    manager.create_index(place).await?;
    // The end of each chain stands apart from its entries, so that entries cut off at the end are missed.
    let heads = Table::create()
        .table("trail_heads")
        .col(big_integer("chain").primary_key())
        .col(big_integer("place"))
        .col(text("hash"))
        .to_owned();
    manager.create_table(heads).await?;
    let personal = Table::create()
        .table("trail_personal")
        .col(big_pk_auto("id"))
        .col(big_integer("entry_id"))
        .col(big_integer("person_id"))
        .col(text("field"))
        .col(text("hash"))
        .col(text_null("salt"))
        .col(text_null("value"))
        .col(big_integer_null("erased_by_entry"))
        .foreign_key(
            ForeignKey::create().from_tbl("trail_personal").from_col("entry_id").to_tbl("trail_entries").to_col("id"),
        )
        .to_owned();
    manager.create_table(personal).await?;
    for (name, column) in [("trail_personal_entry", "entry_id"), ("trail_personal_person", "person_id")] {
        manager.create_index(Index::create().name(name).table("trail_personal").col(column).to_owned()).await?;
    }
    Ok(())
}
