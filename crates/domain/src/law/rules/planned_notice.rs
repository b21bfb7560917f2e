//! Whether a planned procurement notice is early enough, and not too early, to shorten the tendering period.

use crate::law::calendar::said;
use crate::law::regime::ACT_BEGINS;
use crate::law::{Answer, BadFact, Entry, Example, Reasons, Rule, Settings, Sureness, not_before, regime};
use jiff::ToSpan;
use jiff::civil::{Date, date};
use serde::Serialize;

/// The least days between the two notices.
const LEAST_DAYS: i32 = 40;

facts! {
    /// The days of the two notices.
    PlannedNoticeFacts {
        "On which day was the planned procurement notice published?"
        planned: Date;
        "On which day is the tender notice published?"
        tender_notice: Date;
        "On which day did the procurement begin?"
        commenced: Option<Date>;
    }
}

/// Whether the planned procurement notice qualifies.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PlannedNoticeAnswer {
    /// Whether it does.
    pub qualifying: bool,
    /// The first day for a tender notice that makes it qualify.
    pub tender_notice_from: Date,
    /// The last day for a tender notice that makes it qualify.
    pub tender_notice_to: Date,
}

/// The rule of the qualifying planned procurement notice.
pub struct PlannedNotice;

impl Rule for PlannedNotice {
    type Facts = PlannedNoticeFacts;
    type Answer = PlannedNoticeAnswer;

    const ENTRY: Entry = Entry {
        number: 8,
        code: "planned-notice",
        name: "Qualifying planned procurement notice",
        sentence: "A planned procurement notice qualifies when it is published at least 40 days and at most 12 months \
                   before the day of the tender notice; the tendering period may then be 10 days.",
        source: "Procurement Act 2023 s.15(3)",
        from: ACT_BEGINS,
        to: None,
        sureness: Sureness::Verified,
        why: "A notice in good time lets suppliers prepare, and the tender itself go faster.",
        assumptions: &[
            "Forty days before means that the tender notice comes on the fortieth day after, or later.",
            "Twelve months after 29 February end on 28 February.",
        ],
        exclusions: &["Whether the notice held as much of the tender notice as was known."],
    };

    fn decide(facts: &PlannedNoticeFacts, _: &Settings) -> Result<Answer<PlannedNoticeAnswer>, BadFact> {
        not_before("tender_notice", facts.tender_notice, facts.planned, "the planned procurement notice")?;
        let mut reasons = Reasons::new();
        if regime::is_earlier(facts.commenced, &mut reasons) {
            return Ok(Self::unanswered(reasons));
        }
        let from = facts.planned.saturating_add(LEAST_DAYS.days());
        let to = facts.planned.saturating_add(12.months());
        let qualifying = (from..=to).contains(&facts.tender_notice);
        let why = if facts.tender_notice < from {
            "too early: fewer than 40 days after the planned procurement notice"
        } else if qualifying {
            "at least 40 days and at most 12 months after the planned procurement notice"
        } else {
            "too late: more than 12 months after the planned procurement notice"
        };
        match qualifying {
            true => reasons.count(said(facts.tender_notice), why),
            false => reasons.leave_out(said(facts.tender_notice), why),
        }
        Ok(Self::answer(PlannedNoticeAnswer { qualifying, tender_notice_from: from, tender_notice_to: to }, reasons))
    }

    fn examples() -> Vec<Example<Self>> {
        vec![Example {
            told: "Published on 20 November 2026, with a tender notice forty days later.",
            facts: PlannedNoticeFacts {
                planned: date(2026, 11, 20),
                tender_notice: date(2026, 12, 30),
                commenced: Some(date(2026, 11, 20)),
            },
            expected: PlannedNoticeAnswer {
                qualifying: true,
                tender_notice_from: date(2026, 12, 30),
                tender_notice_to: date(2027, 11, 20),
            },
        }]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_notice_qualifies_from_40_days_to_12_months_before_the_tender_notice() {
        for (planned, tender_notice, qualifying, reason) in [
            (date(2026, 11, 20), date(2026, 12, 29), false, "39 days"),
            (date(2026, 11, 20), date(2026, 12, 30), true, "40 days"),
            (date(2026, 11, 20), date(2027, 11, 20), true, "12 months"),
            (date(2026, 11, 20), date(2027, 11, 21), false, "12 months and a day"),
            (date(2028, 2, 29), date(2029, 2, 28), true, "12 months after a leap day"),
            (date(2028, 2, 29), date(2029, 3, 1), false, "a day more"),
            (date(2027, 2, 20), date(2027, 4, 1), true, "40 days before 1 April"),
        ] {
            let facts = PlannedNoticeFacts { planned, tender_notice, commenced: None };
            let answer = PlannedNotice::decide(&facts, &Settings::default()).unwrap();
            assert_eq!(answer.value().map(|answer| answer.qualifying), Some(qualifying), "{reason}");
        }
    }

    #[test]
    fn a_tender_notice_before_the_planned_one_is_refused_by_name() {
        let facts = PlannedNoticeFacts { planned: date(2026, 2, 1), tender_notice: date(2026, 1, 31), commenced: None };
        assert_eq!(PlannedNotice::decide(&facts, &Settings::default()).unwrap_err().field, "tender_notice");
    }
}
