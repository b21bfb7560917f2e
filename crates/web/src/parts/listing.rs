//! Lists of records: filtered, sorted, paged, and as files, by what each row holds.

use super::{Button, Part};
use crate::components::{Cell, Choice, FieldErrors, Heading, Link, PageFrame, Pagination, Table};
use crate::cx::Cx;
use crate::forms::Sent;
use crate::page::{Answer, show};
use crate::pages::spend::{download, query};
use askama::Template;
use domain::law::assessment::Exact;
use domain::strategy::{Quantity, Unit};
use domain::values::SubjectRef;
use publish::lists::{Cell as FileCell, ColumnHeading, List};
use std::cmp::Ordering;
use std::collections::BTreeMap;

/// Rows on a page.
const ROWS: usize = 50;

/// A column.
#[derive(Clone, Copy, Debug)]
pub struct Column {
    pub heading: &'static str,
    pub wide: bool,
    pub numeric: bool,
    /// Whether it stands in the file alone: a page has no room for every column.
    pub in_file_only: bool,
}

impl Column {
    /// A column of words.
    pub const fn new(heading: &'static str) -> Column {
        Column { heading, wide: false, numeric: false, in_file_only: false }
    }

    /// A column of many words.
    pub const fn wide(heading: &'static str) -> Column {
        Column { wide: true, ..Column::new(heading) }
    }

    /// The same in the file alone.
    pub const fn in_file(mut self) -> Column {
        self.in_file_only = true;
        self
    }

    /// A column of numbers.
    pub const fn number(heading: &'static str) -> Column {
        Column { numeric: true, ..Column::new(heading) }
    }
}

/// Parts the values of a row that is several things by one facet.
pub const AND: char = '\n';

/// A row: its cells, where it leads, and what it is by each facet; several values stand with [`AND`] between them.
#[derive(Clone, Debug, Default)]
pub struct Row {
    pub cells: Vec<FileCell>,
    pub href: String,
    pub facets: Vec<String>,
}

/// Where cells beside the first lead: by the address of their row and the number of their column from nought.
pub type CellLinks = BTreeMap<(String, usize), String>;

/// Rows with where a column of theirs leads, which is nowhere where the address is empty.
pub fn linked(column: usize, rows: impl IntoIterator<Item = (Row, String)>) -> (Vec<Row>, CellLinks) {
    let mut links = CellLinks::new();
    let keep = |(row, href): (Row, String)| {
        if !href.is_empty() {
            links.insert((row.href.clone(), column), href);
        }
        row
    };
    (rows.into_iter().map(keep).collect(), links)
}

/// Something by which a list is narrowed: its name in the address, its label, and what shows all.
#[derive(Clone, Copy, Debug)]
pub struct Facet {
    pub name: &'static str,
    pub label: &'static str,
    pub all: &'static str,
}

/// A list.
pub struct Listing {
    /// Its heading.
    pub title: String,
    /// Its address.
    pub address: String,
    /// The page above it.
    pub breadcrumbs: Vec<Link>,
    /// What stands above the list.
    pub parts: Vec<Part>,
    pub columns: Vec<Column>,
    pub facets: Vec<Facet>,
    pub rows: Vec<Row>,
    /// What is said where there is nothing yet: how to begin.
    pub empty: String,
    /// What can be done.
    pub buttons: Vec<Button>,
    /// The name of the file, without its ending.
    pub file: &'static str,
    /// What the file says of itself.
    pub said: String,
}

