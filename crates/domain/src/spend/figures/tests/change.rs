//! Year on year, like with like; real terms; the change in words.

use super::{Facts, calendar, cube, facts, line, month, year};
use crate::spend::figures::{
    CannotTell, Extent, NextStep, PriceIndex, compare, in_real_terms, is_whole, telling, whole_years,
};
use crate::spend::{Calendar, Dimension, FileKind};
use crate::suppliers::Ring;
use crate::values::{FinancialYear, Month, Pence};

fn months(from: &str, count: usize) -> Vec<Month> {
    std::iter::successors(Some(month(from)), |month| Some(month.next())).take(count).collect()
}

fn payments(from: &str, count: usize) -> Calendar {
    calendar(FileKind::Payments, &months(from, count))
}

#[test]
fn a_year_that_is_partly_loaded_is_compared_with_the_same_part_of_the_other() {
    let cube = cube(&[
        line("2024-04", "a", 100),
        line("2024-06", "a", 900),
        line("2025-04", "a", 150),
        line("2025-05", "a", 5),
    ]);
    // Loaded: April 2024 to April 2025, and a file of May 2025 that is not over yet.
    let calendars = [payments("2024-04", 14)];
    for (today, said, before, after, reason) in [
        ("2025-05-31", "April", 100, 150, "May is not over on its last day"),
        ("2025-06-01", "April to May", 100, 155, "May is over a day later"),
    ] {
        let found = compare(&cube, &Extent::default(), year("2025-26"), &calendars, today.parse().unwrap()).unwrap();
        assert_eq!((found.compared_said().as_str(), found.is_whole()), (said, false), "{reason}");
        assert_eq!((found.change.before, found.change.after), (Pence::new(before), Pence::new(after)), "{reason}");
    }
    let none = compare(&cube, &Extent::default(), year("2024-25"), &calendars, "2026-06-01".parse().unwrap());
    assert_eq!(none, Err(CannotTell::NothingInCommon { before: year("2023-24"), after: year("2024-25") }));
}

#[test]
fn card_transactions_that_began_between_two_years_are_no_rise() {
    let cards = super::Line { kind: FileKind::Cards, ..line("2025-04", "shop", 9_999) };
    let cube = cube(&[line("2024-04", "a", 100), line("2025-04", "a", 101), cards]);
    let calendars = [payments("2024-04", 24), calendar(FileKind::Cards, &months("2025-04", 12))];
    let found = compare(&cube, &Extent::default(), year("2025-26"), &calendars, "2026-06-01".parse().unwrap()).unwrap();
    assert_eq!(found.change.difference(), Pence::new(1));
    assert_eq!(found.compared_said(), "the whole year");
    assert!(found.is_whole());
}

#[test]
fn the_parts_of_a_change_add_up_to_it() {
    let cube = cube(&[
        line("2024-04", "a", 100).of("Parks", "x"),
        line("2025-04", "a", 70).of("Parks", "x"),
        line("2025-04", "b", 50).of("Housing", "y"),
        line("2025-04", "c", 50).of("", "y"),
    ]);
    let found =
        compare(&cube, &Extent::default(), year("2025-26"), &[payments("2024-04", 24)], "2026-06-01".parse().unwrap())
            .unwrap();
    for by in [Dimension::Service, Dimension::Category, Dimension::Supplier] {
        let sum: i64 = found.parts(&cube, by).iter().map(|part| part.change.difference().get()).sum();
        assert_eq!(sum, found.change.difference().get(), "{by:?}");
    }
    let services: Vec<_> = found
        .parts(&cube, Dimension::Service)
        .into_iter()
        .map(|part| (part.label, part.change.difference().get()))
        .collect();
    assert_eq!(services, [(String::new(), 50), ("Housing".into(), 50), ("Parks".into(), -30)]);
}

#[test]
fn a_year_is_whole_once_it_is_over_and_every_month_of_every_kind_is_in() {
    let full = payments("2024-04", 24);
    let today = |text: &str| text.parse().unwrap();
    for (calendars, of, day, whole, reason) in [
        (vec![full.clone()], "2025-26", "2026-04-01", true, "over, and all months are in"),
        (vec![full.clone()], "2025-26", "2026-03-31", false, "its last day"),
        (vec![payments("2024-04", 23)], "2025-26", "2026-06-01", false, "March is missing"),
        (vec![payments("2024-05", 24)], "2024-25", "2026-06-01", false, "it begins in May"),
        (
            vec![full.clone(), calendar(FileKind::Cards, &months("2025-06", 10))],
            "2025-26",
            "2026-06-01",
            false,
            "cards begin in June",
        ),
        (
            vec![full.clone(), calendar(FileKind::Cards, &months("2025-04", 12))],
            "2024-25",
            "2026-06-01",
            true,
            "cards begin after it",
        ),
        (vec![], "2025-26", "2026-06-01", false, "nothing is in"),
    ] {
        assert_eq!(is_whole(&calendars, None, year(of), today(day)), whole, "{reason}");
    }
    assert_eq!(whole_years(&[full], None, today("2026-06-01")), [year("2024-25"), year("2025-26")]);
}

fn index(numbers: &[(&str, i64)]) -> PriceIndex {
    PriceIndex {
        name: "An invented deflator".into(),
        source: "invented".into(),
        retrieved: "2026-04-01".parse().unwrap(),
        base: year("2023-24"),
        numbers: numbers.iter().map(|(of, number)| (year(of), *number)).collect(),
    }
}

