//! The shares that the first council's payments and supplier facts come to, beside those that practice gives a district.
//!
//! Facts drawn without regard to what a supplier is paid once made small firms 63 % of spend beside a scorecard that says
//! 34 %; whoever looks at the demonstration would see two councils.

use domain::spend::PaymentLine;
use domain::values::{Date, FinancialYear};
use std::collections::BTreeMap;

/// What the questionnaire says of a supplier: whether it is local, small, of the voluntary sector.
struct Said {
    is_local: bool,
    is_small: bool,
    is_voluntary: bool,
}

fn said(csv: &str) -> BTreeMap<String, Said> {
    let row = |line: &str| {
        let cells: Vec<&str> = line.split(',').collect();
        let (number, postcode, sme, vcse) = (cells[0], cells[2], cells[6], cells[7]);
        // The postcodes of the council's own area begin with WX and one figure; those with WX9 are of a neighbour.
        let is_local = postcode.starts_with("WX") && !postcode.starts_with("WX9");
        (number.to_owned(), Said { is_local, is_small: sme == "Y", is_voluntary: vcse == "Y" })
    };
    csv.lines().skip(1).map(row).collect()
}

/// The part of the lines' money for which something is so, in hundredths of one per cent.
fn part(lines: &[PaymentLine], is_so: impl Fn(&PaymentLine) -> bool) -> i64 {
    let sum = |lines: &mut dyn Iterator<Item = &PaymentLine>| lines.map(|line| line.amount.get()).sum::<i64>();
    sum(&mut lines.iter().filter(|line| is_so(line))) * 10_000 / sum(&mut lines.iter())
}

#[test]
fn shares_of_spend_come_near_what_practice_gives_a_district() {
    let today: Date = "2026-11-21".parse().unwrap();
    let invented = invented::councils(today, 1, 1);
    let facts = said(&String::from_utf8(invented.supplier_facts("wynmarch")).unwrap());
    let year: FinancialYear = "2025-26".parse().unwrap();
    let (mut lines, _) = invented.payment_lines("wynmarch");
    lines.retain(|line| line.date.is_some_and(|date| FinancialYear::of(date) == year));
    let of = |ask: fn(&Said) -> bool| part(&lines, |line| facts.get(&line.supplier_number).is_some_and(ask));
    let waited = |line: &PaymentLine| Some(line.date?.since(line.invoice_date?).unwrap().get_days());
    let late = part(&lines, |line| waited(line).is_some_and(|days| days > 30));
    let waits: Vec<i32> = lines.iter().filter_map(waited).collect();
    let in_time = waits.iter().filter(|days| **days <= 30).count() * 10_000 / waits.len();
    for (what, found, expected, leeway, reason) in [
        ("small firms", of(|said| said.is_small), 3_400, 49, "practice has 34 %"),
        ("voluntary", of(|said| said.is_voluntary), 420, 4, "practice has 4.2 %"),
        ("local voluntary", of(|said| said.is_local && said.is_voluntary), 280, 4, "practice has 2.8 %"),
        (
            "local small firms",
            of(|said| said.is_local && said.is_small),
            912,
            4,
            "practice has 9.1 %, and so many of all with the cases of lost money",
        ),
        (
            "local",
            of(|said| said.is_local),
            1_234,
            4,
            "practice has 12.3 %, and so many of all with the cases of lost money",
        ),
        ("in time", i64::try_from(in_time).unwrap(), 9_140, 4, "91.4 % of the invoices are paid within 30 days"),
        ("late", late, 600, 49, "94 % of the money is paid within 30 days"),
    ] {
        assert!((found - expected).abs() <= leeway, "{what}: {found} hundredths of 1 %, for {reason}");
    }
}
