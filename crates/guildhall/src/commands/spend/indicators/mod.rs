//! The figures that a council acts on, for the command line: shares, concentration, payment days, change, real terms.

mod find;
mod say;

pub use find::{Wanted, find};

use serde::Serialize;

/// The figures of a year, or of all time. Shares are in tenths of a per cent; what is null is not measured, and says why.
#[derive(Debug, Serialize)]
pub struct Indicators {
    scope: &'static str,
    shares: Vec<Share>,
    suppliers: usize,
    concentration: Measured<Concentrated>,
    arrivals: Measured<Moved>,
    payment_days: Measured<Days>,
    change: Measured<Changed>,
    real_terms: Vec<Real>,
    definitions: Vec<Defined>,
}

/// A figure, or why it is not measured.
#[derive(Debug, Serialize)]
#[serde(untagged)]
enum Measured<T> {
    Is(T),
    Not { not_measured: String },
}

impl<T> Measured<T> {
    fn of<E: std::fmt::Display>(found: Result<T, E>) -> Measured<T> {
        found.map_or_else(|why| Measured::Not { not_measured: why.to_string() }, Measured::Is)
    }
}

#[derive(Debug, Serialize)]
struct Share {
    name: &'static str,
    yes_pence: i64,
    no_pence: i64,
    unknown_pence: i64,
    unknown_as_not_tenths: Option<i64>,
    unknown_left_out_tenths: Option<i64>,
    at_most_tenths: Option<i64>,
}

#[derive(Debug, Serialize)]
struct Concentrated {
    base_pence: i64,
    top_20_pence: i64,
    suppliers_making_80_percent: usize,
    herfindahl_hirschman_0_to_10000: Option<u32>,
}

#[derive(Debug, Serialize)]
struct Moved {
    new: usize,
    new_pence: i64,
    gone: usize,
}

#[derive(Debug, Serialize)]
struct Days {
    day_count: &'static str,
    mean_by_line_tenths: Option<i64>,
    mean_by_pound_tenths: Option<i64>,
    suppliers_measured: u64,
    suppliers_always_within_30: u64,
    within_30: Band,
    days_31_to_60: Band,
    day_61_or_later: Band,
    before_invoice_date: Band,
    not_measured: Band,
}

#[derive(Debug, Serialize)]
struct Band {
    lines: u64,
    total_pence: i64,
    by_line_tenths: Option<i64>,
    by_pound_tenths: Option<i64>,
}

#[derive(Debug, Serialize)]
struct Changed {
    before: String,
    after: String,
    months: String,
    before_pence: i64,
    after_pence: i64,
    tenths: Option<i64>,
}

#[derive(Debug, Serialize)]
struct Real {
    year: String,
    nominal_pence: i64,
    index: String,
    money_of: String,
    real_pence: Measured<i64>,
}

#[derive(Debug, Serialize)]
struct Defined {
    name: &'static str,
    meaning: &'static str,
    formula: &'static str,
    leaves_out: &'static str,
    source: &'static str,
}
