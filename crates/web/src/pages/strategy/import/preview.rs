//! What was read of a spreadsheet, before anything of it is kept.

use crate::components::Cell;
use crate::pages::strategy::day;
use crate::parts::{Part, table};
use domain::findings::{Finding, Severity};
use domain::strategy::editions::{Edition, Level};
use domain::strategy::rounds::{EarlierLevel, LevelPair, RoundState};
use domain::strategy::sheets::{Replaced, SheetRead, Sheets};
use domain::strategy::{Book, SentSheets};

/// Findings of a sheet that are shown; the file itself holds the rest.
const FINDINGS_SHOWN: usize = 60;

/// All that is shown of a file; what it would change, as long as it was not brought in. The users are those by whose names
/// owners are reminded.
pub(super) fn parts(
    book: &Book,
    edition: &Edition,
    (file, sheets): (&SentSheets, &Sheets),
    users: &[String],
) -> Vec<Part> {
    let is_open = file.made.is_none();
    let mut parts: Vec<Part> = findings("What was found in the file", &sheets.findings).into_iter().collect();
    if !sheets.is_refused() {
        parts.push(counted(sheets));
        if is_open && !sheets.levels.is_empty() {
            parts.extend(stands_now(book, edition));
        }
        parts.extend(levels(book, edition, sheets));
        parts.extend(indicators(sheets));
        if is_open {
            parts.extend(replaced(book, sheets));
            parts.extend(owners(sheets, users));
        }
    }
    for sheet in &sheets.sheets {
        parts.extend(findings(&format!("What was found in {}", sheet_name(sheet)), &sheet.findings));
    }
    parts
}

fn sheet_name(sheet: &SheetRead) -> String {
    if sheet.name.is_empty() { "the table".to_owned() } else { format!("the sheet {}", sheet.name) }
}

/// Owners whom nothing would remind, for they are no users here.
fn owners(sheets: &Sheets, users: &[String]) -> Vec<Part> {
    let found = sheets.owners_unknown(users);
    if found.is_empty() {
        return Vec::new();
    }
    let row = |(owner, count): (&str, usize)| vec![Cell::new(owner), Cell::number(count.to_string())];
    vec![
        Part::Table(table(
            "Owners who are no users here",
            &["Owner", "#Records"],
            found.into_iter().map(row).collect(),
        )),
        Part::text(
            "They are kept as the file has them, and Today reminds nobody of these records. Mend a name that is written \
             otherwise than in Guildhall, or ask your administrator to add the person first.",
        ),
    ]
}

fn findings(caption: &str, all: &[Finding]) -> Option<Part> {
    let said = |severity: Severity| match severity {
        Severity::Stop => "Cannot be read",
        Severity::Fix => "Mend it, or go on without it",
        Severity::Confirm => "Look whether it is right",
        Severity::Note => "To know",
    };
    let mut sorted: Vec<&Finding> = all.iter().collect();
    sorted.sort_by_key(|one| std::cmp::Reverse(one.severity));
    let row = |one: &&Finding| vec![Cell::new(one.at.to_string()), Cell::new(said(one.severity)), Cell::new(&one.text)];
    let rows: Vec<Vec<Cell>> = sorted.iter().take(FINDINGS_SHOWN).map(row).collect();
    (!rows.is_empty()).then(|| Part::Table(table(caption, &["Where", "What to do", "What was found"], rows)))
}

fn counted(sheets: &Sheets) -> Part {
    let row = |what: &str, count: usize| vec![Cell::new(what), Cell::number(count.to_string())];
    Part::Table(table(
        "What was read",
        &["What", "#How many"],
        vec![
            row("Levels of areas", sheets.levels.len()),
            row("Assessors", sheets.assessors.len()),
            row("Answers", sheets.answers.len()),
            row("Actions", sheets.actions.len()),
            row("Indicators", sheets.indicators.len()),
            row("Risks", sheets.risks.len()),
            row("Savings", sheets.savings.len()),
        ],
    ))
}

