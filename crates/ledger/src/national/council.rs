//! The batch of one council.

use super::NationalPlace;
use super::columns::{CountedLine, columns};
use super::file::LinesFile;
use super::piece::{Entry, NAMES, Piece};
use crate::LedgerFailure;
use crate::batch::MOST_PENCE;
use crate::calendar::month_of;
use crate::places::{EVERY_YEAR, Hold, batch_folder, remove_folder, staged_name, staging, sync_folder};
use domain::spend::FileKind;
use domain::spend::cube::{CountedNames, CubeBuilder, CubeLine, KnownSpellings, NameOf};
use domain::values::{Month, Pence};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// What a council's finished batch holds. While it lives, a sweep leaves the batch alone even if no record knows it yet:
/// keep it until the record is saved.
#[derive(Debug)]
pub struct NationalWritten {
    /// How many lines.
    pub lines: u64,
    /// The sum of their amounts.
    pub total: Pence,
    /// The first and the last month of any line.
    pub months: Option<(Month, Month)>,
    /// Lines without a month.
    pub undated_lines: u64,
    /// The cubes of the batch as bytes: one, or several that add up.
    pub cubes: Vec<Vec<u8>>,
    _hold: Hold,
}

/// A council's batch that is being written.
#[derive(Debug)]
pub(super) struct CouncilBatch {
    name: String,
    council: i64,
    batch: i64,
    staged: PathBuf,
    hold: Hold,
    file: Option<LinesFile>,
    cube: Option<CubeBuilder>,
    packed: Vec<Vec<u8>>,
    lines: u64,
    pence: i64,
    absolute: u64,
    months: Option<(i32, i32)>,
    undated: u64,
}

impl CouncilBatch {
    pub(super) fn begin(
        root: &Path,
        name: String,
        place: &NationalPlace,
        kind: FileKind,
        known: Arc<KnownSpellings>,
    ) -> Result<Self, LedgerFailure> {
        let (council, batch) = (place.council, place.batch);
        let hold = Hold::take(root, council, batch)?;
        if batch_folder(root, council, batch).exists() {
            return Err(LedgerFailure::AlreadyThere { council, batch });
        }
        let staged = staging(root).join(staged_name(council, batch));
        remove_folder(&staged)?;
        fs::create_dir(&staged).map_err(LedgerFailure::at(&staged))?;
        let file = Some(LinesFile::create(staged.join(EVERY_YEAR))?);
        let cube = Some(CubeBuilder::sharing(kind, &place.rules, known));
        let (lines, pence, absolute, months, undated) = (0, 0, 0, None, 0);
        Ok(CouncilBatch {
            name,
            council,
            batch,
            staged,
            hold,
            file,
            cube,
            packed: Vec::new(),
            lines,
            pence,
            absolute,
            months,
            undated,
        })
    }

    /// Writes the council's lines among some pieces: by day, by month where there is no day, otherwise as in the table.
    pub(super) fn write(&mut self, number: u32, kind: FileKind, pieces: &[Piece]) -> Result<(), LedgerFailure> {
        let cube = self.cube.as_mut().ok_or(LedgerFailure::Unfinished)?;
        let mut order = Vec::new();
        for piece in pieces {
            let mut known = KnownNames::default();
            for entry in piece.of(number) {
                order.push((known.of(cube, piece, entry)?, piece, entry));
            }
        }
        if order.is_empty() {
            return Ok(());
        }
        order.sort_by_key(|(.., entry)| (entry.month, entry.date));
        let mut lines = Vec::with_capacity(order.len());
        for (names, piece, entry) in order {
            let texts = piece.texts(entry);
            self.count(names, entry, texts[0])?;
            lines.push(CountedLine { entry: *entry, texts, names });
        }
        let texts = self.cube.as_ref().ok_or(LedgerFailure::Unfinished)?.texts();
        let columns = columns((self.council, self.batch), kind, &lines, &texts)?;
        self.file.as_mut().ok_or(LedgerFailure::Unfinished)?.write(&columns)
    }

