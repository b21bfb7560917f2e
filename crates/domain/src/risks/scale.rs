//! Scales of risk as data: steps of likelihood and impact, and a rating for each pair of them.

use super::{Dimension, Placing};
use crate::values::Pence;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

/// A step of likelihood or of impact.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Step {
    /// Its code in records, kept when the name changes.
    pub code: String,
    /// What people read.
    pub name: String,
    /// What it means, so that two people choose the same.
    pub meaning: String,
    /// For a step of impact, the money from which it is that step.
    pub money_from: Option<Pence>,
    /// For a step of impact, what it means for each dimension that the council parts impacts by.
    #[serde(default)]
    pub by_dimension: BTreeMap<Dimension, String>,
}

/// How grave a risk is, with what follows from it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rating {
    /// Its code in records.
    pub code: String,
    /// What people read, colour and word, so that nothing hangs on colour.
    pub name: String,
    /// How many months may pass from one review to the next.
    pub review_months: u8,
    /// Who must know of a risk with this rating; empty where its owner is enough.
    pub escalate_to: String,
}

/// A scale: the rating of each pair of likelihood and impact stands in a matrix, which no formula overrides.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Scale {
    /// Its code in records.
    pub code: String,
    /// What people read.
    pub name: String,
    /// The steps of likelihood, the least first.
    pub likelihoods: Vec<Step>,
    /// The steps of impact, the least first.
    pub impacts: Vec<Step>,
    /// The ratings, the mildest first.
    pub ratings: Vec<Rating>,
    /// A row for each likelihood, in it the code of a rating for each impact.
    pub matrix: Vec<Vec<String>>,
    /// Whether the numbers of likelihood and impact, multiplied, are shown as a score.
    pub shows_score: bool,
}

/// What is wrong with a scale.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WrongScale {
    /// Fewer than two steps or two ratings.
    TooFew {
        /// Of what.
        of: &'static str,
    },
    /// Two steps or ratings with the same code, or one without.
    SameCode {
        /// The code.
        code: String,
    },
    /// The matrix has not a cell for each pair of steps.
    CellMissing {
        /// Rows and columns it should have.
        rows: usize,
        /// Columns it should have.
        columns: usize,
    },
    /// A cell names a rating that the scale does not have.
    UnknownRating {
        /// The likelihood's name.
        likelihood: String,
        /// The impact's name.
        impact: String,
        /// What stands there.
        rating: String,
    },
}

impl fmt::Display for WrongScale {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            WrongScale::TooFew { of } => write!(f, "Enter at least two {of}"),
            WrongScale::SameCode { code } => write!(f, "Give each step and rating a code of its own: {code:?} is not"),
            WrongScale::CellMissing { rows, columns } => {
                write!(f, "Fill every cell: {rows} likelihoods by {columns} impacts")
            }
            WrongScale::UnknownRating { likelihood, impact, rating } => {
                write!(
                    f,
                    "Choose a rating for likelihood {likelihood} and impact {impact}: {rating:?} is none of the scale"
                )
            }
        }
    }
}

impl std::error::Error for WrongScale {}

impl Scale {
    /// What is wrong with it; nothing where it can be kept.
    #[must_use]
    pub fn wrong(&self) -> Vec<WrongScale> {
        let mut wrong = Vec::new();
        let codes = |steps: &[Step]| steps.iter().map(|step| step.code.clone()).collect::<Vec<_>>();
        let ratings: Vec<String> = self.ratings.iter().map(|rating| rating.code.clone()).collect();
        for (of, codes) in
            [("likelihoods", codes(&self.likelihoods)), ("impacts", codes(&self.impacts)), ("ratings", ratings)]
        {
            if codes.len() < 2 {
                wrong.push(WrongScale::TooFew { of });
            }
            let mut seen = BTreeSet::new();
            let same = codes.iter().find(|code| code.trim().is_empty() || !seen.insert(code.as_str()));
            wrong.extend(same.map(|code| WrongScale::SameCode { code: code.clone() }));
        }
        let (rows, columns) = (self.likelihoods.len(), self.impacts.len());
        if self.matrix.len() != rows || self.matrix.iter().any(|row| row.len() != columns) {
            wrong.push(WrongScale::CellMissing { rows, columns });
        }
        for (likelihood, row) in self.likelihoods.iter().zip(&self.matrix) {
            for (impact, code) in self.impacts.iter().zip(row).filter(|(_, code)| self.rank(code).is_none()) {
                wrong.push(WrongScale::UnknownRating {
                    likelihood: likelihood.name.clone(),
                    impact: impact.name.clone(),
                    rating: code.clone(),
                });
            }
        }
        wrong
    }

