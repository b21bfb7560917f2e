//! Batches that were not finished, or that nobody knows.

use crate::asking::block;
use crate::{COUNCIL, ledger, line, wanted, write};
use domain::spend::FileKind;
use domain::spend::scope::shipped;
use domain::values::Pence;
use ledger::{GroupBy, Ledger, LedgerFailure};
use std::fs;
use std::path::{Path, PathBuf};

fn everything_under(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(everything_under(&path));
        } else {
            found.push(path);
        }
    }
    found
}

/// What a process leaves that is killed in the middle of a batch: a staging folder whose hold the system has let go.
fn killed_writer(root: &Path) {
    let staged = root.join(".staging/council-7-batch-5");
    fs::create_dir_all(&staged).unwrap();
    fs::write(staged.join("fy=2025-26.parquet"), b"PAR1 and then nothing").unwrap();
    fs::write(root.join(".staging/council-7-batch-5.lock"), b"").unwrap();
}

#[test]
fn what_a_killed_writer_left_is_not_seen_and_is_swept() {
    let (folder, ledger) = ledger();
    let root = fs::read_dir(folder.path()).unwrap().next().unwrap().unwrap().path();
    write(&ledger, 1, FileKind::Payments, &[line(2, "2025-04-01", "A", 1)]);
    killed_writer(&root);
    let figures = block(ledger.figures(&wanted(&[1]), GroupBy::All)).unwrap();
    assert_eq!((figures[0].lines, figures[0].total), (1, Pence::new(1)));
    let missing = block(ledger.figures(&wanted(&[1, 5]), GroupBy::All));
    assert!(
        matches!(missing, Err(LedgerFailure::Missing { batch: 5, .. })),
        "a figure without a live batch would be wrong"
    );

    let removed = ledger.sweep(&|_, batch| batch == 1).unwrap();
    assert_eq!(removed, [root.join(".staging/council-7-batch-5")]);
    let batch = root.join("council=7/batch=1");
    let mut left = everything_under(&root);
    left.sort();
    assert_eq!(left, [batch.join("fy=2025-26.parquet")]);
    assert!(ledger.sweep(&|_, batch| batch == 1).unwrap().is_empty(), "a second sweep finds nothing");
}

#[test]
fn a_batch_that_is_recorded_while_the_sweep_looks_at_it_stays() {
    let (_folder, ledger) = ledger();
    write(&ledger, 1, FileKind::Payments, &[line(2, "2025-04-01", "A", 1)]);
    let looks = std::cell::Cell::new(0);
    let recorded_meanwhile = |_, _| looks.replace(looks.get() + 1) > 0;
    assert!(ledger.sweep(&recorded_meanwhile).unwrap().is_empty());
    assert_eq!(looks.get(), 2, "it is asked again once nobody else can hold the batch");
    assert_eq!(block(ledger.figures(&wanted(&[1]), GroupBy::All)).unwrap()[0].lines, 1);
}

#[test]
fn a_killed_batch_is_begun_anew_under_its_number() {
    let (folder, ledger) = ledger();
    let root = fs::read_dir(folder.path()).unwrap().next().unwrap().unwrap().path();
    killed_writer(&root);
    write(&ledger, 5, FileKind::Payments, &[line(2, "2025-04-01", "A", 1)]);
    assert_eq!(block(ledger.figures(&wanted(&[5]), GroupBy::All)).unwrap()[0].lines, 1);
}

#[test]
fn a_sweep_leaves_alone_what_is_being_written_or_not_yet_recorded() {
    let (_folder, ledger) = ledger();
    let mut writer = ledger.begin(COUNCIL, 1, FileKind::Payments, &shipped()).unwrap();
    writer.push(&line(2, "2025-04-01", "A", 1)).unwrap();
    assert!(ledger.sweep(&|_, _| false).unwrap().is_empty());
    assert!(matches!(
        ledger.begin(COUNCIL, 1, FileKind::Payments, &shipped()),
        Err(LedgerFailure::BeingWritten { .. })
    ));
    let written = writer.finish().unwrap();
    assert!(ledger.sweep(&|_, _| false).unwrap().is_empty(), "its record may be about to be saved");
    assert!(!ledger.discard(COUNCIL, 1).unwrap());
    drop(written);
    assert!(matches!(
        ledger.begin(COUNCIL, 1, FileKind::Payments, &shipped()),
        Err(LedgerFailure::AlreadyThere { .. })
    ));
    assert_eq!(ledger.sweep(&|_, _| false).unwrap().len(), 1);
}

