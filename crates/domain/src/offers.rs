//! What the subjects of the house offer to strategy: one list, made of each subject's own.
//!
//! A subject that comes into the house adds its line here and lights up in checks, formulas and scorecards.

use crate::strategy::measures::Measure;
use crate::strategy::{actions, advice, library, meetings, surveys, training};
use crate::{format_requests, people, publication, reports, risks, savings, spend};

/// The figures of every subject, subject by subject.
pub const MEASURES: &[&[Measure]] = &[
    spend::measures::MEASURES,
    publication::measures::MEASURES,
    people::measures::MEASURES,
    actions::measures::MEASURES,
    risks::measures::MEASURES,
    savings::measures::MEASURES,
    training::measures::MEASURES,
    surveys::measures::MEASURES,
    library::measures::MEASURES,
    meetings::measures::MEASURES,
    advice::MEASURES,
    reports::measures::MEASURES,
    format_requests::measures::MEASURES,
];

/// The figures of every subject, one after the other.
///
/// ```
/// assert!(domain::offers::measures().any(|measure| measure.code == "spend.local_share"));
/// ```
pub fn measures() -> impl Iterator<Item = &'static Measure> {
    MEASURES.iter().flat_map(|of| of.iter())
}

/// The figure of a code; none where no subject of the house offers it.
#[must_use]
pub fn measure(code: &str) -> Option<&'static Measure> {
    measures().find(|measure| measure.code == code)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::strategy::measures::is_code;
    use crate::strategy::scorecard::{Way, eleven};
    use std::collections::BTreeSet;

    #[test]
    fn every_figure_has_a_code_of_its_own_that_names_its_subject() {
        let mut seen = BTreeSet::new();
        for measure in measures() {
            assert!(is_code(measure.code), "{}", measure.code);
            assert!(measure.code.starts_with(&format!("{}.", measure.subject)), "{}", measure.code);
            assert!(seen.insert(measure.code), "{} is offered twice", measure.code);
            assert!(!measure.name.is_empty() && measure.definition.ends_with('.'), "{}", measure.code);
        }
    }

    #[test]
    fn the_eleven_wait_only_for_subjects_that_are_not_in_the_house() {
        let waited_for = ["tenders", "waivers", "challenges"];
        for indicator in eleven() {
            let Way::Measure(code) = &indicator.way else { panic!("{} is no figure of the house", indicator.code) };
            for code in indicator.beside.iter().chain([code]) {
                let subject = code.split('.').next().unwrap();
                assert_ne!(measure(code).is_some(), waited_for.contains(&subject), "{code}");
            }
            if let Some(measure) = measure(code) {
                assert_eq!(measure.unit, indicator.unit, "{code}");
            }
        }
    }
}
