//! Claiming what was delivered of a year.

use super::{Delivered, Saving, WrongSaving, check};
use crate::strategy::{WrongField, check_text};
use crate::values::{Date, FinancialYear, Pence};

/// The saving with what somebody claims for a year; the year's part must stand in its profile already.
///
/// A claim of another sum shows finance's word of the sum before, which holds no more. A claim of the sum that finance signed
/// drops finance's word, so that going back to a sum, or other evidence for it, is signed anew. What was sent back waits for
/// finance again.
///
/// # Errors
/// What is wrong with the claim.
pub fn claim(
    saving: &Saving,
    year: FinancialYear,
    delivered: Delivered,
    today: Date,
) -> Result<Saving, Vec<WrongField>> {
    let mut wrong = Vec::new();
    check_text(&mut wrong, "evidence", &delivered.evidence, None);
    if delivered.amount < Pence::ZERO {
        wrong.push(WrongField::new("amount", "Enter what was delivered: nothing or more"));
    }
    if !saving.is_decided(today) {
        wrong.push(WrongField::new("amount", "This is an idea still: decide on it before anything is claimed"));
    }
    let mut claimed = saving.clone();
    match claimed.years.iter_mut().find(|part| part.year == year) {
        Some(part) => {
            part.signed = part.signed.take().filter(|signed| signed.amount != delivered.amount);
            part.sent_back = None;
            part.delivered = Some(delivered);
        }
        None => wrong.push(WrongField::new("amount", format!("Enter a forecast for {year} first"))),
    }
    let of_year = |one: &WrongSaving| match one {
        WrongSaving::NoEvidence { year: of } => (*of == year).then_some("evidence"),
        WrongSaving::AboveBaseline { year: of, .. } | WrongSaving::NotBegun { year: of } => {
            (*of == year).then_some("amount")
        }
        WrongSaving::NoBaseline => Some("amount"),
        WrongSaving::NoTitle | WrongSaving::SameYear { .. } | WrongSaving::OneOffTwice => None,
    };
    let of_claim = check(&claimed, today).into_iter();
    wrong.extend(of_claim.filter_map(|one| Some(WrongField::new(of_year(&one)?, one.to_string()))));
    if wrong.is_empty() { Ok(claimed) } else { Err(wrong) }
}
