//! What is wrong with a field of a form.

/// A field that must be mended before the form can be saved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WrongField {
    /// The field's name in the form.
    pub field: &'static str,
    /// What to do, as a sentence without a full stop.
    pub message: String,
}

impl WrongField {
    /// A field with what to do.
    #[must_use]
    pub fn new(field: &'static str, message: impl Into<String>) -> Self {
        WrongField { field, message: message.into() }
    }
}

/// The text without white space about it; what to enter where nothing is left.
pub(super) fn needed(wrong: &mut Vec<WrongField>, field: &'static str, text: &str, message: &str) -> String {
    let text = text.trim();
    if text.is_empty() {
        wrong.push(WrongField::new(field, message));
    }
    text.to_owned()
}
