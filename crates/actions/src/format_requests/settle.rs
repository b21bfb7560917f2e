//! The council settles when requests are due and how long who asked is kept.

use crate::records::{Keeping, keep, mended};
use crate::{Failure, Guildhall};
use domain::access::Scope;
use domain::format_requests::{FormatSettings, check_settings};

/// Keeps the settings. Requests that came in before keep the day that their askers were told. `seen` is the version that the
/// form was made from, 0 for none.
///
/// # Errors
/// [`Failure::Invalid`] with what must be mended.
pub async fn settle(guildhall: &Guildhall, scope: &Scope, settings: &FormatSettings, seen: u32) -> Result<(), Failure> {
    mended(check_settings(settings))?;
    let said = format!(
        "Requests for other formats are due after {} working days, and who asked is erased {} months after the end",
        settings.days, settings.months
    );
    let keeping = Keeping { done: "format_settings.settled", said, why: "", seen: Some(seen) };
    keep(guildhall, scope, settings, &keeping).await
}
