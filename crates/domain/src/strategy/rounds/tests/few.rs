//! What of the answers is told to readers who may not know who said what.

use super::*;
use std::collections::BTreeMap;

fn spread(answers: u32) -> Spread {
    (0..answers).map(|at| level(if at == 0 { 5 } else { 2 })).collect()
}

#[test]
fn fewer_than_five_answers_are_not_told() {
    for (answers, cannot_say, is_few, reason) in [
        (0, 0, false, "there is nothing to hide"),
        (0, 1, true, "one who cannot say is known"),
        (1, 0, true, "one answer is one person's"),
        (4, 0, true, "four are too few"),
        (4, 3, true, "who cannot say hides no level"),
        (5, 0, false, "five are enough"),
        (5, 1, false, "five levels are enough"),
    ] {
        let area = AreaSpread { whole: spread(answers), cannot_say, ..AreaSpread::default() };
        assert_eq!(area.is_few(), is_few, "{reason}");
    }
}

#[test]
fn small_groups_are_told_together_or_not_at_all() {
    for (groups, expected, reason) in [
        (vec![("A", 1), ("B", 3)], vec![], "four in all"),
        (vec![("A", 1), ("B", 4)], vec![(None, 5)], "five in all, of no group"),
        (vec![("A", 5), ("B", 0)], vec![(Some("A"), 5)], "nobody of the other answered"),
        (vec![("A", 5), ("B", 5)], vec![(Some("A"), 5), (Some("B"), 5)], "both are large enough"),
        (vec![("A", 5), ("B", 4)], vec![(None, 9)], "four would follow from all less A"),
        (
            vec![("A", 6), ("B", 5), ("C", 1)],
            vec![(Some("A"), 6), (None, 6)],
            "the smallest group that would be shown hides the one",
        ),
        (vec![("A", 6), ("B", 2), ("C", 3)], vec![(Some("A"), 6), (None, 5)], "two small ones are enough together"),
    ] {
        let groups: BTreeMap<String, Spread> =
            groups.into_iter().map(|(name, answers)| (name.to_owned(), spread(answers))).collect();
        let told = groups_told(&groups);
        let found: Vec<(Option<&str>, u32)> = told.iter().map(|(name, one)| (*name, one.answers())).collect();
        assert_eq!(found, expected, "{reason}");
        assert!(told.iter().all(|(_, one)| one.names_nobody()), "{reason}");
    }
}
