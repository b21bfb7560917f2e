//! Lines of one supplier to one service just below a limit: an order split so that each part stays under it.

use super::editions::Editions;
use super::line::{Line, Place, days_between};
use super::settings::Limit;
use super::standing::rhythm;
use super::{Check, Hit, repeats, said};
use crate::values::{Date, Pence};
use std::collections::{BTreeMap, BTreeSet};

/// Days on either side over which is told how a supplier usually bills.
const USUAL_DAYS: i64 = 365;

/// A supplier with more lines near a limit in the years around bills like that all the time.
const AROUND_MOST: usize = 2_000;

/// An order may be split into a few equal parts week by week; this many are a standing payment.
const STANDING_FROM: usize = 6;

/// So many of the amounts that fall together are tried as the least of a split order.
const TRIED_MOST: usize = 8;

/// Judges lines of one supplier to one service that may be just below a limit. The caller hands over all such lines of
/// the council whose amount lies within the limit's band in any edition of the settings.
#[must_use]
pub fn judge_split(lines: &[Line], limit: Limit, editions: &Editions) -> Vec<Hit> {
    let mut near: Vec<(&Line, Date)> = lines
        .iter()
        .filter(|line| is_near(line, limit, editions))
        .filter_map(|line| Some((line, line.day()?)))
        .collect();
    near.sort_by_key(|(line, _)| line.order());
    let standing = standing_amounts(&near);
    near.retain(|(line, _)| !standing.contains(&line.amount()));
    let in_order: Vec<&Line> = near.iter().map(|(line, _)| *line).collect();
    let ordinals = repeats::ordinals(&in_order);
    let mut hits = Vec::new();
    let mut at = 0;
    while let Some((first, from)) = near.get(at).copied() {
        let settings = editions.on(Some(from));
        let most = i64::from(settings.split_days);
        let count =
            near.get(at..).unwrap_or_default().iter().take_while(|(_, day)| days_between(from, *day) <= most).count();
        let window = near.get(at..at + count).unwrap_or_default();
        let Some(together) = unusual(&near, at, window, settings.limit(limit)) else {
            at += 1;
            continue;
        };
        let sum = sum_of(&together);
        let (first, _) = together.first().copied().unwrap_or((first, from));
        hits.push(Hit {
            check: Check::Split,
            suspect: first.clone(),
            ordinal: ordinals.get(&first.place).copied().unwrap_or(0),
            others: together.iter().skip(1).map(|(line, _)| (*line).clone()).collect(),
            at_risk: sum,
            text: sentence(&together, limit, settings.limit(limit), sum),
            undone: None,
            limit: Some(limit),
        });
        // What was found is not found again from its second line on.
        let found: BTreeSet<Place> = together.iter().map(|(line, _)| line.place).collect();
        near.retain(|(line, _)| !found.contains(&line.place));
    }
    hits
}

fn is_near(line: &Line, limit: Limit, editions: &Editions) -> bool {
    let settings = editions.on(line.day());
    settings.runs(Check::Split)
        && !line.supplier_key.is_empty()
        && (settings.near(limit)..settings.limit(limit)).contains(&line.amount())
        && line.amount() >= settings.least
}

/// Amounts that are paid in a rhythm: standing payments are nobody's split order.
fn standing_amounts(near: &[(&Line, Date)]) -> BTreeSet<Pence> {
    let mut days: BTreeMap<Pence, Vec<Date>> = BTreeMap::new();
    for (line, day) in near {
        days.entry(line.amount()).or_default().push(*day);
    }
    let standing = |days: &Vec<Date>| days.len() >= STANDING_FROM && rhythm(days).is_some();
    days.into_iter().filter(|(_, days)| standing(days)).map(|(amount, _)| amount).collect()
}

fn sum_of(lines: &[(&Line, Date)]) -> Pence {
    lines.iter().fold(Pence::ZERO, |sum, (line, _)| sum.plus(line.amount()).unwrap_or(sum))
}

