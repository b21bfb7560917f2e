//! The least time that suppliers have to take part or to tender.

use crate::law::calendar::{days_following, said};
use crate::law::regime::ACT_BEGINS;
use crate::law::{Answer, BadFact, Entry, Example, Reasons, Rule, Settings, Sureness, regime};
use jiff::civil::{Date, date};
use serde::Serialize;

choice! {
    /// Which period is asked for.
    Stage {
        Tendering "tendering" "The tendering period: until tenders must be in";
        Participation "participation" "The participation period: until requests to take part must be in";
    }
}

facts! {
    /// What the least period depends on.
    TenderPeriodFacts {
        "On which day are suppliers invited?"
        invited: Date;
        "Which period is it?"
        stage: Option<Stage>;
        "Can tenders be submitted electronically?"
        electronic: Option<bool>;
        "Are all tender documents provided with the notice?"
        documents_with_notice: Option<bool>;
        "Is it a light touch contract?"
        light_touch: Option<bool>;
        "Was the period agreed with suppliers who were selected before?"
        negotiated: Option<bool>;
        "May only suppliers who were selected before submit tenders?"
        preselected_only: Option<bool>;
        "Was a qualifying planned procurement notice published?"
        planned_notice: Option<bool>;
        "Does a state of urgency make every longer period impractical?"
        urgent: Option<bool>;
        "Is the contract awarded by reference to a dynamic market?"
        dynamic_market: Option<bool>;
        "On which day did the procurement begin?"
        commenced: Option<Date>;
    }
}

/// The least period.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct TenderPeriodAnswer {
    /// The row of the table in s.54(4) that gives the shortest period; none for participation.
    pub row: Option<u8>,
    /// The least number of days; none where there is no least.
    pub minimum_days: Option<u16>,
    /// The earliest day on which the period may end; none where there is no least.
    pub earliest: Option<Date>,
}

/// A row of the table of tendering periods.
struct Row {
    number: u8,
    days: Option<u16>,
    when: &'static str,
}

const fn row(number: u8, days: u16, when: &'static str) -> Row {
    Row { number, days: Some(days), when }
}

const LIGHT_TOUCH: Row = Row { number: 1, days: None, when: "light touch" };
const NEGOTIATED: Row = Row { number: 2, days: None, when: "agreed with suppliers who were selected before" };
const PRESELECTED: Row = row(3, 10, "only suppliers who were selected before may tender");
const PLANNED: Row = row(4, 10, "a qualifying planned procurement notice was published");
const URGENT: Row = row(5, 10, "urgency makes every longer period impractical");
const DYNAMIC_MARKET: Row = row(6, 10, "awarded by reference to a dynamic market");
const ELECTRONIC_TOGETHER: Row = row(7, 25, "electronic, and all documents with the notice");
const ELECTRONIC_APART: Row = row(8, 30, "electronic, and documents not all with the notice");
const PAPER_TOGETHER: Row = row(9, 30, "not electronic, and all documents with the notice");
const PAPER_APART: Row = row(10, 35, "not electronic, and documents not all with the notice");

/// The rule of the least periods.
pub struct TenderPeriod;

impl Rule for TenderPeriod {
    type Facts = TenderPeriodFacts;
    type Answer = TenderPeriodAnswer;

    const ENTRY: Entry = Entry {
        number: 9,
        code: "tender-period",
        name: "Tendering and participation periods",
        sentence: "Suppliers have at least the days of the shortest row that applies to tender, and 25 days, or 10 when \
                   urgent, to ask to take part; the days begin with the day after the invitation.",
        source: "Procurement Act 2023 s.54",
        from: ACT_BEGINS,
        to: None,
        sureness: Sureness::Verified,
        why: "A deadline that is too early is a ground to challenge the whole procurement.",
        assumptions: &[
            "All days count, working days or not.",
            "The last day for tenders may be the last day of the period.",
            "A circumstance that is not claimed does not apply.",
        ],
        exclusions: &[
            "Whether the period is long enough for the contract at hand: complexity, site visits and changes can ask for more.",
            "Contracts below their threshold, whose periods must be reasonable and equal.",
        ],
    };

