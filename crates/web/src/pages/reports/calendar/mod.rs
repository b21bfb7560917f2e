//! The reporting calendar: its lines with their days, and what was reported when.

pub mod archive;
pub mod form;
pub mod show;
