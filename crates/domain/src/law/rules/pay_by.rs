//! Paying an invoice: the clock of the contract, and the clock of the returns, which differ by a day.

use crate::law::calendar::{days_following, days_including, said};
use crate::law::{Answer, BadFact, Entry, Example, Reasons, Rule, Settings, Sureness, not_before, regime};
use jiff::civil::{Date, date};
use jiff::{Unit, civil::DateDifference};
use serde::Serialize;

/// The days after receipt within which an invoice is checked, by practice.
const DAYS_TO_CHECK: u16 = 7;

facts! {
    /// What the day of payment depends on.
    PayByFacts {
        "On which day was the invoice received?"
        received: Date;
        "On which day does the payment fall due by the invoice, if the invoice says?"
        falls_due: Option<Date>, flag "due";
        "Is the invoice valid?"
        valid: Option<bool>;
        "Is the payment disputed?"
        disputed: Option<bool>;
        "On which day did the supplier get the money?"
        paid: Option<Date>;
        "On which day did the procurement begin?"
        commenced: Option<Date>;
    }
}

named! {
    /// In which band of the payments compliance notice a payment counts.
    PaymentBand {
        First "days_1_to_30" "Day 1 to day 30";
        Second "days_31_to_60" "Day 31 to day 60";
        Third "days_61_and_more" "Day 61 or later";
    }
}

/// By when to pay, and how a payment counts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PayByAnswer {
    /// The last day for payment; none while the invoice is not valid or is disputed.
    pub pay_by: Option<Date>,
    /// The last day for checking the invoice by the practice under the earlier regime; the Act counts no days for it.
    pub check_by: Date,
    /// Whether the payee has to be told, without undue delay, that the invoice is not valid or is disputed.
    pub tell_payee: bool,
    /// The last day that still counts as day 30 in the payments compliance notice.
    pub day_30_of_returns: Date,
    /// Whether it was paid after the last day.
    pub late: Option<bool>,
    /// The day of payment as the payments compliance notice counts: day 1 is the day after receipt.
    pub day_of_returns: Option<u32>,
    /// The band in which the payment counts there.
    pub band: Option<PaymentBand>,
}

/// The last day for payment: 30 days beginning with receipt, or with the later day on which payment falls due.
///
/// ```
/// use domain::law::rules::pay_by::last_day;
/// use jiff::civil::date;
/// assert_eq!(last_day(date(2026, 11, 20), None), date(2026, 12, 19));
/// ```
#[must_use]
pub fn last_day(received: Date, falls_due: Option<Date>) -> Date {
    days_including(falls_due.map_or(received, |due| due.max(received)), 30)
}

/// The day of payment as the payments compliance notice counts: the day after receipt is day 1. Day 0 is the day of
/// receipt itself. None where it was paid before it was received.
#[must_use]
pub fn day_of_returns(received: Date, paid: Date) -> Option<u32> {
    let span = received.until(DateDifference::new(paid).largest(Unit::Day)).ok()?;
    u32::try_from(span.get_days()).ok()
}

impl PaymentBand {
    /// The band of a day as the payments compliance notice counts. A payment on the day of receipt is in the first.
    #[must_use]
    pub const fn of(day: u32) -> Self {
        match day {
            0..=30 => PaymentBand::First,
            31..=60 => PaymentBand::Second,
            _ => PaymentBand::Third,
        }
    }
}

/// The rule of paying an invoice.
pub struct PayBy;

impl Rule for PayBy {
    type Facts = PayByFacts;
    type Answer = PayByAnswer;

    const ENTRY: Entry = Entry {
        number: 20,
        code: "pay-by",
        name: "Paying an invoice",
        sentence: "A valid and undisputed invoice is paid within 30 days that begin with the day it was received, or \
                   with a later day on which the payment falls due; otherwise the payee is told without undue delay.",
        source: "Procurement Act 2023 ss.67-68, 73, 88; Procurement Regulations 2024 reg 38",
        from: date(2025, 2, 24),
        to: None,
        sureness: Sureness::Verified,
        why: "Suppliers, small ones above all, live on being paid in time.",
        assumptions: &[
            "Payment is made on the day the supplier gets the money.",
            "An invoice that nobody has called invalid or disputed is neither.",
            "The payments compliance notice counts the day after receipt as day 1, so its day 30 is one day after the last day for payment.",
        ],
        exclusions: &[
            "Concessions, schools and private utilities.",
            "Interest and fixed sums for late payment.",
            "A shorter time that the contract sets.",
        ],
    };

