//! The invented suppliers, of which each council has a run.

use crate::largest::{What, largest};
use crate::random::Random;
use crate::words::{CategoryWords, FORMS, STEM_BEGINNINGS, STEM_ENDINGS, lines};

/// How a council's money falls on a category, in hundredths of one per cent of the whole.
#[derive(Debug)]
pub(crate) struct Share {
    /// The category.
    pub category: &'static str,
    /// Its part of the whole.
    pub part: u64,
    /// The parts of its largest suppliers: 20 over all categories, 62 per cent of the whole.
    pub largest: &'static [u64],
    /// How many of 640 suppliers are in it.
    pub suppliers: usize,
}

const fn share(category: &'static str, part: u64, largest: &'static [u64], suppliers: usize) -> Share {
    Share { category, part, largest, suppliers }
}

/// The shares of an invented district.
pub(crate) const SHARES: [Share; 9] = [
    share("Waste and fleet", 2100, &[900, 504, 263], 43),
    share("ICT", 1400, &[380, 250, 220], 73),
    share("Temporary staff", 1100, &[430, 320], 42),
    share("Construction and repairs", 1700, &[390, 300, 190, 170], 124),
    share("Professional services", 900, &[200, 150], 112),
    share("Leisure", 800, &[519, 131], 42),
    share("Energy", 600, &[320, 180], 17),
    share("Grounds maintenance", 500, &[250], 46),
    share("Other", 900, &[133], 141),
];

/// The form of a community interest company in names.
pub(crate) const COMMUNITY: &str = "CIC";

/// An invented supplier.
#[derive(Clone, Debug)]
pub(crate) struct Supplier {
    /// Its names as published: the usual one first, and for a few suppliers others that mean the same.
    pub spellings: Vec<String>,
    /// Its place in [`SHARES`].
    pub category: usize,
}

/// Every supplier of the region. No two share the first word of their names.
pub(crate) fn suppliers(seed: u64, categories: &[CategoryWords]) -> Vec<Supplier> {
    let mut random = Random::part(seed, "suppliers");
    let endings = lines(STEM_ENDINGS);
    let mut stems: Vec<String> = lines(STEM_BEGINNINGS)
        .iter()
        .flat_map(|first| endings.iter().map(move |last| format!("{first}{last}")))
        .collect();
    random.shuffle(&mut stems);
    let forms = lines(FORMS);
    let order = categories_in_turn(stems.len());
    let largest = largest(&order);
    let named = stems.into_iter().zip(order).enumerate().map(|(number, (stem, category))| {
        let trades = categories.get(category).map_or(&[][..], |words| &words.trades);
        let (trade, form) = (random.pick(trades), random.pick(&forms));
        // No large firm is a community interest company.
        let is_firm = largest.get(&number).is_some_and(|one| one.what != What::Voluntary);
        let form = if is_firm && form == COMMUNITY { "Ltd" } else { form };
        let name = format!("{stem} {trade} {form}");
        Supplier { spellings: vec![name], category }
    });
    named.collect()
}

/// The category of each supplier, so mixed that any run has the categories in their proportion.
fn categories_in_turn(count: usize) -> Vec<usize> {
    let whole: i64 = SHARES.iter().map(|share| i64::try_from(share.suppliers).unwrap_or(0)).sum();
    let mut owed = [0_i64; SHARES.len()];
    let mut order = Vec::with_capacity(count);
    for _ in 0..count {
        for (owed, share) in owed.iter_mut().zip(&SHARES) {
            *owed += i64::try_from(share.suppliers).unwrap_or(0);
        }
        let next =
            owed.iter().enumerate().max_by_key(|(at, owed)| (**owed, std::cmp::Reverse(*at))).map_or(0, |(at, _)| at);
        if let Some(owed) = owed.get_mut(next) {
            *owed -= whole;
        }
        order.push(next);
    }
    order
}

/// Other ways to write a name that a ledger collects over the years.
pub(crate) fn spellings(name: &str) -> Vec<String> {
    let long = if name.ends_with("Ltd") { name.replace("Ltd", "Limited") } else { name.replace("Limited", "Ltd") };
    let and = if name.contains('&') { name.replace('&', "and") } else { name.replace(" and ", " & ") };
    let mut spellings = vec![name.to_owned(), name.to_uppercase(), long, and, format!("{name}.")];
    spellings.dedup();
    spellings
}
