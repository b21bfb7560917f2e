//! Key performance indicators: when they have to be set, and when performance against them is published.

use super::assumed::no_unless_said;
use crate::law::calendar::said;
use crate::law::thresholds::{ContractKind, LARGE_CONTRACT};
use crate::law::{
    Answer, BadFact, Entry, Example, Reasons, Rule, Settings, Sureness, not_before, not_negative, regime,
};
use crate::values::Pence;
use jiff::ToSpan;
use jiff::civil::{Date, date};
use serde::Serialize;

/// The least number of indicators, and the number of them that is published.
const LEAST: u32 = 3;

/// The first day on which performance has to be published (s.71).
const PUBLISHED_FROM: Date = date(2026, 1, 1);

facts! {
    /// What the duty to set indicators depends on.
    IndicatorFacts {
        "What is the estimated value of the contract, with VAT?"
        value_pence: Pence;
        "What kind of contract is it?"
        contract_kind: ContractKind, flag "type";
        "Is it a framework?"
        framework: Option<bool>;
        "Can performance under it not be assessed appropriately by indicators?"
        cannot_be_assessed: Option<bool>;
        "How many indicators are set?"
        indicators: Option<u32>;
        "On which day was the contract entered into?"
        entered: Option<Date>;
        "On which day was performance last published?"
        last_published: Option<Date>;
        "On which day did the contract end, if it has?"
        ended: Option<Date>;
        "On which day did the procurement begin?"
        commenced: Option<Date>;
    }
}

/// What is owed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct IndicatorAnswer {
    /// Whether indicators have to be set and published.
    pub owed: bool,
    /// How many are still to be set before the contract may be entered into; none where their number is not given.
    pub still_to_set: Option<u32>,
    /// Whether the contract details notice has to say why there are none.
    pub explain_why_none: bool,
    /// The last day on which performance is to be published next.
    pub publish_by: Option<Date>,
    /// Whether performance is to be published because the contract has ended.
    pub publish_final: bool,
}

/// The rule of key performance indicators.
pub struct PerformanceIndicators;

impl Rule for PerformanceIndicators {
    type Facts = IndicatorFacts;
    type Answer = IndicatorAnswer;

    const ENTRY: Entry = Entry {
        number: 15,
        code: "performance-indicators",
        name: "Key performance indicators",
        sentence: "Before a contract of more than £5 million is entered into, at least three key performance \
                   indicators are set; how the supplier does on them is published at least once every twelve months \
                   and when the contract ends.",
        source: "Procurement Act 2023 ss.52, 71; Procurement Regulations 2024 regs 32, 39; SI 2025/1316",
        from: date(2025, 2, 24),
        to: None,
        sureness: Sureness::Verified,
        why: "The public can see whether large contracts deliver.",
        assumptions: &[
            "Twelve months begin with the day the contract is entered into, then with the day performance was last published.",
            "Performance is published from 1 January 2026, when that duty began.",
        ],
        exclusions: &["Frameworks, concessions, light touch contracts and contracts of private utilities."],
    };

    fn decide(facts: &IndicatorFacts, _: &Settings) -> Result<Answer<IndicatorAnswer>, BadFact> {
        not_negative("value_pence", facts.value_pence)?;
        if let (Some(entered), Some(ended)) = (facts.entered, facts.ended) {
            not_before("ended", ended, entered, "the contract was entered into")?;
        }
        let mut reasons = Reasons::new();
        if regime::is_earlier(facts.commenced, &mut reasons) {
            return Ok(Self::unanswered(reasons));
        }
        let within = is_within(facts, &mut reasons);
        let opted_out =
            within && no_unless_said(facts.cannot_be_assessed, "performance cannot be assessed", &mut reasons);
        if opted_out {
            reasons.leave_out("indicators", "performance cannot be assessed by them (s.52(2)): the notice says why");
        }
        let owed = within && !opted_out;
        if owed && facts.indicators.is_none() {
            reasons.miss("indicators", "whether three are set before the contract is entered into (s.52(1))");
        }
        let ended = owed && facts.ended.is_some();
        if ended {
            reasons.count("the end of the contract", "performance is published then too (s.71(2))");
        }
        let answer = IndicatorAnswer {
            owed,
            still_to_set: facts.indicators.filter(|_| owed).map(|set| LEAST.saturating_sub(set)),
            explain_why_none: opted_out,
            publish_by: if owed && !ended { publish_by(facts, &mut reasons) } else { None },
            publish_final: ended,
        };
        Ok(Self::answer(answer, reasons))
    }

    fn examples() -> Vec<Example<Self>> {
        let facts = |pounds: i64| IndicatorFacts {
            value_pence: Pence::new(pounds * 100),
            contract_kind: ContractKind::Services,
            framework: Some(false),
            cannot_be_assessed: Some(false),
            indicators: Some(2),
            entered: Some(date(2026, 11, 20)),
            last_published: None,
            ended: None,
            commenced: Some(date(2026, 2, 1)),
        };
        let owed = |owed| IndicatorAnswer {
            owed,
            still_to_set: owed.then_some(1),
            explain_why_none: false,
            publish_by: owed.then_some(date(2027, 11, 19)),
            publish_final: false,
        };
        vec![
            Example {
                told: "A contract of £5 million and a pound has two indicators: a third is wanting.",
                facts: facts(5_000_001),
                expected: owed(true),
            },
            Example {
                told: "A contract of exactly £5 million needs none.",
                facts: facts(5_000_000),
                expected: owed(false),
            },
        ]
    }
}

