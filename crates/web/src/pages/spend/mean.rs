//! What the council pays in a year on average, over the last three whole financial years.

use super::view::View;
use super::{gaps, home};
use crate::cx::Cx;
use crate::failure::PageFailure;
use domain::access::Scope;
use domain::spend::figures::is_whole;
use domain::spend::{Calendar, Dimension, Period, PeriodSum};
use domain::values::{Date, FinancialYear, Pence};
use store::spend::Span;

/// The mean of three years, or why there is none.
pub enum Mean {
    /// The mean, of the years from one to another.
    Of(Pence, FinancialYear, FinancialYear),
    /// A year of the three is not whole: the sentence says what is missing.
    NotWhole(String),
    /// Fewer than three years were brought in.
    TooFew,
}

/// The three financial years before today's.
fn three(today: Date) -> [FinancialYear; 3] {
    let last = FinancialYear::of(today).previous();
    [last.previous().previous(), last.previous(), last]
}

/// The mean of what was paid in the last three financial years. A year of which a month is missing would make it too low, so
/// that there is none until the month is brought in.
pub fn mean_of_three(years: &[PeriodSum], view: &View, calendars: &[Calendar], today: Date) -> Mean {
    let three = three(today);
    let [first, _, last] = three;
    let sum_of = |year: FinancialYear| years.iter().find(|sum| sum.period == Period::Year(year)).map(|sum| sum.total);
    let mut pence = 0_i64;
    for year in three {
        let Some(paid) = sum_of(year) else { return Mean::TooFew };
        let Some(sum) = pence.checked_add(paid.get()) else { return Mean::TooFew };
        pence = sum;
    }
    if let Some(year) = three.into_iter().find(|year| !is_whole(calendars, view.kind, *year, today)) {
        let months = gaps::missing_named(calendars, Period::Year(year).months(), view.kind);
        let missing = if months.is_empty() { format!("a part of {year}") } else { months };
        return Mean::NotWhole(format!(
            "There is no mean of {first} to {last}, for it would be too low. Not brought in: {missing}."
        ));
    }
    Mean::Of(third(Pence::new(pence)), first, last)
}

/// A third of an amount to the nearest penny.
fn third(amount: Pence) -> Pence {
    // A third leaves no, one or two thirds of a penny: two are nearer to the next.
    Pence::new(amount.get().saturating_add(1).div_euclid(3))
}

/// The three largest categories of the same three years, with what each comes to in a year; nothing where fewer are named.
pub async fn largest_categories(cx: &Cx, scope: &Scope, view: &View) -> Result<Option<String>, PageFailure> {
    let [first, _, last] = three(cx.today());
    let months = Period::Year(first).months().zip(Period::Year(last).months());
    let Some(((from, _), (_, to))) = months else { return Ok(None) };
    let span = Span { months: Some((from, to)), ..view.of_year(None).span() };
    let sums = store::spend::figures(&cx.guildhall().store, scope, Dimension::Category, &span).await?;
    let named = sums.iter().filter(|sum| !sum.key.is_empty()).take(3);
    let said: Vec<String> =
        named.map(|sum| format!("{} ({} a year)", home::shown_label(sum), third(sum.total).pounds())).collect();
    Ok(match said.as_slice() {
        [one, two, three] => {
            Some(format!("Over {first} to {last} the largest categories are {one}, {two} and {three}."))
        }
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::spend::{BatchMonth, FileKind};
    use domain::values::Month;

    #[test]
    fn a_third_is_to_the_nearest_penny() {
        for (pence, expected, reason) in [
            (300, 100, "exactly"),
            (301, 100, "a third of a penny more"),
            (302, 101, "two thirds"),
            (-301, -100, "refunds"),
        ] {
            assert_eq!(third(Pence::new(pence)), Pence::new(expected), "{reason}");
        }
    }

    #[test]
    fn a_mean_is_of_whole_years_and_names_the_month_that_is_missing() {
        let today: Date = "2026-11-21".parse().unwrap();
        let years: Vec<PeriodSum> = ["2023-24", "2024-25", "2025-26"]
            .map(|year| PeriodSum {
                period: Period::Year(year.parse().unwrap()),
                lines: 12,
                total: Pence::new(120_000),
            })
            .to_vec();
        let held = |without: &str| -> Vec<Calendar> {
            let first: Month = "2023-04".parse().unwrap();
            let months = std::iter::successors(Some(first), |month| Some(month.next())).take(43);
            let of = |month: Month| BatchMonth { batch: 1, kind: FileKind::Payments, month, lines: 1 };
            let held: Vec<BatchMonth> = months.filter(|month| month.to_string() != without).map(of).collect();
            Calendar::all(&held, today)
        };
        let said =
            |years: &[PeriodSum], without: &str| match mean_of_three(years, &View::default(), &held(without), today) {
                Mean::Of(mean, first, last) => format!("{mean} of {first} to {last}"),
                Mean::NotWhole(said) => said,
                Mean::TooFew => "too few".to_owned(),
            };
        for (count, without, found, reason) in [
            (3, "", "£1,200.00 of 2023-24 to 2025-26", "three whole years"),
            (3, "2026-05", "£1,200.00 of 2023-24 to 2025-26", "a month after them is missing"),
            (
                3,
                "2024-05",
                "There is no mean of 2023-24 to 2025-26, for it would be too low. Not brought in: May 2024.",
                "one within",
            ),
            (2, "", "too few", "two years"),
        ] {
            assert_eq!(said(years.get(..count).unwrap(), without), found, "{reason}");
        }
    }
}
