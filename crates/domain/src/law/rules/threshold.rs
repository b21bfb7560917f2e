//! Whether a contract is a public contract: its value against the threshold of the day its procurement began.

use crate::law::regime::{self, ACT_BEGINS};
use crate::law::thresholds::{ContractKind, Edition};
use crate::law::{Answer, BadFact, Entry, Example, Reasons, Rule, Settings, Sureness, not_negative};
use crate::values::Pence;
use jiff::civil::{Date, date};
use serde::Serialize;

facts! {
    /// What the threshold depends on.
    ThresholdFacts {
        "What kind of contract is it?"
        contract_kind: ContractKind, flag "type";
        "On which day did the procurement begin?"
        commenced: Date;
        "What is the estimated value, VAT included?"
        value_pence: Option<Pence>;
    }
}

/// The threshold, and on which side of it the contract is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ThresholdAnswer {
    /// The threshold, VAT included.
    pub threshold_pence: Pence,
    /// The row of Schedule 1.
    pub row: u8,
    /// Whether the value is not less than the threshold; none while the value is not known.
    pub at_or_above: Option<bool>,
    /// Whether the amount is only the last known one.
    pub provisional: bool,
}

/// The rule of the threshold.
pub struct Threshold;

impl Rule for Threshold {
    type Facts = ThresholdFacts;
    type Answer = ThresholdAnswer;

    const ENTRY: Entry = Entry {
        number: 2,
        code: "threshold",
        name: "Threshold",
        sentence: "A contract is a public contract if its estimated value with VAT is not less than the threshold for \
                   its kind that was in force when the procurement began.",
        source: "Procurement Act 2023 s.3, s.123(2) and Schedule 1; Threshold Amounts (Amendment) Regulations 2025 \
                 (SI 2025/1200)",
        from: ACT_BEGINS,
        to: None,
        sureness: Sureness::Secondary,
        why: "The threshold decides whether the whole Act applies or only its few duties below the threshold.",
        assumptions: &[
            "The council is a sub-central authority and no utility.",
            "The day on which the procurement began chooses the amounts; that was read in sources about the \
             regulations, not in their text.",
            "From 1 January 2028 the last known amounts are used, and said to be provisional.",
        ],
        exclusions: &[
            "Exempted contracts of Schedule 2.",
            "Regulated health procurements, which have a regime of their own.",
            "Central government and utilities.",
        ],
    };

    fn decide(facts: &ThresholdFacts, _: &Settings) -> Result<Answer<ThresholdAnswer>, BadFact> {
        if let Some(value) = facts.value_pence {
            not_negative("value_pence", value)?;
        }
        let mut reasons = Reasons::new();
        let Some(edition) = Edition::on(facts.commenced) else {
            regime::is_earlier(Some(facts.commenced), &mut reasons);
            return Ok(Self::unanswered(reasons));
        };
        edition.say(facts.commenced, &mut reasons);
        let threshold = edition.threshold(facts.contract_kind);
        let row = facts.contract_kind.row();
        reasons.row(
            format!("Schedule 1 row {row}"),
            format!("{}: {threshold}, VAT included", facts.contract_kind.label()),
        );
        let at_or_above = facts.value_pence.map(|value| value >= threshold);
        match (facts.value_pence, at_or_above) {
            (Some(value), Some(true)) => reasons.count(value.to_string(), "not less than the threshold"),
            (Some(value), _) => reasons.count(value.to_string(), "less than the threshold"),
            (None, _) => reasons.miss("value_pence", "whether the contract is at or above the threshold"),
        }
        let provisional = edition.is_provisional(facts.commenced);
        Ok(Self::answer(ThresholdAnswer { threshold_pence: threshold, row, at_or_above, provisional }, reasons))
    }

