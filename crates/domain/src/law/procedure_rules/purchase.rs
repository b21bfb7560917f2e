//! What is bought, as far as the rules ask, and what was bought, for a preview.

use super::{Band, Basis, RequirementSubject, Route};
use crate::law::thresholds::ContractKind;
use crate::values::Pence;
use jiff::civil::Date;
use std::collections::BTreeSet;

/// What is to be bought: its kind, and its value on each basis that is known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Purchase {
    /// What kind of contract it is.
    pub kind: ContractKind,
    /// Its values, each with its basis.
    pub values: Vec<(Basis, Pence)>,
}

impl Purchase {
    /// The value on a basis; none where it is not known. A value on another basis is not taken for it.
    #[must_use]
    pub fn value(&self, basis: Basis) -> Option<Pence> {
        self.values.iter().find(|(known, _)| *known == basis).map(|(_, value)| *value)
    }
}

/// What an edition asks of a purchase.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked<'a> {
    /// The bands it falls into: one, unless the edition has a gap or an overlap there.
    pub bands: Vec<&'a Band>,
    /// What is asked for besides.
    pub requirements: Vec<RequirementSubject>,
    /// The bases on which its value is not known, though a band or requirement needs it.
    pub missing: Vec<Basis>,
}

impl<'a> Asked<'a> {
    /// The band, where there is but one and no value is missing.
    #[must_use]
    pub fn band(&self) -> Option<&'a Band> {
        match self.bands.as_slice() {
            [band] => Some(*band),
            _ => None,
        }
    }
}

/// Where the list of past purchases comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PurchaseSource {
    /// Procurements, one by one.
    Procurements,
    /// Payments of a period, added up by supplier.
    PaymentsBySupplier,
}

impl PurchaseSource {
    /// What to mind when reading a preview made from it.
    #[must_use]
    pub const fn caution(self) -> Option<&'static str> {
        match self {
            PurchaseSource::Procurements => None,
            PurchaseSource::PaymentsBySupplier => Some(
                "Made from payments added up by supplier, not from procurements: one supplier may have several \
                 contracts, one contract runs for several years, and the amounts are as the ledger has them, mostly \
                 without VAT.",
            ),
        }
    }
}

/// Something bought before, to see what other rules would have asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PastPurchase {
    /// The title of the procurement, or the supplier's name.
    pub name: String,
    /// When it began; none for payments of a whole period.
    pub day: Option<Date>,
    /// What it was.
    pub purchase: Purchase,
    /// How it was let, where that is known.
    pub taken: Option<Route>,
}

impl PastPurchase {
    /// What a supplier was paid in a period, to be held against limits on any of these bases.
    ///
    /// It is no contract's value on any of them: the preview says so by [`PurchaseSource::caution`].
    #[must_use]
    pub fn of_payments(supplier: &str, kind: ContractKind, paid: Pence, bases: &BTreeSet<Basis>) -> Self {
        let values = bases.iter().map(|basis| (*basis, paid)).collect();
        PastPurchase { name: supplier.to_owned(), day: None, purchase: Purchase { kind, values }, taken: None }
    }
}
