//! Wording of an edition in a table: a row for each area and level, or a row for each area with a column for each level.

use crate::cells::Row;
use crate::failure::ReadFailure;
use crate::source::{self, Opened, Source};
use domain::strategy::editions::{Edition, Level, WordingRow};
use std::path::Path;

/// The most rows that are read: more areas and levels than any edition has.
const ROWS_MAX: usize = 2_000;

/// How many rows are looked at for headings.
const ROWS_LOOKED_AT: usize = 40;

/// The most characters of a sentence.
const TEXT_MAX: usize = 4_000;

const NO_TABLE: &str = "The file has no table of wording. Give it the headings Area, Level and Wording, or Area and a column for each level";

/// Reads the rows of wording of a file; a sentence that says what to do where there are none.
///
/// # Errors
/// When the disk fails.
pub fn wording(path: &Path, edition: &Edition) -> Result<Result<Vec<WordingRow>, String>, ReadFailure> {
    let tables = match source::open(path)? {
        Opened::Empty => return Ok(Err("The file is empty. Fill it in, and send it again".to_owned())),
        Opened::Refused(sentence) => return Ok(Err(sentence)),
        Opened::Source(Source::Text(text)) => {
            let (mut rows, mut found) = (Vec::new(), text.rows()?);
            while let Some(row) = found.next()? {
                rows.push(row.clone());
                if rows.len() > ROWS_MAX {
                    break;
                }
            }
            vec![rows]
        }
        Opened::Source(Source::Workbook(workbook)) => workbook.sheets.into_iter().map(|sheet| sheet.rows).collect(),
    };
    let rows = tables.iter().find_map(|rows| table(rows, edition));
    Ok(match rows {
        None => Err(NO_TABLE.to_owned()),
        Some(rows) if rows.len() > ROWS_MAX => {
            Err(format!("The table has more than {ROWS_MAX} rows. Send it in parts"))
        }
        Some(rows) => Ok(rows),
    })
}

/// What the columns of a table mean.
enum Columns {
    /// Area, level and sentence.
    Long { area: usize, level: usize, text: usize },
    /// Area, and a sentence for each level.
    Wide { area: usize, levels: Vec<(usize, Level)> },
}

fn table(rows: &[Row], edition: &Edition) -> Option<Vec<WordingRow>> {
    let looked_at = rows.iter().take(ROWS_LOOKED_AT).enumerate();
    let (at, columns) = looked_at.filter_map(|(at, row)| Some((at, columns(row, edition)?))).next()?;
    let below = rows.iter().skip(at + 1).filter(|row| !row.is_blank()).take(ROWS_MAX + 1);
    Some(below.flat_map(|row| read(row, &columns, edition)).collect())
}

fn columns(row: &Row, edition: &Edition) -> Option<Columns> {
    let named = |names: &[&str]| row.iter().position(|cell| names.iter().any(|name| cell.eq_ignore_ascii_case(name)));
    let area = named(&["area", "area code", "index", "code", "key area"])?;
    let is_level =
        |cell: &str| edition.levels.all().find(|level| edition.levels.name(*level).eq_ignore_ascii_case(cell));
    let levels: Vec<(usize, Level)> =
        row.iter().enumerate().filter_map(|(at, cell)| Some((at, is_level(cell)?))).collect();
    if levels.len() >= 2 {
        return Some(Columns::Wide { area, levels });
    }
    let level = named(&["level", "maturity level"])?;
    let text = named(&["wording", "sentence", "text", "statement", "description", "official wording"])?;
    Some(Columns::Long { area, level, text })
}

fn read(row: &Row, columns: &Columns, edition: &Edition) -> Vec<WordingRow> {
    let made = |area: usize, level: &str, text: usize| WordingRow {
        row: row.number,
        area: row.cell(area).to_owned(),
        level: level.to_owned(),
        text: row.cell(text).chars().take(TEXT_MAX).collect(),
    };
    match columns {
        Columns::Long { area, level, text } => vec![made(*area, row.cell(*level), *text)],
        Columns::Wide { area, levels } => {
            let filled = levels.iter().filter(|(at, _)| !row.cell(*at).is_empty());
            filled.map(|(at, level)| made(*area, edition.levels.name(*level), *at)).collect()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::strategy::editions::shipped;

    fn said(content: &str) -> Result<Vec<String>, String> {
        let file = tempfile::NamedTempFile::new().unwrap();
        std::fs::write(file.path(), content).unwrap();
        let rows = wording(file.path(), &shipped()[0]).unwrap()?;
        Ok(rows.into_iter().map(|one| format!("{} {}/{}: {}", one.row, one.area, one.level, one.text)).collect())
    }

    #[test]
    fn long_and_wide_tables_say_the_same() {
        for (content, rows, reason) in [
            ("Area,Level,Wording\nSL1,Mature,One.\n", vec!["2 SL1/Mature: One."], "a row for each level"),
            (
                "Our licence\n\nArea,Mature,Leader\nSL1,One.,Two.\nSL2,,Three.\n",
                vec!["4 SL1/Mature: One.", "4 SL1/Leader: Two.", "5 SL2/Leader: Three."],
                "a column for each",
            ),
            ("Wording,Area,Level\nOne.,SL1,\n", vec!["2 SL1/: One."], "in any order, and without a level"),
        ] {
            assert_eq!(said(content), Ok(rows.into_iter().map(str::to_owned).collect()), "{reason}");
        }
        for (content, reason) in [("", "nothing"), ("Supplier,Amount\nAbel Ltd,1\n", "another table")] {
            assert!(said(content).is_err(), "{reason}");
        }
    }
}
