//! Strategy as spreadsheets, as other programs read them.

#![expect(clippy::unwrap_used, reason = "a test stops where it cannot go on")]

use calamine::{Data, Reader, Xlsx};
use domain::risks::red_yellow_green;
use domain::strategy::Book;
use domain::strategy::editions::shipped;
use domain::strategy::rounds::Target;
use domain::strategy::scorecard::{TakenOff, eleven};
use domain::strategy::sheets::{LISTS_SHEET, NOTES_SHEET, SheetKind};
use publish::strategy::{Form, export, to_fill_in};
use std::io::{Cursor, Read};

fn workbook(bytes: Vec<u8>) -> Xlsx<Cursor<Vec<u8>>> {
    Xlsx::new(Cursor::new(bytes)).unwrap()
}

fn rows(book: &mut Xlsx<Cursor<Vec<u8>>>, sheet: &str) -> Vec<Vec<String>> {
    let range = book.worksheet_range(sheet).unwrap();
    range.rows().map(|row| row.iter().map(Data::to_string).collect()).collect()
}

fn form() -> Vec<u8> {
    let (editions, indicators, scale) = (shipped(), eleven(), red_yellow_green());
    let years = ["2026-27", "2027-28"].map(|year| year.parse().unwrap());
    to_fill_in(&Form { edition: &editions[0], indicators: &indicators, scale: &scale, years: &years }).unwrap()
}

#[test]
fn the_file_to_fill_in_has_a_sheet_for_each_kind_and_one_that_explains_them() {
    let mut book = workbook(form());
    let kinds = SheetKind::ALL.iter().map(|kind| kind.label());
    let expected: Vec<&str> = [NOTES_SHEET].into_iter().chain(kinds).chain([LISTS_SHEET]).collect();
    assert_eq!(book.sheet_names(), expected);
    for kind in SheetKind::ALL {
        let headings: Vec<&str> = kind.columns().iter().map(|column| column.label()).collect();
        assert!(
            rows(&mut book, kind.label())[0].iter().map(String::as_str).zip(headings).all(|(a, b)| a == b),
            "{kind}"
        );
    }
    let savings = rows(&mut book, "Savings");
    assert_eq!(
        savings[0][6..],
        ["2026-27 forecast (£)", "2026-27 delivered (£)", "2027-28 forecast (£)", "2027-28 delivered (£)"]
    );
    let notes = rows(&mut book, NOTES_SHEET);
    for kind in SheetKind::ALL {
        let at = notes.iter().position(|row| row[0] == kind.label()).unwrap();
        for (row, column) in notes[at + 1..].iter().zip(kind.columns()) {
            assert_eq!(row[1], column.label());
            assert!(!row[2].is_empty() && !row[3].is_empty(), "{kind}: {} is explained with an example", row[1]);
        }
    }
}

#[test]
fn areas_and_indicators_stand_in_it_and_can_be_chosen() {
    let mut book = workbook(form());
    let edition = &shipped()[0];
    let levels = rows(&mut book, "Levels");
    assert_eq!(levels.len(), edition.indices.len() + 1);
    assert_eq!(rows(&mut book, "Scorecard").len(), 12);
    let lists = rows(&mut book, LISTS_SHEET);
    let column =
        |at: usize| lists[1..].iter().map(|row| row[at].clone()).filter(|cell| !cell.is_empty()).collect::<Vec<_>>();
    assert_eq!(column(0), edition.indices.iter().map(|index| index.name.clone()).collect::<Vec<_>>());
    assert_eq!(column(1), edition.levels.names());
    let mut archive = zip_part(form(), "xl/worksheets/sheet2.xml");
    archive.retain(|c| c != '\n');
    assert!(archive.contains("sqref=\"A2:A2001\"") && archive.contains("'Lists'!$A$2:$A$15"), "areas are offered");
    assert!(archive.contains("'Lists'!$B$2:$B$6"), "levels are offered");
}

