//! A claim that is notified during a standstill stops the contract by itself.

use crate::law::calendar::said;
use crate::law::regime::ACT_BEGINS;
use crate::law::{Answer, BadFact, Entry, Example, Reasons, Rule, Settings, Sureness, not_before, regime};
use jiff::civil::{Date, date};
use serde::Serialize;

facts! {
    /// The standstill, and the claim.
    ProceedingsFacts {
        "On which day did the standstill begin?"
        standstill_from: Date;
        "On which day does the standstill end?"
        standstill_to: Date;
        "On which day was the council notified that proceedings were issued?"
        notified: Option<Date>;
        "On which day did the court lift the suspension, or did the proceedings end?"
        lifted: Option<Date>;
        "Which day is asked about?"
        on: Date;
        "On which day did the procurement begin?"
        commenced: Option<Date>;
    }
}

/// Whether the contract is stopped.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ProceedingsAnswer {
    /// Whether the contract or modification may not be entered into on that day because of the proceedings.
    pub suspended: bool,
    /// Whether it may not because the standstill runs.
    pub standstill_runs: bool,
    /// Whether it may be entered into on that day.
    pub may_enter: bool,
}

/// The rule of proceedings in standstill.
pub struct Proceedings;

impl Rule for Proceedings {
    type Facts = ProceedingsFacts;
    type Answer = ProceedingsAnswer;

    const ENTRY: Entry = Entry {
        number: 13,
        code: "proceedings",
        name: "Proceedings in standstill",
        sentence: "If the council is notified during a standstill that proceedings were issued, it must not enter into \
                   or modify the contract until the court lifts the suspension or the proceedings end.",
        source: "Procurement Act 2023 s.101",
        from: ACT_BEGINS,
        to: None,
        sureness: Sureness::Verified,
        why: "Signing while a claim is open breaks the law even after the last day of the standstill.",
        assumptions: &[
            "A notification on the first or last day of the standstill is during it.",
            "The contract may be entered into on the day on which the suspension is lifted.",
        ],
        exclusions: &["Claims that are notified after the standstill; they do not stop the contract by themselves."],
    };

    fn decide(facts: &ProceedingsFacts, _: &Settings) -> Result<Answer<ProceedingsAnswer>, BadFact> {
        not_before("standstill_to", facts.standstill_to, facts.standstill_from, "the standstill began")?;
        if let (Some(lifted), Some(notified)) = (facts.lifted, facts.notified) {
            not_before("lifted", lifted, notified, "the council was notified")?;
        }
        let mut reasons = Reasons::new();
        if regime::is_earlier(facts.commenced, &mut reasons) {
            return Ok(Self::unanswered(reasons));
        }
        let suspended = suspended(facts, &mut reasons);
        let standstill_runs = facts.on <= facts.standstill_to;
        let why = format!("the standstill ends on {}", said(facts.standstill_to));
        match standstill_runs {
            true => reasons.count(said(facts.on), why),
            false => reasons.leave_out("standstill", why),
        }
        let may_enter = !suspended && !standstill_runs;
        Ok(Self::answer(ProceedingsAnswer { suspended, standstill_runs, may_enter }, reasons))
    }

    fn examples() -> Vec<Example<Self>> {
        vec![Example {
            told: "A claim is notified on the last day of the standstill; the council asks about the day after.",
            facts: ProceedingsFacts { notified: Some(date(2026, 12, 2)), ..standstill(date(2026, 12, 3)) },
            expected: ProceedingsAnswer { suspended: true, standstill_runs: false, may_enter: false },
        }]
    }
}

/// The standstill of the worked example, asked about on a day.
fn standstill(on: Date) -> ProceedingsFacts {
    ProceedingsFacts {
        standstill_from: date(2026, 11, 20),
        standstill_to: date(2026, 12, 2),
        notified: None,
        lifted: None,
        on,
        commenced: Some(date(2026, 6, 1)),
    }
}

fn suspended(facts: &ProceedingsFacts, reasons: &mut Reasons) -> bool {
    let Some(notified) = facts.notified else {
        reasons.leave_out("proceedings", "the council was not notified of any");
        return false;
    };
    if notified > facts.on {
        reasons.leave_out(said(notified), "the notification comes after the day asked about");
        return false;
    }
    if !(facts.standstill_from..=facts.standstill_to).contains(&notified) {
        reasons.leave_out(said(notified), "the notification is not within the standstill");
        return false;
    }
    if let Some(lifted) = facts.lifted.filter(|lifted| *lifted <= facts.on) {
        reasons.leave_out(said(notified), format!("the suspension ended on {}", said(lifted)));
        return false;
    }
    reasons.count(said(notified), "notified within the standstill, and not lifted");
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_claim_within_the_standstill_stops_the_contract_until_it_is_lifted() {
        let last = date(2026, 12, 2);
        let after = date(2026, 12, 3);
        for (on, notified, lifted, suspended, may_enter, reason) in [
            (last, None, None, false, false, "the last day of the standstill"),
            (after, None, None, false, true, "the day after, no claim"),
            (after, Some(date(2026, 11, 20)), None, true, false, "notified on the first day"),
            (after, Some(last), None, true, false, "notified on the last day"),
            (after, Some(after), None, false, true, "notified after the standstill"),
            (after, Some(date(2026, 11, 19)), None, false, true, "notified before it"),
            (date(2027, 4, 1), Some(last), Some(date(2027, 4, 1)), false, true, "on the day it is lifted"),
            (date(2027, 3, 31), Some(last), Some(date(2027, 4, 1)), true, false, "the day before it is lifted"),
            (date(2026, 11, 25), Some(last), None, false, false, "asked about a day before the claim"),
        ] {
            let facts = ProceedingsFacts { notified, lifted, ..standstill(on) };
            let answer = Proceedings::decide(&facts, &Settings::default()).unwrap();
            let answer = answer.value().unwrap();
            assert_eq!((answer.suspended, answer.may_enter), (suspended, may_enter), "{reason}");
        }
    }

    #[test]
    fn days_out_of_order_are_refused_by_name() {
        let backwards = ProceedingsFacts { standstill_to: date(2026, 11, 19), ..standstill(date(2026, 12, 3)) };
        assert_eq!(Proceedings::decide(&backwards, &Settings::default()).unwrap_err().field, "standstill_to");
        let lifted_first = ProceedingsFacts {
            notified: Some(date(2026, 12, 2)),
            lifted: Some(date(2026, 12, 1)),
            ..standstill(date(2026, 12, 3))
        };
        assert_eq!(Proceedings::decide(&lifted_first, &Settings::default()).unwrap_err().field, "lifted");
    }
}
