//! The book as it is known of a day of the past.

use super::Book;
use crate::values::Date;

impl Book {
    /// The records with the values that are of a day or of one before it: what is known today of how it stood then.
    #[must_use]
    pub fn known_by(&self, day: Date) -> Book {
        let mut book = self.clone();
        book.recorded.retain(|one| one.reading.as_of <= day);
        for one in &mut book.recorded {
            one.reported.retain(|told| told.on <= day);
        }
        book.entered.retain(|figure| figure.reading.as_of <= day);
        book
    }
}
