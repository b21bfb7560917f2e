//! Changing a contract: which gateway allows it, which notice is owed, and what has to be published.

mod gateways;
#[cfg(test)]
mod tests;

pub use gateways::Gateway;

use super::assumed::no_unless_said;
use crate::law::assessment::Exact;
use crate::law::calendar::{days_including, said};
use crate::law::thresholds::{ContractKind, Edition, LARGE_CONTRACT};
use crate::law::{Answer, BadFact, Entry, Example, Reasons, Rule, Settings, Sureness, not_negative, regime};
use crate::values::Pence;
use gateways::Change;
use jiff::civil::{Date, date};
use serde::Serialize;

choice! {
    /// A ground of Schedule 8 on which a modification is permitted.
    Ground {
        ProvidedFor "provided_for" "Provided for in the contract and the notice (paragraph 1)";
        Urgency "urgency" "Urgency, or the protection of life (paragraph 2)";
        Unforeseeable "unforeseeable" "Circumstances that could not be foreseen (paragraph 4)";
        KnownRisk "known_risk" "A known risk that has come about (paragraph 5)";
        Additional "additional" "Additional supply from the same supplier (paragraph 8)";
        Restructuring "restructuring" "Transfer when the supplier is restructured (paragraph 9)";
    }
}

facts! {
    /// A modification that was made before.
    EarlierModification {
        "By how much did it change the estimated value, below zero for less?"
        value_change_pence: Pence;
        "By how many days did it change the term?"
        term_change_days: Option<u32>;
        "Did it rest on the below-threshold gateway?"
        below_threshold: bool;
        "Could it reasonably have been made together with this one?"
        could_be_one: bool;
    }
}

facts! {
    /// What a modification depends on.
    ModificationFacts {
        "What kind of contract is it?"
        contract_kind: ContractKind, flag "type";
        "What is the estimated value of the contract before the modification, with VAT?"
        value_before_pence: Pence;
        "What is the estimated value of the contract after it, with VAT?"
        value_after_pence: Pence;
        "How many days was the longest term provided for on award?"
        max_term_days: Option<u32>;
        "By how many days does the modification change the term?"
        term_change_days: Option<u32>;
        "Does it add goods, services or works of a kind that the contract did not have?"
        changes_scope: Option<bool>;
        "Does it materially change the economic balance in favour of the supplier?"
        favours_supplier: Option<bool>;
        "Does it change the supplier?"
        changes_supplier: Option<bool>;
        "Which ground of Schedule 8 is relied on, if any?"
        ground: Option<Ground>;
        "Do the conditions of the ground hold?"
        ground_holds: Option<bool>;
        "Which modifications were made before?"
        earlier: Option<Vec<EarlierModification>>;
        "On which day is or was the modification made?"
        made: Option<Date>;
        "On which day did the procurement begin?"
        commenced: Option<Date>;
    }
}

/// Whether the modification is allowed, and what is owed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ModificationAnswer {
    /// Whether it may be made; none where a fact is missing that decides.
    pub allowed: Option<bool>,
    /// The gateways that allow it.
    pub gateways: Vec<Gateway>,
    /// The change of value in per cent of the value before, with as many decimals as tell it from the limits.
    pub value_change_percent: String,
    /// What has been added by modifications that rest on the below-threshold gateway, this one included if it does.
    pub below_threshold_total_pence: Pence,
    /// The most that further ones may add together; none where the threshold is not known.
    pub below_threshold_room_pence: Option<Pence>,
    /// Whether a contract change notice is published before, to be safe: where value or term changes beyond its limit.
    pub notice_owed: Option<bool>,
    /// Whether the letter of the law asks for it: where both change beyond their limits.
    pub notice_owed_by_letter: Option<bool>,
    /// Whether the contract as modified, or the modification, has to be published.
    pub copy_owed: Option<bool>,
    /// The last day for that.
    pub copy_due: Option<Date>,
}

/// The last day for publishing a modified contract: 90 days beginning with the day the modification was made.
#[must_use]
pub fn copy_due(made: Date) -> Date {
    days_including(made, 90)
}

/// The rule of modifications.
pub struct Modification;

impl Rule for Modification {
    type Facts = ModificationFacts;
    type Answer = ModificationAnswer;

