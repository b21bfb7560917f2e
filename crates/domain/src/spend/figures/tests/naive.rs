//! The same figures a second time, line by line and without the cube's short cuts, over generated lines.

use super::{Facts, Line, cube, facts, month, year};
use crate::spend::figures::{
    Area, DayCount, Extent, Question, arrivals, concentration, localities, payment_days, rings, share, supplier_count,
};
use crate::spend::{FileKind, REDACTED_KEY, SpendScope};
use crate::suppliers::{Ring, SmeDefinition};
use crate::values::{FinancialYear, Month};
use std::collections::{BTreeMap, BTreeSet};

/// A small generator of numbers: the same lines on every machine.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, end: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % end
    }
}

fn lines(seed: u64) -> Vec<Line> {
    let mut numbers = Numbers(seed);
    let first = month("2024-02");
    let months: Vec<Month> = std::iter::successors(Some(first), |month| Some(month.next())).take(27).collect();
    (0..400)
        .map(|_| {
            let supplier = match numbers.below(12) {
                0 => REDACTED_KEY.to_owned(),
                1 => String::new(),
                _ => format!("supplier {}", numbers.below(30)),
            };
            Line {
                kind: if numbers.below(5) == 0 { FileKind::Cards } else { FileKind::Payments },
                month: Some(numbers.below(28)).and_then(|at| months.get(usize::try_from(at).unwrap()).copied()),
                supplier,
                service: format!("service {}", numbers.below(4)),
                category: format!("category {}", numbers.below(4)),
                out: numbers.below(6) == 0,
                pence: i64::try_from(numbers.below(200_000)).unwrap() - 30_000,
                days: (numbers.below(3) > 0).then(|| i32::try_from(numbers.below(90)).unwrap() - 8),
            }
        })
        .collect()
}

fn book(seed: u64) -> Facts {
    let mut numbers = Numbers(seed ^ 77);
    let rings = [Ring::District, Ring::County, Ring::Region, Ring::Uk, Ring::Abroad];
    (0..24).fold(Facts::default(), |book, at| {
        let ring = rings.get(usize::try_from(numbers.below(6)).unwrap()).copied();
        let sme = [None, Some(true), Some(false)][usize::try_from(numbers.below(3)).unwrap()];
        book.with(&format!("supplier {at}"), facts(ring, sme, sme.map(|sme| !sme)))
    })
}

fn counts(line: &Line, of: FinancialYear) -> bool {
    !line.out && line.month.is_some_and(|month| FinancialYear::of_month(month) == of)
}

#[test]
fn every_figure_is_the_one_that_is_worked_out_line_by_line() {
    for seed in 1..=40 {
        let (lines, book) = (lines(seed), book(seed));
        let cube = cube(&lines);
        let known = book.known(&cube);
        let of = year("2025-26");
        let extent = Extent { scope: SpendScope::Influenceable, ..Extent::default() }.year(of);
        let mine: Vec<&Line> = lines.iter().filter(|line| counts(line, of)).collect();
        let total: i64 = mine.iter().map(|line| line.pence).sum();
        assert_eq!(extent.total(&cube).1.get(), total, "seed {seed}");

        let facts_of = |line: &Line| book.get(&line.supplier).cloned();
        let local: i64 = mine
            .iter()
            .filter(|line| facts_of(line).and_then(|facts| facts.ring) == Some(Ring::District))
            .map(|line| line.pence)
            .sum();
        assert_eq!(rings(&cube, &known, &extent, None).district.get(), local, "seed {seed}");
        let small_here: i64 = mine
            .iter()
            .filter(|line| {
                facts_of(line).is_some_and(|facts| facts.sme == Some(true) && facts.ring == Some(Ring::District))
            })
            .map(|line| line.pence)
            .sum();
        let found = share(&cube, &known, &extent, Question::SmeWithin(SmeDefinition::ProcurementAct, Area::DISTRICT));
        assert_eq!((found.yes.get(), found.whole().get()), (small_here, total), "seed {seed}");
        let wards: i64 = localities(&cube, &known, &extent).iter().map(|(_, money)| money.get()).sum();
        assert_eq!(wards, total, "seed {seed}");

        suppliers_line_by_line(&lines, &mine, &cube, &extent, seed);
        days_line_by_line(&mine, &cube, &extent, seed);
    }
}

fn suppliers_line_by_line(lines: &[Line], mine: &[&Line], cube: &crate::spend::cube::Cube, extent: &Extent, seed: u64) {
    let named = |line: &&&Line| !line.supplier.is_empty() && line.supplier != REDACTED_KEY;
    let mut sums: BTreeMap<&str, i64> = BTreeMap::new();
    for line in mine.iter().filter(named) {
        *sums.entry(&line.supplier).or_default() += line.pence;
    }
    assert_eq!(supplier_count(cube, extent), sums.len(), "seed {seed}");
    let mut paid: Vec<i64> = sums.values().copied().filter(|sum| *sum > 0).collect();
    paid.sort_unstable_by_key(|sum| -sum);
    let base: i64 = paid.iter().sum();
    let found = concentration(cube, extent).unwrap();
    assert_eq!((found.base.get(), found.suppliers.len()), (base, paid.len()), "seed {seed}");
    let needed = (1..=paid.len()).find(|count| paid.iter().take(*count).sum::<i64>() * 5 >= base * 4).unwrap();
    assert_eq!(found.making_most().0, needed, "seed {seed}");
    let squares: i128 = paid.iter().map(|sum| i128::from(*sum).pow(2)).sum();
    let whole = i128::from(base).pow(2);
    let index = i128::from(found.index().unwrap());
    // The rounded index is within half of the exact one.
    assert!((index * whole - squares * 10_000).abs() * 2 <= whole, "seed {seed}");

    let before = |line: &Line| line.month.is_some_and(|at| at < month("2025-04"));
    let earlier: BTreeSet<&str> = lines.iter().filter(|line| before(line)).map(|line| line.supplier.as_str()).collect();
    let new: BTreeSet<&str> = sums.keys().copied().filter(|key| !earlier.contains(key)).collect();
    let all = Extent { scope: SpendScope::Influenceable, ..Extent::default() };
    let (this, last) = ((month("2025-04"), month("2026-03")), (month("2024-04"), month("2025-03")));
    let found = arrivals(cube, &all, this, last).unwrap();
    assert_eq!(found.new.iter().map(|one| one.key.as_str()).collect::<BTreeSet<_>>(), new, "seed {seed}");
}

fn days_line_by_line(mine: &[&Line], cube: &crate::spend::cube::Cube, extent: &Extent, seed: u64) {
    let waited: Vec<i32> = mine.iter().filter_map(|line| line.days).collect();
    let found = payment_days(cube, extent, DayCount::default()).unwrap();
    let within = |low: i32, high: i32| {
        u64::try_from(waited.iter().filter(|days| low <= **days && **days <= high).count()).unwrap()
    };
    assert_eq!(found.within_30.lines, within(0, 30), "seed {seed}");
    assert_eq!(found.to_60.lines, within(31, 60), "seed {seed}");
    assert_eq!(found.over_60.lines, within(61, i32::MAX), "seed {seed}");
    assert_eq!(found.early.lines, within(i32::MIN, -1), "seed {seed}");
    let without = u64::try_from(mine.iter().filter(|line| line.days.is_none()).count()).unwrap();
    assert_eq!(found.not_measured.lines, without, "seed {seed}");
}
