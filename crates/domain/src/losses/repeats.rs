//! Lines of one supplier and one amount: paid again under the same reference, a similar one, or within days.

use super::credit::Credits;
use super::editions::Editions;
use super::line::{Line, days_between};
use super::reference::{Alike, alike, group_key, normalised, tells_little};
use super::standing::{Standing, rhythm};
use super::{Check, Hit, said};
use std::collections::HashMap;

/// A supplier that is paid the same amount this often within a year of a pair, the pair aside, bills by a price list or a
/// rate.
const USUAL_FROM: usize = 3;

/// Days on either side within which an amount counts as usual.
const USUAL_DAYS: i64 = 365;

/// A line is compared with so many before it that have a similar reference: enough for any slip, and never all with all.
const COMPARED_MOST: usize = 40;

/// What one check says of a pair, before its sentence is made.
struct Pair<'a> {
    check: Check,
    first: &'a Line,
    again: &'a Line,
    how: Option<Alike>,
}

/// Judges lines of one supplier and one amount, credits of the same amount among them. The caller hands over all such
/// lines of the council, of payees whose names are not withheld.
#[must_use]
pub fn judge_repeats(lines: &[Line], editions: &Editions) -> Vec<Hit> {
    let mut paid: Vec<&Line> = lines.iter().filter(|line| line.amount().get() > 0).collect();
    paid.sort_by_key(|line| line.order());
    if paid.len() < 2 || paid.first().is_some_and(|line| line.supplier_key.is_empty()) {
        return Vec::new();
    }
    let days: Vec<_> = paid.iter().filter_map(|line| line.day()).collect();
    let standing = rhythm(&days);
    let mut pairs = same_reference(&paid);
    pairs.extend(similar_reference(&paid, standing));
    pairs.extend(within_days(&paid, standing, editions));
    pairs.retain(|pair| {
        let settings = editions.on(pair.again.day());
        settings.runs(pair.check) && pair.again.amount() >= settings.least
    });
    explain(&pairs, &paid, lines)
}

/// The lines of the same normalised reference, each held against the one before it.
fn same_reference<'a>(paid: &[&'a Line]) -> Vec<Pair<'a>> {
    let mut groups: HashMap<String, Vec<&Line>> = HashMap::new();
    for line in paid {
        let reference = normalised(line.document());
        if !tells_little(&reference) {
            groups.entry(reference).or_default().push(line);
        }
    }
    let mut pairs = Vec::new();
    for group in groups.values() {
        // A reference that comes back in a rhythm is the number of an account or a contract.
        let days: Vec<_> = group.iter().filter_map(|line| line.day()).collect();
        let standing = rhythm(&days);
        for (at, again) in group.iter().enumerate().skip(1) {
            let before = group.get(..at).unwrap_or_default();
            let Some(first) = before.iter().rev().find(|first| !first.is_coded_beside(again)) else { continue };
            if !keeps(standing, first, again) {
                pairs.push(Pair { check: Check::SameReference, first, again, how: None });
            }
        }
    }
    pairs
}

fn keeps(standing: Option<Standing>, first: &Line, again: &Line) -> bool {
    match (standing, first.day(), again.day()) {
        (Some(standing), Some(first), Some(again)) => standing.is_kept(days_between(first, again)),
        _ => false,
    }
}

fn similar_reference<'a>(paid: &[&'a Line], standing: Option<Standing>) -> Vec<Pair<'a>> {
    let mut groups: HashMap<String, Vec<&Line>> = HashMap::new();
    let mut pairs = Vec::new();
    for again in paid {
        if tells_little(&normalised(again.document())) {
            continue;
        }
        let group = groups.entry(group_key(again.document())).or_default();
        let found = group.iter().rev().take(COMPARED_MOST).find_map(|first| {
            let how = alike(first.document(), again.document())?;
            // Numbers of a series change their figures over now and then; among usual amounts that says nothing.
            let series = how == Alike::Swapped && is_usual(paid, first, again);
            (!series && !keeps(standing, first, again)).then_some((*first, how))
        });
        if let Some((first, how)) = found {
            pairs.push(Pair { check: Check::SimilarReference, first, again, how: Some(how) });
        }
        group.push(again);
    }
    pairs
}

