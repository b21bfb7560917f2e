//! Feeds: who may read with a program, and what the fields mean.

pub mod dictionary;
pub mod list;
pub mod withdraw;
