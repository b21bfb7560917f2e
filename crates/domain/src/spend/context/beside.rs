//! Spend beside what the council entered.

use super::{ContextFact, Measure};
use crate::spend::figures::PriceIndex;
use crate::spend::share;
use crate::values::{FinancialYear, Pence};
use std::collections::BTreeMap;

/// The price indices among the facts, in the order in which the facts first name them.
#[must_use]
pub fn indices(facts: &[ContextFact]) -> Vec<PriceIndex> {
    let mut found: Vec<PriceIndex> = Vec::new();
    for fact in facts.iter().filter(|fact| fact.measure == Measure::PriceIndex) {
        let Some(base) = fact.base else { continue };
        let at = found.iter().position(|index| index.name == fact.name).unwrap_or(found.len());
        if at == found.len() {
            let (name, source) = (fact.name.clone(), fact.source.clone());
            found.push(PriceIndex { name, source, retrieved: fact.dated, base, numbers: BTreeMap::new() });
        }
        let Some(index) = found.get_mut(at) else { continue };
        index.numbers.insert(fact.year, fact.number);
        if fact.dated > index.retrieved {
            index.retrieved = fact.dated;
            fact.source.clone_into(&mut index.source);
        }
    }
    found
}

/// What was paid in a year beside the facts of that year; what was not entered is none, which is not nought.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Beside<'a> {
    /// The year.
    pub year: FinancialYear,
    /// The population.
    pub population: Option<&'a ContextFact>,
    /// Paid for each person, in whole pence, half a penny away from zero.
    pub per_head: Option<Pence>,
    /// The net budget.
    pub net_budget: Option<&'a ContextFact>,
    /// What was paid as a share of the net budget, in tenths of a per cent.
    pub of_net_budget: Option<i64>,
    /// Inflation.
    pub inflation: Option<&'a ContextFact>,
    /// How the grant changed.
    pub grant_change: Option<&'a ContextFact>,
    /// What money is missing.
    pub funding_gap: Option<&'a ContextFact>,
}

/// What was paid in a year, none where the year is not whole, beside what was entered for it.
#[must_use]
pub fn beside<'a>(facts: &'a [ContextFact], year: FinancialYear, paid: Option<Pence>) -> Beside<'a> {
    let of = |measure: Measure| facts.iter().find(|fact| fact.measure == measure && fact.year == year);
    let (population, net_budget) = (of(Measure::Population), of(Measure::NetBudget));
    Beside {
        year,
        population,
        per_head: paid.zip(population).and_then(|(paid, people)| per_head(paid, people.number)),
        net_budget,
        of_net_budget: paid.zip(net_budget).and_then(|(paid, budget)| share(paid, Pence::new(budget.number))),
        inflation: of(Measure::Inflation),
        grant_change: of(Measure::GrantChange),
        funding_gap: of(Measure::FundingGap),
    }
}

fn per_head(paid: Pence, people: i64) -> Option<Pence> {
    if people <= 0 {
        return None;
    }
    let doubled = i128::from(paid.get()) * 2 / i128::from(people);
    let rounded = if doubled >= 0 { (doubled + 1) / 2 } else { (doubled - 1) / 2 };
    i64::try_from(rounded).ok().map(Pence::new)
}

/// The facts about services, net spend and demand, by service and name and in order of years.
#[must_use]
pub fn demand(facts: &[ContextFact]) -> BTreeMap<(String, Measure, String), BTreeMap<FinancialYear, &ContextFact>> {
    let mut found: BTreeMap<(String, Measure, String), BTreeMap<FinancialYear, &ContextFact>> = BTreeMap::new();
    for fact in facts.iter().filter(|fact| fact.measure.needs_service()) {
        let series = found.entry((fact.service.clone(), fact.measure, fact.name.clone())).or_default();
        series.insert(fact.year, fact);
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fact(measure: Measure, number: i64) -> ContextFact {
        ContextFact {
            measure,
            name: String::new(),
            service: String::new(),
            year: "2025-26".parse().unwrap(),
            number,
            base: None,
            source: "invented".into(),
            dated: "2026-04-01".parse().unwrap(),
        }
    }

    #[test]
    fn spend_stands_beside_what_was_entered_and_nothing_beside_what_was_not() {
        let facts = [fact(Measure::Population, 3), fact(Measure::NetBudget, 40_000)];
        let year = facts[0].year;
        let found = beside(&facts, year, Some(Pence::new(10_000)));
        assert_eq!((found.per_head, found.of_net_budget), (Some(Pence::new(3_333)), Some(250)));
        assert_eq!(found.inflation, None);
        let none = beside(&facts, year, None);
        assert_eq!((none.per_head, none.of_net_budget), (None, None), "a year that is not whole is not measured");
        let before = beside(&facts, year.previous(), Some(Pence::new(10_000)));
        assert_eq!((before.per_head, before.of_net_budget), (None, None), "nothing was entered for the year before");
    }

    #[test]
    fn the_index_that_was_entered_first_stands_first_whatever_it_is_called() {
        let index = |name: &str, year: &str, number| {
            let year = year.parse().unwrap();
            ContextFact { name: name.into(), year, base: Some(year), ..fact(Measure::PriceIndex, number) }
        };
        let facts = [
            index("Retail prices", "2024-25", 7),
            index("A deflator", "2024-25", 8),
            index("Retail prices", "2025-26", 9),
        ];
        let found: Vec<(String, usize)> =
            indices(&facts).into_iter().map(|index| (index.name, index.numbers.len())).collect();
        assert_eq!(found, [("Retail prices".to_owned(), 2), ("A deflator".to_owned(), 1)]);
    }

    #[test]
    fn half_a_penny_a_head_is_rounded_away_from_nought() {
        for (paid, people, pence, reason) in [
            (5, 2, Some(3), "two and a half"),
            (-5, 2, Some(-3), "the same when money came back"),
            (7, 3, Some(2), "two and a third"),
            (7, 0, None, "nobody lives there"),
        ] {
            assert_eq!(per_head(Pence::new(paid), people), pence.map(Pence::new), "{reason}");
        }
    }
}
