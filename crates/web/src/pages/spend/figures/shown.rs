//! A page of figures, and its lists as files.

use super::asked::{Asked, Select};
use super::gathered::Gathered;
use super::listing::Listing;
use crate::charts::Figure;
use crate::components::{Link, PageFrame, Summary, SummaryRow, Table};
use crate::cx::Cx;
use crate::failure::PageFailure;
use crate::page::{Answer, show};
use crate::pages::spend::{below_spend, download};
use askama::Template;
use domain::spend::figures::Definition;
use publish::lists::{ColumnHeading, List};

/// What a page of figures shows, before it is put into its frame.
#[derive(Default)]
pub struct Shown {
    pub title: &'static str,
    /// The address, without its query.
    pub address: &'static str,
    /// What the page answers, in a sentence.
    pub lead: &'static str,
    pub selects: Vec<Select>,
    /// What is missing, and what cannot be told.
    pub warnings: Vec<String>,
    /// What must be read with the figures.
    pub cautions: Vec<String>,
    pub key_figures: Vec<KeyFigure>,
    pub sentences: Vec<String>,
    pub charts: Vec<Figure>,
    pub listings: Vec<Listing>,
    pub definitions: Vec<Definition>,
    /// Further lines of how the figures are made: which definition, which clock, which index.
    pub made: Vec<(&'static str, String)>,
    pub next: Vec<Link>,
}

/// One of the large numbers at the top; without a number it is not measured.
pub struct KeyFigure {
    pub label: String,
    pub number: Option<String>,
    pub note: String,
    pub href: String,
}

impl KeyFigure {
    /// A number with what it is.
    pub fn new(label: impl Into<String>, number: Option<String>, note: impl Into<String>) -> KeyFigure {
        KeyFigure { label: label.into(), number, note: note.into(), href: String::new() }
    }

    /// The same, leading to what makes it.
    pub fn to(mut self, href: impl Into<String>) -> KeyFigure {
        self.href = href.into();
        self
    }
}

#[derive(Template)]
#[template(path = "spend/figures.html")]
struct FiguresPage {
    page: PageFrame,
    shown: Shown,
    is_nothing_in: bool,
    tables: Vec<ShownTable>,
    made: Summary,
    scope: String,
    lasting: String,
    as_of: String,
    today: String,
}

struct ShownTable {
    table: Table,
    note: String,
    more: String,
    downloads: Vec<(String, &'static str)>,
}

/// The page.
pub fn page(cx: &Cx, gathered: &Gathered, asked: &Asked, shown: Shown) -> Answer {
    let start = format!("{}/download", shown.address);
    let table = |listing: &Listing| ShownTable {
        table: listing.table(),
        note: listing.note.clone(),
        more: listing.more(),
        downloads: download::links(&start, &asked.query(&["list"], &[("list", listing.name)])),
    };
    show(&FiguresPage {
        page: PageFrame { breadcrumbs: below_spend(), ..cx.frame(shown.title) },
        is_nothing_in: gathered.cube.sums.is_empty(),
        tables: shown.listings.iter().filter(|listing| !listing.rows.is_empty()).map(table).collect(),
        made: made(asked, &shown),
        scope: asked.scope_said(),
        lasting: lasting(cx, gathered, asked, shown.address),
        as_of: gathered.as_of.map(|_| gathered.today.to_string()).unwrap_or_default(),
        today: format!("{}{}", shown.address, asked.query(&["as-of"], &[])),
        shown,
    })
}

/// The address that shows these figures as they stand at this moment, for ever: everything that is usual is named in it.
fn lasting(cx: &Cx, gathered: &Gathered, asked: &Asked, address: &str) -> String {
    let moment = gathered.as_of.unwrap_or_else(|| cx.guildhall().clock.now());
    let year = asked.year().map_or_else(|| "all".to_owned(), |year| year.to_string());
    format!("{address}{}", asked.query(&["as-of", "year", "list"], &[("year", &year), ("as-of", &moment.to_string())]))
}

fn made(asked: &Asked, shown: &Shown) -> Summary {
    let mut rows =
        vec![SummaryRow::new("Scope", asked.scope().label()), SummaryRow::new("Period", asked.period_said())];
    rows.extend(shown.made.iter().map(|(key, value)| SummaryRow::new(key, value.clone())));
    for definition in &shown.definitions {
        let is_only = shown.definitions.len() == 1;
        let named = |what: &str| if is_only { what.to_owned() } else { format!("{what}: {}", definition.name) };
        rows.push(SummaryRow::new(&named("What it means"), definition.meaning));
        rows.push(SummaryRow::new(&named("How it is worked out"), definition.formula));
        rows.push(SummaryRow::new(&named("What is left out or not known"), definition.leaves_out));
        rows.push(SummaryRow::new(&named("Source"), definition.source));
    }
    Summary::new(rows)
}

/// One of the page's lists as a file; the first where the address names none.
pub fn file(cx: &Cx, gathered: &Gathered, asked: &Asked, shown: Shown, form: &str) -> Answer {
    let wanted = asked.text("list").to_owned();
    let notes = notes(cx, gathered, asked, &shown);
    let mut listings = shown.listings.into_iter();
    let listing = if wanted.is_empty() { listings.next() } else { listings.find(|listing| listing.name == wanted) };
    let listing = listing.ok_or_else(PageFailure::not_found)?;
    let columns = listing.columns.iter().enumerate();
    let columns =
        columns.map(|(at, title)| if at == 0 { ColumnHeading::wide(*title) } else { ColumnHeading::new(*title) });
    let list = List { title: listing.title, columns: columns.collect(), notes };
    let name = format!("{}-{}", shown.address.trim_start_matches('/').replace('/', "-"), listing.name);
    download::answer(form, &list, listing.rows.into_iter().map(|row| row.cells), &name)
}

fn notes(cx: &Cx, gathered: &Gathered, asked: &Asked, shown: &Shown) -> Vec<String> {
    let mut notes = download::notes(cx, &asked.scope_said());
    notes.extend(gathered.as_of.map(|moment| format!("As it stood at {moment}")));
    notes.extend(shown.warnings.iter().cloned());
    notes.extend(shown.made.iter().map(|(key, value)| format!("{key}: {value}")));
    for definition in &shown.definitions {
        notes.push(format!("{}: {} {}", definition.name, definition.meaning, definition.formula));
        notes.push(definition.leaves_out.to_owned());
    }
    notes
}
