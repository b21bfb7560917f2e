//! Payments files, batches, their roll-ups and remembered mappings in the records.

mod batches;
mod figures;
mod files;
mod mappings;
pub(crate) mod row;

pub use batches::{
    Batch, NewBatch, add_batch, add_rollups, batch, batches, batches_of_file, files_of_batches, known_batches,
    live_batches, live_batches_within, undo_batch,
};
pub use figures::{Figure, Span, by_month, figures, months_held, total};
pub use files::{
    NewFile, PaymentsFile, add_file, file, files, files_of_content, keep_reading, same_content, set_control_total,
    set_mapping, set_state,
};
pub use mappings::{recall_mapping, remember_mapping};
pub use row::FileState;
