//! Councils in the records.

use crate::{Reads, StoreFailure, WriteTx, moment};
use domain::councils::{Council, CouncilCode, CouncilId};
use jiff::Timestamp;
use sea_orm::{ActiveValue::Set, entity::prelude::*};

pub(crate) mod row {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, serde::Serialize, serde::Deserialize)]
    #[sea_orm(table_name = "councils")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i64,
        pub code: String,
        pub name: String,
        pub founded_at: String,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

impl TryFrom<row::Model> for Council {
    type Error = StoreFailure;
    fn try_from(row: row::Model) -> Result<Self, StoreFailure> {
        let code = row.code.parse().map_err(StoreFailure::unreadable("a council's code"))?;
        Ok(Council { id: CouncilId::new(row.id), code, name: row.name })
    }
}

/// All councils by name.
///
/// # Errors
/// When the records cannot be read.
pub async fn all(from: &impl Reads) -> Result<Vec<Council>, StoreFailure> {
    use sea_orm::QueryOrder;
    let rows = row::Entity::find().order_by_asc(row::Column::Name).all(from.db()).await?;
    rows.into_iter().map(Council::try_from).collect()
}

/// The councils of these numbers, by name.
///
/// # Errors
/// When the records cannot be read.
pub async fn of(from: &impl Reads, ids: &[CouncilId]) -> Result<Vec<Council>, StoreFailure> {
    use sea_orm::QueryOrder;
    let wanted = row::Column::Id.is_in(ids.iter().map(|id| id.get()));
    let rows = row::Entity::find().filter(wanted).order_by_asc(row::Column::Name).all(from.db()).await?;
    rows.into_iter().map(Council::try_from).collect()
}

/// The council of a code, if there is one.
///
/// # Errors
/// When the records cannot be read.
pub async fn by_code(from: &impl Reads, code: &CouncilCode) -> Result<Option<Council>, StoreFailure> {
    let row = row::Entity::find().filter(row::Column::Code.eq(code.as_str())).one(from.db()).await?;
    row.map(Council::try_from).transpose()
}

/// A council by its number.
///
/// # Errors
/// When the records cannot be read.
pub async fn by_id(from: &impl Reads, id: CouncilId) -> Result<Option<Council>, StoreFailure> {
    row::Entity::find_by_id(id.get()).one(from.db()).await?.map(Council::try_from).transpose()
}

/// Adds a council.
///
/// # Errors
/// When the code is taken ([`StoreFailure::is_taken`]) or the records cannot be written.
pub async fn add(tx: &mut WriteTx, code: &CouncilCode, name: &str, now: Timestamp) -> Result<CouncilId, StoreFailure> {
    let row = row::ActiveModel {
        code: Set(code.as_str().to_owned()),
        name: Set(name.to_owned()),
        founded_at: Set(moment::text(now)),
        ..Default::default()
    };
    Ok(CouncilId::new(row.insert(tx.db()).await?.id))
}

/// Waits until no other open write holds the council, and holds it until this one ends: what must not change between a
/// look and a write is looked at after this. SQLite has one writer at a time as it is.
///
/// # Errors
/// When the records cannot be reached.
pub async fn hold(tx: &mut WriteTx, council: CouncilId) -> Result<(), StoreFailure> {
    use sea_orm::QuerySelect;
    row::Entity::find_by_id(council.get()).lock_exclusive().one(tx.db()).await?;
    Ok(())
}
