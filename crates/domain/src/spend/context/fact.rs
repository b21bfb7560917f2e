//! A number that the council enters, and what must be so of it.

use super::{Measure, Unit};
use crate::values::{Date, FinancialYear};
use serde::{Deserialize, Serialize};
use std::fmt;

/// A number of a financial year with its source and date.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ContextFact {
    /// What it is of.
    pub measure: Measure,
    /// Its own name: which index, which demand; empty for the rest.
    pub name: String,
    /// The service it is of; empty where it is of the whole council.
    pub service: String,
    /// The financial year.
    pub year: FinancialYear,
    /// The number as its unit keeps it: pence, whole things, hundredths of a per cent, ten-thousandths of an index point.
    pub number: i64,
    /// The year for which an index says 100.
    pub base: Option<FinancialYear>,
    /// Who says so.
    pub source: String,
    /// The day of the source, or on which it was looked up.
    pub dated: Date,
}

impl ContextFact {
    /// Whether the other is the same fact, perhaps with another number: a later one replaces it.
    #[must_use]
    pub fn replaces(&self, other: &ContextFact) -> bool {
        (self.measure, &self.name, &self.service, self.year) == (other.measure, &other.name, &other.service, other.year)
    }

    /// The number as people are shown it.
    #[must_use]
    pub fn shown(&self) -> String {
        self.measure.unit().shown(self.number)
    }

    /// What it is, in words: "Price index: GDP deflator, 2025-26".
    #[must_use]
    pub fn said(&self) -> String {
        let named = if self.name.is_empty() { String::new() } else { format!(": {}", self.name) };
        let of = if self.service.is_empty() { String::new() } else { format!(", {}", self.service) };
        format!("{}{named}{of}, {}", self.measure.label(), self.year)
    }
}

/// What is wrong with a fact.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WrongFact {
    /// It has no name.
    NoName,
    /// It names no service.
    NoService,
    /// It has no source.
    NoSource,
    /// Its number is nought or below.
    NotAboveNought,
    /// Its source lies in the future.
    DatedAhead,
    /// Its year is too far back for anything to stand beside it.
    YearTooEarly,
    /// Its year is after the one that follows the current one.
    YearAhead {
        /// That following year, the last that can be entered.
        last: FinancialYear,
    },
    /// The base year of an index is after that same year.
    BaseAhead {
        /// The last that can be entered.
        last: FinancialYear,
    },
    /// An index without its base year.
    NoBase,
    /// An index that does not say 100 in its base year.
    BaseIsNotHundred,
    /// An index that was entered with another base year.
    OtherBase {
        /// That base year.
        base: FinancialYear,
    },
}

impl WrongFact {
    /// The field of the form in which it can be mended.
    #[must_use]
    pub const fn field(self) -> &'static str {
        match self {
            WrongFact::NoName => "name",
            WrongFact::NoService => "service",
            WrongFact::NoSource => "source",
            WrongFact::NotAboveNought | WrongFact::BaseIsNotHundred => "number",
            WrongFact::DatedAhead => "dated",
            WrongFact::YearTooEarly | WrongFact::YearAhead { .. } => "year",
            WrongFact::NoBase | WrongFact::BaseAhead { .. } | WrongFact::OtherBase { .. } => "base",
        }
    }
}

impl fmt::Display for WrongFact {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            WrongFact::NoName => f.write_str("Enter which index or which demand it is"),
            WrongFact::NoService => f.write_str("Enter the service that the number is of"),
            WrongFact::NoSource => f.write_str("Enter where the number comes from"),
            WrongFact::NotAboveNought => f.write_str("Enter a number above nought"),
            WrongFact::DatedAhead => f.write_str("Enter a date that is not in the future"),
            WrongFact::YearTooEarly => write!(f, "Enter {FIRST_YEAR} or a later financial year"),
            WrongFact::YearAhead { last } | WrongFact::BaseAhead { last } => {
                write!(f, "Enter {last} or an earlier financial year: nothing later is known yet")
            }
            WrongFact::NoBase => f.write_str("Enter the year for which the index says 100"),
            WrongFact::BaseIsNotHundred => f.write_str("Enter 100 for the base year, or another base year"),
            WrongFact::OtherBase { base } => write!(
                f,
                "Enter {base}: the other years of this index have that base year, and numbers of two bases cannot be compared"
            ),
        }
    }
}

/// The first financial year for which a number can be entered: no payments stand in books before it.
const FIRST_YEAR: &str = "2000-01";

/// 100, as an index keeps it.
const HUNDRED: i64 = 1_000_000;