/// The lines of a window that reach the limit together and are more than the supplier usually bills at once: all of
/// them, or those from some amount on. Of several choices the one with the most lines.
fn unusual<'a>(
    near: &[(&Line, Date)],
    at: usize,
    window: &[(&'a Line, Date)],
    limit: Pence,
) -> Option<Vec<(&'a Line, Date)>> {
    let ((_, first), (_, last)) = (window.first()?, window.last()?);
    // Lines stand in the order of days, so the years around are found without looking at all of them.
    let begin = near.partition_point(|(_, day)| days_between(*day, *first) > USUAL_DAYS);
    let end = near.partition_point(|(_, day)| days_between(*last, *day) <= USUAL_DAYS);
    let around = near.get(begin..end)?;
    if window.len() < 2 || around.len() > AROUND_MOST {
        return None;
    }
    let days = days_between(around.first()?.1, around.last()?.1).max(USUAL_DAYS);
    let mut least: Vec<Pence> = window.iter().map(|(line, _)| line.amount()).collect();
    least.sort_unstable();
    least.dedup();
    // The first line of the window takes part, or a later window has the same lines.
    let anchor = near.get(at)?.0.amount();
    let tried = least.into_iter().filter(|least| *least <= anchor).rev().take(TRIED_MOST).collect::<Vec<_>>();
    tried.into_iter().rev().find_map(|least| {
        let inside: Vec<(&Line, Date)> = window.iter().filter(|(line, _)| line.amount() >= least).copied().collect();
        let outside = around.iter().filter(|(line, _)| line.amount() >= least).count().saturating_sub(inside.len());
        let is_split = inside.len() >= 2 && sum_of(&inside) >= limit;
        (is_split && is_more_than_usual(inside.len(), outside, days)).then_some(inside)
    })
}

/// Whether so many lines within a window are more than chance puts there, when so many others of that size fall within
/// these days: two lines where there is one other in two years, three where there are two a year, four where there are
/// four. By chance two of five lines a year fall within a month as often as not.
fn is_more_than_usual(inside: usize, outside: usize, days: i64) -> bool {
    let [inside, outside] = [inside, outside].map(|count| i64::try_from(count).unwrap_or(i64::MAX / 1_000));
    2 * outside * USUAL_DAYS <= (inside - 1) * (inside - 1) * days
}

fn sentence(together: &[(&Line, Date)], limit: Limit, at_limit: Pence, sum: Pence) -> String {
    let (Some((first, from)), Some((_, to))) = (together.first(), together.last()) else { return String::new() };
    let amounts: Vec<String> = together.iter().map(|(line, _)| line.amount().to_string()).collect();
    let service = if first.line.service.is_empty() { "one service".to_owned() } else { first.line.service.clone() };
    let days = match days_between(*from, *to) {
        0 => "on one day".to_owned(),
        1 => "within 1 day".to_owned(),
        days => format!("within {days} days"),
    };
    let over = sum.minus(at_limit).unwrap_or_default();
    format!(
        "{} was paid {} lines by {service} {days}, from {} to {}: {} = {sum}. Each is below the {} of {at_limit}, together they are {over} {}. One need may have been bought in parts so that nobody had to ask for more competition. Orders for different needs, a contract that was let for the whole, or a waiver would settle it.",
        said::supplier(first),
        together.len(),
        said::day(*from),
        said::day(*to),
        amounts.join(" + "),
        limit.label(),
        if over == Pence::ZERO { "over it, which is exactly the limit" } else { "over it" },
    )
}

#[cfg(test)]
mod tests {
    use super::super::line::tests::line;
    use super::*;

    fn found(all: &[(&str, &str)]) -> Vec<usize> {
        let lines: Vec<Line> = (1..).zip(all).map(|(row, (day, pounds))| line(day, pounds, "", row)).collect();
        let hits = judge_split(&lines, Limit::Quote, &Editions::new(vec![]));
        hits.iter().map(|hit| 1 + hit.others.len()).collect()
    }

    #[test]
    fn an_order_split_below_the_limit_is_found_within_thirty_days() {
        for (lines, sizes, reason) in [
            (
                &[("2026-05-01", "2500"), ("2026-05-31", "2500")][..],
                &[2][..],
                "exactly the limit together, on the thirtieth day",
            ),
            (&[("2026-05-01", "2500"), ("2026-06-01", "2500")], &[], "the thirty-first day"),
            (
                &[("2026-05-01", "2500"), ("2026-05-02", "2499.99")],
                &[],
                "a penny below half the limit is not just below it",
            ),
            (
                &[("2026-05-01", "4999.99"), ("2026-05-01", "4999.99")],
                &[2],
                "a penny below the limit, twice on one day",
            ),
            (&[("2026-05-01", "5000"), ("2026-05-02", "4999.99")], &[], "one is at the limit"),
            (&[("2026-05-01", "4900"), ("2026-05-02", "4800"), ("2026-05-04", "4950")], &[3], "three parts"),
            (&[("2026-05-01", "4900")], &[], "one alone"),
        ] {
            assert_eq!(found(lines), sizes, "{reason}");
        }
    }

    #[test]
    fn how_a_supplier_usually_bills_is_no_split_order() {
        let months = ["2026-01-05", "2026-02-02", "2026-03-02", "2026-03-30", "2026-04-29"];
        let equal: Vec<(&str, &str)> = months.iter().map(|day| (*day, "4000")).collect();
        assert!(found(&equal).is_empty(), "equal monthly payments");
        let amounts = ["4010", "3950", "4100", "3990", "4050"];
        let like: Vec<(&str, &str)> = months.iter().copied().zip(amounts).collect();
        assert!(found(&like).is_empty(), "a monthly bill that is never quite the same");
        let mut dense = like.clone();
        dense.extend([("2026-09-01", "4900"), ("2026-09-03", "4800"), ("2026-09-04", "4850"), ("2026-09-08", "4700")]);
        assert_eq!(found(&dense), [4], "but four within a week are");
    }

    #[test]
    fn the_explanation_shows_the_sum_and_the_limit() {
        let lines = [line("2026-05-01", "4900", "", 1), line("2026-05-05", "4800.50", "", 2)];
        let hits = judge_split(&lines, Limit::Quote, &Editions::new(vec![]));
        assert!(hits[0].text.contains("within 4 days, from 1 May 2026 to 5 May 2026: £4,900.00 + £4,800.50 = £9,700.50. Each is below the limit for quotes of £5,000.00, together they are £4,700.50 over it."), "{}", hits[0].text);
    }
}
