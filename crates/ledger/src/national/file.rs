//! The file of a council's lines.

use super::columns::schema;
use crate::LedgerFailure;
use arrow::array::RecordBatch;
use parquet::arrow::ArrowWriter;
use parquet::arrow::arrow_writer::ArrowWriterOptions;
use parquet::basic::{Compression, Encoding, ZstdLevel};
use parquet::file::properties::{EnabledStatistics, WriterProperties};
use parquet::schema::types::ColumnPath;
use std::fs::File;
use std::path::{Path, PathBuf};

/// A file that is being written.
#[derive(Debug)]
pub(super) struct LinesFile {
    path: PathBuf,
    writer: ArrowWriter<File>,
}

impl LinesFile {
    pub(super) fn create(path: PathBuf) -> Result<Self, LedgerFailure> {
        let file = File::create_new(&path).map_err(LedgerFailure::at(&path))?;
        let options = ArrowWriterOptions::new().with_properties(properties(&path)?).with_skip_arrow_metadata(true);
        let writer =
            ArrowWriter::try_new_with_options(file, schema(), options).map_err(LedgerFailure::parquet(&path))?;
        Ok(LinesFile { path, writer })
    }

    /// Writes lines as one row group.
    pub(super) fn write(&mut self, lines: &RecordBatch) -> Result<(), LedgerFailure> {
        let written = self.writer.write(lines).and_then(|()| self.writer.flush());
        written.map_err(LedgerFailure::parquet(&self.path))
    }

    /// Ends the file and makes sure that it is on the disk.
    pub(super) fn finish(self) -> Result<(), LedgerFailure> {
        let file = self.writer.into_inner().map_err(LedgerFailure::parquet(&self.path))?;
        file.sync_all().map_err(LedgerFailure::at(&self.path))
    }
}

fn properties(path: &Path) -> Result<WriterProperties, LedgerFailure> {
    let level = ZstdLevel::try_new(1).map_err(LedgerFailure::parquet(path))?;
    let column = |name: &str| ColumnPath::from(name);
    let mut properties = WriterProperties::builder()
        .set_compression(Compression::ZSTD(level))
        .set_statistics_enabled(EnabledStatistics::Chunk)
        // Nothing can be gained from numbers that look random.
        .set_column_compression(column("fingerprint"), Compression::UNCOMPRESSED)
        .set_column_encoding(column("row"), Encoding::DELTA_BINARY_PACKED);
    for name in ["fingerprint", "row", "amount_pence", "reference", "invoice_number"] {
        properties = properties.set_column_dictionary_enabled(column(name), false);
    }
    Ok(properties.build())
}
