//! Tables of HTML, which some ledgers export under the name .xls.

use super::limits::{CELLS_MAX, COLUMNS_MAX};
use super::{DAMAGED, Sheet, TOO_LARGE, whole_text};
use crate::cells::{Kind, Row};
use scraper::{ElementRef, Html, Selector};
use std::io::Read;

/// The largest HTML taken: its tree is held in memory.
const BYTES_MAX: u64 = 48 << 20;

/// All rows of all tables, as one sheet.
pub(super) fn sheets(input: impl Read) -> Result<Vec<Sheet>, String> {
    let text = whole_text(input, BYTES_MAX)?;
    let start = text.find('<').unwrap_or(0);
    let page = Html::parse_document(text.get(start..).unwrap_or(""));
    let (Ok(table_row), Ok(inner)) = (Selector::parse("tr"), Selector::parse("table")) else {
        return Err(DAMAGED.into());
    };
    let mut rows = Vec::new();
    let (mut number, mut cells) = (0, 0);
    for element in page.select(&table_row) {
        // A row that lays out the page rather than holding cells.
        if element.select(&inner).next().is_some() {
            continue;
        }
        number += 1;
        let row = row_of(element, number);
        cells += row.len();
        if cells > CELLS_MAX {
            return Err(TOO_LARGE.into());
        }
        if !row.is_blank() {
            rows.push(row);
        }
    }
    Ok(vec![Sheet { name: String::new(), hidden: false, rows, last_row: number, cut: false }])
}

fn row_of(element: ElementRef<'_>, number: u64) -> Row {
    let mut row = Row::default();
    row.clear(number);
    let cells =
        element.children().filter_map(ElementRef::wrap).filter(|cell| matches!(cell.value().name(), "td" | "th"));
    for cell in cells {
        if row.len() >= COLUMNS_MAX {
            break;
        }
        row.push(&cell.text().collect::<Vec<_>>().join(" "), Kind::Text);
        let span: usize = cell.value().attr("colspan").and_then(|span| span.parse().ok()).unwrap_or(1);
        row.pad((row.len() + span.saturating_sub(1)).min(COLUMNS_MAX));
    }
    row
}
