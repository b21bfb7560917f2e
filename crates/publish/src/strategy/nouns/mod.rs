//! A sheet for each noun of the records, in full.

mod assessed;
mod figures;
mod learned;
mod planned;
mod practised;
mod registers;
mod settled;

use super::export::Table;
use super::register::value_said;
use crate::lists::Cell;
use domain::strategy::measures::Reading;
use domain::strategy::{Book, Evidence, Quantity, Unit};
use domain::values::{Date, SubjectRef};

/// The sheets of all nouns, as of a day; one that holds nothing is there with its headings, so that nobody looks for it.
pub(super) fn tables(book: &Book, today: Date) -> Vec<Table> {
    let mut tables = vec![
        assessed::editions(book),
        assessed::wording(book),
        assessed::checks(book),
        assessed::rounds(book),
        assessed::assessors(book),
        assessed::all_answers(book),
    ];
    tables.extend([
        assessed::agreed(book),
        assessed::targets(book),
        planned::actions(book),
        planned::outcomes(book),
        planned::capacity(book),
        planned::reviews(book),
    ]);
    tables.extend([
        planned::recommendations(book),
        figures::recorded(book),
        figures::entered(book),
        figures::scales(book),
        figures::appetites(book),
    ]);
    tables.extend([
        figures::placings(book),
        figures::controls(book),
        figures::savings(book),
        figures::joint(book),
        learned::surveys(book, today),
    ]);
    tables.push(learned::survey_questions(book, today));
    tables.extend([figures::efforts(book), figures::strategic_suppliers(book)]);
    tables.extend([
        learned::courses(book),
        learned::learners(book),
        learned::attended(book),
        learned::competences(book),
        learned::held(book),
    ]);
    tables.extend([learned::documents(book), learned::lessons(book)]);
    tables.extend([
        practised::enrolled(book),
        practised::attested(book),
        practised::requests(book),
        practised::experts(book),
        practised::meetings(book),
        practised::advice(book),
        practised::help(book),
        practised::formats(book),
    ]);
    tables.extend([registers::indicators(book), registers::risks(book), registers::savings(book)]);
    tables.extend([settled::settings(book), settled::carried(book), assessed::drafts(book), settled::outside(book)]);
    tables.extend(planned::ending(book, today));
    tables
}

fn of<T: std::fmt::Display>(value: T) -> Cell {
    Cell::text(value.to_string())
}

fn maybe<T: std::fmt::Display>(value: Option<T>) -> Cell {
    Cell::maybe(value, of)
}

fn count(number: impl TryInto<i64>) -> Cell {
    number.try_into().map_or(Cell::Empty, Cell::Count)
}

fn day(day: Option<Date>) -> Cell {
    Cell::maybe(day, Cell::Date)
}

fn yes(is_so: bool) -> Cell {
    Cell::text(if is_so { "Yes" } else { "No" })
}

fn joined<T: std::fmt::Display>(values: impl IntoIterator<Item = T>) -> Cell {
    Cell::text(values.into_iter().map(|value| value.to_string()).collect::<Vec<_>>().join("; "))
}

fn evidence(evidence: &[Evidence]) -> Cell {
    let one = |one: &Evidence| {
        let subject = one.subject.as_ref().map(SubjectRef::to_string);
        let parts = [Some(one.text.clone()), subject, one.found_at.clone(), Some(one.on.to_string())];
        parts.into_iter().flatten().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
    };
    joined(evidence.iter().map(one))
}

/// A quantity as a number that a spreadsheet can add up.
fn number(quantity: Option<&Quantity>) -> Cell {
    let Some(quantity) = quantity else { return Cell::Empty };
    let hundredths = || quantity.number().rounded(2).shown(2).replace('.', "").parse().ok();
    let found = match quantity.unit() {
        Unit::Percentage => hundredths().map(Cell::Percent),
        Unit::Pounds => quantity.number().to_pence().ok().map(Cell::Money),
        Unit::Count => quantity.plain().parse().ok().map(Cell::Count),
        Unit::Days | Unit::Score => None,
    };
    found.unwrap_or_else(|| Cell::text(quantity.plain()))
}

fn reading(reading: &Reading) -> Vec<Cell> {
    vec![
        Cell::text(value_said(reading)),
        of(reading.period),
        number(reading.value.as_ref()),
        Cell::text(&reading.reason),
        Cell::text(&reading.source),
        Cell::Date(reading.as_of),
    ]
}
