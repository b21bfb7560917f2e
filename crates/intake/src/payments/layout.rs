//! The layout of one sheet: its header, its columns, and how its cells are to be read.

use super::amount::{self, Money};
use super::choose::{self, Choice, Doubt};
use super::content::{self, Profile};
use super::date;
use super::header::{self, Header};
use super::headings::{normalise, unique};
use super::month_columns::{self, MonthColumns};
use super::order::OrderEvidence;
use super::{hint, relations};
use crate::cells::{Kind, Row};
use domain::spend::{Column, FileKind, Mapping};
use domain::values::Month;
use std::collections::BTreeMap;

/// Rows whose cells tell what a column holds, spread over those looked at.
const ROWS_PROFILED: usize = 800;
/// Rows kept for people to look at.
const ROWS_SHOWN: usize = 10;

/// How the rows of a sheet are to be read.
#[derive(Clone, Debug, Default)]
pub(crate) struct Layout {
    /// The sheet's name; empty for a text file.
    pub sheet: String,
    /// Counted from 1.
    pub sheet_number: u32,
    /// The first and last row of the header.
    pub header: Option<(u64, u64)>,
    /// Rows before it are no lines.
    pub first_row: u64,
    pub headings: Vec<String>,
    /// Cells beyond so many have no heading; none where there is no header.
    pub width: Option<usize>,
    /// The headings for comparing with a header that is repeated.
    pub comparable: Vec<String>,
    pub columns: BTreeMap<Column, usize>,
    /// Where the month stands in two columns, if no column holds dates.
    pub month_columns: Option<MonthColumns>,
    pub doubts: Vec<Doubt>,
    /// Columns that a good part of the rows fill.
    pub often_filled: Vec<bool>,
    /// How many cells most lines fill.
    pub typical: usize,
    pub decimal_comma: bool,
    pub first_rows: Vec<Vec<String>>,
    /// The month that the sheet's name or title speaks of.
    pub month: Option<Month>,
    /// Whether a number beside a year under the date's heading is a month, not a period.
    pub numbers_are_months: bool,
    pub kind: FileKind,
    pub order: OrderEvidence,
}

/// Why a sheet has no layout.
#[derive(Clone, Debug)]
pub(crate) enum NoLayout {
    /// There is no row at all, or none below the headings.
    Empty,
    /// No column holds amounts; these are the headings there are.
    NoAmounts(Vec<String>),
    /// The mapping names headings that the sheet lacks: those, and the headings there are.
    HeadingMissing(Vec<String>, Vec<String>),
    /// The mapping names a header row that is not there.
    HeaderRowMissing(u64),
}

/// Works out the layout from the first rows that are not blank.
pub(crate) fn lay_out(rows: &[Row], sheet: &str, sheet_number: u32, mapping: &Mapping) -> Result<Layout, NoLayout> {
    if rows.is_empty() {
        return Err(NoLayout::Empty);
    }
    let header = match mapping.header_row.filter(|_| sheet_number == 1) {
        Some(0) => None,
        Some(number) => Some(header::at_row(rows, number).ok_or(NoLayout::HeaderRowMissing(number))?),
        None => header::find(rows),
    };
    let body_at = header.as_ref().map_or(0, |header| header.last + 1);
    let body = first_table(rows.get(body_at..).unwrap_or_default(), header.as_ref());
    let width = rows.iter().map(Row::len).max().unwrap_or(0);
    let every = body.len() / ROWS_PROFILED + 1;
    // Notes and titles stand alone in their rows, and would outweigh the lines of a small file.
    let full = body.iter().map(Row::filled).max().unwrap_or(0) >= 3;
    let cells = body.iter().step_by(every).filter(|row| !full || row.filled() >= 2);
    let mut profiles = content::profile(cells, width);
    let near = body.get(..ROWS_PROFILED.min(body.len())).unwrap_or_default();
    let texts = heading_texts(header.as_ref(), width, &profiles);
    let headings = unique(&texts);
    let settled =
        choose::settle(mapping, &headings).map_err(|missing| NoLayout::HeadingMissing(missing, named(&texts)))?;
    for balance in relations::running_balances(&profiles, near) {
        let called_amount = texts.get(balance).is_some_and(|text| {
            super::dictionary::scores(text).iter().any(|(column, score)| *column == Column::Amount && *score >= 70)
        });
        if let Some(profile) = profiles.get_mut(balance).filter(|_| !called_amount) {
            profile.money = 0;
        }
    }
    let choice = choose::choose(&texts, &profiles, near, &settled);
    let Some(amount) = choice.columns.get(&Column::Amount).copied() else {
        return Err(NoLayout::NoAmounts(named(&texts)));
    };
    if profiles.get(amount).is_none_or(|profile| profile.filled == 0) {
        return Err(NoLayout::Empty);
    }
    Ok(finish(Parts { rows, header, body, profiles, texts, headings, choice, amount }, sheet, sheet_number, mapping))
}

