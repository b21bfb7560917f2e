//! The register as a list and as a map.

use super::{Risk, Scale};
use crate::values::{Date, SubjectRef};
use std::cmp::Reverse;

/// A cell of the map: how many open risks stand there with their controls.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cell {
    /// The likelihood's name.
    pub likelihood: String,
    /// The impact's name.
    pub impact: String,
    /// The rating's code.
    pub rating: String,
    /// How many risks.
    pub count: usize,
}

/// The register of a subject, such as one contract; where there is none, of the procurement function as a whole.
pub fn of_subject<'a>(risks: &'a [Risk], subject: Option<&SubjectRef>) -> impl Iterator<Item = &'a Risk> {
    risks.iter().filter(move |risk| risk.about.as_ref() == subject)
}

/// The open risks of a scale in the order in which to read them: the gravest first, then the soonest; those that nobody rated
/// before all others, for they may be the gravest.
#[must_use]
pub fn in_order<'a>(risks: impl IntoIterator<Item = &'a Risk>, scale: &Scale, day: Date) -> Vec<&'a Risk> {
    let is_here = |risk: &&Risk| risk.scale == scale.code && risk.is_open(day);
    let mut open: Vec<&Risk> = risks.into_iter().filter(is_here).collect();
    open.sort_by_key(|risk| {
        let rank = risk.residual_on(day).and_then(|placing| scale.rank_of(placing));
        let score = risk.residual_on(day).and_then(|placing| scale.score(placing));
        (rank.is_some(), Reverse(rank), Reverse(score), risk.proximity.is_none(), risk.proximity, risk.id)
    });
    open
}

/// A map of the open risks of a scale: a row for each likelihood, the greatest first, in it a cell for each impact. The number
/// beside it counts those that stand in no cell, so that all open risks are counted once.
#[must_use]
pub fn heat<'a>(risks: impl IntoIterator<Item = &'a Risk>, scale: &Scale, day: Date) -> (Vec<Vec<Cell>>, usize) {
    let open = in_order(risks, scale, day);
    let mut placed = 0;
    let rows = scale.likelihoods.iter().zip(&scale.matrix).rev().map(|(likelihood, ratings)| {
        let cells = scale.impacts.iter().zip(ratings).map(|(impact, rating)| {
            let is_here = |risk: &&&Risk| {
                let placing = risk.residual_on(day);
                placing.is_some_and(|placing| placing.likelihood == likelihood.code && placing.impact == impact.code)
            };
            let count = open.iter().filter(is_here).count();
            placed += count;
            Cell { likelihood: likelihood.name.clone(), impact: impact.name.clone(), rating: rating.clone(), count }
        });
        cells.collect()
    });
    let rows = rows.collect();
    (rows, open.len() - placed)
}
