//! The table of tokens.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, serde::Serialize, serde::Deserialize)]
#[sea_orm(table_name = "feed_tokens")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub council_id: i64,
    pub name: String,
    pub token_hash: String,
    pub made_by: i64,
    pub made_at: String,
    pub used_at: Option<String>,
    pub withdrawn_by: Option<i64>,
    pub withdrawn_at: Option<String>,
    pub withdrawn_why: Option<String>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
