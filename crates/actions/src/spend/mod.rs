//! Payments: a file comes in, is read, its reading is settled, its lines are imported, and an import can be undone.

mod cancel;
pub mod context;
mod cubes;
mod file_name;
mod give_up;
mod import;
mod national;
mod read;
mod receive;
mod scope_rules;
mod settle;
mod typed_rule;
mod undo;

pub use cancel::{cancel, discard};
pub use cubes::make_missing_cubes;
pub(crate) use cubes::{give_cubes_up, queue_missing, run_cubes};
pub(crate) use file_name::shown as shown_name;
pub(crate) use give_up::give_up;
pub(crate) use import::run_import;
pub use import::{Accepted, ask_import};
pub use national::{NationalEnd, NationalWish, import_national};
pub(crate) use read::run_read;
pub use receive::receive;
pub use scope_rules::{
    RuleEdit, cancel_edition, drop_draft, edit_rule, preview_rules, restore_edition, rules_being_changed,
    rules_in_force, save_rules,
};
pub use settle::settle;
pub use typed_rule::{OWN_REASON, TypedScopeRule};
pub use undo::undo;
