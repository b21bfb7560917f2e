//! What an administrator may set about the law: further one-off holidays, and limits that orders can change.

use super::calendar::Calendar;
use super::rules::key_decision::ClearDays;
use super::rules::large_payments::LargePaymentsScope;
use super::rules::reorganisation::ConsentLimits;

/// What an administrator may set about the law. The default is the law as the rule book has it.
#[derive(Clone, Debug, Default)]
pub struct Settings {
    /// Which days are working days.
    pub calendar: Calendar,
    /// Which contracts the publication of large payments is about.
    pub large_payments: LargePaymentsScope,
    /// Whether the five clear days of a decision count working or calendar days.
    pub clear_days: ClearDays,
    /// From which amounts a dissolving council needs consent.
    pub consent: ConsentLimits,
}
