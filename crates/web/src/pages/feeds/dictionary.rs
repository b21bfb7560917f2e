//! What the fields of the feeds mean.

use crate::address::Path;
use crate::components::{Cell, Heading, PageFrame, Table};
use crate::cx::Cx;
use crate::page::{Answer, show};
use crate::pages::spend::download;
use askama::Template;
use domain::feeds::{Feed, Field};
use publish::lists::{self, ColumnHeading, List};

#[derive(Template)]
#[template(path = "feeds/dictionary.html")]
struct Dictionary {
    page: PageFrame,
    feeds: Vec<(Feed, Table)>,
    downloads: Vec<(String, &'static str)>,
}

const fn absent(field: &Field) -> &'static str {
    if field.may_be_absent { "Can be absent" } else { "Always there" }
}

fn table(feed: Feed) -> Table {
    let rows = feed.fields().iter().map(|field| {
        vec![Cell::new(field.name), Cell::new(field.kind.said()), Cell::new(absent(field)), Cell::new(field.meaning)]
    });
    Table {
        caption: format!("Fields of {feed}"),
        caption_classes: "govuk-visually-hidden".into(),
        head: ["Name", "Kind", "Absence", "Meaning"].map(Heading::new).to_vec(),
        rows: rows.collect(),
        first_cell_is_header: true,
    }
}

/// The page.
pub async fn open(cx: Cx) -> Answer {
    let feeds = Feed::ALL.iter().map(|feed| (*feed, table(*feed))).collect();
    let downloads = download::links("/feeds/dictionary/download", "");
    show(&Dictionary { page: cx.frame("Data dictionary"), feeds, downloads })
}

/// The same as CSV or XLSX.
pub async fn download(cx: Cx, Path(form): Path<String>) -> Answer {
    let list = List {
        title: "Data dictionary".into(),
        columns: ["Feed", "Name", "Kind", "Absence", "Meaning"].map(ColumnHeading::wide).to_vec(),
        notes: download::notes(&cx, "Fields of the feeds"),
    };
    let fields = Feed::ALL.iter().flat_map(|feed| feed.fields().iter().map(move |field| (*feed, field)));
    let rows = fields.map(|(feed, field)| {
        [feed.name(), field.name, field.kind.said(), absent(field), field.meaning].map(lists::Cell::text).to_vec()
    });
    download::answer(&form, &list, rows, "data-dictionary")
}
