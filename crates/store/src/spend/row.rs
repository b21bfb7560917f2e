//! The tables of payments.

use sea_orm::entity::prelude::*;

/// How far a payments file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
#[sea_orm(rs_type = "String", db_type = "Text")]
pub enum FileState {
    /// Received and kept; a job reads it.
    #[sea_orm(string_value = "received")]
    Received,
    /// Read; it waits for somebody's word.
    #[sea_orm(string_value = "read")]
    Read,
    /// It cannot be read.
    #[sea_orm(string_value = "refused")]
    Refused,
    /// A job brings its lines in.
    #[sea_orm(string_value = "importing")]
    Importing,
    /// Its lines are in a batch.
    #[sea_orm(string_value = "imported")]
    Imported,
    /// Its import was undone.
    #[sea_orm(string_value = "undone")]
    Undone,
    /// Put aside before it was imported.
    #[sea_orm(string_value = "discarded")]
    Discarded,
}

pub mod file {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, serde::Serialize, serde::Deserialize)]
    #[sea_orm(table_name = "payments_files")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i64,
        pub council_id: i64,
        pub name: String,
        pub sha256: String,
        pub bytes: i64,
        pub state: super::FileState,
        pub received_by: i64,
        pub received_at: String,
        pub mapping: String,
        pub reading: Option<String>,
        pub layout: Option<String>,
        pub overlap: Option<String>,
        pub control_total_pence: Option<i64>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

pub mod mapping {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, serde::Serialize, serde::Deserialize)]
    #[sea_orm(table_name = "payments_mappings")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub council_id: i64,
        #[sea_orm(primary_key, auto_increment = false)]
        pub layout: String,
        pub mapping: String,
        pub remembered_at: String,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

pub mod batch {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, serde::Serialize, serde::Deserialize)]
    #[sea_orm(table_name = "payments_batches")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: i64,
        pub council_id: i64,
        pub file_id: i64,
        pub kind: String,
        pub lines: i64,
        pub total_pence: i64,
        pub first_month: Option<String>,
        pub last_month: Option<String>,
        pub undated_lines: i64,
        pub imported_by: i64,
        pub imported_at: String,
        pub undone_by: Option<i64>,
        pub undone_at: Option<String>,
        pub undone_why: Option<String>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

pub mod cube {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, serde::Serialize, serde::Deserialize)]
    #[sea_orm(table_name = "payments_cubes")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i64,
        pub council_id: i64,
        pub batch_id: i64,
        pub edition: i64,
        pub part: i64,
        pub content: Vec<u8>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

pub mod edition {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, serde::Serialize, serde::Deserialize)]
    #[sea_orm(table_name = "payments_scope_editions")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i64,
        pub council_id: i64,
        pub number: i64,
        pub rules: String,
        pub why: String,
        pub restores: Option<i64>,
        pub made_by: i64,
        pub made_at: String,
        pub in_force_from: Option<String>,
        pub given_up_at: Option<String>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}
