//! Which months of two years are compared, in words.

use super::Comparison;
use crate::spend::FileKind;
use crate::values::Month;
use std::collections::{BTreeMap, BTreeSet};

impl Comparison {
    /// Which months are compared, in words: "the whole year", "April to June". Where they are not the same for every kind
    /// of payments, each run of months names all the kinds it is of.
    #[must_use]
    pub fn compared_said(&self) -> String {
        in_words(&self.months)
    }
}

fn in_words(compared: &BTreeSet<(FileKind, Month)>) -> String {
    let mut of_kind: BTreeMap<FileKind, Vec<Month>> = BTreeMap::new();
    for (kind, month) in compared {
        of_kind.entry(*kind).or_default().push(*month);
    }
    let mut runs: Vec<(Vec<Month>, Vec<String>)> = Vec::new();
    for (kind, months) in of_kind {
        let name = kind.label().to_lowercase();
        match runs.iter_mut().find(|(known, _)| *known == months) {
            Some((_, kinds)) => kinds.push(name),
            None => runs.push((months, vec![name])),
        }
    }
    match runs.as_slice() {
        [(months, _)] => run(months),
        runs => {
            let said = runs.iter().map(|(months, kinds)| format!("{} ({})", run(months), kinds.join(" and ")));
            said.collect::<Vec<_>>().join(", ")
        }
    }
}

fn run(months: &[Month]) -> String {
    let name = |month: &Month| month.name().split(' ').next().unwrap_or_default().to_owned();
    let follow = months.windows(2).all(|pair| matches!(pair, [one, other] if one.next() == *other));
    match months {
        [] => String::new(),
        months if months.len() == 12 => "the whole year".to_owned(),
        [one] => name(one),
        [first, .., last] if follow => format!("{} to {}", name(first), name(last)),
        months => format!("{} months", months.len()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use FileKind::{Cards, Grants, Payments};

    #[test]
    fn kinds_with_the_same_months_are_named_together() {
        let of = |kind, months: &[i8]| months.iter().map(|month| (kind, Month::new(2026, *month).unwrap())).collect();
        for (kinds, said, reason) in [
            (vec![(Payments, &[4, 5][..]), (Cards, &[4, 5])], "April to May", "all kinds alike need no names"),
            (
                vec![(Payments, &[4, 5]), (Cards, &[4, 5]), (Grants, &[4])],
                "April to May (payments to suppliers and procurement card transactions), \
                 April (grants to voluntary, community and social enterprise organisations)",
                "two of three alike",
            ),
            (
                vec![(Payments, &[4, 5, 6]), (Cards, &[4, 6])],
                "April to June (payments to suppliers), 2 months (procurement card transactions)",
                "a gap in one",
            ),
            (
                vec![(Payments, &[4, 6]), (Cards, &[4, 5])],
                "2 months (payments to suppliers), April to May (procurement card transactions)",
                "as many months and not the same",
            ),
            (
                vec![(Payments, &[4, 6]), (Cards, &[4, 7])],
                "2 months (payments to suppliers), 2 months (procurement card transactions)",
                "the same words of other months stay apart",
            ),
            (vec![(Cards, &[4])], "April", "one kind alone"),
        ] {
            let compared = kinds.iter().flat_map(|(kind, months)| -> Vec<_> { of(*kind, months) }).collect();
            assert_eq!(in_words(&compared), said, "{reason}");
        }
    }
}
