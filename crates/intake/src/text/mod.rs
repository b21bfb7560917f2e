//! Delimited text: its encoding, its delimiter, its records.

mod delimiter;
mod encoding;
mod records;
mod wrapped;

use crate::cells::Row;
pub(crate) use encoding::Charset;
use encoding::Utf16Reader;
pub(crate) use records::{RECORD_BYTES_MAX, RecordShape, Records};
use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom};
use std::path::{Path, PathBuf};
use wrapped::Unwrapped;

pub(crate) use encoding::decode_whole;

/// The bytes looked at to find the delimiter.
const HEAD_BYTES: usize = 256 * 1024;

/// A delimited text file, ready to be read from its start as often as needed.
pub(crate) struct TextFile {
    path: PathBuf,
    pub size: u64,
    pub encoding: encoding::Encoding,
    pub delimiter: u8,
    expected: Option<usize>,
    /// Whether each row is wrapped once more.
    wrapped: bool,
}

impl TextFile {
    /// Looks at the file: all of it for the encoding, its head for the delimiter.
    pub fn open(path: &Path) -> io::Result<Self> {
        let mut file = File::open(path)?;
        let size = file.metadata()?.len();
        let encoding = encoding::detect(&mut file)?;
        let mut text =
            TextFile { path: path.to_path_buf(), size, encoding, delimiter: b',', expected: None, wrapped: false };
        let mut head = Vec::new();
        text.bytes()?.take(HEAD_BYTES as u64).read_to_end(&mut head)?;
        text.wrapped = wrapped::is_wrapped(&head);
        if text.wrapped {
            head.clear();
            text.bytes()?.take(HEAD_BYTES as u64).read_to_end(&mut head)?;
        }
        let found = delimiter::detect(&head);
        text.delimiter = found.delimiter;
        text.expected = found.fields;
        Ok(text)
    }

    /// Its text as bytes, from the first.
    pub fn bytes(&self) -> io::Result<Box<dyn Read + Send>> {
        let mut file = File::open(&self.path)?;
        file.seek(SeekFrom::Start(self.encoding.mark_bytes))?;
        let bytes: Box<dyn Read + Send> = match self.encoding.charset {
            Charset::Utf16 { big_endian } => Box::new(Utf16Reader::new(file, big_endian)),
            _ => Box::new(file),
        };
        Ok(if self.wrapped { Box::new(Unwrapped::new(bytes)) } else { bytes })
    }

    /// The rows, from the first.
    pub fn rows(&self) -> io::Result<TextRows> {
        Ok(TextRows { records: Records::new(self.bytes()?, self.record_shape()), row: Row::default() })
    }

    /// How its records are told apart.
    pub fn record_shape(&self) -> RecordShape {
        RecordShape { delimiter: self.delimiter, expected: self.expected, charset: self.encoding.charset }
    }
}

/// The rows of a text file, one at a time.
pub(crate) struct TextRows {
    records: Records<Box<dyn Read + Send>>,
    row: Row,
}

impl TextRows {
    /// The next row, blank ones included; none at the end.
    pub fn next(&mut self) -> io::Result<Option<&Row>> {
        Ok(if self.records.next(&mut self.row)? { Some(&self.row) } else { None })
    }

    /// How many bytes have been read.
    pub fn bytes_done(&self) -> u64 {
        self.records.bytes_done()
    }

    /// Quotes that open a cell and never close it: how many, and the row of the first.
    pub fn stray_quotes(&self) -> Option<(u64, u64)> {
        self.records.stray_quotes()
    }
}
