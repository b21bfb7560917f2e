//! How long the notices and timetable of one contract take, and those of many.
//!
//! ```text
//! cargo run --release -p domain --example notices_of_many_contracts
//! ```

use domain::law::notices::{NoticesOwed, ProcurementState, Route, begun};
use domain::law::thresholds::ContractKind;
use domain::law::{BadFact, Rule, Settings};
use domain::values::Pence;
use jiff::ToSpan;
use jiff::civil::{Date, date};
use std::time::Instant;

const CONTRACTS: i32 = 50_000;

/// A contract of many kinds, states and days, by its number.
fn contract(number: i32) -> ProcurementState {
    let commenced = date(2025, 3, 1).saturating_add((number % 600).days());
    let after = |days: i32| -> Date { commenced.saturating_add(days.days()) };
    let kind = ContractKind::ALL[usize::try_from(number % 6).unwrap_or(0)];
    let entered = (number % 3 != 0).then(|| after(120));
    ProcurementState {
        value_pence: Some(Pence::new(i64::from(number) * 20_000 + 1_000_000)),
        market_engaged: Some(number % 2 == 0),
        engagement_notice: Some(after(10)),
        conflicts_assessed: Some(after(5)),
        tender_notice: Some(after(30)),
        summaries_sent: Some(after(90)),
        award_notice: Some(after(95)),
        indicators: Some(3),
        entered,
        ended: entered.filter(|_| number % 5 == 0).map(|day| day.saturating_add(365.days())),
        ..begun(commenced, kind, Route::Competition, date(2027, 4, 1))
    }
}

fn main() -> Result<(), BadFact> {
    let settings = Settings::default();
    let contracts: Vec<ProcurementState> = (0..CONTRACTS).map(contract).collect();
    NoticesOwed::decide(&contract(1), &settings)?;
    let start = Instant::now();
    let (mut notices, mut owed) = (0, 0);
    for facts in &contracts {
        let answer = NoticesOwed::decide(facts, &settings)?;
        notices += answer.shown().map_or(0, |shown| shown.notices.len());
        owed += answer.shown().map_or(0, |shown| shown.owed().count());
    }
    let took = start.elapsed();
    let each = took.as_secs_f64() * 1e6 / f64::from(CONTRACTS);
    println!(
        "{CONTRACTS} contracts, {notices} notices of which {owed} are owed: {took:.2?}, {each:.1} µs each, one core"
    );
    Ok(())
}
