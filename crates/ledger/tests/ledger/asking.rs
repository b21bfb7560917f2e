//! Lines by filter, order and page.

use crate::{ledger, line, wanted, write};
use domain::spend::{FileKind, PaymentLine};
use domain::values::{Month, Pence};
use ledger::{BLANK_KEY, Ledger, PageOf, REDACTED_KEY, Sort, SortBy, Wanted};

const ALL: PageOf = PageOf { skip: 0, take: 1000 };

fn rows(ledger: &Ledger, wanted: &Wanted) -> Vec<u64> {
    block(async {
        let page = ledger.lines(wanted, ALL).await.unwrap();
        assert_eq!(page.count, u64::try_from(page.lines.len()).unwrap());
        assert_eq!(page.total.get(), page.lines.iter().map(|line| line.line.amount.get()).sum::<i64>());
        page.lines.iter().map(|line| line.line.row).collect()
    })
}

pub fn block<T>(work: impl Future<Output = T>) -> T {
    tokio::runtime::Builder::new_multi_thread().worker_threads(2).build().unwrap().block_on(work)
}

/// Nine lines over two years, of which each differs in something.
fn nine() -> Vec<PaymentLine> {
    let mut lines = vec![
        line(2, "2025-03-31", "Harrow & Vale Ltd", 10_000),
        line(3, "2025-04-01", "Harrow & Vale Ltd", 20_000),
        line(4, "2025-04-30", "Brindle Waste", -5_000),
        line(5, "", "Brindle Waste", 700),
        line(6, "", "REDACTED PERSONAL DATA", 1_200),
        line(7, "2025-05-02", "Redacted", 1_300),
        line(8, "2025-05-03", "", 90),
        line(9, "2026-03-31", "100% Fencing_Co \\ Sons", 0),
        line(10, "2025-04-15", "O'Dell; DROP TABLE lines", 42),
    ];
    lines[3].month_only = Some("2025-04-01".parse().unwrap());
    lines[0].service = "Environment".into();
    lines[0].category = "Repairs".into();
    lines[1].reference = "INV-77".into();
    lines[1].vat = Some(Pence::new(4_000));
    lines[1].gross = Some(Pence::new(24_000));
    lines[1].invoice_date = Some("2025-03-20".parse().unwrap());
    lines[2].description = "Credit for bins".into();
    lines
}

fn month(text: &str) -> Month {
    text.parse().unwrap()
}

#[test]
fn each_filter_finds_its_lines_and_no_others() {
    let (_folder, ledger) = ledger();
    write(&ledger, 1, FileKind::Payments, &nine());
    write(&ledger, 2, FileKind::Cards, &[line(20, "2025-06-01", "Card Café", 5)]);
    let base = wanted(&[1, 2]);
    let text = |text: &str| Wanted { text: Some(text.into()), ..base.clone() };
    let supplier = |key: &str| Wanted { supplier: Some(key.into()), ..base.clone() };
    let months = |from, to| Wanted { months: Some((month(from), month(to))), ..base.clone() };
    let days = |from: &str, to: &str| Wanted {
        from: Some(from.parse().unwrap()),
        to: Some(to.parse().unwrap()),
        ..base.clone()
    };
    for (wanted, expected, reason) in [
        (
            base.clone(),
            vec![2, 3, 10, 4, 5, 7, 8, 20, 9, 6],
            "all, by date, a month without a day after its days, undated last",
        ),
        (Wanted { batch: Some(2), ..base.clone() }, vec![20], "one batch"),
        (Wanted { batch: Some(3), ..base.clone() }, vec![], "a batch that is not live"),
        (Wanted { kind: Some(FileKind::Cards), ..base.clone() }, vec![20], "one kind"),
        (months("2025-04", "2025-04"), vec![3, 10, 4, 5], "a month has its days and its lines without a day"),
        (months("2026-03", "2026-04"), vec![9], "the last month of a financial year"),
        (days("2025-04-01", "2025-04-30"), vec![3, 10, 4, 5], "whole months in days have the lines without a day"),
        (days("2025-04-02", "2025-04-30"), vec![10, 4], "from the second day the month is not whole"),
        (days("2025-04-01", "2025-04-29"), vec![3, 10], "to the last day but one neither"),
        (days("2025-03-31", "2025-03-31"), vec![2], "the last day of a financial year"),
        (Wanted { undated: true, ..base.clone() }, vec![6], "undated"),
        (supplier(REDACTED_KEY), vec![7, 6], "all redacted payees"),
        (supplier(BLANK_KEY), vec![8], "no name is not redacted"),
        (Wanted { redacted: true, ..base.clone() }, vec![7, 6], "redacted only"),
        (Wanted { service: Some("Environment".into()), ..base.clone() }, vec![2], "a service"),
        (Wanted { category: Some("Repairs".into()), ..base.clone() }, vec![2], "a category"),
        (Wanted { least: Some(Pence::new(10_000)), ..base.clone() }, vec![2, 3], "at least, the boundary included"),
        (Wanted { most: Some(Pence::new(0)), ..base.clone() }, vec![4, 9], "at most, the boundary included"),
        (text("inv-77"), vec![3], "text in the reference, whatever its case"),
        (text(" BINS "), vec![4], "text in the description"),
        (text("   "), vec![2, 3, 10, 4, 5, 7, 8, 20, 9, 6], "no text is no filter"),
        (text("CAFÉ"), vec![20], "letters with accents"),
    ] {
        assert_eq!(rows(&ledger, &wanted), expected, "{reason}");
    }
}

