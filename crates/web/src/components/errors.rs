//! What is wrong with a form, field by field.

/// The errors of one form, in the order of its fields. Shown twice in the same words: in the summary at the top
/// (`form::error_summary`) and at each field (`error = errors.of("field")`).
///
/// ```
/// use web::components::FieldErrors;
/// let mut errors = FieldErrors::default();
/// errors.add("email", "Enter your email address");
/// assert_eq!(errors.of("email"), "Enter your email address");
/// assert_eq!(errors.of("password"), "");
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FieldErrors(Vec<FieldError>);

/// One error.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldError {
    /// The name of the field.
    pub field: String,
    /// The id of the element to go to; the name of the field unless it is made of several.
    pub target: String,
    /// What to do: "Enter your email address".
    pub message: String,
}

impl FieldErrors {
    /// Adds an error at a field whose id is its name.
    pub fn add(&mut self, field: &str, message: &str) {
        self.add_at(field, field, message);
    }

    /// Adds an error at a field that is entered elsewhere, as a date is entered at its day: `("due", "due-day", …)`.
    pub fn add_at(&mut self, field: &str, target: &str, message: &str) {
        self.0.push(FieldError { field: field.to_owned(), target: target.to_owned(), message: message.to_owned() });
    }

    /// The first error of a field; empty where it has none.
    #[must_use]
    pub fn of(&self, field: &str) -> &str {
        self.0.iter().find(|error| error.field == field).map_or("", |error| &error.message)
    }

    /// Whether nothing is wrong.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// All errors, in order.
    pub fn iter(&self) -> impl Iterator<Item = &FieldError> {
        self.0.iter()
    }
}
