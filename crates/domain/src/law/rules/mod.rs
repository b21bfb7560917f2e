//! The rules, one file each: what is said, what is asked, what is answered, and the function that decides.

pub mod standstill;

pub use standstill::Standstill;
