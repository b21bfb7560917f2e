//! What a page of figures is made from, read once for each request.

use super::super::view::View;
use super::asked::Asked;
use crate::cx::Cx;
use crate::failure::PageFailure;
use crate::pages::spend::gaps;
use domain::access::Scope;
use domain::spend::context::ContextFact;
use domain::spend::cube::Cube;
use domain::spend::figures::whole_years;
use domain::spend::{Calendar, FileKind};
use domain::suppliers::Book;
use domain::values::{Date, FinancialYear, Month};
use jiff::Timestamp;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// The page that shows wards.
const WARDS: &str = "/spend/local";

/// What a page of figures is made from.
pub struct Gathered {
    pub cube: Arc<Cube>,
    pub book: Arc<Book>,
    pub calendars: Vec<Calendar>,
    pub facts: Vec<ContextFact>,
    /// The financial years of which anything was brought in, earliest first.
    pub years: Vec<FinancialYear>,
    /// The years that are over and wholly brought in.
    pub whole: Vec<FinancialYear>,
    /// The day it is, or was at the moment that was asked for.
    pub today: Date,
    /// The moment as of which everything counts.
    pub as_of: Option<Timestamp>,
    /// The names of wards by their codes, on the page that shows wards.
    pub wards: BTreeMap<String, String>,
}

impl Gathered {
    /// Reads everything for what is asked; answers it with the year that is shown where the address names none: the
    /// latest whole one, else the latest.
    pub async fn read(cx: &Cx, scope: &Scope, asked: Asked) -> Result<(Gathered, Asked), PageFailure> {
        let store = &cx.guildhall().store;
        // What the pages of figures ask for must be read as the other pages of spend read it.
        let as_of = View::read(&cx.query, cx.today())?.basis.moment();
        let today = as_of.map_or_else(|| cx.today(), |moment| actions::Clock::Still(moment).today());
        let cube = store::spend::cube(store, scope, as_of).await?;
        let held = store::spend::months_held_as_of(store, scope, as_of).await?;
        let calendars = Calendar::all(&held, today);
        let years: BTreeSet<FinancialYear> =
            cube.sums.iter().filter_map(|sum| sum.month).map(FinancialYear::of_month).collect();
        let years: Vec<FinancialYear> = years.into_iter().collect();
        let whole = whole_years(&calendars, asked.kind(), today);
        let usual = whole.last().or(years.last()).copied();
        let book = store::suppliers::book(store, scope, as_of).await?;
        let wards =
            if cx.path.starts_with(WARDS) { ward_names(cx, &cube, &book, as_of).await? } else { BTreeMap::new() };
        let gathered = Gathered {
            cube,
            book,
            wards,
            facts: store::spend::context::facts(store, scope, as_of).await?,
            calendars,
            years,
            whole,
            today,
            as_of,
        };
        Ok((gathered, asked.or_year(usual)))
    }

    /// The last three whole years, fewer where fewer are in.
    pub fn last_three(&self) -> &[FinancialYear] {
        self.whole.get(self.whole.len().saturating_sub(3)..).unwrap_or_default()
    }

    /// What a figure over these months of a kind lacks or may count twice.
    pub fn gaps(&self, months: Option<(Month, Month)>, kind: Option<FileKind>) -> Vec<String> {
        gaps::said(&self.calendars, months, kind)
    }

    /// The name of a year; one that is not whole says so.
    pub fn named(&self, year: FinancialYear) -> String {
        if self.whole.contains(&year) { year.to_string() } else { format!("{year}, in part") }
    }
}

/// The names of the wards in which the suppliers of a cube are, as the postcode directory of the moment has them.
async fn ward_names(
    cx: &Cx,
    cube: &Cube,
    book: &Book,
    as_of: Option<Timestamp>,
) -> Result<BTreeMap<String, String>, PageFailure> {
    let store = &cx.guildhall().store;
    let Some(edition) = store::postcodes::edition_at(store, as_of).await? else { return Ok(BTreeMap::new()) };
    let wards = cube.suppliers.iter().filter_map(|supplier| book.of(supplier)?.ward.clone());
    let wards: Vec<String> = wards.collect::<BTreeSet<String>>().into_iter().collect();
    Ok(store::postcodes::area_names(store, edition.id, &wards).await?)
}
