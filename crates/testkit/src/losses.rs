//! The checks for lost money, measured on planted cases.

use actions::Guildhall;
use domain::access::Scope;
use domain::councils::CouncilId;
use domain::losses::{Candidate, Check, Editions};
use domain::spend::FileKind;
use domain::spend::scope::ScopeRules;
use invented::PlantedCase;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::atomic::AtomicI64;

/// How well one check does.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Measured {
    /// Planted cases that it must find.
    pub planted: usize,
    /// Those that it did not find.
    pub missed: usize,
    /// Planted cases just beyond a boundary.
    pub near: usize,
    /// Those that it found all the same.
    pub near_found: usize,
    /// Candidates with this check among their reasons in which nothing planted takes part.
    pub false_alarms: usize,
}

/// What was measured.
#[derive(Clone, Debug, Default)]
pub struct Measure {
    /// How many lines there were.
    pub lines: usize,
    /// Check by check.
    pub checks: BTreeMap<Check, Measured>,
    /// The cases that went wrong, in words.
    pub wrong: Vec<String>,
    /// Some of the false alarms, in words.
    pub alarms: Vec<String>,
    /// Milliseconds that the search took.
    pub milliseconds: u128,
}

impl Measure {
    /// The table that is printed: a line for each check.
    #[must_use]
    pub fn table(&self) -> String {
        let mut out = format!(
            "{} lines, searched in {} ms\n{:<32}{:>8}{:>8}{:>14}{:>14}{:>14}\n",
            self.lines, self.milliseconds, "check", "planted", "found", "near misses", "false alarms", "per 1,000"
        );
        for (check, one) in &self.checks {
            let per_million = one.false_alarms.saturating_mul(1_000_000) / self.lines.max(1);
            out.push_str(&format!(
                "{:<32}{:>8}{:>8}{:>14}{:>14}{:>10}.{:03}\n",
                check.label(),
                one.planted,
                one.planted - one.missed,
                format!("{} of {}", one.near_found, one.near),
                one.false_alarms,
                per_million / 1000,
                per_million % 1000,
            ));
        }
        out
    }
}

/// Writes lines as a batch of an empty ledger and lets the checks look through them.
///
/// # Panics
/// When the ledger cannot be written or read.
pub async fn measure_losses(
    guildhall: &Guildhall,
    (lines, cases): (Vec<domain::spend::PaymentLine>, Vec<PlantedCase>),
) -> Measure {
    let scope = Scope::of_operator(CouncilId::new(1));
    let mut writer = guildhall.ledger.begin(1, 1, FileKind::Payments, &ScopeRules::default()).unwrap();
    let count = lines.len();
    let mut references = BTreeMap::new();
    for line in lines {
        writer.push(&line).unwrap();
        references.insert(line.row, line.reference);
    }
    let written = writer.finish().unwrap();
    let begun = std::time::Instant::now();
    let step = AtomicI64::new(0);
    let editions = Editions::new(vec![]);
    let found = actions::losses::find(guildhall, &scope, &[1], &editions, usize::MAX, &step).await.unwrap();
    let milliseconds = begun.elapsed().as_millis();
    drop(written);
    Measure { lines: count, milliseconds, ..compare(&found.candidates, &cases, &references) }
}

fn compare(candidates: &[Candidate], cases: &[PlantedCase], references: &BTreeMap<u64, String>) -> Measure {
    let mut measure = Measure::default();
    let of = |row: u64| references.get(&row).map_or("", String::as_str);
    let mut planted: BTreeMap<&str, usize> = BTreeMap::new();
    for (at, case) in cases.iter().enumerate() {
        planted.extend(case.references.iter().map(|reference| (reference.as_str(), at)));
    }
    let mut found: BTreeSet<(usize, Check)> = BTreeSet::new();
    for check in Check::ALL {
        measure.checks.insert(*check, Measured::default());
    }
    for candidate in candidates {
        for reason in &candidate.reasons {
            let rows = reason.others.iter().map(|place| place.row).chain([candidate.place.row]);
            let by: BTreeSet<usize> = rows.filter_map(|row| planted.get(of(row)).copied()).collect();
            found.extend(by.iter().map(|case| (*case, reason.check)));
            if by.is_empty() {
                let one = measure.checks.entry(reason.check).or_default();
                one.false_alarms += 1;
                if one.false_alarms <= 3 {
                    measure.alarms.push(reason.text.clone());
                }
            }
        }
    }
    for (at, case) in cases.iter().enumerate() {
        let one = measure.checks.entry(case.check).or_default();
        let is_found = found.contains(&(at, case.check));
        if case.is_found {
            one.planted += 1;
            one.missed += usize::from(!is_found);
        } else {
            one.near += 1;
            one.near_found += usize::from(is_found);
        }
        if is_found != case.is_found {
            measure.wrong.push(format!("{}: {} ({})", case.check.label(), case.what, case.references.join(", ")));
        }
    }
    measure
}
