//! Levels of past rounds and the answers of those who assessed.

use super::{edition, finding, read_bytes, read_with, said, workbook};
use domain::strategy::sheets::{SheetColumn, SheetKind, SheetWish, Sheets, SheetsWish};
use rust_xlsxwriter::{Format, Workbook};
use std::collections::BTreeMap;

/// Levels as `code current>next`; a contradiction has both.
fn levels(sheets: &Sheets) -> Vec<String> {
    let edition = edition();
    let name = |level: Option<_>| level.map_or("-", |level| edition.levels.name(level)).to_owned();
    let one = |level: &domain::strategy::rounds::EarlierLevel| {
        let said: Vec<String> =
            level.said.iter().map(|((from, to), _)| format!("{}>{}", name(*from), name(*to))).collect();
        format!("{} {}", level.index, said.join(" or "))
    };
    sheets.levels.iter().map(one).collect()
}

#[test]
fn a_summary_and_an_appendix_that_disagree_are_both_read_and_the_contradiction_is_said() {
    let summary: &[&[&str]] = &[
        &["Where we are and where we want to be"],
        &[],
        &["Showing leadership"],
        &["Area", "Level"],
        &["Engaging councillors", "Minimum → Developing"],
        &["Achieving community benefits"],
        &["Engaging local SMEs and micro-businesses", "Minimum → Developing"],
        &["Enabling VSCE engagement", "Minimum to Developing"],
    ];
    let appendix: &[&[&str]] = &[
        &["Theme", "Key area of the theme", "Current level", "Target level", "By when", "Evidence / why"],
        &["Showing leadership", "Engaging councillors", "1", "2", "31/03/2022", "Briefings began in May"],
        &["Behaving commercially", "Manging contracts", "2 - Developing", "Mature", "2021/22", ""],
        &["Achieving community benefits", "Engaging local SMEs and micro-businesses", "Developing", "Mature", "", ""],
        &["", "Climate", "Minimum", "", "", ""],
        &["", "Obtaining social value", "Superb", "Mature", "", ""],
    ];
    let mut wish = SheetsWish::default();
    let columns = BTreeMap::from([(SheetColumn::Area, "Key area of the theme".to_owned())]);
    wish.sheets.insert("Appendix A".into(), SheetWish { columns, ..SheetWish::default() });
    let sheets = read_with(&workbook(&[("Summary", summary), ("Appendix A", appendix)]), &wish);
    let kinds: Vec<Option<SheetKind>> = sheets.sheets.iter().map(|sheet| sheet.kind).collect();
    assert_eq!(kinds, [Some(SheetKind::Levels), Some(SheetKind::Levels)]);
    let expected = [
        "SL1 Minimum>Developing",
        "BC2 Developing>Mature",
        "CB1 ->Mature",
        "CB2 Minimum>Developing or Developing>Mature",
        "CB3 Minimum>Developing",
    ];
    assert_eq!(levels(&sheets), expected);
    let asked = [
        "area_near Appendix A!B3",
        "area_near Summary!A8",
        "area_unknown Appendix A!B5",
        "day_of_period Appendix A!E3",
        "level_unknown Appendix A!C6",
        "levels_disagree Appendix A!B4",
    ];
    assert_eq!(said(&sheets), asked);
    let note = &sheets.level_notes[0];
    assert_eq!((note.index.as_str(), note.text.as_str()), ("SL1", "Briefings began in May"));
    assert_eq!(note.by, Some("2022-03-31".parse().unwrap()));
}

#[test]
fn levels_that_a_form_leaves_open_are_not_read_as_levels() {
    let sheets =
        read_bytes(b"Area,Current level,Next level\nEngaging councillors,,\nEngaging senior managers,Mature,\n");
    assert_eq!(levels(&sheets), ["SL2 Mature>-"]);
    assert_eq!(said(&sheets), Vec::<String>::new());
}

