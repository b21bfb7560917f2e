//! The figures that the register of savings offers.

use super::{
    Idea, Kind, Method, Saving, SocialFrom, Standing, Verdict, YearTotal, double_claims, in_total, social_total,
    standing, year_total,
};
use crate::strategy::measures::{Measure, Reading, Readings};
use crate::strategy::{Period, Quantity, Unit};
use crate::values::{Date, FinancialYear, Pence, PenceError};

const SOURCE: &str = "Register of savings";

const fn measure(code: &'static str, name: &'static str, unit: Unit, definition: &'static str) -> Measure {
    Measure { code, name, unit, subject: "savings", definition }
}

/// What the register offers.
pub const MEASURES: &[Measure] = &[
    measure(
        "savings.delivered",
        "Savings delivered in the year",
        Unit::Pounds,
        "Cashable savings, costs avoided and income of the financial year that finance signed off. Social benefits are not in it, and what finance did not sign is forecast.",
    ),
    measure(
        "savings.delivered_in_total",
        "Savings delivered in total",
        Unit::Pounds,
        "The same of all financial years up to the present one.",
    ),
    measure(
        "savings.delivered_cashable",
        "Cashable savings delivered in the year",
        Unit::Pounds,
        "Of the savings delivered in the year, those by which a budget is smaller.",
    ),
    measure(
        "savings.forecast",
        "Savings still awaited in the year",
        Unit::Pounds,
        "Cashable savings, costs avoided and income of the financial year that are forecast, or claimed and not signed off.",
    ),
    measure(
        "savings.signed_off_share",
        "Savings signed off by finance",
        Unit::Percentage,
        "Parts of years that are over for which finance signed off what was claimed ÷ parts of years that are over × 100, withdrawn savings left out.",
    ),
    measure(
        "savings.social_delivered",
        "Social benefits delivered in the year",
        Unit::Pounds,
        "Social benefits of the financial year, put in money, that finance signed off. They are in no other figure of savings.",
    ),
    measure(
        "savings.social_service",
        "Social benefits of services delivered in the year",
        Unit::Pounds,
        "Of the social benefits delivered in the year, those that come from the service itself.",
    ),
    measure(
        "savings.social_addition",
        "Added social benefits delivered in the year",
        Unit::Pounds,
        "Of the social benefits delivered in the year, those that were added to what was bought. With those of services and those that do not say, they come to all of them.",
    ),
    measure(
        "savings.idea_count",
        "Ideas for savings and income not yet decided",
        Unit::Count,
        "Ideas of the register on which nobody decided, or which were put off. They are in no total.",
    ),
    measure(
        "savings.income",
        "Income delivered in the year",
        Unit::Pounds,
        "Income of the financial year from contracts that finance signed off.",
    ),
    measure(
        "savings.recorded_count",
        "Savings and benefits with a baseline",
        Unit::Count,
        "Savings and benefits of the register, of any kind and year, that state what they are measured against.",
    ),
    measure(
        "savings.social_count",
        "Social benefits recorded",
        Unit::Count,
        "Social benefits of the register, whatever their year.",
    ),
    measure(
        "savings.joint_count",
        "Savings made with others",
        Unit::Count,
        "Savings of the register that came about by buying together with others.",
    ),
    measure(
        "savings.double_claim_count",
        "Savings that may be counted twice",
        Unit::Count,
        "Pairs of savings that claim of the same baseline or subject in the same financial year.",
    ),
];

/// Offers the figures of the register and says what is known of them on a day.
pub fn read_into(readings: &mut Readings, savings: &[Saving], today: Date) {
    readings.offer(MEASURES);
    read(savings, today).into_iter().for_each(|(code, reading)| readings.found(code, reading));
}

