//! Which law a procurement is under: it keeps the one it began under.

use super::answer::Reasons;
use super::calendar::said;
use jiff::civil::{Date, date};
use serde::Serialize;

/// The day from which procurements begin under the Procurement Act 2023.
pub const ACT_BEGINS: Date = date(2025, 2, 24);

/// The law that a procurement began under, and keeps for life with the contracts that come of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Regime {
    /// The Public Contracts Regulations 2015 and their like. The rule book computes nothing of it.
    Earlier,
    /// The Procurement Act 2023.
    Act2023,
}

impl Regime {
    /// The law that a procurement begun on that day is under.
    ///
    /// ```
    /// use domain::law::regime::Regime;
    /// use jiff::civil::date;
    /// assert_eq!(Regime::of(date(2025, 2, 23)), Regime::Earlier);
    /// assert_eq!(Regime::of(date(2025, 2, 24)), Regime::Act2023);
    /// ```
    #[must_use]
    pub fn of(commenced: Date) -> Self {
        if commenced < ACT_BEGINS { Regime::Earlier } else { Regime::Act2023 }
    }
}

/// Whether the rule book computes nothing because the procurement began under the earlier law; says so.
///
/// A day that is not given is taken to be under the Act, which is said too.
pub fn is_earlier(commenced: Option<Date>, reasons: &mut Reasons) -> bool {
    match commenced {
        Some(day) if Regime::of(day) == Regime::Earlier => {
            let why = "a procurement begun before 24 February 2025 stays under the earlier regime, which is not computed here";
            reasons.leave_out(format!("begun {}", said(day)), why);
            reasons.is_of_earlier_regime();
            true
        }
        Some(_) => false,
        None => {
            reasons.caution("when the procurement began is not given", "taken to be on or after 24 February 2025");
            false
        }
    }
}