#[derive(Template)]
#[template(path = "parts/list.html")]
struct Page {
    page: PageFrame,
    errors: FieldErrors,
    parts: Vec<Part>,
    address: String,
    words: String,
    selects: Vec<(&'static str, &'static str, Vec<Choice>)>,
    sorts: Vec<Choice>,
    is_none_at_all: bool,
    empty: String,
    buttons: Vec<Button>,
    count: String,
    table: Table,
    pages: Pagination,
    downloads: Vec<(String, &'static str)>,
}

fn shown(cell: &FileCell) -> String {
    match cell {
        FileCell::Text(text) => text.clone(),
        FileCell::Money(amount) => amount.to_string(),
        FileCell::Count(count) => crate::pages::spend::counted(*count),
        FileCell::Date(day) => day.strftime("%-d %b %Y").to_string(),
        FileCell::Month(month) => month.name(),
        FileCell::Percent(hundredths) => per_cent(*hundredths),
        FileCell::Empty => String::new(),
    }
}

/// Hundredths of a per cent as pages show them: with one decimal, half of one away from nought.
fn per_cent(hundredths: i64) -> String {
    Quantity::new(Exact::whole(hundredths).per_cent_of(&Exact::whole(1)), Unit::Percentage).in_tenths().to_string()
}

fn compare(one: &FileCell, other: &FileCell) -> Ordering {
    match (one, other) {
        (FileCell::Money(a), FileCell::Money(b)) => a.cmp(b),
        (FileCell::Count(a), FileCell::Count(b)) | (FileCell::Percent(a), FileCell::Percent(b)) => a.cmp(b),
        (FileCell::Date(a), FileCell::Date(b)) => a.cmp(b),
        (FileCell::Month(a), FileCell::Month(b)) => a.cmp(b),
        // What is not known stands at the end.
        (FileCell::Empty, FileCell::Empty) => Ordering::Equal,
        (FileCell::Empty, _) => Ordering::Greater,
        (_, FileCell::Empty) => Ordering::Less,
        _ => shown(one).to_lowercase().cmp(&shown(other).to_lowercase()),
    }
}

/// The facet by which a list is narrowed to what a record has: its values are records.
const ABOUT: &str = "about";

/// A value of a facet as people read it: a record as one of its subject, anything else as it is.
fn choice_said(facet: &Facet, value: &str) -> String {
    let record = Some(value).filter(|_| facet.name == ABOUT).and_then(|value| value.parse::<SubjectRef>().ok());
    record.map_or_else(|| value.to_owned(), |record| record.said())
}

impl Listing {
    /// The rows that an address asks for, in its order.
    fn asked(&self, sent: &Sent) -> Vec<&Row> {
        let words = sent.text("q").trim().to_lowercase();
        let has_words =
            |row: &Row| words.is_empty() || row.cells.iter().any(|cell| shown(cell).to_lowercase().contains(&words));
        let fits = |row: &Row| {
            self.facets.iter().zip(&row.facets).all(|(facet, value)| {
                let wanted = sent.text(facet.name).trim();
                wanted.is_empty() || value.split(AND).any(|one| one == wanted)
            })
        };
        let mut rows: Vec<&Row> = self.rows.iter().filter(|row| has_words(row) && fits(row)).collect();
        let sort = sent.text("sort");
        let (down, number) = sort.strip_prefix('-').map_or((false, sort), |number| (true, number));
        if let Ok(at) = number.parse::<usize>() {
            let cell = |row: &Row| row.cells.get(at).cloned().unwrap_or(FileCell::Empty);
            rows.sort_by(|a, b| {
                let (a, b) = (cell(a), cell(b));
                let order = compare(&a, &b);
                let is_known = a != FileCell::Empty && b != FileCell::Empty;
                if down && is_known { order.reverse() } else { order }
            });
        }
        rows
    }

    fn pairs<'s>(&self, sent: &'s Sent) -> Vec<(&'static str, &'s str)> {
        let names = ["q"].into_iter().chain(self.facets.iter().map(|facet| facet.name)).chain(["sort"]);
        names.map(|name| (name, sent.text(name).trim())).collect()
    }

    fn selects(&self, sent: &Sent) -> Vec<(&'static str, &'static str, Vec<Choice>)> {
        let of = |(at, facet): (usize, &Facet)| {
            let mut values: Vec<&str> =
                self.rows.iter().filter_map(|row| row.facets.get(at)).flat_map(|value| value.split(AND)).collect();
            values.sort_unstable();
            values.dedup();
            let mut choices = vec![Choice::new("", facet.all)];
            let values = values.into_iter().filter(|value| !value.is_empty());
            choices.extend(values.map(|value| Choice::new(value, &choice_said(facet, value))));
            let picked = sent.text(facet.name);
            let choices = choices.into_iter().map(|choice| {
                let is_picked = choice.value == picked;
                choice.picked(is_picked)
            });
            (facet.name, facet.label, choices.collect())
        };
        self.facets.iter().enumerate().map(of).collect()
    }

    fn sorts(&self, sent: &Sent) -> Vec<Choice> {
        let mut choices = vec![Choice::new("", "As it matters")];
        for (at, column) in self.columns.iter().enumerate().filter(|(_, column)| !column.in_file_only) {
            choices.push(Choice::new(&at.to_string(), column.heading));
            choices.push(Choice::new(&format!("-{at}"), &format!("{}, downwards", column.heading)));
        }
        let picked = sent.text("sort");
        choices
            .into_iter()
            .map(|choice| {
                let is_picked = choice.value == picked;
                choice.picked(is_picked)
            })
            .collect()
    }

