//! Wording that a council brings in: the official one, which Guildhall may not ship, or its own, beside the shipped one.

use super::{Edition, Index, IndexCode, Level, Named, Statement, Wording, named_index};
use crate::findings::{Finding, Place, Severity};
use crate::values::Date;
use serde::{Deserialize, Serialize};

/// A sentence that the council shows beside the shipped one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LocalWording {
    /// The area.
    pub index: IndexCode,
    /// The level; none for what the area is.
    pub level: Option<Level>,
    /// The sentence.
    pub text: String,
    /// Whose words it is in.
    pub wording: Wording,
    /// Where it comes from and on what terms it is used.
    pub source: String,
    /// The day on which it was brought in.
    pub on: Date,
}

/// A row of a table of wording: area, level, sentence. Rows are counted as a spreadsheet shows them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WordingRow {
    /// The row.
    pub row: u64,
    /// The area's code or name.
    pub area: String,
    /// The level's name or number; empty for what the area is.
    pub level: String,
    /// The sentence.
    pub text: String,
}

/// Reads wording that belongs to an edition. Rows that cannot be placed are findings; the rest can be kept.
/// Areas and levels take their names from the edition, never from the table.
#[must_use]
pub fn read_wording(
    edition: &Edition,
    rows: &[WordingRow],
    wording: Wording,
    source: &str,
    on: Date,
) -> (Vec<LocalWording>, Vec<Finding>) {
    let mut found = Vec::new();
    if source.trim().is_empty() {
        let text = "Enter where the wording comes from and on what terms the council may use it";
        found.push(finding(None, Severity::Stop, "wording_source", text.to_owned()));
        return (Vec::new(), found);
    }
    let mut read: Vec<LocalWording> = Vec::new();
    for row in rows {
        let Some((index, level)) = placed(edition, row, &mut found) else { continue };
        let text = row.text.trim().to_owned();
        let index = index.code.clone();
        if text.is_empty() {
            found.push(finding(Some(row.row), Severity::Fix, "wording_empty", "Enter the sentence".to_owned()));
        } else if read.iter().any(|known| known.index == index && known.level == level) {
            let text = format!("{index} has a sentence for this level already: keep one of the two");
            found.push(finding(Some(row.row), Severity::Fix, "wording_twice", text));
        } else {
            read.push(LocalWording { index, level, text, wording, source: source.trim().to_owned(), on });
        }
    }
    (read, found)
}

fn placed<'a>(edition: &'a Edition, row: &WordingRow, found: &mut Vec<Finding>) -> Option<(&'a Index, Option<Level>)> {
    let index = match named_index(edition, &row.area) {
        Named::Exactly(index) => index,
        Named::Nearly(index) => {
            let text = format!("{:?} is taken for {}: confirm it", row.area, index.name);
            found.push(finding(Some(row.row), Severity::Confirm, "area_near", text));
            index
        }
        Named::Several(_) | Named::None => {
            let text = format!("Enter an area of {}: {:?} is not known", edition.name, row.area);
            found.push(finding(Some(row.row), Severity::Fix, "area_unknown", text));
            return None;
        }
    };
    let typed = row.level.trim();
    let level = edition.levels.find(typed);
    if level.is_none() && !typed.is_empty() {
        let text = format!("Enter a level of {}: {typed:?} is not one", edition.name);
        found.push(finding(Some(row.row), Severity::Fix, "level_unknown", text));
        return None;
    }
    Some((index, level))
}

fn finding(row: Option<u64>, severity: Severity, code: &str, text: String) -> Finding {
    Finding { code: code.to_owned(), severity, at: Place { row, ..Place::default() }, text }
}

