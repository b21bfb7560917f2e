//! The payments compliance notice: its half-years, its figures and its last day.

use super::pay_by::{self, PaymentBand, day_of_returns};
use crate::law::assessment::Exact;
use crate::law::calendar::{days_including, said};
use crate::law::{Answer, BadFact, Entry, Example, Reasons, Rule, Settings, Sureness, not_negative};
use crate::values::Pence;
use jiff::civil::{Date, date};
use serde::Serialize;

/// The first day on which the duty holds (SI 2025/1316).
const HOLDS_FROM: Date = date(2026, 1, 1);

facts! {
    /// A sum under a public contract.
    PublicPayment {
        "How much is it, with VAT?"
        amount_pence: Pence;
        "On which day was its invoice received?"
        received: Date;
        "On which day does it fall due by the invoice, if the invoice says?"
        falls_due: Option<Date>;
        "On which day did the supplier get the money?"
        paid: Option<Date>;
        "Is its invoice invalid or disputed?"
        stopped: Option<bool>;
    }
}

facts! {
    /// What the notice is made of.
    PaymentsComplianceFacts {
        "On which day does the half-year end: 31 March or 30 September?"
        period_last: Date, flag "period-ends";
        "Which sums were paid or fell due under public contracts begun under the Act?"
        payments: Option<Vec<PublicPayment>>;
        "Who approves the notice?"
        approver: Option<String>;
        "What is the approver's job title?"
        approver_title: Option<String>;
    }
}

/// The notice's figures. Percentages have two decimals; none where there is nothing to take them of.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct PaymentsComplianceAnswer {
    /// Whether the notice is owed; none while the payments are not given.
    pub owed: Option<bool>,
    /// The first day of the period.
    pub period_first: Option<Date>,
    /// The last day for the notice, where it is owed or may be.
    pub due: Option<Date>,
    /// How many sums were paid in the period; none while the payments are not given.
    pub paid: Option<u64>,
    /// The mean number of days to payment, the day after receipt being day 1.
    pub mean_days: Option<String>,
    /// Paid on day 1 to 30.
    pub days_1_to_30_percent: Option<String>,
    /// Paid on day 31 to 60.
    pub days_31_to_60_percent: Option<String>,
    /// Paid on day 61 or later.
    pub days_61_and_more_percent: Option<String>,
    /// Paid within the contract's 30 days.
    pub within_terms_percent: Option<String>,
    /// Of the sums that fell due in the period, by their number, those not paid in it.
    pub due_and_unpaid_percent: Option<String>,
    /// The same by their amount, for those who read the Regulations so.
    pub due_and_unpaid_amount_percent: Option<String>,
}

/// The first day of the half-year that ends on a day; none where no half-year ends then.
///
/// The first one begins with the day the duty began (s.69(3)).
#[must_use]
pub fn period_first(last: Date) -> Option<Date> {
    let first = match (last.month(), last.day()) {
        (3, 31) => Date::new(last.year() - 1, 10, 1).ok()?,
        (9, 30) => Date::new(last.year(), 4, 1).ok()?,
        _ => return None,
    };
    (last >= HOLDS_FROM).then(|| first.max(HOLDS_FROM))
}

/// The last day for the notice: 30 days beginning with the last day of the period.
///
/// ```
/// use domain::law::rules::payments_compliance::due;
/// use jiff::civil::date;
/// assert_eq!(due(date(2027, 3, 31)), date(2027, 4, 29));
/// assert_eq!(due(date(2026, 9, 30)), date(2026, 10, 29));
/// ```
#[must_use]
pub fn due(period_last: Date) -> Date {
    days_including(period_last, 30)
}

/// The rule of the payments compliance notice.
pub struct PaymentsCompliance;

impl Rule for PaymentsCompliance {
    type Facts = PaymentsComplianceFacts;
    type Answer = PaymentsComplianceAnswer;

    const ENTRY: Entry = Entry {
        number: 21,
        code: "payments-compliance",
        name: "Payments compliance notice",
        sentence: "After each half-year that ends on 31 March or 30 September in which anything was paid or fell due \
                   under a public contract, a payments compliance notice is published within 30 days that begin with \
                   the last day of the half-year.",
        source: "Procurement Act 2023 s.69; Procurement Regulations 2024 reg 38; SI 2025/1316",
        from: HOLDS_FROM,
        to: None,
        sureness: Sureness::Verified,
        why: "It shows how long suppliers wait for their money.",
        assumptions: &[
            "The payments given are those under public contracts begun under the Act, and all of them.",
            "A sum counts once, when the supplier gets the money; day 1 is the day after the invoice was received.",
            "Sums whose invoice is invalid or disputed do not fall due, and are not held against the 30 days.",
            "Percentages are of the number of sums, as regulation 38(2) speaks of the percentage of payments; what is due and unpaid is also given by amount.",
            "A delay that the council is not responsible for is taken off the day of payment before it is given.",
        ],
        exclusions: &["Concessions, schools and private utilities.", "Contracts begun before 24 February 2025."],
    };

