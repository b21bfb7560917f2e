//! The table of what councils enter beside their payments.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, serde::Serialize, serde::Deserialize)]
#[sea_orm(table_name = "spend_context")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub council_id: i64,
    pub measure: String,
    pub name: String,
    pub service: String,
    pub year: String,
    pub number: i64,
    pub base: Option<String>,
    pub source: String,
    pub dated: String,
    pub entered_by: i64,
    pub entered_at: String,
    pub ended_by: Option<i64>,
    pub ended_at: Option<String>,
    pub ended_why: Option<String>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
