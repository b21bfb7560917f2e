//! Every supplier hears how its tender was assessed before the award is published.

use crate::law::calendar::said;
use crate::law::regime::ACT_BEGINS;
use crate::law::{Answer, BadFact, Entry, Example, Reasons, Rule, Settings, Sureness, regime};
use jiff::civil::{Date, date};
use serde::Serialize;

facts! {
    /// A supplier whose tender was assessed.
    AssessedSupplier {
        "Who is the supplier?"
        supplier: String;
        "On which day was the assessment summary sent?"
        sent: Option<Date>;
    }
}

facts! {
    /// What was sent to whom.
    AssessmentSummariesFacts {
        "Was the contract competed for?"
        competed: bool;
        "Which suppliers had a tender assessed?"
        suppliers: Vec<AssessedSupplier>;
        "On which day is the contract award notice to be published?"
        notice: Option<Date>;
        "On which day did the procurement begin?"
        commenced: Option<Date>;
    }
}

/// Whether the contract award notice may be published.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct AssessmentSummariesAnswer {
    /// Whether it may, as far as the summaries go.
    pub notice_may_be_published: bool,
    /// The suppliers that have no summary in time.
    pub without_summary: Vec<String>,
    /// Whether all summaries went out on the same day.
    pub sent_together: bool,
}

/// The rule of assessment summaries.
pub struct AssessmentSummaries;

impl Rule for AssessmentSummaries {
    type Facts = AssessmentSummariesFacts;
    type Answer = AssessmentSummariesAnswer;

    const ENTRY: Entry = Entry {
        number: 12,
        code: "assessment-summaries",
        name: "Assessment summaries before the award notice",
        sentence: "Each supplier whose tender was assessed gets its assessment summary before the contract award notice \
                   is published, and all at the same time.",
        source: "Procurement Act 2023 s.50(3); Procurement Regulations 2024 reg 31",
        from: ACT_BEGINS,
        to: None,
        sureness: Sureness::Verified,
        why: "The standstill is of no use to a supplier who does not know why it lost.",
        assumptions: &[
            "A summary of the same day as the notice counts if it is sent first.",
            "The same day is the same time.",
        ],
        exclusions: &["Awards without competition, and call-offs.", "What a summary must hold."],
    };

    fn decide(facts: &AssessmentSummariesFacts, _: &Settings) -> Result<Answer<AssessmentSummariesAnswer>, BadFact> {
        let mut reasons = Reasons::new();
        if regime::is_earlier(facts.commenced, &mut reasons) {
            return Ok(Self::unanswered(reasons));
        }
        if !facts.competed {
            reasons.leave_out("assessment summaries", "the contract was not competed for");
            let free = AssessmentSummariesAnswer {
                notice_may_be_published: true,
                without_summary: Vec::new(),
                sent_together: true,
            };
            return Ok(Self::answer(free, reasons));
        }
        if facts.suppliers.is_empty() {
            reasons.miss("suppliers", "whether every supplier has its summary");
            return Ok(Self::unanswered(reasons));
        }
        let without_summary = without_summary(facts, &mut reasons);
        let mut days: Vec<Date> = facts.suppliers.iter().filter_map(|supplier| supplier.sent).collect();
        days.sort_unstable();
        days.dedup();
        let sent_together = days.len() <= 1;
        if !sent_together {
            reasons
                .caution("the summaries did not go out together", "they are to be given at the same time (reg 31(4))");
        }
        let notice_may_be_published = without_summary.is_empty() && sent_together;
        Ok(Self::answer(AssessmentSummariesAnswer { notice_may_be_published, without_summary, sent_together }, reasons))
    }

    fn examples() -> Vec<Example<Self>> {
        let supplier = |name: &str, sent| AssessedSupplier { supplier: name.into(), sent };
        vec![Example {
            told: "Two tenders were assessed, and one supplier has not been told.",
            facts: AssessmentSummariesFacts {
                competed: true,
                suppliers: vec![
                    supplier("Oakhurst Cleaning Ltd", Some(date(2026, 11, 19))),
                    supplier("Brightwell Ltd", None),
                ],
                notice: Some(date(2026, 11, 20)),
                commenced: Some(date(2026, 6, 1)),
            },
            expected: AssessmentSummariesAnswer {
                notice_may_be_published: false,
                without_summary: vec!["Brightwell Ltd".into()],
                sent_together: true,
            },
        }]
    }
}

fn without_summary(facts: &AssessmentSummariesFacts, reasons: &mut Reasons) -> Vec<String> {
    let mut without = Vec::new();
    for supplier in &facts.suppliers {
        let late = supplier.sent.zip(facts.notice).is_some_and(|(sent, notice)| sent > notice);
        match supplier.sent {
            Some(sent) if !late => reasons.count(supplier.supplier.clone(), format!("sent on {}", said(sent))),
            sent => {
                let why = sent.map_or("not sent".to_owned(), |day| format!("sent on {}, after the notice", said(day)));
                reasons.leave_out(supplier.supplier.clone(), why);
                without.push(supplier.supplier.clone());
            }
        }
    }
    without
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_notice_waits_until_every_supplier_has_its_summary_and_all_at_once() {
        let (before, same, after) = (date(2026, 11, 19), date(2026, 11, 20), date(2026, 11, 21));
        for (competed, sent, may, without, reason) in [
            (true, vec![Some(before), Some(before)], Some(true), 0, "both the day before"),
            (true, vec![Some(same), Some(same)], Some(true), 0, "both on the day"),
            (true, vec![Some(after), Some(after)], Some(false), 2, "both too late"),
            (true, vec![Some(before), None], Some(false), 1, "one not told"),
            (true, vec![Some(before), Some(same)], Some(false), 0, "not at the same time"),
            (true, vec![], None, 0, "nobody named"),
            (false, vec![None], Some(true), 0, "not competed for"),
        ] {
            let suppliers =
                sent.into_iter().map(|sent| AssessedSupplier { supplier: "Brightwell Ltd".into(), sent }).collect();
            let facts = AssessmentSummariesFacts { competed, suppliers, notice: Some(same), commenced: None };
            let answer = AssessmentSummaries::decide(&facts, &Settings::default()).unwrap();
            assert_eq!(answer.value().map(|answer| answer.notice_may_be_published), may, "{reason}");
            assert_eq!(answer.value().map_or(0, |answer| answer.without_summary.len()), without, "{reason}");
        }
    }
}
