//! The end of a contract, for whatever cause.

use super::assumed::no_unless_said;
use crate::law::calendar::{days_including, said};
use crate::law::{Answer, BadFact, Entry, Example, Reasons, Rule, Settings, Sureness, regime};
use jiff::civil::{Date, date};
use serde::Serialize;

choice! {
    /// Why a contract ended.
    EndCause {
        Performed "performed" "It was performed";
        Expired "expired" "Its term ran out";
        Agreed "agreed" "The parties agreed to end it";
        Breach "breach" "It was ended for a breach";
        Terminated "terminated" "It was ended for another reason";
        SetAside "set_aside" "A court set it aside";
    }
}

facts! {
    /// What the notice depends on.
    ContractEndFacts {
        "On which day did the contract end?"
        ended: Date;
        "Why did it end?"
        cause: Option<EndCause>;
        "Was it a direct award to a supplier that the user chose?"
        user_choice: Option<bool>;
        "On which day did the procurement begin?"
        commenced: Option<Date>;
    }
}

/// What is owed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ContractEndAnswer {
    /// Whether a contract termination notice is owed.
    pub notice_owed: bool,
    /// The last day for it.
    pub due: Option<Date>,
    /// Whether it has to tell of a breach.
    pub tells_of_breach: bool,
}

/// The last day for the contract termination notice: 30 days beginning with the day the contract ended.
///
/// ```
/// use domain::law::rules::contract_end::due;
/// use jiff::civil::date;
/// assert_eq!(due(date(2026, 11, 20)), date(2026, 12, 19));
/// ```
#[must_use]
pub fn due(ended: Date) -> Date {
    days_including(ended, 30)
}

/// The rule of the end of a contract.
pub struct ContractEnd;

impl Rule for ContractEnd {
    type Facts = ContractEndFacts;
    type Answer = ContractEndAnswer;

    const ENTRY: Entry = Entry {
        number: 18,
        code: "contract-end",
        name: "End of a contract",
        sentence: "When a public contract ends, for whatever cause, a contract termination notice is published within \
                   30 days that begin with the day it ended.",
        source: "Procurement Act 2023 s.80; Procurement Regulations 2024 reg 41",
        from: date(2025, 2, 24),
        to: None,
        sureness: Sureness::Verified,
        why: "The public record of a contract is closed when the contract is.",
        assumptions: &["The contract is a public contract.", "It ended as a whole."],
        exclusions: &["Below-threshold contracts.", "Direct awards to a supplier that the user chose."],
    };

    fn decide(facts: &ContractEndFacts, _: &Settings) -> Result<Answer<ContractEndAnswer>, BadFact> {
        let mut reasons = Reasons::new();
        if regime::is_earlier(facts.commenced, &mut reasons) {
            return Ok(Self::unanswered(reasons));
        }
        if no_unless_said(facts.user_choice, "the user chose the supplier", &mut reasons) {
            reasons.leave_out("direct award to a supplier that the user chose", "no notice is asked for (s.80(4))");
            return Ok(Self::answer(
                ContractEndAnswer { notice_owed: false, due: None, tells_of_breach: false },
                reasons,
            ));
        }
        let tells_of_breach = facts.cause == Some(EndCause::Breach);
        match facts.cause {
            None => reasons.miss("cause", "the notice gives the reason, and tells of a breach where there was one"),
            Some(cause) => reasons.count(cause.label(), "every end counts, expiry too (s.80(3))"),
        }
        let last = due(facts.ended);
        reasons.count(said(last), format!("the last of 30 days beginning with {}", said(facts.ended)));
        Ok(Self::answer(ContractEndAnswer { notice_owed: true, due: Some(last), tells_of_breach }, reasons))
    }

    fn examples() -> Vec<Example<Self>> {
        vec![Example {
            told: "The term runs out on 20 November 2026.",
            facts: ContractEndFacts {
                ended: date(2026, 11, 20),
                cause: Some(EndCause::Expired),
                user_choice: Some(false),
                commenced: Some(date(2026, 2, 1)),
            },
            expected: ContractEndAnswer { notice_owed: true, due: Some(date(2026, 12, 19)), tells_of_breach: false },
        }]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answer(cause: Option<EndCause>, user_choice: bool) -> ContractEndAnswer {
        let facts =
            ContractEndFacts { ended: date(2028, 2, 1), cause, user_choice: Some(user_choice), commenced: None };
        ContractEnd::decide(&facts, &Settings::default()).unwrap().shown().unwrap().clone()
    }

    #[test]
    fn every_cause_counts_and_only_a_users_choice_does_not() {
        for cause in EndCause::ALL {
            let due = Some(date(2028, 3, 1));
            let expected = ContractEndAnswer { notice_owed: true, due, tells_of_breach: *cause == EndCause::Breach };
            assert_eq!(answer(Some(*cause), false), expected, "{cause}: 29 days of February and 1 March");
            assert!(!answer(Some(*cause), true).notice_owed, "{cause}");
        }
    }

    #[test]
    fn a_cause_that_is_not_given_is_missing_and_the_day_still_stands() {
        let facts =
            ContractEndFacts { ended: date(2026, 11, 20), cause: None, user_choice: Some(false), commenced: None };
        let answer = ContractEnd::decide(&facts, &Settings::default()).unwrap();
        assert_eq!(answer.reasons().missing()[0].fact, "cause");
        assert_eq!(answer.shown().and_then(|answer| answer.due), Some(date(2026, 12, 19)));
    }
}
