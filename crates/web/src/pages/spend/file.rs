//! One payments file: what was read, the import, its progress, its report.

use super::reading::{self, ShownFinding};
use super::{below_imports, counted};
use crate::address::Path;
use crate::components::{FieldErrors, PageFrame, Summary, Table};
use crate::cx::Cx;
use crate::failure::PageFailure;
use crate::forms::{Sent, field_errors};
use crate::page::{Answer, go_to, show_with};
use actions::spend::Accepted;
use askama::Template;
use axum::http::StatusCode;
use domain::access::{Action, Scope};
use domain::spend::{ReadyToImport, Waits, check_ready};
use store::jobs::{Job, JobState};
use store::spend::{Batch, FileState, PaymentsFile};

/// Seconds after which the page of a working job asks for itself again.
const REFRESH_SECONDS: u32 = 1;

#[derive(Template)]
#[template(path = "spend/file.html")]
struct FilePage {
    page: PageFrame,
    errors: FieldErrors,
    id: i64,
    file: PaymentsFile,
    work: Option<Work>,
    trouble: String,
    read: Option<Read>,
    batch: Option<ShownBatch>,
    may_undo: bool,
    /// What was sent, so that nothing typed or ticked is lost to an error.
    sent: Sent,
}

/// Work that goes on.
struct Work {
    what: &'static str,
    percent: u64,
    said: String,
}

/// What was read, and what the import waits for.
struct Read {
    summary: Summary,
    findings: Vec<ShownFinding>,
    columns: Table,
    missing_columns: String,
    sheets: Vec<Table>,
    top: Table,
    asks_reading: bool,
    asks_overlap: String,
    asks_difference: String,
    can_import: bool,
}

/// The batch a file became.
struct ShownBatch {
    id: i64,
    lines: String,
    total: String,
    said: String,
    undone: String,
    is_live: bool,
}

fn work(file: &PaymentsFile, job: Option<&Job>, now: jiff::Timestamp) -> Option<Work> {
    let what = match file.state {
        FileState::Received => "Reading the file",
        FileState::Importing => "Importing the lines",
        _ => return None,
    };
    let job = job.filter(|job| matches!(job.state, JobState::Waiting | JobState::Running))?;
    let percent = if job.bytes_all > 0 { job.bytes_done.saturating_mul(100) / job.bytes_all } else { 0 };
    let said = match job.state {
        JobState::Waiting => "Waiting for its turn".to_owned(),
        _ => format!("{} lines so far, {percent}% of the file{}", counted(job.lines_done), time_left(job, now)),
    };
    Some(Work { what, percent: u64::try_from(percent.clamp(0, 100)).unwrap_or(0), said })
}

/// How long a job will take yet, from how long it took so far.
fn time_left(job: &Job, now: jiff::Timestamp) -> String {
    let (Some(started), true) = (job.started_at, job.bytes_done > 0 && job.bytes_all >= job.bytes_done) else {
        return String::new();
    };
    let gone = now.duration_since(started).as_secs().max(0);
    let left = i128::from(gone) * i128::from(job.bytes_all - job.bytes_done) / i128::from(job.bytes_done);
    match left {
        0..=1 => String::new(),
        2..=90 => format!(", about {left} seconds left"),
        _ => format!(", about {} minutes left", (left + 30) / 60),
    }
}

fn read(file: &PaymentsFile, batches: usize) -> Option<Read> {
    let reading = file.reading.as_ref()?;
    let asked = ReadyToImport {
        reading,
        overlap: file.overlap.as_ref(),
        control_total: file.control_total,
        accepted_reading: false,
        accepted_overlap: false,
        accepted_difference: false,
    };
    let waits = check_ready(&asked).err().unwrap_or_default();
    let asks = |field: &str| {
        let wait = waits.iter().find(|wait| wait.field() == field);
        wait.map(|wait| wait.message().replacen("Confirm that ", "", 1)).unwrap_or_default()
    };
    let sheets = reading.sheets.iter().filter(|sheet| !sheet.first_rows.is_empty()).take(3).map(reading::first_rows);
    Some(Read {
        summary: reading::summary(file, reading),
        findings: reading::findings(reading),
        columns: reading::columns(reading),
        missing_columns: reading::missing_columns(reading),
        sheets: sheets.collect(),
        top: reading::top_suppliers(reading),
        asks_reading: waits.iter().any(|wait| matches!(wait, Waits::Reading(_))),
        asks_overlap: asks("accept_overlap"),
        asks_difference: asks("accept_difference"),
        can_import: file.state == FileState::Read && batches == 0 && !waits.iter().any(|wait| wait.field() == "file"),
    })
}

