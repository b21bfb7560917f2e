//! The lines of a candidate side by side, with what differs marked.

use crate::components::{Cell, Heading, Table};
use crate::cx::Cx;
use crate::failure::PageFailure;
use crate::pages::spend::query;
use domain::access::Scope;
use domain::losses::Line;
use std::collections::BTreeMap;
use store::losses::Kept;

/// Lines beyond this are counted and not shown: nobody compares more side by side.
const LINES_MOST: usize = 6;

/// The lines beside each other, and how many more there are.
pub async fn beside(cx: &Cx, scope: &Scope, kept: &Kept) -> Result<(Table, usize), PageFailure> {
    let mut places = kept.places();
    let more = places.len().saturating_sub(LINES_MOST);
    places.truncate(LINES_MOST);
    let lines = cx.guildhall().ledger.lines_at(scope.council().get(), &places).await?;
    let files = store::spend::files_of_batches(&cx.guildhall().store, scope).await?;
    Ok((table(&lines, &files), more))
}

/// A row of the table: what it is, and a line's words for it.
type Field = (&'static str, fn(&Line) -> String);

const FIELDS: &[Field] = &[
    ("Paid on", |line| line.day().map_or_else(|| "No day".to_owned(), |day| day.strftime("%-d %B %Y").to_string())),
    ("Amount", |line| line.amount().to_string()),
    ("Supplier", |line| line.line.supplier.clone()),
    ("Supplier number", |line| line.line.supplier_number.clone()),
    ("Invoice number", |line| line.line.invoice_number.clone()),
    ("Invoice date", |line| {
        line.line.invoice_date.map(|day| day.strftime("%-d %B %Y").to_string()).unwrap_or_default()
    }),
    ("Payment reference", |line| line.line.reference.clone()),
    ("VAT", |line| line.line.vat.map(|vat| vat.to_string()).unwrap_or_default()),
    ("Service", |line| line.line.service.clone()),
    ("Category", |line| line.line.category.clone()),
    ("Description", |line| line.line.description.clone()),
];

fn table(lines: &[Line], files: &BTreeMap<i64, (i64, String)>) -> Table {
    let mut head = vec![Heading::new("What the file says")];
    let title = |at: usize| if at == 0 { "This line".to_owned() } else { format!("Line {}", at + 1) };
    head.extend((0..lines.len()).map(|at| Heading::new(&title(at))));
    let mut rows: Vec<Vec<Cell>> = FIELDS.iter().filter_map(|field| row(field, lines)).collect();
    let mut source = vec![Cell::new("File and row")];
    source.extend(lines.iter().map(|line| found_at(line, files)));
    rows.push(source);
    Table {
        caption: "The lines side by side".into(),
        caption_classes: "govuk-table__caption--m".into(),
        head,
        rows,
        first_cell_is_header: true,
    }
}

/// A row, unless no line says anything; what differs from the first line says so in words and stands out.
fn row((title, of): &Field, lines: &[Line]) -> Option<Vec<Cell>> {
    let values: Vec<String> = lines.iter().map(of).collect();
    if values.iter().all(String::is_empty) {
        return None;
    }
    let first = values.first().cloned().unwrap_or_default();
    let mut cells = vec![Cell::new(*title)];
    for value in values {
        let shown = if value.is_empty() { "Not given" } else { &value };
        cells.push(if value == first {
            Cell { classes: "gh-breakable".into(), ..Cell::new(shown) }
        } else {
            Cell { classes: "gh-breakable gh-differs".into(), ..Cell::new(format!("{shown} (differs)")) }
        });
    }
    Some(cells)
}

/// The file and row of a line, leading to the line among all others.
fn found_at(line: &Line, files: &BTreeMap<i64, (i64, String)>) -> Cell {
    let name = files.get(&line.place.batch).map_or("A file", |(_, name)| name.as_str());
    let sheet = if line.place.sheet > 1 { format!(", sheet {}", line.place.sheet) } else { String::new() };
    let amount = line.amount().plain();
    let batch = line.place.batch.to_string();
    let asked = query(&[("batch", &batch), ("supplier", &line.supplier_key), ("least", &amount), ("most", &amount)]);
    Cell { classes: "gh-breakable".into(), ..Cell::new(format!("{name}{sheet}, row {}", line.place.row)) }
        .to(format!("/spend/lines{asked}"))
}
