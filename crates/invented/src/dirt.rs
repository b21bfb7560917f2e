//! What is wrong with the invented data on purpose, as with any council's.

use crate::calendar::{later, to_weekday};
use crate::payment::Payment;
use crate::plant;
use crate::pool::Supplier;
use crate::random::Random;
use crate::transfers::is_transfer;
use domain::values::{FinancialYear, Pence};

/// Invoices paid twice, by complete year.
pub(crate) const DUPLICATES: [u32; 3] = [5, 5, 4];

/// Orders cut into pieces below £5,000, by complete year.
pub(crate) const SPLITS: [u32; 3] = [2, 2, 2];

/// Suppliers whose names stand in several spellings.
pub(crate) const SPELLED: usize = 22;

/// The pieces of an order that was cut to stay below £5,000.
pub(crate) fn split_order(random: &mut Random) -> Vec<i64> {
    (0..3).map(|_| i64::from(random.between(485_000, 499_500))).collect()
}

/// Invoices of a year that were paid again one to three weeks later, under another of the ledger's numbers.
pub(crate) fn duplicates(payments: &[Payment], year: FinancialYear, count: u32, random: &mut Random) -> Vec<Payment> {
    let may_be = |payment: &&Payment| {
        (30_000..300_000).contains(&payment.net.get())
            && !payment.invoice.is_empty()
            && later(payment.day, 24) < year.last_day()
    };
    let mut candidates: Vec<&Payment> = payments.iter().filter(may_be).collect();
    random.shuffle(&mut candidates);
    let again = |payment: &Payment, days| {
        let planted = Some(plant::DUPLICATE);
        Payment { day: to_weekday(later(payment.day, days)), planted, ..payment.clone() }
    };
    candidates
        .into_iter()
        .take(usize::try_from(count).unwrap_or(0))
        .map(|payment| again(payment, i64::from(random.between(7, 21))))
        .collect()
}

/// VAT at a fifth, for layouts that show it; none on energy, grants and transfers.
pub(crate) fn vat_on(payment: &Payment) -> Pence {
    let is_free = payment.category == "Energy" || payment.purpose == "Grant" || is_transfer(payment.category);
    let fifth = if is_free && payment.vat_over == Pence::ZERO { 0 } else { payment.net.get() / 5 };
    Pence::new(fifth + payment.vat_over.get())
}

/// Has each supplier with several spellings met under another than its usual one at least once, however few its invoices.
pub(crate) fn meet_spellings(payments: &mut [Payment], suppliers: &[(usize, Supplier)]) {
    for (number, supplier) in suppliers {
        let [usual, other, ..] = supplier.spellings.as_slice() else { continue };
        let number = format!("S{:05}", 10_000 + number);
        let mut mine: Vec<&mut Payment> = payments.iter_mut().filter(|one| one.supplier_number == number).collect();
        if mine.iter().all(|one| one.supplier == *usual)
            && let Some(first) = mine.first_mut()
        {
            other.clone_into(&mut first.supplier);
        }
    }
}
