//! Publication: settings and rules are kept, a period is prepared, published as a frozen version, compared with the
//! records that came later, and taken back where it showed what it should not.

mod compare;
mod give_up;
mod ground;
mod lines;
mod prepare;
mod publish;
mod rules;
mod settings;
mod withdraw;
mod write;

pub use compare::{Comparisons, difference, public_contact, public_difference};
pub(crate) use give_up::give_up;
pub use ground::Ground;
pub use lines::{MarkedLines, marked_lines};
pub use prepare::{Prepared, prepare};
pub(crate) use publish::run_publish;
pub use publish::{Wish, ask_publish};
pub use rules::{TypedRule, add_rule, change_rule, end_rule};
pub use settings::{TypedSettings, save_settings};
pub(crate) use withdraw::sweep_withdrawn;
pub use withdraw::withdraw;
