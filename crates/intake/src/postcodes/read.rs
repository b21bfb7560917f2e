//! Reads the directory row by row.

use super::columns::{Columns, Part};
use super::names::names_in;
use crate::Stopped;
use crate::payments::hint::month_in;
use csv::ByteRecord;
use domain::postcodes::{GssCode, Postcode, PostcodeEntry};
use domain::values::Month;
use std::cell::Cell;
use std::collections::BTreeMap;
use std::fmt;
use std::fs::File;
use std::io::{self, BufReader, Read};
use std::path::Path;
use std::rc::Rc;
use zip::ZipArchive;

/// Rows between two reports of progress.
const ROWS_BETWEEN_REPORTS: u64 = 20_000;

/// The most bytes of the directory once inflated; it has about a gigabyte.
const BYTES_MAX: u64 = 8 << 30;

/// Of a hundred rows at most one may hold what cannot be read; a file with more is something else.
const UNREADABLE_IN: u64 = 100;

/// Takes what is read, as it is read.
pub trait DirectoryWatch {
    /// Called for each postcode; an error stops the reading.
    fn entry(&mut self, entry: &PostcodeEntry) -> Result<(), Stopped>;
    /// Called every so often with the bytes read, of all, and the rows so far; an error stops the reading.
    fn progress(&mut self, bytes_done: u64, bytes_all: u64, rows: u64) -> Result<(), Stopped>;
}

/// What was read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DirectoryRead {
    /// Rows with a postcode.
    pub rows: u64,
    /// Rows left out because they hold no postcode or no code where one should be.
    pub unreadable: u64,
    /// The month the file's name gives.
    pub named: Option<Month>,
    /// The newest month in which any postcode came into use or was ended.
    pub newest: Option<Month>,
    /// The names of areas, where the file or the lists beside it give them.
    pub names: BTreeMap<GssCode, String>,
}

/// Why the directory was not read to its end. Nothing of it should be taken then.
#[derive(Debug)]
pub enum DirectoryFailure {
    /// The file is no directory, or not all of one; the sentence says what to do.
    Refused(String),
    /// The disk failed.
    Io(io::Error),
    /// The watcher asked to stop.
    Stopped,
}

impl fmt::Display for DirectoryFailure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            DirectoryFailure::Refused(sentence) => f.write_str(sentence),
            DirectoryFailure::Io(fault) => write!(f, "could not read the file: {fault}"),
            DirectoryFailure::Stopped => Stopped.fmt(f),
        }
    }
}

impl std::error::Error for DirectoryFailure {}

impl From<io::Error> for DirectoryFailure {
    fn from(fault: io::Error) -> Self {
        DirectoryFailure::Io(fault)
    }
}

impl From<Stopped> for DirectoryFailure {
    fn from(_: Stopped) -> Self {
        DirectoryFailure::Stopped
    }
}

fn refused<T>(sentence: impl Into<String>) -> Result<T, DirectoryFailure> {
    Err(DirectoryFailure::Refused(sentence.into()))
}

fn cut_short(after: u64) -> DirectoryFailure {
    DirectoryFailure::Refused(format!(
        "The file is cut short: its last row, {after}, is not complete. Nothing was changed. Download it again, and load the whole file."
    ))
}

/// Reads the directory from a CSV file, or from the zip it is published in.
///
/// # Errors
/// [`DirectoryFailure::Refused`] for a file that is no directory, or is cut short.
pub fn read(path: &Path, name: &str, watch: &mut dyn DirectoryWatch) -> Result<DirectoryRead, DirectoryFailure> {
    let mut head = [0_u8; 4];
    let length = File::open(path)?.read(&mut head)?;
    let done = Rc::new(Cell::new(0_u64));
    if head.get(..length) != Some(b"PK\x03\x04") {
        let file = File::open(path)?;
        let all = file.metadata()?.len();
        let counted = Counted { inner: file, done: Rc::clone(&done) };
        let mut read = rows(BufReader::with_capacity(1 << 18, counted), (&done, all), watch)?;
        read.named = month_in(name);
        return Ok(read);
    }
    let damaged = |_| {
        let text = "The zip is cut short or damaged. Nothing was changed. Download it again, and load the whole file.";
        DirectoryFailure::Refused(text.to_owned())
    };
    let mut archive = ZipArchive::new(BufReader::new(File::open(path)?)).map_err(damaged)?;
    let Some(inner) = directory_in(&mut archive) else {
        return refused(
            "The zip holds no CSV file in a folder Data. Choose the ONS Postcode Directory as it is published.",
        );
    };
    let names = names_in(&mut archive);
    let entry = archive.by_name(&inner).map_err(damaged)?;
    let all = entry.size();
    if all > BYTES_MAX {
        return refused("The zip holds more than any postcode directory does.");
    }
    let counted = Counted { inner: entry, done: Rc::clone(&done) };
    let mut read = rows(BufReader::with_capacity(1 << 18, counted), (&done, all), watch)?;
    read.named = month_in(inner.rsplit('/').next().unwrap_or(&inner)).or_else(|| month_in(name));
    read.names.extend(names);
    Ok(read)
}

/// The largest CSV file of a zip that is not a part of another or a list of names.
fn directory_in<R: Read + io::Seek>(archive: &mut ZipArchive<R>) -> Option<String> {
    let mut largest: Option<(u64, String)> = None;
    for at in 0..archive.len() {
        let Ok(file) = archive.by_index(at) else { continue };
        let name = file.name().map(|name| name.to_string()).unwrap_or_default();
        let lower = name.to_lowercase();
        let is_data = lower.ends_with(".csv") && !lower.contains("multi_csv") && !lower.contains("documents/");
        if is_data && largest.as_ref().is_none_or(|(size, _)| file.size() > *size) {
            largest = Some((file.size(), name));
        }
    }
    largest.map(|(_, name)| name)
}

