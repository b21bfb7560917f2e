//! Forms as data: fields with what was typed and what is wrong with it.

use super::Part;
use crate::components::fields::TypedDate;
use crate::components::{Choice, FieldErrors, Link};
use crate::forms::Sent;
use domain::values::Date;

/// A form.
#[derive(Clone, Debug, Default)]
pub struct Form {
    /// Where it is sent.
    pub action: String,
    /// A heading above it; empty for none.
    pub heading: String,
    /// A paragraph above it; empty for none.
    pub intro: String,
    /// Its fields.
    pub fields: Vec<Field>,
    /// What goes with it unseen.
    pub hidden: Vec<(String, String)>,
    /// What its button says.
    pub button: String,
    /// The button's class: none, `govuk-button--secondary`, `govuk-button--warning`.
    pub look: &'static str,
    /// Whether it sends a file.
    pub sends_file: bool,
    /// Whether its fields go with the address: it looks something up and changes nothing.
    pub by_address: bool,
    /// The way out without doing anything.
    pub leave: Option<Link>,
}

impl Form {
    /// A form by where it is sent, its button and its fields.
    pub fn new(action: impl Into<String>, button: &str, fields: Vec<Field>) -> Form {
        Form {
            action: action.into(),
            button: button.to_owned(),
            sends_file: fields.iter().any(|field| field.kind == FieldKind::File),
            fields,
            ..Form::default()
        }
    }

    /// The same with a heading.
    pub fn headed(mut self, heading: &str) -> Form {
        heading.clone_into(&mut self.heading);
        self
    }

    /// The same with a paragraph.
    pub fn saying(mut self, intro: impl Into<String>) -> Form {
        self.intro = intro.into();
        self
    }

    /// The same with something that goes with it unseen.
    pub fn with(mut self, name: &str, value: impl Into<String>) -> Form {
        self.hidden.push((name.to_owned(), value.into()));
        self
    }

    /// The same with another look of its button.
    pub const fn looking(mut self, look: &'static str) -> Form {
        self.look = look;
        self
    }

    /// The same as one that looks something up and changes nothing.
    pub const fn looking_up(mut self) -> Form {
        self.by_address = true;
        self
    }

    /// The same with a way out.
    pub fn or_leave(mut self, text: &str, href: &str) -> Form {
        self.leave = Some(Link::new(text, href));
        self
    }
}

impl Form {
    /// The form after what is to be thought about before it is sent again; as it is where there is nothing.
    pub fn after_thinking_about(mut self, heed: &[String]) -> Vec<Part> {
        let mut parts = Vec::new();
        if !heed.is_empty() {
            parts.push(Part::Heed(heed.to_vec()));
            self.button = "Save all the same".to_owned();
            self = self.with("confirmed", "yes");
        }
        parts.push(Part::form(self));
        parts
    }
}

/// How a field is filled in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum FieldKind {
    /// A line of text.
    #[default]
    Line,
    /// Several lines of text.
    Text,
    /// A day in three boxes.
    Day,
    /// One of a list that opens.
    Select,
    /// One of a few.
    Radios,
    /// Any of a few.
    Boxes,
    /// A file.
    File,
    /// A heading between fields.
    Heading,
    /// A line that people neither see nor reach, which programs that send forms fill in.
    Trap,
}

/// A field with what was typed.
#[derive(Clone, Debug, Default)]
pub struct Field {
    pub name: String,
    /// What tells it from every other element of its page: its name, unless a form before it has a field of that name.
    pub id: String,
    pub label: String,
    pub hint: String,
    pub error: String,
    pub value: String,
    pub day: TypedDate,
    pub choices: Vec<Choice>,
    /// What a line offers while somebody types: what it writes, and what people read beside it.
    pub offered: Vec<(String, String)>,
    pub kind: FieldKind,
    pub width: &'static str,
    pub prefix: &'static str,
    pub suffix: &'static str,
    pub rows: &'static str,
}

impl Field {
    /// The same with a sentence of help.
    pub fn hint(mut self, hint: &str) -> Field {
        hint.clone_into(&mut self.hint);
        self
    }

    /// The same with a class for its width, such as `govuk-input--width-5`.
    pub const fn wide(mut self, width: &'static str) -> Field {
        self.width = width;
        self
    }

    /// The same with a sign after it.
    pub const fn suffix(mut self, suffix: &'static str) -> Field {
        self.suffix = suffix;
        self
    }

    /// Whether it offers something while somebody types.
    pub const fn offers(&self) -> bool {
        !self.offered.is_empty()
    }

    /// The kind as the template asks for it.
    pub const fn shape(&self) -> &'static str {
        match self.kind {
            FieldKind::Line => "line",
            FieldKind::Text => "text",
            FieldKind::Day => "day",
            FieldKind::Select => "select",
            FieldKind::Radios => "radios",
            FieldKind::Boxes => "boxes",
            FieldKind::File => "file",
            FieldKind::Heading => "heading",
            FieldKind::Trap => "trap",
        }
    }
}

/// Makes fields with what was sent and what is wrong with it.
#[derive(Clone, Copy, Debug)]
pub struct Filled<'a> {
    pub sent: &'a Sent,
    pub errors: &'a FieldErrors,
}

