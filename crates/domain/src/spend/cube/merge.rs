//! Several cubes as one.

use super::names::QuickMap;
use super::{Cube, CubeSum, CubeSupplier, DaysSum, at, number};
use crate::values::Pence;
use std::collections::BTreeSet;

impl Cube {
    /// The cube of all lines of some cubes, which add up.
    #[must_use]
    pub fn merged(mut cubes: Vec<Cube>) -> Cube {
        if cubes.len() == 1 {
            return cubes.pop().unwrap_or_default();
        }
        let mut all = Cube {
            suppliers: suppliers_of(&mut cubes),
            services: texts_of(cubes.iter().map(|cube| &cube.services)),
            categories: texts_of(cubes.iter().map(|cube| &cube.categories)),
            reasons: texts_of(cubes.iter().map(|cube| &cube.reasons).chain([&vec![String::new()]])),
            sums: Vec::with_capacity(cubes.iter().map(|cube| cube.sums.len()).sum()),
            days: Vec::with_capacity(cubes.iter().map(|cube| cube.days.len()).sum()),
        };
        let keys: Vec<&str> = all.suppliers.iter().map(|one| one.key.as_str()).collect();
        let (suppliers, services) = (places(&keys), places(&all.services));
        let (categories, reasons) = (places(&all.categories), places(&all.reasons));
        for cube in &cubes {
            let supplier = new_places(cube.suppliers.iter().map(|one| one.key.as_str()), &suppliers);
            let service = new_places(cube.services.iter().map(String::as_str), &services);
            let category = new_places(cube.categories.iter().map(String::as_str), &categories);
            let reason = new_places(cube.reasons.iter().map(String::as_str), &reasons);
            all.sums.extend(cube.sums.iter().map(|sum| CubeSum {
                supplier: place(&supplier, sum.supplier),
                service: place(&service, sum.service),
                category: place(&category, sum.category),
                reason: place(&reason, sum.reason),
                ..*sum
            }));
            all.days.extend(cube.days.iter().map(|sum| DaysSum { service: place(&service, sum.service), ..*sum }));
        }
        all.sums.sort_by_key(CubeSum::key);
        all.sums.dedup_by(|next, sum| {
            let alike = next.key() == sum.key();
            if alike {
                (sum.lines, sum.total) = added((sum.lines, sum.total), (next.lines, next.total));
                sum.timed = sum.timed.saturating_add(next.timed);
                sum.in_time = sum.in_time.saturating_add(next.in_time);
            }
            alike
        });
        all.days.sort_by_key(DaysSum::key);
        all.days.dedup_by(|next, sum| {
            let alike = next.key() == sum.key();
            if alike {
                (sum.lines, sum.total) = added((sum.lines, sum.total), (next.lines, next.total));
            }
            alike
        });
        all
    }
}

fn added(one: (u64, Pence), other: (u64, Pence)) -> (u64, Pence) {
    (one.0.saturating_add(other.0), Pence::new(one.1.get().saturating_add(other.1.get())))
}

/// The suppliers of all cubes, each once, under its first spelling by letter and with all its numbers.
fn suppliers_of(cubes: &mut [Cube]) -> Vec<CubeSupplier> {
    let mut all: Vec<CubeSupplier> = cubes.iter().flat_map(|cube| cube.suppliers.iter().cloned()).collect();
    all.sort_by(|one, other| (&one.key, &one.label).cmp(&(&other.key, &other.label)));
    all.dedup_by(|next, one| {
        let alike = next.key == one.key;
        if alike && next.numbers != one.numbers {
            let numbers: BTreeSet<String> = one.numbers.drain(..).chain(next.numbers.drain(..)).collect();
            one.numbers = numbers.into_iter().collect();
        }
        alike
    });
    all
}

/// All texts, each once, in order.
fn texts_of<'a>(lists: impl Iterator<Item = &'a Vec<String>>) -> Vec<String> {
    let texts: BTreeSet<&str> = lists.flatten().map(String::as_str).collect();
    texts.into_iter().map(str::to_owned).collect()
}

fn places<T: AsRef<str>>(texts: &[T]) -> QuickMap<&str, u32> {
    texts.iter().enumerate().map(|(place, text)| (text.as_ref(), number(place))).collect()
}

fn new_places<'a>(texts: impl Iterator<Item = &'a str>, places: &QuickMap<&str, u32>) -> Vec<u32> {
    texts.map(|text| places.get(text).copied().unwrap_or(0)).collect()
}

fn place(places: &[u32], old: u32) -> u32 {
    places.get(at(old)).copied().unwrap_or(0)
}
