//! Finance's word: what counts as delivered, and what is forecast until then.

use super::{Saving, SignOff, YearPart};
use crate::values::{Date, FinancialYear, Pence};
use std::fmt;

/// How a year's part of a saving stands on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Expected, and nothing claimed.
    Forecast {
        /// How much.
        amount: Pence,
    },
    /// Claimed as delivered, and shown as forecast until finance signs it off.
    Claimed {
        /// How much.
        amount: Pence,
    },
    /// Claimed again with another sum after finance had signed: the signed sum holds no more.
    ChangedSince {
        /// How much is claimed.
        amount: Pence,
        /// How much finance had signed.
        signed: Pence,
    },
    /// Claimed, and sent back by finance: forecast as it was planned until it is claimed anew.
    SentBack {
        /// How much was planned.
        amount: Pence,
    },
    /// Delivered and signed off.
    SignedOff {
        /// How much.
        amount: Pence,
    },
}

impl Standing {
    /// What counts as delivered.
    #[must_use]
    pub const fn delivered(self) -> Pence {
        match self {
            Standing::SignedOff { amount } => amount,
            _ => Pence::ZERO,
        }
    }

    /// What counts as forecast still.
    #[must_use]
    pub const fn awaited(self) -> Pence {
        match self {
            Standing::Forecast { amount }
            | Standing::Claimed { amount }
            | Standing::ChangedSince { amount, .. }
            | Standing::SentBack { amount } => amount,
            Standing::SignedOff { .. } => Pence::ZERO,
        }
    }

    /// Whether it waits for finance's word.
    #[must_use]
    pub const fn waits_for_finance(self) -> bool {
        matches!(self, Standing::Claimed { .. } | Standing::ChangedSince { .. })
    }
}

/// Whether finance is asked for its word on a saving on a day: it counts, and a year of it waits.
#[must_use]
pub fn waits_for_finance(saving: &Saving, day: Date) -> bool {
    saving.counts(day) && saving.years.iter().any(|part| standing(part, day).waits_for_finance())
}

/// The years of a saving that finance sent back and nobody claimed anew by a day; none for one that does not count.
pub fn waits_for_claim(saving: &Saving, day: Date) -> impl Iterator<Item = &YearPart> {
    let counts = saving.counts(day);
    saving.years.iter().filter(move |part| counts && matches!(standing(part, day), Standing::SentBack { .. }))
}

/// How a year's part stands on a day: what was claimed or signed later is not known yet.
#[must_use]
pub fn standing(part: &YearPart, day: Date) -> Standing {
    let claimed = part.delivered.as_ref().filter(|delivered| delivered.on <= day);
    let sent_back = part.sent_back.as_ref();
    if claimed.is_some() && sent_back.is_some_and(|sent_back| sent_back.on <= day) {
        return Standing::SentBack { amount: part.forecast };
    }
    // Until the day it was sent back, what finance had signed held.
    let before = sent_back.and_then(|sent_back| sent_back.signed.as_ref());
    let signed = part.signed.as_ref().or(before).filter(|signed| signed.on <= day);
    match (claimed, signed) {
        (Some(claimed), Some(signed)) if claimed.amount == signed.amount => {
            Standing::SignedOff { amount: signed.amount }
        }
        (Some(claimed), Some(signed)) => Standing::ChangedSince { amount: claimed.amount, signed: signed.amount },
        (Some(claimed), None) => Standing::Claimed { amount: claimed.amount },
        (None, _) => Standing::Forecast { amount: part.forecast },
    }
}

/// Why finance cannot sign a saving off.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SignOffRefusal {
    /// It has no part of the year.
    NoSuchYear {
        /// The year.
        year: FinancialYear,
    },
    /// Nothing was claimed as delivered.
    NothingClaimed {
        /// The year.
        year: FinancialYear,
    },
    /// It has no baseline to measure it against.
    NoBaseline,
    /// Who claims a saving does not sign it off.
    ClaimedBySame {
        /// The person.
        by: String,
    },
    /// It was withdrawn.
    Withdrawn,
    /// It is an idea that nobody decided to make.
    NotDecided,
    /// It is signed off already.
    SignedAlready,
    /// It was sent back, and nobody claimed it anew.
    SentBack,
}

impl fmt::Display for SignOffRefusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoSuchYear { year } => write!(f, "This saving has no part in {year}"),
            Self::NothingClaimed { year } => {
                write!(f, "Nothing is claimed for {year} yet. Enter what was delivered, and what shows it")
            }
            Self::NoBaseline => f.write_str("Enter the baseline first: a saving without one cannot be signed off"),
            Self::ClaimedBySame { by } => write!(f, "{by} claimed this saving. Somebody else has to sign it off"),
            Self::Withdrawn => f.write_str("This saving was withdrawn"),
            Self::NotDecided => f.write_str("This is an idea still. It has to be decided before it can be signed off"),
            Self::SignedAlready => f.write_str("This year's part is signed off already"),
            Self::SentBack => f.write_str("This year's part was sent back. It has to be claimed anew first"),
        }
    }
}

impl std::error::Error for SignOffRefusal {}

/// Signs a year's part off for the sum that is claimed.
///
/// # Errors
/// [`SignOffRefusal`], when nothing can be signed or the person may not.
pub fn sign_off(saving: &Saving, year: FinancialYear, by: &str, today: Date) -> Result<SignOff, SignOffRefusal> {
    if !saving.stands(today) {
        return Err(SignOffRefusal::Withdrawn);
    }
    if !saving.is_decided(today) {
        return Err(SignOffRefusal::NotDecided);
    }
    let part = saving.part(year).ok_or(SignOffRefusal::NoSuchYear { year })?;
    let claimed = part.delivered.as_ref().ok_or(SignOffRefusal::NothingClaimed { year })?;
    if saving.baseline.is_none() {
        return Err(SignOffRefusal::NoBaseline);
    }
    match standing(part, today) {
        Standing::SignedOff { .. } => return Err(SignOffRefusal::SignedAlready),
        Standing::SentBack { .. } => return Err(SignOffRefusal::SentBack),
        _ => {}
    }
    if claimed.by.trim().eq_ignore_ascii_case(by.trim()) {
        return Err(SignOffRefusal::ClaimedBySame { by: by.trim().to_owned() });
    }
    Ok(SignOff { amount: claimed.amount, on: today, by: by.trim().to_owned() })
}