/// The indicators as they were read: what is not measured stands as that.
fn indicators(sheets: &Sheets) -> Option<Part> {
    let row = |one: &domain::strategy::sheets::IndicatorRead| {
        let baseline = one.baseline.as_ref().map(|known| format!("{}, {}", known.value, known.period.said()));
        let baseline = baseline.or_else(|| one.not_measured.as_ref().map(|_| "Not measured".to_owned()));
        let target = one.target.as_ref().map_or_else(String::new, |target| target.value.to_string());
        let code = one.code.as_ref().map_or_else(|| "New".to_owned(), ToString::to_string);
        vec![Cell::new(&one.name), Cell::new(code), Cell::new(baseline.unwrap_or_default()), Cell::new(target)]
    };
    let head = ["Indicator", "On the scorecard", "Baseline", "Target"];
    let rows: Vec<Vec<Cell>> = sheets.indicators.iter().map(row).collect();
    (!rows.is_empty()).then(|| Part::Table(table("Indicators", &head, rows)))
}

pub(super) fn pair_said(edition: &Edition, (current, next): &LevelPair) -> String {
    let name = |level: Option<Level>| level.map_or("none", |level| edition.levels.name(level)).to_owned();
    format!("{} to {}", name(*current), name(*next))
}

pub(super) fn pair_value((current, next): &LevelPair) -> String {
    let number = |level: Option<Level>| level.map_or_else(String::new, |level| level.to_string());
    format!("{}-{}", number(*current), number(*next))
}

pub(super) fn pair_read(text: &str) -> Option<LevelPair> {
    let (current, next) = text.split_once('-')?;
    let level = |text: &str| text.parse::<u8>().ok().and_then(Level::new);
    Some((level(current), level(next)))
}

/// What stands today, and that a newer round takes its place.
fn stands_now(book: &Book, edition: &Edition) -> Option<Part> {
    let round = book.settled(&edition.code)?;
    let RoundState::Settled { on } = round.state else { return None };
    Some(Part::Inset(format!(
        "Today the levels of {} count, settled on {}. Levels of a later day take their place; those of an earlier day \
         stand before them in the history, and targets chosen since stay as they are.",
        round.name,
        day(on)
    )))
}

fn levels(book: &Book, edition: &Edition, sheets: &Sheets) -> Option<Part> {
    let now = book.agreed_levels(&edition.code);

    let name = |one: &EarlierLevel| {
        edition.index(&one.index).map_or_else(|| one.index.to_string(), |index| index.name.clone())
    };
    let row = |one: &EarlierLevel| {
        let said: Vec<String> = one.said.iter().map(|(pair, _)| pair_said(edition, pair)).collect();
        vec![
            Cell::new(name(one)),
            Cell::new(now.get(&one.index).map_or("Not assessed", |level| edition.levels.name(*level))),
            Cell::new(said.join(" or ")),
            Cell::new(if one.decided().is_some() { "" } else { "Says two things" }),
        ]
    };
    let rows: Vec<Vec<Cell>> = sheets.levels.iter().map(row).collect();
    (!rows.is_empty()).then(|| {
        Part::Table(table("Levels", &["Area", "As it stands today", "From and to in the file", "To decide"], rows))
    })
}

/// What of the scorecard the file says otherwise than it stands today.
fn replaced(book: &Book, sheets: &Sheets) -> Vec<Part> {
    let found = sheets.replaces(book);
    if found.is_empty() {
        return Vec::new();
    }
    let row = |one: &Replaced<'_>| {
        let name = format!("{}, {}", one.indicator.code, one.indicator.name);
        vec![Cell::new(name), Cell::new(one.what), Cell::new(&one.now), Cell::new(&one.said)]
    };
    let head = ["Indicator", "What of it", "As it stands today", "In the file"];
    vec![
        Part::Table(table("What the file says otherwise", &head, found.iter().map(row).collect())),
        Part::text(
            "A file of an earlier day leaves these as they stand, and fills in only what is open. A file of today puts its own in their place.",
        ),
    ]
}
