//! What is taken for granted where a fact is not given, and said to be so.

use crate::law::Reasons;

/// Yes only where it is said; where nothing is said it is taken as no, and the answer says so.
pub(super) fn no_unless_said(given: Option<bool>, what: &'static str, reasons: &mut Reasons) -> bool {
    given.unwrap_or_else(|| {
        reasons.caution(format!("not given: {what}"), "taken as no");
        false
    })
}
