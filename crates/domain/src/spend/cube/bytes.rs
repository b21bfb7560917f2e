//! A cube as a few bytes a sum, and back.
//!
//! Its parts are written column by column, numbers in as few bytes as they need (postcard), and pressed together (zstd).
//! The first byte names the form, so that a later release can tell an older one.

use super::{Cube, CubeSum, CubeSupplier, DaysSum};
use crate::spend::FileKind;
use crate::values::{Month, Pence};
use serde::{Deserialize, Serialize};
use std::fmt;

/// The form of the bytes.
const FORM: u8 = 2;

/// The most bytes that are unpacked: far more than the bounds of a builder allow.
const UNPACKED_MOST: usize = 512 * 1024 * 1024;

/// Why bytes are not a cube.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CubeBytesFault(String);

impl fmt::Display for CubeBytesFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "a cube cannot be read: {}", self.0)
    }
}

impl std::error::Error for CubeBytesFault {}

fn fault(what: impl fmt::Display) -> CubeBytesFault {
    CubeBytesFault(what.to_string())
}

#[derive(Debug, Default, Serialize, Deserialize)]
struct Columns {
    keys: Vec<String>,
    labels: Vec<String>,
    numbers: Vec<Vec<String>>,
    services: Vec<String>,
    categories: Vec<String>,
    reasons: Vec<String>,
    sums: Vec<Sum>,
    days: Vec<Days>,
}

/// A sum: kind, month, supplier, service, category, reason, lines, pence, lines with both days, those of them in time.
type Sum = (u8, u32, u32, u32, u32, u32, u64, i64, u64, u64);

/// A sum of days: kind, month, service, influenceable, days, lines, pence.
type Days = (u8, u32, u32, bool, i32, u64, i64);

impl Cube {
    /// The cube as bytes.
    ///
    /// # Errors
    /// [`CubeBytesFault`] when it is larger than memory allows.
    pub fn to_bytes(&self) -> Result<Vec<u8>, CubeBytesFault> {
        let columns = Columns {
            keys: self.suppliers.iter().map(|one| one.key.clone()).collect(),
            labels: self.suppliers.iter().map(|one| one.label.clone()).collect(),
            numbers: self.suppliers.iter().map(|one| one.numbers.clone()).collect(),
            services: self.services.clone(),
            categories: self.categories.clone(),
            reasons: self.reasons.clone(),
            sums: self.sums.iter().map(sum).collect(),
            days: self.days.iter().map(days).collect(),
        };
        let plain = postcard::to_extend(&columns, Vec::new()).map_err(fault)?;
        let mut bytes = vec![FORM];
        bytes.extend(u32::try_from(plain.len()).map_err(fault)?.to_le_bytes());
        bytes.extend(zstd::bulk::compress(&plain, 1).map_err(fault)?);
        Ok(bytes)
    }

    /// The cube of such bytes.
    ///
    /// # Errors
    /// [`CubeBytesFault`] when they are no cube.
    pub fn from_bytes(bytes: &[u8]) -> Result<Cube, CubeBytesFault> {
        let (head, packed) = bytes.split_at_checked(5).ok_or_else(|| fault("it is cut short"))?;
        let [FORM, size @ ..] = head else { return Err(fault("it is of another form")) };
        let size = u32::from_le_bytes(size.try_into().map_err(fault)?);
        let size = usize::try_from(size).map_err(fault)?;
        if size > UNPACKED_MOST {
            return Err(fault("it says that it is too large"));
        }
        let plain = zstd::bulk::decompress(packed, size).map_err(fault)?;
        let columns: Columns = postcard::from_bytes(&plain).map_err(fault)?;
        let cube = columns.cube()?;
        if cube.is_sound() { Ok(cube) } else { Err(fault("a sum points beyond the names")) }
    }

    fn is_sound(&self) -> bool {
        let within = |number: u32, length: usize| super::at(number) < length;
        self.sums.iter().all(|sum| {
            within(sum.supplier, self.suppliers.len())
                && within(sum.service, self.services.len())
                && within(sum.category, self.categories.len())
                && within(sum.reason, self.reasons.len())
        }) && self.days.iter().all(|sum| within(sum.service, self.services.len()))
    }
}

impl Columns {
    fn cube(self) -> Result<Cube, CubeBytesFault> {
        let names = self.keys.into_iter().zip(self.labels).zip(self.numbers);
        let mut cube = Cube {
            suppliers: names.map(|((key, label), numbers)| CubeSupplier { key, label, numbers }).collect(),
            services: self.services,
            categories: self.categories,
            reasons: self.reasons,
            sums: Vec::with_capacity(self.sums.len()),
            days: Vec::with_capacity(self.days.len()),
        };
        for (kind, month, supplier, service, category, reason, lines, pence, timed, in_time) in self.sums {
            let (kind, month, total) = (kind_of(kind)?, month_of(month)?, Pence::new(pence));
            cube.sums.push(CubeSum { kind, month, supplier, service, category, reason, lines, total, timed, in_time });
        }
        for (kind, month, service, influenceable, days, lines, pence) in self.days {
            let (kind, month, total) = (kind_of(kind)?, month_of(month)?, Pence::new(pence));
            cube.days.push(DaysSum { kind, month, service, influenceable, days, lines, total });
        }
        Ok(cube)
    }
}

fn sum(sum: &CubeSum) -> Sum {
    let (kind, month) = (kind_number(sum.kind), month_number(sum.month));
    (
        kind,
        month,
        sum.supplier,
        sum.service,
        sum.category,
        sum.reason,
        sum.lines,
        sum.total.get(),
        sum.timed,
        sum.in_time,
    )
}

fn days(sum: &DaysSum) -> Days {
    let (kind, month) = (kind_number(sum.kind), month_number(sum.month));
    (kind, month, sum.service, sum.influenceable, sum.days, sum.lines, sum.total.get())
}

const fn kind_number(kind: FileKind) -> u8 {
    match kind {
        FileKind::Payments => 0,
        FileKind::Cards => 1,
        FileKind::Grants => 2,
    }
}

fn kind_of(number: u8) -> Result<FileKind, CubeBytesFault> {
    match number {
        0 => Ok(FileKind::Payments),
        1 => Ok(FileKind::Cards),
        2 => Ok(FileKind::Grants),
        other => Err(fault(format!("it has a kind {other}"))),
    }
}

/// A month as the number of months since the year 0, and 0 for none.
fn month_number(month: Option<Month>) -> u32 {
    month.map_or(0, |month| {
        u32::try_from(month.year()).unwrap_or(0) * 12 + u32::try_from(month.number()).unwrap_or(1) - 1
    })
}

fn month_of(number: u32) -> Result<Option<Month>, CubeBytesFault> {
    if number == 0 {
        return Ok(None);
    }
    let year = i16::try_from(number / 12).map_err(fault)?;
    let month = i8::try_from(number % 12 + 1).map_err(fault)?;
    Month::new(year, month).map(Some).ok_or_else(|| fault(format!("it has a month {number}")))
}
