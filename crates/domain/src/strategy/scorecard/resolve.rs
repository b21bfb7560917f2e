//! The value of each indicator: from the house, from what was entered, or by formula; each formula after those it asks for.

use super::formula::WhyNot;
use super::recorded::in_order;
use super::{Formula, Indicator, IndicatorCode, Origin, Recorded, TakenOff, Way};
use crate::law::assessment::Exact;
use crate::strategy::measures::{Reading, Readings, in_words};
use crate::strategy::{Period, Quantity};
use crate::values::Date;
use std::collections::BTreeMap;

/// The reading of every indicator by its code, as of a day. A formula that rests on an indicator which was taken off by then
/// is not measured.
pub(super) fn resolve<'a>(
    indicators: &'a [Indicator],
    readings: &Readings,
    recorded: &[Recorded],
    today: Date,
) -> BTreeMap<&'a str, Reading> {
    let mut found: BTreeMap<&str, Reading> = BTreeMap::new();
    let mut waiting: BTreeMap<&str, (&Indicator, &Formula)> = BTreeMap::new();
    for one in indicators {
        match &one.way {
            Way::Measure(code) => {
                found.entry(one.code.as_str()).or_insert_with(|| measured(one, code, readings, recorded));
            }
            Way::Entered => {
                found.entry(one.code.as_str()).or_insert_with(|| entered(&one.code, readings, recorded));
            }
            Way::Formula(formula) => {
                waiting.entry(one.code.as_str()).or_insert((one, formula));
            }
        }
    }
    let off: BTreeMap<&str, &TakenOff> = indicators
        .iter()
        .filter_map(|one| one.taken_off.as_ref().map(|off| (one.code.as_str(), off)))
        .filter(|(_, off)| off.on <= today)
        .collect();
    loop {
        let ready: Vec<&str> =
            waiting.iter().filter(|(_, (_, formula))| is_ready(formula, &waiting)).map(|(code, _)| *code).collect();
        if ready.is_empty() {
            break;
        }
        for code in ready {
            let Some((indicator, formula)) = waiting.remove(code) else { continue };
            found.insert(code, by_formula(indicator, formula, readings, (&found, &off)));
        }
    }
    let circles: Vec<(&str, WhyNot)> = waiting.keys().map(|code| (*code, circle(code, &waiting))).collect();
    found.extend(
        circles.into_iter().map(|(code, why)| (code, Reading::not_measured(why.to_string(), "", readings.as_of()))),
    );
    found
}

fn is_ready(formula: &Formula, waiting: &BTreeMap<&str, (&Indicator, &Formula)>) -> bool {
    formula.codes().iter().all(|code| !waiting.contains_key(code))
}

/// The circle that keeps a formula waiting, or that of one that it waits for. It begins with its least code, so that every
/// indicator in it names it alike.
pub(super) fn circle(from: &str, waiting: &BTreeMap<&str, (&Indicator, &Formula)>) -> WhyNot {
    let mut path: Vec<String> = vec![from.to_owned()];
    loop {
        let last = path.last().map_or(from, String::as_str);
        let next = waiting.get(last).and_then(|(_, formula)| {
            formula.codes().into_iter().find(|code| waiting.contains_key(code)).map(ToOwned::to_owned)
        });
        let Some(next) = next else { return WhyNot::Circular { codes: path } };
        if let Some(at) = path.iter().position(|code| *code == next) {
            let mut codes = path.split_off(at);
            let least = codes.iter().enumerate().min_by_key(|(_, code)| (*code).clone()).map_or(0, |(at, _)| at);
            codes.rotate_left(least);
            codes.extend(codes.first().cloned());
            return WhyNot::Circular { codes };
        }
        path.push(next);
    }
}

