//! A council's own contract procedure rules as dated data: what each value asks for, and who may waive it.
//!
//! An [`Edition`] holds bands of value, each with its route, advert, approver and waiver. Every limit says whether it
//! holds *from* an amount or *above* it, for £10,000.00 lies between "£10,000 or higher" and "over £10,000"; every
//! band says what the value is of and whether VAT is in it. [`Edition::findings`] shows the pence at which bands leave
//! a gap or overlap. [`Editions`] keeps them all: a record [pins](Pin) the one in force when it began, and an edition
//! that came later does not change what that record was asked for.
//!
//! ```
//! use domain::law::procedure_rules::LowerLimit;
//! use domain::values::Pence;
//! let ten_thousand = Pence::new(1_000_000);
//! assert!(LowerLimit::AtLeast(ten_thousand).holds(ten_thousand));
//! assert!(!LowerLimit::MoreThan(ten_thousand).holds(ten_thousand));
//! ```

mod band;
mod draft;
mod edition;
mod editions;
mod findings;
mod limit;
mod preview;
mod purchase;
mod timing;
mod told;
mod waivers;

pub use band::{Advert, Band, Requirement, RequirementSubject, Route, WaiverPath};
pub use draft::{Draft, DraftEdit, DraftRefusal, ENTRIES_MAX, WORDS_MAX};
pub use edition::Edition;
pub use editions::{Editions, EditionsRefusal, Pin};
pub use findings::{LimitFinding, LimitFindingCode};
pub use limit::{Basis, LowerLimit, Measure, UpperLimit};
pub use preview::{Change, Move, Preview, PreviewLine, Verdict, preview};
pub use purchase::{Asked, PastPurchase, Purchase, PurchaseSource};
pub use timing::Timing;
pub use told::BandReason;
pub use waivers::{WaiverCount, WaiverGiven};

#[cfg(test)]
mod tests {
    use super::*;
    use crate::law::thresholds::ContractKind;
    use crate::values::Pence;

    pub(super) const fn net() -> Basis {
        Basis { measure: Measure::ContractValue, with_vat: false }
    }

    pub(super) const fn gross() -> Basis {
        Basis { measure: Measure::ContractValue, with_vat: true }
    }

    pub(super) fn band(name: &str, from: LowerLimit, up_to: UpperLimit, route: Route) -> Band {
        Band {
            name: name.to_owned(),
            kinds: Vec::new(),
            basis: net(),
            from,
            up_to,
            route,
            advert: if route == Route::Tender { Advert::FindATender } else { Advert::NotAsked },
            approver: if route == Route::Direct { "Team leader" } else { "Head of service" }.to_owned(),
            waiver: WaiverPath::By {
                approver: "Monitoring officer".into(),
                reported_to: Some("Audit committee".into()),
            },
        }
    }

    /// Direct below £10,000, three quotes below £25,000, tender from there; procurement engaged from or above £10,000.
    pub(super) fn edition(number: u32, from: &str, engaged: fn(Pence) -> LowerLimit) -> Edition {
        let (ten, twenty_five) = (Pence::new(1_000_000), Pence::new(2_500_000));
        let bands = vec![
            band("Low", LowerLimit::AtLeast(Pence::ZERO), UpperLimit::LessThan(ten), Route::Direct),
            band("Middle", LowerLimit::AtLeast(ten), UpperLimit::LessThan(twenty_five), Route::Quotes(3)),
            band("High", LowerLimit::AtLeast(twenty_five), UpperLimit::None, Route::Tender),
        ];
        let subject = RequirementSubject::ProcurementEngaged;
        let requirement = Requirement { subject, from: engaged(ten), basis: net(), said_in: "rule 4".into() };
        let from = from.parse().expect("a day");
        Edition { number, from, adopted: "Full Council".into(), bands, requirements: vec![requirement] }
    }

    pub(super) fn purchase(pence: i64) -> Purchase {
        Purchase { kind: ContractKind::Services, values: vec![(net(), Pence::new(pence))] }
    }
}
