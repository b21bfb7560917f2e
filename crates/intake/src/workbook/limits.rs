//! What a workbook may cost before it is opened, so that none can exhaust the machine.

use super::{DAMAGED, Format, PASSWORD, TOO_LARGE};
use memchr::memmem;
use std::fs::File;
use std::io::{BufReader, Read};
use std::path::Path;
use zip::ZipArchive;

/// The largest workbook taken, as it lies on disk.
pub(super) const FILE_BYTES_MAX: u64 = 100 << 20;
/// The largest that all its parts may be together once inflated.
const INFLATED_BYTES_MAX: u64 = 768 << 20;
/// The largest that the table of shared texts may be: it is held in memory.
const SHARED_TEXT_BYTES_MAX: u64 = 192 << 20;
/// The largest OpenDocument content: it is held in memory.
const OPEN_DOCUMENT_BYTES_MAX: u64 = 256 << 20;
/// Inflated beyond this many times its size, a part of some size is made to do harm.
const RATIO_MAX: u64 = 300;
const RATIO_FROM_BYTES: u64 = 64 << 20;
const PARTS_MAX: usize = 10_000;
/// Cells, empty ones between filled ones included, that all sheets may hold together.
pub(super) const CELLS_MAX: usize = 12_000_000;
/// Columns read of a sheet; payments need a fiftieth of them.
pub(super) const COLUMNS_MAX: usize = 512;
/// Cells that an OpenDocument sheet may claim by repeating one.
const REPEATED_CELLS_MAX: u64 = 4_000_000;

/// Which workbook a zip file is, or why it is none that can be read.
pub(crate) fn zip_format(path: &Path) -> Result<Format, String> {
    let damaged = || DAMAGED.to_owned();
    let file = File::open(path).map_err(|_| damaged())?;
    if file.metadata().map_err(|_| damaged())?.len() > FILE_BYTES_MAX {
        return Err(TOO_LARGE.into());
    }
    let mut archive = ZipArchive::new(BufReader::new(file)).map_err(|_| damaged())?;
    if archive.len() > PARTS_MAX {
        return Err(TOO_LARGE.into());
    }
    let names: Vec<String> = archive.file_names().flatten().map(|name| name.to_lowercase()).collect();
    let has = |name: &str| names.iter().any(|known| known.trim_start_matches('/') == name);
    let begins = |start: &str| names.iter().any(|known| known.trim_start_matches('/').starts_with(start));
    let format = if has("xl/workbook.bin") {
        Format::Xlsb
    } else if begins("xl/") {
        Format::Xlsx
    } else if has("content.xml") && is_spreadsheet(&mut archive) {
        Format::Ods
    } else if begins("word/") || begins("ppt/") || has("content.xml") {
        return Err(
            "The file is a document, not a table. Ask for it as CSV or as a workbook, and choose that file.".into()
        );
    } else if names.iter().any(|name| name.ends_with(".numbers") || name == "index/document.iwa") {
        return Err(
            "The file is a Numbers spreadsheet, which is not read. Export it as CSV, and choose that file.".into()
        );
    } else {
        return Err("The file is a zip of other files. Unpack it, and choose the files in it one by one.".into());
    };
    weigh(&mut archive, format)?;
    Ok(format)
}

fn is_spreadsheet(archive: &mut ZipArchive<BufReader<File>>) -> bool {
    let mut kind = String::new();
    match archive.by_name("mimetype") {
        Ok(part) => part.take(200).read_to_string(&mut kind).is_ok() && kind.contains("spreadsheet"),
        Err(_) => true,
    }
}

