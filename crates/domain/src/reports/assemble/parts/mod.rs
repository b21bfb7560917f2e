//! The parts that several reports have: one file for each subject.

mod areas;
mod audit;
mod beside;
mod calendar;
mod decisions;
mod figures;
mod levels;
mod plan;
mod risks;
mod savings;
mod scorecard;
