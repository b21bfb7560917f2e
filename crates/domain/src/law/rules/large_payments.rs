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
        payments: Option<Vec<LargePayment>>;
    }
}

/// A payment of the list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ListedPayment {
    /// Its place in the list, from 1.
    pub place: u64,
    /// How much it was.
    pub amount_pence: Pence,
    /// The day on which it was made.
    pub made: Date,
}

/// What is to be published of a quarter.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct LargePaymentsAnswer {
    /// Whether anything is; none where that depends on facts that are missing.
    pub owed: Option<bool>,
    /// The last day for it, where it is owed or may be.
    pub due: Option<Date>,
    /// How many payments are to be published; none while the payments are not given.
    pub to_publish: Option<u64>,
    /// The payments to publish; none while the payments are not given.
    pub rows: Option<Vec<ListedPayment>>,
    /// What they come to.
    pub total_pence: Option<Pence>,
    /// Payments for which it cannot be told, because it is not known when their procurement began.
    pub not_told: Vec<ListedPayment>,
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
        let Some(payments) = &facts.payments else { return Ok(Self::answer(not_given(last, &mut reasons), reasons)) };
        let Sorted { rows, not_told, total } = sorted(payments, first, last, settings, &mut reasons)?;
        if !payments.is_empty() {
            let why = "the commencement order says only: contracts awarded under the Act; guidance is reported to say \
                       procurements begun from 1 April 2026";
            let from = settings.large_payments.commenced_from;
            reasons.lean(Sureness::Secondary, format!("procurements begun from {}", said(from)), why);
        }
        let owed = match (rows.is_empty(), not_told.is_empty()) {
            (false, _) => Some(true),
            (true, true) => Some(false),
            (true, false) => None,
        };
        if !not_told.is_empty() {
            reasons.miss("payments", "for some it is not known when their procurement began");
        }
        if owed == Some(false) {
            reasons.leave_out(
                "the publication",
                "no payment that was given has to be published for the quarter (s.70(1))",
            );
        } else {
            say_due(last, &mut reasons);
        }
        let answer = LargePaymentsAnswer {
            owed,
            due: (owed != Some(false)).then(|| due(last)),
            to_publish: Some(u64::try_from(rows.len()).unwrap_or(u64::MAX)),
            rows: Some(rows),
            total_pence: Some(total),
            not_told,
        };
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
                payments: Some(vec![payment(3_000_000), payment(3_000_001)]),
            },
            expected: LargePaymentsAnswer {
                owed: Some(true),
                due: Some(date(2027, 1, 29)),
                to_publish: Some(1),
                rows: Some(vec![ListedPayment {
                    place: 2,
                    amount_pence: Pence::new(3_000_001),
                    made: date(2026, 10, 15),
                }]),
                total_pence: Some(Pence::new(3_000_001)),
                not_told: Vec::new(),
            },
        }]
    }
}

fn say_due(last: Date, reasons: &mut Reasons) {
    reasons.count(said(due(last)), "the last of 30 days beginning with the last day of the quarter (s.70(2))");
}

/// What can be told without the payments: the day, unless the quarter lies before the duty.
fn not_given(last: Date, reasons: &mut Reasons) -> LargePaymentsAnswer {
    let before_the_duty = last < HOLDS_FROM;
    if before_the_duty {
        reasons.leave_out(format!("the quarter to {}", said(last)), "the duty began on 1 April 2026");
    } else {
        reasons.miss("payments", "whether anything has to be published depends on what was paid");
        say_due(last, reasons);
    }
    LargePaymentsAnswer {
        owed: before_the_duty.then_some(false),
        due: (!before_the_duty).then(|| due(last)),
        to_publish: None,
        rows: None,
        total_pence: None,
        not_told: Vec::new(),
    }
}

/// The payments of a quarter: those to publish with their sum, and those of which it cannot be told.
struct Sorted {
    rows: Vec<ListedPayment>,
    not_told: Vec<ListedPayment>,
    total: Pence,
}

