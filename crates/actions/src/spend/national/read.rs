//! Reads a national table with every core.

use super::{Far, NationalWish, is_settled};
use crate::Failure;
use domain::spend::{FileKind, Reading};
use intake::payments::national::{Looked, PartRead, Parts, Table};
use intake::{ReadFailure, Stopped};
use ledger::{LedgerFailure, NationalWriter};
use std::path::Path;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Mutex, PoisonError};

/// Whether more of the table follows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Wave {
    More,
    Last,
}

/// A table on its way in.
pub(super) struct Reader {
    table: Table,
    parts: Mutex<Parts>,
    read: Mutex<PartRead>,
    bytes: AtomicU64,
    ended: AtomicBool,
}

impl Reader {
    /// Works out the table's layout; a reading where it is refused.
    pub(super) fn open(path: &Path, name: &str, wish: &NationalWish) -> Result<Result<Reader, Box<Reading>>, Failure> {
        let table = match Table::open(path, name, &wish.mapping, &wish.council_heading)? {
            Looked::Table(table) => *table,
            Looked::Refused(reading) => return Ok(Err(reading)),
        };
        let parts = Mutex::new(table.parts()?);
        let (read, bytes, ended) = (Mutex::default(), AtomicU64::new(0), AtomicBool::new(false));
        Ok(Ok(Reader { table, parts, read, bytes, ended }))
    }

    pub(super) fn kind(&self) -> FileKind {
        self.table.kind()
    }

    /// Reads on until the table ends or enough lines wait to be written.
    pub(super) fn read_wave(&self, writer: &NationalWriter, far: Far<'_>) -> Result<Wave, Failure> {
        let cores = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
        std::thread::scope(|scope| {
            let threads: Vec<_> = (0..cores).map(|_| scope.spawn(|| self.read_parts(writer, far))).collect();
            let ends = threads
                .into_iter()
                .map(|thread| thread.join().map_err(|_| Failure::Fault("the reading broke off".to_owned()))?);
            ends.collect::<Vec<Result<(), Failure>>>().into_iter().collect::<Result<(), Failure>>()
        })?;
        Ok(if self.ended.load(Ordering::Relaxed) { Wave::Last } else { Wave::More })
    }

    fn read_parts(&self, writer: &NationalWriter, far: Far<'_>) -> Result<(), Failure> {
        let mut taker = writer.taker();
        while !writer.is_full() {
            let next = self.parts.lock().unwrap_or_else(PoisonError::into_inner).next_part();
            let Some(part) = next.map_err(ReadFailure::from)? else {
                self.ended.store(true, Ordering::Relaxed);
                break;
            };
            let mut trouble: Option<LedgerFailure> = None;
            let read = self.table.read_part(&part, &mut |council, line| {
                taker.push(council, line).map_err(|failure| {
                    trouble = Some(failure);
                    Stopped
                })
            });
            if let Some(trouble) = trouble {
                return Err(trouble.into());
            }
            let read = read.map_err(|_| Failure::Cancelled)?;
            taker.end_part();
            let bytes = part.len() as u64;
            let done = self.bytes.fetch_add(bytes, Ordering::Relaxed) + bytes;
            let mut all = self.read.lock().unwrap_or_else(PoisonError::into_inner);
            all.merge(read);
            far(done, self.table.bytes(), all.lines);
        }
        Ok(())
    }

    /// What was read so far, where it cannot come in as it is.
    pub(super) fn refused(&self, accepted: bool) -> Option<Reading> {
        let reading = self.table.conclude(self.read.lock().unwrap_or_else(PoisonError::into_inner).clone());
        (!is_settled(&reading, accepted)).then_some(reading)
    }

    /// What was read.
    pub(super) fn conclude(self) -> Reading {
        self.table.conclude(self.read.into_inner().unwrap_or_else(PoisonError::into_inner))
    }
}
