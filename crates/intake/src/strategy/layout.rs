//! Where the headings of a sheet stand, and which kind of sheet they make.

use super::dictionary::{is_named, speaks};
use super::period;
use super::sheet::{LevelText, level};
use crate::cells::{Kind, Row};
use crate::payments::amount::{self, Money};
use crate::payments::headings::{normalise, unique};
use domain::strategy::Period;
use domain::strategy::editions::{Edition, Named, named_index};
use domain::strategy::sheets::{SheetColumn, SheetKind, SheetWish};
use domain::values::FinancialYear;
use std::collections::BTreeMap;

/// How many rows that are not blank are looked at for headings.
const ROWS_LOOKED_AT: usize = 40;

/// What a sheet's name weighs beside its headings.
const NAME_WEIGHT: u32 = 4;

/// The column of a year's part of a saving.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct YearColumn {
    pub at: usize,
    pub year: FinancialYear,
    /// Whether it holds what was delivered; what is expected otherwise.
    pub is_delivered: bool,
    /// Whether its heading says which of the two.
    pub is_said: bool,
}

/// The headings of a sheet and what they mean.
#[derive(Clone, Debug)]
pub(super) struct Layout {
    pub kind: SheetKind,
    pub header_row: u64,
    pub headings: Vec<String>,
    pub columns: BTreeMap<SheetColumn, usize>,
    /// Columns of savings by year.
    pub years: Vec<YearColumn>,
    /// Columns of a scorecard that are a period each.
    pub periods: Vec<(usize, Period)>,
    /// Columns that are an assessor each.
    pub assessors: Vec<usize>,
}

/// Why a sheet has no layout.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum NoLayout {
    /// No row of it speaks for any kind.
    NotRecognised,
    /// The row that was chosen for its headings holds nothing.
    HeaderRowMissing(u64),
    /// A heading that was chosen does not stand there.
    HeadingMissing(String),
    /// The headings do not make the kind that was chosen: what it needs.
    Lacks(SheetKind),
}

impl Layout {
    pub fn place(&self, column: SheetColumn) -> Option<usize> {
        self.columns.get(&column).copied()
    }

    pub fn heading(&self, at: usize) -> &str {
        self.headings.get(at).map_or("", String::as_str)
    }

    /// Whether a column has any meaning.
    pub fn is_known(&self, at: usize) -> bool {
        self.columns.values().any(|known| *known == at)
            || self.years.iter().any(|year| year.at == at)
            || self.periods.iter().any(|(known, _)| *known == at)
            || self.assessors.contains(&at)
    }

    /// The period in a heading such as "Baseline 2019/20".
    pub fn period_of(&self, column: SheetColumn) -> Option<Period> {
        let heading = self.heading(self.place(column)?);
        let from = heading.find(|c: char| c.is_ascii_digit())?;
        period::read(heading.get(from..)?, Kind::Text)
    }

    /// Whether the columns make the kind.
    fn is_enough(&self) -> bool {
        use SheetColumn as C;
        let has = |column| self.columns.contains_key(&column);
        match self.kind {
            SheetKind::Levels => has(C::Area) && (has(C::Current) || has(C::Next)),
            SheetKind::Answers => {
                let long = has(C::Level) && (has(C::Assessor) || has(C::Department));
                has(C::Area) && (long || !self.assessors.is_empty())
            }
            SheetKind::Actions => {
                let beside = [C::Area, C::Theme, C::With, C::Owner, C::Due, C::Status, C::Done];
                (has(C::How) || has(C::What)) && beside.into_iter().any(has)
            }
            SheetKind::Scorecard => {
                let figures = has(C::Baseline) || has(C::Value) || has(C::Target) || !self.periods.is_empty();
                (has(C::Name) || has(C::Code)) && figures
            }
            SheetKind::Risks => {
                let placed =
                    (has(C::Likelihood) && has(C::Impact)) || (has(C::InherentLikelihood) && has(C::InherentImpact));
                has(C::Title) && (placed || has(C::Controls))
            }
            SheetKind::Savings => has(C::Title) && !self.years.is_empty(),
        }
    }
}

