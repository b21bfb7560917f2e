//! Levels of many councils side by side: how many are at each, and who stands out where it agreed to be named.
//!
//! Only councils that agreed to it are handed over. A part of fewer than the least number is not shown, and neither is the
//! next smallest beside a hidden one, from which it could be worked out.

use crate::law::assessment::Exact;
use crate::strategy::editions::{IndexCode, LEVELS_MAX, Level};
use crate::strategy::rounds::Spread;
use serde::Serialize;
use std::collections::BTreeMap;

/// The fewest councils of which a number is shown, unless a region settles on more.
pub const COUNCILS_MIN: u32 = 5;

/// The agreed levels of one council that lets itself be compared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CouncilLevels {
    /// Its name; none where it does not want to be named.
    pub name: Option<String>,
    /// What kind of organisation it is: district council, county council…
    pub kind: String,
    /// The region or group that it belongs to; empty for none.
    pub group: String,
    /// The level of each area that it assessed.
    pub levels: BTreeMap<IndexCode, Level>,
}

/// With whom a council is compared.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Peers {
    /// One kind of organisation; none for every kind.
    pub kind: Option<String>,
    /// One region or group; none for all.
    pub group: Option<String>,
}

impl Peers {
    /// Whether a council is among them.
    #[must_use]
    pub fn include(&self, council: &CouncilLevels) -> bool {
        self.kind.as_ref().is_none_or(|kind| *kind == council.kind)
            && self.group.as_ref().is_none_or(|group| *group == council.group)
    }
}

named! {
    /// Where one level lies among those of others. None of them is better: a low level may be what a council chose.
    Standing {
        High "high" "In the upper quarter";
        Upper "upper" "Above the middle";
        Middle "middle" "In the middle";
        Lower "lower" "Below the middle";
        Low "low" "In the lower quarter";
    }
}

/// An area over many councils.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct AreaComparison {
    /// The area.
    pub index: IndexCode,
    /// How many councils assessed it; none where too few did to say anything.
    pub councils: Option<u32>,
    /// The mean; none where too few did.
    pub mean: Option<Exact>,
    /// The level below which a quarter of them are.
    pub lower_quarter: Option<Level>,
    /// The level of the one in the middle.
    pub median: Option<Level>,
    /// The level above which a quarter of them are.
    pub upper_quarter: Option<Level>,
    /// How many are at each level, the lowest first; none where so few are that they could be known.
    pub at: Vec<Option<u32>>,
    /// Those of the highest tenth that agreed to be named, where it lies above the middle.
    pub highest: Vec<String>,
    /// Those of the lowest tenth that agreed to be named, where it lies below the middle.
    pub lowest: Vec<String>,
}

impl AreaComparison {
    /// Where a level lies among the others; none where too few councils are compared.
    #[must_use]
    pub fn standing(&self, level: Level) -> Option<Standing> {
        let (lower, median, upper) = (self.lower_quarter?, self.median?, self.upper_quarter?);
        Some(match level {
            _ if level > median && level >= upper => Standing::High,
            _ if level > median => Standing::Upper,
            _ if level == median => Standing::Middle,
            _ if level <= lower => Standing::Low,
            _ => Standing::Lower,
        })
    }
}

/// Compares areas over the councils that are among the peers.
///
/// ```
/// use domain::strategy::{COUNCILS_MIN, Peers, compare};
/// assert!(compare(&[], &[], &Peers::default(), COUNCILS_MIN).is_empty());
/// ```
#[must_use]
pub fn compare(areas: &[IndexCode], councils: &[CouncilLevels], peers: &Peers, least: u32) -> Vec<AreaComparison> {
    let among: Vec<&CouncilLevels> = councils.iter().filter(|council| peers.include(council)).collect();
    areas.iter().map(|index| area(index, &among, least)).collect()
}

/// How many of the councils that were asked agreed levels, in per cent: printed wherever they are compared.
#[must_use]
pub fn participation(answered: usize, asked: usize) -> Option<Exact> {
    let whole = |count: usize| i64::try_from(count).map(Exact::whole).ok();
    Some(&whole(answered)?.over(&whole(asked)?)? * &Exact::whole(100))
}

fn area(index: &IndexCode, councils: &[&CouncilLevels], least: u32) -> AreaComparison {
    let spread: Spread = councils.iter().filter_map(|council| council.levels.get(index).copied()).collect();
    let count = spread.answers();
    let shown = count > 0 && count >= least;
    let at = if shown { suppressed(&spread, least) } else { Vec::new() };
    AreaComparison {
        index: index.clone(),
        councils: shown.then_some(count),
        mean: spread.mean().filter(|_| shown),
        lower_quarter: quarter(&spread, 1).filter(|_| shown),
        median: quarter(&spread, 2).filter(|_| shown),
        upper_quarter: quarter(&spread, 3).filter(|_| shown),
        at,
        highest: named(councils, index, highest_tenth(&spread).filter(|_| shown), |level, edge| level >= edge),
        lowest: named(councils, index, lowest_tenth(&spread).filter(|_| shown), |level, edge| level <= edge),
    }
}

