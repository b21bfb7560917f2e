//! Payments files, batches, their cubes, the rules of what counts and remembered mappings in the records.

mod batches;
pub(crate) mod cached;
pub mod context;
pub(crate) mod context_row;
mod cubes;
mod editions;
mod figures;
mod files;
mod mappings;
mod paid;
pub(crate) mod row;

pub use batches::{
    Batch, NewBatch, add_batch, batch, batches, batches_as_of, batches_of_file, files_of_batches, known_batches,
    live_batches, live_batches_within, undo_batch,
};
pub use cubes::{
    MissingCube, add_cube, councils_without_cubes, cube, missing_cubes, months_held, months_held_as_of, unpack_cubes,
};
pub use domain::spend::cube::{Figure, Span};
pub use editions::{
    Edition, NewEdition, add_edition, bring_into_force, drop_scope_draft, edition, edition_in_force, editions,
    give_edition_up, keep_scope_draft, scope_draft,
};
pub use figures::{by_month, figures, total};
pub use files::{
    NewFile, PaymentsFile, add_file, file, files, files_of_content, keep_reading, same_content, set_control_total,
    set_mapping, set_state,
};
pub(crate) use files::{from_json, to_json};
pub use mappings::{recall_mapping, remember_mapping};
pub use paid::suppliers_paid;
pub use row::FileState;
