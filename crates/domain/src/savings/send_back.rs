//! Finance sends a claim back, or withdraws what it signed.

use super::{Saving, SentBack, Standing, standing};
use crate::values::{Date, FinancialYear};
use std::fmt;

/// Why finance cannot send a year's part back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CannotSendBack {
    /// It counts no more, or not yet.
    DoesNotCount,
    /// Nothing is claimed of the year.
    NothingClaimed,
    /// It was sent back already.
    Already,
}

impl fmt::Display for CannotSendBack {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::DoesNotCount => "This saving does not count: there is nothing to send back",
            Self::NothingClaimed => "Nothing is claimed for this year: there is nothing to send back",
            Self::Already => "This year's part was sent back already, and nobody claimed it anew",
        })
    }
}

impl std::error::Error for CannotSendBack {}

/// The saving with a year's part sent back to whoever claimed it, for a reason. It is forecast again, and what finance had
/// signed of it holds no more.
///
/// # Errors
/// [`CannotSendBack`], when nothing stands that could be sent back.
pub fn send_back(
    saving: &Saving,
    year: FinancialYear,
    (by, why): (&str, &str),
    today: Date,
) -> Result<Saving, CannotSendBack> {
    if !saving.counts(today) {
        return Err(CannotSendBack::DoesNotCount);
    }
    let mut sent = saving.clone();
    let part = sent.years.iter_mut().find(|part| part.year == year).ok_or(CannotSendBack::NothingClaimed)?;
    match standing(part, today) {
        Standing::Forecast { .. } => return Err(CannotSendBack::NothingClaimed),
        Standing::SentBack { .. } => return Err(CannotSendBack::Already),
        Standing::Claimed { .. } | Standing::ChangedSince { .. } | Standing::SignedOff { .. } => {}
    }
    let signed = part.signed.take();
    part.sent_back = Some(SentBack { on: today, by: by.trim().to_owned(), why: why.trim().to_owned(), signed });
    Ok(sent)
}
