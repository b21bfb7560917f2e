//! What the invented councils have recorded of their strategy, on the days that calendars stumble over and for several seeds.

mod figures;
mod sound;

use super::day;
use domain::strategy::Book;
use domain::strategy::editions::{Edition, shipped};
use domain::values::Date;
use invented::{Invented, councils};

/// The first day of a financial year, a leap day, the last day of a financial year and of a year, and days about weekends.
const DAYS: [&str; 7] =
    ["2026-04-01", "2028-02-29", "2026-03-31", "2026-12-31", "2026-11-21", "2026-11-22", "2027-08-01"];

const SEEDS: [u64; 3] = [1, 7, 20_261];

fn invented(today: Date, seed: u64) -> Invented {
    councils(today, seed, 1)
}

/// Asks the same of the first council's records on every day and for every seed.
fn on_each(ask: impl Fn(&Book, Date, &str)) {
    for today in DAYS.map(day) {
        for seed in SEEDS {
            ask(&invented(today, seed).strategy("wynmarch"), today, &format!("{today}, seed {seed}"));
        }
    }
}

fn nps() -> Edition {
    shipped().into_iter().find(|edition| edition.code.as_str() == "nps-2018").unwrap()
}

#[test]
fn the_same_seed_and_day_give_the_same_records_and_others_others() {
    let of = |text: &str, seed| format!("{:?}", invented(day(text), seed).strategy("wynmarch"));
    let usual = of("2026-11-21", 1);
    assert_eq!(usual, of("2026-11-21", 1));
    assert_ne!(usual, of("2026-11-21", 2), "another seed");
    assert_ne!(usual, of("2026-12-01", 1), "another day");
}

#[test]
fn a_council_that_is_not_invented_has_recorded_nothing() {
    let book = invented(day("2026-11-21"), 1).strategy("elsewhere");
    assert!(book.rounds.is_empty() && book.actions.is_empty() && book.settings.edition.is_none());
}

#[test]
fn each_neighbour_has_one_settled_round_of_every_area() {
    let edition = nps();
    for code in ["brackmere", "ostley", "wynshire"] {
        for today in DAYS.map(day) {
            let book = invented(today, 1).strategy(code);
            assert_eq!((book.rounds.len(), book.assessors.len()), (1, 2), "{code} on {today}");
            assert_eq!(book.agreed_levels(&edition.code).len(), 14, "{code} on {today}");
            assert_eq!(book.answers.len(), 28, "{code} on {today}");
            assert!(book.actions.is_empty() && book.risks.is_empty() && book.indicators.is_empty(), "{code}");
        }
    }
}
