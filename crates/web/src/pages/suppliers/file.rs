//! One facts file: what was read, taking it in, undoing it.

use super::{below_facts, facts};
use crate::address::Path;
use crate::components::{Cell, FieldErrors, Heading, PageFrame, Summary, SummaryRow, Table};
use crate::cx::Cx;
use crate::failure::PageFailure;
use crate::forms::{Sent, field_errors};
use crate::page::{Answer, go_to, show_with};
use crate::pages::spend::counted;
use crate::pages::spend::reading::{ShownFinding, shown as shown_finding};
use askama::Template;
use axum::http::StatusCode;
use domain::suppliers::{FactsColumn, FactsReading};
use store::jobs::JobState;
use store::suppliers::{FactsFile, FactsFileState};

/// Seconds after which the page of a working job asks for itself again.
const REFRESH_SECONDS: u32 = 1;

#[derive(Template)]
#[template(path = "suppliers/file.html")]
struct FactsFilePage {
    page: PageFrame,
    errors: FieldErrors,
    id: i64,
    state: FactsFileState,
    state_said: &'static str,
    works: bool,
    trouble: String,
    summary: Summary,
    findings: Vec<ShownFinding>,
    columns: Table,
    first_rows: Option<Table>,
    asks: bool,
    counting: String,
    sent: Sent,
}

fn count(number: u64) -> String {
    counted(i64::try_from(number).unwrap_or(i64::MAX))
}

fn rows_said(number: u64) -> String {
    if number == 1 { "1 row".to_owned() } else { format!("{} rows", count(number)) }
}

fn summary(file: &FactsFile, reading: &FactsReading) -> Summary {
    let mut rows = vec![
        SummaryRow::new("Suppliers", count(reading.suppliers)),
        SummaryRow::new("Rows that say something", count(reading.rows)),
    ];
    rows.extend(reading.given.iter().map(|(column, number)| SummaryRow::new(column.label(), rows_said(*number))));
    for (reason, number) in &reading.left_out {
        let said = match reason.as_str() {
            "blank" => continue,
            "nothing_said" => "Rows that say nothing",
            "no_supplier" => "Rows about nobody, left out",
            "redacted" => "Rows about withheld names, left out",
            _ => "Rows that contradict others, left out",
        };
        rows.push(SummaryRow::new(said, count(*number)));
    }
    if let Some(kind) = file.mapping.postcode_kind {
        rows.push(SummaryRow::new("Postcodes are those of", kind.label()));
    }
    if let Some(definition) = file.mapping.sme_definition {
        rows.push(SummaryRow::new("SME by the definition", definition.sentence()));
    }
    rows.push(SummaryRow::new("Source", &file.mapping.source));
    Summary::new(rows)
}

fn columns(reading: &FactsReading) -> Table {
    let found = FactsColumn::ALL.iter().filter_map(|column| Some((column, reading.columns.get(column)?)));
    Table {
        caption: "Which column is which".into(),
        caption_classes: "govuk-table__caption--m".into(),
        head: vec![Heading::new("Meaning"), Heading::new("Heading in the file")],
        rows: found.map(|(column, heading)| vec![Cell::new(column.label()), Cell::new(heading)]).collect(),
        first_cell_is_header: true,
    }
}

/// The first rows of the file as they stand.
pub fn first_rows(reading: &FactsReading) -> Option<Table> {
    let rows = || reading.first_rows.iter().map(|row| row.iter().map(Cell::new).collect());
    (!reading.first_rows.is_empty()).then(|| Table {
        caption: "The first rows of the file".into(),
        caption_classes: "govuk-table__caption--m".into(),
        head: reading.headings.iter().take(40).map(|heading| Heading::new(heading)).collect(),
        rows: rows().collect(),
        first_cell_is_header: false,
    })
}

/// A facts file of the council.
pub async fn known(cx: &Cx, id: i64) -> Result<FactsFile, PageFailure> {
    let file = store::suppliers::file(&cx.guildhall().store, &cx.scope()?, id).await?;
    file.ok_or_else(|| PageFailure::not_found().framed(cx.frame("")))
}

async fn again(cx: Cx, id: i64, errors: FieldErrors, sent: Sent) -> Answer {
    let file = known(&cx, id).await?;
    let scope = cx.scope()?;
    let store = &cx.guildhall().store;
    let job = store::jobs::last_of(store, &scope, actions::jobs::OF_FACTS_FILES, id).await?;
    let is_state = |states: &[JobState]| job.as_ref().is_some_and(|job| states.contains(&job.state));
    let works = matches!(file.state, FactsFileState::Received | FactsFileState::Loading)
        && is_state(&[JobState::Waiting, JobState::Running]);
    let failed = is_state(&[JobState::Failed, JobState::Cancelled]);
    let trouble = job.filter(|_| failed).and_then(|job| job.trouble).unwrap_or_default();
    let reading = file.reading.clone().unwrap_or_default();
    let counting = store::suppliers::statements_of_file(store, &scope, id).await?;
    let mut page = PageFrame { breadcrumbs: below_facts(), has_errors: !errors.is_empty(), ..cx.frame(&file.name) };
    page.refresh_seconds = works.then_some(REFRESH_SECONDS);
    let status = if errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    show_with(
        status,
        &FactsFilePage {
            page,
            errors,
            id,
            state: file.state,
            state_said: facts::state_said(file.state),
            works,
            trouble,
            summary: summary(&file, &reading),
            findings: reading.findings.iter().map(shown_finding).collect(),
            columns: columns(&reading),
            first_rows: first_rows(&reading),
            asks: reading.to_confirm().next().is_some(),
            counting: rows_said(counting),
            sent,
        },
    )
}

/// The page.
pub async fn open(cx: Cx, Path(id): Path<i64>) -> Answer {
    again(cx, id, FieldErrors::default(), Sent::default()).await
}

/// Asks that the facts be taken in.
pub async fn load(cx: Cx, Path(id): Path<i64>, sent: Sent) -> Answer {
    match actions::suppliers::ask_load(cx.guildhall(), &cx.scope()?, id, sent.ticked("accept_reading")).await {
        Ok(_) => go_to(&format!("/suppliers/facts/{id}")),
        Err(failure) => again(cx, id, field_errors(failure)?, sent).await,
    }
}

/// Asks that the work on the file stop.
pub async fn cancel(cx: Cx, Path(id): Path<i64>) -> Answer {
    actions::suppliers::cancel(cx.guildhall(), &cx.scope()?, id).await?;
    go_to(&format!("/suppliers/facts/{id}?done=cancelled"))
}

/// Puts the file aside.
pub async fn discard(cx: Cx, Path(id): Path<i64>) -> Answer {
    actions::suppliers::discard(cx.guildhall(), &cx.scope()?, id).await?;
    go_to("/suppliers/facts?done=discarded")
}

/// Undoes the file.
pub async fn undo(cx: Cx, Path(id): Path<i64>, sent: Sent) -> Answer {
    match actions::suppliers::undo(cx.guildhall(), &cx.scope()?, id, sent.text("why")).await {
        Ok(()) => go_to(&format!("/suppliers/facts/{id}?done=facts-undone")),
        Err(failure) => again(cx, id, field_errors(failure)?, sent).await,
    }
}
