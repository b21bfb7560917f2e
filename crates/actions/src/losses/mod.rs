//! Money that may have been lost: the checks run, people decide, settings change, an undone import takes its candidates along.

mod areas;
mod decide;
mod find;
mod give_up;
mod preview;
mod run;
mod settings;
mod withdraw;

pub use areas::set_area;
pub use decide::{Deciding, decide};
pub use find::{Found, find};
pub(crate) use give_up::give_up;
pub(crate) use preview::run_preview;
pub use run::ask;
pub(crate) use run::{ask_in, run_checks};
pub use settings::{drop_settings, enter_settings, put_settings_in_force};
pub(crate) use withdraw::withdraw_batch;
