//! Reads the sheets of a workbook: those with lines, each once.

use super::layout::{self, Layout, NoLayout};
use super::lines::{Plan, SheetReader};
use super::messages as say;
use super::notices::Notices;
use super::read::{ROWS_LOOKED_AT, SheetRead, Watch, conclude, plan, quoted, refused, without_layout};
use super::tally::Tally;
use crate::failure::ReadFailure;
use crate::workbook::{Sheet, Workbook};
use domain::findings::Place;
use domain::spend::{Mapping, PaymentLine, Reading};
use std::hash::{DefaultHasher, Hash, Hasher};

/// A sheet and how to read it.
struct Planned<'a> {
    sheet: &'a Sheet,
    layout: Layout,
    lines: u64,
    total: i128,
    /// A fingerprint of each line, in order of size.
    prints: Vec<u64>,
}

/// Reads a workbook that is held in memory.
pub(super) fn read_workbook(
    workbook: Workbook,
    name: &str,
    mapping: &Mapping,
    watch: &mut dyn Watch,
) -> Result<Reading, ReadFailure> {
    let encoding = workbook.format.name();
    let missing: Vec<String> = mapping
        .sheets
        .iter()
        .filter(|wanted| !workbook.sheets.iter().any(|sheet| sheet.name == **wanted))
        .cloned()
        .collect();
    if !missing.is_empty() {
        let names: Vec<String> = workbook.sheets.iter().map(|sheet| sheet.name.clone()).collect();
        return Ok(refused(
            say::SHEET_MISSING,
            encoding,
            &format!("It names {}. The sheets are {}.", quoted(&missing), quoted(&names)),
        ));
    }
    let mut notices = Notices::default();
    let mut planned = match lay_out_all(&workbook, mapping, &mut notices) {
        Ok(planned) => planned,
        Err(reading) => return Ok(*reading),
    };
    let layouts: Vec<&Layout> = planned.iter().map(|sheet| &sheet.layout).collect();
    let sample = planned.first().map(|first| first_rows(first.sheet)).unwrap_or_default();
    let plan = plan(&layouts, sample, name, mapping, &mut notices);
    if planned.len() > 1 {
        planned.iter_mut().for_each(|sheet| measure(sheet, plan));
        if mapping.sheets.is_empty() {
            leave_out_repeats(&mut planned, &mut notices);
        }
    }
    let all: u64 = planned.iter().map(|planned| planned.sheet.rows.len() as u64).sum();
    let mut tally = Tally::default();
    let mut read: Vec<SheetRead<'_>> = Vec::new();
    let mut done = 0;
    for planned in &planned {
        let (lines, excluded) = read_sheet(planned, plan, &mut notices, &mut |line| {
            tally.add(line);
            watch.line(line)
        })?;
        done += planned.sheet.rows.len() as u64;
        watch.progress(done, all, tally.lines)?;
        read.push((&planned.layout, lines, excluded));
    }
    Ok(conclude(encoding, read, tally, notices))
}

fn first_rows(sheet: &Sheet) -> &[crate::cells::Row] {
    sheet.rows.get(..ROWS_LOOKED_AT.min(sheet.rows.len())).unwrap_or_default()
}

/// The layouts of the sheets that hold lines; a refusal where none does.
fn lay_out_all<'a>(
    workbook: &'a Workbook,
    mapping: &Mapping,
    notices: &mut Notices,
) -> Result<Vec<Planned<'a>>, Box<Reading>> {
    let encoding = workbook.format.name();
    let mut planned: Vec<Planned<'a>> = Vec::new();
    let mut reasons: Vec<NoLayout> = Vec::new();
    let mut skipped: Vec<String> = Vec::new();
    let mut hidden: Vec<String> = Vec::new();
    for (sheet, number) in workbook.sheets.iter().zip(1_u32..) {
        if sheet.rows.is_empty() || !(mapping.sheets.is_empty() || mapping.sheets.contains(&sheet.name)) {
            continue;
        }
        // The mapping's header row is that of the first sheet with lines.
        let as_first = Mapping { header_row: mapping.header_row.filter(|_| planned.is_empty()), ..mapping.clone() };
        let laid = layout::lay_out(first_rows(sheet), &sheet.name, 1, &as_first).or_else(|reason| match reason {
            // A later sheet with other headings is read by its own.
            NoLayout::HeadingMissing(..) if !planned.is_empty() => {
                layout::lay_out(first_rows(sheet), &sheet.name, 1, &Mapping::default())
            }
            reason => Err(reason),
        });
        match laid {
            Ok(mut layout) if layout.tells_of_payments() || !mapping.columns.is_empty() => {
                layout.sheet_number = number;
                if sheet.hidden {
                    hidden.push(sheet.name.clone());
                }
                if sheet.cut {
                    let width = crate::workbook::columns_max().to_string();
                    notices.add(
                        say::CUT_SHORT,
                        || Place { sheet: Some(sheet.name.clone()), ..Place::default() },
                        || width,
                    );
                }
                planned.push(Planned { sheet, layout, lines: 0, total: 0, prints: Vec::new() });
            }
            Ok(_) => skipped.push(sheet.name.clone()),
            Err(reason) => {
                skipped.push(sheet.name.clone());
                reasons.push(reason);
            }
        }
    }
    if planned.is_empty() {
        return Err(Box::new(match most_telling(reasons) {
            Some(reason) => without_layout(&reason, encoding),
            None => refused(say::NO_ROWS, encoding, ""),
        }));
    }
    if !skipped.is_empty() {
        notices.of_file(say::SHEETS_SKIPPED, quoted(&skipped));
    }
    if !hidden.is_empty() {
        notices.of_file(say::HIDDEN_SHEET, quoted(&hidden));
    }
    Ok(planned)
}

