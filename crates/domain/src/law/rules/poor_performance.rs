//! Breach and poor performance: which notice tells of it, and by when.

use super::contract_end;
use crate::law::calendar::{days_including, said};
use crate::law::thresholds::ContractKind;
use crate::law::{Answer, BadFact, Entry, Example, Reasons, Rule, Settings, Sureness, regime};
use jiff::civil::{Date, date};
use serde::Serialize;

/// The first day on which the duty holds (SI 2025/1316).
const HOLDS_FROM: Date = date(2026, 1, 1);

choice! {
    /// What happened.
    Trigger {
        PartTermination "part_termination" "A breach led to the end of a part of the contract";
        FullTermination "full_termination" "A breach led to the end of the whole contract";
        Damages "damages" "A breach led to damages";
        Settlement "settlement" "A breach led to a settlement";
        NoImprovement "no_improvement" "The supplier was told, had time to improve, and did not";
    }
}

facts! {
    /// What the notice depends on.
    PoorPerformanceFacts {
        "What happened?"
        trigger: Trigger;
        "On which day did it happen?"
        happened: Date;
        "What kind of contract is it?"
        contract_kind: ContractKind, flag "type";
        "On which day did the procurement begin?"
        commenced: Option<Date>;
    }
}

named! {
    /// Which notice tells of a breach or of poor performance.
    BreachNotice {
        Performance "contract_performance" "Contract performance notice (UK9)";
        Termination "contract_termination" "Contract termination notice (UK11)";
    }
}

/// Which notice is owed, and by when.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PoorPerformanceAnswer {
    /// The notice; none where none is owed.
    pub notice: Option<BreachNotice>,
    /// The last day for it.
    pub due: Option<Date>,
}

/// The last day for telling of a breach or of poor performance: 30 days beginning with the day it happened.
#[must_use]
pub fn due(happened: Date) -> Date {
    days_including(happened, 30)
}

/// The rule of breach and poor performance.
pub struct PoorPerformance;

impl Rule for PoorPerformance {
    type Facts = PoorPerformanceFacts;
    type Answer = PoorPerformanceAnswer;

    const ENTRY: Entry = Entry {
        number: 16,
        code: "poor-performance",
        name: "Breach and poor performance",
        sentence: "A breach that led to termination, damages or a settlement, and a supplier's failure to improve, are \
                   published within 30 days that begin with the day it happened; where the whole contract ended, the \
                   contract termination notice tells of it instead.",
        source: "Procurement Act 2023 ss.71(3)-(6), 80; Procurement Regulations 2024 reg 39; SI 2025/1316",
        from: HOLDS_FROM,
        to: None,
        sureness: Sureness::Verified,
        why: "Other authorities and the public can learn of suppliers that do not perform.",
        assumptions: &["The contract is a public contract, of any value."],
        exclusions: &["Light touch contracts and contracts of private utilities.", "Whether there was a breach."],
    };

    fn decide(facts: &PoorPerformanceFacts, _: &Settings) -> Result<Answer<PoorPerformanceAnswer>, BadFact> {
        let mut reasons = Reasons::new();
        if regime::is_earlier(facts.commenced, &mut reasons) {
            return Ok(Self::unanswered(reasons));
        }
        let whole = facts.trigger == Trigger::FullTermination;
        let answer = if whole {
            reasons.row(
                "Procurement Regulations 2024 reg 39(9)",
                "the whole contract ended: its own notice tells of the breach",
            );
            let due = contract_end::due(facts.happened);
            PoorPerformanceAnswer { notice: Some(BreachNotice::Termination), due: Some(due) }
        } else if facts.contract_kind.is_light_touch() {
            reasons.leave_out(facts.contract_kind.label(), "no notice is asked for (s.71(6))");
            PoorPerformanceAnswer { notice: None, due: None }
        } else if facts.happened < HOLDS_FROM {
            reasons.leave_out(said(facts.happened), "the duty began on 1 January 2026");
            PoorPerformanceAnswer { notice: None, due: None }
        } else {
            reasons.row("Procurement Act 2023 s.71", facts.trigger.label());
            PoorPerformanceAnswer { notice: Some(BreachNotice::Performance), due: Some(due(facts.happened)) }
        };
        if let Some(due) = answer.due {
            reasons.count(said(due), format!("the last of 30 days beginning with {}", said(facts.happened)));
        }
        Ok(Self::answer(answer, reasons))
    }

    fn examples() -> Vec<Example<Self>> {
        let facts = |trigger| PoorPerformanceFacts {
            trigger,
            happened: date(2026, 11, 20),
            contract_kind: ContractKind::Services,
            commenced: Some(date(2026, 2, 1)),
        };
        let answer = |notice| PoorPerformanceAnswer { notice: Some(notice), due: Some(date(2026, 12, 19)) };
        vec![
            Example {
                told: "Damages are agreed for a breach on 20 November 2026.",
                facts: facts(Trigger::Damages),
                expected: answer(BreachNotice::Performance),
            },
            Example {
                told: "The whole contract is ended for a breach on that day.",
                facts: facts(Trigger::FullTermination),
                expected: answer(BreachNotice::Termination),
            },
        ]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn which_notice_tells_depends_on_what_happened_to_what_and_when() {
        use BreachNotice::{Performance, Termination};
        let (services, light) = (ContractKind::Services, ContractKind::LightTouch);
        for (trigger, kind, happened, notice, reason) in [
            (Trigger::Settlement, services, date(2026, 1, 1), Some(Performance), "the first day of the duty"),
            (Trigger::Settlement, services, date(2025, 12, 31), None, "the day before"),
            (Trigger::NoImprovement, services, date(2026, 6, 1), Some(Performance), "no improvement"),
            (Trigger::PartTermination, services, date(2026, 6, 1), Some(Performance), "a part only"),
            (Trigger::FullTermination, services, date(2026, 6, 1), Some(Termination), "the whole"),
            (Trigger::FullTermination, services, date(2025, 12, 31), Some(Termination), "this duty is older"),
            (Trigger::Damages, light, date(2026, 6, 1), None, "light touch"),
            (Trigger::FullTermination, light, date(2026, 6, 1), Some(Termination), "light touch contracts end too"),
            (Trigger::Damages, ContractKind::Concession, date(2026, 6, 1), Some(Performance), "a concession"),
        ] {
            let facts =
                PoorPerformanceFacts { trigger, happened, contract_kind: kind, commenced: Some(date(2025, 2, 24)) };
            let answer = PoorPerformance::decide(&facts, &Settings::default()).unwrap();
            assert_eq!(answer.value().map(|answer| answer.notice), Some(notice), "{reason}");
        }
    }

    #[test]
    fn a_contract_of_the_earlier_regime_is_not_computed() {
        let mut example = PoorPerformance::examples().remove(0);
        for (commenced, answered) in [(date(2025, 2, 23), false), (date(2025, 2, 24), true)] {
            example.facts.commenced = Some(commenced);
            let answer = PoorPerformance::decide(&example.facts, &Settings::default()).unwrap();
            assert_eq!(answer.shown().is_some(), answered, "{commenced}");
        }
    }
}
