//! Correcting how a file is read.

use super::reading;
use crate::address::Path;
use crate::components::{Choice, FieldErrors, Link, PageFrame, Table};
use crate::cx::Cx;
use crate::failure::PageFailure;
use crate::forms::Sent;
use crate::page::{Answer, go_to, show, show_with};
use askama::Template;
use axum::http::StatusCode;
use domain::spend::{Column, FileKind, Mapping, Reading};
use domain::values::{Date, Month, Pence};
use store::spend::PaymentsFile;

/// What the select for a column sends when the file has no such column.
const NONE: &str = "";

#[derive(Template)]
#[template(path = "spend/mapping.html")]
struct MappingPage {
    page: PageFrame,
    errors: FieldErrors,
    id: i64,
    columns: Vec<(Column, Vec<Choice>)>,
    kinds: Vec<Choice>,
    orders: Vec<Choice>,
    sheets: Vec<Choice>,
    header_row: String,
    date_for_all: String,
    control_total: String,
    first_rows: Option<Table>,
}

fn column_choices(reading: &Reading, sent: &Sent, column: Column) -> Vec<Choice> {
    let field = format!("column_{column}");
    let was = reading.columns.get(&column).map_or(NONE, String::as_str);
    let picked = if sent.all(&field).is_empty() { was } else { sent.text(&field) };
    let mut headings: Vec<&String> = reading.sheets.iter().flat_map(|sheet| &sheet.headings).collect();
    let mut seen = std::collections::BTreeSet::new();
    headings.retain(|heading| seen.insert((*heading).clone()));
    let mut choices = vec![Choice::new(NONE, "The file has no such column").picked(picked.is_empty())];
    choices.extend(headings.into_iter().map(|heading| Choice::new(heading, heading).picked(heading == picked)));
    choices
}

/// What was sent, or else what is settled so far, as fields of the form.
fn settled(file: &PaymentsFile) -> Vec<(String, String)> {
    let mapping = &file.mapping;
    let mut fields = vec![
        ("kind".to_owned(), mapping.kind.map_or("", FileKind::name).to_owned()),
        ("header_row".to_owned(), mapping.header_row.map(|row| row.to_string()).unwrap_or_default()),
        ("date_for_all".to_owned(), mapping.date_for_all.map(|date| Month::of(date).to_string()).unwrap_or_default()),
        ("control_total".to_owned(), file.control_total.map(Pence::plain).unwrap_or_default()),
    ];
    if let Some(day_first) = mapping.day_first {
        fields.push(("order".to_owned(), if day_first { "day" } else { "month" }.to_owned()));
    }
    fields.extend(mapping.sheets.iter().map(|sheet| ("sheets".to_owned(), sheet.clone())));
    fields
}

fn picked(choices: &[(&str, &str)], value: &str) -> Vec<Choice> {
    choices.iter().map(|(name, text)| Choice::new(name, text).picked(*name == value)).collect()
}

fn form(cx: &Cx, file: &PaymentsFile, reading: &Reading, errors: FieldErrors, sent: &Sent) -> MappingPage {
    let links =
        vec![Link::new("Imports", "/spend/imports"), Link::new(&file.name, &format!("/spend/imports/{}", file.id))];
    let title = "Correct how the file is read";
    let mut kinds = vec![("", "Work it out from the file")];
    kinds.extend(FileKind::ALL.iter().map(|kind| (kind.name(), kind.label())));
    let orders = [
        ("", "Work it out from the file"),
        ("day", "Day first: 03/04 is 3 April"),
        ("month", "Month first: 03/04 is 4 March"),
    ];
    let named: Vec<&str> = sent.all("sheets");
    let sheets = reading.sheets.iter().filter(|_| reading.sheets.len() > 1);
    MappingPage {
        page: PageFrame { breadcrumbs: links, has_errors: !errors.is_empty(), ..cx.frame(title) },
        errors,
        id: file.id,
        columns: Column::ALL.iter().map(|column| (*column, column_choices(reading, sent, *column))).collect(),
        kinds: picked(&kinds, sent.text("kind")),
        orders: picked(&orders, sent.text("order")),
        sheets: sheets
            .map(|sheet| {
                Choice::new(&sheet.name, &sheet.name).picked(named.is_empty() || named.contains(&sheet.name.as_str()))
            })
            .collect(),
        header_row: sent.text("header_row").to_owned(),
        date_for_all: sent.text("date_for_all").to_owned(),
        control_total: sent.text("control_total").to_owned(),
        first_rows: reading.sheets.iter().find(|sheet| !sheet.first_rows.is_empty()).map(reading::first_rows),
    }
}

