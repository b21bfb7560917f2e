//! Reads a workbook, or one table of text, from its bytes to what it says of strategy.

use super::actions::{self, Actions};
use super::answers::{self, Answers};
use super::found::{Found, quoted};
use super::layout::{NoLayout, lay_out};
use super::levels::{self, Note};
use super::sheet::{Sheet, is_error};
use super::{risks, savings, scorecard};
use crate::cells::Row;
use crate::failure::ReadFailure;
use crate::source::{self, Opened, Source};
use domain::findings::{Finding, Place, Severity};
use domain::risks::Scale;
use domain::strategy::actions::read_actions;
use domain::strategy::editions::Edition;
use domain::strategy::rounds::{LevelRow, read_levels};
use domain::strategy::scorecard::Indicator;
use domain::strategy::sheets::{
    IndicatorRead, LISTS_SHEET, NOTES_SHEET, RECORDED_SHEET, RiskRead, SavingRead, SheetKind, SheetRead, Sheets,
    SheetsWish,
};
use domain::values::Date;
use std::path::Path;

/// The most sheets that are read: six kinds, for ten years.
const SHEETS_MAX: usize = 60;

/// The most rows of a sheet: fourteen areas by three hundred assessors, with room.
const ROWS_MAX: usize = 5_000;

/// Rows and cells shown to people for comparing.
const ROWS_SHOWN: usize = 8;
const CELLS_SHOWN: usize = 40;

/// What a file is read by: the council's own edition, indicators and scales, and what a person settled.
#[derive(Clone, Copy, Debug)]
pub struct Ask<'a> {
    /// The edition whose areas and levels the file names.
    pub edition: &'a Edition,
    /// The indicators of the council's scorecard.
    pub indicators: &'a [Indicator],
    /// The scales of its risks, the one that it prefers first.
    pub scales: &'a [Scale],
    /// The day on which the file is read.
    pub today: Date,
    /// What a person settled about the file.
    pub wish: &'a SheetsWish,
}

/// What all sheets say together.
#[derive(Debug, Default)]
struct Gathered {
    levels: Vec<LevelRow>,
    notes: Vec<Note>,
    answers: Answers,
    actions: Actions,
    indicators: Vec<IndicatorRead>,
    risks: Vec<RiskRead>,
    savings: Vec<SavingRead>,
}

/// Reads a file. One that cannot be read has a finding that stops; nothing in it is kept by this.
///
/// # Errors
/// When the disk fails.
pub fn read(path: &Path, ask: &Ask<'_>) -> Result<Sheets, ReadFailure> {
    let mut gathered = Gathered::default();
    let mut sheets = Sheets::default();
    match source::open(path)? {
        Opened::Empty => return Ok(refused("empty_file", "The file is empty. Fill it in, and send it again.")),
        Opened::Refused(sentence) => return Ok(refused("unreadable_file", &sentence)),
        Opened::Source(Source::Text(text)) => {
            text.encoding.name().clone_into(&mut sheets.format);
            let (mut rows, mut found) = (Vec::new(), text.rows()?);
            while let Some(row) = found.next()? {
                if row.is_blank() {
                    continue;
                }
                rows.push(row.clone());
                if rows.len() > ROWS_MAX * 2 {
                    break;
                }
            }
            let table = Table { name: "", is_hidden: false, is_cut: false, is_ours: false, rows: &rows };
            sheets.sheets.push(one(&table, ask, &mut gathered));
        }
        Opened::Source(Source::Workbook(workbook)) => {
            workbook.format.name().clone_into(&mut sheets.format);
            let is_ours = workbook.sheets.iter().any(|sheet| sheet.name == NOTES_SHEET);
            for sheet in workbook.sheets.iter().take(SHEETS_MAX) {
                if is_ours && !is_read_of_ours(&sheet.name) && !ask.wish.sheets.contains_key(&sheet.name) {
                    sheets.sheets.push(beside(sheet));
                    continue;
                }
                let (is_hidden, is_cut) = (sheet.hidden, sheet.cut);
                let table = Table { name: &sheet.name, is_hidden, is_cut, is_ours, rows: &sheet.rows };
                sheets.sheets.push(one(&table, ask, &mut gathered));
            }
            let beyond: Vec<String> =
                workbook.sheets.iter().skip(SHEETS_MAX).map(|sheet| quoted(&sheet.name)).collect();
            if !beyond.is_empty() {
                let shown = beyond.iter().take(10).cloned().collect::<Vec<_>>().join(", ");
                let text = format!(
                    "The workbook has more than {SHEETS_MAX} sheets. {} are not read, such as {shown}. Send them in another file.",
                    beyond.len()
                );
                sheets.findings.push(of_file(Severity::Fix, "too_many_sheets", &text));
            }
        }
    }
    conclude(gathered, ask, &mut sheets);
    Ok(sheets)
}

fn of_file(severity: Severity, code: &str, text: &str) -> Finding {
    Finding { code: code.to_owned(), severity, at: Place::default(), text: text.to_owned() }
}