/// Works out the layout of a sheet, or takes what a person settled.
pub(super) fn lay_out(rows: &[Row], name: &str, edition: &Edition, wish: &SheetWish) -> Result<Layout, NoLayout> {
    let filled: Vec<&Row> = rows.iter().filter(|row| !row.is_blank()).collect();
    let candidates: Vec<usize> = match wish.header_row {
        Some(number) => {
            vec![filled.iter().position(|row| row.number == number).ok_or(NoLayout::HeaderRowMissing(number))?]
        }
        None => (0..filled.len().min(ROWS_LOOKED_AT)).collect(),
    };
    let kinds = wish.kind.as_ref().map_or(SheetKind::ALL, std::slice::from_ref);
    let mut best: Option<(u32, Layout)> = None;
    let mut missing = None;
    for at in candidates {
        for kind in kinds {
            let (mut score, layout) = match attempt(&filled, at, *kind, edition, wish) {
                Ok(Some(found)) => found,
                Ok(None) => continue,
                // Another row may have the heading that was chosen.
                Err(why) => {
                    missing = Some(why);
                    continue;
                }
            };
            score += if is_named(*kind, name) { NAME_WEIGHT } else { 0 };
            if best.as_ref().is_none_or(|(known, _)| score > *known) {
                best = Some((score, layout));
            }
        }
    }
    let otherwise = || missing.unwrap_or(wish.kind.map_or(NoLayout::NotRecognised, NoLayout::Lacks));
    best.map(|(_, layout)| layout).ok_or_else(otherwise)
}

/// What a row makes as the headings of a kind, with how surely it does; none where it does not.
fn attempt(
    filled: &[&Row],
    at: usize,
    kind: SheetKind,
    edition: &Edition,
    wish: &SheetWish,
) -> Result<Option<(u32, Layout)>, NoLayout> {
    let Some(header) = filled.get(at) else { return Ok(None) };
    if wish.header_row.is_none() && holds_figures(header) {
        return Ok(None);
    }
    let headings = unique(&header.iter().map(String::from).collect::<Vec<_>>());
    let (mut score, mut columns) = choose(kind, header);
    for (column, heading) in &wish.columns {
        if heading.is_empty() {
            columns.remove(column);
            continue;
        }
        let chosen = headings.iter().position(|known| known == heading);
        let chosen = chosen.ok_or_else(|| NoLayout::HeadingMissing(heading.clone()))?;
        columns.retain(|_, known| *known != chosen);
        columns.insert(*column, chosen);
        score += 1;
    }
    let above = at.checked_sub(1).and_then(|above| filled.get(above)).copied();
    let mut layout = Layout {
        kind,
        header_row: header.number,
        headings,
        columns,
        years: Vec::new(),
        periods: Vec::new(),
        assessors: Vec::new(),
    };
    match kind {
        SheetKind::Savings => layout.years = years(header, above, &layout),
        SheetKind::Scorecard => layout.periods = periods(header, &layout),
        SheetKind::Answers if !layout.columns.contains_key(&SheetColumn::Level) => {
            layout.assessors = assessors(filled.get(at + 1..).unwrap_or_default(), header, &mut layout, edition);
        }
        _ => {}
    }
    let parts = layout.years.len() + layout.periods.len() + layout.assessors.len();
    score += u32::try_from(parts.min(3)).unwrap_or(3);
    Ok(layout.is_enough().then_some((score, layout)))
}

/// Whether a row holds figures, which headings do not: a year may stand in one.
fn holds_figures(row: &Row) -> bool {
    let is_figure = |cell: &str| {
        let is_year = cell.len() == 4 && (cell.starts_with("19") || cell.starts_with("20"));
        let has_digit = cell.bytes().any(|byte| byte.is_ascii_digit());
        has_digit && !is_year && matches!(amount::parse(cell, false), Money::Amount(_))
    };
    row.iter().any(is_figure)
}

/// For each meaning the column that speaks for it most surely; each column has one meaning.
fn choose(kind: SheetKind, header: &Row) -> (u32, BTreeMap<SheetColumn, usize>) {
    let mut spoken: Vec<(u32, usize, SheetColumn, usize)> = Vec::new();
    for (at, cell) in header.iter().enumerate() {
        // A sentence above the table is no heading.
        if cell.len() <= 80 {
            spoken.extend(
                speaks(kind, cell).into_iter().map(|(strength, length, column)| (strength, length, column, at)),
            );
        }
    }
    spoken.sort_by(|a, b| (b.0, b.1, a.3).cmp(&(a.0, a.1, b.3)));
    let mut columns: BTreeMap<SheetColumn, usize> = BTreeMap::new();
    let mut score = 0;
    for (strength, _, column, at) in spoken {
        if !columns.contains_key(&column) && !columns.values().any(|known| *known == at) {
            columns.insert(column, at);
            score += strength;
        }
    }
    (score, columns)
}