/// What the forms of a page are filled with where it has several: what was sent fills the form that it was sent with, and no
/// other.
#[derive(Clone, Copy, Debug)]
pub struct Filling<'a> {
    pub sent: &'a Sent,
    pub errors: &'a FieldErrors,
    /// The address that was asked for: where the form was sent.
    pub to: &'a str,
    /// What fills the others.
    pub nothing: &'a (Sent, FieldErrors),
}

impl<'a> Filling<'a> {
    /// For the form that is sent to an address.
    pub fn of(&self, address: &str) -> Filled<'a> {
        let (sent, errors) =
            if self.to == address { (self.sent, self.errors) } else { (&self.nothing.0, &self.nothing.1) };
        Filled { sent, errors }
    }
}

impl Filled<'_> {
    fn field(&self, kind: FieldKind, name: &str, label: &str) -> Field {
        Field {
            name: name.to_owned(),
            id: name.to_owned(),
            label: label.to_owned(),
            error: self.errors.of(name).to_owned(),
            value: self.sent.text(name).to_owned(),
            kind,
            rows: "3",
            ..Field::default()
        }
    }

    /// A line of text.
    pub fn line(&self, name: &str, label: &str) -> Field {
        self.field(FieldKind::Line, name, label)
    }

    /// Several lines of text.
    pub fn text(&self, name: &str, label: &str) -> Field {
        self.field(FieldKind::Text, name, label)
    }

    /// A short line for a number.
    pub fn number(&self, name: &str, label: &str) -> Field {
        self.line(name, label).wide("govuk-input--width-5")
    }

    /// An amount of money.
    pub fn money(&self, name: &str, label: &str) -> Field {
        Field { prefix: "£", ..self.line(name, label).wide("govuk-input--width-10") }
    }

    /// A day.
    pub fn day(&self, name: &str, label: &str) -> Field {
        let part = |part: &str| self.sent.text(&format!("{name}-{part}")).to_owned();
        let day = TypedDate { day: part("day"), month: part("month"), year: part("year") };
        Field { day, ..self.field(FieldKind::Day, name, label) }
    }

    fn chosen(&self, kind: FieldKind, name: &str, label: &str, choices: Vec<Choice>) -> Field {
        let sent = self.sent.all(name);
        let pick = |choice: Choice| {
            let picked = sent.contains(&choice.value.as_str());
            choice.picked(picked)
        };
        Field { choices: choices.into_iter().map(pick).collect(), ..self.field(kind, name, label) }
    }

    /// One of a list that opens.
    pub fn select(&self, name: &str, label: &str, choices: Vec<Choice>) -> Field {
        self.chosen(FieldKind::Select, name, label, choices)
    }

    /// One of a few.
    pub fn radios(&self, name: &str, label: &str, choices: Vec<Choice>) -> Field {
        self.chosen(FieldKind::Radios, name, label, choices)
    }

    /// Any of a few.
    pub fn boxes(&self, name: &str, label: &str, choices: Vec<Choice>) -> Field {
        self.chosen(FieldKind::Boxes, name, label, choices)
    }

    /// A file.
    pub fn file(&self, name: &str, label: &str) -> Field {
        self.field(FieldKind::File, name, label)
    }

    /// A line for nobody. Once something stands in it, it is shown as wrong: a browser may have filled it for somebody.
    pub fn trap(&self, name: &str, label: &str) -> Field {
        let kind = if self.errors.of(name).is_empty() { FieldKind::Trap } else { FieldKind::Line };
        self.field(kind, name, label)
    }

    /// A heading between fields.
    pub fn heading(&self, label: &str) -> Field {
        self.field(FieldKind::Heading, "", label)
    }
}

/// The choices of an enumeration with names and labels, after one that chooses nothing where `none` says how it reads.
pub fn choices(names: &[(&str, &str)], none: Option<&str>) -> Vec<Choice> {
    let none = none.map(|text| Choice::new("", text));
    none.into_iter().chain(names.iter().map(|(name, label)| Choice::new(name, label))).collect()
}

/// The fields of a form that shows a record: names and values.
#[derive(Clone, Debug, Default)]
pub struct Fields(Vec<(String, String)>);

impl Fields {
    /// The same with a value.
    pub fn text(mut self, name: &str, value: impl Into<String>) -> Fields {
        self.0.push((name.to_owned(), value.into()));
        self
    }

    /// The same with a value that may be missing.
    pub fn maybe<T: ToString>(self, name: &str, value: Option<T>) -> Fields {
        match value {
            Some(value) => self.text(name, value.to_string()),
            None => self,
        }
    }

    /// The same with several values under one name.
    pub fn all<T: ToString>(mut self, name: &str, values: impl IntoIterator<Item = T>) -> Fields {
        self.0.extend(values.into_iter().map(|value| (name.to_owned(), value.to_string())));
        self
    }

    /// The same with a day.
    pub fn day(self, name: &str, day: Option<Date>) -> Fields {
        let Some(day) = day else { return self };
        self.text(&format!("{name}-day"), day.day().to_string())
            .text(&format!("{name}-month"), day.month().to_string())
            .text(&format!("{name}-year"), day.year().to_string())
    }

    /// As if they had been sent.
    pub fn sent(self) -> Sent {
        Sent::of(self.0)
    }
}
