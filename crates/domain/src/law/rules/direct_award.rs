//! Awarding a contract without competition: on which ground, with which notice, on what evidence.

use crate::law::calendar::said;
use crate::law::regime::ACT_BEGINS;
use crate::law::{Answer, BadFact, Entry, Example, Reasons, Rule, Settings, Sureness, regime};
use jiff::ToSpan;
use jiff::civil::{Date, date};
use serde::Serialize;

choice! {
    /// Why a contract may be awarded without competition.
    Ground {
        PrototypeOrDevelopment "prototype_development" "A prototype, or novel goods or services developed for the council";
        UniqueArt "unique_art" "A unique work of art or performance";
        ExclusiveRights "exclusive_rights" "Exclusive rights that only one supplier holds";
        TechnicalNoCompetition "technical_no_competition" "No competition for technical reasons";
        ExtensionOrReplacement "extension_partial_replacement" "More, or partial replacement, of what the council has";
        SimilarRepeat "similar_repeat" "Works or services similar to those of an earlier contract that was competed for";
        CommodityMarket "commodity_market" "Goods bought on a commodity market";
        InsolvencyTerms "insolvency_terms" "Terms of particular advantage from an insolvent supplier";
        ExtremeUrgency "extreme_urgency" "Extreme and unavoidable urgency";
        UserChoice "user_choice" "Light touch services that the person who uses them chooses";
        Defence "defence" "A ground that is open to defence contracts alone";
        LifeOrPublicOrder "s42_life_public_order" "Regulations to protect life or public order";
        SwitchNoSuitableTenders "s43_switch" "No suitable tenders came in answer to a competition";
    }
}

impl Ground {
    /// Its place in the Act.
    #[must_use]
    pub const fn source(self) -> &'static str {
        match self {
            Ground::PrototypeOrDevelopment => "Schedule 5 paras 2-3",
            Ground::UniqueArt => "Schedule 5 para 4",
            Ground::ExclusiveRights => "Schedule 5 para 5",
            Ground::TechnicalNoCompetition => "Schedule 5 para 6",
            Ground::ExtensionOrReplacement => "Schedule 5 para 7",
            Ground::SimilarRepeat => "Schedule 5 para 8",
            Ground::CommodityMarket => "Schedule 5 para 10",
            Ground::InsolvencyTerms => "Schedule 5 para 11",
            Ground::ExtremeUrgency => "Schedule 5 paras 13-14",
            Ground::UserChoice => "Schedule 5 paras 15-17",
            Ground::Defence => "Schedule 5 paras 18-20",
            Ground::LifeOrPublicOrder => "s.42",
            Ground::SwitchNoSuitableTenders => "s.43",
        }
    }

    /// What the record must show.
    #[must_use]
    pub const fn evidence(self) -> &'static [&'static str] {
        match self {
            Ground::PrototypeOrDevelopment => &["what is novel, and that it is designed or developed for the council"],
            Ground::UniqueArt => &["that the work or performance is unique or that artist's alone"],
            Ground::ExclusiveRights => {
                &["which right it is and who holds it", "that there is no reasonable alternative"]
            }
            Ground::TechnicalNoCompetition => {
                &["why only one supplier can supply it", "that there is no reasonable alternative"]
            }
            Ground::ExtensionOrReplacement => &[
                "which differences another supplier would bring",
                "which disproportionate technical difficulty follows",
            ],
            Ground::SimilarRepeat => &[
                "the earlier contract, and that it was competed for",
                "that its tender notice said it could be repeated so",
            ],
            Ground::CommodityMarket => &["the market, and the price of the day"],
            Ground::InsolvencyTerms => &["the insolvency, and why the terms are of particular advantage"],
            Ground::ExtremeUrgency => &[
                "why there is no time for a competition",
                "that the council did not cause the urgency and could not have foreseen it",
            ],
            Ground::UserChoice => {
                &["that the person who uses the services chose the supplier", "that the law allows the choice"]
            }
            Ground::Defence => &["that the contract is a defence contract"],
            Ground::LifeOrPublicOrder => &["the regulations, and that the contract is of the kind that they name"],
            Ground::SwitchNoSuitableTenders => {
                &["why each tender was unsuitable, or that none came", "why a direct award is the way"]
            }
        }
    }
}

