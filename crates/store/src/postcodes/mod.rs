//! Editions of the postcode directory in the records: what each holds in sum, the names of its areas, and where the
//! postcodes of suppliers lie by it. The directory's own rows are the ledger's.

mod editions;
mod places;
pub(crate) mod row;

pub use editions::{
    DistrictSum, Edition, NewEdition, add_edition, area_names, district_sums, edition_at, editions, known_folders,
};
pub use places::{keep_places, places, take_turn};
