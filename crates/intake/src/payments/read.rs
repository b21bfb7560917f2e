//! Reads a payments file from its bytes to its lines.

use super::layout::{self, Layout, NoLayout};
use super::lines::{Plan, SheetReader};
use super::messages as say;
use super::notices::{Kind, Notices};
use super::order::{Order, OrderDoubt, OrderEvidence};
use super::sheets;
use super::sign::{self, Direction};
use super::tally::{Tally, to_pence};
use super::{choose::Doubt, hint};
use crate::cells::Row;
use crate::failure::{ReadFailure, Stopped};
use crate::source::{self, Opened, Source};
use crate::text::TextFile;
use domain::findings::Place;
use domain::spend::{Column, FileKind, Mapping, PaymentLine, Reading, SheetReading};
use domain::values::Month;
use std::collections::BTreeMap;
use std::path::Path;

/// Rows that are not blank from which the layout is worked out.
pub(super) const ROWS_LOOKED_AT: usize = 3000;
/// Rows between two reports of progress.
const ROWS_BETWEEN_REPORTS: u64 = 20_000;

/// Takes what is read, as it is read.
pub trait Watch {
    /// Called for each line, in order of the file; an error stops the reading.
    fn line(&mut self, line: &PaymentLine) -> Result<(), Stopped>;
    /// Called every so often with the bytes read so far, of all, and the lines so far; an error stops the reading.
    fn progress(&mut self, bytes_done: u64, bytes_all: u64, lines: u64) -> Result<(), Stopped>;
}

/// Reads a payments file: works out its layout, or takes what `mapping` settles, and hands each line to `watch`.
///
/// `name` is the file's name as uploaded, a hint to its month; it is never used as a path.
/// A file that cannot be read is a reading with a finding that stops. The error is the disk's, or the watcher's wish to stop.
pub fn read(path: &Path, name: &str, mapping: &Mapping, watch: &mut dyn Watch) -> Result<Reading, ReadFailure> {
    let mut reading = match source::open(path)? {
        Opened::Empty => Ok(refused(say::EMPTY_FILE, "", "")),
        Opened::Refused(sentence) => Ok(refused(say::UNREADABLE, "", &sentence)),
        Opened::Source(Source::Text(text)) => read_text(&text, name, mapping, watch),
        Opened::Source(Source::Workbook(workbook)) => sheets::read_workbook(workbook, name, mapping, watch),
    }?;
    if mapping.kind.is_none() && speaks_of_cards(name) {
        reading.kind = FileKind::Cards;
    }
    Ok(reading)
}

/// Whether a file's name says that it holds payments by card.
fn speaks_of_cards(name: &str) -> bool {
    let words = super::headings::normalise(name);
    words.split(' ').any(|word| matches!(word, "card" | "cards" | "gpc" | "pcard" | "pcards" | "purchasecard"))
}

/// A reading of a file that is refused.
pub(super) fn refused(kind: &'static Kind, encoding: &str, detail: &str) -> Reading {
    let mut notices = Notices::default();
    notices.of_file(kind, detail);
    Reading { encoding: encoding.to_owned(), findings: notices.into_findings(), ..Reading::default() }
}

/// A reading of a file whose layout could not be worked out.
pub(super) fn without_layout(reason: &NoLayout, encoding: &str) -> Reading {
    let (kind, detail) = match reason {
        NoLayout::Empty => (say::NO_LINES, String::new()),
        NoLayout::NoAmounts(headings) => (say::NO_AMOUNTS, there_are(headings)),
        NoLayout::HeadingMissing(missing, headings) => {
            (say::HEADING_MISSING, format!("It names {}. {}", quoted(missing), there_are(headings)))
        }
        NoLayout::HeaderRowMissing(row) => (say::HEADER_ROW_MISSING, row.to_string()),
    };
    refused(kind, encoding, &detail)
}

fn there_are(headings: &[String]) -> String {
    if headings.is_empty() {
        "The file has no headings.".into()
    } else {
        format!("The headings are {}.", quoted(headings))
    }
}

pub(super) fn quoted(names: &[String]) -> String {
    let shown: Vec<String> = names.iter().take(30).map(|name| format!("“{}”", super::lines::short(name))).collect();
    let more = if names.len() > shown.len() { " and others" } else { "" };
    format!("{}{more}", shown.join(", "))
}