/// The rows up to a second row of headings, which may put the columns in another order.
fn first_table<'a>(body: &'a [Row], header: Option<&Header>) -> &'a [Row] {
    let Some(header) = header else { return body };
    let same =
        |row: &Row| row.iter().zip(&header.texts).filter(|(cell, _)| !cell.is_empty()).all(|(cell, text)| cell == text);
    let second = body
        .iter()
        .skip(1)
        .position(|row| !same(row) && row.filled() >= 3 && header::find(std::slice::from_ref(row)).is_some());
    second.map_or(body, |at| body.get(..=at).unwrap_or(body))
}

/// What has been worked out so far.
struct Parts<'a> {
    rows: &'a [Row],
    header: Option<Header>,
    body: &'a [Row],
    profiles: Vec<Profile>,
    texts: Vec<String>,
    headings: Vec<String>,
    choice: Choice,
    amount: usize,
}

fn finish(parts: Parts<'_>, sheet: &str, sheet_number: u32, mapping: &Mapping) -> Layout {
    let Parts { rows, header, body, profiles, texts, headings, choice, amount } = parts;
    let number_at = |at: usize| rows.get(at).map_or(0, |row| row.number);
    let header_rows = header.as_ref().map(|header| (number_at(header.first), number_at(header.last)));
    let width =
        header.as_ref().map(|header| header.texts.iter().rposition(|text| !text.is_empty()).map_or(0, |at| at + 1));
    let profile = profiles.get(amount).cloned().unwrap_or_default();
    let decimal_comma = profile.decimal_commas > 0 && profile.decimal_points == 0;
    let is_line = |row: &&Row| matches!(amount::parse(row.cell(amount), decimal_comma), Money::Amount(_));
    let first_row =
        header_rows.map_or_else(|| body.iter().find(is_line).map_or(1, |row| row.number), |(_, last)| last + 1);
    let mut filled: Vec<usize> = body.iter().filter(is_line).map(Row::filled).collect();
    filled.sort_unstable();
    let titles = rows
        .iter()
        .take_while(|row| row.number < header_rows.map_or(first_row, |(first, _)| first))
        .map(|row| row.iter().collect::<Vec<_>>().join(" "));
    let month = hint::month_in(sheet).or_else(|| titles.take(10).find_map(|title| hint::month_in(&title)));
    let date_heading =
        choice.columns.get(&Column::Date).and_then(|at| texts.get(*at)).map(|text| normalise(text)).unwrap_or_default();
    let mut layout = Layout {
        sheet: sheet.to_owned(),
        sheet_number,
        header: header_rows,
        first_row,
        width,
        comparable: texts.iter().map(|text| normalise(text)).collect(),
        often_filled: profiles
            .iter()
            .map(|profile| profile.filled * 10 > body.len().div_ceil(body.len() / ROWS_PROFILED + 1) * 6)
            .collect(),
        typical: filled.get(filled.len() / 2).copied().unwrap_or(1),
        decimal_comma,
        first_rows: body.iter().take(ROWS_SHOWN).map(|row| row.iter().map(String::from).collect()).collect(),
        month,
        numbers_are_months: !date_heading.contains("period") || date_heading.contains("month"),
        kind: mapping.kind.unwrap_or_else(|| kind_of(&texts)),
        order: OrderEvidence::default(),
        columns: choice.columns,
        month_columns: None,
        doubts: choice.doubts,
        headings,
    };
    body.iter().for_each(|row| layout.weigh_dates(row));
    // Below so many rows there may be more, with the cells that these leave empty.
    let may_go_on = rows.len() >= super::read::ROWS_LOOKED_AT;
    layout.drop_empty_columns(&profiles, may_go_on);
    if !layout.columns.contains_key(&Column::Date) && !mapping.columns.contains_key(&Column::Date) {
        layout.month_columns = month_columns::find(&texts, &profiles, body);
    }
    layout
}

