//! Payments files: the layout is worked out, the lines are handed over, what is odd is said.
//!
//! [`read`] is the way in. A file passes through `source` (what kind of file it is), `layout` (where the header is and
//! which column means what), `order` (day or month first), and `lines` (a row becomes a line or is left out).

pub(crate) mod amount;
mod choose;
mod content;
pub(crate) mod date;
mod dictionary;
pub(crate) mod fiscal;
mod header;
pub(crate) mod headings;
pub(crate) mod hint;
mod layout;
mod lines;
mod messages;
mod month_columns;
pub mod national;
pub(crate) mod notices;
pub(crate) mod order;
mod phrases;
mod read;
mod relations;
mod report;
mod sheets;
mod sign;
mod tally;
mod totals;

pub use read::{Watch, read};
pub use report::{DryRun, dry_run_json, layout_key, sha256_of};
