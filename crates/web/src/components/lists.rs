//! What tables, summaries and lists of tasks are made of.

use super::frame::Link;

/// A plain table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    /// What the table shows; read out first.
    pub caption: String,
    /// Classes of the caption, such as `govuk-table__caption--m`; `govuk-visually-hidden` where a heading says it.
    pub caption_classes: String,
    /// The headings of the columns; none for a table without them.
    pub head: Vec<Heading>,
    /// The rows, each with as many cells as there are headings.
    pub rows: Vec<Vec<Cell>>,
    /// Whether the first cell of a row names the row.
    pub first_cell_is_header: bool,
}

/// The heading of a column.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Heading {
    /// What the column holds.
    pub text: String,
    /// Whether it holds numbers, which stand to the right.
    pub numeric: bool,
    /// More classes.
    pub classes: String,
}

/// A cell.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cell {
    /// What it says.
    pub text: String,
    /// Where it leads; empty for plain text.
    pub href: String,
    /// Whether it is a number, which stands to the right.
    pub numeric: bool,
    /// More classes.
    pub classes: String,
    /// The class of the tag in which it stands, such as `govuk-tag--green`; empty for plain text.
    pub tag: String,
}

impl Heading {
    /// The heading of a column of words.
    #[must_use]
    pub fn new(text: &str) -> Self {
        Heading { text: text.to_owned(), ..Heading::default() }
    }

    /// The heading of a column of numbers.
    #[must_use]
    pub fn number(text: &str) -> Self {
        Heading { numeric: true, ..Heading::new(text) }
    }
}

impl Cell {
    /// A cell of words.
    #[must_use]
    pub fn new(text: impl Into<String>) -> Self {
        Cell { text: text.into(), ..Cell::default() }
    }

    /// A cell with a number.
    #[must_use]
    pub fn number(text: impl Into<String>) -> Self {
        Cell { numeric: true, ..Cell::new(text) }
    }

    /// The same cell as a state on a ground of colour; its words say it too.
    #[must_use]
    pub fn tagged(mut self, tag: &str) -> Self {
        tag.clone_into(&mut self.tag);
        self
    }

    /// The same cell as a link.
    #[must_use]
    pub fn to(mut self, href: impl Into<String>) -> Self {
        self.href = href.into();
        self
    }
}

/// What is known of one thing, name by name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    /// The rows, in order.
    pub rows: Vec<SummaryRow>,
}

impl Summary {
    /// A summary of these rows.
    #[must_use]
    pub fn new(rows: Vec<SummaryRow>) -> Self {
        Summary { rows }
    }

    /// Whether anything can be done about any row; rows without a link then keep the column free.
    #[must_use]
    pub fn has_actions(&self) -> bool {
        self.rows.iter().any(|row| !row.actions.is_empty())
    }
}

/// One row of a summary: a name, what it is, and what can be done about it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SummaryRow {
    /// The name.
    pub key: String,
    /// What it is.
    pub value: String,
    /// Ways to change it.
    pub actions: Vec<Action>,
}

/// A link beside a summary's row.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Action {
    /// Where it leads, and its word: "Change".
    pub link: Link,
    /// What is changed, for those who hear the link alone: "date of payment".
    pub hidden: String,
}

impl SummaryRow {
    /// A row with nothing to do.
    #[must_use]
    pub fn new(key: &str, value: impl Into<String>) -> Self {
        SummaryRow { key: key.to_owned(), value: value.into(), actions: Vec::new() }
    }

    /// The same row with a link: `("Change", "/spend/…", "date of payment")`.
    #[must_use]
    pub fn with(mut self, text: &str, href: &str, hidden: &str) -> Self {
        self.actions.push(Action { link: Link::new(text, href), hidden: hidden.to_owned() });
        self
    }
}

/// One task of a list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Task {
    /// What to do, beginning with a verb.
    pub title: String,
    /// Where it is done; empty when it cannot be begun yet.
    pub href: String,
    /// A sentence of help; empty for none.
    pub hint: String,
    /// How far it is.
    pub status: String,
    /// Classes of the status as a tag, such as `govuk-tag--blue`; none shows it as plain text.
    pub tag: Option<String>,
}
