//! Editions.

use super::row::{district, edition, name};
use crate::{Reads, StoreFailure, WriteTx, moment};
use domain::postcodes::GssCode;
use domain::values::Month;
use jiff::Timestamp;
use sea_orm::sea_query::ExprTrait;
use sea_orm::{ActiveValue::Set, QueryOrder, QuerySelect, entity::prelude::*};
use std::collections::BTreeMap;

/// An edition of the postcode directory.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edition {
    /// The record's number.
    pub id: i64,
    /// The name of the folder that holds its rows.
    pub folder: String,
    /// The month it is of.
    pub month: Month,
    /// The name of the file it came as.
    pub file_name: String,
    /// How many postcodes it holds, ended ones too.
    pub postcodes: i64,
    /// How many of them were ended.
    pub ended: i64,
    /// The last postcode in order.
    pub last_postcode: String,
    /// The hash of its rows' file.
    pub blake3: String,
    /// When it was loaded.
    pub loaded_at: Timestamp,
}

impl TryFrom<edition::Model> for Edition {
    type Error = StoreFailure;
    fn try_from(row: edition::Model) -> Result<Self, StoreFailure> {
        Ok(Edition {
            id: row.id,
            folder: row.folder,
            month: row.month.parse().map_err(StoreFailure::unreadable("an edition's month"))?,
            file_name: row.file_name,
            postcodes: row.postcodes,
            ended: row.ended,
            last_postcode: row.last_postcode,
            blake3: row.blake3,
            loaded_at: moment::from_text(&row.loaded_at)?,
        })
    }
}

/// How many postcodes of a district lie in which county and region.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DistrictSum {
    /// The district.
    pub district: GssCode,
    /// The county; none where there is none.
    pub county: Option<GssCode>,
    /// The region.
    pub region: Option<GssCode>,
    /// How many postcodes.
    pub postcodes: i64,
}

/// An edition to be added.
#[derive(Clone, Debug)]
pub struct NewEdition {
    /// What is known of it; its number is left out of account.
    pub edition: Edition,
    /// Its districts.
    pub districts: Vec<DistrictSum>,
    /// The names of areas, where the file gives them.
    pub names: BTreeMap<GssCode, String>,
}

/// Rows go in this many at a time.
const ROWS_AT_A_TIME: usize = 2_000;

/// Adds an edition; answers its number.
///
/// # Errors
/// When the records cannot be written.
pub async fn add_edition(tx: &mut WriteTx, new: &NewEdition) -> Result<i64, StoreFailure> {
    let of = &new.edition;
    let row = edition::ActiveModel {
        folder: Set(of.folder.clone()),
        month: Set(of.month.to_string()),
        file_name: Set(of.file_name.clone()),
        postcodes: Set(of.postcodes),
        ended: Set(of.ended),
        last_postcode: Set(of.last_postcode.clone()),
        blake3: Set(of.blake3.clone()),
        loaded_at: Set(moment::text(of.loaded_at)),
        ..Default::default()
    };
    let id = row.insert(tx.db()).await?.id;
    let code = |code: Option<GssCode>| code.map(|code| code.to_string()).unwrap_or_default();
    for sums in new.districts.chunks(ROWS_AT_A_TIME) {
        let rows = sums.iter().map(|sum| district::ActiveModel {
            edition_id: Set(id),
            district: Set(sum.district.to_string()),
            county: Set(code(sum.county)),
            region: Set(code(sum.region)),
            postcodes: Set(sum.postcodes),
        });
        district::Entity::insert_many(rows).exec_without_returning(tx.db()).await?;
    }
    let names: Vec<(&GssCode, &String)> = new.names.iter().collect();
    for names in names.chunks(ROWS_AT_A_TIME) {
        let rows = names.iter().map(|(code, name)| name::ActiveModel {
            edition_id: Set(id),
            code: Set(code.to_string()),
            name: Set((*name).clone()),
        });
        name::Entity::insert_many(rows).exec_without_returning(tx.db()).await?;
    }
    Ok(id)
}

/// Every edition, the last loaded first.
///
/// # Errors
/// When the records cannot be read.
pub async fn editions(from: &impl Reads) -> Result<Vec<Edition>, StoreFailure> {
    let rows = edition::Entity::find().order_by_desc(edition::Column::Id).all(from.db()).await?;
    rows.into_iter().map(Edition::try_from).collect()
}

/// The edition that counted at a moment: the last loaded by then; the last of all where no moment is given.
///
/// # Errors
/// When the records cannot be read.
pub async fn edition_at(from: &impl Reads, at: Option<Timestamp>) -> Result<Option<Edition>, StoreFailure> {
    let mut found = edition::Entity::find().order_by_desc(edition::Column::Id);
    if let Some(at) = at {
        found = found.filter(edition::Column::LoadedAt.lte(moment::text(at)));
    }
    found.one(from.db()).await?.map(Edition::try_from).transpose()
}

/// The folders of all editions, for the upkeep of the folder alone.
///
/// # Errors
/// When the records cannot be read.
pub async fn known_folders(from: &impl Reads) -> Result<Vec<String>, StoreFailure> {
    let folders = edition::Entity::find().select_only().column(edition::Column::Folder);
    Ok(folders.into_tuple().all(from.db()).await?)
}

/// The districts of an edition that have this code, or lie in this county; the most postcodes first.
///
/// # Errors
/// When the records cannot be read.
pub async fn district_sums(from: &impl Reads, edition: i64, area: GssCode) -> Result<Vec<DistrictSum>, StoreFailure> {
    let code = area.to_string();
    let rows = district::Entity::find()
        .filter(district::Column::EditionId.eq(edition))
        .filter(district::Column::District.eq(code.as_str()).or(district::Column::County.eq(code.as_str())))
        .order_by_desc(district::Column::Postcodes)
        .all(from.db())
        .await?;
    let optional = |text: &str| {
        if text.is_empty() {
            Ok(None)
        } else {
            text.parse().map(Some).map_err(StoreFailure::unreadable("an area's code"))
        }
    };
    let sum = |row: district::Model| {
        Ok(DistrictSum {
            district: row.district.parse().map_err(StoreFailure::unreadable("a district's code"))?,
            county: optional(&row.county)?,
            region: optional(&row.region)?,
            postcodes: row.postcodes,
        })
    };
    rows.into_iter().map(sum).collect()
}

/// The names of some areas, as far as an edition gives them.
///
/// # Errors
/// When the records cannot be read.
pub async fn area_names(
    from: &impl Reads,
    edition: i64,
    codes: &[String],
) -> Result<BTreeMap<String, String>, StoreFailure> {
    let mut found = BTreeMap::new();
    for codes in codes.chunks(500) {
        let rows = name::Entity::find()
            .filter(name::Column::EditionId.eq(edition))
            .filter(name::Column::Code.is_in(codes.iter().map(String::as_str)))
            .all(from.db())
            .await?;
        found.extend(rows.into_iter().map(|row| (row.code, row.name)));
    }
    Ok(found)
}