    fn table(&self, rows: &[&Row], links: &CellLinks) -> Table {
        let heading = |column: &Column| {
            if column.numeric { Heading::number(column.heading) } else { Heading::new(column.heading) }
        };
        let row = |row: &&Row| {
            let cells = row.cells.iter().zip(&self.columns).enumerate().filter(|(_, (_, column))| !column.in_file_only);
            let cell = |(at, (cell, column)): (usize, (&FileCell, &Column))| {
                let text = shown(cell);
                let made = if column.numeric { Cell::number(text) } else { Cell::new(text) };
                let classes = if matches!(cell, FileCell::Date(_)) { "gh-nowrap" } else { "" };
                let made = Cell { classes: classes.to_owned(), ..made };
                let href = if at == 0 { Some(&row.href) } else { links.get(&(row.href.clone(), at)) };
                match href {
                    Some(href) => made.to(href.as_str()),
                    None => made,
                }
            };
            cells.map(cell).collect()
        };
        Table {
            caption: self.title.clone(),
            caption_classes: "govuk-visually-hidden".to_owned(),
            head: self.columns.iter().filter(|column| !column.in_file_only).map(heading).collect(),
            rows: rows.iter().map(row).collect(),
            first_cell_is_header: true,
        }
    }

    /// The page of the list.
    pub fn page(self, cx: &Cx) -> Answer {
        self.page_linked(cx, &CellLinks::new())
    }

    /// The page of the list, with cells beside the first that lead somewhere.
    pub fn page_linked(mut self, cx: &Cx, links: &CellLinks) -> Answer {
        let taken: Vec<&str> = ["q", "sort"].into_iter().chain(self.facets.iter().map(|facet| facet.name)).collect();
        super::ids::set_apart(&mut self.parts, &FieldErrors::default(), &taken, &cx.path);
        let sent = Sent::read(&cx.query);
        let rows = self.asked(&sent);
        let total = rows.len();
        let pages = u64::try_from(total.div_ceil(ROWS)).unwrap_or(1);
        let current = sent.text("page").parse::<u64>().unwrap_or(1).clamp(1, pages.max(1));
        let skip = usize::try_from(current - 1).unwrap_or(0).saturating_mul(ROWS);
        let on_page: Vec<&Row> = rows.into_iter().skip(skip).take(ROWS).collect();
        let pairs = self.pairs(&sent);
        let address = |page: u64| {
            let page = if page > 1 { page.to_string() } else { String::new() };
            let mut pairs = pairs.clone();
            pairs.push(("page", &page));
            format!("{}{}", self.address, query(&pairs))
        };
        let count = if total == 1 { "1 row".to_owned() } else { format!("{total} rows") };
        let pages = Pagination::of(current, pages, address);
        show(&Page {
            page: PageFrame { breadcrumbs: self.breadcrumbs.clone(), ..cx.frame(&self.title) },
            errors: FieldErrors::default(),
            table: self.table(&on_page, links),
            words: sent.text("q").to_owned(),
            selects: self.selects(&sent),
            sorts: self.sorts(&sent),
            is_none_at_all: self.rows.is_empty(),
            count,
            pages,
            downloads: download::links(&format!("{}/download", self.address), &query(&pairs)),
            address: self.address,
            empty: self.empty,
            buttons: self.buttons,
            parts: self.parts,
        })
    }

    /// The list as a file, as its address narrows it.
    pub fn send_file(&self, cx: &Cx, form: &str) -> Answer {
        let sent = Sent::read(&cx.query);
        let column = |column: &Column| {
            if column.wide { ColumnHeading::wide(column.heading) } else { ColumnHeading::new(column.heading) }
        };
        let list = List {
            title: self.title.clone(),
            columns: self.columns.iter().map(column).collect(),
            notes: vec![council_of(cx), self.said.clone(), format!("Made with Guildhall on {}", cx.today())],
        };
        let rows = self.asked(&sent).into_iter().map(|row| row.cells.clone());
        download::answer(form, &list, rows, self.file)
    }
}

fn council_of(cx: &Cx) -> String {
    cx.who.as_ref().and_then(|who| who.council.as_ref()).map(|council| council.name.clone()).unwrap_or_default()
}
