//! What is known of suppliers and councils besides their payments, as files that questions join.

use crate::LedgerFailure;
use arrow::array::{ArrayRef, BooleanArray, Int64Array, RecordBatch, StringArray};
use parquet::arrow::ArrowWriter;
use parquet::basic::{Compression, ZstdLevel};
use parquet::file::properties::WriterProperties;
use std::fs::File;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// What is known of a supplier.
#[derive(Clone, Debug, Default)]
pub struct SupplierFact {
    /// Its key in figures: the cleaned name. Each key stands once.
    pub key: String,
    /// The area of its postcode, where it is known.
    pub area: Option<String>,
    /// Whether it is a small or medium-sized enterprise, where it is known.
    pub sme: Option<bool>,
}

/// The area of a council's postcodes.
#[derive(Clone, Debug)]
pub struct Area {
    /// The council's number.
    pub council: i64,
    /// The area.
    pub area: String,
}

/// The files of what is known.
#[derive(Clone, Debug)]
pub struct FactsFiles {
    /// Suppliers: `supplier_key`, `area`, `sme`.
    pub suppliers: PathBuf,
    /// Councils: `council`, `area`.
    pub councils: PathBuf,
}

impl FactsFiles {
    /// Writes what is known into two files of a folder, in place of what was there.
    ///
    /// # Errors
    /// [`LedgerFailure::Disk`] when they cannot be written.
    pub fn write(folder: &Path, suppliers: &[SupplierFact], areas: &[Area]) -> Result<FactsFiles, LedgerFailure> {
        let files =
            FactsFiles { suppliers: folder.join("suppliers.parquet"), councils: folder.join("councils.parquet") };
        let keys: ArrayRef = Arc::new(StringArray::from_iter_values(suppliers.iter().map(|one| one.key.as_str())));
        let near: ArrayRef = Arc::new(suppliers.iter().map(|one| one.area.as_deref()).collect::<StringArray>());
        let sme: ArrayRef = Arc::new(suppliers.iter().map(|one| one.sme).collect::<BooleanArray>());
        write(&files.suppliers, vec![("supplier_key", keys), ("area", near), ("sme", sme)])?;
        let councils: ArrayRef = Arc::new(Int64Array::from_iter_values(areas.iter().map(|one| one.council)));
        let near: ArrayRef = Arc::new(StringArray::from_iter_values(areas.iter().map(|one| one.area.as_str())));
        write(&files.councils, vec![("council", councils), ("area", near)])?;
        Ok(files)
    }
}

fn write(path: &Path, columns: Vec<(&str, ArrayRef)>) -> Result<(), LedgerFailure> {
    let rows = RecordBatch::try_from_iter(columns)?;
    let level = ZstdLevel::try_new(1).map_err(LedgerFailure::parquet(path))?;
    let properties = WriterProperties::builder().set_compression(Compression::ZSTD(level)).build();
    let file = File::create(path).map_err(LedgerFailure::at(path))?;
    let mut writer =
        ArrowWriter::try_new(file, rows.schema(), Some(properties)).map_err(LedgerFailure::parquet(path))?;
    writer.write(&rows).map_err(LedgerFailure::parquet(path))?;
    let file = writer.into_inner().map_err(LedgerFailure::parquet(path))?;
    file.sync_all().map_err(LedgerFailure::at(path))
}
