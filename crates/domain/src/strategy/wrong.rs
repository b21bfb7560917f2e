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

/// The most characters of a line.
pub(crate) const LINE_MAX: usize = 200;
/// The most characters of a text of several lines.
const TEXT_MAX: usize = 4_000;

/// Says what is wrong with a line: it is missing where it must be there, too long, or not a line.
pub(crate) fn check_line(wrong: &mut Vec<WrongField>, field: &'static str, text: &str, needed: Option<&str>) {
    if let Some(message) = needed.filter(|_| text.trim().is_empty()) {
        wrong.push(WrongField::new(field, message));
    } else if text.chars().count() > LINE_MAX {
        wrong.push(WrongField::new(field, format!("Shorten this to {LINE_MAX} characters or fewer")));
    } else if text.chars().any(char::is_control) {
        wrong.push(WrongField::new(field, "Write this on one line"));
    }
}

/// Says what is wrong with a text of several lines: it is missing where it must be there, or too long.
pub(crate) fn check_text(wrong: &mut Vec<WrongField>, field: &'static str, text: &str, needed: Option<&str>) {
    if let Some(message) = needed.filter(|_| text.trim().is_empty()) {
        wrong.push(WrongField::new(field, message));
    } else if text.chars().count() > TEXT_MAX {
        wrong.push(WrongField::new(field, format!("Shorten this to {TEXT_MAX} characters or fewer")));
    }
}

/// What is wrong with a reason that must be given, in the field `why`.
#[must_use]
pub fn check_reason(why: &str) -> Vec<WrongField> {
    let mut wrong = Vec::new();
    check_text(&mut wrong, "why", why, Some("Enter why, for those who ask later"));
    wrong
}
