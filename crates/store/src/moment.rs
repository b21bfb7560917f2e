//! Moments as text: UTC, of one width, so that order as text is order in time on both databases.

use crate::StoreFailure;
use jiff::Timestamp;

/// A moment as the records keep it: `2026-04-01T09:30:00.000Z`.
#[must_use]
pub fn text(moment: Timestamp) -> String {
    moment.strftime("%Y-%m-%dT%H:%M:%S%.3fZ").to_string()
}

/// A moment from the records.
///
/// # Errors
/// When the text is not a moment.
pub fn from_text(text: &str) -> Result<Timestamp, StoreFailure> {
    text.parse().map_err(|_| StoreFailure::Unreadable("a moment", text.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moments_keep_their_order_as_text_and_come_back() {
        let earlier: Timestamp = "2026-04-01T09:30:00.009Z".parse().unwrap();
        let later: Timestamp = "2026-04-01T09:30:00.01Z".parse().unwrap();
        assert!(text(earlier) < text(later));
        assert_eq!(text(later).len(), text("2026-04-01T09:30:00Z".parse().unwrap()).len());
        assert_eq!(from_text(&text(later)).unwrap(), later);
    }
}
