//! Whether the council is ready for the failure of a supplier that matters: areas that the strategy links for it.
//!
//! The National Procurement Strategy 2018 names them together: strategic suppliers, risk, the choice between making and
//! buying, procurement that keeps a market of several suppliers, and contracts with an eye on financial distress.

use super::{AreaLevel, LevelsAnswer};

/// The areas by their codes, with what each does where a supplier fails.
const READY_FOR_FAILURE: &[(&str, &str)] = &[
    ("SL4", "Suppliers on whom much rests are known, and somebody talks with them."),
    ("BC3", "The risk of a failure is written down, with who answers for it and what would be done."),
    ("BC1", "Whether to make or buy was weighed, so that another way to deliver is known."),
    ("BC2", "Contracts are watched for a supplier in financial distress, and can be ended in order."),
    ("CB2", "Small and medium-sized firms bid, so that another supplier can be found."),
    ("CB3", "Voluntary, community and social enterprises bid, so that another supplier can be found."),
];

/// An area that counts where a supplier fails.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReadyArea<'a> {
    /// What it does then.
    pub does: &'static str,
    /// Where it stands.
    pub area: &'a AreaLevel,
}

/// The areas of an edition that count where a supplier fails; none where the edition has none of them.
#[must_use]
pub fn ready_for_failure(levels: &LevelsAnswer) -> Vec<ReadyArea<'_>> {
    let of = |(code, does): &(&str, &'static str)| {
        let area = levels.areas.iter().find(|area| area.code == *code)?;
        Some(ReadyArea { does, area })
    };
    READY_FOR_FAILURE.iter().filter_map(of).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::strategy::editions::shipped;

    #[test]
    fn the_areas_are_those_of_the_strategy() {
        let nps = shipped().remove(0);
        for (code, _) in READY_FOR_FAILURE {
            assert!(nps.index(&code.parse().unwrap()).is_some(), "{code}");
        }
    }
}
