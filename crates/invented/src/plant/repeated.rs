//! Invoices of the clean payments that are paid again, in all the ways the checks look for, and just beyond them.

use super::Planting;
use crate::calendar::{days_from, later};
use crate::payment::Payment;
use crate::random::Random;
use domain::losses::Check;
use domain::values::{Date, Pence};
use std::collections::BTreeMap;

/// Days after the first on which an invoice is paid again where no check of days must see it.
const LONG_AFTER: i64 = 40;

/// Clean payments whose invoice can be paid again: of an amount that the supplier has once only, with a telling number.
pub(super) fn originals(clean: &[Payment], (first, last): (Date, Date), random: &mut Random) -> Vec<Payment> {
    let mut amounts: BTreeMap<(&str, Pence), u32> = BTreeMap::new();
    for payment in clean {
        *amounts.entry((&payment.supplier_number, payment.net)).or_default() += 1;
    }
    let once = |payment: &&Payment| {
        let pence = payment.net.get();
        let figures = payment.invoice.bytes().filter(u8::is_ascii_digit).count();
        (30_000..300_000).contains(&pence)
            && figures >= 6
            && !payment.supplier_number.is_empty()
            && amounts.get(&(payment.supplier_number.as_str(), payment.net)) == Some(&1)
            && payment.day >= first
            && days_from(payment.day, last) > 60
    };
    let mut found: Vec<Payment> = clean.iter().filter(once).cloned().collect();
    random.shuffle(&mut found);
    found
}

/// The invoice number without what is written differently, and with a slip.
fn plain(invoice: &str) -> String {
    invoice.chars().filter(char::is_ascii_alphanumeric).collect()
}

/// Another number of the same series, which no slip explains: its last figure is another, by two.
fn another(invoice: &str) -> String {
    let mut signs: Vec<char> = plain(invoice).chars().collect();
    if let Some(figure) = signs.last_mut() {
        *figure = match *figure {
            '8' => '3',
            '9' => '4',
            '0' => '2',
            '1' => '3',
            '2' => '4',
            '3' => '6',
            '5' => '7',
            _ => '9',
        };
    }
    signs.into_iter().collect()
}

/// A figure that looks like a letter, as that letter; none where the number has no such figure.
fn lettered(invoice: &str) -> Option<String> {
    let plain = plain(invoice);
    let at = plain.find(['0', '1', '5', '8'])?;
    let letter = match plain.get(at..=at)? {
        "0" => "O",
        "1" => "I",
        "5" => "S",
        _ => "B",
    };
    Some(format!("{}{letter}{}", plain.get(..at)?, plain.get(at + 1..)?))
}

/// Two neighbouring figures changed over; none where all neighbours are the same.
fn swapped(invoice: &str) -> Option<String> {
    let mut signs: Vec<char> = plain(invoice).chars().collect();
    let at = signs.windows(2).position(|pair| {
        matches!(pair, [one, two] if one.is_ascii_digit() && two.is_ascii_digit() && one != two && *one != '0' && *two != '0')
    })?;
    signs.swap(at, at + 1);
    Some(signs.into_iter().collect())
}

/// Noughts in front of the number.
fn padded(invoice: &str) -> String {
    let plain = plain(invoice);
    let at = plain.find(|sign: char| sign.is_ascii_digit()).unwrap_or(0);
    format!("{}00{}", plain.get(..at).unwrap_or_default(), plain.get(at..).unwrap_or_default())
}

fn again(first: &Payment, days: i64, invoice: String) -> Payment {
    let day = later(first.day, days);
    Payment { day, invoice_day: first.invoice_day.min(day), invoice, ..first.clone() }
}

fn penny_more(payment: Payment) -> Payment {
    Payment { net: Pence::new(payment.net.get() + 1), ..payment }
}

/// The same number as another hand would write it.
fn otherwise(invoice: &str) -> String {
    match plain(invoice).strip_prefix("INV") {
        Some(number) => format!("inv. {number}"),
        None => format!(" {}.", plain(invoice)),
    }
}