/// What is wrong with a fact beside those that were entered before; nothing where it can be kept.
#[must_use]
pub fn check(fact: &ContextFact, known: &[ContextFact], today: Date) -> Vec<WrongFact> {
    let mut wrong = Vec::new();
    let mut add = |is_wrong: bool, what: WrongFact| wrong.extend(is_wrong.then_some(what));
    let measure = fact.measure;
    add(measure.needs_name() && fact.name.is_empty(), WrongFact::NoName);
    add(measure.needs_service() && fact.service.is_empty(), WrongFact::NoService);
    add(fact.source.is_empty(), WrongFact::NoSource);
    add(measure.is_above_nought() && fact.number <= 0, WrongFact::NotAboveNought);
    add(fact.dated > today, WrongFact::DatedAhead);
    // A budget or a forecast is entered a year ahead.
    let last = FinancialYear::of(today).next();
    add(FIRST_YEAR.parse().is_ok_and(|first: FinancialYear| fact.year < first), WrongFact::YearTooEarly);
    add(fact.year > last, WrongFact::YearAhead { last });
    if measure.unit() == Unit::Index {
        add(fact.base.is_some_and(|base| base > last), WrongFact::BaseAhead { last });
        add(fact.base.is_none(), WrongFact::NoBase);
        add(fact.base == Some(fact.year) && fact.number != HUNDRED, WrongFact::BaseIsNotHundred);
        let same = known.iter().filter(|one| one.measure == measure && one.name == fact.name && !fact.replaces(one));
        let other = same.filter_map(|one| one.base).find(|base| fact.base.is_some_and(|mine| mine != *base));
        wrong.extend(other.map(|base| WrongFact::OtherBase { base }));
    }
    wrong
}

#[cfg(test)]
mod tests {
    use super::*;

    fn year(text: &str) -> FinancialYear {
        text.parse().unwrap()
    }

    fn fact(measure: Measure) -> ContextFact {
        ContextFact {
            measure,
            name: String::new(),
            service: String::new(),
            year: year("2025-26"),
            number: 1,
            base: None,
            source: "invented".into(),
            dated: "2026-06-17".parse().unwrap(),
        }
    }

    fn index(of: &str, number: i64, base: &str) -> ContextFact {
        let name = "An invented deflator".to_owned();
        ContextFact { name, year: year(of), number, base: Some(year(base)), ..fact(Measure::PriceIndex) }
    }

    #[test]
    fn a_fact_is_kept_only_with_all_that_makes_it_one() {
        let today: Date = "2026-06-17".parse().unwrap();
        let known = [index("2023-24", HUNDRED, "2023-24")];
        let budget = || fact(Measure::NetBudget);
        for (fact, wrong, reason) in [
            (budget(), vec![], "dated today, with a source"),
            (
                ContextFact { number: 0, ..budget() },
                vec![WrongFact::NotAboveNought],
                "nothing can be a share of nought",
            ),
            (ContextFact { number: 0, ..fact(Measure::FundingGap) }, vec![], "no gap is a number"),
            (ContextFact { number: -5, ..fact(Measure::GrantChange) }, vec![], "a grant can fall"),
            (ContextFact { source: String::new(), ..budget() }, vec![WrongFact::NoSource], "no source"),
            (ContextFact { dated: "2026-06-18".parse().unwrap(), ..budget() }, vec![WrongFact::DatedAhead], "tomorrow"),
            (fact(Measure::NetSpend), vec![WrongFact::NoService], "of which service"),
            (fact(Measure::Indicator), vec![WrongFact::NoName, WrongFact::NoService], "of what and of which service"),
            (ContextFact { base: None, ..index("2025-26", 1_040_000, "2023-24") }, vec![WrongFact::NoBase], "no base"),
            (index("2025-26", 1_040_000, "2023-24"), vec![], "the same base as before"),
            (
                index("2025-26", 1_040_000, "2024-25"),
                vec![WrongFact::OtherBase { base: year("2023-24") }],
                "numbers of two bases cannot be compared",
            ),
            (index("2023-24", 1_000_001, "2023-24"), vec![WrongFact::BaseIsNotHundred], "a hair above 100"),
            (ContextFact { year: year("2027-28"), ..budget() }, vec![], "the year after the current one"),
            (
                ContextFact { year: year("2028-29"), ..budget() },
                vec![WrongFact::YearAhead { last: year("2027-28") }],
                "a year further on",
            ),
            (
                ContextFact { year: year("2099-00"), ..budget() },
                vec![WrongFact::YearAhead { last: year("2027-28") }],
                "a slip",
            ),
            (ContextFact { year: year("2000-01"), ..budget() }, vec![], "the first year"),
            (ContextFact { year: year("1999-00"), ..budget() }, vec![WrongFact::YearTooEarly], "before it"),
            (
                ContextFact { name: "Another".into(), ..index("2025-26", 1_040_000, "2030-31") },
                vec![WrongFact::BaseAhead { last: year("2027-28") }],
                "a base that is to come",
            ),
            (index("2023-24", 990_000, "2022-23"), vec![], "it replaces the only other one, with its base"),
        ] {
            assert_eq!(check(&fact, &known, today), wrong, "{reason}");
        }
    }
}
