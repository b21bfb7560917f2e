//! Money that may have been lost in the records: candidates and decisions, settings, patterns, runs, risk areas.

mod areas;
mod candidates;
mod decisions;
mod list;
mod patterns;
pub(crate) mod row;
mod runs;
mod settings;
mod sums;

pub use areas::{Area, areas, set_area};
pub use candidates::{Content, Kept, all_kept, kept, of_batch, of_supplier, replace, save_new, set_quiet, withdraw};
pub use decisions::{Decided, decide, decisions};
pub use list::{Filter, Order, Which, count, list, services};
pub use patterns::{KeptPattern, NewPattern, end_patterns_of, keep_pattern, patterns};
pub use runs::{Run, add_run, last_run};
pub use settings::{
    Draft, Kind, Preview, all_settings, draft, drop_draft, editions, keep_preview, put_in_force, save_draft,
};
pub use sums::{Sum, by_service_and_check, by_state};
