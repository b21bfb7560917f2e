//! Values that were recorded of an indicator, one for each period, with where they were reported.

use super::{Indicator, IndicatorCode};
use crate::strategy::measures::Reading;
use crate::values::Date;
use serde::{Deserialize, Serialize};

named! {
    /// Who said a value.
    Origin {
        House "house" "Found in the records";
        Entered "entered" "Entered by the council";
    }
}

/// A committee or team to which a value was reported.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reported {
    /// To whom.
    pub to: String,
    /// On which day.
    pub on: Date,
}

/// A value of an indicator as it was recorded. One that was recorded later for the same period replaces it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Recorded {
    /// The indicator.
    pub code: IndicatorCode,
    /// The number of the definition by which it was made.
    pub edition: u32,
    /// The value with its source, day and period; or none, with the reason.
    pub reading: Reading,
    /// Who said it.
    pub origin: Origin,
    /// Where it was reported.
    pub reported: Vec<Reported>,
}

impl Recorded {
    /// A value of an indicator by its present definition, reported to nobody yet.
    #[must_use]
    pub fn of(indicator: &Indicator, reading: Reading, origin: Origin) -> Self {
        Recorded { code: indicator.code.clone(), edition: indicator.edition, reading, origin, reported: Vec::new() }
    }
}

/// What counts of one indicator: for each period what was recorded last, in the order of time.
pub(super) fn in_order<'a>(code: &IndicatorCode, recorded: &'a [Recorded]) -> Vec<&'a Recorded> {
    let mut counting: Vec<&Recorded> = Vec::new();
    for one in recorded.iter().filter(|one| one.code == *code) {
        match counting.iter_mut().find(|kept| kept.reading.period == one.reading.period) {
            Some(kept) if kept.reading.as_of <= one.reading.as_of => *kept = one,
            Some(_) => {}
            None => counting.push(one),
        }
    }
    counting.sort_by_key(|one| (one.reading.period.last_day(), one.reading.period.first_day(), one.reading.as_of));
    counting
}
