//! Payments of more than £30,000: which are published, and by when.

use crate::law::calendar::{days_including, said};
use crate::law::{Answer, BadFact, Entry, Example, Reasons, Rule, Settings, Sureness};
use crate::values::Pence;
use jiff::civil::{Date, date};
use serde::{Deserialize, Serialize};

/// A payment is published that is more than this, with VAT (s.70(1)).
const MORE_THAN: Pence = Pence::new(3_000_000);

/// The first day on which the duty holds (SI 2025/1316).
const HOLDS_FROM: Date = date(2026, 4, 1);

/// Which contracts the duty is taken to be about: an administrator may set it, for the law's words are wider.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LargePaymentsScope {
    /// The first day on which a procurement must have begun.
    pub commenced_from: Date,
}

impl Default for LargePaymentsScope {
    fn default() -> Self {
        LargePaymentsScope { commenced_from: HOLDS_FROM }
    }
}

facts! {
    /// A payment under a public contract.
    LargePayment {
        "How much was it, with VAT?"
        amount_pence: Pence;
        "On which day was it made?"
        paid: Date;
        "On which day did the procurement of its contract begin?"
        commenced: Option<Date>;
        "Is the contract a concession?"
        concession: bool;
    }
}

facts! {
    /// What is to be published of a quarter.
    LargePaymentsFacts {
        "On which day does the quarter end?"
        quarter_last: Date, flag "quarter-ends";
        "Which payments were made under public contracts?"
        payments: Vec<LargePayment>;
    }
}

/// What is to be published of a quarter.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct LargePaymentsAnswer {
    /// Whether anything is.
    pub owed: bool,
    /// The last day for it.
    pub due: Option<Date>,
    /// The payments to publish, by their place in the list, from 0.
    pub rows: Vec<u64>,
    /// What they come to.
    pub total_pence: Pence,
    /// Payments for which it cannot be told, because it is not known when their procurement began.
    pub not_told: Vec<u64>,
}

/// The last day for publishing the payments of a quarter: 30 days beginning with its last day.
///
/// ```
/// use domain::law::rules::large_payments::due;
/// use jiff::civil::date;
/// assert_eq!(due(date(2026, 6, 30)), date(2026, 7, 29));
/// ```
#[must_use]
pub fn due(quarter_last: Date) -> Date {
    days_including(quarter_last, 30)
}

/// The first day of the quarter that ends on a day; none where no quarter ends then (s.70(5)).
#[must_use]
pub fn quarter_first(last: Date) -> Option<Date> {
    let month = match (last.month(), last.day()) {
        (3, 31) => 1,
        (6, 30) => 4,
        (9, 30) => 7,
        (12, 31) => 10,
        _ => return None,
    };
    Date::new(last.year(), month, 1).ok()
}

/// The rule of large payments.
pub struct LargePayments;

impl Rule for LargePayments {
    type Facts = LargePaymentsFacts;
    type Answer = LargePaymentsAnswer;

    const ENTRY: Entry = Entry {
        number: 22,
        code: "large-payments",
        name: "Payments of more than £30,000",
        sentence: "Each payment of more than £30,000 under a public contract is published within 30 days that begin \
                   with the last day of the quarter in which it was made.",
        source: "Procurement Act 2023 s.70; SI 2025/1316",
        from: HOLDS_FROM,
        to: None,
        sureness: Sureness::Verified,
        why: "The public can see what is paid under which contract.",
        assumptions: &[
            "The payments given are those under public contracts.",
            "The amount is the one that left the account, with VAT.",
            "It is about contracts whose procurement began on or after a day that an administrator sets, 1 April 2026 at first.",
        ],
        exclusions: &["Concessions, schools and private utilities.", "Small payments, even where they add up to more."],
    };

    fn decide(facts: &LargePaymentsFacts, settings: &Settings) -> Result<Answer<LargePaymentsAnswer>, BadFact> {
        let last = facts.quarter_last;
        let Some(first) = quarter_first(last) else {
            return Err(BadFact::new("quarter_last", "Enter a 31 March, 30 June, 30 September or 31 December"));
        };
        let mut reasons = Reasons::new();
        let (mut rows, mut not_told, mut total) = (Vec::new(), Vec::new(), Pence::ZERO);
        let from = settings.large_payments.commenced_from;
        for (at, payment) in (0_u64..).zip(&facts.payments) {
            let verdict = why_left_out(payment, first, last);
            match (verdict, payment.commenced) {
                (Some(why), _) => reasons.leave_out(format!("payment {at} of {}", payment.amount_pence), why),
                (None, None) => not_told.push(at),
                (None, Some(began)) if began < from => {
                    let why = format!("its procurement began before {}", said(from));
                    reasons.leave_out(format!("payment {at} of {}", payment.amount_pence), why);
                }
                (None, Some(_)) => {
                    let field = || format!("payments[{at}].amount_pence");
                    total = total
                        .plus(payment.amount_pence)
                        .map_err(|_| BadFact::new(field(), "Enter a smaller amount"))?;
                    rows.push(at);
                }
            }
        }
        if !facts.payments.is_empty() {
            let why = "the commencement order says only: contracts awarded under the Act; guidance is reported to say \
                       procurements begun from 1 April 2026";
            reasons.lean(Sureness::Secondary, format!("procurements begun from {}", said(from)), why);
        }
        if !not_told.is_empty() {
            reasons.miss("payments", "for some it is not known when their procurement began");
        }
        let owed = !rows.is_empty();
        if owed {
            reasons.count(said(due(last)), "the last of 30 days beginning with the last day of the quarter (s.70(2))");
        }
        let answer = LargePaymentsAnswer { owed, due: owed.then(|| due(last)), rows, total_pence: total, not_told };
        Ok(Self::answer(answer, reasons))
    }

