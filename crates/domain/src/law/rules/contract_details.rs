//! What is published once a contract is entered into: its details, and a copy of a large one.

use crate::law::calendar::{days_including, said};
use crate::law::regime::ACT_BEGINS;
use crate::law::thresholds::LARGE_CONTRACT;
use crate::law::{Answer, BadFact, Entry, Example, Reasons, Rule, Settings, Sureness, not_negative, regime};
use crate::values::Pence;
use jiff::civil::{Date, date};
use serde::Serialize;

facts! {
    /// What the publication after entry depends on.
    ContractDetailsFacts {
        "On which day was the contract entered into?"
        entered: Date;
        "Is it a light touch contract?"
        light_touch: bool;
        "What is its estimated value, VAT included?"
        value_pence: Option<Pence>;
        "Is it a contract below its threshold?"
        below_threshold: Option<bool>;
        "Was it awarded directly because the person who uses the services chose the supplier?"
        user_choice: Option<bool>;
        "On which day did the procurement begin?"
        commenced: Option<Date>;
    }
}

/// What is owed after entry, and by when.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ContractDetailsAnswer {
    /// Whether contract details must be published.
    pub details_owed: bool,
    /// The last day for the contract details notice; none where it is as soon as reasonably practicable, or not owed.
    pub details_by: Option<Date>,
    /// Whether a copy of the contract must be published; none while its value is not known.
    pub copy_owed: Option<bool>,
    /// The last day for the copy.
    pub copy_by: Option<Date>,
}

/// The last day for the contract details notice of a public contract (s.53(1)).
#[must_use]
pub fn details_by(entered: Date, light_touch: bool) -> Date {
    days_including(entered, if light_touch { 120 } else { 30 })
}

/// The last day for the copy of a public contract (s.53(3)).
#[must_use]
pub fn copy_by(entered: Date, light_touch: bool) -> Date {
    days_including(entered, if light_touch { 180 } else { 90 })
}

/// The rule of contract details.
pub struct ContractDetails;

impl Rule for ContractDetails {
    type Facts = ContractDetailsFacts;
    type Answer = ContractDetailsAnswer;

    const ENTRY: Entry = Entry {
        number: 14,
        code: "contract-details",
        name: "Contract details and copy of the contract",
        sentence: "A contract details notice is published within 30 days that begin with the day of entry, 120 for light \
                   touch; a contract above £5 million is itself published within 90 days, 180 for light touch.",
        source: "Procurement Act 2023 ss.53 and 87(3)",
        from: ACT_BEGINS,
        to: None,
        sureness: Sureness::Verified,
        why: "The public can see what was agreed with whom, and the register is complete.",
        assumptions: &["The day of entry is day 1, so the last day is 29 days after it, or 119, 89, 179."],
        exclusions: &[
            "What may be withheld from a notice or copy.",
            "Contracts below the threshold that are not notifiable.",
        ],
    };

    fn decide(facts: &ContractDetailsFacts, _: &Settings) -> Result<Answer<ContractDetailsAnswer>, BadFact> {
        if let Some(value) = facts.value_pence {
            not_negative("value_pence", value)?;
        }
        let mut reasons = Reasons::new();
        if regime::is_earlier(facts.commenced, &mut reasons) {
            return Ok(Self::unanswered(reasons));
        }
        if facts.user_choice == Some(true) {
            reasons.leave_out("contract details notice", "not owed where the user chose the supplier");
            return Ok(Self::answer(nothing(false), reasons));
        }
        if facts.below_threshold == Some(true) {
            reasons.row(
                "Procurement Act 2023 s.87(3)",
                "below the threshold: as soon as reasonably practicable, no day is set",
            );
            return Ok(Self::answer(nothing(true), reasons));
        }
        let touch = if facts.light_touch { "light touch" } else { "not light touch" };
        let details = details_by(facts.entered, facts.light_touch);
        reasons.row("Procurement Act 2023 s.53(1)-(2)", format!("{touch}: details by {}", said(details)));
        reasons.count(said(facts.entered), "the day of entry is day 1");
        let copy_owed = copy_owed(facts.value_pence, &mut reasons);
        let copy_by = (copy_owed == Some(true)).then(|| copy_by(facts.entered, facts.light_touch));
        Ok(Self::answer(
            ContractDetailsAnswer { details_owed: true, details_by: Some(details), copy_owed, copy_by },
            reasons,
        ))
    }

