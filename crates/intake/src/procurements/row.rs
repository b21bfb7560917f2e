//! One row of a list of procurements.

use super::read::{COLUMNS, RowFault, Wish};
use crate::cells::Row;
use crate::payments::amount::{self, Money};
use crate::payments::date::{self, DateText};
use crate::payments::headings::normalise;
use crate::payments::order::day_in_order;
use domain::law::procedure_rules::{PastPurchase, Purchase, Route};
use domain::law::thresholds::ContractKind;
use domain::values::{Date, Pence};

/// What a column of the list means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Column {
    Title,
    Type,
    Value,
    Date,
    Route,
}

const ALL: [Column; 5] = [Column::Title, Column::Type, Column::Value, Column::Date, Column::Route];

/// What lists call each column, without capitals and punctuation.
const fn words(column: Column) -> &'static [&'static str] {
    match column {
        Column::Title => &["title", "contract title", "procurement", "description", "name", "contract"],
        Column::Type => &["type", "kind", "contract type", "category of contract"],
        Column::Value => &["value", "value gbp", "contract value", "total value", "estimated value", "amount"],
        Column::Date => &["date", "start", "start date", "date begun", "award date", "commenced"],
        Column::Route => &["route", "procedure", "route taken", "method"],
    }
}

const fn place(column: Column) -> usize {
    match column {
        Column::Title => 0,
        Column::Type => 1,
        Column::Value => 2,
        Column::Date => 3,
        Column::Route => 4,
    }
}

/// Where each column stands.
#[derive(Clone, Debug, Default)]
pub(super) struct Columns([Option<usize>; 5]);

impl Columns {
    pub fn of(header: &Row) -> Columns {
        let headings: Vec<String> = header.iter().map(normalise).collect();
        let mut columns = Columns::default();
        for column in ALL {
            let found = words(column).iter().find_map(|word| headings.iter().position(|heading| heading == word));
            if let Some(slot) = columns.0.get_mut(place(column)) {
                *slot = found;
            }
        }
        columns
    }

    pub fn place(&self, column: Column) -> Option<usize> {
        self.0.get(place(column)).copied().flatten()
    }
}

/// Reads a row, or says everything that is wrong with it.
pub(super) fn one(row: &Row, columns: &Columns, wish: Wish) -> Result<PastPurchase, Vec<RowFault>> {
    let mut faults = Vec::new();
    let mut wrong = |column: Column, text: &str| {
        let column = COLUMNS.get(place(column)).copied().unwrap_or_default();
        faults.push(RowFault { row: row.number, column, text: text.to_owned() });
    };
    let cell = |column| columns.place(column).map_or("", |at| row.cell(at)).trim();
    let name = cell(Column::Title);
    if name.is_empty() {
        wrong(Column::Title, "Enter what was bought");
    }
    let kind = kind(cell(Column::Type), wish.kind);
    if kind.is_none() {
        wrong(Column::Type, "Enter goods, services, works, light touch or concession, or leave it empty");
    }
    let value = value(cell(Column::Value));
    if value.is_none() {
        wrong(Column::Value, "Enter an amount of zero or more in pounds, like 12345.67");
    }
    let date = columns.place(Column::Date).map_or(Ok(None), |at| day(row.cell(at), row.kind(at)));
    if date.is_err() {
        wrong(Column::Date, "Enter the day it began, like 15/01/2026, or leave it empty");
    }
    let taken = route(cell(Column::Route));
    if taken.is_err() {
        wrong(Column::Route, "Enter direct, the number of quotes like 3 quotes, or tender, or leave it empty");
    }
    match (kind, value, date, taken) {
        (Some(kind), Some(value), Ok(day), Ok(taken)) if faults.is_empty() => {
            let name: String = name.chars().take(300).collect();
            Ok(PastPurchase { name, day, purchase: Purchase { kind, values: vec![(wish.basis, value)] }, taken })
        }
        _ => Err(faults),
    }
}

fn kind(text: &str, otherwise: ContractKind) -> Option<ContractKind> {
    let text = normalise(text).replace(' ', "_");
    let text = if text == "supplies" { "goods" } else { text.trim_end_matches("_services") };
    if text.is_empty() {
        return Some(otherwise);
    }
    let is = |kind: &&ContractKind| kind.name() == text || kind.name().strip_suffix('s') == Some(text);
    ContractKind::ALL.iter().find(is).copied()
}

fn value(text: &str) -> Option<Pence> {
    match amount::parse(text, false) {
        Money::Amount(amount) if amount.pence >= 0 && !amount.foreign => Some(Pence::new(amount.pence)),
        _ => None,
    }
}

/// A day; two numbers are read with the day first, as the list's help says.
fn day(text: &str, kind: crate::cells::Kind) -> Result<Option<Date>, ()> {
    match date::parse(text.trim(), kind) {
        DateText::Blank => Ok(None),
        DateText::Day(day) | DateText::Serial(day) => Ok(Some(day)),
        DateText::Numbers { first, second, year } => day_in_order(first, second, year, true).map(Some).ok_or(()),
        _ => Err(()),
    }
}

fn route(text: &str) -> Result<Option<Route>, ()> {
    let text = normalise(text);
    let number = text.split_whitespace().find_map(|word| word.parse::<u8>().ok());
    match (text.as_str(), number) {
        ("", _) => Ok(None),
        (_, Some(number @ 1..)) if text.contains("quot") => Ok(Some(Route::Quotes(number))),
        (_, None) if text.starts_with("direct") => Ok(Some(Route::Direct)),
        (_, None) if text.ends_with("tender") || text.starts_with("tender") => Ok(Some(Route::Tender)),
        _ => Err(()),
    }
}