async fn shown_batch(cx: &Cx, batch: &Batch) -> Result<ShownBatch, PageFailure> {
    let mut ids = vec![batch.imported_by];
    ids.extend(batch.undone.iter().map(|(by, _, _)| *by));
    let names = store::people::names(&cx.guildhall().store, &ids).await?;
    let named = |id: i64| names.get(&id).cloned().unwrap_or_default();
    let day = |moment: jiff::Timestamp| moment.strftime("%-d %B %Y at %H:%M UTC").to_string();
    let undone = batch.undone.as_ref().map(|(by, at, why)| format!("{} undid it on {}: {why}", named(*by), day(*at)));
    Ok(ShownBatch {
        id: batch.id,
        lines: counted(batch.lines),
        total: batch.total.to_string(),
        said: format!("{} imported it on {}.", named(batch.imported_by), day(batch.imported_at)),
        undone: undone.unwrap_or_default(),
        is_live: batch.undone.is_none(),
    })
}

async fn known(cx: &Cx, scope: &Scope, id: i64) -> Result<PaymentsFile, PageFailure> {
    let file = store::spend::file(&cx.guildhall().store, scope, id).await?;
    file.ok_or_else(|| PageFailure::not_found().framed(cx.frame("")))
}

async fn again(cx: Cx, id: i64, errors: FieldErrors, sent: Sent) -> Answer {
    let scope = cx.scope_for(Action::ImportPayments)?;
    let file = known(&cx, &scope, id).await?;
    let job = store::jobs::last_of(&cx.guildhall().store, &scope, actions::jobs::OF_FILES, id).await?;
    let work = work(&file, job.as_ref(), cx.guildhall().clock.now());
    let failed = job.filter(|job| matches!(job.state, JobState::Failed | JobState::Cancelled));
    let batches = store::spend::batches_of_file(&cx.guildhall().store, &scope, id).await?;
    let batch = match batches.first() {
        Some(batch) => Some(shown_batch(&cx, batch).await?),
        None => None,
    };
    let mut page = PageFrame { breadcrumbs: below_imports(), has_errors: !errors.is_empty(), ..cx.frame(&file.name) };
    page.refresh_seconds = work.is_some().then_some(REFRESH_SECONDS);
    let status = if errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let read = if work.is_some() { None } else { read(&file, batches.len()) };
    let trouble = failed.and_then(|job| job.trouble).unwrap_or_default();
    let may_undo = cx.may(Action::UndoImport);
    show_with(status, &FilePage { page, errors, id, work, trouble, read, batch, may_undo, sent, file })
}

/// The page.
pub async fn open(cx: Cx, Path(id): Path<i64>) -> Answer {
    again(cx, id, FieldErrors::default(), Sent::default()).await
}

/// Asks for the import.
pub async fn import(cx: Cx, Path(id): Path<i64>, sent: Sent) -> Answer {
    let accepted = Accepted {
        reading: sent.ticked("accept_reading"),
        overlap: sent.ticked("accept_overlap"),
        difference: sent.ticked("accept_difference"),
    };
    match actions::spend::ask_import(cx.guildhall(), &cx.scope()?, id, accepted).await {
        Ok(_) => go_to(&format!("/spend/imports/{id}")),
        Err(failure) => again(cx, id, field_errors(failure)?, sent).await,
    }
}

/// Asks that the work on the file stop.
pub async fn cancel(cx: Cx, Path(id): Path<i64>) -> Answer {
    actions::spend::cancel(cx.guildhall(), &cx.scope()?, id).await?;
    go_to(&format!("/spend/imports/{id}?done=cancelled"))
}

/// Puts the file aside.
pub async fn discard(cx: Cx, Path(id): Path<i64>) -> Answer {
    actions::spend::discard(cx.guildhall(), &cx.scope()?, id).await?;
    go_to("/spend/imports?done=discarded")
}

/// Undoes the import of the file.
pub async fn undo(cx: Cx, Path(id): Path<i64>, sent: Sent) -> Answer {
    let scope = cx.scope()?;
    let batches = store::spend::batches_of_file(&cx.guildhall().store, &scope, id).await?;
    let live = batches.iter().find(|batch| batch.undone.is_none()).ok_or_else(PageFailure::not_found)?;
    match actions::spend::undo(cx.guildhall(), &scope, live.id, sent.text("why")).await {
        Ok(()) => go_to(&format!("/spend/imports/{id}?done=undone")),
        Err(failure) => again(cx, id, field_errors(failure)?, sent).await,
    }
}
