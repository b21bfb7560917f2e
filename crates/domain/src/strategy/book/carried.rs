//! Targets of an edition before that wait to be chosen anew.

use super::Book;
use crate::strategy::editions::{Edition, Editions, IndexRef};
use crate::strategy::rounds::{CarriedTarget, carried};

impl Book {
    /// The targets of other editions that were not met and wait for somebody to choose them anew in an edition: each as it was
    /// set last, and none whose area there has its own.
    #[must_use]
    pub fn targets_to_choose(&self, editions: &Editions, edition: &Edition) -> Vec<CarriedTarget> {
        let current = |index: &IndexRef| self.agreed_levels(&index.edition).get(&index.index).copied();
        let earlier: Vec<_> = self.targets.iter().filter(|one| one.index.edition != edition.code).cloned().collect();
        let mut offered = carried(editions, &earlier, current, edition);
        offered.retain(|one| self.target(&one.target.index) == Some(&one.target) && self.target(&one.to).is_none());
        offered
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::strategy::editions::Level;
    use crate::strategy::rounds::Target;

    fn target(area: &str, set_on: &str) -> Target {
        Target {
            index: area.parse().unwrap(),
            level: Level::new(4).unwrap(),
            by: "2024-03-31".parse().unwrap(),
            why: "What matters most".into(),
            base: None,
            set_on: set_on.parse().unwrap(),
            passed_to: None,
            passed_from: None,
        }
    }

    #[test]
    fn a_target_that_was_not_met_waits_until_the_area_that_follows_has_its_own() {
        let mut book = Book { targets: vec![target("nps-2018/SL1", "2021-01-01")], ..Book::default() };
        let editions = book.editions();
        let next = editions.replaced_by(&"nps-2018/SL1".parse().unwrap());
        let (to, _) = next.first().unwrap();
        let edition = editions.get(&to.edition).unwrap();
        let waiting = book.targets_to_choose(&editions, edition);
        assert!(waiting.iter().any(|one| one.to == *to), "it was not met, and nothing was chosen since");
        book.targets.push(target("nps-2018/SL1", "2022-01-01"));
        assert_eq!(book.targets_to_choose(&editions, edition).len(), waiting.len(), "as it was set last");
        let own = target(&to.to_string(), "2026-01-01");
        book.targets.push(own);
        assert!(!book.targets_to_choose(&editions, edition).iter().any(|one| one.to == *to), "the area has its own");
    }
}
