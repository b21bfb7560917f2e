//! Payment lines as Parquet files, and figures over them with DataFusion; the postcode directory as Parquet too.
//!
//! It keeps lines and answers questions about them; it never knows which batches count. Whoever asks names the
//! live batches, and a batch that is not named takes no part: that is how an import is undone.
//! No type of Arrow, Parquet or DataFusion is seen outside.
//!
//! Start at [`Ledger`]; lines come in through [`BatchWriter`] and are asked for with [`Wanted`].

mod batch;
mod calendar;
mod cubes;
mod failure;
mod feed;
mod figures;
mod fingerprint;
mod judged;
mod keyed;
mod ledger;
mod lines;
mod losses;
mod national;
mod overlap;
mod places;
mod postcodes;
mod query;
mod questions;
mod schema;
mod sweep;
mod wanted;
mod writing;

pub use batch::{BatchWriter, Written};
pub use cubes::Recount;
pub use domain::spend::{REDACTED_KEY, REDACTED_LABEL};
pub use failure::LedgerFailure;
pub use feed::ParquetFeed;
pub use figures::{Figure, GroupBy};
pub use fingerprint::fingerprint;
pub use keyed::BLANK_KEY;
pub use ledger::Ledger;
pub use lines::{LedgerLine, LineStream, LinesPage, PageOf};
pub use losses::LossGroups;
pub use national::{LineTaker, NationalPlace, NationalWriter, NationalWritten};
pub use overlap::{BatchOverlap, Overlap};
pub use postcodes::{EditionWriter, PostcodeEditions, WrittenEdition};
pub use questions::{Answer, Area, Cell, FactsFiles, Question, SeenCouncil, SupplierFact};
pub use wanted::{LeftOut, Sort, SortBy, Wanted};
