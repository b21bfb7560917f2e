//! The pipeline notice: who owes it, what stands in it, by when.

use crate::law::calendar::{days_including, said};
use crate::law::{Answer, BadFact, Entry, Example, Reasons, Rule, Settings, Sureness, not_negative};
use crate::values::Pence;
use jiff::ToSpan;
use jiff::civil::{Date, date};
use serde::Serialize;

/// The notice is owed by who will pay more than this in the year (s.93(1)).
const SPEND_MORE_THAN: Pence = Pence::new(10_000_000_000);

/// A contract stands in it that is estimated at more than this (s.93(3)).
const VALUE_MORE_THAN: Pence = Pence::new(200_000_000);

facts! {
    /// A procurement that is planned.
    PlannedProcurement {
        "What is it called?"
        title: String;
        "What is its estimated value, with VAT?"
        value_pence: Pence;
        "On which day is its tender or transparency notice to be published?"
        notice_planned: Option<Date>;
    }
}

facts! {
    /// What the notice depends on.
    PipelineFacts {
        "On which 1 April does the financial year begin?"
        year_begins: Date;
        "How much will be paid under relevant contracts in that year, with VAT?"
        expected_spend_pence: Pence;
        "Which procurements are planned?"
        planned: Option<Vec<PlannedProcurement>>;
    }
}

/// What is owed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PipelineAnswer {
    /// Whether the notice is owed.
    pub owed: bool,
    /// The last day for it.
    pub due: Option<Date>,
    /// The last day of the eighteen months that it covers.
    pub covers_to: Date,
    /// The titles of the procurements that stand in it; none where it is owed and the plans are not given.
    pub entries: Option<Vec<String>>,
}

/// The last day for the notice: 56 days beginning with 1 April.
///
/// ```
/// use domain::law::rules::pipeline::due;
/// use jiff::civil::date;
/// assert_eq!(due(date(2027, 4, 1)), date(2027, 5, 26));
/// ```
#[must_use]
pub fn due(year_begins: Date) -> Date {
    days_including(year_begins, 56)
}

/// The rule of the pipeline notice.
pub struct Pipeline;

impl Rule for Pipeline {
    type Facts = PipelineFacts;
    type Answer = PipelineAnswer;

    const ENTRY: Entry = Entry {
        number: 23,
        code: "pipeline",
        name: "Pipeline notice",
        sentence: "An authority that expects to pay more than £100 million under relevant contracts in a financial \
                   year publishes, within 56 days that begin with 1 April, its contracts of more than £2 million whose \
                   tender or transparency notice is planned within eighteen months.",
        source: "Procurement Act 2023 s.93; Procurement Regulations 2024 reg 15",
        from: date(2025, 2, 24),
        to: None,
        sureness: Sureness::Verified,
        why: "Suppliers can prepare for what is coming.",
        assumptions: &["The eighteen months begin with 1 April and end with 30 September of the next year."],
        exclusions: &["Private utilities.", "Exempted contracts, which count neither as spend nor as entries."],
    };

    fn decide(facts: &PipelineFacts, _: &Settings) -> Result<Answer<PipelineAnswer>, BadFact> {
        not_negative("expected_spend_pence", facts.expected_spend_pence)?;
        if (facts.year_begins.month(), facts.year_begins.day()) != (4, 1) {
            return Err(BadFact::new("year_begins", "Enter a 1 April"));
        }
        let mut reasons = Reasons::new();
        let covers_to = facts.year_begins.saturating_add(18.months()).saturating_sub(1.day());
        let owed = facts.expected_spend_pence > SPEND_MORE_THAN;
        if owed {
            reasons.count(facts.expected_spend_pence.to_string(), "more than £100,000,000.00 (s.93(1))");
            reasons.count(said(due(facts.year_begins)), "the last of 56 days beginning with 1 April");
        } else {
            reasons.leave_out(facts.expected_spend_pence.to_string(), "not more than £100,000,000.00 (s.93(1))");
        }
        let planned = facts.planned.as_deref().unwrap_or_default();
        if facts.planned.is_none() && owed {
            reasons.miss("planned", "which contracts stand in the notice");
        }
        let entries = planned.iter().filter(|one| stands(one, facts.year_begins, covers_to, &mut reasons));
        let entries: Vec<String> = entries.map(|one| one.title.clone()).collect();
        if planned.iter().any(|one| one.value_pence > VALUE_MORE_THAN && one.notice_planned.is_none()) {
            reasons.miss("planned", "for some it is not known when their notice is planned");
        }
        let answer = PipelineAnswer {
            owed,
            due: owed.then(|| due(facts.year_begins)),
            covers_to,
            entries: match facts.planned {
                None if owed => None,
                _ if owed => Some(entries),
                _ => Some(Vec::new()),
            },
        };
        Ok(Self::answer(answer, reasons))
    }

