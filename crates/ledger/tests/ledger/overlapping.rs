//! Lines of a new file that stand in the ledger already.

use crate::asking::block;
use crate::{COUNCIL, ledger, line, write};
use domain::spend::{FileKind, PaymentLine};
use domain::values::Pence;
use ledger::{BatchOverlap, Overlap, fingerprint};

fn prints(lines: &[PaymentLine]) -> Vec<u64> {
    let mut prints: Vec<_> = lines.iter().map(fingerprint).collect();
    prints.sort_unstable();
    prints
}

#[test]
fn each_line_of_the_ledger_answers_for_one_new_line() {
    let (_folder, ledger) = ledger();
    let (a, b, c) = (line(2, "2025-04-01", "A", 5), line(3, "2025-04-02", "B", -7), line(4, "", "C", 11));
    write(&ledger, 1, FileKind::Payments, &[a.clone(), a.clone(), b.clone()]);
    write(&ledger, 2, FileKind::Payments, std::slice::from_ref(&a));
    let found =
        |batches: &[i64], lines: &[PaymentLine]| block(ledger.overlap(COUNCIL, batches, &prints(lines))).unwrap();
    let of = |batch, lines, pence| BatchOverlap { batch, lines, total: Pence::new(pence) };
    let expect =
        |lines, pence, batches: &[BatchOverlap]| Overlap { lines, total: Pence::new(pence), batches: batches.to_vec() };
    for (batches, new, expected, reason) in [
        (
            &[1, 2][..],
            vec![a.clone()],
            expect(1, 5, &[of(1, 1, 5), of(2, 1, 5)]),
            "one new line counts once, however often it stands",
        ),
        (
            &[1, 2],
            vec![a.clone(); 3],
            expect(3, 15, &[of(1, 2, 10), of(2, 1, 5)]),
            "three stand in two batches together",
        ),
        (&[1, 2], vec![a.clone(); 4], expect(3, 15, &[of(1, 2, 10), of(2, 1, 5)]), "the fourth is new"),
        (&[2], vec![a.clone(), b.clone()], expect(1, 5, &[of(2, 1, 5)]), "a batch that is not live does not count"),
        (&[1, 2], vec![c.clone()], expect(0, 0, &[]), "a new line"),
        (&[1, 2], vec![], expect(0, 0, &[]), "no lines"),
        (&[1], vec![c, b], expect(1, -7, &[of(1, 1, -7)]), "a credit"),
    ] {
        assert_eq!(found(batches, &new), expected, "{reason}");
    }
}

#[test]
fn a_fingerprint_is_of_what_a_line_says_and_not_of_where_it_stands() {
    let base = PaymentLine { reference: "R".into(), description: "D".into(), ..line(2, "2025-04-01", "A", 5) };
    let moved = PaymentLine { sheet: 9, row: 99, ..base.clone() };
    assert_eq!(fingerprint(&base), fingerprint(&moved));
    let day = "2025-04-02".parse().unwrap();
    for (other, reason) in [
        (PaymentLine { date: Some(day), ..base.clone() }, "another day"),
        (PaymentLine { date: None, month_only: base.date, ..base.clone() }, "a month is not its first day"),
        (PaymentLine { amount: Pence::new(-5), ..base.clone() }, "another sign"),
        (PaymentLine { supplier: "a".into(), ..base.clone() }, "another spelling"),
        (
            PaymentLine { reference: "RD".into(), description: String::new(), ..base.clone() },
            "texts do not run together",
        ),
        (PaymentLine { service: "S".into(), ..base.clone() }, "another service"),
        (PaymentLine { category: "S".into(), ..base.clone() }, "another category"),
    ] {
        assert_ne!(fingerprint(&base), fingerprint(&other), "{reason}");
    }
}

#[test]
fn fingerprints_stay_the_same_from_release_to_release() {
    let line = PaymentLine { reference: "R1".into(), ..line(2, "2025-04-01", "Vale Farm", 12_345) };
    assert_eq!(fingerprint(&line), 1_516_074_608_285_453_045);
}