    const ENTRY: Entry = Entry {
        number: 17,
        code: "modification",
        name: "Changing a contract",
        sentence: "A public contract may be changed if a ground of Schedule 8 permits it, if the change is not \
                   substantial, or if it stays within 10 per cent of the value (15 for works) and all such changes \
                   together stay below the threshold; a contract change notice comes before it unless the change is \
                   small.",
        source: "Procurement Act 2023 ss.74-77 and Schedule 8; Procurement Regulations 2024 reg 40",
        from: date(2025, 2, 24),
        to: None,
        sureness: Sureness::Verified,
        why: "A contract that was competed for must not become another one without competition.",
        assumptions: &[
            "Percentages of value are of the estimated value just before the modification.",
            "A change notice is taken to be owed where value or term changes beyond its limit; the letter of s.75(2) lets either limit excuse it.",
            "Changes of term are added up whatever their direction.",
        ],
        exclusions: &[
            "Defence contracts and private utilities.",
            "Whether the conditions of a ground hold: a person says so.",
            "Contracts begun before 24 February 2025, which stay under regulation 72 of the 2015 Regulations.",
        ],
    };

    fn decide(facts: &ModificationFacts, _: &Settings) -> Result<Answer<ModificationAnswer>, BadFact> {
        check(facts)?;
        let mut reasons = Reasons::new();
        if regime::is_earlier(facts.commenced, &mut reasons) {
            return Ok(Self::unanswered(reasons));
        }
        if facts.earlier.is_none() {
            reasons.caution("not given: which modifications were made before", "taken as none");
        }
        let threshold = threshold(facts, &mut reasons);
        let alone = Change::alone(facts, threshold);
        let free = is_free(facts, threshold, &mut reasons);
        let (allowed, gateways) =
            if free { (Some(true), Vec::new()) } else { gateways::decide(facts, &alone, &mut reasons) };
        let total = gateways::below_threshold_total(facts, gateways.as_slice() == [Gateway::BelowThreshold]);
        let (safe, letter) = if free { (Some(false), Some(false)) } else { notice(facts, &alone, &mut reasons) };
        let large = facts.value_after_pence.max(facts.value_before_pence) > LARGE_CONTRACT;
        let copy_owed = if large { safe } else { Some(false) };
        let copy_due = facts.made.filter(|_| copy_owed == Some(true)).map(copy_due);
        if let Some(due) = copy_due {
            reasons.count(said(due), "the last of 90 days beginning with the modification (s.77)");
        } else if copy_owed == Some(true) {
            reasons.miss("made", "when the copy is due depends on the day the modification is made");
        }
        let answer = ModificationAnswer {
            allowed,
            gateways,
            value_change_percent: alone.percent_said(),
            below_threshold_total_pence: total,
            below_threshold_room_pence: threshold.map(|threshold| gateways::room(threshold, total)),
            notice_owed: safe,
            notice_owed_by_letter: letter,
            copy_owed,
            copy_due,
        };
        Ok(Self::answer(answer, reasons))
    }

    fn examples() -> Vec<Example<Self>> {
        vec![Example {
            told: "A services contract of £1,000,000 grows by £100,000, its term by 30 of 1,000 days, its scope and \
                   balance stay.",
            facts: ModificationFacts {
                contract_kind: ContractKind::Services,
                value_before_pence: Pence::new(100_000_000),
                value_after_pence: Pence::new(110_000_000),
                max_term_days: Some(1_000),
                term_change_days: Some(30),
                changes_scope: Some(false),
                favours_supplier: Some(false),
                changes_supplier: Some(false),
                ground: None,
                ground_holds: None,
                earlier: None,
                made: Some(date(2026, 11, 20)),
                commenced: Some(date(2026, 2, 1)),
            },
            expected: ModificationAnswer {
                allowed: Some(true),
                gateways: vec![Gateway::NotSubstantial],
                value_change_percent: "10.00".to_owned(),
                below_threshold_total_pence: Pence::ZERO,
                below_threshold_room_pence: Some(Pence::new(20_771_999)),
                notice_owed: Some(false),
                notice_owed_by_letter: Some(false),
                copy_owed: Some(false),
                copy_due: None,
            },
        }]
    }
}

fn check(facts: &ModificationFacts) -> Result<(), BadFact> {
    not_negative("value_after_pence", facts.value_after_pence)?;
    if facts.value_before_pence <= Pence::ZERO {
        return Err(BadFact::new("value_before_pence", "Enter an amount above zero"));
    }
    if facts.max_term_days == Some(0) {
        return Err(BadFact::new("max_term_days", "Enter a term of at least one day"));
    }
    gateways::joined_change(facts).map(|_| ())
}

