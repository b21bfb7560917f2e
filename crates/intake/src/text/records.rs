//! Records of delimited text, read leniently: every kind of line end, stray quotes, no bound on the file.
//!
//! A blank line is a record too, so that rows count as a spreadsheet shows them.

use super::encoding::Charset;
use crate::cells::{Kind, Row};
use memchr::{memchr, memchr2, memchr3};
use std::io::{self, Read};

/// A record longer than this has a quote that was never closed, or is no table: a spreadsheet's cell holds a quarter of it.
pub(crate) const RECORD_BYTES_MAX: usize = 1 << 17;
/// A record with more stray quotes than this is taken as it stands throughout, so that none costs more than it should.
const STRAYS_MAX: usize = 16;
const BUFFER_BYTES: usize = 256 * 1024;
/// Cells beyond this in one record are left out: no spreadsheet holds more.
const FIELDS_MAX: usize = 16_384;

/// Where a field lies in its record.
#[derive(Clone, Copy)]
struct Field {
    start: usize,
    end: usize,
    /// Whether quotes inside are doubled.
    escaped: bool,
}

/// What a look at the buffer found.
enum Scan {
    /// A whole record of this many bytes, line end included.
    Record(usize),
    /// The record goes on beyond the buffer.
    More,
    /// The quote at this place opens a field that never closes.
    Stray(usize),
}

/// How the records of a text are told apart.
#[derive(Clone, Copy, Debug)]
pub(crate) struct RecordShape {
    pub delimiter: u8,
    /// How many cells most records have.
    pub expected: Option<usize>,
    pub charset: Charset,
}

/// Cuts bytes into records.
pub(crate) struct Records<R> {
    input: R,
    buffer: Vec<u8>,
    start: usize,
    ended: bool,
    shape: RecordShape,
    number: u64,
    bytes_done: u64,
    fields: Vec<Field>,
    literal: Vec<usize>,
    scratch: Vec<u8>,
    stray_quotes: Option<(u64, u64)>,
}

impl<R: Read> Records<R> {
    pub fn new(input: R, shape: RecordShape) -> Self {
        Self::after(input, shape, 0)
    }

    /// The records of a text that so many stand before.
    pub fn after(input: R, shape: RecordShape, number: u64) -> Self {
        Records {
            input,
            buffer: Vec::with_capacity(BUFFER_BYTES),
            start: 0,
            ended: false,
            shape,
            number,
            bytes_done: 0,
            fields: Vec::new(),
            literal: Vec::new(),
            scratch: Vec::new(),
            stray_quotes: None,
        }
    }

    pub fn bytes_done(&self) -> u64 {
        self.bytes_done
    }

    /// How many quotes never close, and the row of the first.
    pub fn stray_quotes(&self) -> Option<(u64, u64)> {
        self.stray_quotes
    }

    /// Puts the next record into the row; false at the end.
    pub fn next(&mut self, row: &mut Row) -> io::Result<bool> {
        let Some(length) = self.find()? else { return Ok(false) };
        self.number += 1;
        row.clear(self.number);
        let record = self.buffer.get(self.start..self.start + length).unwrap_or_default();
        // Letters of one byte, of which most records are made, are the same in every encoding: one look for all cells.
        let plain = if record.is_ascii() { std::str::from_utf8(record).unwrap_or_default() } else { "" };
        for field in &self.fields {
            match plain.get(field.start..field.end).filter(|_| !field.escaped) {
                Some(text) => row.push(text, Kind::Text),
                None => {
                    let bytes = record.get(field.start..field.end).unwrap_or_default();
                    let bytes = if field.escaped { unescape(bytes, &mut self.scratch) } else { bytes };
                    row.push(&self.shape.charset.decode(bytes), Kind::Text);
                }
            }
        }
        self.start += length;
        self.bytes_done += length as u64;
        Ok(true)
    }

    /// Finds where the record at the start ends, reading on as needed.
    fn find(&mut self) -> io::Result<Option<usize>> {
        self.literal.clear();
        loop {
            let window = self.buffer.get(self.start..).unwrap_or_default();
            if window.is_empty() && self.ended {
                return Ok(None);
            }
            let whole = self.ended || window.len() >= RECORD_BYTES_MAX;
            let window = window.get(..RECORD_BYTES_MAX).unwrap_or(window);
            let scan = Scanner { bytes: window, delimiter: self.shape.delimiter, literal: &self.literal, whole };
            match scan.record(&mut self.fields, self.shape.expected) {
                Scan::Record(length) => return Ok(Some(length)),
                Scan::Stray(at) => {
                    self.literal.push(at);
                    let (count, first) = self.stray_quotes.unwrap_or((0, self.number + 1));
                    self.stray_quotes = Some((count + 1, first));
                }
                Scan::More => self.fill()?,
            }
        }
    }

