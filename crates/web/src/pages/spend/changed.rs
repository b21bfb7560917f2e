//! What changed, in words, with where to look next.

use super::figures::{Gathered, UNKNOWN_SUPPLIERS};
use super::query;
use domain::spend::figures::{Extent, Known, NextStep, Telling, telling};
use domain::values::FinancialYear;

/// One thing worth knowing, as a page tells it.
pub struct Told {
    pub text: String,
    pub why: &'static str,
    pub href: String,
    pub next: &'static str,
}

impl From<Telling> for Told {
    fn from(telling: Telling) -> Told {
        let (href, next) = match telling.next {
            NextStep::OverTime => ("/spend/over-time".to_owned(), "See what makes the change"),
            NextStep::Supplier(key) => (format!("/spend/supplier{}", query(&[("key", &key)])), "See this supplier"),
            NextStep::Concentration => ("/spend/concentration?list=new".to_owned(), "See who is new"),
            NextStep::Local => ("/spend/local".to_owned(), "See where the money goes"),
            NextStep::PaymentDays => ("/spend/payment-days".to_owned(), "See which services pay late"),
            NextStep::SupplierFacts => (UNKNOWN_SUPPLIERS.to_owned(), "See whose place is not known, largest first"),
        };
        Told { text: telling.text, why: telling.why, href, next }
    }
}

/// What there is to tell of a year.
pub fn told(gathered: &Gathered, extent: &Extent, year: FinancialYear) -> Vec<Told> {
    let known = Known::of(&gathered.cube, &gathered.book);
    let told = telling(&gathered.cube, &known, extent, year, &gathered.calendars, gathered.today);
    told.into_iter().map(Told::from).collect()
}
