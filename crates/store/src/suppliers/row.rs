//! The tables of what is known of suppliers.

use sea_orm::entity::prelude::*;

/// How far a facts file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
#[sea_orm(rs_type = "String", db_type = "Text")]
pub enum FactsFileState {
    /// Received and kept; a job reads it.
    #[sea_orm(string_value = "received")]
    Received,
    /// Read; it waits for somebody's word.
    #[sea_orm(string_value = "read")]
    Read,
    /// It cannot be read.
    #[sea_orm(string_value = "refused")]
    Refused,
    /// A job takes its facts in.
    #[sea_orm(string_value = "loading")]
    Loading,
    /// Its facts count.
    #[sea_orm(string_value = "loaded")]
    Loaded,
    /// It was undone.
    #[sea_orm(string_value = "undone")]
    Undone,
    /// Put aside before its facts counted.
    #[sea_orm(string_value = "discarded")]
    Discarded,
}

pub mod area {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, serde::Serialize, serde::Deserialize)]
    #[sea_orm(table_name = "council_areas")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i64,
        pub council_id: i64,
        pub area: String,
        pub wider_entered: bool,
        pub region_entered: bool,
        pub recorded_by: i64,
        pub recorded_at: String,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

pub mod facts_file {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, serde::Serialize, serde::Deserialize)]
    #[sea_orm(table_name = "supplier_facts_files")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i64,
        pub council_id: i64,
        pub name: String,
        pub sha256: String,
        pub bytes: i64,
        pub state: super::FactsFileState,
        pub received_by: i64,
        pub received_at: String,
        pub mapping: String,
        pub reading: Option<String>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

pub mod statement {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, serde::Serialize, serde::Deserialize)]
    #[sea_orm(table_name = "supplier_facts")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i64,
        pub council_id: i64,
        pub file_id: Option<i64>,
        pub supplier_number: String,
        pub supplier_key: String,
        pub said: String,
        pub recorded_by: i64,
        pub recorded_at: String,
        pub superseded_by: Option<i64>,
        pub superseded_at: Option<String>,
        pub superseded_why: Option<String>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}
