//! Links to surveys that were withdrawn before anybody used them.

use sea_orm_migration::{prelude::*, schema::*};

#[derive(Debug, DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let withdrawn = boolean("is_withdrawn").default(false).to_owned();
        let links = Table::alter().table("survey_links").add_column(withdrawn).to_owned();
        manager.alter_table(links).await
    }
}
