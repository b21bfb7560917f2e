//! What is kept of a scorecard when its values are reported to a committee or a team.

use super::{Origin, Recorded, Reported, Worked};

/// The present values as they are kept once they were reported: each with what was known of it before and the new report.
///
/// What is not measured is reported as such and not kept as a value. A value that was entered stays the one that was entered,
/// so that it goes on counting while the house has no figure of its own.
#[must_use]
pub fn to_keep(worked: &Worked<'_>, recorded: &[Recorded], told: &Reported) -> Vec<Recorded> {
    let measured = worked.rows.iter().filter(|row| row.reading.value.is_some());
    let kept = measured.map(|row| {
        let is_it = |one: &&Recorded| one.code == row.indicator.code && one.reading == row.reading;
        let entered = recorded.iter().filter(is_it).find(|one| one.origin == Origin::Entered);
        let known = entered.or_else(|| recorded.iter().find(is_it));
        let mut one = known.cloned().unwrap_or_else(|| row.recorded());
        one.reported.push(told.clone());
        one
    });
    kept.collect()
}

/// Whether values were reported to them on that day already.
#[must_use]
pub fn was_told(recorded: &[Recorded], told: &Reported) -> bool {
    recorded.iter().any(|one| one.reported.contains(told))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::strategy::Quantity;
    use crate::strategy::measures::{Reading, Readings};
    use crate::strategy::scorecard::{eleven, work_out};
    use jiff::civil::date;

    #[test]
    fn an_entered_value_that_was_reported_goes_on_counting() {
        let (indicators, today) = (eleven(), date(2026, 11, 21));
        let reading = Reading::measured(Quantity::count(9), "Register of waivers", date(2026, 9, 30));
        let code = || "IND-C1".parse().unwrap();
        let value = Recorded { code: code(), edition: 1, reading, origin: Origin::Entered, reported: Vec::new() };
        let mut recorded = vec![value];
        let told = Reported { to: "Audit Committee".into(), on: today };
        for _ in 0..2 {
            let readings = Readings::new(today);
            let kept = to_keep(&work_out(&indicators, &readings, &recorded, today), &recorded, &told);
            assert_eq!(kept.len(), 1, "what is not measured is not kept as a value");
            assert_eq!(kept[0].origin, Origin::Entered);
            recorded = kept;
        }
        assert_eq!(recorded[0].reported.len(), 2);
        assert!(was_told(&recorded, &told) && !was_told(&recorded, &Reported { to: "Cabinet".into(), ..told }));
    }
}
