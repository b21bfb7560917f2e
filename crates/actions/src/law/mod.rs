//! The rule book asked with what people typed; and a council's own law: its contract procedure rules are drafted, looked at and saved; its settings of the law are kept.

mod ask;
mod draft;
mod procedure_rules;
mod settings;
mod trial;
mod typed;
mod typed_settings;

pub use ask::{Answered, Typed, ask};
pub use draft::{Begin, begin_draft, drop_draft, edit_draft, rules_being_changed};
pub use intake::procurements::{RowFault, Wish as ListWish};
pub use procedure_rules::{Saving, rules_on, save_rules, withdraw_rules};
pub use settings::{restore_settings, save_settings, settings_of};
pub use trial::{Over, Trial, keep_list, list_to_fill_in, try_rules};
pub use typed::{TypedBand, TypedRequirement};
pub use typed_settings::{TypedHoliday, TypedSettings};
