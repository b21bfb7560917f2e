//! Sheets of answers: a row for each answer, or a column for each assessor.

use super::found::quoted;
use super::sheet::{LevelText, Sheet};
use crate::cells::Row;
use crate::payments::headings::normalise;
use domain::findings::{Place, Severity};
use domain::strategy::editions::{Edition, IndexCode, Level, Named, named_index};
use domain::strategy::sheets::{AnswerRead, AssessorRead, SheetColumn as C};

/// Assessors and answers of all sheets.
#[derive(Debug, Default)]
pub(super) struct Answers {
    pub assessors: Vec<AssessorRead>,
    pub answers: Vec<AnswerRead>,
}

impl Answers {
    /// The place of an assessor in the list; the same name in the same department is one person.
    fn assessor(&mut self, at: Place, name: &str, department: &str, role: &str) -> usize {
        let is_same = |known: &AssessorRead| {
            normalise(&known.name) == normalise(name)
                && (department.is_empty()
                    || known.department.is_empty()
                    || normalise(&known.department) == normalise(department))
        };
        if let Some(found) = self.assessors.iter().position(is_same) {
            if let Some(known) = self.assessors.get_mut(found) {
                let fill = |field: &mut String, said: &str| {
                    if field.is_empty() {
                        said.clone_into(field);
                    }
                };
                fill(&mut known.department, department);
                fill(&mut known.role, role);
            }
            return found;
        }
        let assessor =
            AssessorRead { at, name: name.to_owned(), department: department.to_owned(), role: role.to_owned() };
        self.assessors.push(assessor);
        self.assessors.len() - 1
    }

    fn add(&mut self, sheet: &mut Sheet<'_>, answer: AnswerRead) {
        let known = self.answers.iter().find(|one| one.assessor == answer.assessor && one.index == answer.index);
        let Some(known) = known else {
            self.answers.push(answer);
            return;
        };
        let name = self.assessors.get(answer.assessor).map_or("", |one| one.name.as_str());
        let (severity, text) = if known.level == answer.level {
            (
                Severity::Note,
                format!("{name} answers {} with the same level in {}: it counts once", answer.index, known.at),
            )
        } else {
            let text = format!(
                "{name} gives {} another level in {}: keep one of the two. The first is taken",
                answer.index, known.at
            );
            (Severity::Fix, text)
        };
        sheet.found.say(severity, "answer_twice", answer.at, text);
    }
}

/// Reads a sheet of answers.
pub(super) fn read(sheet: &mut Sheet<'_>, edition: &Edition, into: &mut Answers) {
    if sheet.layout.assessors.is_empty() { long(sheet, edition, into) } else { wide(sheet, edition, into) }
}

/// The area that a row is about; one that is not known is found.
fn area(sheet: &mut Sheet<'_>, row: &Row, edition: &Edition, typed: &str) -> Option<IndexCode> {
    let at = sheet.at(row, C::Area);
    match named_index(edition, typed) {
        Named::Exactly(index) => Some(index.code.clone()),
        Named::Nearly(index) => {
            let text = format!("{} is taken for {}: confirm it", quoted(typed), index.name);
            sheet.found.say(Severity::Confirm, "area_near", at, text);
            Some(index.code.clone())
        }
        Named::Several(_) | Named::None => {
            sheet.left_out += 1;
            let text = format!("Enter an area of {}: {} is not known", edition.name, quoted(typed));
            sheet.found.say(Severity::Fix, "area_unknown", at, text);
            None
        }
    }
}

