//! Lines on their way into Parquet files, one for each financial year, in bounded memory.

use crate::LedgerFailure;
use crate::places::YearFile;
use crate::schema::{Row, columns_of, schema};
use domain::spend::FileKind;
use parquet::arrow::ArrowWriter;
use parquet::basic::{Compression, ZstdLevel};
use parquet::file::properties::WriterProperties;
use std::collections::BTreeMap;
use std::fs::File;
use std::path::{Path, PathBuf};

/// Lines of one row group: sorted by date in memory before they are written.
const ROW_GROUP: usize = 131_072;

/// Lines held back over all years. At half a kilobyte a line they are about 130 MB.
const WAITING_MOST: usize = 2 * ROW_GROUP;

/// The files of a batch that is being written.
#[derive(Debug)]
pub(crate) struct YearFiles {
    folder: PathBuf,
    batch: (i64, i64),
    kind: FileKind,
    waiting: BTreeMap<YearFile, Vec<Row>>,
    waiting_rows: usize,
    open: BTreeMap<YearFile, ArrowWriter<File>>,
}

impl YearFiles {
    pub(crate) fn new(folder: &Path, batch: (i64, i64), kind: FileKind) -> Self {
        let folder = folder.to_path_buf();
        YearFiles { folder, batch, kind, waiting: BTreeMap::new(), waiting_rows: 0, open: BTreeMap::new() }
    }

    /// Takes a line, and writes a row group when enough lines wait.
    pub(crate) fn push(&mut self, row: Row) -> Result<(), LedgerFailure> {
        let year = YearFile::of(row.month);
        let rows = self.waiting.entry(year).or_default();
        rows.push(row);
        self.waiting_rows += 1;
        if rows.len() >= ROW_GROUP {
            return self.write_out(year);
        }
        if self.waiting_rows >= WAITING_MOST {
            let largest = self.waiting.iter().max_by_key(|(_, rows)| rows.len()).map(|(year, _)| *year);
            return largest.map_or(Ok(()), |year| self.write_out(year));
        }
        Ok(())
    }

    /// Writes all that waits and makes sure that the files are on the disk.
    pub(crate) fn finish(mut self) -> Result<(), LedgerFailure> {
        let years: Vec<YearFile> = self.waiting.keys().copied().collect();
        for year in years {
            self.write_out(year)?;
        }
        for (year, writer) in std::mem::take(&mut self.open) {
            let path = self.folder.join(year.name());
            let file = writer.into_inner().map_err(LedgerFailure::parquet(&path))?;
            file.sync_all().map_err(LedgerFailure::at(&path))?;
        }
        Ok(())
    }

    /// Writes the waiting lines of a year as one row group.
    fn write_out(&mut self, year: YearFile) -> Result<(), LedgerFailure> {
        let Some(mut rows) = self.waiting.remove(&year).filter(|rows| !rows.is_empty()) else { return Ok(()) };
        self.waiting_rows -= rows.len();
        rows.sort_by_key(|row| (row.line.date.or(row.line.month_only), row.line.sheet, row.line.row));
        let columns = columns_of(self.batch, self.kind, &rows)?;
        drop(rows);
        let path = self.folder.join(year.name());
        let writer = match self.open.entry(year) {
            std::collections::btree_map::Entry::Occupied(open) => open.into_mut(),
            std::collections::btree_map::Entry::Vacant(none) => none.insert(open(&path)?),
        };
        writer.write(&columns).and_then(|()| writer.flush()).map_err(LedgerFailure::parquet(&path))
    }
}

fn open(path: &Path) -> Result<ArrowWriter<File>, LedgerFailure> {
    let file = File::create_new(path).map_err(LedgerFailure::at(path))?;
    let level = ZstdLevel::try_new(3).map_err(LedgerFailure::parquet(path))?;
    let properties = WriterProperties::builder()
        .set_compression(Compression::ZSTD(level))
        .set_max_row_group_row_count(Some(ROW_GROUP))
        .build();
    ArrowWriter::try_new(file, schema(), Some(properties)).map_err(LedgerFailure::parquet(path))
}
