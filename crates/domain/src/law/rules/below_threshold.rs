//! Which notices a contract below its threshold needs, and what was owed before the Act.

use crate::law::regime::ACT_BEGINS;
use crate::law::thresholds::{ContractKind, Edition, NOTIFIABLE};
use crate::law::{Answer, BadFact, Entry, Example, Reasons, Rule, Settings, Sureness, not_negative, regime};
use crate::values::Pence;
use jiff::civil::{Date, date};
use serde::Serialize;

/// The value from which the earlier regime asked councils to publish opportunities and awards.
pub const EARLIER_PUBLICATION: Pence = Pence::new(2_500_000);

/// The two days on which the duty to obtain a supplier's identifier is reported to have begun.
const IDENTIFIER_FROM: [Date; 2] = [date(2026, 4, 1), date(2026, 10, 1)];

choice! {
    /// How suppliers are invited.
    Invitation {
        OpenAdvert "open_advert" "It is advertised openly";
        Selected "selected" "Only particular or pre-selected suppliers are invited";
        CallOff "call_off" "It is called off a framework";
        Direct "direct" "One supplier is asked without competition";
    }
}

facts! {
    /// What the duties below the threshold depend on.
    BelowThresholdFacts {
        "What kind of contract is it?"
        contract_kind: ContractKind, flag "type";
        "On which day did the procurement begin?"
        commenced: Date;
        "What is the estimated value, VAT included?"
        value_pence: Pence;
        "How are suppliers invited?"
        invitation: Option<Invitation>;
        "Is the contract exempted by Schedule 2?"
        exempted: Option<bool>;
        "Is the contract let by a school?"
        school: Option<bool>;
        "On which day is the contract awarded?"
        awarded: Option<Date>;
    }
}

/// The duties below the threshold.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct BelowThresholdAnswer {
    /// Whether it is a notifiable below-threshold contract.
    pub notifiable: bool,
    /// Whether a below-threshold tender notice must come before the advertisement; none while the invitation is not known.
    pub tender_notice: Option<bool>,
    /// Whether contract details must be published as soon as reasonably practicable after entry.
    pub contract_details: bool,
    /// Whether the supplier's identifier is needed at award; none while the day of award is not known, or it is in doubt.
    pub supplier_identifier: Option<bool>,
    /// Whether the opportunity and the award must be publicised under the earlier regime.
    pub earlier_publication: bool,
}

/// The rule of the duties below the threshold.
pub struct BelowThreshold;

impl Rule for BelowThreshold {
    type Facts = BelowThresholdFacts;
    type Answer = BelowThresholdAnswer;

    const ENTRY: Entry = Entry {
        number: 3,
        code: "below-threshold",
        name: "Notices below the threshold",
        sentence: "A contract below its threshold that is worth £30,000 or more with VAT needs a tender notice on the \
                   platform before it is advertised openly, and contract details after it is entered into.",
        source: "Procurement Act 2023 ss.84 and 87; Procurement (Amendment) Regulations 2026",
        from: ACT_BEGINS,
        to: None,
        sureness: Sureness::Verified,
        why: "Small contracts are where local suppliers look for work, and the public can see who got it.",
        assumptions: &[
            "A contract called off a framework has no exemption here, so it needs contract details from £30,000.",
            "The supplier's identifier is needed from 1 October 2026; sources give 1 April or 1 October 2026, and the \
             text of the regulations was not read.",
            "For a procurement begun before 24 February 2025 the duty was to publicise from £25,000; the source does \
             not say whether with VAT.",
        ],
        exclusions: &[
            "Concessions, utilities, schools and exempted contracts.",
            "Contracts at or above their threshold, which have the full notices.",
        ],
    };

    fn decide(facts: &BelowThresholdFacts, _: &Settings) -> Result<Answer<BelowThresholdAnswer>, BadFact> {
        not_negative("value_pence", facts.value_pence)?;
        let mut reasons = Reasons::new();
        let Some(edition) = Edition::on(facts.commenced) else {
            let answer = earlier(facts, &mut reasons);
            return Ok(Self::answer(answer, reasons));
        };
        let answer = match out_of_scope(facts, edition, &mut reasons) {
            true => BelowThresholdAnswer {
                tender_notice: Some(false),
                supplier_identifier: Some(false),
                ..BelowThresholdAnswer::default()
            },
            false => notifiable(facts, &mut reasons),
        };
        Ok(Self::answer(answer, reasons))
    }

