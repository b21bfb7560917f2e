//! Payments: figures, lines, imports.

pub mod basis;
pub mod breakdown;
pub mod calendar;
mod changed;
pub mod context;
pub mod download;
pub mod figures;
pub mod file;
mod filter;
mod gaps;
pub mod home;
pub mod imports;
mod left_out;
pub mod lines;
pub mod mapping;
mod mean;
pub mod reading;
pub mod scope;
pub mod supplier;
pub mod upload;
mod view;

use crate::components::Link;

/// The way to pages below the start of spend.
fn below_spend() -> Vec<Link> {
    vec![Link::new("Spend", "/spend")]
}

/// The way to pages below the imports.
fn below_imports() -> Vec<Link> {
    vec![Link::new("Imports", "/spend/imports")]
}

/// A share in tenths of a per cent as people read it: `12.3%`; a dash where the whole is nothing.
fn percent(tenths: Option<i64>) -> String {
    tenths.map_or_else(
        || "–".to_owned(),
        |tenths| {
            let sign = if tenths < 0 { "-" } else { "" };
            format!("{sign}{}.{}%", tenths.unsigned_abs() / 10, tenths.unsigned_abs() % 10)
        },
    )
}

/// A count with commas: `4,300`.
pub fn counted(number: i64) -> String {
    let pounds = domain::values::Pence::new(number.saturating_mul(100)).pounds();
    pounds.replace('£', "")
}

/// A query of these names and values; those without a value are left out.
pub fn query(pairs: &[(&str, &str)]) -> String {
    let given: Vec<&(&str, &str)> = pairs.iter().filter(|(_, value)| !value.is_empty()).collect();
    let text = serde_urlencoded::to_string(given).unwrap_or_default();
    if text.is_empty() { text } else { format!("?{text}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_and_counts_are_shown_as_people_read_them() {
        assert_eq!(percent(Some(123)), "12.3%");
        assert_eq!(percent(Some(-5)), "-0.5%");
        assert_eq!(percent(None), "–");
        assert_eq!(counted(4300), "4,300");
        assert_eq!(query(&[("a", "x y"), ("b", "")]), "?a=x+y");
    }
}