/// Reads every figure of [`MEASURES`] from the register as of a day. Nothing is measured until a saving was entered; from then
/// on nothing saved is £0.
#[must_use]
pub fn read(savings: &[Saving], as_of: Date) -> Vec<(&'static str, Reading)> {
    let year = FinancialYear::of(as_of);
    let ever = savings.iter().any(|saving| saving.entered <= as_of);
    let none = "Not measured: no saving was entered in the register yet.";
    let of_year = year_total(savings, year, as_of);
    let pounds =
        |totals: &Result<Vec<YearTotal>, PenceError>, pick: fn(&YearTotal) -> Pence, is_in: fn(Kind) -> bool| {
            let sum = totals.as_ref().map_err(|why| *why).and_then(|totals| sum(totals, pick, is_in));
            match sum {
                Ok(sum) if ever => Reading::measured(Quantity::pounds(sum), SOURCE, as_of),
                Ok(_) => Reading::not_measured(none, SOURCE, as_of),
                Err(why) => Reading::not_measured(format!("Not measured: {why}."), SOURCE, as_of),
            }
        };
    let present = |reading: Reading| reading.over(Period::Year(year));
    let delivered = |total: &YearTotal| total.delivered;
    let of_sort = |from: SocialFrom| {
        let total = social_total(savings, Some(from), |of| of == year, as_of).map(|total| vec![total]);
        present(pounds(&total, delivered, |_| true))
    };
    let count = |things: usize| {
        let things = i64::try_from(things).unwrap_or(i64::MAX);
        Reading::of(ever.then(|| Quantity::count(things)), none, SOURCE, as_of)
    };
    let those = |is_so: fn(&Saving) -> bool| {
        count(savings.iter().filter(|saving| saving.counts(as_of) && is_so(saving)).count())
    };
    vec![
        ("savings.delivered", present(pounds(&of_year, delivered, Kind::is_financial))),
        ("savings.delivered_in_total", pounds(&in_total(savings, as_of), delivered, Kind::is_financial)),
        ("savings.delivered_cashable", present(pounds(&of_year, delivered, |kind| kind == Kind::Cashable))),
        ("savings.forecast", present(pounds(&of_year, |total| total.awaited, Kind::is_financial))),
        ("savings.signed_off_share", signed_off(savings, as_of)),
        ("savings.social_delivered", present(pounds(&of_year, delivered, |kind| kind == Kind::Social))),
        ("savings.social_service", of_sort(SocialFrom::Service)),
        ("savings.social_addition", of_sort(SocialFrom::Addition)),
        ("savings.idea_count", count(savings.iter().filter(|saving| is_open(saving, as_of)).count())),
        ("savings.income", present(pounds(&of_year, delivered, |kind| kind == Kind::Income))),
        ("savings.recorded_count", those(|saving| saving.baseline.is_some())),
        ("savings.social_count", those(|saving| saving.kind == Kind::Social)),
        ("savings.joint_count", those(|saving| saving.method == Method::Joint)),
        ("savings.double_claim_count", count(double_claims(savings, as_of).len())),
    ]
}

/// Whether a saving is an idea that may still be made.
fn is_open(saving: &Saving, day: Date) -> bool {
    let is_refused = |idea: &Idea| idea.decision(day).is_some_and(|one| one.verdict == Verdict::No);
    saving.stands(day) && !saving.is_decided(day) && !saving.idea.as_ref().is_some_and(is_refused)
}

fn sum(totals: &[YearTotal], pick: fn(&YearTotal) -> Pence, is_in: fn(Kind) -> bool) -> Result<Pence, PenceError> {
    let mut picked = totals.iter().filter(|total| is_in(total.kind)).map(pick);
    picked.try_fold(Pence::ZERO, Pence::plus)
}

fn signed_off(savings: &[Saving], as_of: Date) -> Reading {
    let counting = savings.iter().filter(|saving| saving.counts(as_of));
    let over = counting.flat_map(|saving| &saving.years).filter(|part| part.year.last_day() < as_of);
    let (mut signed, mut all) = (0, 0);
    for part in over {
        all += 1;
        signed += i64::from(matches!(standing(part, as_of), Standing::SignedOff { .. }));
    }
    Reading::of(
        Quantity::share(signed, all),
        "Not measured: no saving has a part in a year that is over.",
        SOURCE,
        as_of,
    )
}