fn read_text(text: &TextFile, name: &str, mapping: &Mapping, watch: &mut dyn Watch) -> Result<Reading, ReadFailure> {
    let encoding = text.encoding.name();
    let (sample, whole) = sample(text)?;
    if sample.is_empty() {
        return Ok(refused(say::NO_ROWS, encoding, ""));
    }
    let mut layout = match layout::lay_out(&sample, "", 1, mapping) {
        Ok(layout) => layout,
        Err(reason) => return Ok(without_layout(&reason, encoding)),
    };
    if !whole && !layout.order.is_settled() && mapping.day_first.is_none() {
        weigh_all_dates(text, &mut layout)?;
    }
    let mut notices = Notices::default();
    if text.encoding.is_mixed() {
        notices.of_file(say::MIXED_ENCODING, "");
    }
    let plan = plan(&[&layout], &sample, name, mapping, &mut notices);
    drop(sample);
    let mut tally = Tally::default();
    let mut reader = SheetReader::new(&layout, plan);
    let mut rows = text.rows()?;
    let mut seen = 0;
    while let Some(row) = rows.next()? {
        seen += 1;
        if let Some(line) = reader.row(row, &mut notices) {
            tally.add(line);
            watch.line(line)?;
        }
        if seen % ROWS_BETWEEN_REPORTS == 0 {
            watch.progress(rows.bytes_done(), text.size, tally.lines)?;
        }
    }
    reader.end(&mut notices);
    watch.progress(text.size, text.size, tally.lines)?;
    if let Some((count, row)) = rows.stray_quotes() {
        (0..count.min(1_000_000))
            .for_each(|_| notices.add(say::STRAY_QUOTE, || Place { row: Some(row), ..Place::default() }, String::new));
    }
    let (lines, excluded) = (reader.lines, reader.excluded);
    Ok(conclude(encoding, vec![(&layout, lines, excluded)], tally, notices))
}

/// The first rows that are not blank, and whether they are all.
pub(super) fn sample(text: &TextFile) -> Result<(Vec<Row>, bool), ReadFailure> {
    let mut rows = text.rows()?;
    let mut sample = Vec::new();
    while let Some(row) = rows.next()? {
        if sample.len() >= ROWS_LOOKED_AT {
            return Ok((sample, false));
        }
        if !row.is_blank() {
            sample.push(row.clone());
        }
    }
    Ok((sample, true))
}

/// Reads every date of the file, because its first rows leave the order of day and month open.
pub(super) fn weigh_all_dates(text: &TextFile, layout: &mut Layout) -> Result<(), ReadFailure> {
    if layout.order.is_open() {
        layout.order = OrderEvidence::default();
        let mut rows = text.rows()?;
        while let Some(row) = rows.next()? {
            layout.weigh_dates(row);
        }
    }
    Ok(())
}

/// Decides what holds for the whole file, and says what cannot be decided.
pub(super) fn plan(layouts: &[&Layout], sample: &[Row], name: &str, mapping: &Mapping, notices: &mut Notices) -> Plan {
    let hint = hint::month_in(name).or_else(|| layouts.iter().find_map(|layout| layout.month));
    let mut evidence = OrderEvidence::default();
    layouts.iter().for_each(|layout| evidence.merge(&layout.order));
    let order = match mapping.day_first {
        Some(day_first) => Order { day_first, doubt: OrderDoubt::None },
        None => evidence.decide(hint),
    };
    for layout in layouts {
        say_doubts(layout, notices);
    }
    if let (OrderDoubt::Open, Some(layout)) = (order.doubt, layouts.first()) {
        let at = layout.columns.get(&Column::Date).copied();
        let shown = sample
            .iter()
            .filter_map(|row| at.map(|at| (row, at)))
            .find(|(row, at)| super::date::parse(row.cell(*at), row.kind(*at)).is_open());
        let detail = shown.map_or_else(|| "those here".to_owned(), |(row, at)| format!("“{}”", row.cell(at)));
        notices.add(say::DAY_MONTH_ORDER, || place_of(layout, at), || detail);
    }
    if let (false, OrderDoubt::None, None) = (order.day_first, order.doubt, mapping.day_first) {
        notices.of_file(say::MONTH_FIRST, "");
    }
    if evidence.is_half_converted() {
        notices.of_file(say::DATES_HALF_CONVERTED, "");
    }
    let undated =
        layouts.iter().any(|layout| !layout.columns.contains_key(&Column::Date) && layout.month_columns.is_none());
    if evidence.is_half_turned() && mapping.day_first.is_none() {
        notices.of_file(say::DATES_HALF_TURNED, "");
    }
    let own = mapping.date_for_all;
    Plan {
        day_first: order.day_first,
        date_for_all: own.filter(|date| date.day() != 1),
        month_for_all: match own {
            Some(date) => Some(Month::of(date)),
            None if undated => month_for_undated(hint, notices),
            None => hint.filter(|_| periods_only(layouts)),
        },
        month_given: own.is_some(),
        signs_reversed: signs_reversed(layouts, sample, notices),
    }
}

fn periods_only(layouts: &[&Layout]) -> bool {
    layouts.iter().all(|layout| !layout.numbers_are_months)
}

fn month_for_undated(hint: Option<Month>, notices: &mut Notices) -> Option<Month> {
    match hint {
        Some(month) => notices.of_file(say::MONTH_FROM_NAME, month.name()),
        None => notices.of_file(say::NO_DATES, ""),
    }
    hint
}