#[test]
fn what_people_type_is_only_ever_a_value() {
    let (_folder, ledger) = ledger();
    write(&ledger, 1, FileKind::Payments, &nine());
    let base = wanted(&[1]);
    for (typed, expected) in [
        ("' OR 1=1 --", vec![]),
        ("%", vec![9]),
        ("_", vec![9]),
        ("\\", vec![9]),
        ("100%", vec![9]),
        ("o'dell; drop", vec![10]),
        ("$1", vec![]),
        ("') UNION SELECT 1 --", vec![]),
    ] {
        assert_eq!(rows(&ledger, &Wanted { text: Some(typed.into()), ..base.clone() }), expected, "{typed} as text");
        for exact in [
            Wanted { supplier: Some(typed.into()), ..base.clone() },
            Wanted { service: Some(typed.into()), ..base.clone() },
            Wanted { category: Some(typed.into()), ..base.clone() },
        ] {
            assert_eq!(rows(&ledger, &exact), Vec::<u64>::new(), "{typed} as a key");
        }
    }
}

#[test]
fn a_line_comes_back_as_it_went_in() {
    let (_folder, ledger) = ledger();
    let lines = nine();
    write(&ledger, 1, FileKind::Payments, &lines);
    let mut back = Vec::new();
    block(ledger.each_line(&wanted(&[1]), |line| back.push(line.line.clone()))).unwrap();
    back.sort_by_key(|line| line.row);
    assert_eq!(back, lines);
}

#[test]
fn pages_in_any_order_hold_every_line_once() {
    let (_folder, ledger) = ledger();
    let lines: Vec<_> = (2..202)
        .map(|row| line(row, "2025-05-01", if row % 2 == 0 { "A" } else { "B" }, i64::try_from(row % 5).unwrap()))
        .collect();
    write(&ledger, 1, FileKind::Payments, &lines);
    for by in [SortBy::Date, SortBy::Amount, SortBy::Supplier] {
        for descending in [false, true] {
            let wanted = Wanted { sort: Sort { by, descending }, ..wanted(&[1]) };
            let mut seen = Vec::new();
            for page in 0..8 {
                let page = block(ledger.lines(&wanted, PageOf { skip: page * 30, take: 30 })).unwrap();
                assert_eq!(page.count, 200);
                seen.extend(page.lines);
            }
            let amounts: Vec<_> = seen.iter().map(|line| line.line.amount).collect();
            if by == SortBy::Amount {
                let in_order =
                    amounts.windows(2).all(|pair| if descending { pair[0] >= pair[1] } else { pair[0] <= pair[1] });
                assert!(in_order, "{descending}");
            }
            let mut rows: Vec<_> = seen.iter().map(|line| line.line.row).collect();
            rows.sort_unstable();
            assert_eq!(rows, (2..202).collect::<Vec<_>>(), "{by:?} {descending}");
        }
    }
}
