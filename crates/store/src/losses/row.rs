//! The tables of money that may have been lost.

pub mod settings {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, serde::Serialize, serde::Deserialize)]
    #[sea_orm(table_name = "losses_settings")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i64,
        pub council_id: i64,
        pub from_day: String,
        pub content: String,
        pub state: String,
        pub why: String,
        pub entered_by: i64,
        pub entered_at: String,
        pub preview: Option<String>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

pub mod run {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, serde::Serialize, serde::Deserialize)]
    #[sea_orm(table_name = "losses_runs")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: i64,
        pub council_id: i64,
        pub ended_at: String,
        pub asked_by: i64,
        pub found: i64,
        pub new_ones: i64,
        pub quiet: i64,
        pub withdrawn: i64,
        pub left_out: i64,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

pub mod candidate {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, serde::Serialize, serde::Deserialize)]
    #[sea_orm(table_name = "losses_candidates")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i64,
        pub council_id: i64,
        pub known_by: String,
        pub check_name: String,
        pub checks: String,
        pub harm: String,
        pub state: String,
        pub service: String,
        pub supplier_key: String,
        pub supplier: String,
        pub day: String,
        pub amount_pence: i64,
        pub at_risk_pence: i64,
        pub elsewhere_pence: i64,
        pub recovered_pence: i64,
        pub is_undone: bool,
        pub content: String,
        pub found_at: String,
        pub quiet_why: Option<String>,
        pub withdrawn_at: Option<String>,
        pub withdrawn_why: Option<String>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

pub mod batch {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, serde::Serialize, serde::Deserialize)]
    #[sea_orm(table_name = "losses_batches")]
    pub struct Model {
        pub council_id: i64,
        #[sea_orm(primary_key, auto_increment = false)]
        pub candidate_id: i64,
        #[sea_orm(primary_key, auto_increment = false)]
        pub batch_id: i64,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

pub mod decision {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, serde::Serialize, serde::Deserialize)]
    #[sea_orm(table_name = "losses_decisions")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i64,
        pub council_id: i64,
        pub candidate_id: i64,
        pub from_state: String,
        pub to_state: String,
        pub recovered_pence: i64,
        pub why: String,
        pub decided_by: i64,
        pub decided_at: String,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

pub mod pattern {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, serde::Serialize, serde::Deserialize)]
    #[sea_orm(table_name = "losses_patterns")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i64,
        pub council_id: i64,
        pub candidate_id: i64,
        pub check_name: String,
        pub supplier_key: String,
        pub shape: String,
        pub why: String,
        pub kept_by: i64,
        pub kept_at: String,
        pub ended_at: Option<String>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

pub mod area {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, serde::Serialize, serde::Deserialize)]
    #[sea_orm(table_name = "losses_areas")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub council_id: i64,
        #[sea_orm(primary_key, auto_increment = false)]
        pub service: String,
        pub owner: String,
        pub review_on: String,
        pub entered_by: i64,
        pub entered_at: String,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}
