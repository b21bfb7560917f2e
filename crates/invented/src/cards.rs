//! Procurement card transactions: small, and in files of their own.

use crate::calendar::weekday_of;
use crate::payment::Payment;
use crate::random::Random;
use crate::words::{MERCHANTS, lines, parts};
use domain::spend::FileKind;
use domain::values::{Month, Pence};

/// Card transactions of a month.
const IN_A_MONTH: u32 = 24;

/// The card transactions of a month.
pub(crate) fn of_month(month: Month, services: &[&'static str], scale: u32, random: &mut Random) -> Vec<Payment> {
    let merchants = lines(MERCHANTS);
    let mut payments = Vec::new();
    for _ in 0..IN_A_MONTH * scale {
        let merchant = random.pick(&merchants);
        let words = parts(merchant);
        let (name, purpose) = (words.first().copied().unwrap_or(""), words.get(1).copied().unwrap_or(""));
        let day = weekday_of(month, random);
        // One in 30 is money back.
        let sign = if random.happens(1, 30) { -1 } else { 1 };
        payments.push(Payment {
            kind: FileKind::Cards,
            day,
            invoice_day: day,
            supplier: name.to_owned(),
            supplier_number: String::new(),
            service: random.pick(services),
            category: purpose,
            purpose,
            invoice: String::new(),
            reference: String::new(),
            net: Pence::new(sign * i64::from(random.between(450, 28_000))),
            vat_over: Pence::ZERO,
            planted: None,
        });
    }
    payments
}
