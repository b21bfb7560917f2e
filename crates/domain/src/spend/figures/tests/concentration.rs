//! Concentration: the largest, who makes 80 %, the index; and what is left out.

use super::{cube, line};
use crate::spend::REDACTED_KEY;
use crate::spend::figures::{CannotTell, Concentration, Extent, concentration};
use crate::values::Pence;

fn of(paid: &[i64]) -> Concentration {
    let lines: Vec<_> =
        paid.iter().enumerate().map(|(at, pence)| line("2025-04", &format!("s{at:03}"), *pence)).collect();
    concentration(&cube(&lines), &Extent::default()).unwrap()
}

#[test]
fn exactly_four_fifths_is_enough() {
    for (paid, count, total, reason) in [
        (vec![80, 10, 10], 1, 80, "exactly 80 %"),
        (vec![79, 11, 10], 2, 90, "a penny less needs the next"),
        (vec![1, 1, 1, 1, 1], 4, 4, "four of five equal ones"),
        (vec![5], 1, 5, "the only one"),
    ] {
        assert_eq!(of(&paid).making_most(), (count, Pence::new(total)), "{reason}");
    }
}

#[test]
fn the_index_is_the_sum_of_squared_shares_rounded_once() {
    for (paid, index, reason) in [
        (vec![5], 10_000, "one supplier"),
        (vec![1, 1], 5_000, "two equal ones"),
        (vec![1; 100], 100, "a hundred equal ones"),
        (vec![2, 1], 5_556, "5,555.56 is rounded up"),
        (vec![1, 1, 1], 3_333, "3,333.33 is rounded down"),
        (vec![i64::MAX / 4, i64::MAX / 4, i64::MAX / 4], 0, "too large to square is not worked out"),
    ] {
        assert_eq!(of(&paid).index().unwrap_or(0), index, "{reason}");
    }
}

#[test]
fn the_largest_twenty_are_taken_together_and_fewer_where_there_are_fewer() {
    for (count, total) in [(19, 19), (20, 20), (21, 20)] {
        assert_eq!(of(&vec![1; count]).top_total(), Pence::new(total), "{count} suppliers");
    }
}

#[test]
fn the_base_and_what_is_left_out_add_up_to_all_that_was_paid() {
    let cube = cube(&[
        line("2025-04", "a", 100),
        line("2025-04", "b", 50),
        line("2025-05", "b", -50),
        line("2025-04", "c", -7),
        line("2025-04", REDACTED_KEY, 30),
        line("2025-04", "", 9),
    ]);
    let found = concentration(&cube, &Extent::default()).unwrap();
    assert_eq!(found.suppliers.len(), 1, "who got as much back as was paid is no base for a share");
    let out = found.left_out;
    assert_eq!((out.redacted, out.nameless, out.came_back), (Pence::new(30), Pence::new(9), (2, Pence::new(-7))));
    let all = found.base.get() + out.redacted.get() + out.nameless.get() + out.came_back.1.get();
    assert_eq!(all, Extent::default().total(&cube).1.get());
}

#[test]
fn nothing_paid_to_anybody_named_is_not_measured() {
    let cube = cube(&[line("2025-04", REDACTED_KEY, 30), line("2025-04", "", 9)]);
    assert_eq!(concentration(&cube, &Extent::default()), Err(CannotTell::NothingPaid));
}
