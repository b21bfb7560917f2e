//! What an administrator may set about the law: further one-off holidays, and limits that orders can change.

use super::calendar::Calendar;

/// What an administrator may set about the law. The default is the law as the rule book has it.
#[derive(Clone, Debug, Default)]
pub struct Settings {
    /// Which days are working days.
    pub calendar: Calendar,
}