    fn decide(facts: &PaymentsComplianceFacts, _: &Settings) -> Result<Answer<PaymentsComplianceAnswer>, BadFact> {
        check(facts)?;
        let mut reasons = Reasons::new();
        let last = facts.period_last;
        let Some(first) = period_first(last) else {
            reasons.leave_out(format!("the half-year to {}", said(last)), "the duty began on 1 January 2026");
            let nothing = PaymentsComplianceAnswer { owed: Some(false), ..PaymentsComplianceAnswer::default() };
            return Ok(Self::answer(nothing, reasons));
        };
        say_period(first, last, &mut reasons);
        let (period_first, due_on) = (Some(first), Some(due(last)));
        let Some(payments) = &facts.payments else {
            reasons
                .miss("payments", "whether the notice is owed, and its figures, depend on what was paid or fell due");
            say_due(last, facts, &mut reasons);
            let unknown = PaymentsComplianceAnswer { period_first, due: due_on, ..PaymentsComplianceAnswer::default() };
            return Ok(Self::answer(unknown, reasons));
        };
        let within = |day: &Date| (first..=last).contains(day);
        let paid: Vec<&PublicPayment> = payments.iter().filter(|one| one.paid.as_ref().is_some_and(within)).collect();
        let fell_due: Vec<&PublicPayment> =
            payments.iter().filter(|one| one.stopped != Some(true) && within(&last_day(one))).collect();
        let counts = |one: &&PublicPayment| one.paid.as_ref().is_some_and(within) || within(&last_day(one));
        let outside = payments.iter().filter(|one| !counts(one)).count();
        if outside > 0 {
            reasons.leave_out(format!("{outside} sums"), "neither paid nor due in the period");
        }
        let owed = !paid.is_empty() || !fell_due.is_empty();
        let answer = PaymentsComplianceAnswer {
            owed: Some(owed),
            period_first,
            due: due_on.filter(|_| owed),
            ..figures(&paid, &fell_due, last)
        };
        if owed {
            say_due(last, facts, &mut reasons);
        } else {
            reasons.leave_out("the notice", "nothing was paid and nothing fell due in the period (s.69(1))");
        }
        Ok(Self::answer(answer, reasons))
    }

    fn examples() -> Vec<Example<Self>> {
        let payment = |received, paid| PublicPayment {
            amount_pence: Pence::new(100_000),
            received,
            falls_due: None,
            paid: Some(paid),
            stopped: Some(false),
        };
        let april = date(2026, 4, 1);
        vec![Example {
            told: "Three invoices of £1,000 are received on 1 April: paid on 30 April, on 1 May and on 2 May. The \
                   second is in the first band, and late.",
            facts: PaymentsComplianceFacts {
                period_last: date(2026, 9, 30),
                payments: Some(vec![
                    payment(april, date(2026, 4, 30)),
                    payment(april, date(2026, 5, 1)),
                    payment(april, date(2026, 5, 2)),
                ]),
                approver: Some("A. Officer".to_owned()),
                approver_title: Some("Director of Finance".to_owned()),
            },
            expected: PaymentsComplianceAnswer {
                owed: Some(true),
                period_first: Some(april),
                due: Some(date(2026, 10, 29)),
                paid: Some(3),
                mean_days: Some("30.00".to_owned()),
                days_1_to_30_percent: Some("66.67".to_owned()),
                days_31_to_60_percent: Some("33.33".to_owned()),
                days_61_and_more_percent: Some("0.00".to_owned()),
                within_terms_percent: Some("33.33".to_owned()),
                due_and_unpaid_percent: Some("0.00".to_owned()),
                due_and_unpaid_amount_percent: Some("0.00".to_owned()),
            },
        }]
    }
}

fn check(facts: &PaymentsComplianceFacts) -> Result<(), BadFact> {
    let last = facts.period_last;
    if !matches!((last.month(), last.day()), (3, 31) | (9, 30)) {
        return Err(BadFact::new("period_last", "Enter a 31 March or a 30 September"));
    }
    for (at, one) in facts.payments.iter().flatten().enumerate() {
        if one.paid.is_some_and(|paid| paid < one.received) {
            return Err(BadFact::new(
                format!("payments[{at}].paid"),
                "Enter a day that is not before the invoice was received",
            ));
        }
        not_negative("payments", one.amount_pence)
            .map_err(|bad| BadFact::new(format!("payments[{at}].amount_pence"), bad.why))?;
    }
    Ok(())
}

