//! Lines that are looked at by themselves: round sums, payments before their invoice, VAT over a fifth.

use super::editions::Editions;
use super::line::{Line, days_between};
use super::settings::Settings;
use super::standing::rhythm;
use super::{Check, Hit, repeats, said};
use crate::values::Pence;
use std::collections::BTreeMap;

/// Whole thousands of pounds, in pence.
const THOUSAND_POUNDS: i64 = 100_000;

/// A round sum paid this often in a rhythm is one standing payment, named once.
const STANDING_FROM: usize = 3;

/// Judges lines that may meet one of the three checks. The caller hands over every line of the council that the checks
/// could be about; lines that they are not about are passed over.
#[must_use]
pub fn judge_single(lines: &[Line], editions: &Editions) -> Vec<Hit> {
    let mut in_order: Vec<&Line> = lines.iter().collect();
    in_order.sort_by_key(|line| line.order());
    let ordinals = repeats::ordinals(&in_order);
    let mut hits = Vec::new();
    let mut hit = |check, suspect: &Line, others: Vec<Line>, at_risk, text| {
        let ordinal = ordinals.get(&suspect.place).copied().unwrap_or(0);
        hits.push(Hit { check, suspect: suspect.clone(), ordinal, others, at_risk, text, undone: None, limit: None });
    };
    let mut round: BTreeMap<(&str, i64), Vec<&Line>> = BTreeMap::new();
    for line in in_order {
        let settings = editions.on(line.day());
        if let Some(over) = high_vat(line, settings) {
            hit(Check::HighVat, line, Vec::new(), over, vat_sentence(line, over));
        }
        if is_before_invoice(line, settings) {
            hit(Check::BeforeInvoice, line, Vec::new(), line.amount(), early_sentence(line));
        }
        if is_round(line, settings) {
            round.entry((&line.supplier_key, line.amount().get())).or_default().push(line);
        }
    }
    for ((supplier, _), series) in round {
        let days: Vec<_> = series.iter().filter_map(|line| line.day()).collect();
        let is_standing = !supplier.is_empty() && series.len() >= STANDING_FROM && rhythm(&days).is_some();
        for (at, line) in series.iter().enumerate() {
            let rest = if is_standing { series.get(1..).unwrap_or_default() } else { &[] };
            if is_standing && at > 0 {
                break;
            }
            let text = round_sentence(line, series.len(), is_standing);
            let sum = rest.iter().fold(line.amount(), |sum, line| sum.plus(line.amount()).unwrap_or(sum));
            hit(Check::RoundSum, line, rest.iter().map(|line| (*line).clone()).collect(), sum, text);
        }
    }
    hits
}

/// By how much the VAT is over a fifth of the net amount; none where it is not, or where the file gives none.
/// Source: the standard rate of VAT is 20 per cent (Value Added Tax Act 1994 s.2).
fn high_vat(line: &Line, settings: &Settings) -> Option<Pence> {
    let (net, vat) = (line.amount(), line.line.vat?);
    if !settings.runs(Check::HighVat) || net < settings.least || vat <= Pence::ZERO {
        return None;
    }
    // Five times the VAT beside the net amount keeps to whole pence; the leeway is in pence of VAT.
    let over = i128::from(vat.get()) * 5 - i128::from(net.get());
    (over > i128::from(settings.vat_leeway.get()) * 5)
        .then(|| Pence::new(i64::try_from((over + 4) / 5).unwrap_or(i64::MAX)))
}

fn is_before_invoice(line: &Line, settings: &Settings) -> bool {
    let early = matches!((line.day(), line.line.invoice_date), (Some(paid), Some(invoice)) if paid < invoice);
    early && settings.runs(Check::BeforeInvoice) && line.amount() >= settings.least
}

fn is_round(line: &Line, settings: &Settings) -> bool {
    let pence = line.amount().get();
    settings.runs(Check::RoundSum) && line.amount() >= settings.round_from && pence > 0 && pence % THOUSAND_POUNDS == 0
}

fn vat_sentence(line: &Line, over: Pence) -> String {
    let (net, vat) = (line.amount(), line.line.vat.unwrap_or_default());
    let fifth = vat.minus(over).unwrap_or_default();
    format!(
        "{} was paid {net} net {} {} with {vat} of VAT. A fifth of {net} is {fifth}, so the VAT is {over} more than 20%. If VAT was charged or entered too high, {over} should come back or cannot be reclaimed. An invoice that shows this VAT, or a net amount that leaves part of the invoice out, would settle it.",
        said::supplier(line),
        said::when(line),
        said::document(line),
    )
}