/// The councils on the far side of an edge that agreed to be named, in the order of their names.
fn named(
    councils: &[&CouncilLevels],
    index: &IndexCode,
    edge: Option<Level>,
    is_beyond: impl Fn(Level, Level) -> bool,
) -> Vec<String> {
    let Some(edge) = edge else { return Vec::new() };
    let beyond =
        councils.iter().filter(|council| council.levels.get(index).is_some_and(|level| is_beyond(*level, edge)));
    let mut names: Vec<String> = beyond.filter_map(|council| council.name.clone()).collect();
    names.sort();
    names
}

/// The lowest level of the highest tenth, which is one council at least; none where it is no higher than the middle.
fn highest_tenth(spread: &Spread) -> Option<Level> {
    let needed = spread.answers().div_ceil(10);
    let mut so_far = 0;
    let edge = every_level().collect::<Vec<_>>().into_iter().rev().find(|level| {
        so_far += spread.at(*level);
        so_far >= needed && so_far > 0
    });
    edge.filter(|edge| quarter(spread, 2).is_some_and(|median| *edge > median))
}

/// The highest level of the lowest tenth; none where it is no lower than the middle.
fn lowest_tenth(spread: &Spread) -> Option<Level> {
    let needed = spread.answers().div_ceil(10);
    let mut so_far = 0;
    let edge = every_level().find(|level| {
        so_far += spread.at(*level);
        so_far >= needed && so_far > 0
    });
    edge.filter(|edge| quarter(spread, 2).is_some_and(|median| *edge < median))
}

fn every_level() -> impl Iterator<Item = Level> {
    (1..=LEVELS_MAX).filter_map(|number| u8::try_from(number).ok().and_then(Level::new))
}

/// The level at or below which so many quarters of the councils are.
fn quarter(spread: &Spread, quarters: u32) -> Option<Level> {
    let needed = (spread.answers() * quarters).div_ceil(4).max(1);
    let mut so_far = 0;
    every_level().find(|level| {
        so_far += spread.at(*level);
        so_far >= needed
    })
}