fn say_period(first: Date, last: Date, reasons: &mut Reasons) {
    reasons.row("Procurement Act 2023 s.69(3)", format!("the period from {} to {}", said(first), said(last)));
    if first == HOLDS_FROM {
        let why = "by the statute the first period begins with the day the duty began; guidance is reported to count \
                   from 1 October 2025";
        reasons.lean(Sureness::Derived, "the first period", why);
    }
}

/// The last day for the notice, and who approves it where that is not told.
fn say_due(last: Date, facts: &PaymentsComplianceFacts, reasons: &mut Reasons) {
    reasons.count(said(due(last)), "the last of 30 days beginning with the last day of the period (s.69(1))");
    for (given, fact) in [(&facts.approver, "approver"), (&facts.approver_title, "approver_title")] {
        if given.is_none() {
            reasons.miss(fact, "the notice carries the name and job title of who approves it (reg 38)");
        }
    }
}

fn last_day(one: &PublicPayment) -> Date {
    pay_by::last_day(one.received, one.falls_due)
}

fn figures(paid: &[&PublicPayment], fell_due: &[&PublicPayment], last: Date) -> PaymentsComplianceAnswer {
    let days: Vec<u32> = paid.iter().filter_map(|one| day_of_returns(one.received, one.paid?)).collect();
    let in_band =
        |band: PaymentBand| share(days.iter().filter(|day| PaymentBand::of(**day) == band).count(), days.len());
    let held: Vec<&&PublicPayment> = paid.iter().filter(|one| one.stopped != Some(true)).collect();
    let in_time = held.iter().filter(|one| one.paid.is_some_and(|paid| paid <= last_day(one))).count();
    let unpaid: Vec<&PublicPayment> =
        fell_due.iter().copied().filter(|one| one.paid.is_none_or(|paid| paid > last)).collect();
    let unpaid_amount = &amount(&unpaid) * &Exact::whole(100);
    let counted: Vec<Exact> = days.iter().map(|day| Exact::whole(i64::from(*day))).collect();
    PaymentsComplianceAnswer {
        paid: Some(u64::try_from(paid.len()).unwrap_or(u64::MAX)),
        mean_days: Exact::mean(&counted).map(|mean| mean.shown(2)),
        days_1_to_30_percent: in_band(PaymentBand::First),
        days_31_to_60_percent: in_band(PaymentBand::Second),
        days_61_and_more_percent: in_band(PaymentBand::Third),
        within_terms_percent: share(in_time, held.len()),
        due_and_unpaid_percent: share(unpaid.len(), fell_due.len()),
        due_and_unpaid_amount_percent: unpaid_amount.over(&amount(fell_due)).map(|percent| percent.shown(2)),
        ..PaymentsComplianceAnswer::default()
    }
}

fn amount(sums: &[&PublicPayment]) -> Exact {
    sums.iter().fold(Exact::whole(0), |sum, one| &sum + &Exact::pounds(one.amount_pence))
}

