//! The conflicts assessment: which notices wait for it, and which confirm it.

use super::assumed::no_unless_said;
use crate::law::{Answer, BadFact, Entry, Example, Reasons, Rule, Settings, Sureness, regime};
use jiff::civil::{Date, date};
use serde::Serialize;

choice! {
    /// A notice that may need a conflicts assessment.
    ConflictNotice {
        Tender "tender" "Tender notice (UK4)";
        Transparency "transparency" "Transparency notice (UK5)";
        MarketEstablishment "market_establishment" "Dynamic market notice of its establishment (UK13, UK14)";
        ContractAward "contract_award" "Contract award notice (UK6)";
        ContractDetails "contract_details" "Contract details notice of a public contract (UK7)";
        ContractChange "contract_change" "Contract change notice (UK10)";
        BelowThreshold "below_threshold" "A notice of a below-threshold contract";
    }
}

facts! {
    /// What the notice waits for.
    ConflictFacts {
        "Which notice is to be published?"
        notice: ConflictNotice;
        "Has a conflicts assessment been prepared?"
        prepared: Option<bool>;
        "Has it been reviewed, and revised where needed, for this notice?"
        reviewed: Option<bool>;
        "Is there a conflict that gives a supplier an advantage which cannot be avoided?"
        unavoidable: Option<bool>;
        "On which day did the procurement begin?"
        commenced: Option<Date>;
    }
}

/// What the notice needs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ConflictAnswer {
    /// Whether the notice has to wait: for the assessment, or for its review.
    pub blocked: bool,
    /// Whether the notice confirms that the assessment was prepared and revised.
    pub confirm: bool,
    /// Whether a supplier has to be treated as excluded.
    pub exclude_supplier: bool,
}

/// The rule of conflicts of interest.
pub struct Conflicts;

impl Rule for Conflicts {
    type Facts = ConflictFacts;
    type Answer = ConflictAnswer;

    const ENTRY: Entry = Entry {
        number: 27,
        code: "conflicts",
        name: "Conflicts of interest",
        sentence: "A conflicts assessment is prepared before the tender notice, the transparency notice or the notice \
                   that establishes a dynamic market; it is kept under review, and those notices and the contract \
                   details and contract change notices confirm it.",
        source: "Procurement Act 2023 ss.81-83",
        from: date(2025, 2, 24),
        to: None,
        sureness: Sureness::Verified,
        why: "Nobody with an interest should sway who gets a contract, nor seem to.",
        assumptions: &["The assessment covers what a reasonable person could wrongly take for a conflict."],
        exclusions: &["Below-threshold contracts.", "Whether there is a conflict: people find and judge it."],
    };

    fn decide(facts: &ConflictFacts, _: &Settings) -> Result<Answer<ConflictAnswer>, BadFact> {
        let mut reasons = Reasons::new();
        if regime::is_earlier(facts.commenced, &mut reasons) {
            return Ok(Self::unanswered(reasons));
        }
        let confirm = confirms(facts.notice);
        if !confirm {
            reasons.leave_out(facts.notice.label(), "no confirmation is asked for (s.83(8))");
        }
        let unavoidable = no_unless_said(facts.unavoidable, "an advantage cannot be avoided", &mut reasons);
        if unavoidable {
            reasons.count("an unavoidable advantage", "the supplier is treated as excluded (s.82(3)-(4))");
        }
        let answer =
            ConflictAnswer { blocked: confirm && waits(facts, &mut reasons), confirm, exclude_supplier: unavoidable };
        Ok(Self::answer(answer, reasons))
    }

    fn examples() -> Vec<Example<Self>> {
        vec![Example {
            told: "A tender notice is to be published and no conflicts assessment has been prepared.",
            facts: ConflictFacts {
                notice: ConflictNotice::Tender,
                prepared: Some(false),
                reviewed: Some(false),
                unavoidable: Some(false),
                commenced: Some(date(2026, 2, 1)),
            },
            expected: ConflictAnswer { blocked: true, confirm: true, exclude_supplier: false },
        }]
    }
}

/// Whether a notice confirms the conflicts assessment (s.83(5) and (8)).
#[must_use]
pub const fn confirms(notice: ConflictNotice) -> bool {
    !matches!(notice, ConflictNotice::ContractAward | ConflictNotice::BelowThreshold)
}

fn waits(facts: &ConflictFacts, reasons: &mut Reasons) -> bool {
    for (given, fact, what) in [
        (facts.prepared, "prepared", "the assessment is prepared before the notice (s.83(1)-(2))"),
        (facts.reviewed, "reviewed", "the notice confirms that it was kept under review (s.83(5))"),
    ] {
        match given {
            Some(true) => reasons.count(fact, what),
            Some(false) => {
                reasons.caution(format!("not {fact}"), what);
                return true;
            }
            None => {
                reasons.miss(fact, what);
                return true;
            }
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answer(notice: ConflictNotice, prepared: Option<bool>, reviewed: Option<bool>) -> ConflictAnswer {
        let facts = ConflictFacts { notice, prepared, reviewed, unavoidable: Some(false), commenced: None };
        Conflicts::decide(&facts, &Settings::default()).unwrap().value().unwrap().clone()
    }

    #[test]
    fn a_notice_waits_until_the_assessment_is_prepared_and_reviewed() {
        for (prepared, reviewed, blocked, reason) in [
            (Some(true), Some(true), false, "both"),
            (Some(true), Some(false), true, "not reviewed"),
            (Some(false), Some(true), true, "not prepared"),
            (None, Some(true), true, "not known is not done"),
            (Some(true), None, true, "not known is not done"),
        ] {
            for notice in ConflictNotice::ALL.iter().filter(|notice| confirms(**notice)) {
                assert_eq!(answer(*notice, prepared, reviewed).blocked, blocked, "{notice}: {reason}");
            }
        }
    }

    #[test]
    fn notices_that_confirm_nothing_wait_for_nothing() {
        for notice in [ConflictNotice::ContractAward, ConflictNotice::BelowThreshold] {
            let expected = ConflictAnswer { blocked: false, confirm: false, exclude_supplier: false };
            assert_eq!(answer(notice, Some(false), Some(false)), expected, "{notice}");
        }
    }
}
