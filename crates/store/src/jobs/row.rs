//! The table of jobs.

use sea_orm::entity::prelude::*;

/// How far a job is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
#[sea_orm(rs_type = "String", db_type = "Text")]
pub enum JobState {
    /// Asked for, not begun.
    #[sea_orm(string_value = "waiting")]
    Waiting,
    /// Claimed by a program.
    #[sea_orm(string_value = "running")]
    Running,
    /// Ended, with its effect saved.
    #[sea_orm(string_value = "done")]
    Done,
    /// Ended without effect.
    #[sea_orm(string_value = "failed")]
    Failed,
    /// Stopped on request, without effect.
    #[sea_orm(string_value = "cancelled")]
    Cancelled,
}

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, serde::Serialize, serde::Deserialize)]
#[sea_orm(table_name = "jobs")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub council_id: i64,
    pub kind: String,
    pub subject: i64,
    pub state: JobState,
    pub asked_by: i64,
    pub asked_at: String,
    pub started_at: Option<String>,
    pub ended_at: Option<String>,
    pub lease_until: Option<String>,
    pub attempts: i32,
    pub bytes_done: i64,
    pub bytes_all: i64,
    pub lines_done: i64,
    pub cancel_asked: bool,
    pub trouble: Option<String>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
