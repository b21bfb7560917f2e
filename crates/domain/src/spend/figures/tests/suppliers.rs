//! How many suppliers, who is new, who has gone; and in which categories a sector supplies.

use super::{Facts, cube, facts, line, month};
use crate::spend::REDACTED_KEY;
use crate::spend::figures::{CannotTell, Extent, Months, Question, arrivals, category_supply, supplier_count};
use crate::values::{Month, Pence};

const fn run(first: Month, last: Month) -> (Month, Month) {
    (first, last)
}

#[test]
fn the_first_period_that_was_brought_in_cannot_tell_who_is_new() {
    let cube = cube(&[line("2024-04", "a", 1), line("2025-04", "b", 1)]);
    let found = |from: &str, to: &str| {
        let period = run(month(from), month(to));
        arrivals(&cube, &Extent::default(), period, run(month("2023-04"), month("2024-03")))
    };
    assert_eq!(found("2024-04", "2025-03"), Err(CannotTell::FirstPeriod { first: month("2024-04") }));
    assert!(found("2024-05", "2025-03").is_ok(), "a month earlier is loaded");
}

#[test]
fn new_is_who_was_never_paid_before_and_gone_is_who_was_paid_only_before() {
    let precept = super::Line { out: true, ..line("2023-05", "once left out", 4) };
    let cube = cube(&[
        line("2023-04", "long ago", 1),
        precept,
        line("2024-04", "stays", 1),
        line("2024-04", "goes", 8),
        line("2024-05", REDACTED_KEY, 1),
        line("2025-03", "at the edge", 1),
        line("2025-04", "stays", 2),
        line("2025-04", "new", 5),
        line("2025-04", "once left out", 4),
        line("2026-03", "long ago", 1),
        line("2026-03", "new at the last", 6),
        line("2026-04", "too late", 9),
        line("2025-06", "", 9),
    ]);
    let this = run(month("2025-04"), month("2026-03"));
    let before = run(month("2024-04"), month("2025-03"));
    let found = arrivals(&cube, &Extent::default(), this, before).unwrap();
    let keys = |list: &[crate::spend::figures::SupplierSum]| list.iter().map(|one| one.key.clone()).collect::<Vec<_>>();
    assert_eq!(keys(&found.new), ["new at the last", "new"], "who was paid long ago, or out of scope, is not new");
    assert_eq!(keys(&found.gone), ["goes", "at the edge"], "who came back after years has not gone");
    let of_year = Extent::default().over(Months::Between(this.0, this.1));
    assert_eq!(supplier_count(&cube, &of_year), 5, "without who is not named");
}

#[test]
fn a_category_that_the_sector_could_supply_and_does_not_is_shown() {
    let cube = cube(&[
        line("2024-04", "charity", 70).of("Care", "Respite"),
        line("2025-04", "charity", 10).of("Care", "Advice"),
        line("2025-04", "firm", 30).of("Care", "Advice"),
        line("2025-04", "nobody knows", 5).of("Care", "Advice"),
        line("2025-04", "firm", 90).of("Care", "Respite"),
        line("2025-04", "firm", 40).of("Roads", "Tar"),
    ]);
    let book =
        Facts::default().with("charity", facts(None, None, Some(true))).with("firm", facts(None, None, Some(false)));
    let extent = Extent::default().year(super::year("2025-26"));
    let rows = category_supply(&cube, &book.known(&cube), &extent, Question::Vcse);
    let shown: Vec<(&str, i64, i64, usize, bool)> = rows
        .iter()
        .map(|row| (row.category.as_str(), row.theirs.get(), row.unknown.get(), row.suppliers, row.ever))
        .collect();
    assert_eq!(
        shown,
        [("Advice", 10, 5, 1, true), ("Respite", 0, 0, 0, true), ("Tar", 0, 0, 0, false)],
        "Respite has supply that the year did not use"
    );
    assert_eq!(rows.iter().map(|row| row.whole.get()).sum::<i64>(), extent.total(&cube).1.get());
    assert_eq!(rows[0].whole, Pence::new(45));
}
