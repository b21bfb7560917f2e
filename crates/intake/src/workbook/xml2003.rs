//! Workbooks in the XML format of 2003, which ledgers export under the name .xls or .xml.

use super::cells::{Gatherer, all_cells};
use super::{DAMAGED, Sheet, whole_text};
use calamine::{CellErrorType, DataRef};
use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion, escape};
use std::io::Read;

/// The largest file taken: it is held in memory.
const BYTES_MAX: u64 = 96 << 20;

/// The sheets of the workbook.
pub(super) fn sheets(input: impl Read) -> Result<Vec<Sheet>, String> {
    let text = whole_text(input, BYTES_MAX)?;
    let mut reader = Reader::from_str(text.trim_start_matches('\u{feff}').trim_start());
    let mut book = Book { left: all_cells(), ..Book::default() };
    loop {
        match reader.read_event().map_err(|_| DAMAGED)? {
            Event::Start(tag) => book.open(&tag)?,
            Event::Empty(tag) => {
                book.open(&tag)?;
                book.close(tag.local_name().into_inner())?;
            }
            Event::End(tag) => book.close(tag.local_name().into_inner())?,
            Event::Text(text) => book.text(&text.xml10_content()),
            Event::CData(text) => book.text(&text.xml10_content()),
            Event::GeneralRef(entity) => match entity.resolve_char_ref() {
                Ok(Some(c)) => book.text(c.encode_utf8(&mut [0; 4])),
                _ => book.text(escape::resolve_predefined_entity(&entity).unwrap_or("")),
            },
            Event::Eof if book.depth > 0 => return Err(DAMAGED.into()),
            Event::Eof => return Ok(book.sheets),
            _ => {}
        }
    }
}

/// What has been read, and where the next cell stands; rows and columns count from 0.
#[derive(Default)]
struct Book {
    sheets: Vec<Sheet>,
    left: usize,
    depth: usize,
    gatherer: Option<Gatherer>,
    name: String,
    hidden: bool,
    row: u32,
    column: u32,
    /// Columns that a merged cell covers to its right.
    merged: u32,
    kind: Option<String>,
    value: String,
    in_comment: bool,
    in_visible: bool,
}

impl Book {
    fn open(&mut self, tag: &BytesStart<'_>) -> Result<(), String> {
        self.depth += 1;
        match tag.local_name().into_inner() {
            "Worksheet" => {
                self.gatherer = Some(Gatherer::new());
                self.name = attribute(tag, "Name").unwrap_or_default();
                (self.row, self.column, self.hidden) = (0, 0, false);
            }
            "Row" => {
                self.row = place(tag, self.row)?;
                self.column = 0;
            }
            "Cell" => {
                self.column = place(tag, self.column)?;
                self.merged = attribute(tag, "MergeAcross").and_then(|text| text.parse().ok()).unwrap_or(0);
            }
            "Data" if !self.in_comment => {
                self.kind = Some(attribute(tag, "Type").unwrap_or_default());
                self.value.clear();
            }
            "Comment" => self.in_comment = true,
            "Visible" => self.in_visible = true,
            _ => {}
        }
        Ok(())
    }

    fn close(&mut self, name: &str) -> Result<(), String> {
        self.depth = self.depth.saturating_sub(1);
        match name {
            "Worksheet" => {
                if let Some(gatherer) = self.gatherer.take() {
                    self.sheets.push(gatherer.finish(std::mem::take(&mut self.name), self.hidden));
                }
            }
            "Row" => self.row = self.row.saturating_add(1),
            "Cell" => self.column = self.column.saturating_add(1).saturating_add(self.merged),
            "Data" if !self.in_comment => self.cell()?,
            "Comment" => self.in_comment = false,
            "Visible" => self.in_visible = false,
            _ => {}
        }
        Ok(())
    }

    fn text(&mut self, text: &str) {
        if self.kind.is_some() && !self.in_comment {
            self.value.push_str(text);
        } else if self.in_visible {
            self.hidden |= text.contains("Hidden");
        }
    }

    fn cell(&mut self) -> Result<(), String> {
        let Some(kind) = self.kind.take() else { return Ok(()) };
        let Some(gatherer) = self.gatherer.as_mut() else { return Ok(()) };
        let value = match (kind.as_str(), self.value.trim().parse::<f64>()) {
            ("Number", Ok(number)) => DataRef::Float(number),
            ("DateTime", _) => DataRef::DateTimeIso(self.value.trim().to_owned()),
            ("Boolean", _) => DataRef::Bool(self.value.trim() == "1"),
            ("Error", _) => DataRef::Error(error(&self.value)),
            _ => DataRef::SharedString(&self.value),
        };
        gatherer.add(self.row, self.column, &value, &mut self.left)
    }
}

/// The value of an attribute, whatever prefix it has.
fn attribute(tag: &BytesStart<'_>, name: &str) -> Option<String> {
    let found = tag.attributes().flatten().find(|attribute| attribute.key.local_name().into_inner() == name)?;
    found.normalized_value(XmlVersion::Implicit1_0).ok().map(std::borrow::Cow::into_owned)
}

/// Where a row or cell stands: at its own index, which counts from 1, or after the last.
fn place(tag: &BytesStart<'_>, next: u32) -> Result<u32, String> {
    match attribute(tag, "Index") {
        Some(index) => index.parse::<u32>().ok().and_then(|index| index.checked_sub(1)).ok_or_else(|| DAMAGED.into()),
        None => Ok(next),
    }
}

fn error(text: &str) -> CellErrorType {
    match text.trim() {
        "#DIV/0!" => CellErrorType::Div0,
        "#N/A" => CellErrorType::NA,
        "#NAME?" => CellErrorType::Name,
        "#NULL!" => CellErrorType::Null,
        "#NUM!" => CellErrorType::Num,
        "#REF!" => CellErrorType::Ref,
        _ => CellErrorType::Value,
    }
}
