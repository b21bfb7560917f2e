//! Marks in a column of their own that say which way the money went.

/// Which way the money went.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Direction {
    Out,
    Back,
}

/// The direction a mark means; none for anything else.
pub(crate) fn mark(text: &str) -> Option<Direction> {
    let is = |words: &[&str]| words.iter().any(|word| word.eq_ignore_ascii_case(text));
    if is(&["dr", "d", "debit", "db", "+", "payment", "invoice", "purchase"]) {
        Some(Direction::Out)
    } else if is(&["cr", "c", "credit", "-", "refund", "credit note"]) {
        Some(Direction::Back)
    } else {
        None
    }
}

/// Whether a mark names a document rather than a side of the account: a credit note may be written above or below zero.
pub(crate) fn is_document(text: &str) -> bool {
    ["invoice", "credit note"].iter().any(|word| word.eq_ignore_ascii_case(text))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_tell_the_direction() {
        for (text, direction) in [
            ("DR", Some(Direction::Out)),
            ("d", Some(Direction::Out)),
            ("Cr", Some(Direction::Back)),
            ("Credit", Some(Direction::Back)),
            ("Dr Abel", None),
            ("", None),
        ] {
            assert_eq!(mark(text), direction, "{text}");
        }
    }
}
