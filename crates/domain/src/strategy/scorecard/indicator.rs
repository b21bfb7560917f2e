//! An indicator: what is measured, how, against what, by whom and for whom.

use super::{Baseline, Formula, IndicatorCode, Target};
use crate::strategy::actions::OutcomeCode;
use crate::strategy::{Period, Quantity, Unit};
use crate::values::Date;
use jiff::ToSpan;
use serde::{Deserialize, Serialize};

named! {
    /// The four quadrants of the scorecard, in its order.
    Quadrant {
        Strategic "strategic" "Strategic";
        Financial "financial" "Financial";
        Operational "operational" "Operational";
        Compliance "compliance" "Compliance and risk";
    }
}

named! {
    /// What an indicator tells of: what was reached for people and money, or whether rules were kept.
    Kind {
        Outcome "outcome" "Outcome";
        Compliance "compliance" "Compliance";
    }
}

named! {
    /// Which way is better.
    Direction {
        Higher "higher" "Higher is better";
        Lower "lower" "Lower is better";
        Neutral "neutral" "Neither is better: the figure gives context";
    }
}

named! {
    /// How often an indicator is measured.
    Frequency {
        Monthly "monthly" "Every month";
        Quarterly "quarterly" "Every quarter";
        HalfYearly "half_yearly" "Every half year";
        Yearly "yearly" "Every year";
    }
}

impl Frequency {
    /// The months from one value to the next.
    #[must_use]
    pub const fn months(self) -> i32 {
        match self {
            Frequency::Monthly => 1,
            Frequency::Quarterly => 3,
            Frequency::HalfYearly => 6,
            Frequency::Yearly => 12,
        }
    }

    /// The last day on which the value after a period may come in: the next period, and a month to make the figure.
    ///
    /// ```
    /// use domain::strategy::{Period, scorecard::Frequency};
    /// let year: Period = "2025-26".parse().unwrap();
    /// assert_eq!(Frequency::Quarterly.next_due(year).to_string(), "2026-07-31");
    /// ```
    #[must_use]
    pub fn next_due(self, last: Period) -> Date {
        let after = last.last_day().saturating_add(1.day());
        after.saturating_add((self.months() + 1).months()).saturating_sub(1.day())
    }
}

/// Where the value of an indicator comes from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Way {
    /// A figure that a subject of the house offers, by its code; what the council enters counts while the house has none.
    Measure(String),
    /// The council enters it, each value with its source.
    Entered,
    /// A formula over figures and other indicators.
    Formula(Formula),
}

/// How an indicator that nobody has measured yet will be.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FirstMeasurement {
    /// What will be done, such as a survey of heads of service.
    pub how: String,
    /// The day by which the first value is there.
    pub by: Option<Date>,
}

/// That an indicator was taken off the scorecard. Its values and versions stay.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TakenOff {
    /// The first day on which it is not on the scorecard.
    pub on: Date,
    /// Why.
    pub why: String,
}

/// An indicator of the scorecard, as the council has it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Indicator {
    /// Its code, kept for ever.
    pub code: IndicatorCode,
    /// Where on the scorecard it stands.
    pub quadrant: Quadrant,
    /// What it tells of.
    pub kind: Kind,
    /// What people read.
    pub name: String,
    /// What it means and what is left out.
    pub definition: String,
    /// How it is worked out, in words.
    pub formula: String,
    /// The number of its definition: a value under another number is not compared with one under this.
    pub edition: u32,
    /// What it is a number of.
    pub unit: Unit,
    /// Which way is better.
    pub direction: Direction,
    /// Where its value comes from.
    pub way: Way,
    /// Codes of figures shown beside its value, such as the same by value rather than by count.
    pub beside: Vec<String>,
    /// For a compliance indicator, the outcome indicators that are always shown with it.
    pub companions: Vec<IndicatorCode>,
    /// How often it is measured.
    pub frequency: Frequency,
    /// Who answers for it.
    pub owner: String,
    /// To which committee or team it is reported.
    pub reported_to: String,
    /// Where it began.
    pub baseline: Option<Baseline>,
    /// Where it shall be.
    pub target: Option<Target>,
    /// How far from a target a value may be and still count as near, for a target that is still to be set; a target has its
    /// own.
    #[serde(default)]
    pub tolerance: Option<Quantity>,
    /// How it will be measured, where it is not yet.
    pub plan: Option<FirstMeasurement>,
    /// What is printed below the scorecard with it.
    pub footnotes: Vec<String>,
    /// Whether the council shows it to everybody.
    pub is_public: bool,
    /// The outcomes, principles and values of the council that it tells of.
    #[serde(default)]
    pub serves: Vec<OutcomeCode>,
    /// When and why it was taken off the scorecard; none while it is on it.
    #[serde(default)]
    pub taken_off: Option<TakenOff>,
}

impl Indicator {
    /// Whether it is on the scorecard of a day.
    #[must_use]
    pub fn is_on_scorecard(&self, day: Date) -> bool {
        self.taken_off.as_ref().is_none_or(|taken| day < taken.on)
    }

    /// How far from its target a value may be and still count as near: the target's own, else the one kept for a target that
    /// is still to be set.
    #[must_use]
    pub fn usual_tolerance(&self) -> Option<&Quantity> {
        self.target.as_ref().map(|target| &target.tolerance).or(self.tolerance.as_ref())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_is_due_a_month_after_the_next_period() {
        for (frequency, last, due, reason) in [
            (Frequency::Monthly, "2026-01-31", "2026-03-31", "February, and March to make the figure"),
            (Frequency::Quarterly, "2025-26 Q4", "2026-07-31", "April to June, and July"),
            (Frequency::HalfYearly, "2025-09-30", "2026-04-30", "October to March, and April"),
            (Frequency::Yearly, "2024-25", "2026-04-30", "2025-26, and April"),
            (Frequency::Monthly, "2023 M12", "2024-02-29", "a leap year"),
        ] {
            assert_eq!(frequency.next_due(last.parse().unwrap()).to_string(), due, "{reason}");
        }
    }
}