    fn examples() -> Vec<Example<Self>> {
        let services = |value: i64, commenced: Date, threshold: i64, at_or_above: bool| Example {
            told: if at_or_above { "Services worth exactly the threshold." } else { "Services worth a penny less." },
            facts: ThresholdFacts {
                contract_kind: ContractKind::Services,
                commenced,
                value_pence: Some(Pence::new(value)),
            },
            expected: ThresholdAnswer {
                threshold_pence: Pence::new(threshold),
                row: 12,
                at_or_above: Some(at_or_above),
                provisional: false,
            },
        };
        vec![
            services(20_772_000, date(2026, 2, 1), 20_772_000, true),
            services(20_771_999, date(2026, 2, 1), 20_772_000, false),
        ]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::law::{Standing, list};
    use serde_json::json;

    fn ask(kind: ContractKind, commenced: Date, pence: i64) -> Answer<ThresholdAnswer> {
        let facts = ThresholdFacts { contract_kind: kind, commenced, value_pence: Some(Pence::new(pence)) };
        Threshold::decide(&facts, &Settings::default()).unwrap()
    }

    #[test]
    fn every_penny_around_each_threshold_falls_on_its_side() {
        for commenced in [date(2025, 2, 24), date(2025, 12, 31), date(2026, 1, 1), date(2028, 2, 29)] {
            for kind in ContractKind::ALL {
                let threshold = Edition::on(commenced).unwrap().threshold(*kind).get();
                for pence in threshold - 150..=threshold + 150 {
                    let at_or_above = ask(*kind, commenced, pence).shown().unwrap().at_or_above;
                    assert_eq!(at_or_above, Some(pence >= threshold), "{kind} {commenced} {pence}");
                }
            }
        }
    }

    #[test]
    fn the_amounts_from_2028_are_said_to_be_provisional() {
        for (commenced, provisional) in
            [(date(2027, 12, 31), false), (date(2028, 1, 1), true), (date(2028, 2, 29), true)]
        {
            let answer = ask(ContractKind::Services, commenced, 1);
            assert_eq!(answer.shown().unwrap().provisional, provisional, "{commenced}");
            let said = answer.reasons().steps().iter().any(|step| step.what().contains("provisional"));
            assert_eq!(said, provisional, "{commenced}");
        }
    }

    #[test]
    fn the_earlier_regime_is_not_computed() {
        let answer = ask(ContractKind::Services, date(2025, 2, 23), 99_999_999);
        assert_eq!((answer.standing(), answer.reasons().missing().len()), (Standing::EarlierRegime, 0));
        assert!(answer.reasons().left_out().next().unwrap().1.contains("earlier regime"));
        assert_eq!(ask(ContractKind::Services, date(2025, 2, 24), 1).standing(), Standing::Decided);
    }

    #[test]
    fn without_a_value_the_threshold_is_told_and_the_fact_is_missing() {
        let facts =
            ThresholdFacts { contract_kind: ContractKind::Works, commenced: date(2026, 4, 1), value_pence: None };
        let answer = Threshold::decide(&facts, &Settings::default()).unwrap();
        assert_eq!(answer.value().unwrap().at_or_above, None);
        assert_eq!(answer.reasons().missing()[0].fact, "value_pence");
    }

    #[test]
    fn bad_facts_are_refused_by_name() {
        let rule = list::find("threshold").unwrap();
        for (facts, field) in [
            (json!({ "contract_kind": "services", "commenced": "2026-02-01", "value_pence": -1 }), "value_pence"),
            (json!({ "contract_kind": "sundries", "commenced": "2026-02-01" }), "contract_kind"),
            (json!({ "contract_kind": "services", "commenced": "2026-02-30" }), "commenced"),
            (json!({ "contract_kind": "services", "commenced": "0026-02-01" }), "commenced"),
            (json!({ "contract_kind": "services" }), "commenced"),
            (json!({ "contract_kind": "services", "commenced": "2026-02-01", "value_pence": 0.5 }), "value_pence"),
            (json!([]), ""),
        ] {
            let bad = rule.ask(facts.clone(), &Settings::default()).expect_err("refused");
            assert_eq!(bad.field, field, "{facts}");
        }
    }
}
