//! The tables of a council's own law.

pub mod edition {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, serde::Serialize, serde::Deserialize)]
    #[sea_orm(table_name = "procedure_rules_editions")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i64,
        pub council_id: i64,
        pub number: i64,
        pub from_day: Option<String>,
        pub adopted: String,
        pub content: String,
        pub why: String,
        pub restores: Option<i64>,
        pub made_by: i64,
        pub made_at: String,
        pub withdrawn_by: Option<i64>,
        pub withdrawn_at: Option<String>,
        pub withdrawn_why: Option<String>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

pub mod list {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, serde::Serialize, serde::Deserialize)]
    #[sea_orm(table_name = "procedure_rules_lists")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i64,
        pub council_id: i64,
        pub name: String,
        pub sha256: String,
        pub wish: String,
        pub sent_by: i64,
        pub sent_at: String,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

pub mod settings {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, serde::Serialize, serde::Deserialize)]
    #[sea_orm(table_name = "law_settings")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i64,
        pub council_id: i64,
        pub number: i64,
        pub content: String,
        pub why: String,
        pub restores: Option<i64>,
        pub made_by: i64,
        pub made_at: String,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}
