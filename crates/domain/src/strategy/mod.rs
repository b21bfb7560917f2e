//! Where the council's procurement stands, where it wants to be, and how it gets there.
//!
//! Every subject of the house offers [figures](measures) under a code. Checks, indicators and reports look them up by that
//! code and learn why one is not measured; nothing here knows which subjects there are.
//! The [`scorecard`] is the balanced one: indicators in four quadrants, each with its definition, baseline, target and
//! status, compliance never without outcomes beside it.

pub mod library;
pub mod measures;
mod period;
mod quantity;
pub mod scorecard;
pub mod surveys;
pub mod training;

pub use period::Period;
pub use quantity::{Quantity, Unit};
