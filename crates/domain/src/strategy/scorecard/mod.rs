//! The balanced scorecard: indicators in four quadrants, each with its definition, baseline, target and status.
//!
//! An [`Indicator`] takes its value from a figure of the house, from what the council enters, or from a [`Formula`] that the
//! council writes over both. [`work_out`] makes all values as of a day, says how each stands against its target and why,
//! and says of what is not measured why and how it will be. Nothing that is not measured is ever nought.
//! A compliance indicator is never shown without [outcome indicators beside it](balance).
//! Start at [`eleven`] for the indicators a council begins with.

pub mod balance;
mod change;
mod check;
mod code;
mod footnotes;
pub mod formula;
mod indicator;
mod initial;
mod recorded;
mod report;
mod resolve;
mod status;
mod target;
#[cfg(test)]
mod tests;
mod trend;
mod work_out;
mod worked;

pub use change::{approval_of_another, wrong_fields, wrong_together};
pub use check::{WrongIndicator, check};
pub use code::IndicatorCode;
pub use footnotes::{Footnote, footnotes};
pub use formula::{Formula, FormulaFault, WhyNot};
pub use indicator::{Direction, FirstMeasurement, Frequency, Indicator, Kind, Quadrant, TakenOff, Way};
pub use initial::eleven;
pub use recorded::{Origin, Recorded, Reported};
pub use report::{to_keep, was_told};
pub use status::{Standing, Status, judge};
pub use target::{Baseline, Disagreement, Target, TargetBase, WrongTarget};
pub use trend::{Break, Change, Movement, Point, Trend, trend};
pub use work_out::work_out;
pub use worked::{Beside, IndicatorAnswer, Row, Worked};