fn is_within(facts: &IndicatorFacts, reasons: &mut Reasons) -> bool {
    if facts.value_pence <= LARGE_CONTRACT {
        reasons.leave_out(facts.value_pence.to_string(), "not more than £5,000,000.00 (s.52(1))");
        return false;
    }
    if facts.contract_kind.is_light_touch() || facts.contract_kind.is_concession() {
        reasons.leave_out(facts.contract_kind.label(), "no indicators are asked for (s.52(6))");
        return false;
    }
    if no_unless_said(facts.framework, "it is a framework", reasons) {
        reasons.leave_out("framework", "no indicators are asked for (s.52(6))");
        return false;
    }
    reasons.count(facts.value_pence.to_string(), "more than £5,000,000.00 (s.52(1))");
    true
}

/// The last day of the twelve months in which performance has to be published once.
fn publish_by(facts: &IndicatorFacts, reasons: &mut Reasons) -> Option<Date> {
    let Some(entered) = facts.entered else {
        reasons.miss("entered", "when performance is to be published depends on when the contract was entered into");
        return None;
    };
    let from = facts.last_published.unwrap_or(entered).max(PUBLISHED_FROM);
    let last = from.saturating_add(12.months()).saturating_sub(1.day());
    reasons.count(said(last), format!("the last of the twelve months that begin {} (s.71(2))", said(from)));
    reasons.lean(Sureness::Derived, "which twelve months are meant", "taken from the wording of s.71(2)");
    Some(last)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn facts(pence: i64) -> IndicatorFacts {
        IndicatorFacts { value_pence: Pence::new(pence), ..PerformanceIndicators::examples().remove(0).facts }
    }

    fn answer(facts: &IndicatorFacts) -> IndicatorAnswer {
        PerformanceIndicators::decide(facts, &Settings::default()).unwrap().shown().unwrap().clone()
    }

    #[test]
    fn indicators_are_owed_above_five_million_pounds() {
        for pence in 499_999_900..500_000_100 {
            assert_eq!(answer(&facts(pence)).owed, pence > 500_000_000, "{pence}");
        }
    }

    #[test]
    fn how_many_indicators_are_set_is_missing_only_where_they_are_owed() {
        for (pence, indicators, missing, reason) in [
            (500_000_001, None, true, "owed, and not told"),
            (500_000_001, Some(0), false, "none is a number"),
            (500_000_000, None, false, "not owed"),
        ] {
            let facts = IndicatorFacts { indicators, ..facts(pence) };
            let answer = PerformanceIndicators::decide(&facts, &Settings::default()).unwrap();
            let found = answer.reasons().missing().iter().any(|missing| missing.fact == "indicators");
            assert_eq!(found, missing, "{reason}");
        }
    }

    #[test]
    fn what_needs_no_indicators_is_told_from_what_explains_why_it_has_none() {
        let large = || facts(600_000_000);
        for (facts, owed, explain, reason) in [
            (large(), true, false, "an ordinary contract"),
            (IndicatorFacts { contract_kind: ContractKind::LightTouch, ..large() }, false, false, "light touch"),
            (IndicatorFacts { contract_kind: ContractKind::Concession, ..large() }, false, false, "a concession"),
            (IndicatorFacts { framework: Some(true), ..large() }, false, false, "a framework"),
            (IndicatorFacts { cannot_be_assessed: Some(true), ..large() }, false, true, "it says why it has none"),
            (IndicatorFacts { cannot_be_assessed: Some(true), ..facts(1) }, false, false, "too small to say why"),
        ] {
            let answer = answer(&facts);
            assert_eq!((answer.owed, answer.explain_why_none), (owed, explain), "{reason}");
        }
    }

    #[test]
    fn performance_is_published_every_twelve_months_and_at_the_end() {
        let large = || facts(600_000_000);
        for (entered, last, publish_by, reason) in [
            (date(2026, 3, 1), None, date(2027, 2, 28), "twelve months that begin with entry"),
            (date(2027, 3, 1), None, date(2028, 2, 29), "with a leap day at the end"),
            (date(2026, 3, 1), Some(date(2026, 9, 1)), date(2027, 8, 31), "from the last time"),
            (date(2025, 3, 1), None, date(2026, 12, 31), "not before the duty began"),
        ] {
            let facts = IndicatorFacts { entered: Some(entered), last_published: last, ..large() };
            assert_eq!(answer(&facts).publish_by, Some(publish_by), "{reason}");
        }
        let ended = answer(&IndicatorFacts { ended: Some(date(2026, 12, 31)), ..large() });
        assert_eq!((ended.publish_by, ended.publish_final), (None, true));
    }

    #[test]
    fn impossible_facts_are_refused_by_name() {
        let ended = IndicatorFacts { ended: Some(date(2026, 11, 19)), ..facts(600_000_000) };
        for (facts, field) in [(facts(-1), "value_pence"), (ended, "ended")] {
            let bad = PerformanceIndicators::decide(&facts, &Settings::default()).unwrap_err();
            assert_eq!(bad.field, field);
        }
    }
}
