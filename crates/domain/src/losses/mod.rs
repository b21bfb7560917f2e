//! Money that may have been lost: eight checks over payment lines, each a pure judge that explains what it found.
//!
//! `ledger` finds groups of lines that have something in common; the judges here decide which of them are worth a
//! person's time and say why in sentences that show their sums and dates. What they find is a [`Candidate`], which a
//! person then clears, confirms or marks as recovered.
//! Nothing here says that money *was* lost: only people can.

mod candidate;
mod check;
mod credit;
mod decision;
mod editions;
mod heat;
mod line;
mod pattern;
mod reference;
mod repeats;
mod said;
mod settings;
mod single;
mod split;
mod standing;
mod two_suppliers;

pub use candidate::{Candidate, Reason, collect};
pub use check::{Check, Harm};
pub use credit::Undone;
pub use decision::{Asked, Decision, State, WrongDecision, decide};
pub use editions::{Edition, Editions};
pub use heat::{HeatCell, HeatMap, HeatRow, Shade};
pub use line::{Line, Place};
pub use pattern::{Pattern, Shape, quiet_by, shape_of};
pub use reference::{Alike, alike, group_key, normalised, shape as reference_shape, tells_little};
pub use repeats::judge_repeats;
pub use settings::{Limit, Settings, WrongSetting};
pub use single::judge_single;
pub use split::judge_split;
pub use two_suppliers::{judge_two_suppliers, settle_credits};

/// What one check says of one line, before what is said of the same line is put together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// The check.
    pub check: Check,
    /// The line that should be looked at: of a pair the later one; of a split order the first.
    pub suspect: Line,
    /// Which of several lines that are the same in every respect it is, counted from 0.
    pub ordinal: u32,
    /// The lines it is held against, in the order of days.
    pub others: Vec<Line>,
    /// The money that this check is about.
    pub at_risk: crate::values::Pence,
    /// What was found, with its sums and dates, and what would undo it.
    pub text: String,
    /// The credit that undoes it already.
    pub undone: Option<Undone>,
    /// For a split order, the limit it stayed below.
    pub limit: Option<Limit>,
}
