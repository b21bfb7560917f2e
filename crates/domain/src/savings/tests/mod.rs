//! The register of savings over invented savings.

mod claims;
mod doubles;
mod effort;
mod ideas;
mod joint;
mod totals;

use super::*;
use crate::values::{Date, FinancialYear, Pence};

pub(super) fn day(text: &str) -> Date {
    text.parse().unwrap()
}

pub(super) fn today() -> Date {
    day("2026-11-21")
}

pub(super) fn year(text: &str) -> FinancialYear {
    text.parse().unwrap()
}

pub(super) fn delivered(pounds: i64, on: &str) -> Delivered {
    Delivered { amount: Pence::new(pounds * 100), on: day(on), by: "B. Lane".into(), evidence: "Invoices".into() }
}

pub(super) fn signed(pounds: i64, on: &str) -> SignOff {
    SignOff { amount: Pence::new(pounds * 100), on: day(on), by: "F. Moor".into() }
}

pub(super) fn part(of: &str, forecast: i64, delivered: Option<Delivered>, signed: Option<SignOff>) -> YearPart {
    YearPart { year: year(of), forecast: Pence::new(forecast * 100), delivered, signed, sent_back: None }
}

pub(super) fn saving(number: i64, kind: Kind, years: Vec<YearPart>) -> Saving {
    let baseline = Baseline {
        amount: Pence::new(10_000_000),
        what: format!("Price of contract {number} before"),
        period: "2024-25".parse().unwrap(),
        source: "Contract register".into(),
    };
    Saving {
        id: SavingId::new(number),
        title: format!("Saving {number}"),
        about: None,
        kind,
        method: Method::Price,
        how: "Old price less new price".into(),
        recurrence: Recurrence::Recurring,
        baseline: Some(baseline),
        years,
        owner: "B. Lane".into(),
        entered: day("2025-05-01"),
        withdrawn: None,
        idea: None,
        social_from: (kind == Kind::Social).then_some(SocialFrom::Addition),
        stage: None,
    }
}
