//! What leaves as a spreadsheet of strategy comes in again as it was.

use domain::findings::Severity;
use domain::risks::red_yellow_green;
use domain::strategy::Book;
use domain::strategy::editions::Edition;
use domain::strategy::scorecard::eleven;
use domain::strategy::sheets::{SheetKind, Sheets, SheetsWish};
use domain::values::{Date, Pence};
use intake::strategy::{Ask, read};
use std::collections::{BTreeMap, BTreeSet};
use std::io::Write;

fn today() -> Date {
    "2026-11-21".parse().unwrap()
}

fn read_again(bytes: &[u8], book: &Book, edition: &Edition) -> Sheets {
    let mut file = tempfile::NamedTempFile::new().unwrap();
    file.write_all(bytes).unwrap();
    let wish = SheetsWish::default();
    let ask = Ask { edition, indicators: &book.indicators, scales: &book.scales, today: today(), wish: &wish };
    read(file.path(), &ask).unwrap()
}

/// All that the first invented council recorded, exported and read again.
fn there_and_back() -> (Book, Edition, Sheets) {
    let book = invented::councils(today(), 1, 1).strategy("wynmarch");
    let editions = book.editions();
    let edition = book.edition(&editions).unwrap().clone();
    let bytes = publish::strategy::export("Wynmarch District Council", &book, today()).unwrap();
    let sheets = read_again(&bytes, &book, &edition);
    (book, edition, sheets)
}

#[test]
fn the_file_to_fill_in_is_understood_sheet_by_sheet_and_says_nothing_before_it_is_filled() {
    let (indicators, scale) = (eleven(), red_yellow_green());
    let book = Book { indicators, scales: vec![scale.clone()], ..Book::default() };
    let editions = book.editions();
    let edition = book.edition(&editions).unwrap();
    let years = ["2026-27".parse().unwrap()];
    let form = publish::strategy::Form { edition, indicators: &book.indicators, scale: &scale, years: &years };
    let sheets = read_again(&publish::strategy::to_fill_in(&form).unwrap(), &book, edition);
    for kind in SheetKind::ALL {
        let sheet = sheets.sheets.iter().find(|sheet| sheet.name == kind.label()).unwrap();
        assert_eq!(sheet.kind, Some(*kind));
        let known: Vec<_> = kind.columns().iter().filter(|column| sheet.columns.contains_key(column)).collect();
        assert_eq!(known.len(), kind.columns().len(), "{kind}: every column is understood");
    }
    let said: Vec<&str> = sheets.all_findings().map(|finding| finding.code.as_str()).collect();
    assert_eq!(said, ["nothing_read"], "an empty form holds nothing, and nothing in it is wrong");
}

#[test]
fn nothing_of_an_export_has_to_be_mended_before_it_comes_in() {
    let (_, _, sheets) = there_and_back();
    let asks: Vec<_> = sheets.all_findings().filter(|finding| finding.severity > Severity::Confirm).collect();
    assert!(asks.is_empty(), "{asks:#?}");
}

#[test]
fn levels_and_targets_come_back() {
    let (book, edition, sheets) = there_and_back();
    let agreed = book.agreed_levels(&edition.code);
    assert!(agreed.len() >= 10);
    for level in &sheets.levels {
        let (current, next) = level.decided().unwrap();
        assert_eq!(current, agreed.get(&level.index).copied(), "{}", level.index);
        assert_eq!(next, book.target(&edition.reference(&level.index)).map(|target| target.level), "{}", level.index);
    }
    assert_eq!(sheets.levels.iter().filter(|level| level.decided().unwrap().0.is_some()).count(), agreed.len());
}

#[test]
fn answers_come_back_with_who_gave_them() {
    let (book, edition, sheets) = there_and_back();
    let round = book.settled(&edition.code).unwrap();
    let given: BTreeMap<_, _> = book
        .answers_of(round)
        .into_iter()
        .filter(|answer| answer.question.is_none())
        .map(|answer| {
            let name = book.assessors.iter().find(|one| one.id == answer.assessor).unwrap().name.clone();
            ((name, answer.index.clone()), answer.level)
        })
        .collect();
    let back: BTreeMap<_, _> = sheets
        .answers
        .iter()
        .map(|answer| ((sheets.assessors[answer.assessor].name.clone(), answer.index.clone()), answer.level))
        .collect();
    assert!(!given.is_empty());
    assert_eq!(back, given);
}

#[test]
fn actions_come_back_once_each_with_all_that_they_help() {
    let (book, _, sheets) = there_and_back();
    let here = |what: &str| book.actions.iter().filter(|action| action.what == what).collect::<Vec<_>>();
    assert!(sheets.actions.len() >= 20);
    for read in &sheets.actions {
        let kept = here(&read.action.what);
        let action = kept.iter().find(|one| one.how == read.action.how).unwrap();
        assert_eq!((&read.action.due, &read.action.owner), (&action.due, &action.owner), "{}", action.what);
        assert_eq!(read.done_per_cent, Some(action.done_per_cent), "{}", action.what);
        assert_eq!(read.action.links.len(), action.indices().count(), "{}", action.what);
        assert_eq!(read.action.theme, action.theme, "{}", action.what);
    }
}

#[test]
fn indicators_come_back_with_baseline_target_and_every_recorded_value() {
    let (book, _, sheets) = there_and_back();
    for indicator in &book.indicators {
        let read = sheets.indicators.iter().find(|read| read.code.as_ref() == Some(&indicator.code)).unwrap();
        let value = |baseline: &domain::strategy::scorecard::Baseline| (baseline.value.to_string(), baseline.period);
        assert_eq!(read.baseline.as_ref().map(value), indicator.baseline.as_ref().map(value), "{}", indicator.code);
        let target =
            |target: &domain::strategy::scorecard::Target| (target.value.to_string(), target.tolerance.to_string());
        assert_eq!(read.target.as_ref().map(target), indicator.target.as_ref().map(target), "{}", indicator.code);
        assert_eq!((&read.owner, read.frequency), (&indicator.owner, Some(indicator.frequency)), "{}", indicator.code);
        let kept =
            book.recorded.iter().filter(|one| one.code == indicator.code).map(|one| one.reading.period.to_string());
        let kept: BTreeSet<String> =
            kept.filter(|of| read.baseline.as_ref().is_none_or(|one| one.period.to_string() != *of)).collect();
        let back: BTreeSet<String> = read.readings.iter().map(|one| one.period.to_string()).collect();
        assert!(kept.is_subset(&back), "{}: {kept:?} {back:?}", indicator.code);
    }
}

#[test]
fn risks_and_savings_come_back_to_the_penny() {
    let (book, _, sheets) = there_and_back();
    let open: Vec<_> = book.risks.iter().filter(|risk| risk.is_open(today())).collect();
    assert_eq!(sheets.risks.len(), open.len());
    for (read, risk) in sheets.risks.iter().zip(open) {
        assert_eq!((&read.title, read.residual.as_ref()), (&risk.title, risk.residual_on(today())));
        assert_eq!(read.controls.len(), risk.controls.len(), "{}", risk.title);
    }
    let kept: Vec<_> = book.savings.iter().filter(|saving| saving.counts(today())).collect();
    assert_eq!(sheets.savings.len(), kept.len());
    for (read, saving) in sheets.savings.iter().zip(kept) {
        let forecast: Vec<Pence> = read.years.iter().filter_map(|one| one.forecast).collect();
        assert_eq!(forecast, saving.years.iter().map(|part| part.forecast).collect::<Vec<_>>(), "{}", saving.title);
        assert_eq!(read.kind, Some(saving.kind), "{}", saving.title);
    }
}
