//! Money split by a fact that may not be known, and the share that follows.

use super::extent::add;
use crate::spend::share as tenths;
use crate::values::Pence;
use std::str::FromStr;

/// Money split by a yes-or-no fact of the suppliers it went to. The three parts add up to the whole.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Split {
    /// Paid to suppliers of whom it is true.
    pub yes: Pence,
    /// Paid to suppliers of whom it is not true.
    pub no: Pence,
    /// Paid to payees of whom nothing is known: no facts, redacted, or no name in the file.
    pub unknown: Pence,
}

/// How unknown money counts in a share.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum UnknownAs {
    /// As not: the share is of the whole, and can only be too low.
    #[default]
    Not,
    /// Left out of the whole: the share is of what is known.
    LeftOut,
    /// From none of it to all of it: the share lies between the two.
    Range,
}

/// A share in tenths of a per cent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Percent {
    /// One number.
    One(i64),
    /// From the lower to the higher.
    Between(i64, i64),
}

impl UnknownAs {
    /// Every way, the usual one first.
    pub const ALL: &[UnknownAs] = &[UnknownAs::Not, UnknownAs::LeftOut, UnknownAs::Range];

    /// The name in addresses.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            UnknownAs::Not => "not",
            UnknownAs::LeftOut => "left-out",
            UnknownAs::Range => "range",
        }
    }

    /// What people are shown.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            UnknownAs::Not => "Count what is not known as no",
            UnknownAs::LeftOut => "Leave what is not known out",
            UnknownAs::Range => "Show the lowest and the highest it can be",
        }
    }

    /// How a share is made under it, as part of a sentence.
    #[must_use]
    pub const fn said(self) -> &'static str {
        match self {
            UnknownAs::Not => "spend of which the fact is not known counts as no, so the share can only be too low",
            UnknownAs::LeftOut => "spend of which the fact is not known is left out of the whole",
            UnknownAs::Range => "the lower end counts spend of which the fact is not known as no, the higher as yes",
        }
    }
}

impl FromStr for UnknownAs {
    type Err = String;
    fn from_str(text: &str) -> Result<Self, String> {
        let found = UnknownAs::ALL.iter().copied().find(|way| way.name() == text);
        found.ok_or_else(|| format!("{text:?} is not a way to count what is not known"))
    }
}

impl Split {
    /// Adds money of which the fact is so, not so, or not known.
    pub fn take(&mut self, fact: Option<bool>, money: Pence) {
        let part = match fact {
            Some(true) => &mut self.yes,
            Some(false) => &mut self.no,
            None => &mut self.unknown,
        };
        *part = add(*part, money);
    }

    /// The two together.
    #[must_use]
    pub fn with(self, other: Split) -> Split {
        let Split { yes, no, unknown } = other;
        Split { yes: add(self.yes, yes), no: add(self.no, no), unknown: add(self.unknown, unknown) }
    }

    /// The whole.
    #[must_use]
    pub fn whole(&self) -> Pence {
        add(add(self.yes, self.no), self.unknown)
    }

    /// The part and the whole of the share, lower and higher; they are one unless it is a range.
    pub(super) fn ends(&self, unknown: UnknownAs) -> [(Pence, Pence); 2] {
        let (low, known) = ((self.yes, self.whole()), (self.yes, add(self.yes, self.no)));
        match unknown {
            UnknownAs::Not => [low, low],
            UnknownAs::LeftOut => [known, known],
            UnknownAs::Range => [low, (add(self.yes, self.unknown), self.whole())],
        }
    }

    /// The share of which it is true; none where the whole is nothing: not measured, which is not nought.
    ///
    /// ```
    /// use domain::spend::figures::{Percent, Split, UnknownAs};
    /// use domain::values::Pence;
    /// let split = Split { yes: Pence::new(10), no: Pence::new(70), unknown: Pence::new(20) };
    /// assert_eq!(split.share(UnknownAs::Not), Some(Percent::One(100)));
    /// assert_eq!(split.share(UnknownAs::LeftOut), Some(Percent::One(125)));
    /// assert_eq!(split.share(UnknownAs::Range), Some(Percent::Between(100, 300)));
    /// ```
    #[must_use]
    pub fn share(&self, unknown: UnknownAs) -> Option<Percent> {
        // Where not one pound is known, a share of the known cannot be made, and a share of the whole would say nought.
        if self.yes == Pence::ZERO && self.no == Pence::ZERO {
            return None;
        }
        let [low, high] = self.ends(unknown).map(|(part, whole)| tenths(part, whole));
        Percent::of(low?, high?, unknown)
    }

    /// The share of money of which nothing is known, in tenths of a per cent of the whole.
    #[must_use]
    pub fn unknown_share(&self) -> Option<i64> {
        tenths(self.unknown, self.whole())
    }
}

impl Percent {
    pub(super) fn of(one: i64, other: i64, unknown: UnknownAs) -> Option<Percent> {
        match unknown {
            // More money came back than went out to the unknown: the ends change places.
            UnknownAs::Range => Some(Percent::Between(one.min(other), one.max(other))),
            UnknownAs::Not | UnknownAs::LeftOut => Some(Percent::One(one)),
        }
    }

    /// The number, or the lower end.
    #[must_use]
    pub const fn low(self) -> i64 {
        match self {
            Percent::One(one) | Percent::Between(one, _) => one,
        }
    }

    /// The number, or the higher end.
    #[must_use]
    pub const fn high(self) -> i64 {
        match self {
            Percent::One(one) | Percent::Between(_, one) => one,
        }
    }
}
