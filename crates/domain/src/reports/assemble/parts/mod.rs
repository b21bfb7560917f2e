//! The parts that several reports have: one file for each subject.

mod audit;
mod calendar;
mod figures;
mod levels;
mod plan;
mod risks;
mod savings;
mod scorecard;