    fn examples() -> Vec<Example<Self>> {
        let facts = |commenced, pence| BelowThresholdFacts {
            contract_kind: ContractKind::Services,
            commenced,
            value_pence: Pence::new(pence),
            invitation: Some(Invitation::OpenAdvert),
            exempted: None,
            school: None,
            awarded: Some(date(2026, 11, 20)),
        };
        vec![
            Example {
                told: "Services worth exactly £30,000 with VAT, advertised openly.",
                facts: facts(date(2026, 10, 1), 3_000_000),
                expected: BelowThresholdAnswer {
                    notifiable: true,
                    tender_notice: Some(true),
                    contract_details: true,
                    supplier_identifier: Some(true),
                    earlier_publication: false,
                },
            },
            Example {
                told: "Services worth £25,000, begun the day before the Act: the earlier duty to publicise.",
                facts: facts(date(2025, 2, 23), 2_500_000),
                expected: BelowThresholdAnswer {
                    tender_notice: Some(false),
                    supplier_identifier: Some(false),
                    earlier_publication: true,
                    ..BelowThresholdAnswer::default()
                },
            },
        ]
    }
}

/// The one duty of the earlier regime that is worked out here.
fn earlier(facts: &BelowThresholdFacts, reasons: &mut Reasons) -> BelowThresholdAnswer {
    regime::is_earlier(Some(facts.commenced), reasons);
    let owed = facts.value_pence >= EARLIER_PUBLICATION;
    let side = if owed { "not less than" } else { "less than" };
    reasons.count(facts.value_pence.to_string(), format!("{side} {EARLIER_PUBLICATION}"));
    let why = "read in sources about the earlier regulations, which do not say whether VAT counts";
    reasons.lean(
        Sureness::Secondary,
        format!("opportunities and awards from {EARLIER_PUBLICATION} were publicised"),
        why,
    );
    BelowThresholdAnswer {
        tender_notice: Some(false),
        supplier_identifier: Some(false),
        earlier_publication: owed,
        ..BelowThresholdAnswer::default()
    }
}

/// Whether Part 6 of the Act does not reach the contract; says why.
fn out_of_scope(facts: &BelowThresholdFacts, edition: &Edition, reasons: &mut Reasons) -> bool {
    let threshold = edition.threshold(facts.contract_kind);
    let why = if facts.value_pence >= threshold {
        edition.say(facts.commenced, reasons);
        format!("{} is not less than its threshold of {threshold}: the full notices apply", facts.value_pence)
    } else if facts.contract_kind.is_concession() {
        "a concession is no regulated below-threshold contract".to_owned()
    } else if facts.exempted == Some(true) {
        "an exempted contract is no regulated below-threshold contract".to_owned()
    } else if facts.school == Some(true) {
        "schools are outside the duties below the threshold".to_owned()
    } else {
        return false;
    };
    reasons.leave_out("duties below the threshold", why);
    true
}

fn notifiable(facts: &BelowThresholdFacts, reasons: &mut Reasons) -> BelowThresholdAnswer {
    let notifiable = facts.value_pence >= NOTIFIABLE;
    let side = if notifiable { "not less than" } else { "less than" };
    reasons.row("Procurement Act 2023 s.87(4)", format!("{} is {side} {NOTIFIABLE}", facts.value_pence));
    if !notifiable {
        return BelowThresholdAnswer {
            tender_notice: Some(false),
            supplier_identifier: Some(false),
            ..BelowThresholdAnswer::default()
        };
    }
    BelowThresholdAnswer {
        notifiable,
        tender_notice: tender_notice(facts.invitation, reasons),
        contract_details: true,
        supplier_identifier: supplier_identifier(facts.awarded, reasons),
        earlier_publication: false,
    }
}

fn tender_notice(invitation: Option<Invitation>, reasons: &mut Reasons) -> Option<bool> {
    match invitation {
        Some(Invitation::OpenAdvert) => {
            reasons.count("open advertisement", "it may appear only after the below-threshold tender notice");
        }
        Some(other) => {
            reasons.leave_out("below-threshold tender notice", format!("not advertised openly: {}", other.label()))
        }
        None => reasons.miss("invitation", "whether a below-threshold tender notice is needed"),
    }
    invitation.map(|invitation| invitation == Invitation::OpenAdvert)
}