/// Whether most marks say "money back", so that the marks are written from the supplier's side.
fn signs_reversed(layouts: &[&Layout], sample: &[Row], notices: &mut Notices) -> bool {
    let Some(at) = layouts.first().and_then(|layout| layout.columns.get(&Column::Sign)) else { return false };
    let marks = sample.iter().filter_map(|row| sign::mark(row.cell(*at)));
    let (back, all) = marks.fold((0, 0), |(back, all), mark| (back + usize::from(mark == Direction::Back), all + 1));
    let reversed = back * 2 > all;
    if reversed {
        notices.of_file(say::SIGN_MEANING, layouts.first().map_or("", |layout| layout.heading(*at)));
    }
    reversed
}

fn place_of(layout: &Layout, at: Option<usize>) -> Place {
    Place {
        sheet: Some(layout.sheet.clone()).filter(|name| !name.is_empty()),
        row: layout.header.map(|(_, last)| last),
        column: at.and_then(|at| u32::try_from(at + 1).ok()),
    }
}

fn say_doubts(layout: &Layout, notices: &mut Notices) {
    let name = |at: usize| format!("“{}”", layout.heading(at));
    let mut by_content = Vec::new();
    for doubt in &layout.doubts {
        let (kind, at, detail) = match doubt {
            Doubt::Rival { column, chosen, other } => {
                let kind = match column {
                    Column::Supplier => say::WHICH_SUPPLIER,
                    Column::Date => say::WHICH_DATE,
                    _ => say::WHICH_AMOUNT,
                };
                (kind, *chosen, format!("{} is proposed, and there is {}", name(*chosen), name(*other)))
            }
            Doubt::ByContent { column, chosen } => {
                by_content.push(format!("{} as the {}", name(*chosen), column.label().to_lowercase()));
                continue;
            }
            Doubt::GrossOnly { chosen } => (say::GROSS_ONLY, *chosen, name(*chosen)),
            Doubt::VatInAmount { chosen } => (say::VAT_IN_AMOUNT, *chosen, name(*chosen)),
            Doubt::InvoiceDates { chosen } => (say::INVOICE_DATES, *chosen, name(*chosen)),
            Doubt::NotPayments { chosen } => (say::NOT_PAYMENTS, *chosen, name(*chosen)),
            Doubt::Thousands { chosen } => (say::THOUSANDS, *chosen, name(*chosen)),
        };
        notices.add(kind, || place_of(layout, Some(at)), || detail);
    }
    if !by_content.is_empty() {
        notices.add(say::BY_CONTENT, || place_of(layout, None), || by_content.join(", "));
    }
    if !layout.columns.contains_key(&Column::Supplier) {
        notices.add(say::NO_SUPPLIER, || place_of(layout, None), String::new);
    }
}

/// A sheet that was read: its layout, its lines, and its rows left out.
pub(super) type SheetRead<'a> = (&'a Layout, u64, BTreeMap<&'static str, u64>);

/// Puts the reading together.
pub(super) fn conclude(encoding: &str, read: Vec<SheetRead<'_>>, tally: Tally, mut notices: Notices) -> Reading {
    if tally.lines == 0 {
        return refused(say::NO_LINES, encoding, "");
    }
    say_sums(&tally, &mut notices);
    let mut reading = Reading {
        encoding: encoding.to_owned(),
        lines: tally.lines,
        total: to_pence(tally.total),
        first_date: tally.first,
        last_date: tally.last,
        undated_lines: tally.undated,
        negative_lines: tally.negative,
        zero_lines: tally.zero,
        blank_supplier_lines: tally.blank_supplier,
        top_suppliers: tally.top(5),
        ..Reading::default()
    };
    for (layout, lines, excluded) in read {
        for (reason, count) in excluded {
            *reading.excluded.entry(reason.to_owned()).or_insert(0) += count;
        }
        for (column, at) in &layout.columns {
            reading.columns.entry(*column).or_insert_with(|| layout.heading(*at).to_owned());
        }
        if reading.sheets.is_empty() || layout.kind == FileKind::Cards {
            reading.kind = layout.kind;
        }
        reading.sheets.push(SheetReading {
            name: layout.sheet.clone(),
            header_row: layout.header.map(|(_, last)| last),
            lines,
            headings: layout.headings.clone(),
            first_rows: layout.first_rows.clone(),
        });
    }
    reading.findings = notices.into_findings();
    reading
}

fn say_sums(tally: &Tally, notices: &mut Notices) {
    let valued = tally.lines - tally.zero;
    if tally.negative >= 2 && tally.negative * 10 >= valued * 9 {
        notices.of_file(say::ALL_NEGATIVE, "");
    }
    if tally.blank_supplier == tally.lines {
        notices.of_file(say::NO_SUPPLIER, "");
    }
    if tally.names_stand_once() {
        notices.of_file(say::NAMES_ONCE, tally.blank_supplier.to_string());
    }
    notices.of_file_times(say::REDACTED, tally.redacted_lines());
    notices.of_file_times(say::BLANK_SUPPLIER, tally.blank_supplier);
    if tally.forgot {
        notices.of_file(say::MANY_SUPPLIERS, "");
    }
}
