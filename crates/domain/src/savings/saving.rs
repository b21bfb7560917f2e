//! A saving or benefit.

use super::{Idea, SocialFrom, StageCode};
use crate::strategy::Period;
use crate::values::{Date, FinancialYear, Pence, SubjectRef};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use std::fmt;

/// The number of a saving's record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct SavingId(i64);

impl SavingId {
    /// The id of the record with this number.
    #[must_use]
    pub const fn new(number: i64) -> Self {
        SavingId(number)
    }

    /// The number.
    #[must_use]
    pub const fn get(self) -> i64 {
        self.0
    }
}

named! {
    /// What kind of benefit it is.
    Kind {
        Cashable "cashable" "Cashable: a budget is smaller by it";
        Avoided "avoided" "Avoided: a cost that would have come did not";
        Income "income" "Income: money that comes in";
        Social "social" "Social: a benefit for people and places, put in money";
    }
}

impl Kind {
    /// Whether the council's own money is better by it.
    #[must_use]
    pub const fn is_financial(self) -> bool {
        !matches!(self, Kind::Social)
    }
}

named! {
    /// How it came about.
    Method {
        Price "price" "Lower price after competition";
        Negotiation "negotiation" "Negotiation";
        Specification "specification" "Another specification";
        Demand "demand" "Buying less";
        Process "process" "Less work in buying and paying";
        Joint "joint" "Buying together with others";
        Contract "contract" "Managing the contract: rebates, errors found, credits";
        Income "income" "New or higher income";
        Other "other" "Another way, as described";
    }
}

named! {
    /// Whether it comes again each year without being won again.
    Recurrence {
        OneOff "one_off" "One-off";
        Recurring "recurring" "Recurring";
    }
}

/// What a saving is measured against.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Baseline {
    /// What would be paid in a year without it.
    pub amount: Pence,
    /// What that is, such as the price of the contract before or the lowest quote.
    pub what: String,
    /// The period it is of.
    pub period: Period,
    /// Where it comes from.
    pub source: String,
}

/// What was delivered of a year's part, as somebody claims.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Delivered {
    /// How much.
    pub amount: Pence,
    /// The day it was claimed.
    pub on: Date,
    /// Who claims it.
    pub by: String,
    /// What shows it.
    pub evidence: String,
}

/// Finance's word that a year's part was delivered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SignOff {
    /// How much.
    pub amount: Pence,
    /// The day.
    pub on: Date,
    /// Who signed.
    pub by: String,
}

/// Finance's word that a claim does not hold, or that what it signed holds no more.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SentBack {
    /// The day.
    pub on: Date,
    /// Who sent it back.
    pub by: String,
    /// Why, for those who claimed.
    pub why: String,
    /// What finance had signed before; none where it had signed nothing.
    pub signed: Option<SignOff>,
}

/// What a saving comes to in one financial year.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct YearPart {
    /// The year.
    pub year: FinancialYear,
    /// What is expected.
    pub forecast: Pence,
    /// What was delivered, as claimed.
    pub delivered: Option<Delivered>,
    /// Finance's word.
    pub signed: Option<SignOff>,
    /// The claim as finance sent it back; none once it is claimed anew.
    #[serde(default)]
    pub sent_back: Option<SentBack>,
}

/// A saving or benefit of the register.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Saving {
    /// Its record.
    pub id: SavingId,
    /// What people call it.
    pub title: String,
    /// What it comes from, such as a contract.
    pub about: Option<SubjectRef>,
    /// What kind of benefit it is.
    pub kind: Kind,
    /// How it came about.
    pub method: Method,
    /// How it is worked out, in words that another person could follow.
    pub how: String,
    /// Whether it comes again.
    pub recurrence: Recurrence,
    /// What it is measured against.
    pub baseline: Option<Baseline>,
    /// What it comes to, year by year.
    pub years: Vec<YearPart>,
    /// Who answers for it.
    pub owner: String,
    /// The day it was entered.
    pub entered: Date,
    /// The day it was withdrawn; it counts no more from then on.
    pub withdrawn: Option<Date>,
    /// What was decided of it; none for one that was entered as decided.
    #[serde(default)]
    pub idea: Option<Idea>,
    /// For a social benefit, what it comes from; none where nobody said so, and for the other kinds.
    #[serde(default)]
    pub social_from: Option<SocialFrom>,
    /// The stage of the work of buying in which it was won; none where nobody said so.
    #[serde(default)]
    pub stage: Option<StageCode>,
}

