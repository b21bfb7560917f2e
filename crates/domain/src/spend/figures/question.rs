//! What a share is of: a question that the facts of a supplier answer.

use super::Definition;
use crate::suppliers::{PostcodeKind, Ring, SmeDefinition, SupplierFacts};

/// An area, and by which postcode a supplier is in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Area {
    /// The ring; rings are concentric, so who is in the district is in the county too.
    pub ring: Ring,
    /// By which kind of postcode; by the one that counts, whichever kind it is, where there is none.
    pub by: Option<PostcodeKind>,
}

/// A question that the facts of a supplier answer with yes, no, or not at all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Question {
    /// Whether the supplier is within an area.
    Within(Area),
    /// Whether it is a small or medium-sized enterprise under a definition.
    Sme(SmeDefinition),
    /// Whether it is a voluntary, community or social enterprise organisation.
    Vcse,
    /// Whether it is a small or medium-sized enterprise within an area.
    SmeWithin(SmeDefinition, Area),
    /// Whether it is a voluntary, community or social enterprise organisation within an area.
    VcseWithin(Area),
}

/// Whether both are so: no as soon as one is not so, even where the other is not known.
const fn both(one: Option<bool>, other: Option<bool>) -> Option<bool> {
    match (one, other) {
        (Some(false), _) | (_, Some(false)) => Some(false),
        (Some(true), Some(true)) => Some(true),
        _ => None,
    }
}

impl Area {
    /// The district, by the postcode that counts.
    pub const DISTRICT: Area = Area { ring: Ring::District, by: None };

    /// The ring that a supplier is in; none where it is not known.
    #[must_use]
    pub fn ring_of(self, facts: &SupplierFacts) -> Option<Ring> {
        self.by.map_or(facts.ring, |kind| facts.ring_by(kind))
    }

    fn holds(self, facts: &SupplierFacts) -> Option<bool> {
        self.ring_of(facts).map(|at| at <= self.ring)
    }
}

impl Question {
    /// The answer for a supplier; none where it is not known.
    ///
    /// ```
    /// use domain::spend::figures::{Area, Question};
    /// use domain::suppliers::{Ring, SmeDefinition, SupplierFacts};
    /// let facts = SupplierFacts { ring: Some(Ring::County), ..SupplierFacts::default() };
    /// assert_eq!(Question::Within(Area::DISTRICT).answer(Some(&facts)), Some(false));
    /// let small = |ring| Question::SmeWithin(SmeDefinition::ProcurementAct, Area { ring, by: None });
    /// assert_eq!(small(Ring::District).answer(Some(&facts)), Some(false), "whatever its size");
    /// assert_eq!(small(Ring::County).answer(Some(&facts)), None);
    /// ```
    #[must_use]
    pub fn answer(self, facts: Option<&SupplierFacts>) -> Option<bool> {
        let facts = facts?;
        match self {
            Question::Within(area) => area.holds(facts),
            Question::Sme(definition) => facts.is_sme(definition),
            Question::Vcse => facts.vcse,
            Question::SmeWithin(definition, area) => both(facts.is_sme(definition), area.holds(facts)),
            Question::VcseWithin(area) => both(facts.vcse, area.holds(facts)),
        }
    }

    /// How the share is made.
    #[must_use]
    pub const fn definition(self) -> Definition {
        match self {
            Question::Within(_) => Definition::LOCAL_SHARE,
            Question::Sme(_) => Definition::SME_SHARE,
            Question::Vcse => Definition::VCSE_SHARE,
            Question::SmeWithin(..) => Definition::LOCAL_SME_SHARE,
            Question::VcseWithin(_) => Definition::LOCAL_VCSE_SHARE,
        }
    }
}
