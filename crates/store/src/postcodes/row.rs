//! The tables of the postcode directory.

macro_rules! table {
    ($module:ident $name:literal { $($(#[$meta:meta])* $field:ident: $kind:ty,)* }) => {
        pub mod $module {
            use sea_orm::entity::prelude::*;

            #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, serde::Serialize, serde::Deserialize)]
            #[sea_orm(table_name = $name)]
            pub struct Model {
                $($(#[$meta])* pub $field: $kind,)*
            }

            #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
            pub enum Relation {}

            impl ActiveModelBehavior for ActiveModel {}
        }
    };
}

table! { edition "postcode_editions" {
    #[sea_orm(primary_key)]
    id: i64,
    folder: String,
    month: String,
    file_name: String,
    postcodes: i64,
    ended: i64,
    last_postcode: String,
    blake3: String,
    loaded_at: String,
} }

table! { district "postcode_districts" {
    #[sea_orm(primary_key, auto_increment = false)]
    edition_id: i64,
    #[sea_orm(primary_key, auto_increment = false)]
    district: String,
    #[sea_orm(primary_key, auto_increment = false)]
    county: String,
    #[sea_orm(primary_key, auto_increment = false)]
    region: String,
    postcodes: i64,
} }

table! { name "area_names" {
    #[sea_orm(primary_key, auto_increment = false)]
    edition_id: i64,
    #[sea_orm(primary_key, auto_increment = false)]
    code: String,
    name: String,
} }

table! { place "postcode_places" {
    #[sea_orm(primary_key, auto_increment = false)]
    edition_id: i64,
    #[sea_orm(primary_key, auto_increment = false)]
    postcode: String,
    entry: Option<String>,
} }