fn threshold(facts: &ModificationFacts, reasons: &mut Reasons) -> Option<Pence> {
    match facts.commenced {
        Some(commenced) => Edition::on(commenced).map(|edition| {
            edition.say(commenced, reasons);
            edition.threshold(facts.contract_kind)
        }),
        None => {
            reasons.miss("commenced", "the below-threshold gateway depends on when the procurement began");
            None
        }
    }
}

/// Whether the Act lets the contract be changed freely: light touch, or below the threshold before and after.
fn is_free(facts: &ModificationFacts, threshold: Option<Pence>, reasons: &mut Reasons) -> bool {
    if facts.contract_kind.is_light_touch() {
        reasons.leave_out(facts.contract_kind.label(), "a light touch contract is modified freely (ss.74(2), 75(6))");
        return true;
    }
    let below = threshold.is_some_and(|threshold| facts.value_before_pence.max(facts.value_after_pence) < threshold);
    if below {
        reasons.leave_out(
            "the contract",
            "below the threshold before and after: neither public nor convertible (s.74(1))",
        );
    } else if threshold.is_some_and(|threshold| facts.value_before_pence < threshold) {
        reasons.caution("a convertible contract", "the modification makes it a public contract (s.74(1))");
    }
    below
}

/// Whether a change notice is owed, to be safe and by the letter.
fn notice(facts: &ModificationFacts, alone: &Change, reasons: &mut Reasons) -> (Option<bool>, Option<bool>) {
    if facts.ground == Some(Ground::Restructuring) {
        reasons.count("transfer on restructuring", "a change notice is owed whatever the amounts (s.75(2))");
        return (Some(true), Some(true));
    }
    let joined = Change::joined(facts, alone);
    if joined.is_some() {
        reasons.count(
            "earlier modifications",
            "could have been made together with this one, and count with it (s.75(4)-(5))",
        );
    }
    let change = joined.as_ref().unwrap_or(alone);
    let (value, term) = (Some(change.value_beyond_limit()), change.term_beyond_limit());
    if term.is_none() {
        reasons.miss("term_change_days", "whether a change notice is owed depends on the change of term");
    }
    let (safe, letter) = (gateways::either(value, term), gateways::both(value, term));
    reasons.row("Procurement Act 2023 s.75(2)", format!("value {}, term {}", beyond(value), beyond(term)));
    if safe != letter {
        let why = "the letter of s.75(2) excuses the notice where either is within its limit; publishing it is safe";
        reasons.lean(Sureness::Derived, "one limit is passed and the other is not", why);
    }
    (safe, letter)
}

fn beyond(given: Option<bool>) -> &'static str {
    match given {
        Some(true) => "beyond its limit",
        Some(false) => "within its limit",
        None => "not known",
    }
}

/// Whether the supplier changes without the ground that allows it (s.74(9)).
fn supplier_changes(facts: &ModificationFacts, reasons: &mut Reasons) -> bool {
    let changes = no_unless_said(facts.changes_supplier, "the supplier changes", reasons);
    changes && facts.ground != Some(Ground::Restructuring)
}

impl Ground {
    /// The paragraph's conditions that a person has to be satisfied of.
    #[must_use]
    pub const fn conditions(self) -> &'static str {
        match self {
            Ground::ProvidedFor => {
                "unambiguously provided for in the contract and in its notice; overall nature unchanged"
            }
            Ground::Urgency => "a direct award could be made for extreme urgency or to protect life",
            Ground::Unforeseeable => "not reasonably foreseeable before award; overall nature unchanged",
            Ground::KnownRisk => {
                "named as a known risk in the notice; come about without fault; no more than is needed; a new award not in the public interest"
            }
            Ground::Additional => {
                "another supplier would be incompatible, with disproportionate difficulty and much duplicated cost"
            }
            Ground::Restructuring => "required by a corporate restructuring; the new supplier is not excluded",
        }
    }

    /// Whether the value may not grow by more than half.
    #[must_use]
    pub const fn is_capped(self) -> bool {
        matches!(self, Ground::Unforeseeable | Ground::KnownRisk | Ground::Additional)
    }
}

/// How many per cent of one amount another is.
fn per_cent(part: Pence, whole: Pence) -> Exact {
    let share = Exact::pounds(part).over(&Exact::pounds(whole)).unwrap_or_else(|| Exact::whole(0));
    &share * &Exact::whole(100)
}