    fn decide(facts: &PayByFacts, _: &Settings) -> Result<Answer<PayByAnswer>, BadFact> {
        if let Some(paid) = facts.paid {
            not_before("paid", paid, facts.received, "the invoice was received")?;
        }
        let mut reasons = Reasons::new();
        if regime::is_earlier(facts.commenced, &mut reasons) {
            return Ok(Self::unanswered(reasons));
        }
        let stopped = stopped(facts, &mut reasons);
        let pay_by = if stopped { None } else { Some(counted(facts, &mut reasons)) };
        let check_by = days_following(facts.received, DAYS_TO_CHECK);
        let why = "seven days were the practice under the earlier regime; the Act asks that the payee be told without undue delay";
        reasons.caution(format!("check the invoice by {}", said(check_by)), why);
        let day_30 = days_following(facts.received, 30);
        let why = "the payments compliance notice counts the day after receipt as day 1 (reg 38)";
        reasons.count(format!("{} is day 30 of the returns", said(day_30)), why);
        let day = facts.paid.and_then(|paid| day_of_returns(facts.received, paid));
        if day == Some(0) {
            reasons.caution("paid on the day of receipt", "before day 1; taken into the first band");
        }
        let late = facts.paid.and_then(|paid| pay_by.map(|last| paid > last));
        if late == Some(true) && day.is_some_and(|day| day <= 30) {
            reasons.caution("late, and yet in the first band", "the two clocks differ by a day");
        }
        let answer = PayByAnswer {
            pay_by,
            check_by,
            tell_payee: stopped,
            day_30_of_returns: day_30,
            late,
            day_of_returns: day,
            band: day.map(PaymentBand::of),
        };
        Ok(Self::answer(answer, reasons))
    }

    fn examples() -> Vec<Example<Self>> {
        let unpaid = PayByAnswer {
            pay_by: Some(date(2026, 12, 19)),
            check_by: date(2026, 11, 27),
            tell_payee: false,
            day_30_of_returns: date(2026, 12, 20),
            late: None,
            day_of_returns: None,
            band: None,
        };
        let facts = |received, paid| PayByFacts {
            received,
            falls_due: None,
            valid: Some(true),
            disputed: Some(false),
            paid,
            commenced: Some(date(2026, 2, 1)),
        };
        vec![
            Example {
                told: "An invoice is received on 20 November 2026.",
                facts: facts(date(2026, 11, 20), None),
                expected: unpaid,
            },
            Example {
                told: "Received on 1 April, paid on 1 May: a day late by the contract, on day 30 by the returns.",
                facts: facts(date(2026, 4, 1), Some(date(2026, 5, 1))),
                expected: PayByAnswer {
                    pay_by: Some(date(2026, 4, 30)),
                    check_by: date(2026, 4, 8),
                    tell_payee: false,
                    day_30_of_returns: date(2026, 5, 1),
                    late: Some(true),
                    day_of_returns: Some(30),
                    band: Some(PaymentBand::First),
                },
            },
        ]
    }
}

fn stopped(facts: &PayByFacts, reasons: &mut Reasons) -> bool {
    for (given, what) in [(facts.valid.map(|valid| !valid), "not valid"), (facts.disputed, "disputed")] {
        if given == Some(true) {
            let why = "no day for payment runs; the payee is told without undue delay (s.68(3)-(4))";
            reasons.leave_out(format!("the invoice is {what}"), why);
            return true;
        }
        if given.is_none() {
            reasons.caution(format!("nobody has called the invoice {what}"), "taken as it is");
        }
    }
    false
}

