//! Working them out.

use super::{Band, Changed, Concentrated, Days, Defined, Indicators, Measured, Moved, Real, Share};
use crate::outcome::Trouble;
use domain::access::Scope;
use domain::spend::context::{ContextFact, indices};
use domain::spend::cube::Cube;
use domain::spend::figures::{
    Area, CannotTell, Concentration, DayCount, Definition, Extent, Known, PaymentDays, Percent, Question, Split, Tally,
    UnknownAs, arrivals, compare, concentration, in_real_terms, payment_days, share, supplier_count,
};
use domain::spend::{Calendar, FileKind};
use domain::suppliers::{Ring, SmeDefinition};
use domain::values::{Date, FinancialYear, Month, Pence};
use jiff::{Timestamp, ToSpan};
use std::collections::BTreeSet;
use store::Store;

const DEFINITIONS: [Definition; 8] = [
    Definition::LOCAL_SHARE,
    Definition::SME_SHARE,
    Definition::VCSE_SHARE,
    Definition::CONCENTRATION,
    Definition::ARRIVALS,
    Definition::PAYMENT_DAYS,
    Definition::CHANGE,
    Definition::REAL_TERMS,
];

/// The questions that shares answer, with their names for programs.
fn questions() -> [(&'static str, Question); 8] {
    let within = |ring| Question::Within(Area { ring, by: None });
    let sme = SmeDefinition::AsStated;
    [
        ("in_district", within(Ring::District)),
        ("in_county", within(Ring::County)),
        ("in_region", within(Ring::Region)),
        ("in_uk", within(Ring::Uk)),
        ("sme", Question::Sme(sme)),
        ("sme_in_district", Question::SmeWithin(sme, Area::DISTRICT)),
        ("vcse", Question::Vcse),
        ("vcse_in_district", Question::VcseWithin(Area::DISTRICT)),
    ]
}

/// What they are over.
#[derive(Clone, Debug)]
pub struct Wanted {
    /// The lines that count.
    pub extent: Extent,
    /// The financial year; all time where there is none.
    pub year: Option<FinancialYear>,
    /// The moment as of which everything counts.
    pub as_of: Option<Timestamp>,
    /// The day it is.
    pub today: Date,
}

/// Works them out.
pub async fn find(store: &Store, scope: &Scope, wanted: &Wanted) -> Result<Indicators, Trouble> {
    let cube = store::spend::cube(store, scope, wanted.as_of).await?;
    let book = store::suppliers::book(store, scope, wanted.as_of).await?;
    let facts = store::spend::context::facts(store, scope, wanted.as_of).await?;
    let held = store::spend::months_held_as_of(store, scope, wanted.as_of).await?;
    let last_whole = wanted.today.first_of_month().checked_sub(1.day()).map_or(Month::of(wanted.today), Month::of);
    let calendars: Vec<Calendar> =
        FileKind::ALL.iter().filter_map(|kind| Calendar::of(*kind, &held, last_whole)).collect();
    let known = Known::of(&cube, &book);
    let ever = &wanted.extent;
    let extent = wanted.year.map_or_else(|| ever.clone(), |year| ever.year(year));
    let latest = cube.sums.iter().filter_map(|sum| sum.month).max().map(FinancialYear::of_month);
    let year = wanted.year.or(latest).ok_or(CannotTell::NothingPaid);
    let of = |year: FinancialYear| (Month::of(year.first_day()), Month::of(year.last_day()));
    let moved = year.clone().and_then(|year| arrivals(&cube, ever, of(year), of(year.previous())));
    let change = year.and_then(|year| compare(&cube, ever, year, &calendars, wanted.today));
    Ok(Indicators {
        scope: ever.scope.name(),
        shares: questions().map(|(name, question)| of_split(name, &share(&cube, &known, &extent, question))).into(),
        suppliers: supplier_count(&cube, &extent),
        concentration: Measured::of(concentration(&cube, &extent).map(|found| concentrated(&found))),
        arrivals: Measured::of(moved.map(|moved| Moved {
            new: moved.new.len(),
            new_pence: moved.new.iter().map(|one| one.total.get()).sum(),
            gone: moved.gone.len(),
        })),
        payment_days: Measured::of(payment_days(&cube, &extent, DayCount::default()).map(|found| days(&found))),
        change: Measured::of(change.map(|found| Changed {
            before: found.before.to_string(),
            after: found.after.to_string(),
            months: found.compared_said(),
            before_pence: found.change.before.get(),
            after_pence: found.change.after.get(),
            tenths: found.change.tenths(),
        })),
        real_terms: real_terms(&cube, ever, &facts),
        definitions: DEFINITIONS.map(defined).into(),
    })
}

/// Each year's sum in the money of the latest year that an index knows, for every index that was entered.
fn real_terms(cube: &Cube, ever: &Extent, facts: &[ContextFact]) -> Vec<Real> {
    let years: BTreeSet<FinancialYear> =
        cube.sums.iter().filter_map(|sum| sum.month).map(FinancialYear::of_month).collect();
    let mut found = Vec::new();
    for index in indices(facts) {
        let Some(money_of) = years.iter().rev().find(|year| index.numbers.contains_key(year)) else { continue };
        for year in &years {
            let nominal = ever.year(*year).total(cube).1;
            found.push(Real {
                year: year.to_string(),
                nominal_pence: nominal.get(),
                index: index.name.clone(),
                money_of: money_of.to_string(),
                real_pence: Measured::of(in_real_terms(nominal, *year, &index, *money_of).map(Pence::get)),
            });
        }
    }
    found
}

const fn defined(definition: Definition) -> Defined {
    let Definition { name, meaning, formula, leaves_out, source } = definition;
    Defined { name, meaning, formula, leaves_out, source }
}

fn of_split(name: &'static str, split: &Split) -> Share {
    let tenths = |unknown| split.share(unknown).map(Percent::high);
    Share {
        name,
        yes_pence: split.yes.get(),
        no_pence: split.no.get(),
        unknown_pence: split.unknown.get(),
        unknown_as_not_tenths: tenths(UnknownAs::Not),
        unknown_left_out_tenths: tenths(UnknownAs::LeftOut),
        at_most_tenths: tenths(UnknownAs::Range),
    }
}

fn concentrated(found: &Concentration) -> Concentrated {
    Concentrated {
        base_pence: found.base.get(),
        top_20_pence: found.top_total().get(),
        suppliers_making_80_percent: found.making_most().0,
        herfindahl_hirschman_0_to_10000: found.index(),
    }
}

fn days(found: &PaymentDays) -> Days {
    let band = |tally: Tally, measured: bool| Band {
        lines: tally.lines,
        total_pence: tally.total.get(),
        by_line_tenths: measured.then(|| found.by_count(tally)).flatten(),
        by_pound_tenths: measured.then(|| found.by_value(tally)).flatten(),
    };
    Days {
        day_count: DayCount::default().said(),
        mean_by_line_tenths: found.mean_by_count(),
        mean_by_pound_tenths: found.mean_by_value(),
        suppliers_measured: found.suppliers.0,
        suppliers_always_within_30: found.suppliers.1,
        within_30: band(found.within_30, true),
        days_31_to_60: band(found.to_60, true),
        day_61_or_later: band(found.over_60, true),
        before_invoice_date: band(found.early, false),
        not_measured: band(found.not_measured, false),
    }
}
