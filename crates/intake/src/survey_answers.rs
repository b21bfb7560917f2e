//! Answers to a survey from a file: a column of scores, and one of groups.
//!
//! Nothing else is read, whatever else the file holds: what a survey tool knows of those who answered stays outside.

use crate::cells::Row;
use crate::failure::ReadFailure;
use crate::payments::headings::normalise;
use crate::source::{self, Opened, Source};
use std::path::Path;

/// The most answers of a file.
pub const ROWS_MAX: usize = 5_000;

/// How far down the headings are looked for.
const HEADINGS_WITHIN: usize = 20;
/// The most faults that are said one by one.
const FAULTS_SAID: usize = 20;
/// The most characters of a group.
const GROUP_MAX: usize = 200;

/// What files call the score.
const SCORE: &[&str] = &["score", "rating", "answer", "satisfaction", "mark"];
/// What files call the group.
const GROUP: &[&str] = &["group", "service", "directorate", "department", "team", "kind of supplier", "type"];

/// An answer of a file: the score, none where it was left out, and the group.
pub type FileAnswer = (Option<u8>, String);

/// What was read: every answer, or what is wrong, and nothing is taken.
pub type AnswersRead = Result<Vec<FileAnswer>, Vec<String>>;

/// Reads answers from delimited text, or from the first sheet with the headings of a workbook. Each sentence of a refusal
/// names its row and says what to do.
///
/// # Errors
/// When the disk fails. What is wrong with the file stands in the answer.
pub fn read(path: &Path, highest: u8) -> Result<AnswersRead, ReadFailure> {
    Ok(match source::open(path)? {
        Opened::Empty => refused("The file is empty. Choose a file with a column Score and one row for each answer"),
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
            of_rows(&rows, highest)
        }
        Opened::Source(Source::Workbook(workbook)) => {
            let with_headings = workbook.sheets.iter().find(|sheet| headings(&sheet.rows).is_some());
            let sheet = with_headings.or(workbook.sheets.first());
            of_rows(sheet.map_or(&[][..], |sheet| sheet.rows.as_slice()), highest)
        }
    })
}

fn refused(why: &str) -> AnswersRead {
    Err(vec![why.to_owned()])
}

fn too_many() -> AnswersRead {
    refused(&format!("The file has more than {ROWS_MAX} rows. Send it in parts"))
}

/// The place of the headings' row, and where score and group stand.
fn headings(rows: &[Row]) -> Option<(usize, usize, Option<usize>)> {
    let first = rows.iter().enumerate().filter(|(_, row)| !row.is_blank()).take(HEADINGS_WITHIN);
    first.into_iter().find_map(|(at, row)| {
        let names: Vec<String> = row.iter().map(normalise).collect();
        let place = |words: &[&str]| words.iter().find_map(|word| names.iter().position(|name| name == word));
        Some((at, place(SCORE)?, place(GROUP)))
    })
}

fn of_rows(rows: &[Row], highest: u8) -> AnswersRead {
    let Some((header, score, group)) = headings(rows) else {
        return refused(
            "The file has no column Score. Add one with a score in each row, and a column Group if you have groups",
        );
    };
    let below = rows.get(header + 1..).unwrap_or_default().iter().filter(|row| !row.is_blank());
    let (mut answers, mut wrong) = (Vec::new(), Vec::new());
    for row in below {
        if answers.len() >= ROWS_MAX {
            return too_many();
        }
        match one(row, score, group, highest) {
            Ok(answer) => answers.push(answer),
            Err(sentence) => wrong.push(sentence),
        }
    }
    if !wrong.is_empty() {
        wrong.truncate(FAULTS_SAID);
        return Err(wrong);
    }
    if answers.is_empty() {
        return refused("The file has headings and no answer below them");
    }
    Ok(answers)
}

fn one(row: &Row, score: usize, group: Option<usize>, highest: u8) -> Result<FileAnswer, String> {
    let number = row.number;
    let text = row.cell(score).trim();
    let score = match text {
        "" => None,
        text => {
            let read = text.parse::<u8>().ok().filter(|score| (1..=highest).contains(score));
            Some(read.ok_or_else(|| format!("Row {number}: enter a whole score from 1 to {highest}, or nothing"))?)
        }
    };
    let group = group.map_or("", |at| row.cell(at)).trim();
    if group.chars().count() > GROUP_MAX {
        return Err(format!("Row {number}: shorten the group to {GROUP_MAX} characters or fewer"));
    }
    Ok((score, group.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Write;

    fn of(content: &[u8]) -> AnswersRead {
        let mut file = tempfile::NamedTempFile::new().unwrap();
        file.write_all(content).unwrap();
        read(file.path(), 5).unwrap()
    }

    #[test]
    fn scores_and_groups_are_read_and_nothing_else() {
        let read = of(b"Our survey\n\nName,Score,Service\nA. Person,5,Housing\nB. Person,,Parks\n");
        assert_eq!(read, Ok(vec![(Some(5), "Housing".to_owned()), (None, "Parks".to_owned())]));
        assert_eq!(of(b"Rating\n3\n"), Ok(vec![(Some(3), String::new())]), "without groups");
    }

    #[test]
    fn what_is_wrong_is_said_with_its_row_and_nothing_is_taken() {
        for (content, said, reason) in [
            ("", "The file is empty", "nothing"),
            ("Name\nA\n", "no column Score", "no scores"),
            ("Score\n", "no answer below", "no rows"),
            ("Score\n5\n6\n", "Row 3: enter a whole score from 1 to 5", "above the scale"),
            ("Score\n0\n", "Row 2", "below it"),
            ("Score\n4.5\n", "Row 2", "a half"),
            ("Score\nvery\n", "Row 2", "a word"),
        ] {
            let wrong = of(content.as_bytes()).unwrap_err();
            assert!(wrong.first().is_some_and(|one| one.contains(said)), "{reason}: {wrong:?}");
        }
        let many = "Score\n".to_owned() + &"5\n".repeat(ROWS_MAX);
        assert_eq!(of(many.as_bytes()).map(|all| all.len()), Ok(ROWS_MAX), "as many as may be");
        let more = many + "5\n";
        assert!(of(more.as_bytes()).is_err_and(|wrong| wrong[0].contains("more than 5000")), "one more");
        let wrong = "Score\n".to_owned() + &"9\n".repeat(50);
        assert_eq!(of(wrong.as_bytes()).unwrap_err().len(), FAULTS_SAID, "no more than can be read");
    }
}
