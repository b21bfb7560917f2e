//! Grants to voluntary, community and social enterprise organisations: few, twice a year, in files of their own.

use crate::calendar::weekday_of;
use crate::payment::Payment;
use crate::random::Random;
use crate::words::{GRANTS, lines, parts};
use domain::spend::FileKind;
use domain::values::{FinancialYear, Pence};

/// The months in which grants are given, counted from April as 0: June and December.
const MONTHS: [usize; 2] = [2, 8];

/// Grants of a round.
const IN_A_ROUND: u32 = 7;

/// The grants of a financial year. The supplier's number is the registration number, and the invoice is the time that
/// the grant is for.
pub(crate) fn of_year(year: FinancialYear, services: &[&'static str], random: &mut Random) -> Vec<Payment> {
    let bodies = lines(GRANTS);
    let mut payments = Vec::new();
    for month in MONTHS.iter().filter_map(|at| year.months().get(*at).copied()) {
        for _ in 0..IN_A_ROUND {
            let words = parts(random.pick(&bodies));
            let part = |at: usize| words.get(at).copied().unwrap_or("");
            let day = weekday_of(month, random);
            payments.push(Payment {
                kind: FileKind::Grants,
                day,
                invoice_day: day,
                supplier: part(0).to_owned(),
                supplier_number: part(1).to_owned(),
                service: random.pick(services),
                category: "Grants",
                purpose: part(2),
                invoice: year.to_string(),
                reference: String::new(),
                net: Pence::new(i64::from(random.between(3, 60)) * 10_000),
                vat_over: Pence::ZERO,
                planted: None,
            });
        }
    }
    payments
}
