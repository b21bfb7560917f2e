//! Tenders to compare, and how.

use crate::law::assessment::{CostKind, Exact};
use crate::law::{BadFact, FactValue, Kind, not_negative};
use crate::values::Pence;
use jiff::civil::Date;
use serde_json::Value;

/// Points and per cents as people write them, `54.5`: text in JSON, so that none of it is lost.
impl FactValue for Exact {
    const KIND: Kind = Kind::Words;

    fn read(value: Value) -> Result<Self, BadFact> {
        let text = match &value {
            Value::String(text) => text.clone(),
            Value::Number(number) => number.to_string(),
            _ => String::new(),
        };
        Exact::from_typed(&text).map_err(|why| BadFact::new("", why))
    }
}

facts! {
    /// A tender to compare.
    ComparedTender {
        "What is the tender called?"
        name: String;
        "What is its price?"
        price_pence: Pence;
        "How many points has it for quality?"
        quality: Exact;
    }
}

facts! {
    /// A cost of a tender in a year.
    CostOfTender {
        "Which tender is it of?"
        tender: String;
        "In which year does it fall, counted from 0?"
        year: u16;
        "What is it for?"
        kind: CostKind;
        "How much is it, in the prices of year 0?"
        amount_pence: Pence;
    }
}

facts! {
    /// What is compared.
    SideBySideFacts {
        "How many points are there for price at most?"
        price_weight: Exact;
        "Which tenders are compared?"
        tenders: Vec<ComparedTender>;
        "To how many decimals are points published?"
        decimals: Option<u8>;
        "Are the published points compared, and not the exact ones?"
        compare_published: Option<bool>;
        "Is a tie broken by the higher quality?"
        tie_by_quality: Option<bool>;
        "What did the council estimate?"
        estimate_pence: Option<Pence>;
        "For a benchmark: at which price, or lower, are all points given?"
        all_points_at_pence: Option<Pence>;
        "For a benchmark: at which price, or higher, is no point given?"
        no_points_at_pence: Option<Pence>;
        "For a narrow average: within how many per cent of the mean does a price count?"
        narrow_percent: Option<Exact>;
        "What does each tender cost over its life, year by year?"
        costs: Vec<CostOfTender>;
        "On which day is the comparison made, for the discount rates?"
        compared_on: Option<Date>;
    }
}

/// The most decimals that make any sense.
const DECIMALS_MAX: u8 = 12;

/// The last year for which costs are counted.
const YEARS_MAX: u16 = 400;

pub(super) fn check(facts: &SideBySideFacts) -> Result<(), BadFact> {
    if facts.tenders.is_empty() {
        return Err(BadFact::new("tenders", "Enter at least one tender"));
    }
    if facts.price_weight.is_negative() {
        return Err(BadFact::new("price_weight", "Enter zero or more points"));
    }
    if facts.decimals.is_some_and(|decimals| decimals > DECIMALS_MAX) {
        return Err(BadFact::new("decimals", format!("Enter a number from 0 to {DECIMALS_MAX}")));
    }
    facts.estimate_pence.map_or(Ok(()), |estimate| not_negative("estimate_pence", estimate))?;
    match (facts.all_points_at_pence, facts.no_points_at_pence) {
        (Some(_), None) => return Err(BadFact::new("no_points_at_pence", "Enter the price for no points too")),
        (None, Some(_)) => return Err(BadFact::new("all_points_at_pence", "Enter the price for all points too")),
        (Some(all), Some(none)) if none <= all => {
            return Err(BadFact::new(
                "no_points_at_pence",
                "Enter a price that is higher than the price for all points",
            ));
        }
        _ => {}
    }
    for (row, cost) in facts.costs.iter().enumerate() {
        if cost.year > YEARS_MAX {
            return Err(BadFact::new(format!("costs[{row}].year"), format!("Enter a year from 0 to {YEARS_MAX}")));
        }
        if cost.amount_pence.is_negative() {
            return Err(BadFact::new(format!("costs[{row}].amount_pence"), "Enter an amount of zero or more"));
        }
    }
    Ok(())
}

pub(super) fn tender(name: &str, pounds: i64, quality: i64) -> ComparedTender {
    ComparedTender { name: name.to_owned(), price_pence: Pence::new(pounds * 100), quality: Exact::whole(quality) }
}

/// Two tenders of the same quality, one at twice the price.
pub(super) fn two_tenders() -> SideBySideFacts {
    SideBySideFacts {
        price_weight: Exact::whole(40),
        tenders: vec![tender("Ashdown", 100_000, 50), tender("Birch", 200_000, 50)],
        decimals: None,
        compare_published: None,
        tie_by_quality: None,
        estimate_pence: None,
        all_points_at_pence: None,
        no_points_at_pence: None,
        narrow_percent: None,
        costs: Vec::new(),
        compared_on: None,
    }
}