facts! {
    /// What a direct award depends on.
    DirectAwardFacts {
        "On which ground is the contract awarded?"
        ground: Ground;
        "Was it considered whether the supplier is excluded or excludable?"
        exclusion_considered: Option<bool>;
        "Is the supplier excluded?"
        supplier_excluded: Option<bool>;
        "Is there an overriding public interest in an award to an excluded supplier?"
        overriding_interest: Option<bool>;
        "On which day was the transparency notice published, or will it be?"
        transparency_notice: Option<Date>;
        "On which day was the earlier contract entered into, for a repeat of similar works or services?"
        earlier_contract: Option<Date>;
        "Was the earlier contract competed for, and did its tender notice say it could be repeated?"
        repeat_was_flagged: Option<bool>;
        "Was the urgency caused by the council, or could it have foreseen it?"
        urgency_avoidable: Option<bool>;
        "On which day did the procurement begin?"
        commenced: Option<Date>;
    }
}

/// What a direct award needs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct DirectAwardAnswer {
    /// Whether a transparency notice must come before the award.
    pub transparency_notice_needed: bool,
    /// What the record must show.
    pub evidence: Vec<&'static str>,
    /// What stands against the award as the facts are.
    pub blocked_by: Vec<&'static str>,
    /// Whether the award may be made as the facts are.
    pub may_award: bool,
}

/// The rule of direct awards.
pub struct DirectAward;

impl Rule for DirectAward {
    type Facts = DirectAwardFacts;
    type Answer = DirectAwardAnswer;

    const ENTRY: Entry = Entry {
        number: 6,
        code: "direct-award",
        name: "Direct award",
        sentence: "A contract may be awarded without competition only on a ground of the Act, after considering whether \
                   the supplier is excluded, and after a transparency notice unless the user chose the supplier.",
        source: "Procurement Act 2023 ss.41-44 and Schedule 5",
        from: ACT_BEGINS,
        to: None,
        sureness: Sureness::Verified,
        why: "An award without a ground, or without its notice, can be set aside, and the damages are real.",
        assumptions: &[
            "A person has judged the facts of the ground; the rule says what the record must show of them.",
            "The five years of a repeat end on the day of the transparency notice and are counted from the day on which \
             the earlier contract was entered into.",
        ],
        exclusions: &["Contracts below their threshold.", "Whether defence contracts meet their grounds."],
    };

    fn decide(facts: &DirectAwardFacts, _: &Settings) -> Result<Answer<DirectAwardAnswer>, BadFact> {
        let mut reasons = Reasons::new();
        if regime::is_earlier(facts.commenced, &mut reasons) {
            return Ok(Self::unanswered(reasons));
        }
        reasons.row(format!("Procurement Act 2023 {}", facts.ground.source()), facts.ground.label());
        let transparency_notice_needed = facts.ground != Ground::UserChoice;
        let mut blocked_by = blocked_by_exclusion(facts, &mut reasons);
        blocked_by.extend(blocked_by_ground(facts, &mut reasons)?);
        match (transparency_notice_needed, facts.transparency_notice) {
            (true, None) => blocked_by.push("no transparency notice is published"),
            (true, Some(day)) => reasons.count(said(day), "the transparency notice comes before the award"),
            (false, _) => reasons.leave_out("transparency notice", "not needed where the user chose the supplier"),
        }
        if blocked_by.is_empty() && !reasons.missing().is_empty() {
            return Ok(Self::unanswered(reasons));
        }
        let answer = DirectAwardAnswer {
            transparency_notice_needed,
            evidence: facts.ground.evidence().to_vec(),
            may_award: blocked_by.is_empty(),
            blocked_by,
        };
        Ok(Self::answer(answer, reasons))
    }

