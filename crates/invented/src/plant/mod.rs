//! Planted cases of money that may have been lost, on both sides of each boundary, among a council's payments.
//!
//! Each case says which check it is for and whether that check must find it, so that whoever measures the checks knows
//! what is missed and what is found wrongly. The same seed and day plant the same cases.

mod repeated;
mod single;
mod split;

use crate::payment::Payment;
use crate::random::Random;
use domain::losses::Check;
use domain::values::{Date, Pence};
use std::collections::BTreeMap;

/// A planted case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlantedCase {
    /// The check it is for.
    pub check: Check,
    /// Whether that check must find it; the others lie just beyond a boundary.
    pub is_found: bool,
    /// What it is.
    pub what: &'static str,
    /// The numbers that the council's ledger gave its lines, in the order of days.
    pub references: Vec<String>,
}

/// Marks an invoice that the builder pays twice in any case, until it is given a case of its own.
pub(crate) const DUPLICATE: usize = usize::MAX;

/// Marks a piece of an order that the builder splits in any case.
pub(crate) const SPLIT_ORDER: usize = usize::MAX - 1;

/// Gives what the builder plants in any case its cases: each invoice paid twice, and each supplier's split orders.
pub(crate) fn number_dirt(payments: &mut [Payment], cases: &mut Vec<PlantedCase>) {
    let mut splits: BTreeMap<String, usize> = BTreeMap::new();
    let mut new = |check, what| {
        cases.push(PlantedCase { check, is_found: true, what, references: Vec::new() });
        cases.len() - 1
    };
    for payment in payments {
        payment.planted = match payment.planted {
            Some(DUPLICATE) => Some(new(Check::SameReference, "an invoice paid again one to three weeks later")),
            Some(SPLIT_ORDER) => Some(
                *splits
                    .entry(payment.supplier_number.clone())
                    .or_insert_with(|| new(Check::Split, "an order in three invoices within a few days")),
            ),
            other => other,
        };
    }
}

/// Suppliers that are paid in planted cases alone: those for which a case must not meet other payments.
#[derive(Debug)]
pub(crate) struct Alone {
    next: usize,
    names: Vec<String>,
}

/// The cases as they are planted, and the payments they add.
#[derive(Debug, Default)]
pub(crate) struct Planting {
    pub cases: Vec<PlantedCase>,
    pub payments: Vec<Payment>,
}

impl Alone {
    /// These names, one after the other.
    pub(crate) fn new(names: Vec<String>) -> Alone {
        Alone { next: 0, names }
    }

    /// A supplier that no payment has yet, with its number in the ledger.
    fn supplier(&mut self) -> (String, String) {
        let at = self.next;
        self.next += 1;
        let name = self.names.get(at % self.names.len().max(1)).cloned().unwrap_or_default();
        // When the names run out they begin anew with a place, which tells firms apart.
        let round = at / self.names.len().max(1);
        let name = if round == 0 { name } else { format!("{name} ({round})") };
        (name, format!("S9{at:05}"))
    }
}

impl Planting {
    /// Adds a case of these payments.
    fn add(&mut self, check: Check, is_found: bool, what: &'static str, payments: Vec<Payment>) {
        let case = self.cases.len();
        self.cases.push(PlantedCase { check, is_found, what, references: Vec::new() });
        self.payments.extend(payments.into_iter().map(|payment| Payment { planted: Some(case), ..payment }));
    }
}

/// Plants so many rounds of every case. `clean` is what the council paid anyway, from which invoices are taken to be
/// paid again; everything planted lies between the two days.
pub(crate) fn plant(
    clean: &[Payment],
    rounds: u32,
    (first, last): (Date, Date),
    alone: &mut Alone,
    random: &mut Random,
) -> Planting {
    let mut planting = Planting::default();
    let mut originals = repeated::originals(clean, (first, last), random);
    for round in 0..rounds {
        repeated::plant(&mut planting, &mut originals);
        let Some(like) = clean.get(random.index(clean.len())) else { break };
        let span = crate::calendar::days_from(first, last).saturating_sub(800).max(1);
        let day = crate::calendar::later(first, 10 + i64::try_from(random.below(span)).unwrap_or(0));
        split::plant(&mut planting, like, day, round, alone);
        single::plant(&mut planting, like, day, round, alone);
    }
    planting
}

/// A payment to a supplier of its own, on a day.
fn to_alone((name, number): &(String, String), like: &Payment, day: Date, pence: i64, invoice: &str) -> Payment {
    Payment {
        day,
        invoice_day: crate::calendar::later(day, -14),
        supplier: name.clone(),
        supplier_number: number.clone(),
        invoice: invoice.to_owned(),
        net: Pence::new(pence),
        vat_over: Pence::ZERO,
        planted: None,
        ..like.clone()
    }
}