/// A row for each answer. A name or an area in a merged cell stands in its first row only, and goes on below it.
fn long(sheet: &mut Sheet<'_>, edition: &Edition, into: &mut Answers) {
    let mut last: [String; 4] = Default::default();
    for row in sheet.rows {
        let columns = [C::Area, C::Assessor, C::Department, C::Role];
        let mut said = columns.map(|column| sheet.name(row, column));
        let level = sheet.layout.place(C::Level).map_or(LevelText::Blank, |at| sheet.level_in(row, at, edition));
        let comment = sheet.text(row, C::Comment);
        if level == LevelText::Blank && comment.is_empty() {
            let is_heading = sheet.alone(row).is_some_and(|text| super::levels::is_theme(edition, text));
            if !is_heading && said.iter().filter(|cell| !cell.is_empty()).count() < 2 {
                sheet.not_read(row, Severity::Note, "row_not_read", "This row holds no answer, and is left out");
            }
            last = filled(said, &last).0;
            continue;
        }
        let named_anew = !said.get(1).is_none_or(String::is_empty);
        // Who is somebody else has their own department and role.
        let before = if !sheet.goes_on {
            Default::default()
        } else if named_anew {
            [last.first().cloned().unwrap_or_default(), String::new(), String::new(), String::new()]
        } else {
            last.clone()
        };
        let carried;
        (said, carried) = filled(said, &before);
        if carried {
            let at = sheet.found.place(Some(row.number), None);
            let text = "An empty cell is taken to go on from the row above, as merged cells do: confirm it";
            sheet.found.say(Severity::Confirm, "goes_on_from_above", at, text);
        }
        last = said.clone();
        let [typed, name, department, role] = &said;
        let name = if name.is_empty() { department } else { name };
        if name.is_empty() {
            sheet.not_read(row, Severity::Fix, "assessor_missing", "Enter who answered. The row is left out");
            continue;
        }
        let Some(index) = area(sheet, row, edition, typed) else { continue };
        let assessor = into.assessor(sheet.at(row, C::Assessor), name, department, role);
        let at = sheet.at(row, C::Level);
        sheet.taken += 1;
        into.add(sheet, AnswerRead { at, assessor, index, level: level.level(), comment });
    }
}

/// The cells, each empty one from the row above it; true where that was done for what a row cannot do without.
fn filled(said: [String; 4], above: &[String; 4]) -> ([String; 4], bool) {
    let mut carried = false;
    let mut at = 0;
    let cells = said.map(|cell| {
        let from = above.get(at).cloned().unwrap_or_default();
        at += 1;
        if cell.is_empty() && !from.is_empty() {
            carried |= at <= 2;
            from
        } else {
            cell
        }
    });
    (cells, carried)
}

/// A row for each area and a column for each assessor; rows named department and role say more of them.
fn wide(sheet: &mut Sheet<'_>, edition: &Edition, into: &mut Answers) {
    let of_row = |word: &str| {
        let is = |row: &&&Row| row.cell(sheet.layout.place(C::Area).unwrap_or_default()).eq_ignore_ascii_case(word);
        sheet.rows.iter().find(is).copied()
    };
    let (departments, roles) =
        (of_row("department").or_else(|| of_row("directorate")), of_row("role").or_else(|| of_row("job title")));
    let mut people = Vec::new();
    for at in sheet.layout.assessors.clone() {
        let (name, department, role) = of_heading(sheet.layout.heading(at));
        let below = |row: Option<&Row>, said: String| {
            row.map(|row| row.cell(at).to_owned()).filter(|text| !text.is_empty()).unwrap_or(said)
        };
        let place = sheet.found.place(Some(sheet.layout.header_row), Some(at));
        people.push((at, into.assessor(place, &name, &below(departments, department), &below(roles, role))));
    }
    for row in sheet.rows {
        let of_assessors = |known: Option<&Row>| known.is_some_and(|known| known.number == row.number);
        if of_assessors(departments) || of_assessors(roles) {
            continue;
        }
        let typed = sheet.name(row, C::Area);
        if people.iter().all(|(at, _)| row.cell(*at).is_empty()) {
            if !super::levels::is_theme(edition, &typed) && named_index(edition, &typed) == Named::None {
                sheet.not_read(row, Severity::Note, "row_not_read", "This row holds no answer, and is left out");
            }
            continue;
        }
        let Some(index) = area(sheet, row, edition, &typed) else { continue };
        sheet.taken += 1;
        for (at, assessor) in &people {
            let level: Option<Option<Level>> = match sheet.level_in(row, *at, edition) {
                LevelText::Level(level) => Some(Some(level)),
                LevelText::CannotSay => Some(None),
                _ => None,
            };
            let Some(level) = level else { continue };
            let place = sheet.found.place(Some(row.number), Some(*at));
            let answer =
                AnswerRead { at: place, assessor: *assessor, index: index.clone(), level, comment: String::new() };
            into.add(sheet, answer);
        }
    }
}

/// Name, department and role of a heading: `Jo Bell (Finance)`, `Jo Bell, accountant`.
fn of_heading(heading: &str) -> (String, String, String) {
    let trimmed = heading.trim();
    if let Some((name, rest)) = trimmed.split_once('(') {
        return (name.trim().to_owned(), rest.trim_end_matches(')').trim().to_owned(), String::new());
    }
    match trimmed.split_once([',', '–']).or_else(|| trimmed.split_once(" - ")) {
        Some((name, role)) => (name.trim().to_owned(), String::new(), role.trim().to_owned()),
        None => (trimmed.to_owned(), String::new(), String::new()),
    }
}
