//! Bytes become typed rows, with findings that name their cells.
//!
//! It reads files and nothing else: it never opens a database or a socket, and it decides no rule of law.
//! A file's name is a hint to the month it holds, never a path.
//! Start at [`payments::read`], which works out the layout of a payments file and hands over its lines, or at
//! [`strategy::read`] for levels, scorecards and plans in spreadsheets.

mod cells;
mod failure;
pub mod law;
pub mod outside_levels;
pub mod payments;
pub mod postcodes;
pub mod procurements;
mod source;
pub mod strategy;
pub mod supplier_facts;
pub mod survey_answers;
mod text;
mod workbook;

pub use failure::{ReadFailure, Stopped};