/// Columns that name a financial year, in their own heading or in the merged one above.
fn years(header: &Row, above: Option<&Row>, layout: &Layout) -> Vec<YearColumn> {
    let year_in = |text: &str| match period_in(text)? {
        Period::Year(year) => Some(year),
        _ => None,
    };
    let mut found = Vec::new();
    let mut year_above = None;
    for (at, cell) in header.iter().enumerate() {
        if let Some(above) = above {
            year_above = year_in(above.cell(at)).or(if above.cell(at).is_empty() { year_above } else { None });
        }
        let words = normalise(cell);
        let has = |listed: &[&str]| words.split(' ').any(|word| listed.contains(&word));
        let is_delivered = has(&["delivered", "actual", "achieved", "outturn", "realised"]);
        let is_forecast = has(&["forecast", "planned", "expected", "target", "budget", "estimate", "estimated"]);
        let own = year_in(cell);
        let from_above = if own.is_none() && (is_delivered || is_forecast) { year_above } else { None };
        let Some(year) = own.or(from_above) else { continue };
        if own.is_none() || !layout.is_known(at) {
            found.push(YearColumn { at, year, is_delivered, is_said: is_delivered || is_forecast });
        }
    }
    found
}

/// Columns of a scorecard whose heading is a period and nothing else.
fn periods(header: &Row, layout: &Layout) -> Vec<(usize, Period)> {
    let unknown = header.iter().enumerate().filter(|(at, _)| !layout.is_known(*at));
    unknown.filter_map(|(at, cell)| Some((at, period::read(cell, header.kind(at))?))).collect()
}

/// A period within a heading: from its first figure on, or up to its last.
fn period_in(heading: &str) -> Option<Period> {
    let from = heading.find(|c: char| c.is_ascii_digit())?;
    let to = heading.rfind(|c: char| c.is_ascii_digit())?;
    period::read(heading.get(from..=to)?, Kind::Text)
}

/// Columns in which most cells are levels, where rows are areas: an assessor each.
fn assessors(below: &[&Row], header: &Row, layout: &mut Layout, edition: &Edition) -> Vec<usize> {
    let is_area =
        |text: &str| text.len() <= 200 && matches!(named_index(edition, text), Named::Exactly(_) | Named::Nearly(_));
    let looked: Vec<&&Row> = below.iter().take(ROWS_LOOKED_AT).collect();
    if !layout.columns.contains_key(&SheetColumn::Area) {
        let areas = |at: usize| looked.iter().filter(|row| is_area(row.cell(at))).count();
        let Some(at) = (0..header.len().min(4)).find(|at| areas(*at) >= 2) else { return Vec::new() };
        layout.columns.retain(|_, known| *known != at);
        layout.columns.insert(SheetColumn::Area, at);
    }
    let area = layout.place(SheetColumn::Area).unwrap_or_default();
    let rows: Vec<&&&Row> = looked.iter().filter(|row| is_area(row.cell(area))).collect();
    let is_level = |text: &str| matches!(level(edition, text), LevelText::Level(_) | LevelText::CannotSay);
    let columns: Vec<usize> = (0..header.len())
        .filter(|at| *at != area && !header.cell(*at).is_empty() && period_in(header.cell(*at)).is_none())
        .filter(|at| {
            let filled = rows.iter().filter(|row| !row.cell(*at).is_empty()).count();
            let levels = rows.iter().filter(|row| is_level(row.cell(*at))).count();
            levels > 0 && levels * 10 >= filled * 6
        })
        .collect();
    if columns.len() < 2 {
        return Vec::new();
    }
    // Who said what stands in the headings here, so that no other column can be told whose it is.
    layout.columns.retain(|column, _| matches!(column, SheetColumn::Area | SheetColumn::Theme));
    columns
}