/// A part of a workbook as text.
fn zip_part(bytes: Vec<u8>, name: &str) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut text = String::new();
    archive.by_name(name).unwrap().read_to_string(&mut text).unwrap();
    text
}

#[test]
fn everything_of_an_invented_council_is_in_its_workbook() {
    let today = "2026-11-21".parse().unwrap();
    let recorded = invented::councils(today, 1, 1).strategy("wynmarch");
    let mut book = workbook(export("Wynmarch District Council", &recorded, today).unwrap());
    let count = |book: &mut Xlsx<_>, sheet: &str| rows(book, sheet).len() - 1;
    let Book { rounds, assessors, answers, agreed, targets, actions, outcomes, reviews, .. } = &recorded;
    let recommendations: usize = reviews.iter().map(|review| review.recommendations.len()).sum();
    let reviewed: usize = recorded.risks.iter().map(|risk| risk.rated.len()).sum();
    let parts: usize = recorded.savings.iter().map(|saving| saving.years.len()).sum();
    for (sheet, expected) in [
        ("Rounds", rounds.len()),
        ("Assessors", assessors.len()),
        ("Answers of all rounds", answers.len()),
        ("Agreed levels", agreed.len()),
        ("Targets", targets.len()),
        ("Actions in full", actions.len()),
        ("Outcomes", outcomes.len()),
        ("Capacity", recorded.capacity.len()),
        ("Audit reviews", reviews.len()),
        ("Recommendations", recommendations),
        ("Scorecard", recorded.indicators.len()),
        ("Recorded values", recorded.recorded.len()),
        ("Entered figures", recorded.entered.len()),
        ("Reviews of risks", reviewed),
        ("Savings by year", parts),
        ("Courses", recorded.courses.len()),
        ("Learners", recorded.learners.len()),
        ("Training completed", recorded.attended.len()),
        ("Competences held", recorded.held.len()),
        ("Library", recorded.documents.len()),
        ("Lessons", recorded.lessons.len()),
        ("Enrolments", recorded.enrolled.len()),
        ("Who can be asked", recorded.experts.len()),
        ("Meetings", recorded.meetings.len()),
        ("Advice given", recorded.advice.len()),
        ("Questions of surveys", recorded.surveys.iter().map(|survey| survey.questions.len()).sum()),
        ("Indicators in full", recorded.indicators.len()),
        ("Risks in full", recorded.risks.len()),
        ("Savings in full", recorded.savings.len()),
    ] {
        assert!(expected > 0, "{sheet}: the invented council has some");
        assert_eq!(count(&mut book, sheet), expected, "{sheet}");
    }
    let savings = rows(&mut book, "Savings");
    assert!(savings.len() > 1 && savings[1].iter().any(|cell| cell.parse::<f64>().is_ok()), "money is a number");
}

#[test]
fn who_approved_a_target_what_was_taken_off_and_what_is_carried_are_in_it() {
    let today = "2026-11-21".parse().unwrap();
    let mut recorded = invented::councils(today, 1, 1).strategy("wynmarch");
    let code = recorded.indicators[0].code.to_string();
    recorded.indicators[0].taken_off = Some(TakenOff { on: today, why: "Nobody reads it".to_owned() });
    let target = recorded.indicators.iter_mut().find_map(|one| one.target.as_mut()).unwrap();
    "Cabinet, 4 March 2026".clone_into(&mut target.approved_by);
    recorded.targets[0].passed_from = Some("ostley".parse().unwrap());
    let before = Target { index: "nps-2018/SL1".parse().unwrap(), ..recorded.targets[0].clone() };
    recorded.settings.edition = Some("nps-2022".parse().unwrap());
    recorded.targets = vec![before];
    recorded.agreed.clear();
    let mut book = workbook(export("Wynmarch District Council", &recorded, today).unwrap());
    let indicators = rows(&mut book, "Indicators in full");
    let at = |heading: &str| indicators[0].iter().position(|one| one == heading).unwrap();
    let off = indicators.iter().find(|row| row[0] == code).unwrap();
    assert_eq!(off[at("Why it was taken off")], "Nobody reads it");
    assert!(!off[at("Taken off on")].is_empty());
    assert!(indicators.iter().any(|row| row[at("Target approved by")] == "Cabinet, 4 March 2026"));
    for one in &recorded.indicators {
        let row = indicators.iter().find(|row| row[0] == one.code.as_str()).unwrap();
        let expected = one.target.as_ref().map(|target| target.tolerance.to_string()).unwrap_or_default();
        assert_eq!(row[at("Usual tolerance")], expected, "{}: the target's own", one.code);
    }
    assert_eq!(rows(&mut book, "Targets")[1][7], "ostley", "which council set it");
    let carried = rows(&mut book, "Carried targets");
    assert_eq!((carried[1][0].as_str(), carried[1][1].as_str()), ("nps-2022/SL1", "nps-2018/SL1"));
}