fn counted(facts: &PayByFacts, reasons: &mut Reasons) -> Date {
    let last = last_day(facts.received, facts.falls_due);
    let (begins, why) = match facts.falls_due {
        Some(due) if due > facts.received => (due, "the later day on which payment falls due"),
        Some(due) => {
            reasons.leave_out(format!("falls due {}", said(due)), "not later than the day of receipt");
            (facts.received, "the day of receipt")
        }
        None => (facts.received, "the day of receipt"),
    };
    reasons.count(said(last), format!("the last of 30 days beginning with {}, {why} (s.68(2))", said(begins)));
    last
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answer(received: Date, falls_due: Option<Date>, paid: Option<Date>) -> PayByAnswer {
        let facts = PayByFacts { received, falls_due, valid: None, disputed: None, paid, commenced: None };
        PayBy::decide(&facts, &Settings::default()).unwrap().value().unwrap().clone()
    }

    #[test]
    fn the_two_clocks_differ_by_a_day() {
        let received = date(2026, 4, 1);
        for (paid, late, day, band, reason) in [
            (date(2026, 4, 1), false, 0, PaymentBand::First, "the day of receipt"),
            (date(2026, 4, 30), false, 29, PaymentBand::First, "the last day of the contract's clock"),
            (date(2026, 5, 1), true, 30, PaymentBand::First, "late, and in the first band"),
            (date(2026, 5, 2), true, 31, PaymentBand::Second, "late, and in the second band"),
            (date(2026, 5, 31), true, 60, PaymentBand::Second, "the last day of the second band"),
            (date(2026, 6, 1), true, 61, PaymentBand::Third, "the first day of the third"),
        ] {
            let answer = answer(received, None, Some(paid));
            assert_eq!(
                (answer.late, answer.day_of_returns, answer.band),
                (Some(late), Some(day), Some(band)),
                "{reason}"
            );
        }
    }

    #[test]
    fn a_later_due_day_begins_the_thirty_days_and_an_earlier_one_does_not() {
        let received = date(2026, 11, 20);
        for (due, pay_by, reason) in [
            (date(2026, 11, 19), date(2026, 12, 19), "earlier than receipt"),
            (date(2026, 11, 20), date(2026, 12, 19), "the day of receipt"),
            (date(2026, 11, 21), date(2026, 12, 20), "a day later"),
        ] {
            assert_eq!(answer(received, Some(due), None).pay_by, Some(pay_by), "{reason}");
        }
    }

    #[test]
    fn an_invoice_that_is_not_valid_or_is_disputed_has_no_day_for_payment() {
        for (valid, disputed, pays, reason) in [
            (Some(true), Some(false), true, "valid and undisputed"),
            (None, None, true, "nobody said otherwise"),
            (Some(false), Some(false), false, "not valid"),
            (Some(true), Some(true), false, "disputed"),
        ] {
            let facts = PayByFacts {
                received: date(2026, 11, 20),
                falls_due: None,
                valid,
                disputed,
                paid: None,
                commenced: None,
            };
            let answer = PayBy::decide(&facts, &Settings::default()).unwrap().shown().unwrap().clone();
            assert_eq!((answer.pay_by.is_some(), answer.tell_payee), (pays, !pays), "{reason}");
        }
    }

    #[test]
    fn every_day_of_ten_years_is_paid_a_day_before_day_thirty_of_the_returns() {
        let mut day = date(2025, 2, 24);
        while day < date(2035, 2, 24) {
            assert_eq!(days_following(last_day(day, None), 1), days_following(day, 30), "{day}");
            assert_eq!(day_of_returns(day, days_following(day, 30)), Some(30), "{day}");
            day = day.tomorrow().unwrap();
        }
    }

    #[test]
    fn nothing_is_paid_before_it_was_received() {
        let facts = PayByFacts {
            received: date(2026, 11, 20),
            falls_due: None,
            valid: None,
            disputed: None,
            paid: Some(date(2026, 11, 19)),
            commenced: None,
        };
        assert_eq!(PayBy::decide(&facts, &Settings::default()).unwrap_err().field, "paid");
    }
}
