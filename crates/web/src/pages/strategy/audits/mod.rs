//! Audit reviews and their recommendations.

pub mod list;
pub mod record;
pub mod show;
