//! Facts files: the list, and sending one.

use super::below_suppliers;
use crate::address::Path;
use crate::components::{Cell, Choice, FieldErrors, Heading, PageFrame, Table};
use crate::cx::Cx;
use crate::forms::Sent;
use crate::page::{Answer, go_to, show_with};
use crate::pages::spend::{counted, download, upload};
use askama::Template;
use axum::extract::Multipart;
use axum::http::StatusCode;
use domain::suppliers::{FactsMapping, PostcodeKind, SmeDefinition};
use publish::lists::{self, ColumnHeading, List};
use store::suppliers::{FactsFile, FactsFileState};

#[derive(Template)]
#[template(path = "suppliers/facts.html")]
struct FactsFiles {
    page: PageFrame,
    errors: FieldErrors,
    table: Table,
    kinds: Vec<Choice>,
    definitions: Vec<Choice>,
    source: String,
    downloads: Vec<(String, &'static str)>,
}

/// How far a facts file is, in words.
pub const fn state_said(state: FactsFileState) -> &'static str {
    match state {
        FactsFileState::Received => "Being read",
        FactsFileState::Read => "Waiting for you",
        FactsFileState::Refused => "Cannot be read",
        FactsFileState::Loading => "Being taken in",
        FactsFileState::Loaded => "Taken in",
        FactsFileState::Undone => "Undone",
        FactsFileState::Discarded => "Put aside",
    }
}

/// The kinds of postcode to choose from; the first leaves it open.
pub fn kinds(picked: &str) -> Vec<Choice> {
    let all = PostcodeKind::ALL.iter().map(|kind| (kind.name(), kind.label()));
    std::iter::once(("", "Ask me when it is read"))
        .chain(all)
        .map(|(value, text)| Choice::new(value, text).picked(value == picked))
        .collect()
}

/// The definitions to choose from; the first leaves it open.
pub fn definitions(picked: &str) -> Vec<Choice> {
    let all = SmeDefinition::ALL.iter().map(|one| (one.name(), one.sentence()));
    std::iter::once(("", "Ask me when it is read"))
        .chain(all)
        .map(|(value, text)| Choice::new(value, text).picked(value == picked))
        .collect()
}

fn received(file: &FactsFile) -> String {
    file.received_at.strftime("%-d %b %Y").to_string()
}

async fn page(cx: Cx, errors: FieldErrors, sent: &Sent) -> Answer {
    let files = store::suppliers::files(&cx.guildhall().store, &cx.scope()?).await?;
    let count = |number: u64| counted(i64::try_from(number).unwrap_or(i64::MAX));
    let rows = files.iter().map(|file| {
        let reading = file.reading.as_ref();
        vec![
            Cell {
                classes: "gh-breakable".into(),
                ..Cell::new(&file.name).to(format!("/suppliers/facts/{}", file.id))
            },
            Cell::new(state_said(file.state)),
            Cell::number(reading.map(|reading| count(reading.suppliers)).unwrap_or_default()),
            Cell { classes: "gh-nowrap".into(), ..Cell::new(received(file)) },
        ]
    });
    let table = Table {
        caption: "Facts files".into(),
        caption_classes: "govuk-visually-hidden".into(),
        head: vec![Heading::new("File"), Heading::new("State"), Heading::number("Suppliers"), Heading::new("Sent on")],
        rows: rows.collect(),
        first_cell_is_header: true,
    };
    let status = if errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let frame = PageFrame { breadcrumbs: below_suppliers(), has_errors: !errors.is_empty(), ..cx.frame("Facts files") };
    show_with(
        status,
        &FactsFiles {
            page: frame,
            errors,
            table,
            kinds: kinds(sent.text("postcode_kind")),
            definitions: definitions(sent.text("sme_definition")),
            source: sent.text("source").to_owned(),
            downloads: download::links("/suppliers/facts/download", ""),
        },
    )
}

/// The list and the form.
pub async fn open(cx: Cx) -> Answer {
    page(cx, FieldErrors::default(), &Sent::default()).await
}

/// Takes a file.
pub async fn send(cx: Cx, parts: Multipart) -> Answer {
    let scope = cx.scope()?;
    let came = upload::take(&cx, parts).await?;
    let sent = Sent::of(came.fields);
    let mut errors = FieldErrors::default();
    if came.too_large {
        let most = cx.app.settings.upload_bytes_max / 1_000_000;
        errors.add("file", &format!("The file must be smaller than {most} MB"));
    }
    let Some((name, received)) = came.files.first().filter(|_| errors.is_empty()) else {
        if errors.is_empty() {
            errors.add("file", "Select a file of facts about suppliers");
        }
        return page(cx, errors, &sent).await;
    };
    let mapping = FactsMapping {
        postcode_kind: sent.text("postcode_kind").parse().ok(),
        sme_definition: sent.text("sme_definition").parse().ok(),
        source: sent.text("source").trim().to_owned(),
        ..FactsMapping::default()
    };
    let (id, _) = actions::suppliers::receive(cx.guildhall(), &scope, name, received, mapping).await?;
    go_to(&format!("/suppliers/facts/{id}"))
}

/// The list as CSV or XLSX.
pub async fn send_file(cx: Cx, Path(form): Path<String>) -> Answer {
    let files = store::suppliers::files(&cx.guildhall().store, &cx.scope()?).await?;
    let mut columns = vec![ColumnHeading::wide("File")];
    columns.extend(["State", "Suppliers", "Rows", "Sent on", "SHA-256"].map(ColumnHeading::new));
    let list = List {
        title: "Facts files".into(),
        columns,
        notes: download::notes(&cx, "Every file of facts about suppliers that was sent"),
    };
    let count = |number: u64| lists::Cell::Count(i64::try_from(number).unwrap_or(i64::MAX));
    let rows = files.iter().map(|file| {
        vec![
            lists::Cell::text(&file.name),
            lists::Cell::text(state_said(file.state)),
            lists::Cell::maybe(file.reading.as_ref(), |reading| count(reading.suppliers)),
            lists::Cell::maybe(file.reading.as_ref(), |reading| count(reading.rows)),
            lists::Cell::text(received(file)),
            lists::Cell::text(&file.sha256),
        ]
    });
    download::answer(&form, &list, rows, "supplier-facts-files")
}