impl Saving {
    /// Whether it counted on a day: it was entered, decided where it was an idea, and not withdrawn.
    #[must_use]
    pub fn counts(&self, day: Date) -> bool {
        self.stands(day) && self.is_decided(day)
    }

    /// Whether it stood in the register on a day, decided or not.
    #[must_use]
    pub fn stands(&self, day: Date) -> bool {
        self.entered <= day && self.withdrawn.is_none_or(|withdrawn| withdrawn > day)
    }

    /// Whether it is made, as of a day: what was entered as decided always is.
    #[must_use]
    pub fn is_decided(&self, day: Date) -> bool {
        self.idea.as_ref().is_none_or(|idea| idea.is_go(day))
    }

    /// Its part of a year.
    #[must_use]
    pub fn part(&self, year: FinancialYear) -> Option<&YearPart> {
        self.years.iter().find(|part| part.year == year)
    }
}

/// What is wrong with a saving.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WrongSaving {
    /// It has no title.
    NoTitle,
    /// The same year stands twice in its profile.
    SameYear {
        /// The year.
        year: FinancialYear,
    },
    /// It saves more of a year than the baseline of a year comes to.
    AboveBaseline {
        /// The year.
        year: FinancialYear,
        /// What it claims.
        claimed: Pence,
        /// The baseline.
        baseline: Pence,
    },
    /// Something was delivered without a baseline to measure it against.
    NoBaseline,
    /// Something was delivered and nobody says what shows it.
    NoEvidence {
        /// The year.
        year: FinancialYear,
    },
    /// Something was delivered in a year that has not begun.
    NotBegun {
        /// The year.
        year: FinancialYear,
    },
    /// A one-off saving in more than one year.
    OneOffTwice,
}

impl fmt::Display for WrongSaving {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoTitle => f.write_str("Enter what the saving is called"),
            Self::SameYear { year } => write!(f, "Enter {year} once"),
            Self::AboveBaseline { year, claimed, baseline } => {
                write!(f, "Enter at most {baseline} for {year}, the baseline of a year, not {claimed}")
            }
            Self::NoBaseline => f.write_str("Enter the baseline that the saving is measured against"),
            Self::NoEvidence { year } => write!(f, "Enter what shows the saving of {year}"),
            Self::NotBegun { year } => {
                write!(f, "Enter a forecast for {year}, which has not begun, and nothing delivered")
            }
            Self::OneOffTwice => f.write_str("Choose recurring, or keep the saving to one year"),
        }
    }
}

impl std::error::Error for WrongSaving {}

/// What is wrong with a saving; nothing where it can be kept. Income and social benefits may exceed their baseline.
#[must_use]
pub fn check(saving: &Saving, today: Date) -> Vec<WrongSaving> {
    let mut wrong = Vec::new();
    if saving.title.trim().is_empty() {
        wrong.push(WrongSaving::NoTitle);
    }
    let mut years = BTreeSet::new();
    let is_bounded = matches!(saving.kind, Kind::Cashable | Kind::Avoided);
    for part in &saving.years {
        let year = part.year;
        if !years.insert(year) {
            wrong.push(WrongSaving::SameYear { year });
        }
        let claimed = part.delivered.as_ref().map_or(part.forecast, |delivered| delivered.amount.max(part.forecast));
        if let Some(baseline) = saving.baseline.as_ref().filter(|baseline| is_bounded && claimed > baseline.amount) {
            wrong.push(WrongSaving::AboveBaseline { year, claimed, baseline: baseline.amount });
        }
        if let Some(delivered) = &part.delivered {
            if delivered.evidence.trim().is_empty() {
                wrong.push(WrongSaving::NoEvidence { year });
            }
            if year.first_day() > today {
                wrong.push(WrongSaving::NotBegun { year });
            }
        }
    }
    if saving.baseline.is_none() && saving.years.iter().any(|part| part.delivered.is_some()) {
        wrong.push(WrongSaving::NoBaseline);
    }
    if saving.recurrence == Recurrence::OneOff && years.len() > 1 {
        wrong.push(WrongSaving::OneOffTwice);
    }
    wrong
}
