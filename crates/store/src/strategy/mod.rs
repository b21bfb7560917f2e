//! What a council has recorded of its strategy and all that belongs to it, and the figures that checks and indicators ask for.

mod book;
mod past;
mod readings;

pub(crate) use book::StrategyBooks;
pub use book::book;
pub use past::{councils_that_show, facts_of, public_facts, shared_levels};
pub use readings::{Facts, facts, known_on};
