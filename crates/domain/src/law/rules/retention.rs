//! How long the records of a procurement are kept.

use crate::law::calendar::said;
use crate::law::{Answer, BadFact, Entry, Example, Reasons, Rule, Settings, Sureness, not_before, regime};
use jiff::ToSpan;
use jiff::civil::{Date, date};
use serde::Serialize;

facts! {
    /// What keeping records depends on.
    RetentionFacts {
        "On which day was the contract entered into?"
        entered: Option<Date>;
        "On which day was it awarded, if it was never entered into?"
        awarded: Option<Date>;
        "On which day was notice given that no contract is awarded?"
        no_award_notice: Option<Date>;
        "On which day did the contract end?"
        ended: Option<Date>;
        "Is the contract a deed?"
        deed: Option<bool>;
        "On which day did the procurement begin?"
        commenced: Option<Date>;
    }
}

/// How long to keep.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct RetentionAnswer {
    /// The last day for which the Act asks records to be kept.
    pub act_keeps_to: Date,
    /// The first day on which the Act lets them go.
    pub act_lets_go: Date,
    /// The first day on which the contract's own papers are commonly let go, when claims under it are out of time.
    pub papers_let_go: Option<Date>,
}

/// The rule of keeping records.
pub struct Retention;

impl Rule for Retention {
    type Facts = RetentionFacts;
    type Answer = RetentionAnswer;

    const ENTRY: Entry = Entry {
        number: 29,
        code: "retention",
        name: "Keeping records",
        sentence: "Records that explain a material decision, and what was said to and by suppliers before the contract, \
                   are kept for three years that begin with the day it was entered into, or awarded, or until notice is \
                   given that no contract is awarded.",
        source: "Procurement Act 2023 s.98; Limitation Act 1980",
        from: date(2025, 2, 24),
        to: None,
        sureness: Sureness::Verified,
        why: "A decision can be explained for as long as it can be asked about, and personal data is not kept longer than needed.",
        assumptions: &[
            "Claims under a contract are out of time six years after it ended, twelve where it is a deed; this is not checked.",
        ],
        exclusions: &[
            "Defence contracts.",
            "Longer duties of other law, and what the council's own schedule asks for.",
            "A hold because of proceedings or a request for information.",
        ],
    };

    fn decide(facts: &RetentionFacts, _: &Settings) -> Result<Answer<RetentionAnswer>, BadFact> {
        check(facts)?;
        let mut reasons = Reasons::new();
        if regime::is_earlier(facts.commenced, &mut reasons) {
            return Ok(Self::unanswered(reasons));
        }
        let Some(act_keeps_to) = act_keeps_to(facts, &mut reasons) else {
            reasons.miss("entered", "the three years begin with the day the contract was entered into, or awarded");
            return Ok(Self::unanswered(reasons));
        };
        let act_lets_go = act_keeps_to.saturating_add(1.day());
        let papers_let_go = papers_let_go(facts, act_lets_go, &mut reasons);
        Ok(Self::answer(RetentionAnswer { act_keeps_to, act_lets_go, papers_let_go }, reasons))
    }

    fn examples() -> Vec<Example<Self>> {
        vec![Example {
            told: "A contract is entered into on 20 November 2026.",
            facts: RetentionFacts {
                entered: Some(date(2026, 11, 20)),
                awarded: None,
                no_award_notice: None,
                ended: None,
                deed: None,
                commenced: Some(date(2026, 2, 1)),
            },
            expected: RetentionAnswer {
                act_keeps_to: date(2029, 11, 19),
                act_lets_go: date(2029, 11, 20),
                papers_let_go: None,
            },
        }]
    }
}

fn check(facts: &RetentionFacts) -> Result<(), BadFact> {
    if let (Some(entered), Some(ended)) = (facts.entered, facts.ended) {
        not_before("ended", ended, entered, "the contract was entered into")?;
    }
    if facts.no_award_notice.is_some() && facts.entered.is_some() {
        return Err(BadFact::new("no_award_notice", "Leave it out: the contract was entered into"));
    }
    Ok(())
}

