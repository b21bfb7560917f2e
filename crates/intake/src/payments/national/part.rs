//! Reads one part of a table.

use super::{Part, Table};
use crate::cells::Row;
use crate::failure::Stopped;
use crate::payments::lines::SheetReader;
use crate::payments::messages as say;
use crate::payments::notices::Notices;
use crate::text::Records;
use domain::findings::Place;
use domain::spend::PaymentLine;
use domain::values::Date;
use std::collections::BTreeMap;

/// What was read of one part, or of several.
#[derive(Clone, Debug, Default)]
pub struct PartRead {
    /// Payment lines.
    pub lines: u64,
    pub(super) total: i128,
    pub(super) first: Option<Date>,
    pub(super) last: Option<Date>,
    pub(super) undated: u64,
    pub(super) negative: u64,
    pub(super) zero: u64,
    pub(super) blank_supplier: u64,
    pub(super) without_council: u64,
    pub(super) excluded: BTreeMap<&'static str, u64>,
    pub(super) notices: Notices,
}

impl Table {
    /// Reads a part; each line goes to `take` with the council's name as the table has it.
    ///
    /// # Errors
    /// When `take` stops the reading.
    pub fn read_part(
        &self,
        part: &Part,
        take: &mut dyn FnMut(&str, &PaymentLine) -> Result<(), Stopped>,
    ) -> Result<PartRead, Stopped> {
        let mut read = PartRead::default();
        let mut reader = SheetReader::new(&self.layout, self.plan);
        let mut records = Records::after(part.bytes.as_slice(), self.text.record_shape(), part.rows_before);
        let mut row = Row::default();
        // Bytes in memory are read without a fault.
        while records.next(&mut row).unwrap_or(false) {
            let Some(line) = reader.row(&row, &mut read.notices) else { continue };
            let council = row.cell(self.council);
            if council.is_empty() {
                read.without_council += 1;
                continue;
            }
            read.add(line);
            take(council, line)?;
        }
        reader.end(&mut read.notices);
        // A total of the whole table, or of a council, is told by its label; the sum of a part says nothing about it.
        read.notices.forget(say::TOTAL_DIFFERS);
        if let Some((count, row)) = records.stray_quotes() {
            let place = || Place { row: Some(row), ..Place::default() };
            (0..count.min(1_000_000)).for_each(|_| read.notices.add(say::STRAY_QUOTE, place, String::new));
        }
        read.excluded = reader.excluded;
        if read.without_council > 0 {
            read.excluded.insert("without_council", read.without_council);
        }
        Ok(read)
    }
}

impl PartRead {
    fn add(&mut self, line: &PaymentLine) {
        let pence = line.amount.get();
        self.lines += 1;
        self.total += i128::from(pence);
        self.negative += u64::from(pence < 0);
        self.zero += u64::from(pence == 0);
        self.blank_supplier += u64::from(line.supplier.is_empty());
        match line.date {
            Some(date) => {
                self.first = Some(self.first.map_or(date, |first| first.min(date)));
                self.last = Some(self.last.map_or(date, |last| last.max(date)));
            }
            None => self.undated += 1,
        }
    }

    /// Adds what was read of another part.
    pub fn merge(&mut self, other: PartRead) {
        self.lines += other.lines;
        self.total += other.total;
        self.undated += other.undated;
        self.negative += other.negative;
        self.zero += other.zero;
        self.blank_supplier += other.blank_supplier;
        self.without_council += other.without_council;
        self.first = [self.first, other.first].into_iter().flatten().min();
        self.last = [self.last, other.last].into_iter().flatten().max();
        other.excluded.into_iter().for_each(|(reason, count)| *self.excluded.entry(reason).or_insert(0) += count);
        self.notices.merge(other.notices);
    }
}
