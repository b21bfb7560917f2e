//! Lines of one reference: the same amount at two suppliers.

use super::credit::Credits;
use super::editions::Editions;
use super::line::{Line, days_between};
use super::reference::normalised;
use super::{Check, Hit, repeats, said};
use std::collections::{BTreeMap, BTreeSet};

/// A reference that more suppliers share at one time is the number of a scheme or a payment run.
const SUPPLIERS_MOST: usize = 3;

/// How many days before and after a payment are that time. Over years many suppliers come to one number by chance.
const ONE_TIME: i64 = 31;

/// A reference with fewer figures is one that many suppliers come to by themselves.
const FIGURES_LEAST: usize = 4;

/// Judges lines of one normalised reference. Credits carry references of their own: see [`settle_credits`]. The caller hands over all such lines of the council.
#[must_use]
pub fn judge_two_suppliers(lines: &[Line], editions: &Editions) -> Vec<Hit> {
    let reference = lines.first().map(|line| normalised(line.document())).unwrap_or_default();
    let figures = reference.bytes().filter(u8::is_ascii_digit).count();
    if figures < FIGURES_LEAST {
        return Vec::new();
    }
    let mut in_order: Vec<&Line> = lines.iter().filter(|line| !line.supplier_key.is_empty()).collect();
    in_order.sort_by_key(|line| line.order());
    let ordinals = repeats::ordinals(&in_order);
    let mut by_amount: BTreeMap<i64, Vec<&Line>> = BTreeMap::new();
    let mut hits = Vec::new();
    for (at, again) in in_order.iter().copied().enumerate() {
        let settings = editions.on(again.day());
        if again.amount() < settings.least || !settings.runs(Check::TwoSuppliers) {
            continue;
        }
        let before = by_amount.entry(again.amount().get()).or_default();
        let first = before.iter().find(|first| first.supplier_key != again.supplier_key).copied();
        let known = before.iter().any(|first| first.supplier_key == again.supplier_key);
        // The second payment to the same supplier is for the checks of one supplier.
        if let Some(first) = first.filter(|_| !known && !is_of_many(&in_order, at)) {
            hits.push(Hit {
                check: Check::TwoSuppliers,
                ordinal: ordinals.get(&again.place).copied().unwrap_or(0),
                others: vec![first.clone()],
                at_risk: again.amount(),
                text: sentence(first, again),
                undone: None,
                suspect: again.clone(),
                limit: None,
            });
        }
        before.push(again);
    }
    hits
}

/// Whether more suppliers than [`SUPPLIERS_MOST`] have the reference about the time of a line.
fn is_of_many(in_order: &[&Line], at: usize) -> bool {
    let (before, from) = in_order.split_at_checked(at).unwrap_or_default();
    let day = from.first().and_then(|line| line.day());
    let is_near = |line: &&&Line| match (day, line.day()) {
        (Some(day), Some(other)) => days_between(day, other).abs() <= ONE_TIME,
        _ => true,
    };
    let near = from.iter().take_while(is_near).chain(before.iter().rev().take_while(is_near));
    let mut suppliers = BTreeSet::new();
    near.map(|line| line.supplier_key.as_str()).any(|key| suppliers.insert(key) && suppliers.len() > SUPPLIERS_MOST)
}

/// Marks what credits undo already. The caller hands over all credits of the amounts in question, of whatever reference.
pub fn settle_credits(hits: &mut [Hit], credits: &[Line]) {
    let mut credits = Credits::among(credits);
    for hit in hits {
        hit.undone = credits.take(&hit.suspect).or_else(|| credits.take(hit.others.first()?));
    }
}

