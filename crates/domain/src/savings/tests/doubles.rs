//! The same money claimed twice.

use super::*;

fn of(number: i64, about: Option<&str>, baseline: &str, years: &[(&str, i64)]) -> Saving {
    let years = years.iter().map(|(year, pounds)| part(year, *pounds, None, None)).collect();
    let mut one = saving(number, Kind::Cashable, years);
    one.about = about.map(|text| text.parse().unwrap());
    one.baseline = one.baseline.map(|kept| Baseline { what: baseline.into(), ..kept });
    one
}

#[test]
fn two_claims_of_the_same_money_in_the_same_year_are_found() {
    let (lifts, vans) = (Some("contracts/7"), Some("contracts/8"));
    let now = [("2026-27", 50)];
    for (first, second, overlap, reason) in [
        (
            of(1, lifts, "Old price", &now),
            of(2, lifts, " old price", &now),
            Some(Overlap::Baseline),
            "the same contract and baseline",
        ),
        (
            of(1, lifts, "Old price", &now),
            of(2, lifts, "List price", &now),
            Some(Overlap::Subject),
            "the same contract, another baseline",
        ),
        (of(1, lifts, "Old price", &now), of(2, vans, "Old price", &now), None, "another contract"),
        (
            of(1, None, "Old price", &now),
            of(2, None, "Old price", &now),
            Some(Overlap::Baseline),
            "the same baseline, of no contract",
        ),
        (
            of(1, lifts, "Old price", &now),
            of(2, None, "Old price", &now),
            Some(Overlap::Baseline),
            "one names no contract",
        ),
        (of(1, lifts, "Old price", &now), of(2, lifts, "Old price", &[("2025-26", 50)]), None, "another year"),
        (of(1, lifts, "Old price", &now), of(2, lifts, "Old price", &[("2026-27", 0)]), None, "nothing is claimed"),
        (of(1, None, "", &now), of(2, None, "Old price", &now), None, "nothing in common"),
    ] {
        let kinds = [Kind::Cashable, Kind::Avoided];
        for kind in kinds {
            let savings = [first.clone(), Saving { kind, ..second.clone() }];
            let found = double_claims(&savings, today());
            assert_eq!(found.first().map(|claim| claim.overlap), overlap, "{reason}");
            assert!(found.len() <= 1, "{reason}");
        }
    }
}

#[test]
fn a_baseline_in_the_same_words_is_found_whatever_its_sum_period_and_source() {
    let now = [("2026-27", 50)];
    let with = |number, about, what: &str, change: fn(&mut Baseline)| {
        let mut one = of(number, about, what, &now);
        one.baseline.iter_mut().for_each(change);
        one
    };
    let first = of(1, None, "Agency staff in waste and housing in a year", &now);
    let same = "Agency staff in waste and housing in a year";
    for (second, overlap, reason) in [
        (with(2, None, same, |_| {}), Some(Overlap::Baseline), "the same in everything"),
        (with(2, None, same, |one| one.amount = Pence::new(1)), Some(Overlap::Words), "another sum"),
        (
            with(2, None, same, |one| one.period = "2023-24".parse().unwrap()),
            Some(Overlap::Baseline),
            "another period of the same sum",
        ),
        (with(2, None, same, |one| one.source = "Ledger".into()), Some(Overlap::Words), "another source"),
        (
            with(2, Some("contracts/7"), "agency staff in waste & housing, in a year", |one| {
                one.amount = Pence::new(1)
            }),
            Some(Overlap::Words),
            "other signs and capitals, and one names a contract",
        ),
        (with(2, None, same, |one| one.amount = Pence::ZERO), None, "a baseline of nothing has no money in it"),
        (with(2, None, "Agency staff in waste in a year", |_| {}), None, "other words"),
        (with(2, None, " ", |_| {}), None, "no words"),
    ] {
        let found = double_claims(&[first.clone(), second], today());
        assert_eq!(found.first().map(|claim| claim.overlap), overlap, "{reason}");
    }
    let apart = [with(1, Some("contracts/7"), same, |_| {}), with(2, Some("contracts/8"), same, |_| {})];
    assert_eq!(double_claims(&apart, today()), [], "two contracts may be let from the same estimate");
}

#[test]
fn what_may_be_counted_twice_is_told_of_one_saving_and_year() {
    let years = [("2025-26", 50), ("2026-27", 50)];
    let savings = [of(1, None, "Old price", &years), of(2, None, "Old price", &years), of(3, None, "Rent", &years)];
    for (id, of, count, reason) in [
        (1, "2026-27", 1, "the first of the pair"),
        (2, "2026-27", 1, "the second of the pair"),
        (3, "2026-27", 0, "of no pair"),
        (1, "2027-28", 0, "a year that neither claims"),
    ] {
        assert_eq!(doubles_of(&savings, SavingId::new(id), year(of), today()).len(), count, "{reason}");
    }
}

#[test]
fn a_double_claim_says_what_may_be_counted_twice() {
    let savings = [
        of(2, Some("contracts/7"), "Old price", &[("2026-27", 50)]),
        of(1, Some("contracts/7"), "List price", &[("2026-27", 30)]),
    ];
    let found = double_claims(&savings, today());
    assert_eq!((found[0].savings, found[0].amount), ((SavingId::new(1), SavingId::new(2)), Pence::new(3_000)));
    assert_eq!(
        found[0].reason,
        "\"Saving 1\" and \"Saving 2\" both claim of contracts/7 in 2026-27; £30.00 may be counted twice. Confirm that they save different money, or withdraw one."
    );
    let withdrawn = [savings[0].clone(), Saving { withdrawn: Some(today()), ..savings[1].clone() }];
    assert_eq!(double_claims(&withdrawn, today()), [], "one of them is withdrawn");
}