impl Layout {
    /// Adds what the dates of a row say of their order.
    pub fn weigh_dates(&mut self, row: &Row) {
        for column in [Column::Date, Column::InvoiceDate] {
            if let Some(at) = self.columns.get(&column) {
                let date = date::parse(row.cell(*at), row.kind(*at));
                if row.kind(*at) == Kind::Date && column == Column::Date {
                    self.order.add_stored(date)
                } else if column == Column::Date || !date.is_open() {
                    // Of the invoices' dates only those count that leave no doubt: none of them dates a line.
                    self.order.add(date)
                }
            }
        }
    }

    /// A date column that the first rows leave empty is none, and so is a supplier's if no rows follow them.
    fn drop_empty_columns(&mut self, profiles: &[Profile], may_go_on: bool) {
        let empty = |at: usize| profiles.get(at).is_none_or(|profile| profile.filled == 0);
        self.columns.retain(|column, at| {
            !(*column == Column::Date || (*column == Column::Supplier && !may_go_on)) || !empty(*at)
        });
    }

    /// Whether it can be a sheet of payments at all, rather than a summary: it says to whom or when.
    pub fn tells_of_payments(&self) -> bool {
        self.columns.contains_key(&Column::Supplier)
            || (self.columns.contains_key(&Column::Date) && self.columns.len() >= 3)
    }

    /// Whether a column is empty in most rows.
    pub fn rarely_fills(&self, at: usize) -> bool {
        !self.often_filled.get(at).copied().unwrap_or(false)
    }

    /// The heading of a column by its position.
    pub fn heading(&self, at: usize) -> &str {
        self.headings.get(at).map_or("", String::as_str)
    }
}

/// The headings there are, for a person to choose from.
fn named(texts: &[String]) -> Vec<String> {
    unique(texts).into_iter().zip(texts).filter(|(_, text)| !text.is_empty()).map(|(heading, _)| heading).collect()
}

/// The text of each heading; one that stands over an empty column moves to the full column beside it that has none.
fn heading_texts(header: Option<&Header>, width: usize, profiles: &[Profile]) -> Vec<String> {
    let mut texts: Vec<String> = header.map(|header| header.texts.clone()).unwrap_or_default();
    texts.resize(width.max(texts.len()), String::new());
    for at in 0..texts.len() {
        let has = |at: usize| profiles.get(at).is_some_and(|profile| profile.filled > 0);
        let bare = |at: usize| texts.get(at).is_some_and(String::is_empty);
        if bare(at) || has(at) {
            continue;
        }
        let right = (at + 1..texts.len()).take_while(|next| bare(*next)).find(|next| has(*next));
        let left = (0..at).rev().take_while(|next| bare(*next)).find(|next| has(*next));
        if let Some(to) = right.or(left) {
            texts.swap(at, to);
        }
    }
    texts
}

fn kind_of(texts: &[String]) -> FileKind {
    let cards = ["merchant", "card", "cardholder", "mcc"];
    let is_card = texts.iter().any(|text| normalise(text).split(' ').any(|word| cards.contains(&word)));
    if is_card { FileKind::Cards } else { FileKind::Payments }
}