    /// Pairs of cells in which more likelihood or more impact makes the rating milder. That may be meant, so that the council
    /// is only asked.
    #[must_use]
    pub fn falls(&self) -> Vec<String> {
        let mut found = Vec::new();
        for likelihood in &self.likelihoods {
            for (one, next) in self.impacts.iter().zip(self.impacts.iter().skip(1)) {
                found.extend(self.fall((likelihood, one), (likelihood, next)));
            }
        }
        for (one, next) in self.likelihoods.iter().zip(self.likelihoods.iter().skip(1)) {
            for impact in &self.impacts {
                found.extend(self.fall((one, impact), (next, impact)));
            }
        }
        found
    }

    fn fall(&self, one: (&Step, &Step), next: (&Step, &Step)) -> Option<String> {
        let rating = |(likelihood, impact): (&Step, &Step)| {
            self.rating(&Placing { likelihood: likelihood.code.clone(), impact: impact.code.clone() })
        };
        let (from, to) = (rating(one)?, rating(next)?);
        (self.rank(&to.code) < self.rank(&from.code)).then(|| {
            format!(
                "Likelihood {} and impact {} is {}, but likelihood {} and impact {} only {}. Confirm that this is meant",
                one.0.name, one.1.name, from.name, next.0.name, next.1.name, to.name
            )
        })
    }

    /// The rating of a placing; none where the scale has no such step.
    #[must_use]
    pub fn rating(&self, placing: &Placing) -> Option<&Rating> {
        let row = self.likelihoods.iter().position(|step| step.code == placing.likelihood)?;
        let column = self.impacts.iter().position(|step| step.code == placing.impact)?;
        let code = self.matrix.get(row)?.get(column)?;
        self.ratings.iter().find(|rating| rating.code == *code)
    }

    /// How grave a rating is, from 0 for the mildest; none where the scale has no such rating.
    #[must_use]
    pub fn rank(&self, rating: &str) -> Option<usize> {
        self.ratings.iter().position(|one| one.code == rating)
    }

    /// How grave a placing is, from 0 for the mildest.
    #[must_use]
    pub fn rank_of(&self, placing: &Placing) -> Option<usize> {
        self.rank(&self.rating(placing)?.code)
    }

    /// Likelihood times impact, each counted from 1; none where the scale shows no score.
    #[must_use]
    pub fn score(&self, placing: &Placing) -> Option<usize> {
        let row = self.likelihoods.iter().position(|step| step.code == placing.likelihood)?;
        let column = self.impacts.iter().position(|step| step.code == placing.impact)?;
        self.shows_score.then_some((row + 1) * (column + 1))
    }

    /// Whether a rating is the gravest of the scale.
    #[must_use]
    pub fn is_gravest(&self, rating: &str) -> bool {
        self.rank(rating).is_some_and(|rank| rank + 1 == self.ratings.len())
    }

    /// The step of impact for a sum of money: the gravest whose money it reaches; none where the scale has no money.
    #[must_use]
    pub fn impact_of_money(&self, amount: Pence) -> Option<&Step> {
        self.impacts.iter().rev().find(|step| step.money_from.is_some_and(|from| amount >= from))
    }

    /// The gravest of several impacts, such as on people, on service, on reputation and on money; none for none.
    #[must_use]
    pub fn gravest_impact<'a>(&self, impacts: impl IntoIterator<Item = &'a str>) -> Option<&Step> {
        let places = impacts.into_iter().filter_map(|code| self.impacts.iter().position(|step| step.code == code));
        self.impacts.get(places.max()?)
    }
}