async fn known(cx: &Cx, id: i64) -> Result<(PaymentsFile, Reading), PageFailure> {
    let file = store::spend::file(&cx.guildhall().store, &cx.scope()?, id).await?;
    let file = file.ok_or_else(|| PageFailure::not_found().framed(cx.frame("")))?;
    let reading = file.reading.clone().ok_or_else(|| PageFailure::not_found().framed(cx.frame("")))?;
    Ok((file, reading))
}

/// The form.
pub async fn open(cx: Cx, Path(id): Path<i64>) -> Answer {
    let (file, reading) = known(&cx, id).await?;
    show(&form(&cx, &file, &reading, FieldErrors::default(), &Sent::of(settled(&file))))
}

fn month_or_day(text: &str) -> Option<Date> {
    text.parse::<Month>().map(Month::first_day).ok().or_else(|| text.parse().ok())
}

fn read_form(reading: &Reading, sent: &Sent, errors: &mut FieldErrors) -> Mapping {
    let mut mapping = Mapping {
        kind: sent.text("kind").parse().ok(),
        day_first: match sent.text("order") {
            "day" => Some(true),
            "month" => Some(false),
            _ => None,
        },
        ..Mapping::default()
    };
    for column in Column::ALL {
        let field = format!("column_{column}");
        let chosen = sent.text(&field);
        // What stays as it was proposed is settled too, so that the next file of this layout is read the same.
        if !chosen.is_empty() || reading.columns.contains_key(column) {
            mapping.columns.insert(*column, chosen.to_owned());
        }
    }
    let chosen: Vec<String> = sent.all("sheets").into_iter().map(str::to_owned).collect();
    if chosen.len() < reading.sheets.len() {
        mapping.sheets = chosen;
    }
    if let Some(text) = sent.entered("header_row") {
        mapping.header_row = text.parse().ok().filter(|row| *row > 0);
        if mapping.header_row.is_none() {
            errors.add("header_row", "Enter the number of a row, like 3");
        }
    }
    if let Some(text) = sent.entered("date_for_all") {
        mapping.date_for_all = month_or_day(text);
        if mapping.date_for_all.is_none() {
            errors.add("date_for_all", "Enter a month like 2025-04, or a day like 2025-04-30");
        }
    }
    let amounts = [Column::Amount, Column::Gross, Column::Credit];
    if !amounts.iter().any(|column| mapping.columns.get(column).is_some_and(|heading| !heading.is_empty())) {
        errors.add("column_amount", "Select the column that holds the amount");
    }
    mapping
}

/// Takes the form and asks that the file be read again.
pub async fn send(cx: Cx, Path(id): Path<i64>, sent: Sent) -> Answer {
    let (file, reading) = known(&cx, id).await?;
    let mut errors = FieldErrors::default();
    let mapping = read_form(&reading, &sent, &mut errors);
    let control_total = match sent.entered("control_total").map(Pence::from_typed).transpose() {
        Ok(total) => total,
        Err(message) => {
            errors.add("control_total", &message);
            None
        }
    };
    if !errors.is_empty() {
        return show_with(StatusCode::UNPROCESSABLE_ENTITY, &form(&cx, &file, &reading, errors, &sent));
    }
    actions::spend::settle(cx.guildhall(), &cx.scope()?, id, &mapping, control_total).await?;
    go_to(&format!("/spend/imports/{id}"))
}
