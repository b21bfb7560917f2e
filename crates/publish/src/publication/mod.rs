//! A published period as files: CSV in the columns of the schema, a workbook, and a file that says what they are.

mod metadata;
mod read_back;
mod rows;

pub use metadata::{LICENCE, LICENCE_NAME, Metadata, metadata};
pub use read_back::{RowsBack, Unfit, rows_back};
pub use rows::{CsvRows, WorkbookRows, written_row};