/// The numbers at each level, with small ones hidden. Nought is shown: it is nobody. Where one alone is hidden it could be
/// worked out from the sum, and the next smallest is hidden with it.
fn suppressed(spread: &Spread, least: u32) -> Vec<Option<u32>> {
    let counts: Vec<u32> = every_level().map(|level| spread.at(level)).collect();
    let mut shown: Vec<Option<u32>> =
        counts.iter().map(|count| Some(*count).filter(|count| *count == 0 || *count >= least)).collect();
    if shown.iter().filter(|one| one.is_none()).count() == 1 {
        let next = shown.iter().flatten().filter(|count| **count > 0).min().copied();
        if let Some(hide) = next.and_then(|least| shown.iter_mut().find(|one| **one == Some(least))) {
            *hide = None;
        }
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn council(kind: &str, number: u8) -> CouncilLevels {
        let levels = Level::new(number).map(|level| ("SL1".parse().unwrap(), level)).into_iter().collect();
        CouncilLevels { name: None, kind: kind.to_owned(), group: String::new(), levels }
    }

    fn named_council(name: &str, number: u8) -> CouncilLevels {
        CouncilLevels { name: Some(name.to_owned()), group: "north".to_owned(), ..council("district", number) }
    }

    fn of(numbers: &[u8]) -> Vec<CouncilLevels> {
        numbers.iter().map(|number| council("district", *number)).collect()
    }

    fn compared(councils: &[CouncilLevels], kind: Option<&str>) -> AreaComparison {
        let peers = Peers { kind: kind.map(str::to_owned), group: None };
        compare(&["SL1".parse().unwrap()], councils, &peers, 5).remove(0)
    }

    #[test]
    fn a_few_councils_are_not_shown() {
        for (numbers, shown, reason) in [
            (&[][..], None, "none"),
            (&[2; 4][..], None, "one too few"),
            (&[2; 5][..], Some(5), "enough"),
            (&[2, 2, 2, 2, 0][..], None, "one did not assess the area, and counts for nothing"),
        ] {
            let found = compared(&of(numbers), None);
            assert_eq!(
                (found.councils, found.mean.is_some(), found.median.is_some()),
                (shown, shown.is_some(), shown.is_some()),
                "{reason}"
            );
        }
    }

    #[test]
    fn a_hidden_number_cannot_be_worked_out() {
        let many = |at: &[(u8, usize)]| {
            let numbers: Vec<u8> = at.iter().flat_map(|(level, count)| vec![*level; *count]).collect();
            compared(&of(&numbers), None).at.into_iter().take(4).collect::<Vec<_>>()
        };
        for (at, expected, reason) in [
            (&[(1, 6), (2, 9)][..], [Some(6), Some(9), Some(0), Some(0)], "all are enough"),
            (&[(1, 4), (2, 9), (3, 7)][..], [None, Some(9), None, Some(0)], "the next smallest is hidden too"),
            (&[(1, 4), (2, 9), (3, 1)][..], [None, Some(9), None, Some(0)], "two hidden ones are enough"),
            (&[(1, 5), (2, 5)][..], [Some(5), Some(5), Some(0), Some(0)], "the least number itself is shown"),
        ] {
            assert_eq!(many(at), expected, "{reason}");
        }
    }

    #[test]
    fn councils_are_compared_with_their_kind() {
        let mut councils = of(&[1, 1, 2, 2, 3, 3, 4, 5]);
        councils.extend((0..5).map(|_| council("county", 4)));
        let districts = compared(&councils, Some("district"));
        let told = (districts.lower_quarter, districts.median, districts.upper_quarter);
        assert_eq!(told, (Level::new(1), Level::new(2), Level::new(3)));
        assert_eq!(districts.mean.unwrap().shown(3), "2.625");
        assert_eq!(compared(&councils, Some("county")).median, Level::new(4));
        assert_eq!(compared(&councils, None).councils, Some(13));
        assert_eq!(participation(3, 5).unwrap().shown(0), "60");
        assert_eq!(participation(0, 0), None, "nobody was asked");
    }

    #[test]
    fn councils_are_named_only_where_they_stand_out_and_agreed() {
        let mut councils = of(&[2; 16]);
        councils.extend([named_council("Alderby", 5), named_council("Birkwater", 1), named_council("Corrie", 2)]);
        councils.push(council("district", 5));
        let found = compared(&councils, None);
        assert_eq!(
            (found.highest, found.lowest),
            (vec!["Alderby".to_owned()], Vec::new()),
            "two of twenty are a tenth"
        );
        let with_low: Vec<CouncilLevels> = councils.iter().cloned().chain([council("district", 1)]).collect();
        let found = compared(&with_low, None);
        assert_eq!(
            found.lowest,
            Vec::<String>::new(),
            "of 21 the lowest tenth are three, and the third is in the middle"
        );
        let few = compared(&[named_council("Alderby", 5), named_council("Birkwater", 1)], None);
        assert_eq!((few.highest, few.lowest), (Vec::new(), Vec::new()), "too few to compare names nobody");
        let level: Vec<CouncilLevels> = (0..6).map(|_| named_council("Alderby", 3)).collect();
        assert_eq!(compared(&level, None).highest, Vec::<String>::new(), "where all are equal nobody stands out");
        let group = Peers { kind: None, group: Some("north".to_owned()) };
        let codes = ["SL1".parse().unwrap()];
        assert_eq!(compare(&codes, &councils, &group, 3).remove(0).councils, Some(3), "a group alone");
    }

    #[test]
    fn a_level_stands_somewhere_among_the_others() {
        let area = compared(&of(&[1, 2, 2, 3, 3, 4, 4, 5]), None);
        let stands = |number: u8| area.standing(Level::new(number).unwrap());
        for (number, expected, reason) in [
            (1, Standing::Low, "below the lower quarter"),
            (2, Standing::Low, "the lower quarter itself"),
            (3, Standing::Middle, "the one in the middle"),
            (4, Standing::High, "the upper quarter itself"),
            (5, Standing::High, "above the upper quarter"),
        ] {
            assert_eq!(stands(number), Some(expected), "{reason}");
        }
        let area = compared(&of(&[1, 1, 1, 3, 3, 3, 5, 5, 5]), None);
        let stands = |number: u8| area.standing(Level::new(number).unwrap());
        assert_eq!((stands(2), stands(4)), (Some(Standing::Lower), Some(Standing::Upper)), "between the quarters");
        assert_eq!(compared(&of(&[1]), None).standing(Level::LOWEST), None, "too few to say");
    }

    proptest! {
        #[test]
        fn no_small_number_is_ever_shown_or_left_alone(numbers in prop::collection::vec(1_u8..=5, 0..60)) {
            let found = compared(&of(&numbers), None);
            prop_assert!(found.at.iter().flatten().all(|count| *count == 0 || *count >= 5));
            let hidden = found.at.iter().filter(|one| one.is_none()).count();
            // One hidden by itself could be worked out, unless everybody is in it and it is at least the least number.
            prop_assert!(hidden != 1);
        }
    }
}
