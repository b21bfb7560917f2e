//! Figures and the sums kept for them.

use crate::asking::block;
use crate::{ledger, line, wanted, write};
use domain::spend::cube::{Cube, Span};
use domain::spend::scope::{LineParts, SpendScope, decide, shipped};
use domain::spend::{Dimension, FileKind, PaymentLine};
use domain::values::{Month, Pence};
use ledger::{Figure, GroupBy, REDACTED_KEY, REDACTED_LABEL, Wanted};
use proptest::prelude::*;
use std::collections::BTreeMap;

fn plain(figures: &[Figure]) -> Vec<(&str, u64, i64)> {
    figures.iter().map(|figure| (figure.key.as_str(), figure.lines, figure.total.get())).collect()
}

#[test]
fn times_come_in_order_and_the_undated_last() {
    let (_folder, ledger) = ledger();
    let mut lines = vec![
        line(2, "2025-04-01", "A", 1),
        line(3, "2025-03-31", "A", 10),
        line(4, "", "A", 100),
        line(5, "", "A", 1000),
    ];
    lines[3].month_only = Some("2025-06-01".parse().unwrap());
    write(&ledger, 1, FileKind::Payments, &lines);
    let by = |group| block(ledger.figures(&wanted(&[1]), group)).unwrap();
    assert_eq!(plain(&by(GroupBy::Month)), [("2025-03", 1, 10), ("2025-04", 1, 1), ("2025-06", 1, 1000), ("", 1, 100)]);
    assert_eq!(plain(&by(GroupBy::Quarter)), [("2024-25 Q4", 1, 10), ("2025-26 Q1", 2, 1001), ("", 1, 100)]);
    assert_eq!(plain(&by(GroupBy::FinancialYear)), [("2024-25", 1, 10), ("2025-26", 2, 1001), ("", 1, 100)]);
    assert_eq!(plain(&by(GroupBy::All)), [("", 4, 1111)]);
}

#[test]
fn redacted_payees_are_one_bucket_and_blank_names_another() {
    let (_folder, ledger) = ledger();
    let lines = [
        line(2, "2025-04-01", "Redacted", 5),
        line(3, "2025-04-01", "REDACTED PERSONAL DATA", 6),
        line(4, "2025-04-01", "", 7),
        line(5, "2025-04-01", "Vale Farm", 8),
    ];
    let written = write(&ledger, 1, FileKind::Payments, &lines);
    let figures = block(ledger.figures(&wanted(&[1]), GroupBy::Supplier)).unwrap();
    let redacted = figures.iter().find(|figure| figure.key == REDACTED_KEY).unwrap();
    assert_eq!((redacted.label.as_str(), redacted.lines, redacted.total.get()), (REDACTED_LABEL, 2, 11));
    assert_eq!(figures.len(), 3);
    let sums = Cube::merged(written.cubes).figures(Dimension::Supplier, &Span::default());
    assert_eq!(sums.len(), 3);
    for figure in &figures {
        let sum = sums.iter().find(|sum| sum.key == figure.key).unwrap();
        assert_eq!(
            (&sum.label, u64::try_from(sum.lines).unwrap(), sum.total),
            (&figure.label, figure.lines, figure.total),
            "every figure drills to its lines"
        );
        let drilled = Wanted { supplier: Some(figure.key.clone()), ..wanted(&[1]) };
        let page = block(ledger.lines(&drilled, ledger::PageOf { skip: 0, take: 10 })).unwrap();
        assert_eq!((page.count, page.total), (figure.lines, figure.total));
    }
}

#[test]
fn a_batch_that_is_no_longer_named_leaves_every_figure_at_once() {
    let (_folder, ledger) = ledger();
    write(&ledger, 1, FileKind::Payments, &[line(2, "2025-04-01", "A", 1)]);
    write(&ledger, 2, FileKind::Cards, &[line(2, "2025-04-01", "A", 10)]);
    for (live, total) in [(&[1, 2][..], 11), (&[1][..], 1), (&[2][..], 10)] {
        let figures = block(ledger.figures(&wanted(live), GroupBy::All)).unwrap();
        assert_eq!(figures[0].total, Pence::new(total));
    }
    assert!(block(ledger.figures(&wanted(&[]), GroupBy::All)).unwrap().is_empty());
}

#[test]
fn many_askers_at_once_get_the_same_answer() {
    let (_folder, ledger) = ledger();
    let lines: Vec<_> = (2..2002).map(|row| line(row, "2025-05-01", &format!("Supplier {}", row % 97), 3)).collect();
    write(&ledger, 1, FileKind::Payments, &lines);
    block(async {
        let asked: Vec<_> = (0..16)
            .map(|_| {
                let ledger = ledger.clone();
                tokio::spawn(async move { ledger.figures(&wanted(&[1]), GroupBy::Supplier).await.unwrap() })
            })
            .collect();
        for answer in asked {
            let figures = answer.await.unwrap();
            assert_eq!(figures.len(), 97);
            assert_eq!(figures.iter().map(|figure| figure.total.get()).sum::<i64>(), 6000);
        }
    });
}

