//! How much risk the council takes.

use super::{Risk, Scale};
use crate::values::Date;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The gravest rating that the council takes, in general and for some kinds of risk, for the risks of one scale.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Appetites {
    /// The code of the rating in general.
    pub usual: String,
    /// The code of the rating for a kind of risk, by its name.
    pub by_category: BTreeMap<String, String>,
}

/// How a risk lies against what the council takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AgainstAppetite {
    /// Within it.
    Within,
    /// Above it.
    Above,
    /// Nobody can tell: the risk is not rated, or the rating is none of the scale.
    Unknown,
}

impl Appetites {
    /// The code of the gravest rating that the council takes for a kind of risk.
    #[must_use]
    pub fn of(&self, category: &str) -> &str {
        self.by_category.get(category).unwrap_or(&self.usual)
    }

    /// How a risk with its controls lies against it on a day.
    #[must_use]
    pub fn judge(&self, risk: &Risk, scale: &Scale, day: Date) -> AgainstAppetite {
        let rank = risk.residual_on(day).and_then(|placing| scale.rank_of(placing));
        match rank.zip(scale.rank(self.of(&risk.category))) {
            Some((rank, most)) if rank > most => AgainstAppetite::Above,
            Some(_) => AgainstAppetite::Within,
            None => AgainstAppetite::Unknown,
        }
    }
}
