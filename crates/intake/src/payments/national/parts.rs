//! Cuts a table into parts that end where a record ends.

use crate::cells::Row;
use crate::text::{RECORD_BYTES_MAX, RecordShape, Records};
use memchr::{memchr, memchr_iter, memrchr};
use std::io::{self, Read};

/// About how many bytes a part has: a few tens of thousands of lines.
const PART_BYTES: usize = 4 << 20;

/// The parts of a table, in order.
pub struct Parts {
    input: Box<dyn Read + Send>,
    shape: RecordShape,
    /// What was read beyond the end of the last part.
    rest: Vec<u8>,
    rows: u64,
    ended: bool,
    part_bytes: usize,
}

/// A part of a table: whole records.
pub struct Part {
    pub(super) bytes: Vec<u8>,
    /// The rows of the table before it.
    pub(super) rows_before: u64,
}

impl Part {
    /// How many bytes it has.
    #[must_use]
    pub fn len(&self) -> usize {
        self.bytes.len()
    }

    /// Whether it has none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.bytes.is_empty()
    }
}

impl Parts {
    pub(super) fn new(input: Box<dyn Read + Send>, shape: RecordShape) -> Self {
        Parts { input, shape, rest: Vec::new(), rows: 0, ended: false, part_bytes: PART_BYTES }
    }

    /// The next part; none at the end.
    ///
    /// # Errors
    /// The disk's.
    pub fn next_part(&mut self) -> io::Result<Option<Part>> {
        let mut bytes = std::mem::take(&mut self.rest);
        let mut wanted = self.part_bytes;
        loop {
            self.fill(&mut bytes, wanted)?;
            if bytes.is_empty() {
                return Ok(None);
            }
            let (end, rows) = if self.ended { (bytes.len(), 0) } else { cut(&bytes, self.shape)? };
            if end > 0 {
                self.rest = bytes.split_off(end);
                let part = Part { bytes, rows_before: self.rows };
                self.rows += rows;
                return Ok(Some(part));
            }
            // One record longer than a part, which no table has: the part grows until it is whole.
            wanted = bytes.len() + self.part_bytes;
        }
    }

    fn fill(&mut self, bytes: &mut Vec<u8>, wanted: usize) -> io::Result<()> {
        let missing = wanted.saturating_sub(bytes.len());
        bytes.reserve(missing);
        let read = (&mut self.input).take(missing as u64).read_to_end(bytes)?;
        self.ended = read < missing;
        Ok(())
    }
}

/// Where the last whole record of the bytes ends, and how many there are.
fn cut(bytes: &[u8], shape: RecordShape) -> io::Result<(usize, u64)> {
    if memchr(b'"', bytes).is_none() && memchr(b'\r', bytes).is_none_or(|_| ends_with_both(bytes)) {
        // Nothing but the sign for a new line ends a record, and each of them does.
        let end = memrchr(b'\n', bytes).map_or(0, |at| at + 1);
        return Ok((end, memchr_iter(b'\n', bytes.get(..end).unwrap_or_default()).count() as u64));
    }
    // Where a record ends is told by what follows it up to the longest record: only those so far from the end are sure.
    let mut records = Records::new(bytes, shape);
    let (mut row, mut end, mut rows) = (Row::default(), 0, 0);
    while end + RECORD_BYTES_MAX <= bytes.len() && records.next(&mut row)? {
        end = usize::try_from(records.bytes_done()).unwrap_or(bytes.len());
        rows += 1;
    }
    Ok((end, rows))
}

/// Whether each return sign stands right before a new line.
fn ends_with_both(bytes: &[u8]) -> bool {
    memchr_iter(b'\r', bytes)
        .all(|at| bytes.get(at + 1) == Some(&b'\n') && (at == 0 || bytes.get(at - 1) != Some(&b'\r')))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{Charset, Records};

    fn cells(mut records: Records<&[u8]>) -> Vec<(u64, Vec<String>)> {
        let (mut row, mut all) = (Row::default(), Vec::new());
        while records.next(&mut row).unwrap() {
            all.push((row.number, row.iter().map(String::from).collect()));
        }
        all
    }

    #[test]
    fn a_table_cut_into_parts_has_the_rows_of_the_whole() {
        let shape = RecordShape { delimiter: b',', expected: Some(3), charset: Charset::Utf8 };
        for (line, reason) in [
            ("Abel,Baker,1.00\n", "new lines"),
            ("Abel,Baker,1.00\r\n", "return signs and new lines"),
            ("Abel,\"Baker\nand Cole\",1.00\n", "line ends inside quotes"),
            ("Abel,\"Baker,1.00\n", "quotes that never close"),
            ("Abel,Baker,1.00\r", "return signs alone"),
            ("Abel,Baker,1.00\n\n", "blank rows"),
        ] {
            let text = line.repeat(20_000);
            let mut parts = Parts::new(Box::new(std::io::Cursor::new(text.clone().into_bytes())), shape);
            parts.part_bytes = 150_001;
            let (mut of_parts, mut count) = (Vec::new(), 0);
            while let Some(part) = parts.next_part().unwrap() {
                of_parts.extend(cells(Records::after(&part.bytes, shape, part.rows_before)));
                count += 1;
            }
            assert!(count > 1, "{reason}: it is in parts");
            assert_eq!(of_parts, cells(Records::new(text.as_bytes(), shape)), "{reason}");
        }
    }
}
