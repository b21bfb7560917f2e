//! Whether suppliers may be filtered by their suitability before they tender for a contract below its threshold.

use crate::law::regime::{self, ACT_BEGINS};
use crate::law::thresholds::{ContractKind, Edition};
use crate::law::{Answer, BadFact, Entry, Example, Reasons, Rule, Settings, Sureness, not_negative};
use crate::values::Pence;
use jiff::civil::{Date, date};
use serde::Serialize;

facts! {
    /// What the suitability stage depends on.
    SuitabilityStageFacts {
        "What kind of contract is it?"
        contract_kind: ContractKind, flag "type";
        "On which day did the procurement begin?"
        commenced: Date;
        "What is the estimated value, VAT included?"
        value_pence: Pence;
        "Is it called off a framework?"
        call_off: Option<bool>;
    }
}

/// Whether a suitability stage may come before the tenders.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct SuitabilityStageAnswer {
    /// Whether it may.
    pub stage_allowed: bool,
}

/// The rule of the suitability stage.
pub struct SuitabilityStage;

impl Rule for SuitabilityStage {
    type Facts = SuitabilityStageFacts;
    type Answer = SuitabilityStageAnswer;

    const ENTRY: Entry = Entry {
        number: 4,
        code: "suitability-stage",
        name: "Suitability stage below the threshold",
        sentence: "Below the threshold, who may submit a tender must not be limited by an assessment of suitability, \
                   unless the contract is for works of at least the set amount or is called off a framework.",
        source: "Procurement Act 2023 s.85",
        from: ACT_BEGINS,
        to: None,
        sureness: Sureness::Verified,
        why: "A questionnaire before the tender keeps small suppliers out of small contracts.",
        assumptions: &["The day on which the procurement began chooses the amount for works."],
        exclusions: &[
            "Concessions, utilities, schools and exempted contracts.",
            "Contracts at or above their threshold, where conditions of participation apply instead.",
        ],
    };

    fn decide(facts: &SuitabilityStageFacts, _: &Settings) -> Result<Answer<SuitabilityStageAnswer>, BadFact> {
        not_negative("value_pence", facts.value_pence)?;
        let mut reasons = Reasons::new();
        let Some(edition) = Edition::on(facts.commenced) else {
            regime::is_earlier(Some(facts.commenced), &mut reasons);
            return Ok(Self::unanswered(reasons));
        };
        edition.say(facts.commenced, &mut reasons);
        let threshold = edition.threshold(facts.contract_kind);
        let works = edition.suitability_works;
        let (stage_allowed, why) = if facts.value_pence >= threshold {
            (true, format!("not less than its threshold of {threshold}, so the bar does not reach it"))
        } else if facts.contract_kind.is_concession() {
            (true, "a concession is no regulated below-threshold contract".to_owned())
        } else if facts.call_off == Some(true) {
            (true, "a contract called off a framework is exempt".to_owned())
        } else if facts.contract_kind == ContractKind::Works && facts.value_pence >= works {
            (true, format!("works of at least {works}"))
        } else {
            (false, format!("below the threshold of {threshold}, and neither works of {works} nor a call-off"))
        };
        reasons.row("Procurement Act 2023 s.85", format!("{}: {why}", facts.value_pence));
        Ok(Self::answer(SuitabilityStageAnswer { stage_allowed }, reasons))
    }

    fn examples() -> Vec<Example<Self>> {
        let works = |pence, stage_allowed| Example {
            told: if stage_allowed { "Works of exactly the set amount." } else { "Works of a penny less." },
            facts: SuitabilityStageFacts {
                contract_kind: ContractKind::Works,
                commenced: date(2026, 4, 1),
                value_pence: Pence::new(pence),
                call_off: None,
            },
            expected: SuitabilityStageAnswer { stage_allowed },
        };
        vec![works(20_772_000, true), works(20_771_999, false)]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ContractKind::{Concession, LightTouch, Services, Works};

    #[test]
    fn the_bar_reaches_all_below_the_threshold_but_larger_works_and_call_offs() {
        for (kind, commenced, pence, call_off, allowed, reason) in [
            (Services, date(2026, 1, 1), 20_771_999, None, false, "services a penny below"),
            (Services, date(2026, 1, 1), 20_772_000, None, true, "services at the threshold"),
            (Services, date(2026, 1, 1), 5_000_000, Some(true), true, "called off"),
            (Services, date(2026, 1, 1), 5_000_000, Some(false), false, "not called off"),
            (LightTouch, date(2026, 1, 1), 66_353_999, None, false, "light touch is barred to its own threshold"),
            (Works, date(2026, 1, 1), 20_771_999, None, false, "works a penny less"),
            (Works, date(2026, 1, 1), 20_772_000, None, true, "works of the amount"),
            (Works, date(2025, 12, 31), 21_347_699, None, false, "the amount of 2025, a penny less"),
            (Works, date(2025, 12, 31), 21_347_700, None, true, "the amount of 2025"),
            (Works, date(2028, 1, 1), 20_772_000, None, true, "the last known amount"),
            (Concession, date(2026, 1, 1), 100, None, true, "not regulated"),
        ] {
            let facts =
                SuitabilityStageFacts { contract_kind: kind, commenced, value_pence: Pence::new(pence), call_off };
            let answer = SuitabilityStage::decide(&facts, &Settings::default()).unwrap();
            assert_eq!(answer.value().map(|answer| answer.stage_allowed), Some(allowed), "{reason}");
        }
    }
}
