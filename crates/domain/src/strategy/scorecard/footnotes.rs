//! What is printed below a scorecard: period, day, source and committee of each figure.

use super::worked::Beside;
use super::{IndicatorCode, Worked};
use crate::values::Date;

/// A footnote with the number by which the scorecard refers to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Footnote {
    /// Its number, counted from 1.
    pub number: usize,
    /// The indicator it is of.
    pub code: IndicatorCode,
    /// What it says.
    pub text: String,
}

/// The footnotes of a scorecard, in the order of its indicators.
#[must_use]
pub fn footnotes(worked: &Worked<'_>) -> Vec<Footnote> {
    let mut found: Vec<Footnote> = Vec::new();
    for row in &worked.rows {
        for text in texts(row) {
            found.push(Footnote { number: found.len() + 1, code: row.indicator.code.clone(), text });
        }
    }
    found
}

fn texts(row: &super::Row<'_>) -> Vec<String> {
    let (indicator, reading) = (row.indicator, &row.reading);
    let mut texts = Vec::new();
    if reading.value.is_some() {
        let known = format!("{}, known {}: {}.", reading.period.said(), day(reading.as_of), reading.source);
        let reported = row.trend.points.iter().rev().find(|point| point.period == reading.period);
        let reported = reported.map(|point| point.reported).unwrap_or_default();
        let told: Vec<String> = reported.iter().map(|one| format!("{} on {}", one.to, day(one.on))).collect();
        texts.push(match (told.is_empty(), indicator.reported_to.trim()) {
            (false, _) => format!("{known} Reported to {}.", told.join(", ")),
            (true, "") => known,
            (true, to) => format!("{known} To be reported to {to}."),
        });
    }
    if let Some(baseline) = &indicator.baseline {
        let (value, period) = (baseline.value.in_tenths(), baseline.period.said());
        let mut text = format!("Baseline {value}: {period}; {}, {}.", baseline.source, day(baseline.dated));
        if !baseline.reported.is_empty() {
            text.push_str(&format!(" Reported to {}.", baseline.reported));
        }
        texts.push(text);
    }
    if let Some(target) = &indicator.target
        && let Some(base) = &target.base
    {
        texts.push(format!("Target {}: {}.", target.value.in_tenths(), base.said(&target.value)));
    }
    let (known, waiting): (Vec<&Beside>, Vec<&Beside>) = row.beside.iter().partition(|one| one.has_source);
    for beside in known {
        texts.push(match &beside.reading.value {
            Some(value) => format!("{}: {}, {}.", beside.name, value.in_tenths(), beside.reading.period.said()),
            None => format!("{}: {}", beside.name, beside.reading.reason),
        });
    }
    // Said once for all of them: a note for each would bury those that say something.
    if !waiting.is_empty() {
        let names: Vec<&str> = waiting.iter().map(|one| one.name.as_str()).collect();
        texts.push(format!("Beside it once there is a source, or somebody enters them: {}.", names.join(", ")));
    }
    texts.extend(indicator.footnotes.iter().filter(|text| !text.trim().is_empty()).cloned());
    texts
}

fn day(day: Date) -> String {
    day.strftime("%-d %B %Y").to_string()
}
