//! What fields of a form are made of.

/// One choice of a select, of radios or of checkboxes.
///
/// ```
/// use web::components::Choice;
/// let choice = Choice::new("net", "Amounts without VAT").hint("The column is often called Net").picked(true);
/// assert!(choice.picked);
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Choice {
    /// What the form sends.
    pub value: String,
    /// What people read.
    pub text: String,
    /// A sentence of help below it (radios and checkboxes only); empty for none.
    pub hint: String,
    /// Whether it is chosen.
    pub picked: bool,
    /// Whether it cannot be chosen.
    pub disabled: bool,
}

impl Choice {
    /// A choice that is not picked.
    #[must_use]
    pub fn new(value: &str, text: &str) -> Self {
        Choice { value: value.to_owned(), text: text.to_owned(), ..Choice::default() }
    }

    /// The same choice with a sentence of help.
    #[must_use]
    pub fn hint(mut self, hint: &str) -> Self {
        hint.clone_into(&mut self.hint);
        self
    }

    /// The same choice, picked or not.
    #[must_use]
    pub fn picked(mut self, picked: bool) -> Self {
        self.picked = picked;
        self
    }
}

/// The three boxes of a date as a person typed them, right or wrong.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TypedDate {
    /// The day of the month.
    pub day: String,
    /// The month.
    pub month: String,
    /// The year, with its century.
    pub year: String,
}
