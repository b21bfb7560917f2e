//! What the council enters beside its payments: net budget, population, price index, funding gap and the like.
//!
//! Each number has its financial year, its source and the date of that source. A number that is entered again replaces the
//! one before, which stays with its time, so that a page as of an earlier day shows what was known then.

mod beside;
mod fact;
mod measure;

pub use beside::{Beside, beside, demand, indices};
pub use fact::{ContextFact, WrongFact, check};
pub use measure::{Measure, Unit};
