//! Saying how a facts file is to be read.

use super::facts::{definitions, kinds};
use super::file::{first_rows, known};
use crate::address::Path;
use crate::components::{Choice, FieldErrors, Link, PageFrame, Table};
use crate::cx::Cx;
use crate::forms::Sent;
use crate::page::{Answer, go_to, show_with};
use askama::Template;
use axum::http::StatusCode;
use domain::suppliers::{FactsColumn, FactsMapping, FactsReading};
use store::suppliers::FactsFile;

#[derive(Template)]
#[template(path = "suppliers/mapping.html")]
struct MappingPage {
    page: PageFrame,
    errors: FieldErrors,
    id: i64,
    columns: Vec<(String, &'static str, Vec<Choice>)>,
    kinds: Vec<Choice>,
    definitions: Vec<Choice>,
    sheets: Vec<Choice>,
    orders: Vec<Choice>,
    header_row: String,
    as_at: String,
    source: String,
    first_rows: Option<Table>,
}

fn field(column: FactsColumn) -> String {
    format!("column_{}", column.name())
}

/// What is settled so far, as the form's fields.
fn settled(file: &FactsFile, reading: &FactsReading) -> Vec<(String, String)> {
    let mapping = &file.mapping;
    let mut fields = vec![
        ("postcode_kind".to_owned(), mapping.postcode_kind.map(|kind| kind.name().to_owned()).unwrap_or_default()),
        ("sme_definition".to_owned(), mapping.sme_definition.map(|one| one.name().to_owned()).unwrap_or_default()),
        ("sheet".to_owned(), mapping.sheet.clone().unwrap_or_else(|| reading.sheet.clone())),
        (
            "header_row".to_owned(),
            mapping.header_row.or(reading.header_row).map(|row| row.to_string()).unwrap_or_default(),
        ),
        ("as_at".to_owned(), mapping.as_at.map(|day| day.to_string()).unwrap_or_default()),
        ("order".to_owned(), if mapping.day_first == Some(false) { "month" } else { "day" }.to_owned()),
        ("source".to_owned(), mapping.source.clone()),
    ];
    for column in FactsColumn::ALL {
        let heading = mapping.columns.get(column).or_else(|| reading.columns.get(column));
        fields.push((field(*column), heading.cloned().unwrap_or_default()));
    }
    fields
}

fn form(cx: &Cx, file: &FactsFile, reading: &FactsReading, errors: FieldErrors, sent: &Sent) -> MappingPage {
    let links = vec![
        Link::new("Suppliers", "/suppliers"),
        Link::new("Facts files", "/suppliers/facts"),
        Link::new(&file.name, &format!("/suppliers/facts/{}", file.id)),
    ];
    let choose = |column: FactsColumn| {
        let chosen = sent.text(&field(column));
        let headings = reading.headings.iter().map(|heading| (heading.as_str(), heading.as_str()));
        std::iter::once(("", "The file has none"))
            .chain(headings)
            .map(|(value, text)| Choice::new(value, text).picked(value == chosen))
            .collect()
    };
    let sheets = if reading.sheets.len() > 1 { reading.sheets.as_slice() } else { &[] };
    let orders = [("day", "Day first: 03/04 is 3 April"), ("month", "Month first: 03/04 is 4 March")];
    MappingPage {
        page: PageFrame {
            breadcrumbs: links,
            has_errors: !errors.is_empty(),
            ..cx.frame("Say how the file is to be read")
        },
        errors,
        id: file.id,
        columns: FactsColumn::ALL.iter().map(|column| (field(*column), column.label(), choose(*column))).collect(),
        kinds: kinds(sent.text("postcode_kind")),
        definitions: definitions(sent.text("sme_definition")),
        sheets: sheets.iter().map(|name| Choice::new(name, name).picked(name == sent.text("sheet"))).collect(),
        orders: orders
            .iter()
            .map(|(value, text)| Choice::new(value, text).picked(*value == sent.text("order")))
            .collect(),
        header_row: sent.text("header_row").to_owned(),
        as_at: sent.text("as_at").to_owned(),
        source: sent.text("source").to_owned(),
        first_rows: first_rows(reading),
    }
}

/// The form.
pub async fn open(cx: Cx, Path(id): Path<i64>) -> Answer {
    let file = known(&cx, id).await?;
    let reading = file.reading.clone().unwrap_or_default();
    let sent = Sent::of(settled(&file, &reading));
    show_with(StatusCode::OK, &form(&cx, &file, &reading, FieldErrors::default(), &sent))
}

fn read_form(reading: &FactsReading, sent: &Sent, errors: &mut FieldErrors) -> FactsMapping {
    let mut mapping = FactsMapping {
        postcode_kind: sent.text("postcode_kind").parse().ok(),
        sme_definition: sent.text("sme_definition").parse().ok(),
        day_first: (sent.text("order") == "month").then_some(false),
        source: sent.text("source").trim().to_owned(),
        sheet: sent.entered("sheet").filter(|name| *name != reading.sheet).map(str::to_owned),
        ..FactsMapping::default()
    };
    let header = sent.entered("header_row").map(str::parse::<u64>);
    match header {
        Some(Ok(row)) if row > 0 => mapping.header_row = Some(row).filter(|row| reading.header_row != Some(*row)),
        Some(_) => errors.add("header_row", "Enter the number of a row, like 3"),
        None => {}
    }
    if let Some(text) = sent.entered("as_at") {
        mapping.as_at = actions::typed_day(text);
        if mapping.as_at.is_none() {
            errors.add("as_at", "Enter a day like 2026-04-30");
        }
    }
    // Another sheet or another row of headings has headings of its own.
    if mapping.sheet.is_none() && mapping.header_row.is_none() {
        mapping.header_row = reading.header_row;
        for column in FactsColumn::ALL {
            let chosen = sent.text(&field(*column));
            if !chosen.is_empty() || reading.columns.contains_key(column) {
                mapping.columns.insert(*column, chosen.to_owned());
            }
        }
        mapping.sheet = Some(reading.sheet.clone()).filter(|name| !name.is_empty());
    }
    mapping
}

/// Takes the form and asks that the file be read again.
pub async fn send(cx: Cx, Path(id): Path<i64>, sent: Sent) -> Answer {
    let file = known(&cx, id).await?;
    let reading = file.reading.clone().unwrap_or_default();
    let mut errors = FieldErrors::default();
    let mapping = read_form(&reading, &sent, &mut errors);
    if !errors.is_empty() {
        return show_with(StatusCode::UNPROCESSABLE_ENTITY, &form(&cx, &file, &reading, errors, &sent));
    }
    actions::suppliers::settle(cx.guildhall(), &cx.scope()?, id, &mapping).await?;
    go_to(&format!("/suppliers/facts/{id}"))
}