    fn fill(&mut self) -> io::Result<()> {
        self.buffer.drain(..self.start);
        self.start = 0;
        let from = self.buffer.len();
        self.buffer.resize(from + BUFFER_BYTES, 0);
        let mut filled = from;
        while let Some(room) = self.buffer.get_mut(filled..).filter(|room| !room.is_empty()) {
            match self.input.read(room) {
                Ok(0) => {
                    self.ended = true;
                    break;
                }
                Ok(read) => filled += read,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => return Err(error),
            }
        }
        self.buffer.truncate(filled);
        Ok(())
    }
}

/// Reads one record from the start of the bytes.
struct Scanner<'a> {
    bytes: &'a [u8],
    delimiter: u8,
    /// Quotes taken as they stand.
    literal: &'a [usize],
    /// Whether nothing follows these bytes.
    whole: bool,
}

impl Scanner<'_> {
    fn record(&self, fields: &mut Vec<Field>, expected: Option<usize>) -> Scan {
        fields.clear();
        let mut at = 0;
        loop {
            let opening = at + self.bytes.get(at..).unwrap_or_default().iter().take_while(|b| **b == b' ').count();
            let quoted = self.bytes.get(opening) == Some(&b'"')
                && self.literal.len() <= STRAYS_MAX
                && !self.literal.contains(&opening);
            let next = if quoted {
                match self.quoted(opening, expected) {
                    Ok((field, next)) => {
                        fields.push(field);
                        next
                    }
                    Err(scan) => return scan,
                }
            } else {
                let rest = self.bytes.get(at..).unwrap_or_default();
                match memchr3(self.delimiter, b'\n', b'\r', rest) {
                    Some(length) => {
                        fields.push(Field { start: at, end: at + length, escaped: false });
                        at + length
                    }
                    None if self.whole => {
                        fields.push(Field { start: at, end: self.bytes.len(), escaped: false });
                        return Scan::Record(self.bytes.len());
                    }
                    None => return Scan::More,
                }
            };
            match self.bytes.get(next) {
                Some(byte) if *byte == self.delimiter => at = next + 1,
                _ => return self.line_end(next),
            }
            if fields.len() >= FIELDS_MAX {
                fields.pop();
            }
        }
    }

    /// The record ends here; steps over `\n`, `\r`, `\r\n` and the `\r\r\n` of a file converted twice.
    fn line_end(&self, at: usize) -> Scan {
        let rest = self.bytes.get(at..).unwrap_or_default();
        if rest.len() < 3 && !self.whole && rest.first() != Some(&b'\n') {
            return Scan::More;
        }
        let length = match rest {
            [b'\r', b'\r', b'\n', ..] => 3,
            [b'\r', b'\n', ..] => 2,
            [] => 0,
            _ => 1,
        };
        Scan::Record(at + length)
    }

    /// The quoted field whose quote opens here, and where what follows it stands.
    fn quoted(&self, opening: usize, expected: Option<usize>) -> Result<(Field, usize), Scan> {
        let start = opening + 1;
        let mut from = start;
        let mut escaped = false;
        loop {
            let Some(found) = memchr(b'"', self.bytes.get(from..).unwrap_or_default()) else {
                return Err(if self.whole { Scan::Stray(opening) } else { Scan::More });
            };
            let quote = from + found;
            let after =
                quote + 1 + self.bytes.get(quote + 1..).unwrap_or_default().iter().take_while(|b| **b == b' ').count();
            match (self.bytes.get(quote + 1), self.bytes.get(after)) {
                (Some(b'"'), _) => {
                    escaped = true;
                    from = quote + 2;
                }
                (_, None) if !self.whole => return Err(Scan::More),
                (_, Some(byte)) if *byte != self.delimiter && *byte != b'\n' && *byte != b'\r' => from = quote + 1,
                _ => {
                    self.check_lines(opening, quote, expected)?;
                    return Ok((Field { start, end: quote, escaped }, after));
                }
            }
        }
    }

    /// A quoted field that runs over a line end is a stray quote when, with the quote taken as it stands,
    /// the line it opens on and the next one both have as many cells as most lines have.
    fn check_lines(&self, opening: usize, quote: usize, expected: Option<usize>) -> Result<(), Scan> {
        let inside = self.bytes.get(opening..quote).unwrap_or_default();
        let (Some(expected), Some(line_end)) = (expected, memchr2(b'\n', b'\r', inside)) else { return Ok(()) };
        let first = self.bytes.get(..opening + line_end).unwrap_or_default();
        let skipped =
            inside.get(line_end..).unwrap_or_default().iter().take_while(|b| matches!(b, b'\n' | b'\r')).count();
        let second = self.bytes.get(opening + line_end + skipped..).unwrap_or_default();
        let second = second.get(..memchr2(b'\n', b'\r', second).unwrap_or(second.len())).unwrap_or_default();
        let mut literal = self.literal.to_vec();
        literal.push(opening);
        let count = |bytes: &[u8], literal: &[usize]| {
            let mut fields = Vec::new();
            let scan = Scanner { bytes, delimiter: self.delimiter, literal, whole: true };
            matches!(scan.record(&mut fields, None), Scan::Record(_)).then_some(fields.len())
        };
        let stray = count(first, &literal) == Some(expected) && count(second, &[]) == Some(expected);
        if stray { Err(Scan::Stray(opening)) } else { Ok(()) }
    }
}

