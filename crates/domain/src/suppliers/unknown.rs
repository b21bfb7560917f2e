//! What is not known of those who were paid, the most money first.

use super::{Book, Paid, SmeDefinition, SupplierFacts};
use crate::spend::REDACTED_KEY;
use crate::values::Pence;

/// A fact that figures need of every supplier.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Fact {
    /// Where it is.
    Place,
    /// Whether it is a small or medium-sized enterprise.
    Sme,
    /// Whether it is of the voluntary sector.
    Vcse,
}

impl Fact {
    /// Every fact.
    pub const ALL: &[Fact] = &[Fact::Place, Fact::Sme, Fact::Vcse];

    /// The name in addresses.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Fact::Place => "place",
            Fact::Sme => "sme",
            Fact::Vcse => "vcse",
        }
    }

    /// What people are shown: what is not known.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Fact::Place => "where they are",
            Fact::Sme => "whether they are small or medium-sized",
            Fact::Vcse => "whether they are of the voluntary sector",
        }
    }

    /// Whether it is known.
    #[must_use]
    pub fn is_known(self, facts: &SupplierFacts) -> bool {
        match self {
            Fact::Place => facts.ring.is_some(),
            Fact::Sme => facts.is_sme(SmeDefinition::AsStated).is_some(),
            Fact::Vcse => facts.vcse.is_some(),
        }
    }
}

impl std::str::FromStr for Fact {
    type Err = String;
    fn from_str(text: &str) -> Result<Self, String> {
        Fact::ALL.iter().copied().find(|fact| fact.name() == text).ok_or_else(|| format!("{text:?} is no fact"))
    }
}

/// A supplier of whom something is not known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownSupplier {
    /// Its place in what was handed over.
    pub at: usize,
    /// The money of this and all before it, of suppliers with more than nothing.
    pub running: Pence,
}

/// What is not known of one fact.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Unknown {
    /// What was paid to suppliers of whom it is known.
    pub known: Pence,
    /// What was paid to suppliers that have a name, and of whom it is not known.
    pub unknown: Pence,
    /// What was paid to redacted payees, of whom it cannot be known.
    pub redacted: Pence,
    /// What was paid on lines that name nobody.
    pub unnamed: Pence,
    /// The suppliers of whom it is not known, the most money first.
    pub suppliers: Vec<UnknownSupplier>,
    /// How many of them make four fifths of their money; suppliers with nothing or less do not count.
    pub four_fifths: usize,
}

impl Unknown {
    /// `These 40 suppliers make 80% of what we don't know`; empty where all is known.
    #[must_use]
    pub fn sentence(&self) -> String {
        match self.four_fifths {
            0 => String::new(),
            1 => "This one supplier makes 80% of what we don't know".to_owned(),
            many => format!("These {many} suppliers make 80% of what we don't know"),
        }
    }
}

/// What is not known of a fact, over all who were paid.
#[must_use]
pub fn unknown(paid: &[Paid], book: &Book, fact: Fact) -> Unknown {
    let mut out = Unknown::default();
    let mut found: Vec<usize> = Vec::new();
    let add = |sum: &mut Pence, more: Pence| *sum = sum.plus(more).unwrap_or(*sum);
    for (at, one) in paid.iter().enumerate() {
        if one.key == REDACTED_KEY {
            add(&mut out.redacted, one.total);
        } else if one.key.is_empty() {
            add(&mut out.unnamed, one.total);
        } else if book.of_paid(one).is_some_and(|facts| fact.is_known(facts)) {
            add(&mut out.known, one.total);
        } else {
            add(&mut out.unknown, one.total);
            found.push(at);
        }
    }
    let total = |at: &usize| paid.get(*at).map_or(Pence::ZERO, |one| one.total);
    found.sort_by(|one, other| {
        let key = |at: &usize| paid.get(*at).map(|one| one.key.clone()).unwrap_or_default();
        total(other).cmp(&total(one)).then_with(|| key(one).cmp(&key(other)))
    });
    let whole: i128 = found.iter().map(|at| i128::from(total(at).get().max(0))).sum();
    let mut running = Pence::ZERO;
    for at in found {
        let before = i128::from(running.get());
        if total(&at) > Pence::ZERO {
            add(&mut running, total(&at));
            out.four_fifths += usize::from(before * 5 < whole * 4);
        }
        out.suppliers.push(UnknownSupplier { at, running });
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::suppliers::{KeptStatement, Statement};
    use std::collections::HashMap;

    fn paid(key: &str, pence: i64) -> Paid {
        Paid { key: key.into(), label: key.into(), total: Pence::new(pence), lines: 1, numbers: Vec::new() }
    }

    #[test]
    fn the_fewest_suppliers_that_make_four_fifths_are_counted() {
        for (sums, count, reason) in [
            (vec![80, 20], 1, "the first makes just 80%"),
            (vec![79, 21], 2, "the first falls short by one in a hundred"),
            (vec![25, 25, 25, 25], 4, "three make 75%"),
            (vec![100, -50], 1, "money that came back makes nobody wait"),
            (vec![0, -5], 0, "nothing to know"),
            (vec![], 0, "nobody"),
        ] {
            let all: Vec<Paid> = sums.iter().enumerate().map(|(at, sum)| paid(&format!("s{at}"), *sum)).collect();
            assert_eq!(unknown(&all, &Book::default(), Fact::Sme).four_fifths, count, "{reason}");
        }
    }

    #[test]
    fn the_known_the_unknown_and_those_who_cannot_be_known_make_the_whole() {
        let said = Statement { name: "Abel".into(), sme: Some(false), ..Statement::default() };
        let recorded_at = "2026-06-17T12:00:00Z".parse().unwrap();
        let kept = KeptStatement { id: 1, file: None, said, recorded_by: 0, recorded_at, ended: None };
        let book = Book::new(&[kept], &HashMap::new(), None);
        let all = [paid("abel", 7), paid("baker", 5), paid(REDACTED_KEY, 3), paid("", 2), paid("cole", 11)];
        let found = unknown(&all, &book, Fact::Sme);
        assert_eq!((found.known, found.unknown), (Pence::new(7), Pence::new(16)), "a no is known");
        assert_eq!((found.redacted, found.unnamed), (Pence::new(3), Pence::new(2)));
        assert_eq!(found.suppliers.iter().map(|one| one.at).collect::<Vec<_>>(), [4, 1], "the most money first");
        assert_eq!(found.sentence(), "These 2 suppliers make 80% of what we don't know");
        assert_eq!(unknown(&all, &book, Fact::Vcse).known, Pence::ZERO, "another fact of the same supplier");
    }
}
