//! Levels of other councils from a file: council, kind, group, edition, area, level, source, date.

use crate::cells::Row;
use crate::failure::ReadFailure;
use crate::payments::headings::normalise;
use crate::source::{self, Opened, Source};
use domain::values::Date;
use std::path::Path;

/// The most rows of a file: four hundred councils with fifty areas each.
pub const ROWS_MAX: usize = 20_000;

/// How far down the headings are looked for.
const HEADINGS_WITHIN: usize = 20;
/// The most faults that are said one by one.
const FAULTS_SAID: usize = 20;
/// The most characters of a cell.
const TEXT_MAX: usize = 200;

/// The columns by the words that files use for them, in the order of [`OutsideRow`].
const COLUMNS: [(&str, &[&str]); 8] = [
    ("Council", &["council", "authority", "organisation", "name"]),
    ("Kind", &["kind", "type", "council type", "kind of council"]),
    ("Group", &["group", "region"]),
    ("Edition", &["edition", "model"]),
    ("Area", &["area", "area code", "index"]),
    ("Level", &["level", "current level", "score"]),
    ("Source", &["source"]),
    ("Date", &["date", "as at", "on"]),
];

/// A row: what a source says of one area of one council, in words still.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OutsideRow {
    /// The row's number in the file.
    pub row: u64,
    /// The council's name.
    pub council: String,
    /// What kind of organisation it is.
    pub kind: String,
    /// The region or group; empty for none.
    pub group: String,
    /// The edition, by its code or name.
    pub edition: String,
    /// The area, by its code or name.
    pub area: String,
    /// The level, by its number or name.
    pub level: String,
    /// Where it is published.
    pub source: String,
    /// The day it is of.
    pub on: Date,
}

/// Every row, or what is wrong, and nothing is taken.
pub type OutsideRead = Result<Vec<OutsideRow>, Vec<String>>;

/// Reads rows from delimited text or from the first sheet of a workbook. Each sentence of a refusal names its row and says what
/// to do.
///
/// # Errors
/// When the disk fails. What is wrong with the file stands in the answer.
pub fn read(path: &Path) -> Result<OutsideRead, ReadFailure> {
    Ok(match source::open(path)? {
        Opened::Empty => refused("The file is empty. Choose a file with a row for each area of each council"),
        Opened::Refused(sentence) => refused(sentence.trim_end_matches('.')),
        Opened::Source(Source::Text(text)) => {
            let mut rows = Vec::new();
            let mut found = text.rows()?;
            while let Some(row) = found.next()? {
                if rows.len() > ROWS_MAX + HEADINGS_WITHIN {
                    return Ok(too_many());
                }
                rows.push(row.clone());
            }
            of_rows(&rows)
        }
        Opened::Source(Source::Workbook(workbook)) => {
            of_rows(workbook.sheets.first().map_or(&[][..], |sheet| sheet.rows.as_slice()))
        }
    })
}

fn refused(why: &str) -> OutsideRead {
    Err(vec![why.to_owned()])
}

fn too_many() -> OutsideRead {
    refused(&format!("The file has more than {ROWS_MAX} rows. Send it in parts"))
}

/// The place of the headings' row, and where each column stands; the columns that are missing where one is.
fn headings(rows: &[Row]) -> Result<(usize, [usize; 8]), String> {
    let mut best: Option<(usize, Vec<&str>)> = None;
    for (at, row) in rows.iter().enumerate().filter(|(_, row)| !row.is_blank()).take(HEADINGS_WITHIN) {
        let names: Vec<String> = row.iter().map(normalise).collect();
        let place = |words: &[&str]| words.iter().find_map(|word| names.iter().position(|name| name == word));
        let mut places = [0; 8];
        let mut missing = Vec::new();
        for (slot, (label, words)) in places.iter_mut().zip(COLUMNS) {
            match place(words) {
                Some(found) => *slot = found,
                None => missing.push(label),
            }
        }
        if missing.is_empty() {
            return Ok((at, places));
        }
        if best.as_ref().is_none_or(|(count, _)| missing.len() < *count) {
            best = Some((missing.len(), missing));
        }
    }
    Err(best.map_or_else(String::new, |(_, missing)| missing.join(", ")))
}