/// Counts what goes through it.
struct Counted<R> {
    inner: R,
    done: Rc<Cell<u64>>,
}

impl<R: Read> Read for Counted<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.inner.read(buffer)?;
        self.done.set(self.done.get() + u64::try_from(read).unwrap_or(0));
        Ok(read)
    }
}

fn rows(
    from: impl Read,
    (done, all): (&Cell<u64>, u64),
    watch: &mut dyn DirectoryWatch,
) -> Result<DirectoryRead, DirectoryFailure> {
    let mut csv = csv::ReaderBuilder::new().flexible(true).has_headers(false).from_reader(from);
    let mut record = ByteRecord::new();
    if !next(&mut csv, &mut record, 0)? {
        return refused("The file is empty. Download it again, and load the whole file.");
    }
    let headings: Vec<String> = record
        .iter()
        .map(|cell| String::from_utf8_lossy(cell.strip_prefix(b"\xef\xbb\xbf").unwrap_or(cell)).into_owned())
        .collect();
    let columns = Columns::find(&headings).map_err(DirectoryFailure::Refused)?;
    let mut read = DirectoryRead::default();
    let mut row = 1;
    let mut last_was_unreadable = false;
    while next(&mut csv, &mut record, row)? {
        row += 1;
        if record.len() < headings.len() {
            // A row with fewer cells is the last one of a file that is cut short, or the file is damaged within.
            let is_last = !next(&mut csv, &mut ByteRecord::new(), row)?;
            return if is_last {
                Err(cut_short(row))
            } else {
                refused(format!(
                    "Row {row} has {} cells where the headings are {}. The file is damaged: download it again.",
                    record.len(),
                    headings.len()
                ))
            };
        }
        let entry = entry(&record, &columns);
        last_was_unreadable = entry.is_none();
        match entry {
            Some(entry) => {
                read.rows += 1;
                read.newest = read.newest.max(entry.introduced).max(entry.ended);
                watch.entry(&entry)?;
            }
            None => read.unreadable += 1,
        }
        keep_names(&record, &columns, &mut read.names);
        if row % ROWS_BETWEEN_REPORTS == 0 {
            watch.progress(done.get(), all, read.rows)?;
        }
    }
    if last_was_unreadable {
        return Err(cut_short(row));
    }
    if read.rows == 0 {
        return refused("The file has headings and no postcodes. Download it again, and load the whole file.");
    }
    if read.unreadable * UNREADABLE_IN > read.rows {
        return refused(format!(
            "{} of {} rows hold no postcode or no nine-character code of an area, so this is no postcode directory of 2011 or later.",
            read.unreadable,
            read.rows + read.unreadable
        ));
    }
    watch.progress(all, all, read.rows)?;
    Ok(read)
}

/// The next record; a fault of a zip's content is a file that is cut short.
fn next<R: Read>(csv: &mut csv::Reader<R>, record: &mut ByteRecord, row: u64) -> Result<bool, DirectoryFailure> {
    csv.read_byte_record(record).map_err(|fault| match fault.into_kind() {
        csv::ErrorKind::Io(fault)
            if matches!(
                fault.kind(),
                io::ErrorKind::InvalidData | io::ErrorKind::UnexpectedEof | io::ErrorKind::InvalidInput
            ) =>
        {
            cut_short(row)
        }
        csv::ErrorKind::Io(fault) => DirectoryFailure::Io(fault),
        other => DirectoryFailure::Refused(format!("Row {} cannot be read: {other:?}", row + 1)),
    })
}

/// What a row says; none where its postcode or one of its codes has no shape of one.
fn entry(record: &ByteRecord, columns: &Columns) -> Option<PostcodeEntry> {
    let cell = |part| columns.of(part).and_then(|at| record.get(at)).unwrap_or_default();
    let code = |part| match cell(part) {
        b"" => Some(None),
        text => GssCode::from_bytes(text).map(|code| Some(code).filter(|code| !code.is_none())),
    };
    Some(PostcodeEntry {
        postcode: Postcode::from_bytes(cell(Part::Postcode))?,
        introduced: month(cell(Part::Introduced))?,
        ended: month(cell(Part::Ended))?,
        district: code(Part::District)?,
        county: code(Part::County)?,
        ward: code(Part::Ward)?,
        region: code(Part::Region)?,
        country: code(Part::Country)?,
    })
}

/// A month written `202505`, or none; the outer none is for anything else.
fn month(text: &[u8]) -> Option<Option<Month>> {
    if text.is_empty() {
        return Some(None);
    }
    let (year, month) = std::str::from_utf8(text).ok()?.split_at_checked(4)?;
    Month::new(year.parse().ok()?, month.trim_start_matches('-').parse().ok()?).map(Some)
}

fn keep_names(record: &ByteRecord, columns: &Columns, names: &mut BTreeMap<GssCode, String>) {
    for (code, name) in &columns.names {
        let code = record.get(*code).and_then(GssCode::from_bytes).filter(|code| !code.is_none());
        if let (Some(code), Some(name)) = (code, record.get(*name))
            && !names.contains_key(&code)
        {
            names.insert(code, String::from_utf8_lossy(name).trim().to_owned());
        }
    }
}
