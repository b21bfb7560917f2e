//! Orders split just below the limit for quotes that every council begins with, and just beyond the boundaries.

use super::{Alone, Planting, to_alone};
use crate::calendar::later;
use crate::payment::Payment;
use domain::losses::{Check, Limit, Settings};
use domain::values::Date;

/// Plants one of each case, each at a supplier of its own. Each invoice has a number of its own among all rounds: one number
/// at two suppliers would be a case of another check.
pub(super) fn plant(planting: &mut Planting, like: &Payment, day: Date, round: u32, alone: &mut Alone) {
    let settings = Settings::default();
    let limit = settings.limit(Limit::Quote).get();
    let (half, days) = (settings.near(Limit::Quote).get(), i64::from(settings.split_days));
    let mut first = 4_200 + 10_000 * i64::from(round);
    let mut add = |is_found, what, parts: &[(i64, i64)]| {
        let supplier = alone.supplier();
        first += 1_000;
        let lines = (1..).zip(parts).map(|(number, (after, pence))| {
            to_alone(&supplier, like, later(day, *after), *pence, &format!("{}", first + number * 37))
        });
        planting.add(Check::Split, is_found, what, lines.collect());
    };
    add(true, "two halves of the limit on the thirtieth day", &[(0, half), (days, limit - half)]);
    add(false, "two halves of the limit on the thirty-first day", &[(0, half), (days + 1, limit - half)]);
    add(true, "three parts just below the limit", &[(0, limit - 11_000), (8, limit - 12_300), (20, limit - 1)]);
    add(false, "one part at the limit itself", &[(0, limit), (3, limit - 1_250)]);
    add(false, "two parts that stay a penny below the limit together", &[(0, half), (3, limit - half - 1)]);
    add(false, "one part alone", &[(0, limit - 1)]);
    let supplier = alone.supplier();
    let rent = (0..14).map(|month| {
        let invoice = format!("R{:04}", 1_000 + i64::from(round) * 100 + month * 3);
        to_alone(&supplier, like, later(day, month * 30 - month % 2), limit * 4 / 5, &invoice)
    });
    planting.add(Check::Split, false, "a standing payment month by month", rent.collect());
}
