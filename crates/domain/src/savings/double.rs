//! The same money claimed twice.

use super::{Saving, SavingId, YearPart};
use crate::strategy::editions::cleaned;
use crate::values::{Date, FinancialYear, Pence};
use std::fmt;

/// What two savings have in common.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Overlap {
    /// The same baseline: one of them must be wrong.
    Baseline,
    /// The same contract or other subject, with different baselines: it may be right, and must be confirmed.
    Subject,
    /// A baseline in the same words, of another sum, period or source: it may be right, and must be confirmed.
    Words,
}

/// Two savings that claim of the same year what may be the same money.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DoubleClaim {
    /// The year.
    pub year: FinancialYear,
    /// The saving that was entered first, and the later one.
    pub savings: (SavingId, SavingId),
    /// What they have in common.
    pub overlap: Overlap,
    /// What may be counted twice: the smaller of the two sums.
    pub amount: Pence,
    /// What it is, as a sentence.
    pub reason: String,
}

/// Every pair of savings that claims of the same baseline or subject in the same year, the surest first. Baselines in the same
/// words count as well, whatever their sum, period and source: money that is claimed again is seldom put in the same figures.
///
/// Kinds are not told apart: a price that is both a smaller budget and a cost avoided is the same money.
#[must_use]
pub fn double_claims(savings: &[Saving], day: Date) -> Vec<DoubleClaim> {
    let mut counting: Vec<&Saving> = savings.iter().filter(|saving| saving.counts(day)).collect();
    counting.sort_by_key(|saving| (saving.entered, saving.id));
    let mut found = Vec::new();
    for (at, first) in counting.iter().enumerate() {
        for second in counting.iter().skip(at + 1) {
            let Some(overlap) = overlap(first, second) else { continue };
            found.extend(claims_of(first, second, overlap));
        }
    }
    found.sort_by_key(|claim| (claim.overlap, claim.year, claim.savings));
    found
}

/// What may be counted twice of a saving's part of a year, for whoever signs it off.
#[must_use]
pub fn doubles_of(savings: &[Saving], id: SavingId, year: FinancialYear, day: Date) -> Vec<DoubleClaim> {
    let is_of = |claim: &DoubleClaim| claim.year == year && (claim.savings.0 == id || claim.savings.1 == id);
    double_claims(savings, day).into_iter().filter(is_of).collect()
}

fn overlap(first: &Saving, second: &Saving) -> Option<Overlap> {
    let is_same_subject = first.about.is_some() && first.about == second.about;
    let is_other_subject = first.about.is_some() && second.about.is_some() && first.about != second.about;
    let is_same_baseline = first.baseline.as_ref().zip(second.baseline.as_ref()).is_some_and(|(one, other)| {
        let same = |one: &str, other: &str| one.trim().eq_ignore_ascii_case(other.trim());
        let says = !one.what.trim().is_empty() || !one.source.trim().is_empty();
        says && one.amount == other.amount && same(&one.what, &other.what) && same(&one.source, &other.source)
    });
    // Two contracts may well have been let from one estimate that says the same of each.
    // A baseline of nothing says the same of every new income: there is no money in it to count twice.
    let worth = |saving: &Saving| saving.baseline.clone().filter(|one| one.amount > Pence::ZERO);
    let words = |saving: &Saving| worth(saving).map(|one| cleaned(&one.what)).filter(|words| !words.is_empty());
    let is_same_words = words(first).is_some_and(|said| words(second) == Some(said));
    match (is_same_baseline, is_same_subject, is_same_words) {
        (true, _, _) if !is_other_subject => Some(Overlap::Baseline),
        (_, true, _) => Some(Overlap::Subject),
        (_, _, true) if !is_other_subject => Some(Overlap::Words),
        _ => None,
    }
}

fn claims_of(first: &Saving, second: &Saving, overlap: Overlap) -> Vec<DoubleClaim> {
    let sum = |part: &YearPart| part.delivered.as_ref().map_or(part.forecast, |delivered| delivered.amount);
    let mut found = Vec::new();
    for part in &first.years {
        let Some(other) = second.part(part.year) else { continue };
        let amount = sum(part).min(sum(other));
        if amount <= Pence::ZERO {
            continue;
        }
        let claim = Claim { first, second, year: part.year, amount };
        found.push(DoubleClaim {
            year: part.year,
            savings: (first.id, second.id),
            overlap,
            amount,
            reason: claim.said(overlap),
        });
    }
    found
}

struct Claim<'a> {
    first: &'a Saving,
    second: &'a Saving,
    year: FinancialYear,
    amount: Pence,
}

impl Claim<'_> {
    fn said(&self, overlap: Overlap) -> String {
        let (one, other) = (&self.first.title, &self.second.title);
        let what: &dyn fmt::Display = match (overlap, &self.first.about, &self.first.baseline) {
            (Overlap::Subject, Some(about), _) => about,
            (_, _, Some(baseline)) => &baseline.what,
            _ => &"the same subject",
        };
        let ask = match overlap {
            Overlap::Baseline => "One of them has to be withdrawn or given a baseline of its own",
            Overlap::Subject | Overlap::Words => "Confirm that they save different money, or withdraw one",
        };
        format!(
            "{one:?} and {other:?} both claim of {what} in {}; {} may be counted twice. {ask}.",
            self.year, self.amount
        )
    }
}
