//! What an invented council enters beside its payments.

use crate::calendar;
use crate::council::InventedCouncil;
use crate::words;
use domain::spend::context::{ContextFact, Measure};
use domain::values::{Date, FinancialYear};

/// Who says all this: nobody.
const SOURCE: &str = "Invented for the demonstration";

/// The name of the invented price index.
const INDEX: &str = "Invented price index";

/// The numbers of the four years: net budget and funding gap in thousands of pounds, population, inflation in hundredths of a
/// per cent, change of grant in thousands of pounds, the index in hundredths of a point.
const YEARS: [(i64, i64, i64, i64, i64, i64); 4] = [
    (14_200, 600, 104_300, 570, -120, 10_000),
    (14_650, 780, 104_900, 310, -90, 10_430),
    (15_100, 910, 105_600, 280, 40, 10_770),
    (15_420, 1_050, 106_200, 240, -60, 11_020),
];

/// Households in temporary accommodation, and what the service spent net, in thousands of pounds.
const DEMAND: [(i64, i64); 4] = [(92, 1_240), (101, 1_335), (117, 1_490), (124, 1_560)];

/// The facts of the first council's years; the others have entered none, so that their pages show how to begin.
pub(crate) fn facts(council: &InventedCouncil, today: Date) -> Vec<ContextFact> {
    if !council.plan.dirt {
        return Vec::new();
    }
    let years = calendar::years(today);
    let base = years.first().copied();
    let service = words::services(council.code).into_iter().next().unwrap_or_default();
    let mut facts = Vec::new();
    for ((year, numbers), (households, net)) in years.into_iter().zip(YEARS).zip(DEMAND) {
        let (budget, gap, people, inflation, grant, index) = numbers;
        let fact = |measure, number| fact(measure, year, number, today);
        facts.extend([
            fact(Measure::NetBudget, budget * 100_000),
            fact(Measure::FundingGap, gap * 100_000),
            fact(Measure::Population, people),
            fact(Measure::Inflation, inflation),
            fact(Measure::GrantChange, grant * 100_000),
            ContextFact { name: INDEX.into(), base, ..fact(Measure::PriceIndex, index * 100) },
            ContextFact { service: service.into(), ..fact(Measure::NetSpend, net * 100_000) },
            ContextFact {
                name: "Households in temporary accommodation".into(),
                service: service.into(),
                ..fact(Measure::Indicator, households)
            },
        ]);
    }
    facts
}

fn fact(measure: Measure, year: FinancialYear, number: i64, today: Date) -> ContextFact {
    ContextFact {
        measure,
        name: String::new(),
        service: String::new(),
        year,
        number,
        base: None,
        source: SOURCE.into(),
        dated: year.first_day().min(today),
    }
}
