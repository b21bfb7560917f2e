//! What several checks say of one line, put together, so that no money is counted twice.

use super::check::{Check, Harm};
use super::credit::Undone;
use super::line::{Line, Place};
use super::pattern::{Pattern, pattern_of};
use super::{Hit, said};
use crate::values::{Date, Pence};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, HashSet};

/// What one check says of a candidate.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reason {
    /// The check.
    pub check: Check,
    /// What it found, with sums and dates, and what would undo it.
    pub text: String,
    /// The lines it holds against the one that is looked at.
    pub others: Vec<Place>,
    /// The pattern under which like candidates stay quiet once this one is cleared.
    pub pattern: Pattern,
}

/// A line, or a few lines together, that a person should look at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// By this it is known again when the checks run once more, and when its lines come in again with another file.
    pub key: String,
    /// What the checks say, the ones that tell most first; at least one.
    pub reasons: Vec<Reason>,
    /// The line that is looked at.
    pub place: Place,
    /// The other lines it has to do with, a credit among them, in the order of days.
    pub others: Vec<Place>,
    /// The supplier's cleaned name; empty for a redacted payee.
    pub supplier_key: String,
    /// The supplier as published.
    pub supplier: String,
    /// The service that paid; empty where the file gives none.
    pub service: String,
    /// The day of the line.
    pub day: Option<Date>,
    /// The money of the lines that it is about: what can come back at most.
    pub amount: Pence,
    /// The money at risk, less what came back already and what another candidate counts.
    pub at_risk: Pence,
    /// What of the amount another candidate counts.
    pub counted_elsewhere: Pence,
    /// The credit that undoes it already.
    pub undone: Option<Undone>,
}

impl Candidate {
    /// The check it is named after: of several the one that tells most.
    #[must_use]
    pub fn check(&self) -> Check {
        self.reasons.first().map_or(Check::RoundSum, |reason| reason.check)
    }

    /// What it is about: an overpayment where any check says so.
    #[must_use]
    pub fn harm(&self) -> Harm {
        self.reasons.iter().map(|reason| reason.check.harm()).min().unwrap_or(Harm::PastControl)
    }
}

/// The money of a candidate as it is put together.
struct Gathered {
    candidate: Candidate,
    /// The lines whose whole amount it counts.
    counted: BTreeMap<Place, Pence>,
    /// The most that any check of overpayment says.
    overpaid: Pence,
}

/// Puts what the checks said together: one candidate for each line that is looked at, with every reason; a split order
/// is one for itself, and does not count what its lines count already. Candidates come with the most money first.
#[must_use]
pub fn collect(hits: Vec<Hit>) -> Vec<Candidate> {
    let mut gathered: BTreeMap<String, Gathered> = BTreeMap::new();
    for hit in hits {
        let known = gathered.entry(key_of(&hit)).or_insert_with(|| begin(&hit));
        add(known, &hit);
    }
    let mut all: Vec<Gathered> = gathered.into_values().collect();
    all.sort_by_key(|one| (one.candidate.harm(), one.candidate.check(), one.candidate.key.clone()));
    let mut counted = HashSet::new();
    let mut candidates: Vec<Candidate> = all.into_iter().map(|one| count(one, &mut counted)).collect();
    candidates.sort_by_cached_key(|one| (-one.at_risk.get(), one.harm(), one.check(), one.key.clone()));
    candidates
}

fn key_of(hit: &Hit) -> String {
    let identity = hit.suspect.identity();
    match hit.limit {
        Some(limit) => format!("split-{}-{identity:016x}-{}", limit.name(), hit.ordinal),
        None => format!("{identity:016x}-{}", hit.ordinal),
    }
}

fn begin(hit: &Hit) -> Gathered {
    let line: &Line = &hit.suspect;
    let candidate = Candidate {
        key: key_of(hit),
        reasons: Vec::new(),
        place: line.place,
        others: Vec::new(),
        supplier_key: line.supplier_key.clone(),
        supplier: said::supplier(line).to_owned(),
        service: line.line.service.clone(),
        day: line.day(),
        amount: Pence::ZERO,
        at_risk: Pence::ZERO,
        counted_elsewhere: Pence::ZERO,
        undone: None,
    };
    Gathered { candidate, counted: BTreeMap::from([(line.place, line.amount())]), overpaid: Pence::ZERO }
}

fn add(known: &mut Gathered, hit: &Hit) {
    let candidate = &mut known.candidate;
    if candidate.reasons.iter().any(|reason| reason.check == hit.check) {
        return;
    }
    let others: Vec<Place> = hit.others.iter().map(|line| line.place).collect();
    for place in others.iter().copied().chain(hit.undone.iter().map(|undone| undone.place)) {
        if !candidate.others.contains(&place) {
            candidate.others.push(place);
        }
    }
    let pattern = pattern_of(hit);
    candidate.reasons.push(Reason { check: hit.check, text: hit.text.clone(), others, pattern });
    candidate.reasons.sort_by_key(|reason| reason.check);
    if hit.check.harm() == Harm::PastControl {
        known.counted.extend(hit.others.iter().map(|line| (line.place, line.amount())));
    } else if hit.undone.is_none() {
        known.overpaid = known.overpaid.max(hit.at_risk);
    }
    candidate.undone = candidate.undone.take().or_else(|| hit.undone.clone());
}