type Key<'a> = &'a dyn Fn(&PaymentLine) -> String;

fn any_line() -> impl Strategy<Value = PaymentLine> {
    let days = prop_oneof![
        Just(String::new()),
        (2022..2027, 1..13, 1..29).prop_map(|(y, m, d)| format!("{y:04}-{m:02}-{d:02}"))
    ];
    let supplier = prop_oneof!["[A-C]", Just("Redacted".to_owned()), Just("HMRC".to_owned()), Just(String::new())];
    (
        days,
        supplier,
        "[X-Z]?",
        prop_oneof!["[P-Q]?", Just("Grants".to_owned()), Just("Precept".to_owned())],
        -100_000_i64..100_000,
    )
        .prop_map(|(day, supplier, service, category, pence)| PaymentLine {
            service,
            category,
            ..line(0, &day, &supplier, pence)
        })
}

fn by_hand(lines: &[PaymentLine], key: impl Fn(&PaymentLine) -> String) -> BTreeMap<String, (u64, i64)> {
    let mut sums = BTreeMap::new();
    for line in lines {
        let sum: &mut (u64, i64) = sums.entry(key(line)).or_default();
        *sum = (sum.0 + 1, sum.1 + line.amount.get());
    }
    sums
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn figures_and_kept_sums_are_what_adding_by_hand_gives(first in prop::collection::vec(any_line(), 0..60), second in prop::collection::vec(any_line(), 0..60)) {
        let (_folder, ledger) = ledger();
        let mut cubes = write(&ledger, 1, FileKind::Payments, &first).cubes;
        cubes.extend(write(&ledger, 2, FileKind::Payments, &second).cubes);
        // Through bytes and back, as the records keep them.
        let cubes = cubes.iter().map(|cube| Cube::from_bytes(&cube.to_bytes().unwrap()).unwrap()).collect();
        let kept = Cube::merged(cubes);
        let lines = [first, second].concat();
        let month = |line: &PaymentLine| line.date.map(|date| Month::of(date).to_string()).unwrap_or_default();
        let supplier = |line: &PaymentLine| if line.supplier == "Redacted" { REDACTED_KEY.to_owned() } else { line.supplier.clone() };
        let keys: [(GroupBy, Key<'_>); 4] =
            [(GroupBy::Month, &month), (GroupBy::Service, &|line| line.service.clone()), (GroupBy::Category, &|line| line.category.clone()), (GroupBy::Supplier, &supplier)];
        for (group, key) in keys {
            let figures = block(ledger.figures(&wanted(&[1, 2]), group)).unwrap();
            let figures: BTreeMap<_, _> = figures.into_iter().map(|figure| (figure.label, (figure.lines, figure.total.get()))).collect();
            let expected = by_hand(&lines, |line| { let key = key(line); if key == REDACTED_KEY { REDACTED_LABEL.to_owned() } else { key } });
            prop_assert_eq!(figures, expected);
        }
        for (dimension, key) in [(Dimension::All, None), (Dimension::Service, Some(keys[1].1)), (Dimension::Category, Some(keys[2].1)), (Dimension::Supplier, Some(keys[3].1))] {
            let whole = kept.figures(dimension, &Span::default());
            for one in &whole {
                let by_month = kept.by_month(dimension, &Span { key: Some(one.key.clone()), ..Span::default() });
                let sums: BTreeMap<String, (u64, i64)> =
                    by_month.into_iter().map(|sum| (sum.key, (u64::try_from(sum.lines).unwrap(), sum.total.get()))).collect();
                let own: Vec<PaymentLine> = lines.iter().filter(|line| key.is_none_or(|key| key(line) == one.key || key(line).to_lowercase() == one.key)).cloned().collect();
                prop_assert_eq!(sums, by_hand(&own, month));
            }
            let all: i64 = whole.iter().map(|one| one.total.get()).sum();
            prop_assert_eq!(all, lines.iter().map(|line| line.amount.get()).sum::<i64>());
        }
        // What is left out and what can be influenced come to all, to the penny, and each is what the rules say of the lines.
        let influenceable = Span { scope: SpendScope::Influenceable, ..Span::default() };
        let inside: i64 = kept.figures(Dimension::All, &influenceable).iter().map(|one| one.total.get()).sum();
        let outside: BTreeMap<String, (u64, i64)> = kept.left_out(&Span::default()).into_iter().map(|one| (one.key, (u64::try_from(one.lines).unwrap(), one.total.get()))).collect();
        let rules = shipped();
        let reason = |line: &PaymentLine| decide(&rules, &LineParts::of(FileKind::Payments, line)).map(|(_, reason)| reason.name().to_owned()).unwrap_or_default();
        let mut expected = by_hand(&lines, reason);
        prop_assert_eq!(inside, expected.remove("").unwrap_or_default().1);
        prop_assert_eq!(outside, expected);
    }
}