fn refused(code: &str, text: &str) -> Sheets {
    Sheets { findings: vec![of_file(Severity::Stop, code, text)], ..Sheets::default() }
}

/// Whether a sheet of a file that came from here is read: those to fill in, and the recorded values. Its other sheets hold
/// records in full, of which many would look like one of these.
fn is_read_of_ours(name: &str) -> bool {
    name == RECORDED_SHEET || SheetKind::ALL.iter().any(|kind| kind.label() == name)
}

/// A sheet of such a file that is not read; what explains the others needs no word.
fn beside(sheet: &crate::workbook::Sheet) -> SheetRead {
    let mut found = Found::new(&sheet.name);
    if sheet.name != NOTES_SHEET && sheet.name != LISTS_SHEET {
        let at = found.place(None, None);
        let text = "The sheet is not among those to fill in, and is not read. Select what it holds, if it is to be";
        found.say(Severity::Note, "sheet_not_read", at, text);
    }
    SheetRead {
        name: sheet.name.clone(),
        is_hidden: sheet.hidden,
        first_rows: shown(sheet.rows.iter()),
        findings: found.finish(),
        ..SheetRead::default()
    }
}

/// One table of a file.
struct Table<'a> {
    name: &'a str,
    is_hidden: bool,
    is_cut: bool,
    /// Whether the file came from here.
    is_ours: bool,
    rows: &'a [Row],
}

/// Reads one sheet into what all say together.
fn one(table: &Table<'_>, ask: &Ask<'_>, gathered: &mut Gathered) -> SheetRead {
    let (name, rows) = (table.name, table.rows);
    let mut read = SheetRead { name: name.to_owned(), is_hidden: table.is_hidden, ..SheetRead::default() };
    let mut found = Found::new(name);
    let wish = ask.wish.sheets.get(name).cloned().unwrap_or_default();
    let filled = rows.iter().filter(|row| !row.is_blank()).count();
    if wish.left_out || filled == 0 {
        return read;
    }
    let place = found.place(None, None);
    let layout = match lay_out(rows, name, ask.edition, &wish) {
        Ok(layout) => layout,
        Err(why) => {
            let (severity, text) = not_laid_out(&why);
            found.say(severity, "sheet_not_read", place, text);
            read.first_rows = shown(rows.iter());
            read.findings = found.finish();
            return read;
        }
    };
    let header: Option<&Row> = rows.iter().find(|row| row.number == layout.header_row);
    let is_header_again = |row: &Row| header.is_some_and(|header| row.iter().eq(header.iter()));
    let below: Vec<&Row> =
        rows.iter().filter(|row| row.number > layout.header_row && !row.is_blank() && !is_header_again(row)).collect();
    read.kind = Some(layout.kind);
    read.header_row = Some(layout.header_row);
    read.headings = layout.headings.clone();
    read.columns = layout.columns.iter().map(|(column, at)| (*column, layout.heading(*at).to_owned())).collect();
    read.first_rows = shown(below.iter().copied());
    if below.len() > ROWS_MAX {
        let text =
            format!("The sheet has more than {ROWS_MAX} rows below its headings, and none is read. Send it in parts.");
        found.say(Severity::Fix, "too_many_rows", place, text);
        read.left_out = u64::try_from(below.len()).unwrap_or(u64::MAX);
        read.findings = found.finish();
        return read;
    }
    let mut sheet = Sheet { layout: &layout, rows: &below, goes_on: !table.is_ours, found, taken: 0, left_out: 0 };
    look_over(&mut sheet, table.is_hidden, table.is_cut);
    take(&mut sheet, ask, gathered);
    read.rows = sheet.taken;
    read.left_out = sheet.left_out;
    read.findings = sheet.found.finish();
    read
}

fn take(sheet: &mut Sheet<'_>, ask: &Ask<'_>, into: &mut Gathered) {
    let edition = ask.edition;
    match sheet.layout.kind {
        SheetKind::Levels => levels::read(sheet, edition, &mut into.levels, &mut into.notes),
        SheetKind::Answers => answers::read(sheet, edition, &mut into.answers),
        SheetKind::Actions => actions::read(sheet, edition, &mut into.actions),
        SheetKind::Scorecard => {
            scorecard::read(sheet, ask.indicators, ask.wish.dated.unwrap_or(ask.today), &mut into.indicators);
        }
        SheetKind::Risks => risks::read(sheet, ask.scales, &mut into.risks),
        SheetKind::Savings => savings::read(sheet, &mut into.savings),
    }
}