/// Settles what a candidate counts, after those that come before it.
fn count(one: Gathered, counted: &mut HashSet<Place>) -> Candidate {
    let Gathered { mut candidate, counted: lines, overpaid } = one;
    let sum =
        |lines: &mut dyn Iterator<Item = &Pence>| lines.fold(Pence::ZERO, |sum, pence| sum.plus(*pence).unwrap_or(sum));
    candidate.amount = sum(&mut lines.values());
    if candidate.harm() == Harm::Overpaid {
        candidate.at_risk = overpaid;
    } else {
        candidate.counted_elsewhere =
            sum(&mut lines.iter().filter(|(place, _)| counted.contains(place)).map(|(_, pence)| pence));
        candidate.at_risk = candidate.amount.minus(candidate.counted_elsewhere).unwrap_or_default();
    }
    counted.extend(lines.into_keys());
    candidate
}

#[cfg(test)]
mod tests {
    use super::super::line::tests::line;
    use super::super::{Editions, Limit, judge_repeats, judge_single, judge_split};
    use super::*;

    fn all_of(lines: &[Line]) -> Vec<Candidate> {
        let editions = Editions::new(vec![]);
        let mut hits = judge_repeats(lines, &editions);
        hits.extend(judge_single(lines, &editions));
        hits.extend(judge_split(lines, Limit::Quote, &editions));
        collect(hits)
    }

    #[test]
    fn one_pair_found_by_three_checks_is_one_candidate_and_counts_once() {
        let lines = [line("2026-05-01", "12000", "INV-10", 1), line("2026-05-09", "12000", "INV-10", 2)];
        let found = all_of(&lines);
        let checks: Vec<Vec<Check>> =
            found.iter().map(|one| one.reasons.iter().map(|reason| reason.check).collect()).collect();
        assert_eq!(checks, [vec![Check::SameReference, Check::WithinDays, Check::RoundSum], vec![Check::RoundSum]]);
        assert_eq!(found[0].at_risk, Pence::new(1_200_000), "the second payment, once");
        assert_eq!((found[0].check(), found[0].harm()), (Check::SameReference, Harm::Overpaid));
        assert_eq!(found[0].others, [lines[0].place]);
    }

    #[test]
    fn a_split_order_does_not_count_what_its_lines_count_already() {
        let lines = [line("2026-05-01", "4900", "INV-10", 1), line("2026-05-20", "4900", "INV-10", 2)];
        let found = all_of(&lines);
        let sums: Vec<(Check, i64, i64)> =
            found.iter().map(|one| (one.check(), one.at_risk.get(), one.counted_elsewhere.get())).collect();
        assert_eq!(sums, [(Check::SameReference, 490_000, 0), (Check::Split, 490_000, 490_000)]);
    }

    #[test]
    fn a_candidate_keeps_its_key_when_its_lines_come_in_again_and_others_come_before() {
        let again = |batch: i64, lines: &[Line]| -> Vec<Line> {
            let moved = |line: &Line| Line { place: Place { batch, ..line.place }, ..line.clone() };
            lines.iter().map(moved).collect()
        };
        let lines = [line("2026-05-01", "1200", "INV-10", 1), line("2026-05-09", "1200", "INV-10", 2)];
        let keys = |lines: &[Line]| all_of(lines).into_iter().map(|one| one.key).collect::<Vec<_>>();
        let before = keys(&lines);
        assert_eq!(keys(&again(7, &lines)), before, "in another batch");
        let mut more = vec![line("2026-04-28", "1200", "INV-10", 3)];
        more.extend(lines);
        assert!(keys(&more).contains(&before[0]), "with an earlier payment beside them");
    }

    #[test]
    fn what_came_back_is_not_at_risk() {
        let lines = [
            line("2026-05-01", "1200", "INV-10", 1),
            line("2026-05-09", "1200", "INV-10", 2),
            line("2026-05-12", "-1200", "CN-10", 3),
        ];
        let found = all_of(&lines);
        assert_eq!((found.len(), found[0].at_risk, found[0].amount), (1, Pence::ZERO, Pence::new(120_000)));
        assert!(
            found[0]
                .undone
                .as_ref()
                .is_some_and(|undone| undone.text.contains("£1,200.00 came back from Abel Ltd on 12 May 2026"))
        );
        assert!(found[0].others.contains(&lines[2].place), "the credit stands beside the lines");
    }
}