    fn examples() -> Vec<Example<Self>> {
        let planned = |title: &str, pounds: i64, day| PlannedProcurement {
            title: title.to_owned(),
            value_pence: Pence::new(pounds * 100),
            notice_planned: Some(day),
        };
        vec![Example {
            told: "A county expects to pay £100 million and a pound in the year that begins on 1 April 2027.",
            facts: PipelineFacts {
                year_begins: date(2027, 4, 1),
                expected_spend_pence: Pence::new(10_000_000_100),
                planned: Some(vec![
                    planned("Highways", 2_000_001, date(2028, 9, 30)),
                    planned("Catering", 2_000_000, date(2027, 6, 1)),
                    planned("School buses", 9_000_000, date(2028, 10, 1)),
                ]),
            },
            expected: PipelineAnswer {
                owed: true,
                due: Some(date(2027, 5, 26)),
                covers_to: date(2028, 9, 30),
                entries: Some(vec!["Highways".to_owned()]),
            },
        }]
    }
}

fn stands(one: &PlannedProcurement, from: Date, to: Date, reasons: &mut Reasons) -> bool {
    if one.value_pence <= VALUE_MORE_THAN {
        reasons.leave_out(one.title.clone(), "not more than £2,000,000.00 (s.93(3))");
        return false;
    }
    match one.notice_planned {
        Some(day) if (from..=to).contains(&day) => true,
        Some(day) => {
            let why = format!("its notice is planned for {}, outside the eighteen months", said(day));
            reasons.leave_out(one.title.clone(), why);
            false
        }
        None => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answer(spend: i64, value: i64, notice_planned: Option<Date>) -> PipelineAnswer {
        let one = PlannedProcurement { title: "Roofs".into(), value_pence: Pence::new(value), notice_planned };
        let facts = PipelineFacts {
            year_begins: date(2027, 4, 1),
            expected_spend_pence: Pence::new(spend),
            planned: Some(vec![one]),
        };
        Pipeline::decide(&facts, &Settings::default()).unwrap().value().unwrap().clone()
    }

    #[test]
    fn the_notice_is_owed_above_a_hundred_million_and_holds_what_is_above_two() {
        let june = Some(date(2027, 6, 1));
        for (spend, value, owed, entries, reason) in [
            (10_000_000_000, 200_000_001, false, 0, "£100 million is not more"),
            (10_000_000_001, 200_000_001, true, 1, "a penny more, and a penny more than £2 million"),
            (10_000_000_001, 200_000_000, true, 0, "£2 million is not more: an empty notice"),
        ] {
            let answer = answer(spend, value, june);
            assert_eq!((answer.owed, answer.entries.unwrap().len()), (owed, entries), "{reason}");
        }
    }

    #[test]
    fn notices_planned_within_eighteen_months_stand_in_it() {
        for (day, stands, reason) in [
            (Some(date(2027, 3, 31)), false, "before"),
            (Some(date(2027, 4, 1)), true, "the first day"),
            (Some(date(2028, 9, 30)), true, "the last day"),
            (Some(date(2028, 10, 1)), false, "after"),
            (None, false, "not known, and said to be missing"),
        ] {
            assert_eq!(answer(10_000_000_001, 300_000_000, day).entries.unwrap().len() == 1, stands, "{reason}");
        }
    }

    #[test]
    fn plans_that_are_not_given_are_missing_and_not_an_empty_notice() {
        for (spend, planned, entries, missing, reason) in [
            (10_000_000_001, None, None, true, "not given"),
            (10_000_000_001, Some(Vec::new()), Some(Vec::new()), false, "given, and none"),
            (10_000_000_000, None, Some(Vec::new()), false, "no notice is owed"),
        ] {
            let facts =
                PipelineFacts { year_begins: date(2027, 4, 1), expected_spend_pence: Pence::new(spend), planned };
            let asked = Pipeline::decide(&facts, &Settings::default()).unwrap();
            assert_eq!(asked.shown().unwrap().entries, entries, "{reason}");
            assert_eq!(asked.reasons().missing().iter().any(|one| one.fact == "planned"), missing, "{reason}");
        }
    }

    #[test]
    fn the_last_day_is_26_may_in_every_year() {
        for year in 2025..2040 {
            assert_eq!(due(Date::new(year, 4, 1).unwrap()), Date::new(year, 5, 26).unwrap());
        }
    }

    #[test]
    fn a_year_begins_on_1_april() {
        let mut facts = Pipeline::examples().remove(0).facts;
        facts.year_begins = date(2027, 4, 2);
        assert_eq!(Pipeline::decide(&facts, &Settings::default()).unwrap_err().field, "year_begins");
    }
}
