//! The ledger over real files in a folder of its own for each test.
//! One program, because linking the engine takes longer than running the tests.

#![expect(clippy::unwrap_used, reason = "a test stops where it cannot go on")]

mod asking;
mod crashes;
mod national;
mod overlapping;
mod postcodes;
mod summing;

use domain::spend::scope::shipped;
use domain::spend::{FileKind, PaymentLine};
use domain::values::{Date, Pence};
use ledger::{Ledger, Wanted, Written};
use tempfile::TempDir;

const COUNCIL: i64 = 7;

fn ledger() -> (TempDir, Ledger) {
    let folder = tempfile::tempdir().unwrap();
    // Signs that mean something in addresses and patterns must mean nothing in a folder's name.
    let ledger = Ledger::open(&folder.path().join("li nes [1]*?%20#é")).unwrap();
    (folder, ledger)
}

fn line(row: u64, day: &str, supplier: &str, pence: i64) -> PaymentLine {
    let date: Option<Date> = if day.is_empty() { None } else { Some(day.parse().unwrap()) };
    PaymentLine { sheet: 1, row, date, supplier: supplier.into(), amount: Pence::new(pence), ..PaymentLine::default() }
}

fn write(ledger: &Ledger, batch: i64, kind: FileKind, lines: &[PaymentLine]) -> Written {
    let mut writer = ledger.begin(COUNCIL, batch, kind, &shipped()).unwrap();
    for line in lines {
        writer.push(line).unwrap();
    }
    writer.finish().unwrap()
}

fn wanted(batches: &[i64]) -> Wanted {
    Wanted { council: COUNCIL, batches: batches.to_vec(), ..Wanted::default() }
}
