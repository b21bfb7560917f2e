//! How long the scorecards of 300 councils take: the eleven indicators and nine by formula, with five years of values each.
//!
//! `cargo run --release -p domain --example scorecards_of_many_councils`

use domain::strategy::measures::{Reading, Readings};
use domain::strategy::scorecard::{Indicator, IndicatorCode, Origin, Recorded, Way, eleven, work_out};
use domain::strategy::{Period, Quantity};
use domain::values::Date;
use std::error::Error;
use std::time::Instant;

const COUNCILS: i64 = 300;

fn main() -> Result<(), Box<dyn Error>> {
    let today: Date = "2026-11-21".parse()?;
    let indicators = indicators()?;
    let codes: Vec<IndicatorCode> = indicators.iter().map(|one| one.code.clone()).collect();
    let councils: Vec<(Readings, Vec<Recorded>)> = (0..COUNCILS)
        .map(|council| Ok((readings(council, today), recorded(&codes, today)?)))
        .collect::<Result<_, String>>()?;
    let begun = Instant::now();
    let mut measured = 0;
    for (readings, recorded) in &councils {
        let worked = work_out(&indicators, readings, recorded, today);
        measured += worked.answers().iter().filter(|answer| !answer.value.is_null()).count();
    }
    let took = begun.elapsed();
    println!("{COUNCILS} councils of {} indicators, {measured} values measured: {took:?}", indicators.len());
    Ok(())
}

fn indicators() -> Result<Vec<Indicator>, String> {
    let mut indicators = eleven();
    let Some(first) = indicators.first().cloned() else { return Ok(indicators) };
    for number in 1..10 {
        let before = if number == 1 { "IND-S1".to_owned() } else { format!("IND-L{}", number - 1) };
        let formula = format!("weighted(60, {before}, 40, percentage(spend.local_sme_share, spend.local_share + 1))");
        let code = format!("IND-L{number}").parse()?;
        indicators.push(Indicator { code, way: Way::Formula(formula.try_into()?), ..first.clone() });
    }
    Ok(indicators)
}

fn readings(council: i64, today: Date) -> Readings {
    let mut readings = Readings::new(today);
    domain::offers::MEASURES.iter().for_each(|of| readings.offer(of));
    for (measure, number) in domain::offers::measures().zip(1..) {
        let value =
            Quantity::share(council + number, 1_000).map(|share| Quantity::new(share.number().clone(), measure.unit));
        readings.found(measure.code, Reading::of(value, "Nothing is a share of nothing.", "Invented", today));
    }
    readings
}

fn recorded(codes: &[IndicatorCode], today: Date) -> Result<Vec<Recorded>, String> {
    let periods: Vec<Period> = ["2020-21", "2021-22", "2022-23", "2023-24", "2024-25"]
        .iter()
        .map(|text| text.parse())
        .collect::<Result<_, _>>()?;
    let mut found = Vec::new();
    for code in codes {
        for period in &periods {
            let reading = Reading::measured(Quantity::tenths(123), "Invented", today).over(*period);
            found.push(Recorded {
                code: code.clone(),
                edition: 1,
                reading,
                origin: Origin::House,
                reported: Vec::new(),
            });
        }
    }
    Ok(found)
}
