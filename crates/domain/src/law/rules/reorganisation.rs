//! Reorganisation: which contracts are handed over and by when, and which need consent before they are made.

mod consent;
#[cfg(test)]
mod tests;

pub use consent::ConsentLimits;

use crate::law::calendar::said;
use crate::law::{Answer, BadFact, Entry, Example, Reasons, Rule, Settings, Sureness, not_before, not_negative};
use crate::values::Pence;
use jiff::ToSpan;
use jiff::civil::{Date, date};
use serde::Serialize;

choice! {
    /// What a contract is, as far as consent goes.
    ConsentKind {
        Capital "capital" "Capital contract";
        NonCapital "non_capital" "Any other contract";
        LandDisposal "land_disposal" "Disposal of land";
    }
}

facts! {
    /// A contract, or a disposal of land, of the council that is to be dissolved.
    DissolvingContract {
        "What is its reference?"
        reference: String;
        "What kind is it?"
        kind: ConsentKind;
        "Who is the other party?"
        party: String;
        "What is it about, in the words by which like matters are known?"
        matter: String;
        "How much is paid under it over its whole life?"
        value_pence: Pence;
        "On which day was or will it be entered into?"
        entered: Date;
        "On which day does it end at the latest, with every extension?"
        longest_end: Option<Date>;
        "Has it a term by which the price varies?"
        price_variation: Option<bool>;
    }
}

facts! {
    /// What is handed over, and what needs consent.
    ReorganisationFacts {
        "On which day is the council dissolved and its successor takes over?"
        reorganisation: Date;
        "On which day did the order for the reorganisation come into force?"
        order_in_force: Date;
        "From which day is consent needed, if a direction was given?"
        direction_from: Option<Date>;
        "Which date does the direction name for contracts that run beyond it, if not the reorganisation?"
        direction_date: Option<Date>;
        "Which contracts and disposals are there?"
        contracts: Option<Vec<DissolvingContract>>;
    }
}

/// What is to be done about a contract.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ContractHandOver {
    /// Its reference.
    pub reference: String,
    /// Whether its details are handed over; none where it is not known how long it can run.
    pub hand_over: Option<bool>,
    /// The last day for that; it is done as soon as practicable.
    pub due: Option<Date>,
    /// Whether it needs consent.
    pub consent_needed: Option<bool>,
    /// What was held against the limit: its value with that of others that count with it.
    pub counted_pence: Pence,
}

/// The hand-over list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ReorganisationAnswer {
    /// Each contract, in order; none while they are not given.
    pub contracts: Option<Vec<ContractHandOver>>,
    /// How many are handed over.
    pub to_hand_over: Option<u64>,
    /// How many need consent.
    pub to_consent: Option<u64>,
}

/// The last day for the details of a contract: six months before, or for one made after the order came into force four
/// months after it was made, and never after the reorganisation.
///
/// ```
/// use domain::law::rules::reorganisation::hand_over_due;
/// use jiff::civil::date;
/// let (order, reorganisation) = (date(2026, 3, 10), date(2027, 4, 1));
/// assert_eq!(hand_over_due(date(2020, 1, 1), order, reorganisation), date(2026, 10, 1));
/// assert_eq!(hand_over_due(date(2026, 11, 20), order, reorganisation), date(2027, 3, 20));
/// ```
#[must_use]
pub fn hand_over_due(entered: Date, order_in_force: Date, reorganisation: Date) -> Date {
    if entered < order_in_force {
        reorganisation.saturating_sub(6.months())
    } else {
        entered.saturating_add(4.months()).min(reorganisation)
    }
}

/// The rule of reorganisation.
pub struct Reorganisation;

impl Rule for Reorganisation {
    type Facts = ReorganisationFacts;
    type Answer = ReorganisationAnswer;

    const ENTRY: Entry = Entry {
        number: 33,
        code: "reorganisation",
        name: "Contracts of a council that is dissolved",
        sentence: "A council that is to be dissolved gives its successor the details of every contract that runs, or \
                   can be extended, beyond the reorganisation; once a direction is given, it needs written consent to \
                   larger disposals and contracts, those with one party or on like matters counted together.",
        source: "SI 2008/2176 reg 3; Local Government and Public Involvement in Health Act 2007 ss.24-28",
        from: date(2008, 9, 8),
        to: None,
        sureness: Sureness::Verified,
        why: "The successor must know what it takes over, and not be bound by what it never agreed to.",
        assumptions: &[
            "The council is a predecessor council under the order.",
            "Contracts count together where they share the party or are on a like matter; disposals of land all count together.",
            "The date that the direction names is the reorganisation, unless another is given.",
        ],
        exclusions: &[
            "Actions and proceedings, and other information the successor asks for, which is given within six weeks.",
            "Contracts for which both councils agreed a later day.",
            "General consents, which may cover a contract.",
        ],
    };

