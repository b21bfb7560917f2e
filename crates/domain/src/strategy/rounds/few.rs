//! What of the answers is told to readers who may not know who said what.

use super::{AreaSpread, Spread};
use crate::strategy::surveys::ANSWERS_MIN;
use std::collections::BTreeMap;

impl Spread {
    /// Whether so many answered that nobody is known by what they said, as with surveys: five or more.
    #[must_use]
    pub fn names_nobody(&self) -> bool {
        usize::try_from(self.answers()).is_ok_and(|answers| answers >= ANSWERS_MIN)
    }
}

impl AreaSpread {
    /// Whether so few gave a level that their answers are not told to readers who may not know who said what. Where nobody
    /// answered there is nothing to hide.
    #[must_use]
    pub fn is_few(&self) -> bool {
        self.whole.answers() + self.cannot_say > 0 && !self.whole.names_nobody()
    }
}

/// What each group answered, as far as nobody is known by it: groups of five answers or more by name, then the others together
/// without one. Nothing where all together are fewer than five.
///
/// Where the small groups together are still fewer than five, the smallest other group joins them: else they would follow from
/// all less the groups that are shown.
#[must_use]
pub fn groups_told(groups: &BTreeMap<String, Spread>) -> Vec<(Option<&str>, Spread)> {
    let answered = groups.iter().filter(|(_, spread)| spread.answers() > 0);
    let (mut shown, small): (Vec<_>, Vec<_>) = answered.partition(|(_, spread)| spread.names_nobody());
    let mut together = Spread::default();
    small.iter().for_each(|(_, spread)| together.add_all(spread));
    if together.answers() > 0 && !together.names_nobody() {
        let least = shown.iter().enumerate().min_by_key(|(_, (_, spread))| spread.answers()).map(|(at, _)| at);
        if let Some(at) = least {
            together.add_all(shown.remove(at).1);
        }
    }
    let mut told: Vec<_> = shown.into_iter().map(|(name, spread)| (Some(name.as_str()), spread.clone())).collect();
    if together.names_nobody() {
        told.push((None, together));
    }
    told
}