/// What the house found, else what the council entered last; where the source has gone, what was known last stands in the reason.
fn measured(indicator: &Indicator, code: &str, readings: &Readings, recorded: &[Recorded]) -> Reading {
    let reading = readings.get(code);
    if reading.value.is_some() {
        return reading;
    }
    let known = in_order(&indicator.code, recorded);
    let entered = known.iter().rev().find(|one| one.origin == Origin::Entered);
    if let Some(one) = entered.filter(|one| one.reading.value.is_some()) {
        return one.reading.clone();
    }
    let found = known.iter().rev().filter(|one| one.origin == Origin::House);
    let last = found.filter_map(|one| one.reading.value.as_ref().map(|value| (value, one.reading.period))).next();
    match last {
        Some((value, period)) if !readings.has_source(code) => Reading::not_measured(
            format!(
                "Its source is gone: there is none for {:?} any more. The last value was {value}, {}.",
                in_words(code),
                period.said()
            ),
            "",
            readings.as_of(),
        ),
        Some((value, period)) => {
            let reason = format!("{} The last value was {value}, {}.", reading.reason, period.said());
            Reading { reason, ..reading }
        }
        None => reading,
    }
}

fn entered(code: &IndicatorCode, readings: &Readings, recorded: &[Recorded]) -> Reading {
    let last = in_order(code, recorded).last().map(|one| one.reading.clone());
    last.unwrap_or_else(|| Reading::not_measured("Not measured: no value was entered yet.", "", readings.as_of()))
}

/// A part of a formula as people read it: a figure by its name, an indicator by its code, which stands on the scorecard.
fn named(code: &str, readings: &Readings) -> String {
    match code.parse::<IndicatorCode>() {
        Ok(code) => code.to_string(),
        Err(_) => {
            readings.measure(code).map_or_else(|| format!("{:?}", in_words(code)), |one| format!("{:?}", one.name))
        }
    }
}

fn by_formula(
    indicator: &Indicator,
    formula: &Formula,
    readings: &Readings,
    (found, off): (&BTreeMap<&str, Reading>, &BTreeMap<&str, &TakenOff>),
) -> Reading {
    let mut parts: BTreeMap<String, Reading> = BTreeMap::new();
    let mut look_up = |code: &str| -> Result<Exact, WhyNot> {
        if let Some(off) = off.get(code) {
            return Err(WhyNot::TakenOff { code: code.to_owned(), on: off.on, why: off.why.clone() });
        }
        let reading = match (found.get(code), code.parse::<IndicatorCode>()) {
            (Some(reading), _) => reading.clone(),
            (None, Ok(_)) => Reading::not_measured("There is no such indicator any more.", "", readings.as_of()),
            (None, Err(_)) => readings.get(code),
        };
        let not_measured = || WhyNot::NotMeasured { code: named(code, readings), reason: reading.reason.clone() };
        let number = reading.value.as_ref().map(|value| value.number().clone()).ok_or_else(not_measured)?;
        parts.insert(code.to_owned(), reading);
        Ok(number)
    };
    match formula.work_out(&mut look_up) {
        Ok(number) => joined(Quantity::new(number, indicator.unit), formula, readings, &parts),
        Err(why) => Reading::not_measured(why.to_string(), "", readings.as_of()),
    }
}

/// The reading of a formula: as old as its oldest part, and of the period of its parts where they have the same one.
fn joined(value: Quantity, formula: &Formula, readings: &Readings, parts: &BTreeMap<String, Reading>) -> Reading {
    let as_of = parts.values().map(|part| part.as_of).min().unwrap_or_else(|| readings.as_of());
    let mut periods: Vec<Period> = parts.values().map(|part| part.period).collect();
    periods.dedup();
    let mut reading = Reading::measured(value, format!("Formula: {formula}"), as_of);
    match periods.as_slice() {
        [] => {}
        [one] => reading.period = *one,
        _ => {
            let said: Vec<String> =
                parts.iter().map(|(code, part)| format!("{} {}", named(code, readings), part.period.said())).collect();
            reading.reason = format!("Its parts are of different periods: {}.", said.join(", "));
        }
    }
    reading
}
