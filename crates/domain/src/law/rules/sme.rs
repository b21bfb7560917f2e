//! Whether a supplier is a small or medium-sized enterprise, by each of the definitions in use.

use crate::law::regime::ACT_BEGINS;
use crate::law::{Answer, BadFact, Entry, Example, Reasons, Rule, Settings, Sureness, not_negative};
use crate::suppliers::{Size, SmeDefinition};
use crate::values::Pence;
use serde::Serialize;

facts! {
    /// What the definitions weigh. The three money amounts are of the last financial year.
    SmeFacts {
        "How many people does the supplier employ?"
        staff: Option<u32>;
        "What is its turnover, in pounds?"
        turnover_pence: Option<Pence>;
        "What is its balance sheet total, in pounds?"
        balance_sheet_pence: Option<Pence>;
        "What is its turnover, in whole euros?"
        turnover_euros: Option<u64>;
        "What is its balance sheet total, in whole euros?"
        balance_sheet_euros: Option<u64>;
    }
}

/// The supplier by each definition; none where a fact is missing that would decide.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct SmeAnswer {
    /// By the Procurement Act 2023: fewer than 250 staff, and turnover to £44 million or balance sheet to £38 million.
    pub act: Option<bool>,
    /// By the LGA's guide to the Transparency Code: fewer than 250 staff, and €50 million or €43 million.
    pub lga_guide: Option<bool>,
    /// By the National Procurement Strategy of 2018: fewer than 250 staff, and turnover below £50 million.
    pub strategy_2018: Option<bool>,
    /// By the same strategy a micro business: fewer than 10 staff, and turnover below £2 million.
    pub strategy_2018_micro: Option<bool>,
}

/// The rule of small and medium-sized enterprises.
pub struct Sme;

impl Rule for Sme {
    type Facts = SmeFacts;
    type Answer = SmeAnswer;

    const ENTRY: Entry = Entry {
        number: 31,
        code: "sme",
        name: "Small and medium-sized enterprises",
        sentence: "A supplier is small or medium-sized by the Act with fewer than 250 staff and a turnover of at most \
                   £44 million or a balance sheet of at most £38 million; other definitions differ, so each is answered.",
        source: "Procurement Act 2023 s.123; LGA practitioner guide 1.3 to the Transparency Code 2015; National \
                 Procurement Strategy 2018",
        from: ACT_BEGINS,
        to: None,
        sureness: Sureness::Verified,
        why: "A share of spend with small suppliers means nothing without the definition that it was counted by.",
        assumptions: &[
            "The guide's amounts are euros and are not converted; without them it stays open unless staff decide.",
            "The figures are of the group, where the supplier belongs to one.",
        ],
        exclusions: &["Whether the supplier is a voluntary, community or social enterprise."],
    };

    fn decide(facts: &SmeFacts, _: &Settings) -> Result<Answer<SmeAnswer>, BadFact> {
        for (field, amount) in
            [("turnover_pence", facts.turnover_pence), ("balance_sheet_pence", facts.balance_sheet_pence)]
        {
            amount.map_or(Ok(()), |amount| not_negative(field, amount))?;
        }
        let mut reasons = Reasons::new();
        let size =
            Size { headcount: facts.staff, turnover: facts.turnover_pence, balance_sheet: facts.balance_sheet_pence };
        let answer = SmeAnswer {
            act: size.is_sme(SmeDefinition::ProcurementAct),
            lga_guide: lga_guide(&size, facts),
            strategy_2018: size.is_sme(SmeDefinition::NationalStrategy),
            strategy_2018_micro: size.is_sme(SmeDefinition::Micro),
        };
        say(&answer, facts, &mut reasons);
        let nothing = answer.act.is_none() && answer.lga_guide.is_none() && answer.strategy_2018.is_none();
        Ok(if nothing { Self::unanswered(reasons) } else { Self::answer(answer, reasons) })
    }

    fn examples() -> Vec<Example<Self>> {
        vec![Example {
            told: "249 staff, a turnover of £45 million, a balance sheet of £38 million: small by the Act, through the \
                   balance sheet alone.",
            facts: SmeFacts {
                staff: Some(249),
                turnover_pence: Some(Pence::new(4_500_000_000)),
                balance_sheet_pence: Some(Pence::new(3_800_000_000)),
                turnover_euros: None,
                balance_sheet_euros: None,
            },
            expected: SmeAnswer {
                act: Some(true),
                lga_guide: None,
                strategy_2018: Some(true),
                strategy_2018_micro: Some(false),
            },
        }]
    }
}

/// By the guide's limits, which are in euros; staff alone can only decide against.
fn lga_guide(size: &Size, facts: &SmeFacts) -> Option<bool> {
    let turnover = facts.turnover_euros.map(|euros| euros <= 50_000_000);
    let balance_sheet = facts.balance_sheet_euros.map(|euros| euros <= 43_000_000);
    let money = match (turnover, balance_sheet) {
        (Some(true), _) | (_, Some(true)) => Some(true),
        (Some(false), Some(false)) => Some(false),
        _ => None,
    };
    match (size.is_sme(SmeDefinition::LgaGuide), size.headcount, money) {
        (Some(decided), _, _) => Some(decided),
        (None, _, Some(false)) => Some(false),
        (None, Some(_), money) => money,
        (None, None, _) => None,
    }
}

