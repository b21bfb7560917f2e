//! Names of councils, suppliers, services and categories, made of word lists.

use crate::random::Random;
use crate::words::{FORMS, STEM_BEGINNINGS, STEM_ENDINGS, lines};

const CATEGORIES: &str = include_str!("../../data/national_categories.txt");
const SERVICES: &str = include_str!("../../data/national_paying.txt");
const TRADES: &str = include_str!("../../data/national_trades.txt");

pub(super) fn categories() -> Vec<&'static str> {
    lines(CATEGORIES)
}

pub(super) fn services() -> Vec<&'static str> {
    lines(SERVICES)
}

/// A council's name; each place gives another.
pub(super) fn council(place: usize) -> String {
    let (beginnings, endings) = (lines(STEM_BEGINNINGS), lines(STEM_ENDINGS));
    // 50 beginnings, each with endings that move on by one: no two are the same before 1,250.
    let at = |list: &[&'static str], place: usize| list.get(place % list.len().max(1)).copied().unwrap_or("");
    format!("{}{}", at(&beginnings, place), at(&endings, place / beginnings.len().max(1) + place * 7))
}

/// The area of a council's postcodes. Three councils share one, as they do.
pub(super) fn postcode_area(council: usize) -> String {
    let letter = |at: usize| u8::try_from(at % 26).map_or('A', |at| char::from(b'A' + at));
    format!("{}{}", letter(council / 3 / 26), letter(council / 3))
}

/// The parts of suppliers' names.
pub(super) struct SupplierNames {
    beginnings: Vec<&'static str>,
    endings: Vec<&'static str>,
    trades: Vec<&'static str>,
    forms: Vec<&'static str>,
}

impl SupplierNames {
    pub(super) fn new() -> Self {
        SupplierNames {
            beginnings: lines(STEM_BEGINNINGS),
            endings: lines(STEM_ENDINGS),
            trades: lines(TRADES),
            forms: lines(FORMS),
        }
    }

    /// A supplier's name: each number gives another, the legal form at its end by chance.
    pub(super) fn name(&self, number: usize, random: &mut Random) -> String {
        let (first, rest) = turn(&self.beginnings, number);
        let (last, rest) = turn(&self.endings, rest);
        let (trade, rest) = turn(&self.trades, rest);
        let number = if rest == 0 { String::new() } else { format!(" {}", rest + 1) };
        format!("{first}{last} {trade}{number} {}", random.pick(&self.forms))
    }
}

/// The text whose turn it is, and how often all had theirs before.
fn turn(list: &[&'static str], number: usize) -> (&'static str, usize) {
    let length = list.len().max(1);
    (list.get(number % length).copied().unwrap_or(""), number / length)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn no_two_councils_and_no_two_suppliers_share_a_name() {
        assert_eq!((0..300).map(council).collect::<BTreeSet<_>>().len(), 300);
        let (mut random, names) = (Random::part(1, "names"), SupplierNames::new());
        assert_eq!((0..60_000).map(|number| names.name(number, &mut random)).collect::<BTreeSet<_>>().len(), 60_000);
        assert_eq!(categories().len(), 40);
        assert_eq!(services().len(), 12);
    }
}
