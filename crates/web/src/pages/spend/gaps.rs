//! Which months are missing from a figure.

use crate::cx::Cx;
use crate::failure::PageFailure;
use domain::access::Scope;
use domain::spend::{Calendar, FileKind};
use domain::values::Month;
use jiff::Timestamp;
use std::collections::BTreeSet;

/// The calendar of each kind of payments that was ever brought in, up to the last whole month before today.
pub async fn calendars(cx: &Cx, scope: &Scope) -> Result<Vec<Calendar>, PageFailure> {
    calendars_as_of(cx, scope, None).await
}

/// The same, of what was brought in as of a moment.
pub async fn calendars_as_of(cx: &Cx, scope: &Scope, as_of: Option<Timestamp>) -> Result<Vec<Calendar>, PageFailure> {
    let held = store::spend::months_held_as_of(&cx.guildhall().store, scope, as_of).await?;
    Ok(Calendar::all(&held, cx.today()))
}

/// How many months of any kind of payments that counts as spending are missing within a stretch of time.
pub fn missing_within(calendars: &[Calendar], months: Option<(Month, Month)>) -> usize {
    let within = |month: &Month| months.is_none_or(|(first, last)| first <= *month && *month <= last);
    let calendars = calendars.iter().filter(|calendar| calendar.kind.counts_as_spending());
    let mut missing: Vec<Month> = calendars.flat_map(Calendar::missing).filter(within).collect();
    missing.sort_unstable();
    missing.dedup();
    missing.len()
}

/// The months of a stretch of time that are missing of any kind of payments that counts, as a sentence names them; empty
/// where none is.
pub fn missing_named(calendars: &[Calendar], months: Option<(Month, Month)>, kind: Option<FileKind>) -> String {
    let within = |month: &Month| months.is_none_or(|(first, last)| first <= *month && *month <= last);
    let calendars = calendars.iter().filter(|calendar| calendar.kind.counts_where(kind));
    let missing: BTreeSet<Month> = calendars.flat_map(Calendar::missing).filter(within).collect();
    listed(&missing.into_iter().map(Month::name).collect::<Vec<_>>())
}

/// What a figure over these months lacks or may count twice, in sentences; nothing where all is there.
pub fn said(calendars: &[Calendar], months: Option<(Month, Month)>, kind: Option<FileKind>) -> Vec<String> {
    let within = |month: &Month| months.is_none_or(|(first, last)| first <= *month && *month <= last);
    let mut said = Vec::new();
    for calendar in calendars.iter().filter(|calendar| calendar.kind.counts_where(kind)) {
        let what = match calendar.kind {
            FileKind::Payments => "Payments",
            FileKind::Cards => "Procurement card transactions",
            FileKind::Grants => "Grants",
        };
        let missing: Vec<String> = calendar.missing().into_iter().filter(within).map(Month::name).collect();
        if !missing.is_empty() {
            said.push(format!(
                "{what} for {} have not been brought in, so figures over that time are too low.",
                listed(&missing)
            ));
        }
        let twice: Vec<String> = calendar.overlapping().into_iter().filter(within).map(Month::name).collect();
        if !twice.is_empty() {
            said.push(format!(
                "{what} for {} came in with more than one file. Check that nothing counts twice.",
                listed(&twice)
            ));
        }
    }
    said
}

/// Months as a sentence names them; many are counted.
fn listed(months: &[String]) -> String {
    match months {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] if first.len() < 6 => format!("{} and {last}", first.join(", ")),
        [first, .., last] => format!("{} months between {first} and {last}", months.len()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn few_months_are_named_and_many_counted() {
        let months: Vec<String> = (1..=8).map(|number| format!("M{number}")).collect();
        assert_eq!(listed(&months[..1]), "M1");
        assert_eq!(listed(&months[..3]), "M1, M2 and M3");
        assert_eq!(listed(&months), "8 months between M1 and M8");
    }
}
