//! Where the council's procurement stands, where it wants to be, and how it gets there.

pub mod editions;