#[test]
fn what_fewer_than_five_people_answered_is_not_in_it() {
    let today = "2026-11-21".parse().unwrap();
    let recorded = invented::councils(today, 1, 1).strategy("wynmarch");
    let mut book = workbook(export("Wynmarch District Council", &recorded, today).unwrap());
    let surveys = rows(&mut book, "Surveys");
    let shown = |few: bool| surveys[1..].iter().filter(move |row| (row[6].parse::<f64>().unwrap() < 5.0) == few);
    assert!(shown(true).count() > 0 && shown(false).count() > 0, "both are there");
    assert!(shown(true).all(|row| row[7].is_empty() && row[8].is_empty() && !row[10].is_empty()));
    assert!(shown(false).all(|row| !row[7].is_empty() && row[10].is_empty()));
}

#[test]
fn nothing_of_a_survey_is_in_it_while_people_answer() {
    let recorded = invented::councils("2026-11-21".parse().unwrap(), 1, 1).strategy("wynmarch");
    let survey = &recorded.surveys[0];
    for (on, rows_shown, reason) in
        [(survey.closes, false, "its last day"), (survey.closes.tomorrow().unwrap(), true, "the day after")]
    {
        let mut book = workbook(export("Wynmarch District Council", &recorded, on).unwrap());
        let surveys = rows(&mut book, "Surveys");
        let of: Vec<_> = surveys[1..].iter().filter(|row| row[0] == survey.code).collect();
        assert_eq!(of.len() > 1, rows_shown, "groups on {reason}");
        assert_eq!(!of[0][7].is_empty() && !of[0][8].is_empty(), rows_shown, "scores on {reason}");
    }
}

#[test]
fn replies_to_further_questions_are_counted_in_it_once_five_gave_one() {
    let today = "2026-11-21".parse().unwrap();
    let recorded = invented::councils(today, 1, 1).strategy("wynmarch");
    let mut book = workbook(export("Wynmarch District Council", &recorded, today).unwrap());
    let questions = rows(&mut book, "Questions of surveys");
    let known = questions.iter().find(|row| row[2] == "Do you know whom to ask?").unwrap();
    assert_eq!((known[4].parse::<f64>().unwrap(), known[5].as_str()), (12.0, "Yes: 9; No: 3"));
}

#[test]
fn hostile_words_stay_words() {
    let today = "2026-11-21".parse().unwrap();
    let mut recorded = invented::councils(today, 1, 1).strategy("wynmarch");
    "=HYPERLINK(\"http://example.org\")".clone_into(&mut recorded.actions[0].what);
    let mut book = workbook(export("Wynmarch District Council", &recorded, today).unwrap());
    let names = book.sheet_names();
    assert!(names.iter().all(|name| book.worksheet_formula(name).unwrap().is_empty()), "no cell is a formula");
    assert_eq!(rows(&mut book, "Actions in full")[1][3], "=HYPERLINK(\"http://example.org\")");
}

#[test]
fn a_council_that_has_recorded_nothing_has_a_workbook_too() {
    let mut book = workbook(export("Elmbourne", &Book::default(), "2026-11-21".parse().unwrap()).unwrap());
    assert_eq!(rows(&mut book, "Levels").len(), 1);
}