#[test]
fn a_batch_that_is_given_up_leaves_nothing() {
    let (folder, ledger) = ledger();
    let mut writer = ledger.begin(COUNCIL, 1, FileKind::Payments, &shipped()).unwrap();
    writer.push(&line(2, "2025-04-01", "A", 1)).unwrap();
    writer.abandon();
    drop(ledger.begin(COUNCIL, 2, FileKind::Payments, &shipped()).unwrap());
    assert_eq!(everything_under(folder.path()), Vec::<PathBuf>::new());
}

#[test]
fn a_write_that_fails_leaves_nothing_to_be_seen() {
    let (folder, ledger) = ledger();
    let root = fs::read_dir(folder.path()).unwrap().next().unwrap().unwrap().path();
    let mut writer = ledger.begin(COUNCIL, 1, FileKind::Payments, &shipped()).unwrap();
    writer.push(&line(2, "2025-04-01", "A", 1)).unwrap();
    fs::remove_dir_all(root.join(".staging/council-7-batch-1")).unwrap();
    assert!(matches!(writer.finish(), Err(LedgerFailure::Disk { .. })));
    assert_eq!(everything_under(folder.path()), Vec::<PathBuf>::new());
}

#[test]
fn more_money_than_can_be_added_up_is_refused() {
    const MOST: i64 = 9_000_000_000_000_000;
    for (pence, more, refused) in
        [(MOST, 0, false), (MOST, 1, true), (-MOST, -1, true), (i64::MIN, 0, true), (MOST, -1, true)]
    {
        let (folder, ledger) = ledger();
        let mut writer = ledger.begin(COUNCIL, 1, FileKind::Payments, &shipped()).unwrap();
        let pushed = writer.push(&line(2, "", "A", pence)).and_then(|()| writer.push(&line(3, "", "A", more)));
        assert_eq!(matches!(pushed, Err(LedgerFailure::TooMuchMoney)), refused, "{pence} and {more}");
        assert_eq!(writer.finish().is_err(), refused, "a batch that a line was refused for cannot be finished");
        assert_eq!(everything_under(folder.path()).is_empty(), refused);
    }
}

#[test]
fn a_batch_of_no_lines_is_a_batch() {
    let (_folder, ledger) = ledger();
    let written = write(&ledger, 1, FileKind::Payments, &[]);
    assert_eq!((written.lines, written.total, written.cubes.len(), written.cubes[0].lines()), (0, Pence::ZERO, 1, 0));
    assert!(block(ledger.figures(&wanted(&[1]), GroupBy::Month)).unwrap().is_empty());
}

#[test]
fn broken_dates_open_a_bounded_number_of_files() {
    let (folder, ledger) = ledger();
    let lines: Vec<_> = (1..3000).map(|year| line(year, &format!("{year:04}-06-01"), "A", 1)).collect();
    write(&ledger, 1, FileKind::Payments, &lines);
    assert_eq!(everything_under(folder.path()).len(), 101, "a file for each of 100 years, one for the rest");
    let figures = block(ledger.figures(&wanted(&[1]), GroupBy::FinancialYear)).unwrap();
    assert_eq!(figures.len(), 2999);
    let reopened = Ledger::open(&fs::read_dir(folder.path()).unwrap().next().unwrap().unwrap().path()).unwrap();
    let old = ledger::Wanted { to: Some("0010-01-01".parse().unwrap()), ..wanted(&[1]) };
    assert_eq!(block(reopened.figures(&old, GroupBy::All)).unwrap()[0].lines, 9);
}