#[test]
fn money_in_real_terms_is_the_sum_times_one_index_over_the_other() {
    let index = index(&[("2023-24", 1_000_000), ("2024-25", 1_040_000), ("2025-26", 1_066_600), ("2026-27", 0)]);
    let (old, new): (FinancialYear, FinancialYear) = (year("2023-24"), year("2025-26"));
    for (pence, of, into, real, reason) in [
        (100_000, old, new, Ok(106_660), "old money in new"),
        (106_660, new, old, Ok(100_000), "and back"),
        (5, new, new, Ok(5), "its own year"),
        (100, old, year("2024-25"), Ok(104), "four per cent"),
        (-100, old, year("2024-25"), Ok(-104), "money that came back"),
        (1, year("2024-25"), old, Ok(1), "0.96 of a penny"),
        (12, year("2024-25"), old, Ok(12), "11.54 of a penny is rounded up"),
        (13, year("2024-25"), old, Ok(13), "exactly 12.5 is rounded up"),
        (100, old, year("2022-23"), Err("2022-23"), "no number for the year whose money it is"),
        (100, year("2021-22"), old, Err("2021-22"), "no number for its own year"),
        (100, year("2026-27"), old, Err("2026-27"), "nought is no number of an index"),
    ] {
        let found = in_real_terms(Pence::new(pence), of, &index, into);
        match real {
            Ok(real) => assert_eq!(found, Ok(Pence::new(real)), "{reason}"),
            Err(named) => assert!(found.unwrap_err().to_string().contains(named), "{reason}"),
        }
    }
}

#[test]
fn what_changed_is_told_with_who_makes_it_and_where_to_look() {
    let cube = cube(&[
        line("2024-04", "builder", 1_000_000).of("Housing", "Works"),
        line("2024-04", "gardener", 500_000).of("Parks", "Grounds"),
        line("2025-04", "builder", 1_600_000).of("Housing", "Works"),
        line("2025-04", "gardener", 450_000).of("Parks", "Grounds"),
        line("2025-04", "newcomer", 50_000).of("Housing", "Works").waited(31),
    ]);
    let book = Facts::default().with("gardener", facts(Some(Ring::District), None, None));
    let known = book.known(&cube);
    let told = telling(
        &cube,
        &known,
        &Extent::default(),
        year("2025-26"),
        &[payments("2024-04", 24)],
        "2026-06-01".parse().unwrap(),
    );
    let texts: Vec<&str> = told.iter().map(|one| one.text.as_str()).collect();
    assert_eq!(
        texts,
        [
            "In 2025-26, £21,000 was paid: £6,000 (40.0%) more than in 2024-25. The services that make most of it: Housing (£6,500 more). The categories that make most of it: Works (£6,500 more).",
            "The supplier with the largest change is BUILDER: £6,000 more, from £10,000 to £16,000.",
            "21.4% of it went to suppliers in the district, 11.9 points less than the year before.",
            "In 2025-26 one supplier was paid for the first time: NEWCOMER, £500.",
            "In 2025-26 100.0% of the payment lines that can be measured were paid after day 30.",
            "For 78.6% of what was paid in 2025-26 it is not known where the supplier is.",
        ]
    );
    assert_eq!(told[1].next, NextStep::Supplier("builder".into()));
    assert!(told.iter().all(|one| !one.why.is_empty()));
}

#[test]
fn what_is_not_known_is_told_from_a_tenth_of_spend_on() {
    for (unknown, told, reason) in [(100, true, "exactly a tenth"), (99, false, "9.9 %")] {
        let cube = cube(&[line("2025-04", "known", 1_000 - unknown), line("2025-04", "unknown", unknown)]);
        let facts = Facts::default().with("known", facts(Some(Ring::District), None, None));
        let today = "2026-06-01".parse().unwrap();
        let found =
            telling(&cube, &facts.known(&cube), &Extent::default(), year("2025-26"), &[payments("2025-04", 12)], today);
        assert_eq!(found.iter().any(|one| one.next == NextStep::SupplierFacts), told, "{reason}");
        assert!(!found.iter().any(|one| one.next == NextStep::OverTime), "nothing before it to compare with");
    }
}

#[test]
fn grants_count_only_where_they_are_asked_for() {
    let mut grant = line("2025-06", "a body", 700);
    grant.kind = FileKind::Grants;
    let cube = cube(&[line("2025-06", "a", 100), grant]);
    for (kind, pence, reason) in [
        (None, 100, "the payments file holds the same money already"),
        (Some(FileKind::Payments), 100, "payments alone"),
        (Some(FileKind::Grants), 700, "grants are asked for"),
    ] {
        assert_eq!(Extent { kind, ..Extent::default() }.total(&cube).1, Pence::new(pence), "{reason}");
    }
}

#[test]
fn a_year_is_whole_without_grants_in_every_month() {
    let grants = calendar(FileKind::Grants, &[month("2025-06"), month("2025-12")]);
    let calendars = [payments("2025-04", 12), grants];
    let today = "2026-05-01".parse().unwrap();
    for (kind, reason) in [(None, "all spending"), (Some(FileKind::Grants), "grants, which are given in rounds")] {
        assert!(whole_years(&calendars, kind, today).contains(&year("2025-26")), "{reason}");
    }
}
