//! The cube: the sums of payment lines by everything that the usual figures are by.
//!
//! A batch keeps one, counted while it comes in ([`CubeBuilder`]) and written as a few bytes a sum ([`Cube::to_bytes`]).
//! The cubes of a council's live batches, merged ([`Cube::merged`]), are what all its figures are one pass over.

mod builder;
mod bytes;
mod close;
mod figures;
mod known;
mod merge;
mod names;

pub use builder::{Counted, CubeBuilder, CubeLine, TooManyNames};
pub use bytes::CubeBytesFault;
pub use figures::{Figure, Span};
pub use known::{CountedNames, CountedTexts, KnownSpellings, NameOf};

use super::FileKind;
use crate::values::{Month, Pence};

/// Sums of payment lines, of one batch or of several.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cube {
    /// The suppliers, in order of their keys.
    pub suppliers: Vec<CubeSupplier>,
    /// The services, as published, in order; an empty text stands for lines that give none.
    pub services: Vec<String>,
    /// The categories, as published, in order; an empty text stands for lines that give none.
    pub categories: Vec<String>,
    /// The names of the reasons for which lines are left out of what procurement can influence. The first is empty: it
    /// stands for lines that no rule leaves out.
    pub reasons: Vec<String>,
    /// The sums, by month, each with its own things: no two are alike in all but lines and total.
    pub sums: Vec<CubeSum>,
    /// How long payments took, of the lines that give both the day of payment and the day of the invoice.
    pub days: Vec<DaysSum>,
}

/// A supplier in a cube.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CubeSupplier {
    /// The key in figures and filters: the cleaned name, [`REDACTED_KEY`](super::REDACTED_KEY) for redacted payees,
    /// empty for lines that name none.
    pub key: String,
    /// What people are shown: the first spelling by letter.
    pub label: String,
    /// The supplier's numbers in the council's ledger, in order; never any of redacted payees.
    pub numbers: Vec<String>,
}

/// The sum of the lines that are alike in these things. Numbers of suppliers, services, categories and reasons are
/// places in the lists of the cube.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CubeSum {
    /// The kind of payments.
    pub kind: FileKind,
    /// The month; none for lines without one.
    pub month: Option<Month>,
    /// The supplier.
    pub supplier: u32,
    /// The service.
    pub service: u32,
    /// The category.
    pub category: u32,
    /// The reason for which the lines are left out; 0 where none is.
    pub reason: u32,
    /// How many lines.
    pub lines: u64,
    /// The sum of their amounts.
    pub total: Pence,
    /// How many of the lines give both the day of payment and the day of the invoice, and were not paid before it.
    pub timed: u64,
    /// How many of those were paid within [`IN_TIME`] days.
    pub in_time: u64,
}

/// The last day on which a payment is in time, counted from the day after the invoice (Procurement Regulations 2024 reg. 38).
pub const IN_TIME: i32 = 30;

/// The sum of the lines that were paid the same number of days after the date of their invoice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DaysSum {
    /// The kind of payments.
    pub kind: FileKind,
    /// The month of payment.
    pub month: Option<Month>,
    /// The service.
    pub service: u32,
    /// Whether no rule leaves the lines out of what procurement can influence.
    pub influenceable: bool,
    /// Days from the date of the invoice to the day of payment; below zero where it was paid before.
    pub days: i32,
    /// How many lines.
    pub lines: u64,
    /// The sum of their amounts.
    pub total: Pence,
}

/// What sums are told apart by, in the order in which they stand.
type SumKey = (Option<Month>, FileKind, u32, u32, u32, u32);

impl CubeSum {
    const fn key(&self) -> SumKey {
        (self.month, self.kind, self.supplier, self.service, self.category, self.reason)
    }
}

/// What sums of days are told apart by, in the order in which they stand.
type DaysKey = (Option<Month>, FileKind, u32, bool, i32);

impl DaysSum {
    const fn key(&self) -> DaysKey {
        (self.month, self.kind, self.service, self.influenceable, self.days)
    }
}

impl Cube {
    /// The name of a sum's reason; empty where it can be influenced.
    #[must_use]
    pub fn reason(&self, sum: &CubeSum) -> &str {
        self.reasons.get(at(sum.reason)).map_or("", String::as_str)
    }

    /// How many lines are in it.
    #[must_use]
    pub fn lines(&self) -> u64 {
        self.sums.iter().map(|sum| sum.lines).sum()
    }

    /// About how many bytes of memory it takes.
    #[must_use]
    pub fn weight(&self) -> usize {
        let text = |text: &String| text.capacity() + 24;
        let suppliers: usize = self
            .suppliers
            .iter()
            .map(|one| text(&one.key) + text(&one.label) + 24 + one.numbers.iter().map(text).sum::<usize>())
            .sum();
        let names: usize = [&self.services, &self.categories, &self.reasons].into_iter().flatten().map(text).sum();
        suppliers + names + self.sums.len() * size_of::<CubeSum>() + self.days.len() * size_of::<DaysSum>()
    }
}

/// A number of a cube as a place in its lists.
fn at(number: u32) -> usize {
    usize::try_from(number).unwrap_or(usize::MAX)
}

/// A place in a list as a number of a cube. Lists are bounded far below what a number can hold.
fn number(place: usize) -> u32 {
    u32::try_from(place).unwrap_or(u32::MAX)
}
