//! What a builder has summed becomes a cube.

use super::builder::CubeBuilder;
use super::names::Names;
use super::{Cube, CubeSum, CubeSupplier, DaysSum, at};
use crate::values::Pence;

impl CubeBuilder {
    /// What is summed so far as a cube; the names stay for what follows.
    pub(super) fn take(&mut self) -> Cube {
        let (sums, days) = (std::mem::take(&mut self.sums), std::mem::take(&mut self.days));
        let suppliers = Order::of(&self.suppliers, sums.keys().map(|key| key.supplier));
        let of_sums = sums.keys().map(|key| key.service);
        let services = Order::of(&self.services, of_sums.chain(days.keys().map(|(_, service, ..)| *service)));
        let categories = Order::of(&self.categories, sums.keys().map(|key| key.category));
        let mut cube = Cube {
            suppliers: suppliers.olds.iter().map(|old| self.supplier(*old)).collect(),
            services: services.texts(&self.services),
            categories: categories.texts(&self.categories),
            reasons: self.reasons.clone(),
            sums: Vec::with_capacity(sums.len()),
            days: Vec::with_capacity(days.len()),
        };
        cube.sums.extend(sums.into_iter().map(|(key, sums)| CubeSum {
            kind: self.kind,
            month: key.month,
            supplier: suppliers.place_of(key.supplier),
            service: services.place_of(key.service),
            category: categories.place_of(key.category),
            reason: key.reason,
            lines: sums.lines,
            total: Pence::new(sums.pence),
            timed: sums.timed,
            in_time: sums.in_time,
        }));
        cube.sums.sort_unstable_by_key(CubeSum::key);
        cube.days.extend(days.into_iter().map(|((month, service, influenceable, days), (lines, pence))| DaysSum {
            kind: self.kind,
            month,
            service: services.place_of(service),
            influenceable,
            days,
            lines,
            total: Pence::new(pence),
        }));
        cube.days.sort_unstable_by_key(DaysSum::key);
        cube
    }

    fn supplier(&self, number: u32) -> CubeSupplier {
        let Some((key, payee)) = self.suppliers.get(number) else { return CubeSupplier::default() };
        let mut numbers: Vec<String> =
            payee.numbers.iter().map(|number| self.numbers.text(*number).to_owned()).collect();
        numbers.sort_unstable();
        CubeSupplier { key: key.to_string(), label: payee.label.to_string(), numbers }
    }
}

/// The names that are used, in order of their texts, and the new number of each.
struct Order {
    olds: Vec<u32>,
    news: Vec<u32>,
}

impl Order {
    fn of<T>(names: &Names<T>, used: impl Iterator<Item = u32>) -> Order {
        let mut is_used = vec![false; names.len()];
        used.for_each(|old| is_used.get_mut(at(old)).into_iter().for_each(|is_used| *is_used = true));
        let mut olds: Vec<u32> = (0_u32..).zip(is_used).filter_map(|(old, is_used)| is_used.then_some(old)).collect();
        olds.sort_unstable_by(|one, other| names.text(*one).cmp(names.text(*other)));
        let mut news = vec![0; names.len()];
        for (new, old) in (0_u32..).zip(&olds) {
            news.get_mut(at(*old)).into_iter().for_each(|slot| *slot = new);
        }
        Order { olds, news }
    }

    fn place_of(&self, old: u32) -> u32 {
        self.news.get(at(old)).copied().unwrap_or(0)
    }

    fn texts<T>(&self, names: &Names<T>) -> Vec<String> {
        self.olds.iter().map(|old| names.text(*old).to_owned()).collect()
    }
}