    fn examples() -> Vec<Example<Self>> {
        vec![Example {
            told: "More of a system that only its maker can extend; the notice is out and the supplier was checked.",
            facts: DirectAwardFacts {
                exclusion_considered: Some(true),
                supplier_excluded: Some(false),
                transparency_notice: Some(date(2026, 11, 20)),
                commenced: Some(date(2026, 10, 1)),
                ..on(Ground::ExtensionOrReplacement)
            },
            expected: DirectAwardAnswer {
                transparency_notice_needed: true,
                evidence: Ground::ExtensionOrReplacement.evidence().to_vec(),
                blocked_by: Vec::new(),
                may_award: true,
            },
        }]
    }
}

/// A direct award of which only the ground is known.
#[must_use]
pub const fn on(ground: Ground) -> DirectAwardFacts {
    DirectAwardFacts {
        ground,
        exclusion_considered: None,
        supplier_excluded: None,
        overriding_interest: None,
        transparency_notice: None,
        earlier_contract: None,
        repeat_was_flagged: None,
        urgency_avoidable: None,
        commenced: None,
    }
}

fn blocked_by_exclusion(facts: &DirectAwardFacts, reasons: &mut Reasons) -> Vec<&'static str> {
    let mut blocked = Vec::new();
    match facts.exclusion_considered {
        Some(true) => reasons.count("exclusion", "it was considered whether the supplier is excluded or excludable"),
        Some(false) => blocked.push("it was not considered whether the supplier is excluded or excludable"),
        None => reasons.miss("exclusion_considered", "whether the award may be made"),
    }
    match (facts.supplier_excluded, facts.overriding_interest) {
        (Some(true), Some(true)) => {
            reasons.count("excluded supplier", "there is an overriding public interest (s.41(5))")
        }
        (Some(true), Some(false)) => blocked.push("the supplier is excluded and no public interest overrides it"),
        (Some(true), None) => {
            reasons.miss("overriding_interest", "whether an excluded supplier may be awarded the contract")
        }
        (Some(false), _) => {}
        (None, _) => reasons.miss("supplier_excluded", "whether the award may be made"),
    }
    blocked
}

/// What the ground itself asks, as far as days and answers tell.
fn blocked_by_ground(facts: &DirectAwardFacts, reasons: &mut Reasons) -> Result<Vec<&'static str>, BadFact> {
    let mut blocked = Vec::new();
    match facts.ground {
        Ground::SimilarRepeat => repeat(facts, &mut blocked, reasons)?,
        Ground::ExtremeUrgency => match facts.urgency_avoidable {
            Some(true) => blocked.push("the urgency was caused or could be foreseen by the council"),
            Some(false) => reasons.count("urgency", "neither caused nor foreseeable by the council"),
            None => reasons.miss("urgency_avoidable", "whether the urgency is unavoidable"),
        },
        _ => {}
    }
    Ok(blocked)
}

fn repeat(facts: &DirectAwardFacts, blocked: &mut Vec<&'static str>, reasons: &mut Reasons) -> Result<(), BadFact> {
    match facts.repeat_was_flagged {
        Some(false) => blocked
            .push("the earlier contract was not competed for, or its notice did not say that it could be repeated"),
        Some(true) => {}
        None => reasons.miss("repeat_was_flagged", "whether the earlier contract may be repeated"),
    }
    match (facts.earlier_contract, facts.transparency_notice) {
        (None, _) => reasons.miss("earlier_contract", "whether five years have passed"),
        (Some(_), None) => {}
        (Some(earlier), Some(notice)) if notice < earlier => {
            return Err(BadFact::new("transparency_notice", "Enter a day that is not before the earlier contract"));
        }
        (Some(earlier), Some(notice)) => {
            let last = earlier.saturating_add(5.years()).saturating_sub(1.day());
            if notice > last {
                blocked.push("the earlier contract is more than five years old");
            } else {
                reasons.count(said(earlier), format!("within five years, which end on {}", said(last)));
            }
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests;
