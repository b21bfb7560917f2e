//! No bytes whatever make the reading panic, and what it counts is what it hands over.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails here")]

use domain::spend::{Mapping, PaymentLine};
use intake::Stopped;
use intake::payments::{Watch, read};
use proptest::prelude::*;
use std::io::Write;

#[derive(Default)]
struct Sum(u64, i128);

impl Watch for Sum {
    fn line(&mut self, line: &PaymentLine) -> Result<(), Stopped> {
        self.0 += 1;
        self.1 += i128::from(line.amount.get());
        Ok(())
    }

    fn progress(&mut self, _: u64, _: u64, _: u64) -> Result<(), Stopped> {
        Ok(())
    }
}

fn check(bytes: &[u8]) {
    let mut file = tempfile::NamedTempFile::new().unwrap();
    file.write_all(bytes).unwrap();
    let mut sum = Sum::default();
    let reading = read(file.path(), "april 2025.csv", &Mapping::default(), &mut sum).unwrap();
    if !reading.is_refused() {
        assert_eq!((reading.lines, i128::from(reading.total.get())), (sum.0, sum.1));
    }
}

fn text() -> Vec<u8> {
    let lines: String = (1..40)
        .map(|n| format!("Place,\"Abel, {n} Ltd\",{:02}/04/2025,\"{n},{:03}.50\",£\n", n % 28 + 1, n * 7))
        .collect();
    format!("\u{feff}Payments,,,\nService,Supplier,Date,Net Amount,Note\n{lines}Total,,,1.00,\n").into_bytes()
}

fn workbook() -> Vec<u8> {
    let mut workbook = rust_xlsxwriter::Workbook::new();
    let sheet = workbook.add_worksheet();
    for (column, heading) in (0..).zip(["Supplier", "Date", "Net"]) {
        sheet.write(0, column, heading).unwrap();
    }
    for row in 1..20 {
        sheet.write(row, 0, "Abel Ltd").unwrap();
        sheet.write(row, 1, 45_748 + row).unwrap();
        sheet.write(row, 2, f64::from(row) / 3.0).unwrap();
    }
    workbook.save_to_buffer().unwrap()
}

fn mutated(mut bytes: Vec<u8>, changes: &[(usize, u8)], length: usize) -> Vec<u8> {
    let size = bytes.len();
    for (at, value) in changes {
        bytes[at % size] = *value;
    }
    bytes.truncate(length % (size + 1));
    bytes
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn arbitrary_bytes_never_panic(bytes in proptest::collection::vec(any::<u8>(), 0..4000)) {
        check(&bytes);
    }

    #[test]
    fn arbitrary_cells_never_panic(text in "([a-zA-Z£0-9./ \"()-]{0,12}[,;\t\n\r\"]){0,120}") {
        check(text.as_bytes());
    }

    #[test]
    fn a_damaged_text_file_never_panics(changes in proptest::collection::vec((any::<usize>(), any::<u8>()), 0..30), length in any::<usize>()) {
        check(&mutated(text(), &changes, length));
    }

    #[test]
    fn a_damaged_workbook_never_panics(changes in proptest::collection::vec((any::<usize>(), any::<u8>()), 0..8), length in any::<usize>(), cut in any::<bool>()) {
        let bytes = workbook();
        let length = if cut { length } else { bytes.len() };
        check(&mutated(bytes, &changes, length));
    }
}