/// Of several reasons why sheets hold no lines, the one a person can do most about.
fn most_telling(reasons: Vec<NoLayout>) -> Option<NoLayout> {
    reasons.into_iter().max_by_key(|reason| match reason {
        NoLayout::HeaderRowMissing(_) => 3,
        NoLayout::HeadingMissing(..) => 2,
        NoLayout::NoAmounts(headings) => usize::from(!headings.is_empty()),
        NoLayout::Empty => 0,
    })
}

/// Reads a sheet for its lines and total only.
fn measure(planned: &mut Planned<'_>, plan: Plan) {
    let mut total = 0;
    let mut prints = Vec::new();
    let read = read_sheet(planned, plan, &mut Notices::default(), &mut |line| {
        total += i128::from(line.amount.get());
        let mut print = DefaultHasher::new();
        (&line.supplier, line.date, line.month_only, line.amount, &line.reference).hash(&mut print);
        prints.push(print.finish());
        Ok(())
    });
    planned.lines = read.map_or(0, |(lines, _)| lines);
    prints.sort_unstable();
    planned.total = total;
    planned.prints = prints;
}

type Excluded = std::collections::BTreeMap<&'static str, u64>;

fn read_sheet(
    planned: &Planned<'_>,
    plan: Plan,
    notices: &mut Notices,
    each: &mut dyn FnMut(&PaymentLine) -> Result<(), crate::Stopped>,
) -> Result<(u64, Excluded), ReadFailure> {
    let mut reader = SheetReader::new(&planned.layout, plan.of_sheet(&planned.layout));
    let mut last = 0;
    for row in &planned.sheet.rows {
        reader.blank_rows(row.number.saturating_sub(last + 1));
        last = row.number;
        if let Some(line) = reader.row(row, notices) {
            each(line)?;
        }
    }
    reader.blank_rows(planned.sheet.last_row.saturating_sub(last));
    reader.end(notices);
    Ok((reader.lines, reader.excluded))
}

/// Whether nearly all lines of a sheet stand on a larger one too, as on a sheet of the largest payments.
fn is_part(sheet: &Planned<'_>, other: &Planned<'_>) -> bool {
    if sheet.lines < 3 || other.lines <= sheet.lines {
        return false;
    }
    let shared = sheet.prints.iter().filter(|print| other.prints.binary_search(print).is_ok()).count();
    shared * 20 >= sheet.prints.len() * 19
}

/// Leaves out sheets without lines, and sheets that come to the total of another or of all others together.
fn leave_out_repeats(planned: &mut Vec<Planned<'_>>, notices: &mut Notices) {
    planned.retain(|sheet| sheet.lines > 0);
    let mut repeats: Vec<String> = Vec::new();
    let richness = |sheet: &Planned<'_>| {
        (sheet.layout.columns.contains_key(&domain::spend::Column::Date), sheet.lines, sheet.layout.columns.len())
    };
    loop {
        let all: i128 = planned.iter().map(|sheet| sheet.total).sum();
        let found = (0..planned.len()).rev().find(|at| {
            let Some(sheet) = planned.get(*at) else { return false };
            let others = all - sheet.total;
            let sums_up = planned.len() > 2
                && sheet.total == others
                && planned
                    .iter()
                    .filter(|other| other.sheet.name != sheet.sheet.name)
                    .all(|other| richness(other).0 >= richness(sheet).0);
            let twin = planned.iter().enumerate().any(|(other_at, other)| {
                other_at != *at
                    && other.total == sheet.total
                    && sheet.total != 0
                    && sheet.lines > 1
                    && (richness(other) > richness(sheet) || (richness(other) == richness(sheet) && other_at < *at))
            });
            let part = planned.iter().enumerate().any(|(other_at, other)| other_at != *at && is_part(sheet, other));
            sums_up || twin || part
        });
        match found {
            Some(at) if planned.len() > 1 => repeats.push(planned.remove(at).sheet.name.clone()),
            _ => break,
        }
    }
    if !repeats.is_empty() {
        repeats.reverse();
        notices.of_file(say::SHEETS_REPEAT, quoted(&repeats));
    }
}