#[test]
fn answers_stand_a_row_each_and_a_merged_cell_goes_on_below() {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet().set_name("Round 2024").unwrap();
    let rows: [&[&str]; 6] = [
        &["Assessor", "Department", "Job title", "Area", "Score", "Comment"],
        &["Jo Bell", "Finance", "Accountant", "Engaging councillors", "4", "Reports go out"],
        &["", "", "", "Engaging senior managers", "Cannot say", ""],
        &["Ada Reed", "Housing", "Head of housing", "Engaging councillors", "Minimum", ""],
        &["Ada Reed", "Housing", "", "Engaging councillors", "Mature", ""],
        &["Ada Reed", "Housing", "", "Engaging senior managers", "2.5", ""],
    ];
    super::fill(sheet, &rows);
    for column in 0..3 {
        let text = rows[1][usize::from(column)];
        sheet.merge_range(1, column, 2, column, text, &Format::new()).unwrap();
    }
    let sheets = read_bytes(&workbook.save_to_buffer().unwrap());
    let people: Vec<(&str, &str, &str)> =
        sheets.assessors.iter().map(|one| (one.name.as_str(), one.department.as_str(), one.role.as_str())).collect();
    assert_eq!(people, [("Jo Bell", "Finance", "Accountant"), ("Ada Reed", "Housing", "Head of housing")]);
    let answers: Vec<(usize, &str, Option<u8>)> = sheets
        .answers
        .iter()
        .map(|one| (one.assessor, one.index.as_str(), one.level.map(|level| level.number())))
        .collect();
    assert_eq!(answers, [(0, "SL1", Some(4)), (0, "SL2", None), (1, "SL1", Some(1)), (1, "SL2", None)]);
    let asked = ["answer_twice Round 2024!E5", "goes_on_from_above Round 2024!row 3", "level_unknown Round 2024!E6"];
    assert_eq!(said(&sheets), asked);
}

#[test]
fn answers_stand_a_column_for_each_assessor() {
    let rows: &[&[&str]] = &[
        &["Self-assessment of spring 2025"],
        &["Area", "Jo Bell (Finance)", "Ada Reed", "Sam Holt, planner", "Remarks"],
        &["Department", "", "Housing", "Planning", ""],
        &["Engaging councillors", "Minimum", "Leader", "2", "far apart"],
        &["Engaging senior managers", "Mature", "", "don't know", ""],
    ];
    let sheets = read_bytes(&workbook(&[("Spring", rows)]));
    assert_eq!(sheets.sheets[0].kind, Some(SheetKind::Answers));
    let people: Vec<(&str, &str, &str)> =
        sheets.assessors.iter().map(|one| (one.name.as_str(), one.department.as_str(), one.role.as_str())).collect();
    assert_eq!(people, [("Jo Bell", "Finance", ""), ("Ada Reed", "Housing", ""), ("Sam Holt", "Planning", "planner")]);
    let answers: Vec<String> = sheets
        .answers
        .iter()
        .map(|one| format!("{} {} {:?} {}", one.assessor, one.index, one.level.map(|level| level.number()), one.at))
        .collect();
    let expected = [
        "0 SL1 Some(1) Spring!B4",
        "1 SL1 Some(4) Spring!C4",
        "2 SL1 Some(2) Spring!D4",
        "0 SL2 Some(3) Spring!B5",
        "2 SL2 None Spring!D5",
    ];
    assert_eq!(answers, expected, "an empty cell is no answer, and who cannot say has no level");
    assert_eq!(finding(&sheets, "column_not_read").at.to_string(), "Spring!E4");
}

#[test]
fn a_person_says_what_a_sheet_holds_where_its_headings_do_not() {
    let rows: &[&[&str]] = &[&["Thing", "Now", "Then"], &["SL1", "1", "2"]];
    let bytes = workbook(&[("Old", rows), ("Other", &[&["Thing", "Now"], &["x", "y"]])]);
    let sheets = read_bytes(&bytes);
    assert!(sheets.is_refused(), "nothing is guessed");
    assert_eq!(sheets.sheets[0].first_rows[0], ["Thing", "Now", "Then"]);
    let mut wish = SheetsWish::default();
    let columns = [(SheetColumn::Area, "Thing"), (SheetColumn::Current, "Now"), (SheetColumn::Next, "Then")];
    let columns = columns.map(|(column, heading)| (column, heading.to_owned())).into();
    let settled = SheetWish { kind: Some(SheetKind::Levels), header_row: Some(1), columns, left_out: false };
    wish.sheets.insert("Old".into(), settled);
    assert_eq!(levels(&read_with(&bytes, &wish)), ["SL1 Minimum>Developing"]);
    for (kind, header_row, heading, code, reason) in [
        (Some(SheetKind::Levels), None, "Nowhere", "sheet_not_read", "no such heading"),
        (Some(SheetKind::Levels), Some(9), "Thing", "sheet_not_read", "no such row"),
        (Some(SheetKind::Risks), None, "", "sheet_not_read", "not the columns of risks"),
    ] {
        let columns =
            if heading.is_empty() { BTreeMap::new() } else { [(SheetColumn::Area, heading.to_owned())].into() };
        wish.sheets.insert("Old".into(), SheetWish { kind, header_row, columns, left_out: false });
        let sheets = read_with(&bytes, &wish);
        assert!(said(&sheets).contains(&format!("{code} Old!all")), "{reason}: {:?}", said(&sheets));
    }
}