    fn examples() -> Vec<Example<Self>> {
        let entered = |light_touch| ContractDetailsFacts {
            entered: date(2026, 11, 20),
            light_touch,
            value_pence: Some(Pence::new(500_000_001)),
            below_threshold: Some(false),
            user_choice: None,
            commenced: Some(date(2026, 6, 1)),
        };
        let owed = |details: Date, copy: Date| ContractDetailsAnswer {
            details_owed: true,
            details_by: Some(details),
            copy_owed: Some(true),
            copy_by: Some(copy),
        };
        vec![
            Example {
                told: "A contract of a penny above £5 million, entered into on 20 November 2026.",
                facts: entered(false),
                expected: owed(date(2026, 12, 19), date(2027, 2, 17)),
            },
            Example {
                told: "The same for light touch services.",
                facts: entered(true),
                expected: owed(date(2027, 3, 19), date(2027, 5, 18)),
            },
        ]
    }
}

/// Details without a day, or none at all; no copy.
const fn nothing(details_owed: bool) -> ContractDetailsAnswer {
    ContractDetailsAnswer { details_owed, details_by: None, copy_owed: Some(false), copy_by: None }
}

fn copy_owed(value: Option<Pence>, reasons: &mut Reasons) -> Option<bool> {
    let Some(value) = value else {
        reasons.miss("value_pence", "whether a copy of the contract is owed");
        return None;
    };
    let owed = value > LARGE_CONTRACT;
    match owed {
        true => reasons.count(value.to_string(), format!("more than {LARGE_CONTRACT}: a copy is owed")),
        false => reasons.leave_out("copy of the contract", format!("{value} is not more than {LARGE_CONTRACT}")),
    }
    Some(owed)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::law::Standing;
    use jiff::ToSpan;

    fn entered(pence: Option<i64>) -> ContractDetailsFacts {
        ContractDetailsFacts {
            entered: date(2026, 11, 20),
            light_touch: false,
            value_pence: pence.map(Pence::new),
            below_threshold: None,
            user_choice: None,
            commenced: None,
        }
    }

    fn ask(facts: &ContractDetailsFacts) -> Answer<ContractDetailsAnswer> {
        ContractDetails::decide(facts, &Settings::default()).unwrap()
    }

    #[test]
    fn the_copy_is_owed_above_5_million_pounds_and_not_at_it() {
        for (pence, owed, reason) in [
            (Some(499_999_999), Some(false), "a penny below"),
            (Some(500_000_000), Some(false), "exactly £5 million is not above"),
            (Some(500_000_001), Some(true), "a penny above"),
            (None, None, "not known"),
        ] {
            let answer = ask(&entered(pence));
            let answer = answer.value().unwrap();
            assert_eq!((answer.copy_owed, answer.copy_by.is_some()), (owed, owed == Some(true)), "{reason}");
        }
    }

    #[test]
    fn below_the_threshold_no_day_is_set_and_user_choice_owes_nothing() {
        let below = ask(&ContractDetailsFacts { below_threshold: Some(true), ..entered(None) });
        assert_eq!(below.value(), Some(&nothing(true)));
        let chosen = ask(&ContractDetailsFacts { user_choice: Some(true), ..entered(None) });
        assert_eq!(chosen.value(), Some(&nothing(false)));
    }

    #[test]
    fn on_every_day_of_ten_years_the_day_of_entry_is_day_1() {
        for day in date(2025, 2, 24).series(1.day()).take_while(|day| *day < date(2035, 2, 24)) {
            for (light_touch, details, copy) in [(false, 29, 89), (true, 119, 179)] {
                assert_eq!((details_by(day, light_touch) - day).get_days(), details, "{day}");
                assert_eq!((copy_by(day, light_touch) - day).get_days(), copy, "{day}");
            }
        }
    }

    #[test]
    fn a_contract_of_the_earlier_regime_is_left_to_it_for_life() {
        let old = ContractDetailsFacts { commenced: Some(date(2025, 2, 23)), ..entered(Some(1)) };
        assert_eq!(ask(&old).standing(), Standing::EarlierRegime, "though it was entered into in 2026");
    }
}