fn of_rows(rows: &[Row]) -> OutsideRead {
    let (header, places) = match headings(rows) {
        Ok(found) => found,
        Err(missing) => return refused(&format!("Add the columns that the file does not have: {missing}")),
    };
    let below = rows.get(header + 1..).unwrap_or_default().iter().filter(|row| !row.is_blank());
    let (mut found, mut wrong) = (Vec::new(), Vec::new());
    for row in below {
        if found.len() >= ROWS_MAX {
            return too_many();
        }
        match one(row, &places) {
            Ok(row) => found.push(row),
            Err(sentence) => wrong.push(sentence),
        }
    }
    if !wrong.is_empty() {
        wrong.truncate(FAULTS_SAID);
        return Err(wrong);
    }
    if found.is_empty() { refused("The file has headings and no row below them") } else { Ok(found) }
}

fn one(row: &Row, places: &[usize; 8]) -> Result<OutsideRow, String> {
    let number = row.number;
    let [council, kind, group, edition, area, level, source, on] = places.map(|at| row.cell(at).trim().to_owned());
    let all = [&council, &kind, &group, &edition, &area, &level, &source];
    if all.iter().any(|text| text.chars().count() > TEXT_MAX) {
        return Err(format!("Row {number}: shorten each cell to {TEXT_MAX} characters or fewer"));
    }
    // A council may be of no group.
    let needed = [
        ("council", &council),
        ("kind", &kind),
        ("edition", &edition),
        ("area", &area),
        ("level", &level),
        ("source", &source),
    ];
    if let Some((what, _)) = needed.into_iter().find(|(_, text)| text.is_empty()) {
        return Err(format!("Row {number}: enter the {what}"));
    }
    let on = day(&on).ok_or_else(|| format!("Row {number}: enter a date like 31/03/2017"))?;
    Ok(OutsideRow { row: number, council, kind, group, edition, area, level, source, on })
}

/// A day as people and programs write it.
fn day(text: &str) -> Option<Date> {
    if let Ok(day) = text.parse() {
        return Some(day);
    }
    let parts: Vec<&str> = text.split('/').collect();
    let [day, month, year] = parts.as_slice() else { return None };
    Date::new(year.parse().ok().filter(|year| *year > 1900)?, month.parse().ok()?, day.parse().ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Write;

    fn of(content: &str) -> OutsideRead {
        let mut file = tempfile::NamedTempFile::new().unwrap();
        file.write_all(content.as_bytes()).unwrap();
        read(file.path()).unwrap()
    }

    const HEAD: &str = "Council,Kind,Region,Edition,Area,Level,Source,Date\n";

    #[test]
    fn a_row_is_read_with_its_day_in_either_writing() {
        for (day, expected) in [("31/03/2017", "2017-03-31"), ("2017-03-31", "2017-03-31")] {
            let read = of(&format!("{HEAD}Alderby,District council,North,nps-2018,SL1,Mature,Report of 2017,{day}\n"))
                .unwrap();
            assert_eq!((read[0].council.as_str(), read[0].group.as_str()), ("Alderby", "North"));
            assert_eq!((read[0].row, read[0].on), (2, expected.parse().unwrap()));
        }
    }

    #[test]
    fn what_is_wrong_is_said_with_its_row_and_nothing_is_taken() {
        let good = "Alderby,District council,,nps-2018,SL1,2,Report,2017-03-31\n";
        for (content, said, reason) in [
            ("", "The file is empty", "nothing"),
            ("Council,Level\nA,2\n", "Kind, Group, Edition, Area, Source, Date", "columns are missing"),
            (HEAD, "no row below", "no rows"),
            (&format!("{HEAD}{good}Birk,District,,e,a,,s,2017-03-31\n"), "Row 3: enter the level", "no level"),
            (&format!("{HEAD}Birk,District,,e,a,2,s,spring\n"), "Row 2: enter a date", "no day"),
            (&format!("{HEAD}Birk,District,,e,a,2,s,31/02/2017\n"), "Row 2: enter a date", "a day that is none"),
            (&format!("{HEAD}Birk,District,,e,a,2,s,31/03/17\n"), "Row 2: enter a date", "a year of two figures"),
        ] {
            let wrong = of(content).unwrap_err();
            assert!(wrong.first().is_some_and(|one| one.contains(said)), "{reason}: {wrong:?}");
        }
        assert!(of(&format!("{HEAD}{good}")).is_ok(), "a council of no group");
    }
}
