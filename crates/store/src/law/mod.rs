//! A council's own law in the records: its contract procedure rules and its settings of the law, in editions.

mod lists;
mod procedure_rules;
pub(crate) mod row;
mod settings;

pub use lists::{TrialList, keep_list, list};
pub use procedure_rules::{
    KeptDraft, KeptEdition, NewEdition, add_edition, draft, drop_draft, edition, editions, in_force, keep_draft,
    numbers_given, pin, pinned, withdraw_edition,
};
pub use settings::{KeptSettings, add_settings, all_settings, settings, settings_edition};