/// A way to pay an invoice again; none where its number has nothing to slip on.
type Again = fn(&Payment) -> Option<Payment>;

/// The cases at one supplier: what they are, whether the check must find them, and how the invoice is paid again.
const CASES: &[(Check, bool, &str, Again)] = &[
    (Check::SameReference, true, "the same invoice, written in another way, 40 days later", |first| {
        Some(again(first, LONG_AFTER, otherwise(&first.invoice)))
    }),
    (Check::SameReference, false, "another invoice of the same amount 40 days later", |first| {
        Some(again(first, LONG_AFTER, another(&first.invoice)))
    }),
    (Check::SameReference, false, "the same invoice number and a penny more", |first| {
        Some(penny_more(again(first, LONG_AFTER, first.invoice.clone())))
    }),
    (Check::SimilarReference, true, "a letter for a figure", |first| {
        Some(again(first, LONG_AFTER, lettered(&first.invoice)?))
    }),
    (Check::SimilarReference, true, "two figures changed over", |first| {
        Some(again(first, LONG_AFTER, swapped(&first.invoice)?))
    }),
    (Check::SimilarReference, true, "noughts in front", |first| Some(again(first, LONG_AFTER, padded(&first.invoice)))),
    (Check::SimilarReference, true, "a letter added at the end", |first| {
        Some(again(first, LONG_AFTER, format!("{}-A", first.invoice)))
    }),
    (Check::SimilarReference, false, "one figure another", |first| {
        Some(again(first, LONG_AFTER, another(&first.invoice)))
    }),
    (Check::WithinDays, true, "the same amount on the tenth day", |first| {
        Some(again(first, 10, another(&first.invoice)))
    }),
    (Check::WithinDays, true, "the same amount on the same day", |first| {
        Some(again(first, 0, another(&first.invoice)))
    }),
    (Check::WithinDays, false, "the same amount on the eleventh day", |first| {
        Some(again(first, 11, another(&first.invoice)))
    }),
    (Check::WithinDays, false, "a penny more on the tenth day", |first| {
        Some(penny_more(again(first, 10, another(&first.invoice))))
    }),
];

/// Plants one of each case; each takes a clean payment of its own.
pub(super) fn plant(planting: &mut Planting, originals: &mut Vec<Payment>) {
    for (check, is_found, what, make) in CASES {
        while let Some(first) = originals.pop() {
            if let Some(again) = make(&first) {
                planting.add(*check, *is_found, what, vec![again]);
                break;
            }
        }
    }
    at_two_suppliers(planting, originals);
    if let Some(first) = originals.pop() {
        let twice = again(&first, 5, format!("{}.", first.invoice.to_lowercase()));
        let credit = again(&first, 12, format!("CN{}", plain(&first.invoice)));
        let back = Payment { net: Pence::new(-first.net.get()), ..credit };
        planting.add(Check::WithinDays, true, "paid twice and credited a week later", vec![twice, back]);
    }
}

/// The same invoice at another supplier, and a penny more.
fn at_two_suppliers(planting: &mut Planting, originals: &mut Vec<Payment>) {
    for (is_found, what) in [
        (true, "the same invoice at another supplier"),
        (false, "the same invoice at another supplier and a penny more"),
    ] {
        let Some(first) = originals.pop() else { return };
        let other = originals.iter().rev().find(|other| other.supplier_number != first.supplier_number);
        let Some(other) = other.cloned() else { return };
        let (supplier, supplier_number) = (other.supplier, other.supplier_number);
        let elsewhere = Payment { supplier, supplier_number, ..again(&first, 20, first.invoice.clone()) };
        let elsewhere = if is_found { elsewhere } else { penny_more(elsewhere) };
        planting.add(Check::TwoSuppliers, is_found, what, vec![elsewhere]);
    }
}