fn within_days<'a>(paid: &[&'a Line], standing: Option<Standing>, editions: &Editions) -> Vec<Pair<'a>> {
    let mut pairs = Vec::new();
    for (at, again) in paid.iter().enumerate().skip(1) {
        let Some(day) = again.day() else { continue };
        let most = i64::from(editions.on(Some(day)).repeat_days);
        let near = paid.get(..at).unwrap_or_default().iter().rev();
        let near = near.take_while(|first| first.day().is_some_and(|first| days_between(first, day) <= most));
        let first = near.take(COMPARED_MOST).find(|first| !first.is_coded_beside(again));
        let Some(first) = first else { continue };
        let quiet = match standing {
            Some(_) => keeps(standing, first, again),
            None => is_usual(paid, first, again),
        };
        if !quiet {
            pairs.push(Pair { check: Check::WithinDays, first, again, how: None });
        }
    }
    pairs
}

/// Whether the supplier is paid this amount so often, the pair aside, that two payments near each other say nothing.
fn is_usual(paid: &[&Line], first: &Line, again: &Line) -> bool {
    let (Some(from), Some(to)) = (first.day(), again.day()) else { return paid.len() >= USUAL_FROM + 2 };
    // Lines stand in order, so those of the year around are found without looking at all.
    let begin = paid.partition_point(|line| line.day().is_none_or(|day| days_between(day, from) > USUAL_DAYS));
    let end = paid.partition_point(|line| line.day().is_none_or(|day| days_between(to, day) <= USUAL_DAYS));
    end.saturating_sub(begin) >= USUAL_FROM + 2
}

