//! What the directory says of one postcode.

use super::{GssCode, Postcode};
use crate::values::Month;
use serde::{Deserialize, Serialize};

/// A postcode with the areas it lies in; an area that there is none of, as a county in a unitary council, is none.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PostcodeEntry {
    /// The postcode.
    pub postcode: Postcode,
    /// The month it came into use.
    pub introduced: Option<Month>,
    /// The month it was ended; it places whoever used it all the same.
    pub ended: Option<Month>,
    /// The local authority district: unitary, district, metropolitan district or London borough.
    pub district: Option<GssCode>,
    /// The county.
    pub county: Option<GssCode>,
    /// The ward.
    pub ward: Option<GssCode>,
    /// The region of England.
    pub region: Option<GssCode>,
    /// The country.
    pub country: Option<GssCode>,
}

impl PostcodeEntry {
    /// Whether it lies in the United Kingdom: by its country, else by its district; none where the directory gives neither.
    #[must_use]
    pub fn is_in_uk(&self) -> Option<bool> {
        if self.postcode.is_of_islands() {
            return Some(false);
        }
        let code = self.country.or(self.district)?;
        Some(code.as_str().starts_with(['E', 'W', 'S', 'N']))
    }
}
