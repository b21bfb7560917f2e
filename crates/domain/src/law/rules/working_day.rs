//! Which days are working days, and which is the nth.

use crate::law::calendar::{Day, said};
use crate::law::regime::ACT_BEGINS;
use crate::law::{Answer, BadFact, Entry, Example, Reasons, Rule, Settings, Sureness};
use jiff::civil::{Date, date};
use serde::Serialize;

/// The most working days that are counted in one go: more than ten years.
const MOST: u16 = 3_000;

choice! {
    /// Whether a period counts its first day.
    Begins {
        With "with" "Beginning with that day";
        DayAfter "day_after" "Beginning with the day after it";
    }
}

facts! {
    /// A day, and how many working days to count from it.
    WorkingDayFacts {
        "Which day?"
        day: Date;
        "How many working days are to be counted?"
        count: Option<u16>;
        "With which day does the count begin?"
        begins: Option<Begins>;
    }
}

/// What the day is, and where the count ends.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct WorkingDayAnswer {
    /// Whether the day is a working day.
    pub working_day: bool,
    /// The day on which the count ends; none where none was asked for, or it is not said with which day it begins.
    pub last_day: Option<Date>,
}

/// The rule of working days.
pub struct WorkingDay;

impl Rule for WorkingDay {
    type Facts = WorkingDayFacts;
    type Answer = WorkingDayAnswer;

    const ENTRY: Entry = Entry {
        number: 10,
        code: "working-day",
        name: "Working days",
        sentence: "A working day is a day that is no Saturday, no Sunday and no bank holiday in any part of the United \
                   Kingdom.",
        source: "Procurement Act 2023 s.123(1); Banking and Financial Dealings Act 1971 s.1 and Schedule 1",
        from: ACT_BEGINS,
        to: None,
        sureness: Sureness::Verified,
        why: "A calendar of England alone ends a standstill too early.",
        assumptions: &[
            "Holidays that are proclaimed each year are expected in years whose proclamations are not published; an \
             answer that leans on one says so.",
            "A holiday that falls at a weekend is kept on the next weekday that is no holiday.",
        ],
        exclusions: &["Days on which the council's offices are closed."],
    };

    fn decide(facts: &WorkingDayFacts, settings: &Settings) -> Result<Answer<WorkingDayAnswer>, BadFact> {
        let calendar = &settings.calendar;
        let mut reasons = Reasons::new();
        let working_day = calendar.day(facts.day) == Day::Working;
        match working_day {
            true => {
                reasons.count(said(facts.day), "neither a weekend nor a bank holiday in any part of the United Kingdom")
            }
            false => calendar.say_left_out(facts.day, &mut reasons),
        }
        let days = match (facts.count, facts.begins) {
            (Some(0) | Some(MOST..), _) => {
                return Err(BadFact::new("count", format!("Enter a number from 1 to {}", MOST - 1)));
            }
            (Some(count), Some(Begins::With)) => Some(calendar.working_days_including(facts.day, count)),
            (Some(count), Some(Begins::DayAfter)) => Some(calendar.working_days_following(facts.day, count)),
            (Some(_), None) => {
                reasons.miss("begins", "on which day the count ends");
                None
            }
            (None, _) => None,
        };
        if let Some(days) = &days {
            days.say(calendar, &mut reasons);
        }
        let last_day = days.and_then(|days| days.last_day());
        Ok(Self::answer(WorkingDayAnswer { working_day, last_day }, reasons))
    }

    fn examples() -> Vec<Example<Self>> {
        vec![
            Example {
                told: "30 November 2026 is a Monday, and St Andrew's Day in Scotland.",
                facts: WorkingDayFacts { day: date(2026, 11, 30), count: None, begins: None },
                expected: WorkingDayAnswer { working_day: false, last_day: None },
            },
            Example {
                told: "Eight working days that begin with 20 November 2026.",
                facts: WorkingDayFacts { day: date(2026, 11, 20), count: Some(8), begins: Some(Begins::With) },
                expected: WorkingDayAnswer { working_day: true, last_day: Some(date(2026, 12, 2)) },
            },
        ]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_count_says_whether_its_first_day_counts() {
        for (day, count, begins, last, reason) in [
            (date(2026, 11, 20), 1, Begins::With, date(2026, 11, 20), "the day itself"),
            (date(2026, 11, 20), 1, Begins::DayAfter, date(2026, 11, 23), "the Monday after"),
            (date(2026, 11, 21), 1, Begins::With, date(2026, 11, 23), "a Saturday is not day 1"),
            (date(2028, 2, 28), 2, Begins::With, date(2028, 2, 29), "the leap day counts"),
            (date(2027, 3, 31), 2, Begins::With, date(2027, 4, 1), "1 April counts"),
            (date(2027, 12, 31), 2, Begins::With, date(2028, 1, 5), "over the new year of 2028"),
        ] {
            let facts = WorkingDayFacts { day, count: Some(count), begins: Some(begins) };
            let answer = WorkingDay::decide(&facts, &Settings::default()).unwrap();
            assert_eq!(answer.value().unwrap().last_day, Some(last), "{reason}");
        }
    }

    #[test]
    fn a_count_needs_its_beginning_and_a_sensible_number() {
        let ask = |count, begins| {
            let facts = WorkingDayFacts { day: date(2026, 11, 20), count: Some(count), begins };
            WorkingDay::decide(&facts, &Settings::default())
        };
        assert_eq!(ask(8, None).unwrap().reasons().missing()[0].fact, "begins");
        assert_eq!(ask(0, Some(Begins::With)).unwrap_err().field, "count");
        assert_eq!(ask(3_000, Some(Begins::With)).unwrap_err().field, "count");
        assert!(ask(2_999, Some(Begins::With)).unwrap().value().unwrap().last_day.is_some());
    }
}