/// Inflates every part once, keeping nothing, and stops at the limits: what the directory claims is not believed.
fn weigh(archive: &mut ZipArchive<BufReader<File>>, format: Format) -> Result<(), String> {
    let mut all = 0;
    for at in 0..archive.len() {
        let part = match archive.by_index(at) {
            Ok(part) => part,
            Err(zip::result::ZipError::UnsupportedArchive(_)) => return Err(PASSWORD.into()),
            Err(_) => return Err(DAMAGED.into()),
        };
        if part.encrypted() {
            return Err(PASSWORD.into());
        }
        let name = part.name().map(|name| name.to_lowercase()).unwrap_or_default();
        let packed = part.compressed_size().max(1);
        let repeats = format == Format::Ods && name == "content.xml";
        let limit = match name.as_str() {
            "xl/sharedstrings.xml" | "xl/sharedstrings.bin" => SHARED_TEXT_BYTES_MAX,
            "content.xml" => OPEN_DOCUMENT_BYTES_MAX,
            _ => INFLATED_BYTES_MAX,
        };
        let size = measure(part, limit, packed, repeats)?;
        all += size;
        if all > INFLATED_BYTES_MAX {
            return Err(TOO_LARGE.into());
        }
    }
    Ok(())
}

fn measure(mut part: impl Read, limit: u64, packed: u64, repeats: bool) -> Result<u64, String> {
    let mut buffer = vec![0; 1 << 16];
    let (mut size, mut repeated, mut carry) = (0_u64, 0_u64, Vec::new());
    loop {
        let read = match part.read(&mut buffer) {
            Ok(0) => return Ok(size),
            Ok(read) => read,
            Err(_) => return Err(DAMAGED.into()),
        };
        size += read as u64;
        if size > limit || (size > RATIO_FROM_BYTES && size / packed > RATIO_MAX) {
            return Err(TOO_LARGE.into());
        }
        if repeats {
            carry.extend_from_slice(buffer.get(..read).unwrap_or_default());
            repeated += repeated_cells(&mut carry);
            if repeated > REPEATED_CELLS_MAX {
                return Err(TOO_LARGE.into());
            }
        }
    }
}

/// Counts the cells that filled cells claim by repeating, in whole tags; leaves the cut tag for the next time.
fn repeated_cells(carry: &mut Vec<u8>) -> u64 {
    const MARK: &[u8] = b"number-columns-repeated=\"";
    let whole = memchr::memrchr(b'>', carry).map_or(0, |at| at + 1);
    let text = carry.get(..whole).unwrap_or_default();
    let mut count = 0;
    for at in memmem::find_iter(text, MARK) {
        let digits = text.get(at + MARK.len()..).unwrap_or_default();
        let value = digits
            .iter()
            .take_while(|b| b.is_ascii_digit())
            .take(9)
            .fold(0_u64, |sum, b| sum * 10 + u64::from(b - b'0'));
        let end = memchr::memchr(b'>', digits).unwrap_or(0);
        let start = memchr::memrchr(b'<', text.get(..at).unwrap_or_default()).unwrap_or(0);
        let tag = text.get(start..at + MARK.len() + end).unwrap_or_default();
        // An empty cell is repeated to the edge of every sheet and costs nothing; a column's width is no cell.
        let empty = tag.ends_with(b"/")
            && memmem::find(tag, b"office:value").is_none()
            && memmem::find(tag, b"formula").is_none();
        if !empty && memmem::find(tag, b"table-column").is_none() {
            count += value;
        }
    }
    carry.drain(..whole);
    if carry.len() > 1 << 20 {
        carry.clear();
    }
    count
}

/// Which workbook a compound file of the old kind is, or why it is none.
pub(crate) fn compound_format(path: &Path) -> Result<Format, String> {
    let mut bytes = Vec::new();
    let read = File::open(path).and_then(|file| file.take(FILE_BYTES_MAX + 1).read_to_end(&mut bytes));
    if read.is_err() {
        return Err(DAMAGED.into());
    }
    if bytes.len() as u64 > FILE_BYTES_MAX {
        return Err(TOO_LARGE.into());
    }
    let wide = |name: &str| name.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>();
    let holds = |name: &str| memmem::find(&bytes, &wide(name)).is_some();
    if holds("EncryptedPackage") || holds("EncryptionInfo") {
        Err(PASSWORD.into())
    } else if holds("WordDocument") || holds("PowerPoint Document") {
        Err("The file is a document, not a table. Ask for it as CSV or as a workbook, and choose that file.".into())
    } else {
        Ok(Format::Xls)
    }
}
