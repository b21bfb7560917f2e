//! Pages put together from parts: what is told, tables, charts, forms, one after the other.
//!
//! A page of records says what its parts are and leaves the HTML to one template; so do its forms ([`form`]) and its lists
//! ([`listing`]).

pub mod form;
mod ids;
pub mod listing;
pub mod overview;
pub mod typed;

pub use form::{Field, Filled, Form};
pub use listing::{Facet, Listing, Row};
pub use overview::{Overview, OverviewArea, OverviewTheme};
pub use typed::Typed;

use crate::charts::Figure;
use crate::components::{Cell, FieldErrors, Flash, Heading, Link, PageFrame, Summary, Table, Task};
use crate::page::{Answer, show_with};
use askama::Template;
use axum::http::StatusCode;
use domain::strategy::measures::Readings;

/// A figure in large type.
#[derive(Clone, Debug, Default)]
pub struct KeyFigure {
    pub label: String,
    pub number: String,
    pub note: String,
    pub href: String,
    /// Whether it cannot be worked out.
    pub unknown: bool,
}

impl KeyFigure {
    /// What a subject measures, with its sum or why it is not measured.
    pub fn of(readings: &Readings, code: &str, label: &str) -> KeyFigure {
        let reading = readings.get(code);
        KeyFigure {
            label: label.to_owned(),
            unknown: reading.value.is_none(),
            number: reading.value.map_or_else(|| "Not measured".to_owned(), |value| value.to_string()),
            note: reading.reason,
            href: String::new(),
        }
    }
}

/// A link that looks like a button.
#[derive(Clone, Debug)]
pub struct Button {
    pub link: Link,
    pub secondary: bool,
}

/// One part of a page.
pub enum Part {
    /// A heading of the second rank.
    Heading(String),
    /// A heading in small letters. Its rank is the same, so that no rank is left out.
    Small(String),
    /// A paragraph.
    Text(String),
    /// A paragraph that ends with a link.
    Way(String, Link),
    /// A paragraph that ends with a link to another site.
    Outside(String, Link),
    /// A paragraph that stands out.
    Inset(String),
    /// A paragraph with a warning sign.
    Warning(String),
    /// What is to be thought about before something is saved. The page says at its top that it is not saved yet.
    Heed(Vec<String>),
    /// A state in words on a ground of colour: the words and the class.
    Tag(String, &'static str),
    /// Sentences, one below the other.
    Bullets(Vec<String>),
    /// Links, one below the other; one without an address is text.
    Links(Vec<Link>),
    /// What can be done next.
    Buttons(Vec<Button>),
    /// Figures in large type.
    Figures(Vec<KeyFigure>),
    /// Names and what they are.
    Summary(Summary),
    /// A table; wide ones scroll within it.
    Table(Table),
    /// A chart with its table.
    Figure(Box<Figure>),
    /// A strategy on one page.
    Overview(Box<Overview>),
    /// Things to do.
    Tasks(Vec<Task>),
    /// A form.
    Form(Box<Form>),
    /// Paragraphs that are shown when asked for.
    Details(String, Vec<String>),
}

impl Part {
    /// A heading.
    pub fn heading(text: &str) -> Part {
        Part::Heading(text.to_owned())
    }

    /// A paragraph.
    pub fn text(text: impl Into<String>) -> Part {
        Part::Text(text.into())
    }

    /// One button.
    pub fn button(text: &str, href: &str) -> Part {
        Part::Buttons(vec![Button { link: Link::new(text, href), secondary: false }])
    }

    /// A form.
    pub fn form(form: Form) -> Part {
        Part::Form(Box::new(form))
    }
}

/// A table by the headings of its columns; those that begin with `#` hold numbers.
pub fn table(caption: &str, head: &[&str], rows: Vec<Vec<Cell>>) -> Table {
    let heading = |text: &&str| match text.strip_prefix('#') {
        Some(text) => Heading::number(text),
        None => Heading::new(text),
    };
    Table {
        caption: caption.to_owned(),
        caption_classes: "govuk-table__caption--m".to_owned(),
        head: head.iter().map(heading).collect(),
        rows,
        first_cell_is_header: true,
    }
}

#[derive(Template)]
#[template(path = "parts/page.html")]
struct Parts {
    page: PageFrame,
    errors: FieldErrors,
    parts: Vec<Part>,
}

/// A page of parts.
pub fn show_parts(page: PageFrame, parts: Vec<Part>) -> Answer {
    show_parts_with(page, parts, FieldErrors::default())
}

/// A page of parts, with what is wrong with the form on it.
pub fn show_parts_with(page: PageFrame, mut parts: Vec<Part>, errors: FieldErrors) -> Answer {
    let errors = ids::set_apart(&mut parts, &errors, &[], &page.address);
    let status = if errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let mut page = PageFrame { has_errors: !errors.is_empty(), ..page };
    if parts.iter().any(|part| matches!(part, Part::Heed(_))) {
        page.flash = Some(Flash::important(
            "Not saved yet. What you entered is still below: think about what stands above it, then save all the same or change it.",
        ));
    }
    show_with(status, &Parts { page, errors, parts })
}
