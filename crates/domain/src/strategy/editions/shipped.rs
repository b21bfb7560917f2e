//! The editions that Guildhall comes with. Their sentences are ours; structure and names are attributed.

use super::Edition;

/// The texts of the shipped editions. What their sources leave unconfirmed has the status of a draft.
pub const TEXTS: &[&str] = &[
    include_str!("data/nps-2018.txt"),
    include_str!("data/nps-2022.txt"),
    include_str!("data/npps-2025.txt"),
    include_str!("data/cciaf.txt"),
];

/// The shipped editions.
///
/// ```
/// use domain::strategy::editions::{LifeStage, shipped};
/// let editions = shipped();
/// let nps = editions.iter().find(|edition| edition.code.as_str() == "nps-2018").unwrap();
/// assert_eq!((nps.themes.len(), nps.indices.len(), nps.levels.count()), (4, 14, 5));
/// assert_eq!(nps.stage, LifeStage::Active);
/// ```
#[must_use]
pub fn shipped() -> Vec<Edition> {
    TEXTS.iter().filter_map(|text| text.parse().ok()).collect()
}
