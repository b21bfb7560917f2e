//! Lines that are looked at by themselves, redacted payees, and standing payments of which one is too many.

use super::{Alone, Planting, to_alone};
use crate::calendar::later;
use crate::payment::Payment;
use domain::losses::{Check, Settings};
use domain::values::{Date, Pence};

/// Plants one of each case.
pub(super) fn plant(planting: &mut Planting, like: &Payment, day: Date, round: u32, alone: &mut Alone) {
    by_itself(planting, like, day, round, alone);
    let mut rent = |extra: Option<i64>| {
        let supplier = alone.supplier();
        let pence = 61_000 + i64::from(round) * 100;
        let days = (0..12).map(|month| month * 30 + month % 2).chain(extra);
        let lines = days
            .map(|after| to_alone(&supplier, like, later(day, after), pence, &format!("R{:05}", 20_000 + after * 3)));
        lines.collect::<Vec<_>>()
    };
    let standing = rent(None);
    planting.add(Check::WithinDays, false, "a rent month by month", standing);
    let once_more = rent(Some(4 * 30 + 5));
    planting.add(Check::WithinDays, true, "a rent of which one month was paid twice", once_more);
    let withheld = ("REDACTED PERSONAL DATA".to_owned(), String::new());
    let nobody =
        |after, invoice: &str| to_alone(&withheld, like, later(day, after), 45_000 + i64::from(round), invoice);
    let invoices = (format!("R-{:05}", 90_000 + round), format!("R {:05}", 90_000 + round));
    planting.add(Check::SameReference, false, "redacted payees", vec![nobody(0, &invoices.0), nobody(3, &invoices.1)]);
}

fn by_itself(planting: &mut Planting, like: &Payment, day: Date, round: u32, alone: &mut Alone) {
    let settings = Settings::default();
    let (round_from, leeway) = (settings.round_from.get(), settings.vat_leeway.get());
    let mut add = |check, is_found, what, make: &dyn Fn(Payment) -> Payment| {
        let supplier = alone.supplier();
        let plain = to_alone(&supplier, like, day, 123_450 + i64::from(round) * 5, "7301");
        planting.add(check, is_found, what, vec![make(plain)]);
    };
    let vat = |over: i64| move |line: Payment| Payment { vat_over: Pence::new(over), ..line };
    add(Check::HighVat, true, "VAT a penny beyond the rounding", &vat(leeway + 1));
    add(Check::HighVat, false, "VAT within the rounding", &vat(leeway));
    let invoiced = |after: i64| move |line: Payment| Payment { invoice_day: later(line.day, after), ..line };
    add(Check::BeforeInvoice, true, "paid the day before its invoice", &invoiced(1));
    add(Check::BeforeInvoice, false, "paid on the day of its invoice", &invoiced(0));
    let of = |pence: i64| move |line: Payment| Payment { net: Pence::new(pence), ..line };
    add(Check::RoundSum, true, "the floor of round sums itself", &of(round_from));
    add(Check::RoundSum, true, "a round sum above it", &of(round_from + 300_000));
    add(Check::RoundSum, false, "a thousand below the floor", &of(round_from - 100_000));
    add(Check::RoundSum, false, "a penny more than a round sum", &of(round_from + 100_001));
}
