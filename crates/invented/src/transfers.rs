//! What a council pays whatever procurement does: precepts, levies, benefits, pensions, refunds, other authorities.

use crate::calendar::weekday_of;
use crate::payment::Payment;
use crate::random::Random;
use crate::words::{TRANSFERS, lines, members, parts};
use domain::spend::FileKind;
use domain::values::{FinancialYear, Month, Pence};

/// The service through which they are paid.
const SERVICE: &str = "Finance and Governance";

/// The transfers of a financial year. A line of the list gives the payee, its number, the category, the purpose, the
/// months counted from April as 1, and about how many pence each time, which the scale multiplies.
pub(crate) fn of_year(year: FinancialYear, scale: u32, random: &mut Random) -> Vec<Payment> {
    let mut payments = Vec::new();
    for words in lines(TRANSFERS).into_iter().map(parts) {
        let part = |at: usize| words.get(at).copied().unwrap_or("");
        let pence = part(5).parse().unwrap_or(0) * i64::from(scale);
        let months = members(part(4)).into_iter().filter_map(|month| month.parse::<usize>().ok());
        for month in months.filter_map(|month| year.months().get(month.checked_sub(1)?).copied()) {
            // Up to a fiftieth more or less, so that no two sums are alike.
            let pence = pence + pence * (i64::from(random.between(0, 400)) - 200) / 10_000;
            payments.push(transfer(&part, month, Pence::new(pence), random));
        }
    }
    payments
}

fn transfer(part: &dyn Fn(usize) -> &'static str, month: Month, net: Pence, random: &mut Random) -> Payment {
    let day = weekday_of(month, random);
    Payment {
        kind: FileKind::Payments,
        day,
        invoice_day: day,
        supplier: part(0).to_owned(),
        supplier_number: part(1).to_owned(),
        service: SERVICE,
        category: part(2),
        purpose: part(3),
        invoice: String::new(),
        reference: String::new(),
        net,
        vat_over: Pence::ZERO,
        planted: None,
    }
}

/// Whether a category is one of transfers, on which there is no VAT.
pub(crate) fn is_transfer(category: &str) -> bool {
    lines(TRANSFERS).into_iter().any(|line| parts(line).get(2) == Some(&category))
}
