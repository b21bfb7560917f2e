//! Telling the Minister that a supplier was excluded.

use crate::law::calendar::{days_including, said};
use crate::law::{Answer, BadFact, Entry, Example, Reasons, Rule, Settings, Sureness, regime};
use jiff::civil::{Date, date};
use serde::Serialize;

choice! {
    /// What happened.
    ExclusionEvent {
        TenderDisregarded "tender_disregarded" "A tender was disregarded";
        SupplierExcluded "supplier_excluded" "A supplier was excluded from a procedure";
        PersonReplaced "person_replaced" "An associated person or sub-contractor was replaced";
        MarketRefused "market_refused" "An application to a dynamic market was rejected";
        MarketRemoved "market_removed" "A supplier was removed from a dynamic market";
        ProceedingsBegun "proceedings_begun" "Proceedings about it were begun";
        ProceedingsDecided "proceedings_decided" "Proceedings about it were decided";
    }
}

facts! {
    /// What the notice depends on.
    ExclusionNoticeFacts {
        "What happened?"
        event: ExclusionEvent;
        "On which day did it happen?"
        happened: Date;
        "Is failure to co-operate with an investigation the only ground?"
        only_failure_to_cooperate: Option<bool>;
        "Was the supplier shut out only because it is on the debarment list, and not for national security?"
        only_debarment_list: Option<bool>;
        "On which day did the procurement begin?"
        commenced: Option<Date>;
    }
}

/// What is owed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ExclusionNoticeAnswer {
    /// The last day for telling the Minister; none where there is no duty.
    pub tell_minister_by: Option<Date>,
}

/// The last day for telling the Minister: 30 days beginning with the day it happened.
#[must_use]
pub fn due(happened: Date) -> Date {
    days_including(happened, 30)
}

/// The rule of telling the Minister.
pub struct ExclusionNotice;

impl Rule for ExclusionNotice {
    type Facts = ExclusionNoticeFacts;
    type Answer = ExclusionNoticeAnswer;

    const ENTRY: Entry = Entry {
        number: 24,
        code: "exclusion-notice",
        name: "Telling the Minister of an exclusion",
        sentence: "When a supplier or its tender is shut out on an exclusion ground, when somebody is replaced because \
                   of one, and when proceedings about that begin or are decided, a Minister is told within 30 days \
                   that begin with the day it happened.",
        source: "Procurement Act 2023 s.59",
        from: date(2025, 2, 24),
        to: None,
        sureness: Sureness::Verified,
        why: "The Minister can consider whether the supplier belongs on the debarment list.",
        assumptions: &["The supplier was shut out on an exclusion ground, not for another reason."],
        exclusions: &["Authorities of Wales and Northern Ireland, who tell somebody else."],
    };

    fn decide(facts: &ExclusionNoticeFacts, _: &Settings) -> Result<Answer<ExclusionNoticeAnswer>, BadFact> {
        let mut reasons = Reasons::new();
        if regime::is_earlier(facts.commenced, &mut reasons) {
            return Ok(Self::unanswered(reasons));
        }
        let tell_minister_by = if facts.only_failure_to_cooperate == Some(true) {
            reasons.leave_out("failure to co-operate with an investigation", "no relevant exclusion ground (s.59(6))");
            None
        } else if facts.only_debarment_list == Some(true) {
            reasons.leave_out("the debarment list", "the Minister keeps it, and needs no telling (s.59(1)(b))");
            None
        } else {
            let last = due(facts.happened);
            reasons.row("Procurement Act 2023 s.59", facts.event.label());
            reasons.count(said(last), format!("the last of 30 days beginning with {}", said(facts.happened)));
            Some(last)
        };
        Ok(Self::answer(ExclusionNoticeAnswer { tell_minister_by }, reasons))
    }

    fn examples() -> Vec<Example<Self>> {
        vec![Example {
            told: "A tender is disregarded for bribery on 20 November 2026.",
            facts: ExclusionNoticeFacts {
                event: ExclusionEvent::TenderDisregarded,
                happened: date(2026, 11, 20),
                only_failure_to_cooperate: Some(false),
                only_debarment_list: Some(false),
                commenced: Some(date(2026, 2, 1)),
            },
            expected: ExclusionNoticeAnswer { tell_minister_by: Some(date(2026, 12, 19)) },
        }]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_event_is_told_within_thirty_days_but_on_two_grounds() {
        let told = Some(date(2028, 3, 1));
        for event in ExclusionEvent::ALL {
            for (cooperate, listed, expected, reason) in [
                (Some(false), Some(false), told, "a ground that the authority found"),
                (None, None, told, "nothing said against it"),
                (Some(true), Some(false), None, "no relevant ground"),
                (Some(false), Some(true), None, "the Minister knows"),
            ] {
                let facts = ExclusionNoticeFacts {
                    event: *event,
                    happened: date(2028, 2, 1),
                    only_failure_to_cooperate: cooperate,
                    only_debarment_list: listed,
                    commenced: None,
                };
                let answer = ExclusionNotice::decide(&facts, &Settings::default()).unwrap();
                assert_eq!(answer.value().unwrap().tell_minister_by, expected, "{event}: {reason}");
            }
        }
    }
}