    fn decide(facts: &TenderPeriodFacts, _: &Settings) -> Result<Answer<TenderPeriodAnswer>, BadFact> {
        let mut reasons = Reasons::new();
        if regime::is_earlier(facts.commenced, &mut reasons) {
            return Ok(Self::unanswered(reasons));
        }
        let found = match facts.stage {
            Some(Stage::Participation) => Some((None, participation(facts, &mut reasons))),
            _ => tendering(facts, &mut reasons).map(|row| (Some(row.number), row.days)),
        };
        let Some((row, minimum_days)) = found else {
            let safe = PAPER_APART.days.map(|days| days_following(facts.invited, days)).unwrap_or(facts.invited);
            reasons.caution(format!("{} is late enough for every row", said(safe)), "the longest period is 35 days");
            return Ok(Self::unanswered(reasons));
        };
        let earliest = minimum_days.map(|days| days_following(facts.invited, days));
        match earliest {
            Some(day) => {
                reasons.leave_out(said(facts.invited), "the period begins with the day after the invitation");
                reasons.count(said(day), format!("day {}, the last of the period", minimum_days.unwrap_or_default()));
            }
            None => reasons.caution("there is no least period", "it must still be reasonable, and the same for all"),
        }
        Ok(Self::answer(TenderPeriodAnswer { row, minimum_days, earliest }, reasons))
    }

    fn examples() -> Vec<Example<Self>> {
        let facts = TenderPeriodFacts {
            electronic: Some(true),
            documents_with_notice: Some(true),
            commenced: Some(date(2026, 11, 20)),
            ..invited(date(2026, 11, 20))
        };
        vec![Example {
            told: "Suppliers are invited on 20 November 2026, tender electronically and have all documents at once.",
            facts,
            expected: TenderPeriodAnswer { row: Some(7), minimum_days: Some(25), earliest: Some(date(2026, 12, 15)) },
        }]
    }
}

/// An invitation of which nothing else is known.
#[must_use]
pub fn invited(invited: Date) -> TenderPeriodFacts {
    TenderPeriodFacts {
        invited,
        stage: None,
        electronic: None,
        documents_with_notice: None,
        light_touch: None,
        negotiated: None,
        preselected_only: None,
        planned_notice: None,
        urgent: None,
        dynamic_market: None,
        commenced: None,
    }
}

/// The least days to ask to take part (s.54(3)).
fn participation(facts: &TenderPeriodFacts, reasons: &mut Reasons) -> Option<u16> {
    let (days, why) = if facts.light_touch == Some(true) {
        (None, "light touch: no least period")
    } else if facts.urgent == Some(true) {
        (Some(10), "urgency makes a longer period impractical: 10 days")
    } else {
        (Some(25), "otherwise: 25 days")
    };
    reasons.row("Procurement Act 2023 s.54(3)", why);
    days
}

/// The shortest row that applies (s.54(4)); none where the facts do not tell.
fn tendering(facts: &TenderPeriodFacts, reasons: &mut Reasons) -> Option<Row> {
    let claimed = [
        (facts.light_touch, LIGHT_TOUCH),
        (facts.negotiated, NEGOTIATED),
        (facts.preselected_only, PRESELECTED),
        (facts.planned_notice, PLANNED),
        (facts.urgent, URGENT),
        (facts.dynamic_market, DYNAMIC_MARKET),
    ];
    for (claim, row) in claimed {
        if claim == Some(true) {
            say_row(&row, reasons);
            return Some(row);
        }
        let why = if claim.is_none() { "not claimed" } else { "does not apply" };
        reasons.leave_out(format!("row {}: {}", row.number, row.when), why);
    }
    let row = match (facts.electronic, facts.documents_with_notice) {
        (Some(true), Some(true)) => ELECTRONIC_TOGETHER,
        (Some(true), Some(false)) => ELECTRONIC_APART,
        (Some(false), Some(true)) => PAPER_TOGETHER,
        (Some(false), Some(false)) => PAPER_APART,
        (electronic, documents) => {
            for (fact, name) in [(electronic, "electronic"), (documents, "documents_with_notice")] {
                if fact.is_none() {
                    reasons.miss(name, "which of the rows 7 to 10 applies");
                }
            }
            return None;
        }
    };
    say_row(&row, reasons);
    Some(row)
}