    fn decide(facts: &ReorganisationFacts, settings: &Settings) -> Result<Answer<ReorganisationAnswer>, BadFact> {
        check(facts)?;
        let mut reasons = Reasons::new();
        let before = facts.reorganisation.saturating_sub(6.months());
        let why = "for contracts made before the order came into force; for later ones four months after they are made, and \
                   for none after the reorganisation (reg 3(7)); as soon as practicable for all";
        reasons.row(format!("details by {}", said(before)), why);
        if facts.direction_from.is_some() {
            let why = "an order to change them was debated on 24 June 2026 and has not been read; an administrator can set them";
            reasons.lean(Sureness::Secondary, "the amounts of s.24", why);
        } else {
            reasons.leave_out("consent", "no direction was given (s.24)");
        }
        let Some(given) = &facts.contracts else {
            reasons.miss("contracts", "which are handed over, and which need consent");
            let unknown = ReorganisationAnswer { to_hand_over: None, to_consent: None, contracts: None };
            return Ok(Self::answer(unknown, reasons));
        };
        let contracts: Vec<ContractHandOver> =
            given.iter().map(|one| of_contract(one, facts, settings, &mut reasons)).collect();
        if contracts.iter().any(|one| one.hand_over.is_none() || one.consent_needed.is_none()) {
            reasons.miss("contracts", "for some it is not known how long they can run, or whether their price varies");
        }
        let count = |wanted: fn(&ContractHandOver) -> bool| {
            Some(u64::try_from(contracts.iter().filter(|one| wanted(one)).count()).unwrap_or(u64::MAX))
        };
        let answer = ReorganisationAnswer {
            to_hand_over: count(|one| one.hand_over == Some(true)),
            to_consent: count(|one| one.consent_needed == Some(true)),
            contracts: Some(contracts),
        };
        Ok(Self::answer(answer, reasons))
    }

    fn examples() -> Vec<Example<Self>> {
        let contract = |reference: &str, party: &str, entered, pounds: i64| DissolvingContract {
            reference: reference.to_owned(),
            kind: ConsentKind::NonCapital,
            party: party.to_owned(),
            matter: reference.to_owned(),
            value_pence: Pence::new(pounds * 100),
            entered,
            longest_end: Some(date(2028, 3, 31)),
            price_variation: Some(false),
        };
        let line = |reference: &str, due, consent, pounds: i64| ContractHandOver {
            reference: reference.to_owned(),
            hand_over: Some(true),
            due: Some(due),
            consent_needed: Some(consent),
            counted_pence: Pence::new(pounds * 100),
        };
        vec![Example {
            told: "The council ends on 1 April 2027. A contract of £60,000 is old; one of £50,000 with the same party is \
                   made on 20 November 2026, under a direction: together they pass £100,000.",
            facts: ReorganisationFacts {
                reorganisation: date(2027, 4, 1),
                order_in_force: date(2026, 3, 10),
                direction_from: Some(date(2026, 9, 1)),
                direction_date: None,
                contracts: Some(vec![
                    contract("Grounds", "Ashdown Gardens", date(2024, 5, 1), 60_000),
                    contract("Trees", "Ashdown Gardens", date(2026, 11, 20), 50_000),
                ]),
            },
            expected: ReorganisationAnswer {
                contracts: Some(vec![
                    line("Grounds", date(2026, 10, 1), false, 60_000),
                    line("Trees", date(2027, 3, 20), true, 110_000),
                ]),
                to_hand_over: Some(2),
                to_consent: Some(1),
            },
        }]
    }
}

fn check(facts: &ReorganisationFacts) -> Result<(), BadFact> {
    not_before("reorganisation", facts.reorganisation, facts.order_in_force, "the order came into force")?;
    for (at, one) in facts.contracts.iter().flatten().enumerate() {
        let named = |bad: BadFact| BadFact::new(format!("contracts[{at}].{}", bad.field), bad.why);
        not_negative("value_pence", one.value_pence).map_err(named)?;
        if let Some(end) = one.longest_end {
            not_before("longest_end", end, one.entered, "the contract was entered into").map_err(named)?;
        }
    }
    Ok(())
}

fn of_contract(
    one: &DissolvingContract,
    facts: &ReorganisationFacts,
    settings: &Settings,
    reasons: &mut Reasons,
) -> ContractHandOver {
    let runs_beyond = one.longest_end.map(|end| end > facts.reorganisation);
    let hand_over = if one.kind == ConsentKind::LandDisposal {
        reasons.leave_out(one.reference.clone(), "a disposal of land does not run on, and is not on the list");
        Some(false)
    } else {
        runs_beyond
    };
    if hand_over == Some(false) && one.kind != ConsentKind::LandDisposal {
        reasons.leave_out(one.reference.clone(), "cannot run beyond the reorganisation");
    }
    let due =
        (hand_over != Some(false)).then(|| hand_over_due(one.entered, facts.order_in_force, facts.reorganisation));
    let (consent_needed, counted) = consent::needed(one, facts, &settings.consent, reasons);
    ContractHandOver { reference: one.reference.clone(), hand_over, due, consent_needed, counted_pence: counted }
}
