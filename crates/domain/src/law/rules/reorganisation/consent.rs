//! Consent of the successor to what a dissolving council does (2007 Act ss.24-28).

use super::{ConsentKind, DissolvingContract, ReorganisationFacts};
use crate::law::Reasons;
use crate::values::Pence;
use jiff::civil::{Date, date};
use serde::{Deserialize, Serialize};

/// The amounts above which consent is needed, and the day from which contracts count together. Orders can change them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ConsentLimits {
    /// A disposal of land for more than this.
    pub land: Pence,
    /// A capital contract for more than this.
    pub capital: Pence,
    /// Any other contract for more than this, if it runs or can be extended beyond the reorganisation.
    pub non_capital: Pence,
    /// Contracts made after this day count together (s.27).
    pub counted_after: Date,
}

impl Default for ConsentLimits {
    fn default() -> Self {
        ConsentLimits {
            land: Pence::new(10_000_000),
            capital: Pence::new(100_000_000),
            non_capital: Pence::new(10_000_000),
            counted_after: date(2006, 12, 31),
        }
    }
}

impl ConsentLimits {
    const fn of(&self, kind: ConsentKind) -> Pence {
        match kind {
            ConsentKind::LandDisposal => self.land,
            ConsentKind::Capital => self.capital,
            ConsentKind::NonCapital => self.non_capital,
        }
    }
}

/// Whether a contract needs consent, and what was held against the limit. None where a fact that decides is missing.
pub(super) fn needed(
    one: &DissolvingContract,
    facts: &ReorganisationFacts,
    limits: &ConsentLimits,
    reasons: &mut Reasons,
) -> (Option<bool>, Pence) {
    if facts.direction_from.is_none_or(|from| one.entered < from) {
        return (Some(false), one.value_pence);
    }
    let counted = counted_together(one, facts, limits);
    let limit = limits.of(one.kind);
    let beyond = counted > limit;
    let together = match one.kind {
        ConsentKind::LandDisposal => "its value with that of every other disposal of land (s.27(1))",
        _ => "its value with that of contracts with the same party or on a like matter (s.27(2)-(3))",
    };
    let held = format!("{} counts {counted} against {limit}", one.reference);
    reasons.count(held, together);
    let needed = match one.kind {
        ConsentKind::LandDisposal => Some(beyond),
        ConsentKind::Capital if beyond => Some(true),
        ConsentKind::Capital => one.price_variation,
        ConsentKind::NonCapital if !beyond => Some(false),
        ConsentKind::NonCapital => {
            one.longest_end.map(|end| end > facts.direction_date.unwrap_or(facts.reorganisation))
        }
    };
    if one.kind == ConsentKind::Capital && needed == Some(true) && !beyond {
        reasons.count(one.reference.clone(), "its price varies by its terms, so that any amount needs consent (s.24)");
    }
    (needed, counted)
}

/// The value of the contract and of all others made until then that count with it.
fn counted_together(one: &DissolvingContract, facts: &ReorganisationFacts, limits: &ConsentLimits) -> Pence {
    let like = |left: &str, right: &str| !left.trim().is_empty() && left.trim().eq_ignore_ascii_case(right.trim());
    let relevant = |other: &DissolvingContract| match (one.kind, other.kind) {
        (ConsentKind::LandDisposal, kind) => kind == ConsentKind::LandDisposal,
        (_, ConsentKind::LandDisposal) => false,
        _ => like(&other.party, &one.party) || like(&other.matter, &one.matter),
    };
    let counts = |other: &&DissolvingContract| {
        let made_before = other.entered > limits.counted_after && other.entered <= one.entered;
        !std::ptr::eq(*other, one) && made_before && relevant(other)
    };
    let others = facts.contracts.iter().flatten().filter(counts).map(|other| other.value_pence.get());
    Pence::new(others.fold(one.value_pence.get(), i64::saturating_add))
}
