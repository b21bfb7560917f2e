//! All that a council has recorded of its strategy as one workbook.

use super::form::{self, Form};
use super::{nouns, register};
use crate::lists::{Cell, ColumnHeading, List, ListFailure};
use domain::risks::red_yellow_green;
use domain::savings;
use domain::strategy::Book;
use domain::strategy::sheets::SheetKind;
use domain::values::Date;

/// A sheet of the workbook.
pub(super) type Table = (List, Vec<Vec<Cell>>);

/// A sheet with these headings; one whose heading begins with `>` is wide.
pub(super) fn table(title: &str, headings: &[&str], rows: Vec<Vec<Cell>>) -> Table {
    let column = |heading: &&str| match heading.strip_prefix('>') {
        Some(wide) => ColumnHeading::wide(wide),
        None => ColumnHeading::new(*heading),
    };
    (List { title: title.to_owned(), columns: headings.iter().map(column).collect(), notes: Vec::new() }, rows)
}

/// All that a council has recorded, as of a day: first the six sheets that can be read again, then a sheet for each noun.
///
/// Answers to surveys are there in groups of five or more alone, for fewer would tell who said what.
///
/// # Errors
/// [`ListFailure`], when the workbook cannot be made.
pub fn export(council: &str, book: &Book, today: Date) -> Result<Vec<u8>, ListFailure> {
    let editions = book.editions();
    let Some(edition) = book.edition(&editions) else {
        return Err(ListFailure::Workbook("no edition is in use".to_owned()));
    };
    let (years, first) = (savings::years(&book.savings), red_yellow_green());
    let scale = book.scales.first().unwrap_or(&first);
    let form = Form { edition, indicators: &book.indicators, scale, years: &years };
    let mut out = form::begin(&form)?;
    for kind in SheetKind::ALL {
        form::add(&mut out, &form, *kind, &register::rows(*kind, book, edition, &years, today))?;
    }
    let about = vec![
        vec![Cell::text("Council"), Cell::text(council)],
        vec![Cell::text("As of"), Cell::Date(today)],
        vec![Cell::text("Edition"), Cell::text(&edition.name)],
        vec![Cell::text("Attribution"), Cell::text(&edition.attribution)],
    ];
    let mut tables = nouns::tables(book, today);
    tables.push(table("Of this file", &["What", ">Said"], about));
    for (list, rows) in &tables {
        out.add(list, &[], rows)?;
    }
    out.finish()
}