fn early_sentence(line: &Line) -> String {
    let (Some(paid), Some(invoice)) = (line.day(), line.line.invoice_date) else { return String::new() };
    let days = days_between(paid, invoice);
    let days = if days == 1 { "1 day".to_owned() } else { format!("{days} days") };
    format!(
        "{} was paid {} on {} {}, {days} before the invoice's own day, {}. Either the payment went out before there was an invoice, or a day was entered wrongly. A contract that asks for payment in advance, or the right day of the invoice, would settle it.",
        said::supplier(line),
        line.amount(),
        said::day(paid),
        said::document(line),
        said::day(invoice),
    )
}

fn round_sentence(line: &Line, times: usize, is_standing: bool) -> String {
    let amount = line.amount();
    let series = if is_standing {
        format!(" It is the first of {times} payments of the same sum that keep a rhythm; they are named here once.")
    } else {
        String::new()
    };
    format!(
        "{} was paid exactly {amount} {} {}. Goods and work seldom come to whole thousands of pounds: the sum may be an estimate, a payment on account or a deposit.{series} An invoice or agreement for exactly {amount} would settle it.",
        said::supplier(line),
        said::when(line),
        said::document(line),
    )
}

#[cfg(test)]
mod tests {
    use super::super::line::tests::line;
    use super::*;

    fn found(line: Line) -> Vec<(Check, i64)> {
        judge_single(&[line], &Editions::new(vec![])).iter().map(|hit| (hit.check, hit.at_risk.get())).collect()
    }

    #[test]
    fn vat_over_a_fifth_is_found_beyond_the_rounding_of_pennies() {
        for (net, vat, over, reason) in [
            ("1000", 20_000, None, "exactly a fifth"),
            ("1000", 20_002, None, "two pence are rounding"),
            ("1000", 20_003, Some(3), "three are not"),
            ("1000.01", 20_003, Some(3), "a fifth of a penny counts up"),
            ("1000", 0, None, "no VAT"),
            ("99.99", 9_000, None, "below the floor"),
            ("100", 9_000, Some(7_000), "from the floor"),
            ("-1000", -30_000, None, "a credit"),
        ] {
            let mut line = line("2026-05-01", net, "A10", 1);
            line.line.vat = Some(Pence::new(vat));
            let expected: Vec<_> = over.map(|over| (Check::HighVat, over)).into_iter().collect();
            assert_eq!(found(line), expected, "{reason}");
        }
    }

    #[test]
    fn a_payment_before_its_invoice_is_found_from_one_day() {
        for (invoice, count, reason) in [
            ("2026-05-01", 0, "the same day"),
            ("2026-05-02", 1, "the day after"),
            ("2026-04-30", 0, "as it should be"),
        ] {
            let mut line = line("2026-05-01", "120.50", "A10", 1);
            line.line.invoice_date = invoice.parse().ok();
            assert_eq!(found(line).len(), count, "{reason}");
        }
    }

    #[test]
    fn round_sums_are_whole_thousands_from_the_floor_on() {
        for (pounds, count, reason) in [
            ("10000", 1, "the floor"),
            ("9000", 0, "below it"),
            ("11000.01", 0, "a penny off"),
            ("11500", 0, "not whole thousands"),
            ("250000", 1, "far above"),
            ("-10000", 0, "money back"),
        ] {
            assert_eq!(found(line("2026-05-01", pounds, "A10", 1)).len(), count, "{reason}");
        }
    }

    #[test]
    fn a_round_sum_paid_month_by_month_is_named_once() {
        let months = ["2026-01-05", "2026-02-05", "2026-03-05", "2026-04-07"];
        let lines: Vec<Line> = (1..).zip(months).map(|(row, day)| line(day, "12000", "A10", row)).collect();
        let hits = judge_single(&lines, &Editions::new(vec![]));
        assert_eq!(hits.iter().map(|hit| (hit.suspect.place.row, hit.others.len())).collect::<Vec<_>>(), [(1, 3)]);
        assert!(hits[0].text.contains("the first of 4 payments"), "{}", hits[0].text);
        assert_eq!(judge_single(&lines[..2], &Editions::new(vec![])).len(), 2, "two keep no rhythm");
    }
}
