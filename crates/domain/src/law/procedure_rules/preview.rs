//! What would have changed: past purchases under the rules of their day and under a proposed edition.

use super::{Asked, Band, Edition, Editions, PastPurchase, PurchaseSource, Route};
use crate::values::{Pence, PenceError};
use std::collections::BTreeMap;

/// Something that the proposed edition asks for otherwise.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// What: band, route, advert, approver, waiver, or a requirement.
    pub what: &'static str,
    /// As it was.
    pub before: String,
    /// As it would be.
    pub after: String,
}

/// Whether a purchase can be compared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Nothing is asked for otherwise.
    Same,
    /// Something is.
    Changed {
        /// What.
        changes: Vec<Change>,
        /// Whether the way it was let would fall short of the route asked for; none where it is not known.
        falls_short: Option<bool>,
    },
    /// It cannot be told, and why.
    Untold(String),
}

/// A purchase in the preview.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PreviewLine {
    /// Which purchase, by its place in the list.
    pub purchase: usize,
    /// What became of it.
    pub verdict: Verdict,
}

/// How many purchases, and how much, would go from one route to another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Move {
    /// The route as it was.
    pub before: Route,
    /// The route as it would be.
    pub after: Route,
    /// How many.
    pub count: usize,
    /// How much together, on the basis of the proposed band.
    pub value: Pence,
}

/// What would have changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Preview {
    /// What to mind, by where the list comes from.
    pub caution: Option<&'static str>,
    /// Each purchase.
    pub lines: Vec<PreviewLine>,
    /// Changes of route, added up.
    pub moves: Vec<Move>,
}

impl Preview {
    /// How many purchases change, stay, and cannot be told.
    #[must_use]
    pub fn counts(&self) -> (usize, usize, usize) {
        let count = |wanted: fn(&Verdict) -> bool| self.lines.iter().filter(|line| wanted(&line.verdict)).count();
        (
            count(|verdict| matches!(verdict, Verdict::Changed { .. })),
            count(|verdict| *verdict == Verdict::Same),
            count(|verdict| matches!(verdict, Verdict::Untold(_))),
        )
    }
}

/// Compares what was asked for with what a proposed edition would have asked for.
///
/// A purchase with a day is held against the edition of that day, one without against the latest.
///
/// # Errors
/// [`PenceError::TooLarge`] when the values of a move cannot be added up.
pub fn preview(
    editions: &Editions,
    proposed: &Edition,
    source: PurchaseSource,
    purchases: &[PastPurchase],
) -> Result<Preview, PenceError> {
    let mut lines = Vec::with_capacity(purchases.len());
    let mut moves: BTreeMap<(Route, Route), (usize, Pence)> = BTreeMap::new();
    for (at, past) in purchases.iter().enumerate() {
        let then = past.day.map_or_else(|| editions.all().last(), |day| editions.in_force(day));
        let verdict = match then {
            None => Verdict::Untold("no edition was in force on that day".to_owned()),
            Some(then) => compare(then, proposed, past),
        };
        if let (Some(then), Verdict::Changed { .. }) = (then, &verdict)
            && let (Some(before), Some(after)) = (then.ask(&past.purchase).band(), proposed.ask(&past.purchase).band())
            && before.route != after.route
        {
            let (count, sum) = moves.entry((before.route, after.route)).or_default();
            *count += 1;
            *sum = sum.plus(past.purchase.value(after.basis).unwrap_or_default())?;
        }
        lines.push(PreviewLine { purchase: at, verdict });
    }
    let moves =
        moves.into_iter().map(|((before, after), (count, value))| Move { before, after, count, value }).collect();
    Ok(Preview { caution: source.caution(), lines, moves })
}

fn compare(then: &Edition, proposed: &Edition, past: &PastPurchase) -> Verdict {
    let (before, after) = (then.ask(&past.purchase), proposed.ask(&past.purchase));
    let (old, new) = match (one_band(&before, "in force then"), one_band(&after, "proposed")) {
        (Ok(old), Ok(new)) => (old, new),
        (Err(why), _) | (_, Err(why)) => return Verdict::Untold(why),
    };
    let mut changes = Vec::new();
    let mut change = |what, before: String, after: String| {
        if before != after {
            changes.push(Change { what, before, after });
        }
    };
    change("band", old.name.clone(), new.name.clone());
    change("route", old.route.to_string(), new.route.to_string());
    change("advert", old.advert.label().to_owned(), new.advert.label().to_owned());
    change("approver", old.approver.clone(), new.approver.clone());
    change("waiver", old.waiver.to_string(), new.waiver.to_string());
    change("besides", said(&before), said(&after));
    if changes.is_empty() {
        Verdict::Same
    } else {
        Verdict::Changed { changes, falls_short: past.taken.map(|taken| taken < new.route) }
    }
}

fn one_band<'a>(asked: &Asked<'a>, which: &str) -> Result<&'a Band, String> {
    if let Some(basis) = asked.missing.first() {
        return Err(format!("the rules {which} go by its {basis}, which is not known"));
    }
    asked.band().ok_or_else(|| match asked.bands.len() {
        0 => format!("the rules {which} have no band for it"),
        many => format!("the rules {which} have {many} bands for it, and only one can count"),
    })
}

