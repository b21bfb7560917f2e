//! The book: what is known of every supplier of a council at one moment.

use super::{CouncilArea, KeptStatement, Placed, PostcodeKind, Ring, SupplierFacts, number_key, ring_of};
use crate::postcodes::{Postcode, PostcodeEntry};
use crate::spend::REDACTED_KEY;
use crate::spend::cube::CubeSupplier;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// What is known of a council's suppliers. It answers by the supplier's number first, else by the exact cleaned name.
/// A redacted payee is never known by anything.
#[derive(Clone, Debug, Default)]
pub struct Book {
    facts: Vec<SupplierFacts>,
    by_number: HashMap<String, usize>,
    by_name: HashMap<String, usize>,
    area: Option<CouncilArea>,
}

impl Book {
    /// The book of these statements, all of which hold, with where their postcodes lie and the areas about the council.
    /// A postcode that is no key of `places` was never looked up; one with none is not in the directory.
    #[must_use]
    pub fn new(
        statements: &[KeptStatement],
        places: &HashMap<Postcode, Option<PostcodeEntry>>,
        area: Option<CouncilArea>,
    ) -> Book {
        let mut numbered: BTreeMap<String, Vec<&KeptStatement>> = BTreeMap::new();
        let mut named: BTreeMap<String, Vec<&KeptStatement>> = BTreeMap::new();
        let mut numbers_of: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        for statement in statements {
            let (number, name) = (number_key(&statement.said.number), statement.said.name_key());
            if number.is_empty() {
                named.entry(name).or_default().push(statement);
            } else {
                if !name.is_empty() {
                    numbers_of.entry(name).or_default().insert(number.clone());
                }
                numbered.entry(number).or_default().push(statement);
            }
        }
        let mut book = Book { area, ..Book::default() };
        for (number, mut about) in numbered {
            let names: BTreeSet<String> = about.iter().map(|statement| statement.said.name_key()).collect();
            about.extend(names.iter().filter_map(|name| named.get(name)).flatten());
            let at = book.add(&about, places);
            book.by_number.insert(number, at);
        }
        for (name, numbers) in &numbers_of {
            let found: Vec<usize> = numbers.iter().filter_map(|number| book.by_number.get(number).copied()).collect();
            let at = match found.as_slice() {
                [only] => *only,
                several => {
                    let all: Vec<&SupplierFacts> = several.iter().filter_map(|at| book.facts.get(*at)).collect();
                    let agreed = SupplierFacts::agreed(&all);
                    book.facts.push(agreed);
                    book.facts.len() - 1
                }
            };
            book.by_name.insert(name.clone(), at);
        }
        for (name, about) in named {
            if !name.is_empty() && !book.by_name.contains_key(&name) {
                let at = book.add(&about, places);
                book.by_name.insert(name, at);
            }
        }
        book
    }

    fn add(&mut self, about: &[&KeptStatement], places: &HashMap<Postcode, Option<PostcodeEntry>>) -> usize {
        let area = self.area.as_ref();
        let facts = SupplierFacts::of(about, &|postcode, kind| placed(postcode, kind, places.get(&postcode), area));
        self.facts.push(facts);
        self.facts.len() - 1
    }

    /// What is known of a supplier of the figures, by its key there and its numbers; none where nothing is, and always
    /// for redacted payees and for lines that name nobody.
    ///
    /// A key that goes by several numbers which were told apart is known by its name alone, where they agree.
    #[must_use]
    pub fn of_key(&self, key: &str, numbers: &[String]) -> Option<&SupplierFacts> {
        if key == REDACTED_KEY || key.is_empty() {
            return None;
        }
        let mut found: Vec<usize> =
            numbers.iter().filter_map(|number| self.by_number.get(&number_key(number)).copied()).collect();
        found.sort_unstable();
        found.dedup();
        let by_name = || self.by_name.get(key).and_then(|at| self.facts.get(*at));
        match found.as_slice() {
            [] => by_name(),
            [only] => self.facts.get(*only),
            [first, ..] => by_name().or_else(|| {
                let all: Vec<&SupplierFacts> = found.iter().filter_map(|at| self.facts.get(*at)).collect();
                SupplierFacts::agreed(&all).differs.is_empty().then(|| self.facts.get(*first)).flatten()
            }),
        }
    }

