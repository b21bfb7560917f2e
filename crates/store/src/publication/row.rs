//! The tables of publication.

pub mod settings {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, serde::Serialize, serde::Deserialize)]
    #[sea_orm(table_name = "publication_settings")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i64,
        pub council_id: i64,
        pub from_month: String,
        pub settings: String,
        pub kept_by: i64,
        pub kept_at: String,
        pub why: String,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

pub mod rule {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, serde::Serialize, serde::Deserialize)]
    #[sea_orm(table_name = "publication_rules")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i64,
        pub council_id: i64,
        pub name: String,
        pub kind: String,
        pub words: String,
        pub except_names: String,
        pub shown: String,
        pub hides_purpose: bool,
        pub from_day: String,
        pub until_day: Option<String>,
        pub why: String,
        pub kept_by: i64,
        pub kept_at: String,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

pub mod version {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, serde::Serialize, serde::Deserialize)]
    #[sea_orm(table_name = "publication_versions")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i64,
        pub council_id: i64,
        pub data_set: String,
        pub period: String,
        pub state: String,
        pub number: Option<i32>,
        pub asked_by: i64,
        pub asked_at: String,
        pub why: String,
        pub accepted: bool,
        pub published_at: Option<String>,
        pub content: Option<String>,
        pub withdrawn_by: Option<i64>,
        pub withdrawn_at: Option<String>,
        pub withdrawn_why: Option<String>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}