    fn examples() -> Vec<Example<Self>> {
        let payment = |pence| LargePayment {
            amount_pence: Pence::new(pence),
            paid: date(2026, 10, 15),
            commenced: Some(date(2026, 5, 1)),
            concession: false,
        };
        vec![Example {
            told: "Of £30,000.00 and £30,000.01 paid in October 2026 the second is published, by 29 January 2027.",
            facts: LargePaymentsFacts {
                quarter_last: date(2026, 12, 31),
                payments: vec![payment(3_000_000), payment(3_000_001)],
            },
            expected: LargePaymentsAnswer {
                owed: true,
                due: Some(date(2027, 1, 29)),
                rows: vec![1],
                total_pence: Pence::new(3_000_001),
                not_told: Vec::new(),
            },
        }]
    }
}

fn why_left_out(payment: &LargePayment, first: Date, last: Date) -> Option<&'static str> {
    if !(first..=last).contains(&payment.paid) {
        return Some("not made in the quarter");
    }
    if payment.paid < HOLDS_FROM {
        return Some("made before the duty began on 1 April 2026");
    }
    if payment.concession {
        return Some("a concession (s.70(4))");
    }
    (payment.amount_pence <= MORE_THAN).then_some("not more than £30,000.00")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answer(quarter_last: Date, payment: LargePayment) -> LargePaymentsAnswer {
        let facts = LargePaymentsFacts { quarter_last, payments: vec![payment] };
        LargePayments::decide(&facts, &Settings::default()).unwrap().shown().unwrap().clone()
    }

    fn payment() -> LargePayment {
        LargePayments::examples().remove(0).facts.payments.remove(1)
    }

    #[test]
    fn every_penny_around_the_limit_falls_on_its_side() {
        for pence in 2_999_900..3_000_100 {
            let answer = answer(date(2026, 12, 31), LargePayment { amount_pence: Pence::new(pence), ..payment() });
            assert_eq!(answer.owed, pence > 3_000_000, "{pence}");
        }
    }

    #[test]
    fn a_payment_is_published_for_the_quarter_in_which_it_was_made() {
        for (paid, quarter_last, owed, reason) in [
            (date(2026, 10, 1), date(2026, 12, 31), true, "the first day"),
            (date(2026, 12, 31), date(2026, 12, 31), true, "the last day"),
            (date(2026, 9, 30), date(2026, 12, 31), false, "the day before"),
            (date(2027, 1, 1), date(2026, 12, 31), false, "the day after"),
            (date(2026, 3, 31), date(2026, 3, 31), false, "before the duty"),
        ] {
            assert_eq!(answer(quarter_last, LargePayment { paid, ..payment() }).owed, owed, "{reason}");
        }
    }

    #[test]
    fn due_days_of_the_four_quarters() {
        for (last, expected) in [
            (date(2026, 12, 31), date(2027, 1, 29)),
            (date(2027, 3, 31), date(2027, 4, 29)),
            (date(2027, 6, 30), date(2027, 7, 29)),
            (date(2027, 9, 30), date(2027, 10, 29)),
        ] {
            assert_eq!(due(last), expected);
        }
    }

    #[test]
    fn only_contracts_in_scope_count_and_the_scope_is_the_administrators() {
        for (commenced, owed, told, reason) in [
            (Some(date(2026, 4, 1)), true, true, "from 1 April 2026"),
            (Some(date(2026, 3, 31)), false, true, "the day before"),
            (None, false, false, "not known is not out"),
        ] {
            let answer = answer(date(2026, 12, 31), LargePayment { commenced, ..payment() });
            assert_eq!((answer.owed, answer.not_told.is_empty()), (owed, told), "{reason}");
        }
        let scope = LargePaymentsScope { commenced_from: date(2025, 2, 24) };
        let settings = Settings { large_payments: scope, ..Settings::default() };
        let early = LargePayment { commenced: Some(date(2026, 3, 31)), ..payment() };
        let facts = LargePaymentsFacts { quarter_last: date(2026, 12, 31), payments: vec![early] };
        assert!(LargePayments::decide(&facts, &settings).unwrap().value().unwrap().owed);
    }

    #[test]
    fn a_concession_is_not_published_and_a_day_within_a_quarter_ends_none() {
        let concession = LargePayment { concession: true, ..payment() };
        assert!(!answer(date(2026, 12, 31), concession).owed);
        let facts = LargePaymentsFacts { quarter_last: date(2026, 12, 30), payments: vec![] };
        assert_eq!(LargePayments::decide(&facts, &Settings::default()).unwrap_err().field, "quarter_last");
    }
}
