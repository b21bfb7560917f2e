//! The scorecard worked out, and as programs read it.

use super::{Indicator, Origin, Recorded, Standing, Status, Trend, Way};
use crate::strategy::Quantity;
use crate::strategy::measures::Reading;
use crate::values::Date;
use serde::Serialize;
use serde_json::Value;

/// The scorecard as of a day: quadrant by quadrant, in each the outcomes before the compliance.
#[derive(Clone, Debug)]
pub struct Worked<'a> {
    /// The day.
    pub as_of: Date,
    /// Every indicator that is on the scorecard on that day.
    pub rows: Vec<Row<'a>>,
    /// Those that were taken off it before, with what is known of them.
    pub taken_off: Vec<Row<'a>>,
}

/// An indicator worked out.
#[derive(Clone, Debug)]
pub struct Row<'a> {
    /// The indicator.
    pub indicator: &'a Indicator,
    /// Its value, or why there is none.
    pub reading: Reading,
    /// Figures shown beside the value.
    pub beside: Vec<Beside>,
    /// How it stands and why.
    pub standing: Standing,
    /// The day on which its next value was due, where that has passed.
    pub overdue_since: Option<Date>,
    /// How it went.
    pub trend: Trend<'a>,
}

/// A figure shown beside the value of an indicator.
#[derive(Clone, Debug)]
pub struct Beside {
    /// Its code.
    pub code: String,
    /// What people read.
    pub name: String,
    /// Whether a subject of the house offers it, or the council entered it.
    pub has_source: bool,
    /// Its value, or why there is none.
    pub reading: Reading,
}

/// An indicator as programs read it. A value that is not measured is null, and `reason` says why.
///
/// Money is in pounds, a percentage in per cent; numbers have two decimals at most.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct IndicatorAnswer {
    /// The code.
    pub code: String,
    /// The quadrant's name.
    pub quadrant: &'static str,
    /// What people read.
    pub name: String,
    /// The value.
    pub value: Value,
    /// What the numbers are numbers of.
    pub unit: &'static str,
    /// The period of the value; null where there is none.
    pub period: Option<String>,
    /// Where it began; null where it was not measured then.
    pub baseline: Value,
    /// The period of the baseline.
    pub baseline_period: Option<String>,
    /// The target; null where none is set.
    pub target: Value,
    /// The day by which the target shall be reached.
    pub target_by: Option<String>,
    /// How it stands.
    pub status: &'static str,
    /// Why, or why there is no value.
    pub reason: String,
    /// What it tells of: outcome or compliance.
    pub kind: &'static str,
    /// Where the value comes from.
    pub source: String,
    /// The day as of which the value holds, or of its source.
    pub as_of: String,
    /// The day on which the next value was due, where that has passed.
    pub overdue_since: Option<String>,
}

impl Row<'_> {
    /// The indicator as programs read it.
    #[must_use]
    pub fn answer(&self) -> IndicatorAnswer {
        let json = |quantity: Option<&Quantity>| quantity.map_or(Value::Null, Quantity::json);
        let (indicator, reading) = (self.indicator, &self.reading);
        let (baseline, target) = (indicator.baseline.as_ref(), indicator.target.as_ref());
        IndicatorAnswer {
            code: indicator.code.to_string(),
            quadrant: indicator.quadrant.name(),
            name: indicator.name.clone(),
            value: json(reading.value.as_ref()),
            unit: indicator.unit.name(),
            period: reading.value.as_ref().map(|_| reading.period.to_string()),
            baseline: json(baseline.map(|baseline| &baseline.value)),
            baseline_period: baseline.map(|baseline| baseline.period.to_string()),
            target: json(target.map(|target| &target.value)),
            target_by: target.and_then(|target| target.by).map(|day| day.to_string()),
            status: self.standing.status.name(),
            reason: self.standing.reason.clone(),
            kind: indicator.kind.name(),
            source: reading.source.clone(),
            as_of: reading.as_of.to_string(),
            overdue_since: self.overdue_since.map(|day| day.to_string()),
        }
    }
}

impl Row<'_> {
    /// The present value as it is kept, for the history of the indicator and for what was reported of it.
    #[must_use]
    pub fn recorded(&self) -> Recorded {
        let origin = if self.indicator.way == Way::Entered { Origin::Entered } else { Origin::House };
        Recorded::of(self.indicator, self.reading.clone(), origin)
    }
}

impl<'a> Worked<'a> {
    /// Every indicator as programs read it.
    #[must_use]
    pub fn answers(&self) -> Vec<IndicatorAnswer> {
        self.rows.iter().map(Row::answer).collect()
    }

    /// The row of a code, also of one that was taken off.
    #[must_use]
    pub fn row(&self, code: &str) -> Option<&Row<'a>> {
        self.rows.iter().chain(&self.taken_off).find(|row| row.indicator.code.as_str() == code)
    }

    /// How many indicators stand so.
    #[must_use]
    pub fn count(&self, status: Status) -> usize {
        self.rows.iter().filter(|row| row.standing.status == status).count()
    }
}
