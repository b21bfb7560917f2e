//! How often people want mails, and the mails that were written to them.

use sea_orm_migration::{prelude::*, schema::*};

#[derive(Debug, DeriveMigrationName)]
pub struct Migration;

fn points(from: &str, column: &str, to: &str) -> ForeignKeyCreateStatement {
    ForeignKey::create()
        .from_tbl(from.to_owned())
        .from_col(column.to_owned())
        .to_tbl(to.to_owned())
        .to_col("id")
        .to_owned()
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let choices = Table::create()
            .table("mail_choices")
            .col(big_integer("council_id"))
            .col(big_integer("person_id"))
            .col(text("kind"))
            .col(text("how_often"))
            .primary_key(Index::create().col("council_id").col("person_id").col("kind"))
            .foreign_key(&mut points("mail_choices", "council_id", "councils"))
            .foreign_key(&mut points("mail_choices", "person_id", "people"))
            .to_owned();
        manager.create_table(choices).await?;
        let letters = Table::create()
            .table("letters")
            .col(big_pk_auto("id"))
            .col(big_integer("council_id"))
            .col(big_integer("person_id"))
            .col(text("kind"))
            .col(text("day"))
            .col(text("message_id"))
            .col(text("subject"))
            // The text is kept only until it is sent or given up.
            .col(text_null("body"))
            .col(text("state"))
            .col(integer("tries"))
            .col(text_null("next_try_at"))
            .col(text("written_at"))
            .col(text_null("sent_at"))
            .col(text_null("trouble"))
            .foreign_key(&mut points("letters", "council_id", "councils"))
            .foreign_key(&mut points("letters", "person_id", "people"))
            .to_owned();
        manager.create_table(letters).await?;
        // One of a kind to a person on a day, whatever programs run at once.
        let once = Index::create()
            .name("letters_once")
            .table("letters")
            .col("council_id")
            .col("person_id")
            .col("kind")
            .col("day")
            .unique()
            .to_owned();
        manager.create_index(once).await?;
        let waiting =
            Index::create().name("letters_by_state").table("letters").col("state").col("next_try_at").to_owned();
        manager.create_index(waiting).await
    }
}