fn explain(pairs: &[Pair<'_>], paid: &[&Line], all: &[Line]) -> Vec<Hit> {
    if pairs.is_empty() {
        return Vec::new();
    }
    let ordinals = ordinals(paid);
    let mut credits = Credits::among(all);
    let mut undone: HashMap<super::Place, Option<super::Undone>> = HashMap::new();
    let mut in_order: Vec<&Pair<'_>> = pairs.iter().collect();
    in_order.sort_by_key(|pair| (pair.again.order(), pair.check));
    let mut hits = Vec::with_capacity(pairs.len());
    for pair in in_order {
        let back = undone.entry(pair.again.place).or_insert_with(|| credits.take(pair.first)).clone();
        hits.push(Hit {
            check: pair.check,
            suspect: pair.again.clone(),
            ordinal: ordinals.get(&pair.again.place).copied().unwrap_or(0),
            others: vec![pair.first.clone()],
            at_risk: pair.again.amount(),
            text: sentence(pair),
            undone: back,
            limit: None,
        });
    }
    hits
}

/// Which of several lines that say the same in every respect each is, counted from 0 in their order.
pub(super) fn ordinals(in_order: &[&Line]) -> HashMap<super::Place, u32> {
    let mut seen: HashMap<u64, u32> = HashMap::new();
    let mut out = HashMap::new();
    for line in in_order {
        let next = seen.entry(line.identity()).or_insert(0);
        out.insert(line.place, *next);
        *next += 1;
    }
    out
}

fn sentence(pair: &Pair<'_>) -> String {
    let (first, again, amount) = (pair.first, pair.again, pair.again.amount());
    let apart = match (first.day(), again.day()) {
        (Some(from), Some(to)) => format!(" ({})", said::apart(days_between(from, to))),
        _ => String::new(),
    };
    let paid = format!(
        "{} was paid {amount} {} {}, and {amount} again {} {}{apart}.",
        said::supplier(first),
        said::when(first),
        said::document(first),
        said::when(again),
        said::document(again),
    );
    let why = match (pair.check, pair.how) {
        (Check::SimilarReference, Some(how)) => {
            format!("The two numbers are alike: {how}. One invoice may have been entered twice")
        }
        (Check::WithinDays, _) => "The supplier and the amount are the same. One invoice may have been paid twice".to_owned(),
        _ if first.place.batch != again.place.batch && first.fingerprint == again.fingerprint => {
            "The two lines say the same in every respect and came in with two files: perhaps not the payment but the line came twice. If the invoice was paid twice"
                .to_owned()
        }
        _ => "The reference is the same once capitals, spaces and signs are left out. If one invoice was paid twice".to_owned(),
    };
    let owed = if why.contains("If ") {
        format!("{why}, {amount} should come back")
    } else {
        format!("{why}; if so, {amount} should come back")
    };
    format!(
        "{paid} {owed}. A credit of {amount} from this supplier, or two invoices that are both owed, would settle it."
    )
}

#[cfg(test)]
mod tests {
    use super::super::line::tests::line;
    use super::*;

    fn found(lines: &[Line]) -> Vec<Check> {
        judge_repeats(lines, &Editions::new(vec![])).iter().map(|hit| hit.check).collect()
    }

    fn lines(all: &[(&str, &str, &str)]) -> Vec<Line> {
        (1..).zip(all).map(|(row, (day, pounds, invoice))| line(day, pounds, invoice, row)).collect()
    }

    #[test]
    fn an_invoice_paid_twice_is_found_by_each_check_that_can_see_it() {
        use Check::{SameReference, SimilarReference, WithinDays};
        for (again, checks, reason) in [
            (("2026-05-11", "1200", "INV-1"), &[SameReference, WithinDays][..], "the tenth day is within ten days"),
            (("2026-05-12", "1200", "inv 1"), &[SameReference], "the eleventh is not; the reference is the same"),
            (("2026-05-11", "1200", "INV-2"), &[WithinDays], "another reference within ten days"),
            (("2026-05-12", "1200", "INV-2"), &[], "another reference after eleven"),
            (("2027-05-01", "1200", "INV-1"), &[SameReference], "a year later"),
            (("2026-05-12", "1200", "INV-1-A"), &[], "too short a number to have something added"),
        ] {
            assert_eq!(found(&lines(&[("2026-05-01", "1200", "INV-1"), again])), checks, "{reason}");
        }
        let slip = lines(&[("2026-05-01", "1200", "INV-1054"), ("2026-07-01", "1200", "INV-1O54")]);
        assert_eq!(found(&slip), [SimilarReference], "a letter for a figure, two months later");
    }

    #[test]
    fn amounts_below_the_floor_are_left_out() {
        for (pounds, count) in [("99.99", 0), ("100", 2)] {
            assert_eq!(
                found(&lines(&[("2026-05-01", pounds, "A10"), ("2026-05-02", pounds, "A10")])).len(),
                count,
                "{pounds}"
            );
        }
    }

    #[test]
    fn standing_payments_are_quiet_and_one_too_many_is_not() {
        let months = ["2026-01-05", "2026-02-05", "2026-03-05", "2026-04-07", "2026-05-05"];
        let mut standing: Vec<Line> = (1..).zip(months).map(|(row, day)| line(day, "750", "ACC77", row)).collect();
        assert_eq!(found(&standing), [], "five months of rent under one account number");
        standing.push(line("2026-04-09", "750", "ACC77", 9));
        assert_eq!(found(&standing), [Check::SameReference, Check::WithinDays], "April was paid twice");
        let weeks: Vec<Line> = (0..6_u64)
            .map(|week| line(&format!("2026-05-{:02}", 1 + week * 5), "750", &format!("W{week}7"), week))
            .collect();
        assert_eq!(found(&weeks), [], "six payments, five days apart, keep no rhythm but are usual");
    }

    #[test]
    fn a_credit_undoes_one_payment_and_not_two() {
        let all = lines(&[
            ("2026-05-01", "1200", "INV-10"),
            ("2026-05-03", "1200", "INV-10"),
            ("2026-05-04", "1200", "INV-10"),
            ("2026-05-20", "-1200", "CN-10"),
        ]);
        let hits = judge_repeats(&all, &Editions::new(vec![]));
        let of_row = |row: u64| {
            hits.iter().filter(|hit| hit.suspect.place.row == row).map(|hit| hit.undone.is_some()).collect::<Vec<_>>()
        };
        assert_eq!((of_row(2), of_row(3)), (vec![true, true], vec![false, false]));
        let early =
            lines(&[("2026-05-02", "1200", "INV-10"), ("2026-05-03", "1200", "INV-10"), ("2026-05-01", "-1200", "CN")]);
        assert!(
            judge_repeats(&early, &Editions::new(vec![])).iter().all(|hit| hit.undone.is_none()),
            "a credit from before undoes nothing"
        );
    }

    #[test]
    fn the_explanation_shows_sums_dates_and_what_would_undo_it() {
        let all = lines(&[("2026-05-01", "1200", "INV-10"), ("2026-05-09", "1200", "inv10")]);
        let hits = judge_repeats(&all, &Editions::new(vec![]));
        assert_eq!(
            hits[0].text,
            "Abel Ltd was paid £1,200.00 on 1 May 2026 under invoice number INV-10, and £1,200.00 again on 9 May 2026 under invoice number inv10 (8 days later). The reference is the same once capitals, spaces and signs are left out. If one invoice was paid twice, £1,200.00 should come back. A credit of £1,200.00 from this supplier, or two invoices that are both owed, would settle it."
        );
    }

    #[test]
    fn redacted_payees_are_never_compared() {
        let mut all = lines(&[("2026-05-01", "1200", "INV-10"), ("2026-05-09", "1200", "INV-10")]);
        all.iter_mut().for_each(|line| line.supplier_key.clear());
        assert_eq!(found(&all), []);
    }
}
