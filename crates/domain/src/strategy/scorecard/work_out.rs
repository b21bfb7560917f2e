//! The whole scorecard as of a day.

use super::recorded::in_order;
use super::resolve::resolve;
use super::worked::{Beside, Row, Worked};
use super::{Indicator, Recorded, Standing, Status, Way, judge, trend};
use crate::strategy::measures::{Reading, Readings, in_words};
use crate::values::Date;

/// Works every indicator out: its value, how it stands and why, what is beside it, whether its next value is overdue, and how
/// it went.
///
/// Whatever is wrong with one indicator, such as a formula that goes round in a circle, leaves the others as they are.
#[must_use]
pub fn work_out<'a>(
    indicators: &'a [Indicator],
    readings: &Readings,
    recorded: &'a [Recorded],
    today: Date,
) -> Worked<'a> {
    let found = resolve(indicators, readings, recorded, today);
    let mut rows: Vec<Row<'a>> = Vec::with_capacity(indicators.len());
    for indicator in indicators {
        let Some(reading) = found.get(indicator.code.as_str()) else { continue };
        rows.push(row(indicator, reading.clone(), readings, recorded, today));
    }
    rows.sort_by_key(|row| (row.indicator.quadrant, row.indicator.kind));
    let (rows, taken_off) = rows.into_iter().partition(|row| row.indicator.is_on_scorecard(today));
    Worked { as_of: readings.as_of(), rows, taken_off }
}

fn row<'a>(
    indicator: &'a Indicator,
    reading: Reading,
    readings: &Readings,
    recorded: &'a [Recorded],
    today: Date,
) -> Row<'a> {
    let standing = match &reading.value {
        Some(value) => {
            let standing = judge(value, indicator.direction, indicator.target.as_ref(), today);
            let reason = [standing.reason.as_str(), reading.reason.as_str()].join(" ").trim().to_owned();
            Standing { reason, ..standing }
        }
        None => Standing { status: Status::NotMeasured, reason: not_measured(indicator, &reading) },
    };
    let beside = indicator.beside.iter().map(|code| {
        let name = readings.measure(code).map_or_else(|| in_words(code), |measure| measure.name.to_owned());
        Beside { code: code.clone(), name, has_source: readings.has_source(code), reading: readings.get(code) }
    });
    let trend = trend(indicator, &in_order(&indicator.code, recorded), &reading);
    let overdue_since = overdue_since(indicator, &reading, recorded, today);
    Row { indicator, beside: beside.collect(), standing, overdue_since, trend, reading }
}

/// The reason, and how it will be measured.
fn not_measured(indicator: &Indicator, reading: &Reading) -> String {
    let reason = match reading.reason.trim() {
        "" => "Not measured: nobody said why.",
        reason => reason,
    };
    let Some(plan) = indicator.plan.as_ref().filter(|plan| !plan.how.trim().is_empty()) else {
        return format!("{reason} There is no plan yet to measure it.");
    };
    let by = plan.by.map_or_else(|| String::from("no date is set"), |by| by.strftime("by %-d %B %Y").to_string());
    let how = plan.how.trim().trim_end_matches('.');
    format!("{reason} Plan: {how} ({by}).")
}

/// The day after which the next value is overdue, once it has passed. What the house finds by itself is never overdue; what
/// was never measured is overdue when the day of its plan has passed.
fn overdue_since(indicator: &Indicator, reading: &Reading, recorded: &[Recorded], today: Date) -> Option<Date> {
    let last = in_order(&indicator.code, recorded).into_iter().rev().find(|one| one.reading.value.is_some());
    let is_entered = match &indicator.way {
        Way::Entered => true,
        Way::Measure(_) => last.is_some_and(|one| one.reading == *reading),
        Way::Formula(_) => false,
    };
    let due = match last {
        Some(one) if is_entered => Some(indicator.frequency.next_due(one.reading.period)),
        None if reading.value.is_none() => indicator.plan.as_ref().and_then(|plan| plan.by),
        _ => None,
    };
    due.filter(|due| *due < today)
}
