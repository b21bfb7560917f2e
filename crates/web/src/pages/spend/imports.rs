//! Every payments file of the council and how far it is.

use super::{counted, download};
use crate::address::Path;
use crate::components::{Cell, Choice, Heading, PageFrame, Pagination, Table};
use crate::cx::Cx;
use crate::failure::PageFailure;
use crate::forms::Sent;
use crate::page::{Answer, show};
use askama::Template;
use domain::access::Scope;
use publish::lists::{self, ColumnHeading, List};
use std::collections::BTreeMap;
use store::spend::{FileState, PaymentsFile};

/// Files of a page.
const FILES: usize = 50;

#[derive(Template)]
#[template(path = "spend/imports.html")]
struct Imports {
    page: PageFrame,
    is_empty: bool,
    table: Table,
    waiting: usize,
    states: Vec<Choice>,
    sorts: Vec<Choice>,
    q: String,
    count: String,
    pages: Pagination,
    downloads: Vec<(String, &'static str)>,
}

/// How far a file is, in words.
pub const fn state_said(state: FileState) -> &'static str {
    match state {
        FileState::Received => "Being read",
        FileState::Read => "Waiting for you",
        FileState::Refused => "Cannot be read",
        FileState::Importing => "Being imported",
        FileState::Imported => "Imported",
        FileState::Undone => "Undone",
        FileState::Discarded => "Put aside",
    }
}

const STATES: [FileState; 7] = [
    FileState::Received,
    FileState::Read,
    FileState::Refused,
    FileState::Importing,
    FileState::Imported,
    FileState::Undone,
    FileState::Discarded,
];

/// What asks for somebody stands out.
const fn state_class(state: FileState) -> &'static str {
    match state {
        FileState::Read => "gh-state",
        FileState::Refused => "gh-state gh-state--refused",
        _ => "",
    }
}

async fn files(cx: &Cx, scope: &Scope, sent: &Sent) -> Result<Vec<PaymentsFile>, PageFailure> {
    let mut files = store::spend::files(&cx.guildhall().store, scope, u64::from(u32::MAX)).await?;
    let sought = sent.text("q").trim().to_lowercase();
    let state = sent.text("state");
    files.retain(|file| {
        file.name.to_lowercase().contains(&sought) && (state.is_empty() || state == state_said(file.state))
    });
    match sent.text("sort") {
        "name" => files.sort_by_key(|file| file.name.to_lowercase()),
        "oldest" => files.reverse(),
        _ => {}
    }
    Ok(files)
}

async fn names(cx: &Cx, files: &[PaymentsFile]) -> Result<BTreeMap<i64, String>, PageFailure> {
    let ids: Vec<i64> = files.iter().map(|file| file.received_by).collect();
    Ok(store::people::names(&cx.guildhall().store, &ids).await?)
}

fn day(file: &PaymentsFile) -> String {
    file.received_at.strftime("%-d %b %Y").to_string()
}

fn row(file: &PaymentsFile, names: &BTreeMap<i64, String>) -> Vec<Cell> {
    let reading = file.reading.as_ref();
    vec![
        Cell { classes: "gh-breakable".into(), ..Cell::new(&file.name).to(format!("/spend/imports/{}", file.id)) },
        Cell { classes: state_class(file.state).into(), ..Cell::new(state_said(file.state)) },
        Cell::number(reading.map(|reading| counted(i64::try_from(reading.lines).unwrap_or(0))).unwrap_or_default()),
        Cell::number(reading.map(|reading| reading.total.to_string()).unwrap_or_default()),
        Cell::new(names.get(&file.received_by).cloned().unwrap_or_default()),
        Cell { classes: "gh-nowrap".into(), ..Cell::new(day(file)) },
    ]
}

fn states(picked: &str) -> Vec<Choice> {
    let state = |state| Choice::new(state_said(state), state_said(state)).picked(picked == state_said(state));
    let any = Choice::new("", "Any state").picked(picked.is_empty());
    std::iter::once(any).chain(STATES.map(state)).collect()
}

fn sorts(picked: &str) -> Vec<Choice> {
    let all = [("", "Newest first"), ("oldest", "Oldest first"), ("name", "By name")];
    all.map(|(value, text)| Choice::new(value, text).picked(value == picked)).to_vec()
}

/// The list.
pub async fn open(cx: Cx) -> Answer {
    let scope = cx.scope()?;
    let sent = Sent::read(&cx.query);
    let files = files(&cx, &scope, &sent).await?;
    let names = names(&cx, &files).await?;
    let current: usize = sent.text("page").parse().unwrap_or(1).max(1);
    let rows = files.iter().skip((current - 1) * FILES).take(FILES).map(|file| row(file, &names)).collect();
    let heads = [Heading::new("File"), Heading::new("State"), Heading::number("Lines"), Heading::number("Total")];
    let table = Table {
        caption: "Payments files".into(),
        caption_classes: "govuk-visually-hidden".into(),
        head: heads.into_iter().chain([Heading::new("Sent by"), Heading::new("Sent on")]).collect(),
        rows,
        first_cell_is_header: true,
    };
    let asked = |page: &str| {
        super::query(&[
            ("q", sent.text("q")),
            ("state", sent.text("state")),
            ("sort", sent.text("sort")),
            ("page", page),
        ])
    };
    let is_unfiltered = sent.text("q").is_empty() && sent.text("state").is_empty();
    let pages = u64::try_from(files.len().div_ceil(FILES)).unwrap_or(1);
    show(&Imports {
        page: cx.frame("Imports"),
        is_empty: files.is_empty() && is_unfiltered,
        waiting: files.iter().filter(|file| file.state == FileState::Read && is_unfiltered).count(),
        table,
        states: states(sent.text("state")),
        sorts: sorts(sent.text("sort")),
        q: sent.text("q").to_owned(),
        count: counted(i64::try_from(files.len()).unwrap_or(0)),
        pages: Pagination::of(u64::try_from(current).unwrap_or(1), pages, |page| {
            format!("/spend/imports{}", asked(&page.to_string()))
        }),
        downloads: download::links("/spend/imports/download", &asked("")),
    })
}

/// The same list as CSV or XLSX.
pub async fn download(cx: Cx, Path(form): Path<String>) -> Answer {
    let scope = cx.scope()?;
    let files = files(&cx, &scope, &Sent::read(&cx.query)).await?;
    let names = names(&cx, &files).await?;
    let columns = ["State", "Lines", "Total (£)", "Sent by", "Sent on", "SHA-256"].map(ColumnHeading::new);
    let list = List {
        title: "Payments files".into(),
        columns: std::iter::once(ColumnHeading::wide("File")).chain(columns).collect(),
        notes: download::notes(&cx, "Every payments file that was sent"),
    };
    let rows = files.iter().map(|file| {
        let reading = file.reading.as_ref();
        vec![
            lists::Cell::text(&file.name),
            lists::Cell::text(state_said(file.state)),
            lists::Cell::maybe(reading, |reading| lists::Cell::Count(i64::try_from(reading.lines).unwrap_or(0))),
            lists::Cell::maybe(reading, |reading| lists::Cell::Money(reading.total)),
            lists::Cell::text(names.get(&file.received_by).cloned().unwrap_or_default()),
            lists::Cell::text(day(file)),
            lists::Cell::text(&file.sha256),
        ]
    });
    download::answer(&form, &list, rows, "payments-files")
}