fn supplier_identifier(awarded: Option<Date>, reasons: &mut Reasons) -> Option<bool> {
    let [earliest, latest] = IDENTIFIER_FROM;
    match awarded {
        None => {
            reasons.miss("awarded", "whether the supplier's identifier is needed");
            None
        }
        Some(day) if day < earliest => Some(false),
        Some(day) if day < latest => {
            let why = "one source has it begin on 1 April 2026, another on 1 October 2026; ask for it to be safe";
            reasons.caution("whether the supplier's identifier is needed is in doubt", why);
            None
        }
        Some(_) => {
            let why = "both days on which sources have the duty begin are past; the text was not read";
            reasons.lean(Sureness::Derived, "the supplier's identifier is needed at award", why);
            Some(true)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const AFTER: Date = date(2026, 10, 1);

    fn ask(
        kind: ContractKind,
        commenced: Date,
        pence: i64,
        invitation: Option<Invitation>,
    ) -> Answer<BelowThresholdAnswer> {
        let facts = BelowThresholdFacts {
            contract_kind: kind,
            commenced,
            value_pence: Pence::new(pence),
            invitation,
            exempted: None,
            school: None,
            awarded: Some(date(2026, 11, 20)),
        };
        BelowThreshold::decide(&facts, &Settings::default()).unwrap()
    }

    #[test]
    fn a_contract_is_notifiable_from_30_000_pounds_to_a_penny_below_its_threshold() {
        for (kind, pence, notifiable, reason) in [
            (ContractKind::Services, 2_999_999, false, "a penny less"),
            (ContractKind::Services, 3_000_000, true, "exactly"),
            (ContractKind::Services, 20_771_999, true, "a penny below the threshold"),
            (ContractKind::Services, 20_772_000, false, "a public contract"),
            (ContractKind::LightTouch, 20_772_000, true, "light touch has a higher threshold"),
            (ContractKind::Concession, 3_000_000, false, "concessions are outside"),
            (ContractKind::LightTouchConcession, 3_000_000, false, "light touch ones too"),
            (ContractKind::Works, 519_299_999, true, "works below theirs"),
        ] {
            let answer = ask(kind, AFTER, pence, Some(Invitation::OpenAdvert));
            let answer = answer.value().unwrap();
            assert_eq!(answer.notifiable, notifiable, "{kind} {pence}: {reason}");
            assert_eq!((answer.tender_notice, answer.contract_details), (Some(notifiable), notifiable), "{reason}");
        }
    }

    #[test]
    fn only_an_open_advertisement_needs_the_tender_notice_and_a_call_off_still_needs_details() {
        for (invitation, notice) in [
            (Some(Invitation::OpenAdvert), Some(true)),
            (Some(Invitation::Selected), Some(false)),
            (Some(Invitation::CallOff), Some(false)),
            (Some(Invitation::Direct), Some(false)),
            (None, None),
        ] {
            let answer = ask(ContractKind::Goods, AFTER, 3_000_000, invitation);
            assert_eq!(answer.value().unwrap().tender_notice, notice, "{invitation:?}");
            assert!(answer.value().unwrap().contract_details);
            assert_eq!(answer.reasons().missing().len(), usize::from(invitation.is_none()));
        }
    }

    #[test]
    fn the_earlier_duty_to_publicise_begins_at_25_000_pounds_and_ends_with_the_act() {
        for (commenced, pence, earlier, notifiable, reason) in [
            (date(2025, 2, 23), 2_499_900, false, false, "£24,999 under the earlier regime"),
            (date(2025, 2, 23), 2_500_000, true, false, "£25,000 under the earlier regime"),
            (date(2025, 2, 23), 99_999_999, true, false, "nothing else of the earlier regime is computed"),
            (date(2025, 2, 24), 2_500_000, false, false, "the Act asks from £30,000"),
            (date(2025, 2, 24), 3_000_000, false, true, "and does"),
        ] {
            let answer = ask(ContractKind::Services, commenced, pence, Some(Invitation::OpenAdvert));
            assert_eq!(answer.sureness() == Sureness::Secondary, commenced < ACT_BEGINS, "{reason}");
            let answer = answer.value().unwrap();
            assert_eq!((answer.earlier_publication, answer.notifiable), (earlier, notifiable), "{reason}");
        }
    }

    #[test]
    fn the_suppliers_identifier_is_needed_once_both_reported_days_are_past() {
        for (awarded, needed, reason) in [
            (Some(date(2026, 3, 31)), Some(false), "before both"),
            (Some(date(2026, 4, 1)), None, "in doubt"),
            (Some(date(2026, 9, 30)), None, "still in doubt"),
            (Some(date(2026, 10, 1)), Some(true), "past both"),
            (None, None, "not said"),
        ] {
            let mut reasons = Reasons::new();
            assert_eq!(supplier_identifier(awarded, &mut reasons), needed, "{reason}");
            assert_eq!(reasons.missing().len(), usize::from(awarded.is_none()), "{reason}");
        }
    }

    #[test]
    fn schools_and_exempted_contracts_are_outside() {
        for (exempted, school, notifiable) in
            [(Some(true), None, false), (None, Some(true), false), (Some(false), Some(false), true), (None, None, true)]
        {
            let facts = BelowThresholdFacts {
                contract_kind: ContractKind::Services,
                commenced: AFTER,
                value_pence: Pence::new(5_000_000),
                invitation: None,
                exempted,
                school,
                awarded: None,
            };
            let answer = BelowThreshold::decide(&facts, &Settings::default()).unwrap();
            assert_eq!(answer.value().unwrap().notifiable, notifiable, "{exempted:?} {school:?}");
        }
    }
}