/// Doubled quotes become one.
fn unescape<'a>(bytes: &[u8], scratch: &'a mut Vec<u8>) -> &'a [u8] {
    scratch.clear();
    let mut rest = bytes;
    while let Some(quote) = memchr(b'"', rest) {
        scratch.extend_from_slice(rest.get(..=quote).unwrap_or_default());
        rest = rest.get(quote + 1..).unwrap_or_default();
        rest = rest.strip_prefix(b"\"").unwrap_or(rest);
    }
    scratch.extend_from_slice(rest);
    scratch
}

/// The number of cells of each record that is not blank, for finding the delimiter.
pub(super) fn split_lines(head: &[u8], delimiter: u8) -> Vec<usize> {
    let mut records = Records::new(head, RecordShape { delimiter, expected: None, charset: Charset::Mixed });
    let mut row = Row::default();
    let mut counts = Vec::new();
    while counts.len() < 2000 && records.next(&mut row).unwrap_or(false) {
        if !row.is_blank() {
            // A quote left inside a cell was cut out of its own cell: this is not the delimiter there.
            counts.push(if row.iter().any(|cell| cell.contains('"')) { 1 } else { row.len() });
        }
    }
    counts
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cells(text: &str, expected: Option<usize>) -> Vec<Vec<String>> {
        let mut records =
            Records::new(text.as_bytes(), RecordShape { delimiter: b',', expected, charset: Charset::Utf8 });
        let (mut row, mut all) = (Row::default(), Vec::new());
        while records.next(&mut row).unwrap() {
            all.push(row.iter().map(String::from).collect());
        }
        all
    }

    #[test]
    fn every_line_end_ends_a_record_and_blank_lines_count() {
        for (text, reason) in [
            ("a,b\n\nc,d\n", "LF"),
            ("a,b\r\n\r\nc,d\r\n", "CRLF"),
            ("a,b\r\rc,d\r", "CR alone"),
            ("a,b\n\r\nc,d", "mixed, none at the end"),
        ] {
            assert_eq!(cells(text, None), [vec!["a", "b"], vec![""], vec!["c", "d"]], "{reason}");
        }
        assert_eq!(cells("a,b\r\r\nc,d\r\r\n", None), [vec!["a", "b"], vec!["c", "d"]], "converted twice");
    }

    #[test]
    fn quotes_hold_delimiters_line_ends_and_quotes() {
        for (text, first, reason) in [
            ("\"a,b\",c", vec!["a,b", "c"], "a delimiter"),
            ("\"a\nb\",c", vec!["a b", "c"], "a line end, which tidies to a space"),
            ("\"a \"\"b\"\" c\",d", vec!["a \"b\" c", "d"], "doubled quotes"),
            ("\"The \"Best\" Ltd\",d", vec!["The \"Best\" Ltd", "d"], "quotes that are not doubled"),
            ("a \"b\" c,d", vec!["a \"b\" c", "d"], "quotes inside an open cell"),
            ("a, \"b, c\" ,d", vec!["a", "b, c", "d"], "spaces about the quotes"),
            ("\"\",d", vec!["", "d"], "empty"),
            ("a,b,", vec!["a", "b", ""], "a delimiter at the end"),
        ] {
            assert_eq!(cells(text, None)[0], first, "{reason}");
        }
    }

    #[test]
    fn a_quote_that_never_closes_swallows_nothing() {
        let rows = cells("a,b,c\n1,\"Abel,3\n4,Baker,6\n7,\"Cole, D\",9\n", Some(3));
        assert_eq!(rows.len(), 4);
        assert_eq!(rows[1], ["1", "\"Abel", "3"]);
        assert_eq!(rows[3], ["7", "Cole, D", "9"]);
        assert_eq!(cells("a,b\n\"1,2\n3,4", Some(2)), [vec!["a", "b"], vec!["\"1", "2"], vec!["3", "4"]]);
    }

    #[test]
    fn a_record_of_nothing_but_stray_quotes_is_read_in_good_time() {
        let rows = cells(&",\"x".repeat(100_000), Some(3));
        assert!((1..10).contains(&rows.len()), "{} rows", rows.len());
    }

    #[test]
    fn a_field_of_several_lines_stays_whole() {
        let rows = cells("a,b,c\n1,2,\"note, one\ntwo\"\n4,5,6\n", Some(3));
        assert_eq!(rows, [vec!["a", "b", "c"], vec!["1", "2", "note, one two"], vec!["4", "5", "6"]]);
    }
}