fn not_laid_out(why: &NoLayout) -> (Severity, String) {
    match why {
        NoLayout::NotRecognised => {
            let text = "The sheet is not read: its headings are none of levels, answers, actions, a scorecard, risks or savings. Select what it holds, or leave it out.";
            (Severity::Note, text.to_owned())
        }
        NoLayout::HeaderRowMissing(row) => {
            (Severity::Fix, format!("There is nothing on row {row}. Choose the row that the headings stand on."))
        }
        NoLayout::HeadingMissing(heading) => (
            Severity::Fix,
            format!("The sheet does not have the heading {}. Choose another for that column.", quoted(heading)),
        ),
        NoLayout::Lacks(kind) => {
            let columns: Vec<&str> = kind.columns().iter().map(|column| column.label()).collect();
            let text = format!(
                "No row makes the headings of {}. They may be {}. Choose the row that they stand on, and what each means.",
                kind.label().to_lowercase(),
                columns.join(", ")
            );
            (Severity::Fix, text)
        }
    }
}

/// What is said of a sheet before its rows are read: errors in cells, and columns that nobody understands.
fn look_over(sheet: &mut Sheet<'_>, is_hidden: bool, is_cut: bool) {
    let all = sheet.found.place(None, None);
    if is_hidden {
        sheet.found.say(
            Severity::Confirm,
            "sheet_hidden",
            all.clone(),
            "The workbook hides this sheet. It is read all the same: confirm it, or leave it out",
        );
    }
    if is_cut {
        sheet.found.say(Severity::Note, "columns_cut", all, "The sheet goes on further to the right than is read");
    }
    let width = sheet.rows.iter().map(|row| row.len()).max().unwrap_or_default().max(sheet.layout.headings.len());
    let mut cells = vec![(0_u64, None::<u64>); width];
    for row in sheet.rows {
        for (at, cell) in row.iter().enumerate().filter(|(_, cell)| !cell.is_empty()) {
            if is_error(row, at) {
                let place = sheet.found.place(Some(row.number), Some(at));
                let text = format!(
                    "{cell} is an error of the spreadsheet. Mend its formula and save the file again. The cell is taken as empty"
                );
                sheet.found.say(Severity::Fix, "cell_error", place, text);
            }
            if let Some((count, first)) = cells.get_mut(at) {
                *count += 1;
                first.get_or_insert(row.number);
            }
        }
    }
    let unknown: Vec<(usize, u64, u64)> = cells
        .iter()
        .enumerate()
        .filter(|(at, _)| !sheet.layout.is_known(*at))
        .filter_map(|(at, (count, first))| Some((at, *count, (*first)?)))
        .collect();
    for (at, count, first) in unknown {
        let heading = Some(sheet.layout.heading(at))
            .filter(|heading| !heading.is_empty())
            .map_or("no heading".to_owned(), quoted);
        let place = sheet.found.place(Some(first), Some(at));
        let cells = if count == 1 { "1 cell".to_owned() } else { format!("{count} cells") };
        let text = format!(
            "The column with {heading} is not read: {cells}, the first here. Where it matters, give it a heading of the file to fill in and send the file again, or enter it yourself afterwards"
        );
        sheet.found.say(Severity::Note, "column_not_read", place, text);
    }
}

fn shown<'a>(rows: impl Iterator<Item = &'a Row>) -> Vec<Vec<String>> {
    let short = |cell: &str| cell.chars().take(200).collect::<String>();
    let rows = rows.filter(|row| !row.is_blank()).take(ROWS_SHOWN);
    rows.map(|row| row.iter().take(CELLS_SHOWN).map(short).collect()).collect()
}

/// Puts together what all sheets say, and each finding to its sheet.
fn conclude(mut gathered: Gathered, ask: &Ask<'_>, sheets: &mut Sheets) {
    let (levels, mut findings) = read_levels(ask.edition, &gathered.levels);
    let (notes, lost) = levels::placed(std::mem::take(&mut gathered.notes), &levels);
    findings.extend(lost.into_iter().map(|(at, text)| Finding {
        code: "note_without_level".to_owned(),
        severity: Severity::Note,
        at,
        text,
    }));
    let (actions, found) = read_actions(ask.edition, &gathered.actions.rows);
    findings.extend(found);
    sheets.actions = actions::conclude(actions, &gathered.actions, &mut findings);
    (sheets.levels, sheets.level_notes) = (levels, notes);
    (sheets.assessors, sheets.answers) = (gathered.answers.assessors, gathered.answers.answers);
    (sheets.indicators, sheets.risks, sheets.savings) = (gathered.indicators, gathered.risks, gathered.savings);
    for finding in findings {
        let name = finding.at.sheet.clone().unwrap_or_default();
        match sheets.sheets.iter_mut().find(|sheet| sheet.name == name) {
            Some(sheet) => sheet.findings.push(finding),
            None => sheets.findings.push(finding),
        }
    }
    for sheet in &mut sheets.sheets {
        sheet.findings.sort_by_key(|finding| std::cmp::Reverse(finding.severity));
    }
    if sheets.sheets.iter().all(|sheet| sheet.rows == 0) {
        let text = "Nothing of the file could be read. Fill in the file that can be downloaded, or say below what each sheet holds where it is no empty form.";
        sheets.findings.push(of_file(Severity::Stop, "nothing_read", text));
    }
}
