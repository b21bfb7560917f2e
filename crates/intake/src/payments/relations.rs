//! Sums between columns of money: net and VAT make gross, a balance runs on.

use super::amount::{self, Money};
use super::content::Profile;
use crate::cells::Row;

/// Rows that must bear a relation out before it is believed.
const ROWS_LEAST: usize = 4;

/// Where the VAT beside an amount belongs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum VatEvidence {
    /// It is a fifth of the amount, which is net.
    Beside,
    /// It is a sixth of the amount, which is gross.
    Inside,
    Unknown,
}

fn pence(row: &Row, at: usize) -> Option<i64> {
    match amount::parse(row.cell(at), false) {
        Money::Amount(amount) => Some(amount.pence),
        Money::Blank => Some(0),
        Money::None => None,
    }
}

/// The columns of net and VAT whose sum is the given gross column in nearly every row.
pub(crate) fn net_of(gross: usize, profiles: &[Profile], body: &[Row]) -> Option<(usize, usize)> {
    let money: Vec<usize> = profiles
        .iter()
        .enumerate()
        .filter(|(at, profile)| *at != gross && profile.is_money())
        .map(|(at, _)| at)
        .collect();
    for net in &money {
        for vat in money.iter().filter(|vat| *vat != net) {
            if is_gross(gross, *net, *vat, body) {
                return Some((*net, *vat));
            }
        }
    }
    None
}

/// Whether a column is the sum of the other two in nearly every row, and some rows have VAT to tell by.
pub(crate) fn is_gross(gross: usize, net: usize, vat: usize, body: &[Row]) -> bool {
    let (mut agree, mut telling, mut all) = (0, 0, 0);
    for row in body.iter().filter(|row| !row.cell(gross).is_empty() && !row.cell(net).is_empty()) {
        let (Some(g), Some(n), Some(v)) = (pence(row, gross), pence(row, net), pence(row, vat)) else { continue };
        all += 1;
        agree += usize::from(g == n.saturating_add(v));
        telling += usize::from(v != 0 && n.unsigned_abs() > v.unsigned_abs());
    }
    all >= ROWS_LEAST && agree * 100 >= all * 95 && telling >= ROWS_LEAST.min(all / 4).max(1)
}

/// Whether an amount includes the VAT beside it, told by the standard rate of a fifth.
pub(crate) fn vat_evidence(amount: usize, vat: usize, body: &[Row]) -> VatEvidence {
    let (mut inside, mut beside) = (0, 0);
    for row in body {
        let (Some(a), Some(v)) = (pence(row, amount), pence(row, vat)) else { continue };
        if v.unsigned_abs() >= 100 {
            inside += usize::from(v.saturating_mul(6).abs_diff(a) <= 6);
            beside += usize::from(v.saturating_mul(5).abs_diff(a) <= 6);
        }
    }
    match (inside, beside) {
        (inside, beside) if inside >= ROWS_LEAST && inside > beside * 4 => VatEvidence::Inside,
        (inside, beside) if beside >= ROWS_LEAST && beside > inside * 4 => VatEvidence::Beside,
        _ => VatEvidence::Unknown,
    }
}

/// Columns in which each cell is the one above it and the amount of another column added.
pub(crate) fn running_balances(profiles: &[Profile], body: &[Row]) -> Vec<usize> {
    let money: Vec<usize> =
        profiles.iter().enumerate().filter(|(_, profile)| profile.is_clearly_money()).map(|(at, _)| at).collect();
    let runs_on = |balance: usize, amount: usize| {
        let pairs = body.windows(2).filter_map(|pair| match pair {
            [above, below] => Some((pence(above, balance)?, pence(below, balance)?, pence(below, amount)?)),
            _ => None,
        });
        let (mut all, mut agree) = (0_usize, 0_usize);
        for (above, below, added) in pairs {
            all += 1;
            agree += usize::from(below.saturating_sub(above).unsigned_abs() == added.unsigned_abs() && added != 0);
        }
        all >= ROWS_LEAST && agree * 10 >= all * 9
    };
    money
        .iter()
        .copied()
        .filter(|balance| money.iter().any(|amount| amount != balance && runs_on(*balance, *amount)))
        .collect()
}
