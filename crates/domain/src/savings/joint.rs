//! What councils save together, apportioned to the penny.

use crate::law::assessment::Exact;
use crate::values::Pence;
use serde::{Deserialize, Serialize};
use std::cmp::Reverse;
use std::fmt;

named! {
    /// How a joint saving is apportioned, as those who save together agreed.
    ApportionBy {
        OwnSaving "own_saving" "By what each paid before, less what each pays with the joint contract";
        OldPrice "old_price" "By what each paid before";
        Equal "equal" "In equal parts";
        Agreed "agreed" "By percentages that were agreed";
    }
}

/// One of those who save together.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Participant {
    /// Who.
    pub name: String,
    /// What it paid in a year before.
    pub before: Pence,
    /// What it pays in a year with the joint contract.
    pub after: Pence,
    /// The percentage that was agreed, in hundredths of a per cent; nothing where parts follow from the prices.
    pub agreed: Option<u32>,
}

/// A saving that councils make together.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct JointSaving {
    /// What people call it.
    pub title: String,
    /// How it is apportioned.
    pub by: ApportionBy,
    /// Those who save together.
    pub participants: Vec<Participant>,
}

/// Why a joint saving cannot be apportioned.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ApportionRefusal {
    /// Nobody takes part.
    Nobody,
    /// All parts are nought, so that nobody could be given a penny.
    NoParts,
    /// A part is below nought.
    PartBelowNought {
        /// Whose.
        name: String,
    },
    /// Somebody has no agreed percentage.
    NoPercentage {
        /// Who.
        name: String,
    },
    /// The percentages do not come to 100.
    PercentagesDoNotAddUp {
        /// What they come to.
        sum: String,
    },
    /// A sum is larger than can be kept.
    TooLarge,
}

impl fmt::Display for ApportionRefusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Nobody => f.write_str("Enter at least one council that takes part"),
            Self::NoParts => f.write_str("Choose another way to apportion: by this one every part is nought"),
            Self::PartBelowNought { name } => {
                write!(f, "Choose another way to apportion: by this one the part of {name} is below nought")
            }
            Self::NoPercentage { name } => write!(f, "Enter the percentage that was agreed for {name}"),
            Self::PercentagesDoNotAddUp { sum } => {
                write!(f, "The percentages come to {sum}. Change them until they come to 100.00")
            }
            Self::TooLarge => f.write_str("An amount is larger than can be kept"),
        }
    }
}

impl std::error::Error for ApportionRefusal {}

impl JointSaving {
    /// What all save together in a year: the prices before less the prices with the joint contract.
    ///
    /// # Errors
    /// [`ApportionRefusal::TooLarge`], when the sum cannot be kept.
    pub fn annual(&self) -> Result<Pence, ApportionRefusal> {
        let mut sum = Pence::ZERO;
        for one in &self.participants {
            let own = one.before.minus(one.after).map_err(|_| ApportionRefusal::TooLarge)?;
            sum = sum.plus(own).map_err(|_| ApportionRefusal::TooLarge)?;
        }
        Ok(sum)
    }

    /// Each one's part of a sum, in the order of the participants: the parts come to the sum to the penny.
    ///
    /// # Errors
    /// [`ApportionRefusal`], when the agreed way gives no parts.
    pub fn parts(&self, sum: Pence) -> Result<Vec<Pence>, ApportionRefusal> {
        let weights: Vec<i64> = self.participants.iter().map(|one| self.weight(one)).collect::<Result<_, _>>()?;
        if let Some((one, _)) = self.participants.iter().zip(&weights).find(|(_, weight)| **weight < 0) {
            return Err(ApportionRefusal::PartBelowNought { name: one.name.clone() });
        }
        if self.by == ApportionBy::Agreed {
            let hundredths: i64 = weights.iter().sum();
            if hundredths != 10_000 {
                let sum = Exact::whole(hundredths).per_cent_of(&Exact::whole(1)).shown(2);
                return Err(ApportionRefusal::PercentagesDoNotAddUp { sum });
            }
        }
        apportion(sum, &weights)
    }

    /// Which of the participants a council is: the one of its name, else the only one by whose name the council's begins, such
    /// as "Wynmarch" of Wynmarch District Council. Letters small or large are the same.
    #[must_use]
    pub fn participant_of(&self, council: &str) -> Option<usize> {
        let council = council.trim().to_lowercase();
        let names: Vec<String> = self.participants.iter().map(|one| one.name.trim().to_lowercase()).collect();
        if let Some(at) = names.iter().position(|name| *name == council) {
            return Some(at);
        }
        let begins = |name: &String| !name.is_empty() && council.starts_with(&format!("{name} "));
        let mut found = names.iter().enumerate().filter(|(_, name)| begins(name)).map(|(at, _)| at);
        found.next().filter(|_| found.next().is_none())
    }

    fn weight(&self, one: &Participant) -> Result<i64, ApportionRefusal> {
        match self.by {
            ApportionBy::OwnSaving => {
                one.before.minus(one.after).map(Pence::get).map_err(|_| ApportionRefusal::TooLarge)
            }
            ApportionBy::OldPrice => Ok(one.before.get()),
            ApportionBy::Equal => Ok(1),
            ApportionBy::Agreed => {
                one.agreed.map(i64::from).ok_or_else(|| ApportionRefusal::NoPercentage { name: one.name.clone() })
            }
        }
    }
}

/// Parts of a sum by weights, to the penny: each gets its share without the fraction of a penny, and the pennies that are left
/// go to those with the largest fractions, the earlier before the later (the method of largest remainders).
///
/// ```
/// use domain::savings::apportion;
/// use domain::values::Pence;
/// let parts = apportion(Pence::new(100), &[1, 1, 1]).unwrap();
/// assert_eq!(parts, [Pence::new(34), Pence::new(33), Pence::new(33)]);
/// ```
///
/// # Errors
/// [`ApportionRefusal`], for no weights, a weight below nought, or weights that are all nought.
pub fn apportion(sum: Pence, weights: &[i64]) -> Result<Vec<Pence>, ApportionRefusal> {
    if weights.is_empty() {
        return Err(ApportionRefusal::Nobody);
    }
    if let Some(at) = weights.iter().position(|weight| *weight < 0) {
        return Err(ApportionRefusal::PartBelowNought { name: format!("number {}", at + 1) });
    }
    let whole: i128 = weights.iter().map(|weight| i128::from(*weight)).sum();
    if whole == 0 {
        return Err(ApportionRefusal::NoParts);
    }
    // A sum below nought is apportioned by its size, so that a loss falls as a gain would.
    let (sign, size) = (i128::from(sum.get().signum()), i128::from(sum.get()).abs());
    let shares: Vec<i128> = weights.iter().map(|weight| size * i128::from(*weight)).collect();
    let mut parts: Vec<i128> = shares.iter().map(|share| share / whole).collect();
    let left = size - parts.iter().sum::<i128>();
    let mut order: Vec<usize> = (0..parts.len()).collect();
    order.sort_by_key(|at| (Reverse(shares.get(*at).map_or(0, |share| share % whole)), *at));
    for at in order.into_iter().take(usize::try_from(left).unwrap_or(usize::MAX)) {
        if let Some(part) = parts.get_mut(at) {
            *part += 1;
        }
    }
    let kept = parts.into_iter().map(|part| i64::try_from(part * sign).map(Pence::new));
    kept.collect::<Result<_, _>>().map_err(|_| ApportionRefusal::TooLarge)
}
