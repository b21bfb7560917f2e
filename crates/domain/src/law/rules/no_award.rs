//! A procurement that ends without a contract.

use crate::law::calendar::said;
use crate::law::{Answer, BadFact, Entry, Example, Reasons, Rule, Settings, Sureness, regime};
use jiff::civil::{Date, date};
use serde::Serialize;

facts! {
    /// What the notice depends on.
    NoAwardFacts {
        "On which day was it decided not to award a contract?"
        decided: Date;
        "Was a tender notice or a transparency notice published?"
        notice_published: Option<bool>;
        "On which day did the procurement begin?"
        commenced: Option<Date>;
    }
}

/// What is owed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct NoAwardAnswer {
    /// Whether a procurement termination notice is owed.
    pub notice_owed: bool,
    /// The day from which it is owed, as soon as reasonably practicable; the law counts no days.
    pub owed_from: Option<Date>,
}

/// The rule of a procurement that ends without a contract.
pub struct NoAward;

impl Rule for NoAward {
    type Facts = NoAwardFacts;
    type Answer = NoAwardAnswer;

    const ENTRY: Entry = Entry {
        number: 19,
        code: "no-award",
        name: "Decision not to award",
        sentence: "Where a tender notice or a transparency notice was published and it is then decided not to award a \
                   contract, a procurement termination notice is published as soon as reasonably practicable.",
        source: "Procurement Act 2023 s.55; Procurement Regulations 2024 reg 37",
        from: date(2025, 2, 24),
        to: None,
        sureness: Sureness::Verified,
        why: "Suppliers know that they need not wait any longer.",
        assumptions: &["The decision is about the whole procurement; lots that cease are told of in the award notice."],
        exclusions: &["Below-threshold procurements.", "Private utilities."],
    };

    fn decide(facts: &NoAwardFacts, _: &Settings) -> Result<Answer<NoAwardAnswer>, BadFact> {
        let mut reasons = Reasons::new();
        if regime::is_earlier(facts.commenced, &mut reasons) {
            return Ok(Self::unanswered(reasons));
        }
        match facts.notice_published {
            None => {
                reasons.miss(
                    "notice_published",
                    "the notice is owed only where a tender or transparency notice was published",
                );
                Ok(Self::unanswered(reasons))
            }
            Some(false) => {
                reasons.leave_out("the decision", "nothing was published that would have to be ended (s.55(1))");
                Ok(Self::answer(NoAwardAnswer { notice_owed: false, owed_from: None }, reasons))
            }
            Some(true) => {
                let why = "the notice is owed from then on, as soon as reasonably practicable (s.55(2))";
                reasons.count(format!("decided {}", said(facts.decided)), why);
                Ok(Self::answer(NoAwardAnswer { notice_owed: true, owed_from: Some(facts.decided) }, reasons))
            }
        }
    }

    fn examples() -> Vec<Example<Self>> {
        vec![Example {
            told: "After a tender notice no tender is good enough, and on 20 November 2026 it is decided not to award.",
            facts: NoAwardFacts {
                decided: date(2026, 11, 20),
                notice_published: Some(true),
                commenced: Some(date(2026, 2, 1)),
            },
            expected: NoAwardAnswer { notice_owed: true, owed_from: Some(date(2026, 11, 20)) },
        }]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_was_published_has_to_be_ended() {
        for (notice_published, owed, reason) in [
            (Some(true), Some(true), "a tender notice"),
            (Some(false), Some(false), "nothing published"),
            (None, None, "not known is not no"),
        ] {
            let facts = NoAwardFacts { decided: date(2026, 11, 20), notice_published, commenced: None };
            let answer = NoAward::decide(&facts, &Settings::default()).unwrap();
            assert_eq!(answer.shown().map(|answer| answer.notice_owed), owed, "{reason}");
        }
    }
}
