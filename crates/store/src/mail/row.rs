//! The tables of mail.

pub mod choice {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, serde::Serialize, serde::Deserialize)]
    #[sea_orm(table_name = "mail_choices")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub council_id: i64,
        #[sea_orm(primary_key, auto_increment = false)]
        pub person_id: i64,
        #[sea_orm(primary_key, auto_increment = false)]
        pub kind: String,
        pub how_often: String,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

pub mod letter {
    use sea_orm::entity::prelude::*;

    /// How far a letter is.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum, serde::Serialize, serde::Deserialize)]
    #[serde(rename_all = "snake_case")]
    #[sea_orm(rs_type = "String", db_type = "Text")]
    pub enum LetterState {
        /// It is to be sent.
        #[sea_orm(string_value = "waiting")]
        Waiting,
        /// A mail server has taken it.
        #[sea_orm(string_value = "sent")]
        Sent,
        /// It was refused, or tried so often that it was given up.
        #[sea_orm(string_value = "failed")]
        Failed,
        /// Its receiver left, or wants no mails any more.
        #[sea_orm(string_value = "dropped")]
        Dropped,
        /// There was nothing to say on that day.
        #[sea_orm(string_value = "nothing")]
        Nothing,
    }

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, serde::Serialize, serde::Deserialize)]
    #[sea_orm(table_name = "letters")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i64,
        pub council_id: i64,
        pub person_id: i64,
        pub kind: String,
        pub day: String,
        pub message_id: String,
        pub subject: String,
        pub body: Option<String>,
        pub state: LetterState,
        pub tries: i32,
        pub next_try_at: Option<String>,
        pub written_at: String,
        pub sent_at: Option<String>,
        pub trouble: Option<String>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}