fn sentence(first: &Line, again: &Line) -> String {
    let amount = again.amount();
    let apart = match (first.day(), again.day()) {
        (Some(from), Some(to)) => format!(" ({})", said::apart(days_between(from, to))),
        _ => String::new(),
    };
    format!(
        "{} was paid {amount} {} {}, and {} was paid {amount} {} {}{apart}. One invoice may have been entered for two suppliers, such as an old and a new record of one firm; if so, {amount} should come back. A credit of {amount} from either, or two invoices that happen to have one number, would settle it.",
        said::supplier(first),
        said::when(first),
        said::document(first),
        said::supplier(again),
        said::when(again),
        said::document(again),
    )
}

#[cfg(test)]
mod tests {
    use super::super::line::tests::line;
    use super::*;

    fn at(supplier: &str, line: Line) -> Line {
        Line { supplier_key: supplier.to_owned(), ..line }
    }

    #[test]
    fn one_invoice_at_two_suppliers_is_found_and_the_number_of_a_scheme_is_not() {
        for (suppliers, pounds, invoice, count, reason) in [
            (&["abel", "cole"][..], "1200", "INV1054", 1, "two suppliers"),
            (&["abel", "abel"], "1200", "INV1054", 0, "one supplier is for another check"),
            (&["abel", ""], "1200", "INV1054", 0, "a redacted payee is nobody in particular"),
            (&["abel", "cole", "dunn"], "1200", "INV1054", 2, "three suppliers may still be one invoice"),
            (&["abel", "cole", "dunn", "eden"], "1200", "INV1054", 0, "four are a scheme"),
            (&["abel", "cole"], "1200", "INV105", 0, "three figures are no telling number"),
            (&["abel", "cole"], "99.99", "INV1054", 0, "below the floor"),
        ] {
            let lines: Vec<Line> =
                (1..).zip(suppliers).map(|(row, key)| at(key, line("2026-05-01", pounds, invoice, row))).collect();
            assert_eq!(judge_two_suppliers(&lines, &Editions::new(vec![])).len(), count, "{reason}");
        }
        let other = [
            at("abel", line("2026-05-01", "1200", "INV1054", 1)),
            at("cole", line("2026-05-01", "1200.01", "INV1054", 2)),
        ];
        assert!(judge_two_suppliers(&other, &Editions::new(vec![])).is_empty(), "another amount by a penny");
    }

    #[test]
    fn suppliers_that_come_to_one_number_over_the_years_hide_no_invoice() {
        for (others, count, reason) in [
            (["2025-03-31", "2025-02-01"], 1, "two suppliers more, each longer ago than a month"),
            (["2026-04-01", "2026-03-31"], 1, "one of them 31 days before, the other 32: three at one time"),
            (["2026-04-01", "2026-04-02"], 0, "two of them within 31 days: four at one time"),
        ] {
            let others = others.iter().zip(["dunn", "eden"]).zip(3..);
            let mut lines: Vec<Line> =
                others.map(|((day, key), row)| at(key, line(day, "77.00", "INV1054", row))).collect();
            lines.push(at("abel", line("2026-05-02", "1200", "INV1054", 1)));
            lines.push(at("cole", line("2026-05-02", "1200", "INV1054", 2)));
            assert_eq!(judge_two_suppliers(&lines, &Editions::new(vec![])).len(), count, "{reason}");
        }
    }

    #[test]
    fn a_credit_from_either_supplier_undoes_it() {
        let lines = [
            at("abel", line("2026-05-01", "1200", "INV1054", 1)),
            at("cole", line("2026-05-09", "1200", "INV1054", 2)),
        ];
        for (supplier, day, undone, reason) in [
            ("cole", "2026-05-20", true, "from the second"),
            ("abel", "2026-05-02", true, "from the first, after it was paid"),
            ("cole", "2026-05-02", false, "from the second, before it was paid"),
            ("dunn", "2026-05-20", false, "from somebody else"),
        ] {
            let mut hits = judge_two_suppliers(&lines, &Editions::new(vec![]));
            settle_credits(&mut hits, &[at(supplier, line(day, "-1200", "CN7", 3))]);
            assert_eq!(hits[0].undone.is_some(), undone, "{reason}");
        }
    }
}
