//! Where the headings of a facts file stand and what its columns mean.

use super::dictionary::{CLEAR, strength, strongest};
use crate::cells::Row;
use crate::payments::headings::unique;
use domain::suppliers::{FactsColumn, FactsMapping};
use std::collections::BTreeMap;

/// How many rows that are not blank are looked at for headings.
const ROWS_LOOKED_AT: usize = 60;

/// Rows shown to people for comparing.
const ROWS_SHOWN: usize = 8;

/// Cells of a row that are shown.
const CELLS_SHOWN: usize = 40;

/// The headings, and the place of each meaning.
#[derive(Clone, Debug, Default)]
pub(super) struct Layout {
    /// The row of the headings.
    pub header_row: u64,
    pub headings: Vec<String>,
    pub columns: BTreeMap<FactsColumn, usize>,
    pub first_rows: Vec<Vec<String>>,
    /// Columns that could be meant as well: the meaning, the chosen column and the other.
    pub rivals: Vec<(FactsColumn, usize, usize)>,
}

/// Why there is no layout.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum NoLayout {
    NoHeadings(Vec<String>),
    HeadingMissing(String),
    HeaderRowMissing(u64),
}

/// Works out the layout of rows, or takes what a person settled.
pub(super) fn lay_out(rows: &[Row], mapping: &FactsMapping) -> Result<Layout, NoLayout> {
    let filled: Vec<&Row> = rows.iter().filter(|row| !row.is_blank()).take(ROWS_LOOKED_AT).collect();
    let header = match mapping.header_row {
        Some(number) => rows.iter().find(|row| row.number == number).ok_or(NoLayout::HeaderRowMissing(number))?,
        None => best(&filled).ok_or_else(|| {
            let first = filled.first().map(|row| row.iter().take(CELLS_SHOWN).map(String::from).collect());
            NoLayout::NoHeadings(first.unwrap_or_default())
        })?,
    };
    let headings = unique(&header.iter().map(String::from).collect::<Vec<_>>());
    let (mut columns, rivals) = choose(header);
    for (column, heading) in &mapping.columns {
        if heading.is_empty() {
            columns.remove(column);
            continue;
        }
        let at = headings.iter().position(|known| known == heading);
        columns.insert(*column, at.ok_or_else(|| NoLayout::HeadingMissing(heading.clone()))?);
    }
    let settled: Vec<usize> = mapping.columns.keys().filter_map(|column| columns.get(column).copied()).collect();
    // A column that a person gave another meaning has no second one.
    columns.retain(|column, at| mapping.columns.contains_key(column) || !settled.contains(at));
    let names_somebody = columns.contains_key(&FactsColumn::Number) || columns.contains_key(&FactsColumn::Name);
    if !(names_somebody && columns.keys().any(|column| !column.is_about_row())) {
        return Err(NoLayout::NoHeadings(headings));
    }
    let below = rows.iter().filter(|row| !row.is_blank() && row.number > header.number).take(ROWS_SHOWN);
    let rivals = rivals.into_iter().filter(|(column, ..)| !mapping.columns.contains_key(column)).collect();
    Ok(Layout {
        header_row: header.number,
        headings,
        columns,
        first_rows: below.map(|row| row.iter().take(CELLS_SHOWN).map(String::from).collect()).collect(),
        rivals,
    })
}

/// The row that speaks for the most meanings, one of them who it is about and one a fact; the first of equals.
fn best<'a>(rows: &[&'a Row]) -> Option<&'a Row> {
    let score = |row: &Row| {
        let mut meanings: Vec<FactsColumn> = row.iter().filter_map(|cell| Some(strongest(cell)?.0)).collect();
        meanings.sort_unstable();
        meanings.dedup();
        let about = meanings.iter().any(|column| matches!(column, FactsColumn::Number | FactsColumn::Name));
        let fact = meanings.iter().any(|column| !column.is_about_row());
        if about && fact { meanings.len() } else { 0 }
    };
    let mut found: Option<(&Row, usize)> = None;
    for row in rows {
        let score = score(row);
        if score >= 2 && found.is_none_or(|(_, best)| score > best) {
            found = Some((row, score));
        }
    }
    found.map(|(row, _)| row)
}

type Chosen = (BTreeMap<FactsColumn, usize>, Vec<(FactsColumn, usize, usize)>);

/// For each meaning the column that speaks for it most, and those that speak as strongly.
fn choose(header: &Row) -> Chosen {
    let mut columns = BTreeMap::new();
    let mut rivals = Vec::new();
    for column in FactsColumn::ALL {
        let mut speak: Vec<(u32, usize)> = header
            .iter()
            .enumerate()
            .filter(|(_, cell)| strongest(cell).is_some_and(|(found, _)| found == *column))
            .map(|(at, cell)| (strength(cell, *column), at))
            .filter(|(strength, _)| *strength >= CLEAR)
            .collect();
        speak.sort_by_key(|(strength, at)| (std::cmp::Reverse(*strength), *at));
        let Some((_, chosen)) = speak.first().copied() else { continue };
        columns.insert(*column, chosen);
        // Two postcodes or two names are two different things; one as at and one date need no question.
        if *column != FactsColumn::AsAt && *column != FactsColumn::Source {
            rivals.extend(speak.iter().skip(1).map(|(_, other)| (*column, chosen, *other)));
        }
    }
    (columns, rivals)
}
