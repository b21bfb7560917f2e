//! Whether the months of a period are loaded, or only half.

use super::Survey;
use crate::values::{Date, Month};
use jiff::ToSpan;

/// How many lines of a month the council's live batches hold, of one kind of payments.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MonthHeld {
    /// The month.
    pub month: Month,
    /// Its lines.
    pub lines: u64,
}

/// A month in which nothing was paid on so many of its last days may have been loaded too early.
const QUIET_DAYS: i32 = 10;

/// Why a month looks half loaded, as a sentence; none where it looks whole.
///
/// Two signs: nothing was paid on the last ten days or more; or the month has less than half the lines that the middle
/// one of the twelve months before it has. Both are no proof, so they are asked about, never decided.
#[must_use]
pub fn half_loaded(month: Month, held: &[MonthHeld], survey: &Survey) -> Option<String> {
    let (last, lines) = survey.month(month)?;
    let quiet = last.until(month.last_day()).map_or(0, |span| span.get_days());
    if quiet >= QUIET_DAYS {
        return Some(format!(
            "{}: the last payment is dated {}, {quiet} days before the end of the month",
            month.name(),
            shown(last)
        ));
    }
    let before = month.first_day().checked_sub(1.year()).map_or(month, Month::of);
    let mut others: Vec<u64> =
        held.iter().filter(|one| before <= one.month && one.month < month).map(|one| one.lines).collect();
    others.sort_unstable();
    let middle = others.get(others.len() / 2).copied().filter(|_| others.len() >= 3)?;
    (lines * 2 < middle)
        .then(|| format!("{}: {lines} lines, where the months before it have about {middle}", month.name()))
}

fn shown(day: Date) -> String {
    day.strftime("%-d %B %Y").to_string()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::spend::PaymentLine;

    fn survey(days: &[&str]) -> Survey {
        let mut survey = Survey::default();
        for day in days {
            let line = PaymentLine { date: Some(day.parse().unwrap()), ..PaymentLine::default() };
            survey.see(&line, &[], "2026-06-17".parse().unwrap());
        }
        survey
    }

    fn held(lines: &[(&str, u64)]) -> Vec<MonthHeld> {
        lines.iter().map(|(month, lines)| MonthHeld { month: month.parse().unwrap(), lines: *lines }).collect()
    }

    #[test]
    fn a_month_that_ends_early_looks_half_loaded() {
        let may: Month = "2026-05".parse().unwrap();
        for (last, half, reason) in [
            ("2026-05-21", true, "ten days without a payment"),
            ("2026-05-22", false, "nine days"),
            ("2026-05-31", false, "to the last day"),
        ] {
            assert_eq!(half_loaded(may, &[], &survey(&["2026-05-02", last])).is_some(), half, "{reason}");
        }
        assert_eq!(half_loaded(may, &[], &survey(&["2026-04-02"])), None, "nothing at all is a gap, not a half");
    }

    #[test]
    fn a_month_of_few_lines_beside_those_before_looks_half_loaded() {
        let may: Month = "2026-05".parse().unwrap();
        let days = survey(&["2026-05-30", "2026-05-30"]);
        for (months, half, reason) in [
            (vec![("2026-02", 5), ("2026-03", 5), ("2026-04", 5)], true, "2 lines are less than half of 5"),
            (vec![("2026-02", 4), ("2026-03", 4), ("2026-04", 4)], false, "2 lines are half of 4"),
            (vec![("2026-02", 9), ("2026-03", 9)], false, "two months say too little"),
            (vec![("2024-02", 9), ("2024-03", 9), ("2024-04", 9)], false, "years ago"),
            (vec![("2026-06", 9), ("2026-07", 9), ("2026-08", 9)], false, "later months are no measure"),
        ] {
            assert_eq!(half_loaded(may, &held(&months), &days).is_some(), half, "{reason}");
        }
    }
}
