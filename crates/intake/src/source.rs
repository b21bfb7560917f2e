//! What kind of file it is, told by its content and never by its name.

use crate::text::{TextFile, decode_whole};
use crate::workbook::{self, Format, Workbook};
use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

/// A file that can be read.
pub(crate) enum Source {
    Text(TextFile),
    Workbook(Workbook),
}

/// A file looked at.
pub(crate) enum Opened {
    Source(Source),
    Empty,
    /// Cannot be read; the sentence says what to do.
    Refused(String),
}

const HEAD_BYTES: usize = 64 * 1024;

/// The beginnings of files that hold no rows, and what they are.
const OTHERS: &[(&[u8], &str)] = &[
    (b"%PDF", "a PDF"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"BM", "a picture"),
    (b"II*\0", "a picture"),
    (b"{\\rtf", "a text document"),
    (b"\x1f\x8b", "a compressed file"),
    (b"7z\xbc\xaf", "a compressed file"),
    (b"Rar!", "a compressed file"),
    (b"BZh", "a compressed file"),
    (b"PAR1", "a Parquet file"),
    (b"SQLite format 3", "a database"),
    (b"MZ", "a program"),
    (b"\x7fELF", "a program"),
];

/// Opens a file as what its content shows it to be.
pub(crate) fn open(path: &Path) -> io::Result<Opened> {
    let mut head = Vec::new();
    File::open(path)?.take(HEAD_BYTES as u64).read_to_end(&mut head)?;
    if head.is_empty() {
        return Ok(Opened::Empty);
    }
    if head.starts_with(b"PK") {
        return workbook_of(workbook::zip_format(path), path);
    }
    if head.starts_with(b"\xd0\xcf\x11\xe0") {
        return workbook_of(workbook::compound_format(path), path);
    }
    if let Some((_, what)) =
        OTHERS.iter().find(|(magic, _)| head.starts_with(magic) && (magic.len() > 2 || is_binary(&head)))
    {
        return Ok(Opened::Refused(format!(
            "The file is {what}, not a table. Ask for it as CSV or as a workbook, and choose that file."
        )));
    }
    if let Some(refusal) = marked_up(&head) {
        return Ok(match refusal {
            MarkedUp::Workbook => return workbook_of(Ok(Format::Xml), path),
            MarkedUp::Table => return workbook_of(Ok(Format::Html), path),
            MarkedUp::Refused(text) => Opened::Refused(text),
        });
    }
    if is_binary(&head) {
        return Ok(Opened::Refused("The file is neither text nor a workbook that can be read. Open it in the program that made it, save it as CSV, and choose that file.".into()));
    }
    let text = TextFile::open(path)?;
    Ok(Opened::Source(Source::Text(text)))
}

fn workbook_of(format: Result<Format, String>, path: &Path) -> io::Result<Opened> {
    Ok(match format.and_then(|format| workbook::open(path, format)) {
        Ok(workbook) => Opened::Source(Source::Workbook(workbook)),
        Err(sentence) => Opened::Refused(sentence),
    })
}

enum MarkedUp {
    Table,
    /// In the XML format of 2003.
    Workbook,
    Refused(String),
}

/// Files of mark-up, whatever they call themselves.
fn marked_up(head: &[u8]) -> Option<MarkedUp> {
    let text = decode_whole(head).trim_start_matches('\u{feff}').trim_start().to_lowercase();
    if (text.starts_with('{') || text.starts_with("[{")) && text.contains("\":") {
        return Some(MarkedUp::Refused(
            "The file is JSON, not a table. Ask for it as CSV or as a workbook, and choose that file.".into(),
        ));
    }
    if !text.starts_with('<') {
        return (text.starts_with("mime-version:") && text.contains("<table")).then_some(MarkedUp::Table);
    }
    if text.contains("urn:schemas-microsoft-com:office:spreadsheet") && text.contains("workbook") {
        return Some(MarkedUp::Workbook);
    }
    if text.contains("<html") && !text.contains("<table") && !text.contains("<tr") && head.len() < HEAD_BYTES {
        let sentence = "The file is a web page without a table, such as a page that says what went wrong. Download it again, and choose that file.";
        return Some(MarkedUp::Refused(sentence.into()));
    }
    if text.contains("<table") || text.contains("<html") || text.contains("<tr") {
        return Some(MarkedUp::Table);
    }
    text.starts_with("<?xml").then(|| {
        MarkedUp::Refused(
            "The file is XML, not a table. Ask for it as CSV or as a workbook, and choose that file.".into(),
        )
    })
}

/// Whether bytes are no text of any encoding: control bytes that no text has.
fn is_binary(head: &[u8]) -> bool {
    // Some programs fill the last block of a file with NULs.
    let filled = head.iter().rposition(|byte| *byte != 0).map_or(0, |at| at + 1);
    let head = if filled > 1 { head.get(..filled).unwrap_or(head) } else { head };
    let control = head.iter().filter(|byte| matches!(byte, 1..=8 | 0x0e..=0x1a | 0x1c..=0x1f | 0x7f)).count();
    let nul = head.iter().filter(|byte| **byte == 0).count();
    let even = head.iter().step_by(2).filter(|byte| **byte == 0).count();
    // Text of two bytes a letter has its NULs all on one side.
    let one_sided = even * 10 < nul || even * 10 > nul * 9;
    control * 50 > head.len() || (nul * 10 > head.len() && !one_sided)
}