fn act_keeps_to(facts: &RetentionFacts, reasons: &mut Reasons) -> Option<Date> {
    if let Some(notice) = facts.no_award_notice {
        reasons.row("Procurement Act 2023 s.98(4)(a)", format!("until notice of no award on {}", said(notice)));
        return Some(notice);
    }
    let (began, what) = match (facts.entered, facts.awarded) {
        (Some(entered), _) => (entered, "entered into"),
        (None, Some(awarded)) => (awarded, "awarded, but not entered into"),
        (None, None) => return None,
    };
    let last = began.saturating_add(3.years()).saturating_sub(1.day());
    let why = format!("three years beginning with {}, when the contract was {what}", said(began));
    reasons.row("Procurement Act 2023 s.98(4)(b)", format!("{why}, to {}", said(last)));
    Some(last)
}

fn papers_let_go(facts: &RetentionFacts, act_lets_go: Date, reasons: &mut Reasons) -> Option<Date> {
    let ended = facts.ended?;
    let Some(deed) = facts.deed else {
        reasons.miss("deed", "how long claims can be made depends on whether the contract is a deed");
        return None;
    };
    let years = if deed { 12 } else { 6 };
    let day = ended.saturating_add(years.years()).saturating_add(1.day()).max(act_lets_go);
    let what = format!("{years} years after {}", said(ended));
    reasons.lean(Sureness::Unchecked, what, "when claims are out of time is not checked: ask your legal officer");
    Some(day)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::law::Standing;

    fn facts() -> RetentionFacts {
        RetentionFacts { commenced: None, ..Retention::examples().remove(0).facts }
    }

    #[test]
    fn the_act_keeps_records_for_three_years_or_until_notice_of_no_award() {
        let none = RetentionFacts { entered: None, ..facts() };
        for (facts, last, reason) in [
            (facts(), Some(date(2029, 11, 19)), "three years beginning with entry"),
            (
                RetentionFacts { awarded: Some(date(2026, 11, 1)), ..none.clone() },
                Some(date(2029, 10, 31)),
                "never entered into",
            ),
            (
                RetentionFacts { awarded: Some(date(2026, 11, 1)), ..facts() },
                Some(date(2029, 11, 19)),
                "entry is what counts",
            ),
            (
                RetentionFacts { no_award_notice: Some(date(2027, 1, 5)), ..none.clone() },
                Some(date(2027, 1, 5)),
                "no award",
            ),
            (
                RetentionFacts { entered: Some(date(2028, 2, 29)), ..none.clone() },
                Some(date(2031, 2, 27)),
                "from a leap day",
            ),
            (none, None, "nothing to count from"),
        ] {
            let answer = Retention::decide(&facts, &Settings::default()).unwrap();
            assert_eq!(answer.shown().map(|answer| answer.act_keeps_to), last, "{reason}");
        }
    }

    #[test]
    fn an_unchecked_period_only_points_the_way() {
        for (deed, day, standing) in [
            (Some(false), Some(date(2036, 12, 1)), Standing::Indicated),
            (Some(true), Some(date(2042, 12, 1)), Standing::Indicated),
            (None, None, Standing::Decided),
        ] {
            let facts = RetentionFacts { ended: Some(date(2030, 11, 30)), deed, ..facts() };
            let answer = Retention::decide(&facts, &Settings::default()).unwrap();
            assert_eq!(answer.shown().unwrap().papers_let_go, day, "{deed:?}");
            assert_eq!(answer.standing(), standing, "{deed:?}");
        }
    }

    #[test]
    fn impossible_facts_are_refused_by_name() {
        let both = RetentionFacts { no_award_notice: Some(date(2027, 1, 1)), ..facts() };
        let backwards = RetentionFacts { ended: Some(date(2026, 11, 19)), ..facts() };
        for (facts, field) in [(both, "no_award_notice"), (backwards, "ended")] {
            assert_eq!(Retention::decide(&facts, &Settings::default()).unwrap_err().field, field);
        }
    }
}