    fn count(&mut self, names: CountedNames, entry: &Entry, description: &str) -> Result<(), LedgerFailure> {
        let absolute = self.absolute.checked_add(entry.amount.unsigned_abs()).filter(|sum| *sum <= MOST_PENCE);
        self.absolute = absolute.ok_or(LedgerFailure::TooMuchMoney)?;
        self.lines += 1;
        self.pence += entry.amount;
        if entry.month == 0 {
            self.undated += 1;
        } else {
            let (first, last) = self.months.unwrap_or((entry.month, entry.month));
            self.months = Some((first.min(entry.month), last.max(entry.month)));
        }
        let line = CubeLine {
            day: entry.day,
            month_only: entry.month_only,
            invoice_day: entry.invoice_day,
            amount: Pence::new(entry.amount),
            description,
            ..CubeLine::default()
        };
        self.cube.as_mut().ok_or(LedgerFailure::Unfinished)?.count_known(names, &line);
        Ok(())
    }

    /// Ends the cube and the file, and makes sure that the file is on the disk.
    pub(super) fn finish(&mut self) -> Result<(), LedgerFailure> {
        for cube in self.cube.take().ok_or(LedgerFailure::Unfinished)?.finish() {
            self.packed.push(cube.to_bytes().map_err(|fault| LedgerFailure::Engine(fault.to_string()))?);
        }
        self.file.take().ok_or(LedgerFailure::Unfinished)?.finish()?;
        sync_folder(&self.staged)
    }

    pub(super) fn into_staged_folder(self) -> PathBuf {
        self.staged
    }

    pub(super) fn into_written(self) -> (String, NationalWritten) {
        let months = self.months.and_then(|(first, last)| Some((month_of(first)?, month_of(last)?)));
        let written = NationalWritten {
            lines: self.lines,
            total: Pence::new(self.pence),
            months,
            undated_lines: self.undated,
            cubes: self.packed,
            _hold: self.hold,
        };
        (self.name, written)
    }
}

/// Under which numbers a council's cube knows the names of a piece: each name is looked up once.
#[derive(Debug, Default)]
struct KnownNames([Vec<Option<u32>>; NAMES]);

impl KnownNames {
    fn of(&mut self, cube: &mut CubeBuilder, piece: &Piece, entry: &Entry) -> Result<CountedNames, LedgerFailure> {
        let mut number = |at: usize, of: NameOf| -> Result<u32, LedgerFailure> {
            let (names, place) = (piece.names(at), entry.names[at] as usize);
            let known = &mut self.0[at];
            known.resize(names.len(), None);
            if let Some(Some(number)) = known.get(place) {
                return Ok(*number);
            }
            let number = cube.know(of, names.get(place).map_or("", |name| name))?;
            known.get_mut(place).into_iter().for_each(|known| *known = Some(number));
            Ok(number)
        };
        Ok(CountedNames {
            supplier: number(0, NameOf::Supplier)?,
            supplier_number: number(1, NameOf::SupplierNumber)?,
            service: number(2, NameOf::Service)?,
            category: number(3, NameOf::Category)?,
        })
    }
}

/// Renames every batch to its place. The folders that list them are on the disk before this ends.
pub(super) fn put_in_place(root: &Path, batches: &[CouncilBatch]) -> Result<(), LedgerFailure> {
    for batch in batches {
        let to = batch_folder(root, batch.council, batch.batch);
        let council = to.parent().unwrap_or(root);
        fs::create_dir_all(council).map_err(LedgerFailure::at(council))?;
        fs::rename(&batch.staged, &to).map_err(LedgerFailure::at(&to))?;
    }
    for batch in batches {
        let to = batch_folder(root, batch.council, batch.batch);
        sync_folder(to.parent().unwrap_or(root))?;
    }
    sync_folder(root)
}
