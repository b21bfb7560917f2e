//! Strategy in spreadsheets: levels, assessors' answers, actions, scorecards, risks and savings, in the shapes that councils
//! have them.
//!
//! [`read`] is the way in. Each sheet is recognised by its headings, wherever they stand and whatever they are called, or is
//! what the person says; its rows become values of `domain::strategy::sheets`, and whatever cannot be read is a finding that
//! names its cell.

mod actions;
mod answers;
mod dictionary;
mod figure;
mod found;
mod indicators;
mod layout;
mod levels;
mod period;
mod read;
mod risks;
mod savings;
mod scorecard;
mod sheet;
mod wording;

pub use domain::strategy::sheets::Sheets;
pub use read::{Ask, read};
pub use wording::wording;