impl Edition {
    /// What is so at a level of one of its areas in the council's wording, the latest brought in, else in the edition's own;
    /// with whose words they are.
    #[must_use]
    pub fn worded<'a>(
        &'a self,
        index: &'a Index,
        level: Level,
        local: &'a [LocalWording],
    ) -> Option<(&'a str, Wording)> {
        let brought = local.iter().filter(|one| one.index == index.code && one.level == Some(level));
        let latest = brought.max_by_key(|one| one.on).map(|one| (one.text.as_str(), one.wording));
        latest.or_else(|| index.statement(level).map(|text| (text, self.wording)))
    }

    /// The edition as assessors of a council read it: in the wording that the council brought in, where it did.
    #[must_use]
    pub fn in_words_of(&self, local: &[LocalWording]) -> Edition {
        let mut edition = self.clone();
        for index in &mut edition.indices {
            let of = |level: Option<Level>| {
                let brought = local.iter().filter(|one| one.index == index.code && one.level == level);
                brought.max_by_key(|one| one.on).map(|one| one.text.clone())
            };
            let what = of(None);
            let statements: Vec<Statement> =
                self.levels.all().filter_map(|level| Some(Statement { level, text: of(Some(level))? })).collect();
            index.what = what.unwrap_or_else(|| index.what.clone());
            index.statements.retain(|one| statements.iter().all(|other| other.level != one.level));
            index.statements.extend(statements);
            index.statements.sort_by_key(|one| one.level);
        }
        edition
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::strategy::editions::shipped;
    use jiff::civil::date;

    fn row(row: u64, area: &str, level: &str, text: &str) -> WordingRow {
        WordingRow { row, area: area.into(), level: level.into(), text: text.into() }
    }

    #[test]
    fn official_wording_is_placed_by_the_editions_own_names() {
        let nps = &shipped()[0];
        let rows = [
            row(2, "SL1", "Mature", "Invented sentence one."),
            row(3, "Manging contracts", "3", "Invented sentence two."),
            row(4, "SL1", "", "What it is."),
            row(5, "SL1", "Mature", "Again."),
            row(6, "SL1", "Superb", "No such level."),
            row(7, "Climate", "Mature", "No such area."),
            row(8, "SL2", "Mature", " "),
        ];
        let (read, found) =
            read_wording(nps, &rows, Wording::Official, "Licence held by the council", date(2026, 11, 21));
        assert_eq!(
            read.iter().map(|one| one.text.as_str()).collect::<Vec<_>>(),
            ["Invented sentence one.", "Invented sentence two.", "What it is."]
        );
        let codes: Vec<(u64, &str)> = found.iter().filter_map(|one| Some((one.at.row?, one.code.as_str()))).collect();
        let expected =
            [(3, "area_near"), (5, "wording_twice"), (6, "level_unknown"), (7, "area_unknown"), (8, "wording_empty")];
        assert_eq!(codes, expected);
        let (none, found) = read_wording(nps, &rows, Wording::Official, " ", date(2026, 11, 21));
        assert!(none.is_empty() && found[0].severity == Severity::Stop, "without its terms nothing is taken");
    }

    #[test]
    fn the_shipped_sentence_stays_where_the_council_brought_none_in() {
        let nps = &shipped()[0];
        let rows = [row(2, "SL1", "Mature", "Official.")];
        let (local, _) = read_wording(nps, &rows, Wording::Official, "Licence", date(2026, 11, 21));
        let index = &nps.indices[0];
        let (three, four) = (Level::new(3).unwrap(), Level::new(4).unwrap());
        assert_eq!(nps.worded(index, three, &local), Some(("Official.", Wording::Official)));
        assert_eq!(nps.worded(index, four, &local).map(|(_, wording)| wording), Some(Wording::Paraphrase));
        let read = nps.in_words_of(&local);
        assert_eq!(read.indices[0].statement(three), Some("Official."), "assessors read it in the council's words");
        assert_eq!(read.indices[0].statement(four), index.statement(four), "and where it has none, in the edition's");
        assert_eq!(read.indices[1..], nps.indices[1..], "no other area");
    }
}