fn say(answer: &SmeAnswer, facts: &SmeFacts, reasons: &mut Reasons) {
    for (by, small) in [
        (SmeDefinition::ProcurementAct, answer.act),
        (SmeDefinition::LgaGuide, answer.lga_guide),
        (SmeDefinition::NationalStrategy, answer.strategy_2018),
        (SmeDefinition::Micro, answer.strategy_2018_micro),
    ] {
        let why = match small {
            Some(true) => "it is",
            Some(false) => "it is not",
            None => "not known: a fact is missing that would decide",
        };
        reasons.row(by.sentence(), why);
    }
    let open = [answer.act, answer.lga_guide, answer.strategy_2018].contains(&None);
    if open {
        for (name, given) in [
            ("staff", facts.staff.is_some()),
            ("turnover_pence", facts.turnover_pence.is_some()),
            ("balance_sheet_pence", facts.balance_sheet_pence.is_some()),
            ("turnover_euros", facts.turnover_euros.is_some()),
            ("balance_sheet_euros", facts.balance_sheet_euros.is_some()),
        ] {
            if !given {
                reasons.miss(name, "at least one of the definitions");
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::law::Standing;

    fn ask(staff: Option<u32>, turnover: Option<i64>, balance: Option<i64>, euros: Option<(u64, u64)>) -> SmeAnswer {
        let facts = SmeFacts {
            staff,
            turnover_pence: turnover.map(Pence::new),
            balance_sheet_pence: balance.map(Pence::new),
            turnover_euros: euros.map(|(turnover, _)| turnover),
            balance_sheet_euros: euros.map(|(_, balance)| balance),
        };
        let answer = Sme::decide(&facts, &Settings::default()).unwrap();
        answer.shown().cloned().unwrap_or(SmeAnswer {
            act: None,
            lga_guide: None,
            strategy_2018: None,
            strategy_2018_micro: None,
        })
    }

    const MILLION: i64 = 100_000_000;

    #[test]
    fn the_act_weighs_staff_and_either_amount() {
        for (staff, turnover, balance, small, reason) in [
            (Some(249), Some(44 * MILLION), Some(99 * MILLION), Some(true), "turnover at its limit"),
            (Some(249), Some(44 * MILLION + 1), Some(38 * MILLION), Some(true), "balance sheet at its limit"),
            (Some(249), Some(44 * MILLION + 1), Some(38 * MILLION + 1), Some(false), "a penny over both"),
            (Some(250), Some(1), Some(1), Some(false), "too many staff"),
            (Some(250), None, None, Some(false), "staff alone decide against"),
            (Some(249), None, Some(38 * MILLION), Some(true), "one amount decides for"),
            (Some(249), Some(45 * MILLION), None, None, "the other amount would decide"),
            (None, Some(45 * MILLION), Some(39 * MILLION), Some(false), "amounts alone decide against"),
            (None, Some(1), None, None, "staff would decide"),
        ] {
            assert_eq!(ask(staff, turnover, balance, None).act, small, "{reason}");
        }
    }

    #[test]
    fn the_definitions_differ_where_their_limits_do() {
        for (staff, turnover, euros, act, guide, strategy, micro, reason) in [
            (
                249,
                44 * MILLION + 1,
                (50_000_000, 99_000_000),
                Some(false),
                Some(true),
                Some(true),
                Some(false),
                "euros",
            ),
            (
                249,
                50 * MILLION - 1,
                (50_000_001, 43_000_000),
                Some(false),
                Some(true),
                Some(true),
                Some(false),
                "euro balance",
            ),
            (
                249,
                50 * MILLION,
                (50_000_001, 43_000_001),
                Some(false),
                Some(false),
                Some(false),
                Some(false),
                "all over",
            ),
            (9, 2 * MILLION - 1, (1, 1), Some(true), Some(true), Some(true), Some(true), "micro"),
            (9, 2 * MILLION, (1, 1), Some(true), Some(true), Some(true), Some(false), "turnover not below £2 million"),
            (10, MILLION, (1, 1), Some(true), Some(true), Some(true), Some(false), "ten staff"),
        ] {
            let found = ask(Some(staff), Some(turnover), Some(99 * MILLION), Some(euros));
            let expected = SmeAnswer { act, lga_guide: guide, strategy_2018: strategy, strategy_2018_micro: micro };
            assert_eq!(found, expected, "{reason}");
        }
    }

    #[test]
    fn nothing_known_is_nothing_decided() {
        let facts = SmeFacts {
            staff: None,
            turnover_pence: None,
            balance_sheet_pence: None,
            turnover_euros: None,
            balance_sheet_euros: None,
        };
        let answer = Sme::decide(&facts, &Settings::default()).unwrap();
        assert_eq!((answer.standing(), answer.reasons().missing().len()), (Standing::Undecided, 5));
        let negative = SmeFacts { turnover_pence: Some(Pence::new(-1)), ..facts };
        assert_eq!(Sme::decide(&negative, &Settings::default()).unwrap_err().field, "turnover_pence");
    }
}
