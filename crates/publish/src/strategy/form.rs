//! The file to fill in: a sheet for each kind, what can be chosen, and what each column means.

use super::help;
use super::kinds::{columns, typed};
use crate::lists::{Cell, Choices, ColumnHeading, List, ListFailure, XlsxBook};
use domain::risks::Scale;
use domain::savings;
use domain::strategy::editions::{Edition, LifeStage};
use domain::strategy::scorecard::{Frequency, Indicator, Quadrant};
use domain::strategy::sheets::{ActionStatus, LISTS_SHEET, NOTES_SHEET, SheetKind};
use domain::values::FinancialYear;

/// What the file to fill in is made for.
#[derive(Clone, Copy, Debug)]
pub struct Form<'a> {
    /// The edition whose areas and levels can be chosen.
    pub edition: &'a Edition,
    /// The indicators that the council has already.
    pub indicators: &'a [Indicator],
    /// The scale by which risks are placed.
    pub scale: &'a Scale,
    /// The financial years of savings.
    pub years: &'a [FinancialYear],
}

/// The file to fill in. Areas and indicators stand in it already; a row whose other cells stay empty says nothing.
///
/// # Errors
/// [`ListFailure`], when the workbook cannot be made.
pub fn to_fill_in(form: &Form<'_>) -> Result<Vec<u8>, ListFailure> {
    let mut book = begin(form)?;
    for kind in SheetKind::ALL {
        add(&mut book, form, *kind, &begun(form, *kind))?;
    }
    book.finish()
}

/// A workbook with the sheet that explains the others.
pub(super) fn begin(form: &Form<'_>) -> Result<XlsxBook, ListFailure> {
    let mut book = XlsxBook::new(LISTS_SHEET, choices(form));
    let mut rows = Vec::new();
    for kind in SheetKind::ALL {
        rows.push(vec![Cell::text(kind.label()), Cell::Empty, Cell::text(help::of_kind(*kind)), Cell::Empty]);
        for column in kind.columns() {
            let (meaning, example) = help::of_column(form.edition, *column);
            rows.push(vec![Cell::Empty, Cell::text(column.label()), Cell::text(meaning), Cell::text(example)]);
        }
    }
    // Named as no sheet is that can be read, so that its examples are never taken for entries.
    let headings = [ColumnHeading::new("Sheet"), ColumnHeading::new("Heading"), ColumnHeading::wide("What to enter")];
    let columns = headings.into_iter().chain([ColumnHeading::wide("Like this")]).collect();
    book.add(&List { title: NOTES_SHEET.to_owned(), columns, notes: Vec::new() }, &[], &rows)?;
    Ok(book)
}

/// Adds the sheet of a kind.
pub(super) fn add(
    book: &mut XlsxBook,
    form: &Form<'_>,
    kind: SheetKind,
    rows: &[Vec<Cell>],
) -> Result<(), ListFailure> {
    let columns = columns(kind, form.years);
    book.add(&List { title: kind.label().to_owned(), columns, notes: Vec::new() }, &typed(kind, form.years), rows)
}

/// What stands in a sheet before anybody fills it in.
fn begun(form: &Form<'_>, kind: SheetKind) -> Vec<Vec<Cell>> {
    let width = columns(kind, form.years).len();
    let row = |cells: Vec<Cell>| cells.into_iter().chain(std::iter::repeat(Cell::Empty)).take(width).collect();
    match kind {
        SheetKind::Levels => {
            let asked = form.edition.indices.iter().filter(|index| index.stage == LifeStage::Active);
            asked.map(|index| row(vec![Cell::text(&index.name)])).collect()
        }
        SheetKind::Scorecard => {
            let one = |one: &Indicator| {
                row(vec![Cell::text(one.code.as_str()), Cell::text(&one.name), Cell::text(one.quadrant.label())])
            };
            form.indicators.iter().map(one).collect()
        }
        SheetKind::Answers | SheetKind::Actions | SheetKind::Risks | SheetKind::Savings => Vec::new(),
    }
}

/// What can be chosen, in the order that [`typed`] counts.
fn choices(form: &Form<'_>) -> Vec<Choices> {
    let list = |title: &str, choices: Vec<String>| Choices { title: title.to_owned(), choices };
    let labels = |labels: &[(&str, &str)]| labels.iter().map(|(_, label)| (*label).to_owned()).collect::<Vec<_>>();
    let steps = |steps: &[domain::risks::Step]| steps.iter().map(|step| step.name.clone()).collect();
    let areas = form.edition.indices.iter().filter(|index| index.stage == LifeStage::Active);
    let levels = form.edition.levels.names().to_vec();
    vec![
        list("Areas", areas.map(|index| index.name.clone()).collect()),
        list("Levels", levels.clone()),
        list("Levels of answers", levels.into_iter().chain(["Cannot say".to_owned()]).collect()),
        list("Statuses", labels(ActionStatus::NAMES)),
        list("Quadrants", labels(Quadrant::NAMES)),
        list("Frequencies", labels(Frequency::NAMES)),
        list("Likelihoods", steps(&form.scale.likelihoods)),
        list("Impacts", steps(&form.scale.impacts)),
        list("Ratings", form.scale.ratings.iter().map(|rating| rating.name.clone()).collect()),
        list("Kinds of saving", savings::Kind::ALL.iter().map(|kind| super::kinds::short_label(*kind)).collect()),
    ]
}