fn said(asked: &Asked<'_>) -> String {
    let subjects: Vec<&str> = asked.requirements.iter().map(|subject| subject.label()).collect();
    if subjects.is_empty() { "nothing".to_owned() } else { subjects.join("; ") }
}

#[cfg(test)]
mod tests {
    use super::super::tests::{edition, gross, purchase};
    use super::super::{LowerLimit, Purchase, UpperLimit};
    use super::*;
    use crate::law::thresholds::ContractKind;
    use jiff::civil::date;

    fn past(pence: i64, day: Option<&str>, taken: Option<Route>) -> PastPurchase {
        let day = day.map(|day| day.parse().unwrap());
        PastPurchase { name: "Grass cutting".into(), day, purchase: purchase(pence), taken }
    }

    /// Quotes begin at £5,000 instead of £10,000.
    fn stricter() -> Edition {
        let mut edition = edition(2, "2027-04-01", LowerLimit::AtLeast);
        edition.bands[0].up_to = UpperLimit::LessThan(Pence::new(500_000));
        edition.bands[1].from = LowerLimit::AtLeast(Pence::new(500_000));
        edition
    }

    fn previewed(source: PurchaseSource, purchases: &[PastPurchase]) -> Preview {
        let editions = vec![edition(1, "2025-04-01", LowerLimit::AtLeast)].try_into().unwrap();
        preview(&editions, &stricter(), source, purchases).unwrap()
    }

    #[test]
    fn only_what_lies_between_the_old_and_the_new_limit_changes() {
        let day = Some("2026-01-15");
        let purchases = [499_999, 500_000, 999_999, 1_000_000].map(|pence| past(pence, day, Some(Route::Direct)));
        let preview = previewed(PurchaseSource::Procurements, &purchases);
        let changed: Vec<bool> = preview.lines.iter().map(|line| line.verdict != Verdict::Same).collect();
        assert_eq!(changed, [false, true, true, false]);
        let expected = Move { before: Route::Direct, after: Route::Quotes(3), count: 2, value: Pence::new(1_499_999) };
        assert_eq!(preview.moves, [expected]);
        assert_eq!(preview.counts(), (2, 2, 0));
    }

    #[test]
    fn a_change_says_what_it_is_and_whether_the_way_taken_falls_short() {
        for (taken, short, reason) in [
            (Some(Route::Direct), Some(true), "three quotes are asked for"),
            (Some(Route::Quotes(2)), Some(true), "two are not three"),
            (Some(Route::Quotes(3)), Some(false), "as asked for"),
            (Some(Route::Tender), Some(false), "more than asked for"),
            (None, None, "not known is neither"),
        ] {
            let preview = previewed(PurchaseSource::Procurements, &[past(700_000, Some("2026-01-15"), taken)]);
            let Verdict::Changed { changes, falls_short } = &preview.lines[0].verdict else { panic!("{reason}") };
            assert_eq!(*falls_short, short, "{reason}");
            let what: Vec<&str> = changes.iter().map(|change| change.what).collect();
            assert_eq!(what, ["band", "route", "approver"], "{reason}");
        }
    }

    #[test]
    fn what_cannot_be_told_is_not_taken_for_unchanged() {
        let with_vat = Purchase { values: vec![(gross(), Pence::new(700_000))], ..purchase(0) };
        let unknown = PastPurchase { purchase: with_vat, ..past(0, Some("2026-01-15"), None) };
        let early = past(700_000, Some("2025-03-31"), None);
        let preview = previewed(PurchaseSource::Procurements, &[unknown, early]);
        assert_eq!(preview.counts(), (0, 0, 2));
        assert_eq!(preview.lines[1].verdict, Verdict::Untold("no edition was in force on that day".into()));
    }

    #[test]
    fn payments_by_supplier_are_labelled_as_such_and_held_against_the_latest_edition() {
        let bases = stricter().bases();
        let paid = PastPurchase::of_payments("Ashdown", ContractKind::Services, Pence::new(700_000), &bases);
        let payments = previewed(PurchaseSource::PaymentsBySupplier, &[paid]);
        assert!(payments.caution.is_some_and(|caution| caution.contains("by supplier, not from procurements")));
        assert_eq!(payments.counts(), (1, 0, 0));
        assert_eq!(previewed(PurchaseSource::Procurements, &[]).caution, None);
    }

    #[test]
    fn each_purchase_is_held_against_the_edition_of_its_own_day() {
        let proposed = edition(3, "2028-04-01", LowerLimit::AtLeast);
        let editions = vec![edition(1, "2025-04-01", LowerLimit::AtLeast), stricter()].try_into().unwrap();
        let purchases = [past(700_000, Some("2027-03-31"), None), past(700_000, Some("2027-04-01"), None)];
        let preview = preview(&editions, &proposed, PurchaseSource::Procurements, &purchases).unwrap();
        assert_eq!(preview.counts(), (1, 1, 0));
        assert_eq!(preview.moves[0].before, Route::Quotes(3), "the one under the stricter edition");
        assert_eq!(date(2027, 4, 1), purchases[1].day.unwrap());
    }
}
