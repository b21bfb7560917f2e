//! Outcomes beside compliance: keeping rules is never shown as if it were what procurement is for.

use super::{Kind, Row, Worked};

/// The outcome indicators that are shown with a compliance one: those it names, or, where none of them is on the scorecard,
/// every outcome there is. None for an outcome indicator, which stands by itself.
#[must_use]
pub fn companions<'w, 'a>(row: &Row<'a>, worked: &'w Worked<'a>) -> Vec<&'w Row<'a>> {
    if row.indicator.kind == Kind::Outcome {
        return Vec::new();
    }
    let outcomes = || worked.rows.iter().filter(|other| other.indicator.kind == Kind::Outcome);
    let named: Vec<_> = outcomes().filter(|other| row.indicator.companions.contains(&other.indicator.code)).collect();
    if named.is_empty() { outcomes().collect() } else { named }
}

/// The scorecard as everybody may see it: what the council shows, without compliance indicators where it shows no outcome.
#[must_use]
pub fn public<'a>(worked: &Worked<'a>) -> Worked<'a> {
    let mut rows: Vec<Row<'a>> = worked.rows.iter().filter(|row| row.indicator.is_public).cloned().collect();
    if !rows.iter().any(|row| row.indicator.kind == Kind::Outcome) {
        rows.clear();
    }
    Worked { as_of: worked.as_of, rows, taken_off: Vec::new() }
}
