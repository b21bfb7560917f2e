//! Talking to the market before a tender: the notice that is owed, or the reason for leaving it out.

use crate::law::calendar::said;
use crate::law::regime::ACT_BEGINS;
use crate::law::{Answer, BadFact, Entry, Example, Reasons, Rule, Settings, Sureness, regime};
use jiff::civil::{Date, date};
use serde::Serialize;

facts! {
    /// What was done before the tender notice.
    MarketEngagementFacts {
        "Was preliminary market engagement carried out, or is it planned?"
        engaged: bool;
        "On which day was the preliminary market engagement notice published?"
        notice: Option<Date>;
        "Does the tender notice give reasons for having published none?"
        reasons_in_tender_notice: Option<bool>;
        "On which day was the tender notice published, or will it be?"
        tender_notice: Option<Date>;
        "On which day did the procurement begin?"
        commenced: Option<Date>;
    }
}

/// What is owed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct MarketEngagementAnswer {
    /// Whether a notice, or reasons for leaving it out, are owed at all.
    pub owed: bool,
    /// Whether the duty is met as things stand.
    pub met: bool,
    /// Whether the only way left is to give reasons in the tender notice.
    pub only_reasons_left: bool,
}

/// The rule of preliminary market engagement.
pub struct MarketEngagement;

impl Rule for MarketEngagement {
    type Facts = MarketEngagementFacts;
    type Answer = MarketEngagementAnswer;

    const ENTRY: Entry = Entry {
        number: 7,
        code: "market-engagement",
        name: "Preliminary market engagement",
        sentence: "Where the market was engaged, or is to be, a notice of it comes before the tender notice, or the \
                   tender notice gives the reasons for having none.",
        source: "Procurement Act 2023 ss.16 and 17",
        from: ACT_BEGINS,
        to: None,
        sureness: Sureness::Verified,
        why: "All suppliers should know who was spoken to, and what about.",
        assumptions: &["A notice on the same day as the tender notice counts if it is published first."],
        exclusions: &["Contracts below their threshold.", "Whether the engagement gave anyone an unfair advantage."],
    };

    fn decide(facts: &MarketEngagementFacts, _: &Settings) -> Result<Answer<MarketEngagementAnswer>, BadFact> {
        let mut reasons = Reasons::new();
        if regime::is_earlier(facts.commenced, &mut reasons) {
            return Ok(Self::unanswered(reasons));
        }
        if !facts.engaged {
            reasons
                .leave_out("preliminary market engagement notice", "the market was not engaged, nor is that planned");
            return Ok(Self::answer(
                MarketEngagementAnswer { owed: false, met: true, only_reasons_left: false },
                reasons,
            ));
        }
        let in_time = facts.notice.is_some_and(|notice| facts.tender_notice.is_none_or(|tender| notice <= tender));
        match facts.notice {
            Some(notice) if in_time => reasons.count(said(notice), "the notice comes before the tender notice"),
            Some(notice) => reasons.leave_out(said(notice), "the notice comes after the tender notice"),
            None => reasons.leave_out("preliminary market engagement notice", "none is published"),
        }
        let only_reasons_left = !in_time && facts.tender_notice.is_some();
        let explained = facts.reasons_in_tender_notice == Some(true);
        if only_reasons_left && facts.reasons_in_tender_notice.is_none() {
            reasons.miss("reasons_in_tender_notice", "whether the duty is met");
            return Ok(Self::unanswered(reasons));
        }
        if explained && !in_time {
            reasons.count("the tender notice", "gives reasons for having published none");
        }
        let answer = MarketEngagementAnswer { owed: true, met: in_time || explained, only_reasons_left };
        Ok(Self::answer(answer, reasons))
    }

    fn examples() -> Vec<Example<Self>> {
        vec![Example {
            told: "Suppliers were spoken to, and the notice came out before the tender notice.",
            facts: MarketEngagementFacts {
                engaged: true,
                notice: Some(date(2026, 10, 1)),
                reasons_in_tender_notice: None,
                tender_notice: Some(date(2026, 11, 20)),
                commenced: Some(date(2026, 10, 1)),
            },
            expected: MarketEngagementAnswer { owed: true, met: true, only_reasons_left: false },
        }]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_notice_comes_before_the_tender_notice_or_the_reasons_stand_in_it() {
        let tender = Some(date(2026, 11, 20));
        for (engaged, notice, explained, tender, met, reason) in [
            (false, None, None, tender, Some(true), "nobody was engaged"),
            (true, Some(date(2026, 11, 19)), None, tender, Some(true), "the day before"),
            (true, Some(date(2026, 11, 20)), None, tender, Some(true), "the same day"),
            (true, Some(date(2026, 11, 21)), Some(false), tender, Some(false), "the day after"),
            (true, Some(date(2026, 11, 21)), Some(true), tender, Some(true), "the day after, explained"),
            (true, None, Some(true), tender, Some(true), "none, explained"),
            (true, None, None, tender, None, "none, and nobody knows what the tender notice says"),
            (true, None, None, None, Some(false), "owed before a tender notice still to come"),
        ] {
            let facts = MarketEngagementFacts {
                engaged,
                notice,
                reasons_in_tender_notice: explained,
                tender_notice: tender,
                commenced: None,
            };
            let answer = MarketEngagement::decide(&facts, &Settings::default()).unwrap();
            assert_eq!(answer.value().map(|answer| answer.met), met, "{reason}");
        }
    }
}