fn sorted(
    payments: &[LargePayment],
    first: Date,
    last: Date,
    settings: &Settings,
    reasons: &mut Reasons,
) -> Result<Sorted, BadFact> {
    let mut sorted = Sorted { rows: Vec::new(), not_told: Vec::new(), total: Pence::ZERO };
    let from = settings.large_payments.commenced_from;
    for (place, payment) in (1_u64..).zip(payments) {
        let listed = ListedPayment { place, amount_pence: payment.amount_pence, made: payment.paid };
        let what = format!("payment {place} of {}", payment.amount_pence);
        match (why_left_out(payment, first, last), payment.commenced) {
            (Some(why), _) => reasons.leave_out(what, why),
            (None, None) => sorted.not_told.push(listed),
            (None, Some(began)) if began < from => {
                reasons.leave_out(what, format!("its procurement began before {}", said(from)));
            }
            (None, Some(_)) => {
                let field = || format!("payments[{}].amount_pence", place - 1);
                let total = sorted.total.plus(payment.amount_pence);
                sorted.total = total.map_err(|_| BadFact::new(field(), "Enter a smaller amount"))?;
                sorted.rows.push(listed);
            }
        }
    }
    Ok(sorted)
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
        let facts = LargePaymentsFacts { quarter_last, payments: Some(vec![payment]) };
        LargePayments::decide(&facts, &Settings::default()).unwrap().shown().unwrap().clone()
    }

    fn payment() -> LargePayment {
        LargePayments::examples().remove(0).facts.payments.unwrap().remove(1)
    }

    #[test]
    fn every_penny_around_the_limit_falls_on_its_side() {
        for pence in 2_999_900..3_000_100 {
            let answer = answer(date(2026, 12, 31), LargePayment { amount_pence: Pence::new(pence), ..payment() });
            assert_eq!(answer.owed, Some(pence > 3_000_000), "{pence}");
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
            assert_eq!(answer(quarter_last, LargePayment { paid, ..payment() }).owed, Some(owed), "{reason}");
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
    fn payments_that_are_not_given_are_missing_and_not_nothing() {
        let (december, january) = (date(2026, 12, 31), Some(date(2027, 1, 29)));
        for (quarter_last, payments, owed, due, missing, reason) in [
            (december, None, None, january, true, "not given"),
            (december, Some(Vec::new()), Some(false), None, false, "given, and none"),
            (december, Some(vec![payment()]), Some(true), january, false, "one"),
            (date(2026, 3, 31), None, Some(false), None, false, "a quarter before the duty"),
        ] {
            let facts = LargePaymentsFacts { quarter_last, payments };
            let asked = LargePayments::decide(&facts, &Settings::default()).unwrap();
            let answer = asked.shown().unwrap();
            assert_eq!((answer.owed, answer.due), (owed, due), "{reason}");
            assert_eq!(asked.reasons().missing().iter().any(|one| one.fact == "payments"), missing, "{reason}");
            assert!(!asked.reasons().steps().is_empty(), "{reason}");
        }
    }

    #[test]
    fn only_contracts_in_scope_count_and_the_scope_is_the_administrators() {
        for (commenced, owed, told, reason) in [
            (Some(date(2026, 4, 1)), Some(true), true, "from 1 April 2026"),
            (Some(date(2026, 3, 31)), Some(false), true, "the day before"),
            (None, None, false, "not known is not out"),
        ] {
            let answer = answer(date(2026, 12, 31), LargePayment { commenced, ..payment() });
            assert_eq!((answer.owed, answer.not_told.is_empty()), (owed, told), "{reason}");
        }
        let scope = LargePaymentsScope { commenced_from: date(2025, 2, 24) };
        let settings = Settings { large_payments: scope, ..Settings::default() };
        let early = LargePayment { commenced: Some(date(2026, 3, 31)), ..payment() };
        let facts = LargePaymentsFacts { quarter_last: date(2026, 12, 31), payments: Some(vec![early]) };
        assert_eq!(LargePayments::decide(&facts, &settings).unwrap().value().unwrap().owed, Some(true));
    }

    #[test]
    fn a_concession_is_not_published_and_a_day_within_a_quarter_ends_none() {
        let concession = LargePayment { concession: true, ..payment() };
        assert_eq!(answer(date(2026, 12, 31), concession).owed, Some(false));
        let facts = LargePaymentsFacts { quarter_last: date(2026, 12, 30), payments: None };
        assert_eq!(LargePayments::decide(&facts, &Settings::default()).unwrap_err().field, "quarter_last");
    }
}
