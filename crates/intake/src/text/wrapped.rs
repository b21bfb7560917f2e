//! Rows that a program wrapped once more: `"Abel Ltd,01/04/2025,""1,200.50"""`, or `Abel Ltd,01/04/2025,10.00;;;`.
//!
//! A spreadsheet saves such rows when it took a whole row for one cell.

use std::io::{self, BufRead, BufReader, Read};

/// A row longer than this is handed on as it stands.
const LINE_BYTES_MAX: u64 = 1 << 20;
/// Rows looked at.
const LINES_LOOKED_AT: usize = 200;

/// Whether most rows at the head of a file are wrapped.
pub(super) fn is_wrapped(head: &[u8]) -> bool {
    let mut lines: Vec<&[u8]> = head.split(|byte| *byte == b'\n').map(without_end).take(LINES_LOOKED_AT).collect();
    // The last line may be cut.
    if lines.len() > 1 {
        lines.pop();
    }
    lines.retain(|line| !line.is_empty());
    let wrapped = lines.iter().filter(|line| unwrapped(line).is_some()).count();
    wrapped > 0 && wrapped * 10 >= lines.len() * 6
}

fn without_end(line: &[u8]) -> &[u8] {
    let length = line.iter().rposition(|byte| !matches!(byte, b'\r' | b'\n')).map_or(0, |at| at + 1);
    line.get(..length).unwrap_or(line)
}

/// The row inside; none where it is not wrapped.
fn unwrapped(line: &[u8]) -> Option<Vec<u8>> {
    let length = line.iter().rposition(|byte| *byte != b';').map_or(0, |at| at + 1);
    let bare = line.get(..length)?;
    if length < line.len() && bare.contains(&b',') && !bare.contains(&b';') {
        return Some(unquoted(bare).unwrap_or_else(|| bare.to_vec()));
    }
    unquoted(line)
}

/// What stands between two quotes that hold the whole row, with every quote inside doubled.
fn unquoted(line: &[u8]) -> Option<Vec<u8>> {
    let inner = line.strip_prefix(b"\"")?.strip_suffix(b"\"")?;
    if !inner.iter().any(|byte| matches!(byte, b',' | b'\t' | b';' | b'|')) {
        return None;
    }
    let mut bytes = Vec::with_capacity(inner.len());
    let mut rest = inner.iter().copied();
    while let Some(byte) = rest.next() {
        if byte == b'"' && rest.next() != Some(b'"') {
            return None;
        }
        bytes.push(byte);
    }
    Some(bytes)
}

/// Takes the wrapping off each row as it is read.
pub(super) struct Unwrapped<R> {
    input: BufReader<R>,
    line: Vec<u8>,
    at: usize,
}

impl<R: Read> Unwrapped<R> {
    pub fn new(input: R) -> Self {
        Unwrapped { input: BufReader::new(input), line: Vec::new(), at: 0 }
    }
}

impl<R: Read> Read for Unwrapped<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.at >= self.line.len() {
            self.line.clear();
            self.at = 0;
            self.input.by_ref().take(LINE_BYTES_MAX).read_until(b'\n', &mut self.line)?;
            let row = without_end(&self.line);
            let end = self.line.get(row.len()..).unwrap_or_default().to_vec();
            if let Some(mut row) = unwrapped(row) {
                row.extend(end);
                self.line = row;
            }
        }
        let rest = self.line.get(self.at..).unwrap_or_default();
        let length = rest.len().min(buffer.len());
        if let (Some(to), Some(from)) = (buffer.get_mut(..length), rest.get(..length)) {
            to.copy_from_slice(from);
        }
        self.at += length;
        Ok(length)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_lose_their_wrapping_and_others_stay_as_they_are() {
        for (text, expected, reason) in [
            ("\"a,b\"\r\n\"c,d\"\r\n", "a,b\r\nc,d\r\n", "rows in quotes"),
            ("\"a,\"\"1,5\"\"\"\n", "a,\"1,5\"\n", "quotes inside are doubled"),
            ("a,b;;;\nc,d;\n", "a,b\nc,d\n", "semicolons to the edge of a sheet"),
            ("\"a\",\"b\"\n", "\"a\",\"b\"\n", "cells in quotes are no wrapping"),
            ("\"a, b\",c\n", "\"a, b\",c\n", "nor is one cell in quotes"),
            ("a;1,5;\nb;2,5;\n", "a;1,5;\nb;2,5;\n", "a file of semicolons"),
        ] {
            let mut read = String::new();
            Unwrapped::new(text.as_bytes()).read_to_string(&mut read).unwrap();
            assert_eq!(read, expected, "{reason}");
            assert_eq!(is_wrapped(text.as_bytes()), text != expected, "{reason}");
        }
    }
}