fn say_row(row: &Row, reasons: &mut Reasons) {
    let days = row.days.map_or("no least period".to_owned(), |days| format!("{days} days"));
    reasons.row("Procurement Act 2023 s.54(4)", format!("row {}: {}: {days}", row.number, row.when));
    if (2..=5).contains(&row.number) {
        reasons.caution(
            "the tender notice must say that this row is relied on",
            "Procurement Regulations 2024 reg 18(2)(s)",
        );
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::law::Standing;
    use jiff::ToSpan;

    fn ask(facts: &TenderPeriodFacts) -> Answer<TenderPeriodAnswer> {
        TenderPeriod::decide(facts, &Settings::default()).unwrap()
    }

    fn facts(electronic: bool, documents: bool) -> TenderPeriodFacts {
        TenderPeriodFacts {
            electronic: Some(electronic),
            documents_with_notice: Some(documents),
            ..invited(date(2026, 11, 20))
        }
    }

    #[test]
    fn the_shortest_row_that_applies_gives_the_days() {
        let yes = Some(true);
        for (facts, row, days, earliest, reason) in [
            (facts(true, true), 7, Some(25), Some(date(2026, 12, 15)), "electronic, together"),
            (facts(true, false), 8, Some(30), Some(date(2026, 12, 20)), "electronic, apart: a Sunday counts"),
            (facts(false, true), 9, Some(30), Some(date(2026, 12, 20)), "paper, together"),
            (facts(false, false), 10, Some(35), Some(date(2026, 12, 25)), "paper, apart: a holiday counts"),
            (
                TenderPeriodFacts { dynamic_market: yes, ..facts(true, true) },
                6,
                Some(10),
                Some(date(2026, 11, 30)),
                "market",
            ),
            (TenderPeriodFacts { urgent: yes, ..facts(false, false) }, 5, Some(10), Some(date(2026, 11, 30)), "urgent"),
            (
                TenderPeriodFacts { planned_notice: yes, ..facts(true, true) },
                4,
                Some(10),
                Some(date(2026, 11, 30)),
                "planned",
            ),
            (
                TenderPeriodFacts { preselected_only: yes, ..facts(true, true) },
                3,
                Some(10),
                Some(date(2026, 11, 30)),
                "selected",
            ),
            (TenderPeriodFacts { negotiated: yes, urgent: yes, ..facts(true, true) }, 2, None, None, "agreed"),
            (TenderPeriodFacts { light_touch: yes, ..facts(false, false) }, 1, None, None, "light touch"),
        ] {
            let answer = ask(&facts);
            let expected = TenderPeriodAnswer { row: Some(row), minimum_days: days, earliest };
            assert_eq!(answer.value(), Some(&expected), "{reason}");
        }
    }

    #[test]
    fn the_participation_period_is_25_days_or_10_when_urgent() {
        let yes = Some(true);
        let taking_part = TenderPeriodFacts { stage: Some(Stage::Participation), ..invited(date(2026, 11, 20)) };
        for (facts, days, reason) in [
            (taking_part.clone(), Some(25), "otherwise"),
            (TenderPeriodFacts { urgent: yes, ..taking_part.clone() }, Some(10), "urgent"),
            (TenderPeriodFacts { light_touch: yes, ..taking_part }, None, "light touch"),
        ] {
            let answer = ask(&facts);
            assert_eq!(answer.value().unwrap().minimum_days, days, "{reason}");
            assert_eq!(answer.value().unwrap().row, None);
        }
    }

    #[test]
    fn without_the_facts_of_the_last_rows_the_answer_waits_and_names_them() {
        let answer = ask(&invited(date(2026, 11, 20)));
        assert_eq!(answer.standing(), Standing::Undecided);
        let missing: Vec<_> = answer.reasons().missing().iter().map(|missing| missing.fact).collect();
        assert_eq!(missing, ["electronic", "documents_with_notice"]);
    }

    #[test]
    fn on_every_day_of_ten_years_the_deadline_is_25_days_after_the_invitation() {
        for day in date(2025, 2, 24).series(1.day()).take_while(|day| *day < date(2035, 2, 24)) {
            let answer = ask(&TenderPeriodFacts { invited: day, ..facts(true, true) });
            let earliest = answer.value().unwrap().earliest.unwrap();
            assert_eq!((earliest - day).get_days(), 25, "{day}");
        }
    }

    #[test]
    fn the_earlier_regime_is_not_computed() {
        for (commenced, standing) in
            [(date(2025, 2, 23), Standing::EarlierRegime), (date(2025, 2, 24), Standing::Decided)]
        {
            let answer = ask(&TenderPeriodFacts { commenced: Some(commenced), ..facts(true, true) });
            assert_eq!(answer.standing(), standing, "{commenced}");
        }
    }
}