fn share(part: usize, whole: usize) -> Option<String> {
    let exact = |count: usize| i64::try_from(count).ok().map(Exact::whole);
    (&exact(part)? * &Exact::whole(100)).over(&exact(whole)?).map(|percent| percent.shown(2))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn payment(received: Date, paid: Option<Date>, pounds: i64) -> PublicPayment {
        PublicPayment { amount_pence: Pence::new(pounds * 100), received, falls_due: None, paid, stopped: None }
    }

    fn told(period_last: Date, payments: Option<Vec<PublicPayment>>) -> PaymentsComplianceFacts {
        PaymentsComplianceFacts { period_last, payments, approver: None, approver_title: None }
    }

    fn answer(period_last: Date, payments: Vec<PublicPayment>) -> PaymentsComplianceAnswer {
        let facts = told(period_last, Some(payments));
        PaymentsCompliance::decide(&facts, &Settings::default()).unwrap().shown().unwrap().clone()
    }

    #[test]
    fn periods_end_twice_a_year_and_the_first_begins_with_the_duty() {
        for (last, first, reason) in [
            (date(2025, 9, 30), None, "before the duty"),
            (date(2026, 3, 31), Some(date(2026, 1, 1)), "the first, from 1 January"),
            (date(2026, 9, 30), Some(date(2026, 4, 1)), "the second"),
            (date(2027, 3, 31), Some(date(2026, 10, 1)), "the third"),
            (date(2027, 3, 30), None, "no half-year ends then"),
        ] {
            assert_eq!(period_first(last), first, "{reason}");
        }
    }

    #[test]
    fn a_payment_counts_in_the_period_in_which_the_supplier_gets_it() {
        let last = date(2026, 9, 30);
        for (received, paid, owed, counted, reason) in [
            (date(2026, 9, 1), Some(last), true, 1, "the last day"),
            (date(2026, 9, 2), Some(date(2026, 10, 1)), false, 0, "paid and due after it"),
            (date(2026, 9, 1), Some(date(2026, 10, 1)), true, 0, "paid after it, but due on its last day"),
            (date(2026, 3, 1), Some(date(2026, 4, 1)), true, 1, "the first day"),
            (date(2026, 3, 1), Some(date(2026, 3, 31)), false, 0, "paid and due before it"),
        ] {
            let answer = answer(last, vec![payment(received, paid, 1)]);
            assert_eq!((answer.owed, answer.paid), (Some(owed), Some(counted)), "{reason}");
        }
    }

    #[test]
    fn what_is_due_and_unpaid_is_a_share_of_the_sums_and_of_their_amount() {
        let received = date(2026, 8, 1);
        let payments = vec![
            payment(received, Some(date(2026, 8, 20)), 300),
            payment(received, None, 50),
            payment(received, Some(date(2026, 10, 1)), 50),
            PublicPayment { stopped: Some(true), ..payment(received, None, 9_999) },
            payment(date(2026, 9, 29), None, 9_999),
        ];
        let answer = answer(date(2026, 9, 30), payments);
        let (by_number, by_amount) = (answer.due_and_unpaid_percent, answer.due_and_unpaid_amount_percent);
        assert_eq!(by_number.as_deref(), Some("66.67"), "two of three; disputed and not yet due left out");
        assert_eq!(by_amount.as_deref(), Some("25.00"), "£100 of £400");
    }

    #[test]
    fn nothing_is_a_share_of_nothing() {
        let answer = answer(date(2026, 9, 30), Vec::new());
        let expected = PaymentsComplianceAnswer {
            owed: Some(false),
            period_first: Some(date(2026, 4, 1)),
            paid: Some(0),
            ..Default::default()
        };
        assert_eq!(answer, expected);
    }

    #[test]
    fn payments_that_are_not_given_are_missing_and_not_nothing() {
        let due = Some(date(2026, 10, 29));
        for (payments, owed, due, missing, reason) in [
            (None, None, due, true, "not given"),
            (Some(Vec::new()), Some(false), None, false, "given, and none"),
            (Some(vec![payment(date(2026, 9, 1), None, 1)]), Some(true), due, false, "one that fell due"),
        ] {
            let asked = PaymentsCompliance::decide(&told(date(2026, 9, 30), payments), &Settings::default()).unwrap();
            let answer = asked.shown().unwrap();
            assert_eq!((answer.owed, answer.due), (owed, due), "{reason}");
            assert_eq!(asked.reasons().missing().iter().any(|one| one.fact == "payments"), missing, "{reason}");
            assert_eq!(answer.paid.is_none(), missing, "{reason}");
        }
    }

    #[test]
    fn the_three_bands_are_the_whole() {
        let received = date(2026, 4, 2);
        let days = [1, 30, 31, 60, 61, 90];
        let payments =
            days.map(|day| payment(received, Some(crate::law::calendar::days_following(received, day)), 1)).to_vec();
        let answer = answer(date(2026, 9, 30), payments);
        let bands = [answer.days_1_to_30_percent, answer.days_31_to_60_percent, answer.days_61_and_more_percent];
        assert_eq!(bands, [(); 3].map(|()| Some("33.33".to_owned())));
        assert_eq!(answer.mean_days.as_deref(), Some("45.50"));
    }

    #[test]
    fn impossible_facts_are_refused_by_name() {
        let early = payment(date(2026, 4, 2), Some(date(2026, 4, 1)), 1);
        for (period_last, payments, field) in [
            (date(2026, 9, 29), vec![], "period_last"),
            (date(2026, 9, 30), vec![early], "payments[0].paid"),
            (date(2026, 9, 30), vec![payment(date(2026, 4, 2), None, -1)], "payments[0].amount_pence"),
        ] {
            assert_eq!(
                PaymentsCompliance::decide(&told(period_last, Some(payments)), &Settings::default()).unwrap_err().field,
                field
            );
        }
    }
}