    /// What is known of a supplier of a cube.
    #[must_use]
    pub fn of(&self, supplier: &CubeSupplier) -> Option<&SupplierFacts> {
        self.of_key(&supplier.key, &supplier.numbers)
    }

    /// What is known of whoever was paid.
    #[must_use]
    pub fn of_paid(&self, paid: &super::Paid) -> Option<&SupplierFacts> {
        self.of_key(&paid.key, &paid.numbers)
    }

    /// The areas about the council, where they were entered.
    #[must_use]
    pub const fn area(&self) -> Option<&CouncilArea> {
        self.area.as_ref()
    }

    /// Whether nothing was said of anybody.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.facts.is_empty()
    }

    /// How many suppliers something is known of, and how many there are to hold in memory.
    #[must_use]
    pub fn len(&self) -> usize {
        self.facts.len()
    }
}

/// Where a postcode lies. What its letters tell is known without the directory.
fn placed(
    postcode: Postcode,
    kind: PostcodeKind,
    entry: Option<&Option<PostcodeEntry>>,
    area: Option<&CouncilArea>,
) -> Placed {
    let known = entry.map(Option::is_some);
    let entry = entry.and_then(Option::as_ref);
    let by_letters = || match postcode {
        islands if islands.is_of_islands() => Some(Ring::Abroad),
        northern if northern.is_northern_irish() => Some(Ring::Uk),
        _ => None,
    };
    Placed {
        kind,
        postcode,
        ring: entry.and_then(|entry| ring_of(entry, area)).or_else(by_letters),
        ward: entry.and_then(|entry| entry.ward).map(|code| code.to_string()),
        district: entry.and_then(|entry| entry.district).map(|code| code.to_string()),
        ended: entry.and_then(|entry| entry.ended),
        known,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::suppliers::Statement;
    use jiff::Timestamp;

    fn kept(id: i64, number: &str, name: &str, as_at: &str, say: impl FnOnce(&mut Statement)) -> KeptStatement {
        let as_at = (!as_at.is_empty()).then(|| as_at.parse().unwrap());
        let mut said = Statement { number: number.into(), name: name.into(), as_at, ..Statement::default() };
        say(&mut said);
        let recorded_at: Timestamp = "2026-06-17T12:00:00Z".parse().unwrap();
        KeptStatement { id, file: None, said, recorded_by: 0, recorded_at, ended: None }
    }

    fn book(statements: &[KeptStatement]) -> Book {
        Book::new(statements, &HashMap::new(), None)
    }

    fn numbers(all: &[&str]) -> Vec<String> {
        all.iter().map(|number| (*number).to_owned()).collect()
    }

    #[test]
    fn a_number_counts_before_a_name_and_a_redacted_payee_is_never_known() {
        let book = book(&[
            kept(1, "100", "Abel Ltd", "", |said| said.sme = Some(true)),
            kept(2, "", "Baker Limited", "", |said| said.sme = Some(false)),
            kept(3, "", "(redacted)", "", |said| said.sme = Some(true)),
        ]);
        for (key, given, sme, reason) in [
            ("other name ltd", vec!["100"], Some(true), "by its number, whatever its name"),
            ("abel ltd", vec![], Some(true), "by its name where no number is"),
            ("abel ltd", vec!["999"], Some(true), "by its name where the number is unknown"),
            ("baker ltd", vec!["100"], Some(true), "the number counts before the name"),
            ("baker ltd", vec![], Some(false), "Limited and Ltd are one name"),
            ("baker", vec![], None, "another name"),
            (REDACTED_KEY, vec!["100"], None, "a redacted payee"),
            ("", vec!["100"], None, "lines that name nobody"),
        ] {
            let found = book.of_key(key, &numbers(&given)).and_then(|facts| facts.sme);
            assert_eq!(found, sme, "{reason}");
        }
    }

    #[test]
    fn the_newest_that_was_said_counts_fact_by_fact() {
        let book = book(&[
            kept(1, "100", "Abel Ltd", "2026-01-01", |said| said.sme = Some(false)),
            kept(2, "100", "Abel Ltd", "2024-01-01", |said| {
                said.sme = Some(true);
                said.vcse = Some(false);
            }),
            kept(3, "", "Abel Ltd", "2026-02-01", |said| said.charity_number = Some("1234567".into())),
        ]);
        let facts = book.of_key("abel ltd", &numbers(&["100"])).unwrap();
        assert_eq!(facts.sme, Some(false), "what is older and was entered later does not count");
        assert_eq!(facts.vcse, Some(false), "what the newer one does not say, the older one does");
        assert_eq!(facts.charity_number.as_deref(), Some("1234567"), "said by name alone");
        assert_eq!(facts.as_at, Some("2026-02-01".parse().unwrap()));
    }

    #[test]
    fn two_numbers_of_one_name_that_disagree_leave_the_fact_unknown() {
        let book = book(&[
            kept(1, "100", "Abel Ltd", "", |said| {
                said.sme = Some(true);
                said.vcse = Some(false);
            }),
            kept(2, "200", "Abel Ltd", "", |said| {
                said.sme = Some(false);
                said.vcse = Some(false);
            }),
        ]);
        let by_name = book.of_key("abel ltd", &[]).unwrap();
        assert_eq!((by_name.sme, by_name.vcse, by_name.differs.clone()), (None, Some(false), vec!["SME"]));
        let both = book.of_key("abel ltd", &numbers(&["100", "200"])).unwrap();
        assert_eq!(both.sme, None);
        assert_eq!(book.of_key("abel ltd", &numbers(&["200"])).unwrap().sme, Some(false), "told apart by its number");
        assert!(book.of_key("abel group", &numbers(&["100", "200"])).is_none(), "two that differ under a third name");
    }

    #[test]
    fn a_registered_charity_is_of_the_voluntary_sector_unless_something_else_is_said() {
        let charity = |said: &mut Statement| said.charity_number = Some("1234567".into());
        let both = |said: &mut Statement| {
            said.charity_number = Some("1234567".into());
            said.vcse = Some(false);
        };
        assert_eq!(book(&[kept(1, "", "Abel", "", charity)]).of_key("abel", &[]).unwrap().vcse, Some(true));
        assert_eq!(book(&[kept(1, "", "Abel", "", both)]).of_key("abel", &[]).unwrap().vcse, Some(false));
    }

    #[test]
    fn part_of_a_larger_group_is_no_small_firm_whatever_its_own_size() {
        use crate::suppliers::{Size, SmeDefinition, VcseKind};
        let small = Size { headcount: Some(5), turnover: Some(crate::values::Pence::new(100)), balance_sheet: None };
        let sized = |said: &mut Statement| (said.size, said.sme) = (small, Some(true));
        let group = |said: &mut Statement| said.in_group = Some(true);
        let alone = |said: &mut Statement| said.in_group = Some(false);
        let own = kept(1, "", "Abel", "2026-01-01", sized);
        for (said, is_sme, reason) in [
            (vec![own.clone()], Some(true), "nobody speaks of a group"),
            (
                vec![own.clone(), kept(2, "", "Abel", "2025-01-01", group)],
                Some(false),
                "an older word on another fact counts",
            ),
            (
                vec![own.clone(), kept(2, "", "Abel", "2025-01-01", group), kept(3, "", "Abel", "2026-02-01", alone)],
                Some(true),
                "it left the group",
            ),
            (vec![kept(2, "", "Abel", "", alone)], None, "independent, and of no known size"),
        ] {
            let book = book(&said);
            for definition in [SmeDefinition::ProcurementAct, SmeDefinition::NationalStrategy, SmeDefinition::AsStated]
            {
                assert_eq!(book.of_key("abel", &[]).unwrap().is_sme(definition), is_sme, "{reason}: {definition:?}");
            }
        }
        let kind = kept(1, "", "Abel", "", |said| said.vcse_kind = Some(VcseKind::Cooperative));
        let book = book(&[kind]);
        let facts = book.of_key("abel", &[]).unwrap();
        assert_eq!(
            (facts.vcse, facts.vcse_kind),
            (Some(true), Some(VcseKind::Cooperative)),
            "a kind says that it is one"
        );
    }
}
