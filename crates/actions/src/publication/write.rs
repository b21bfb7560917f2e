//! The files of a version are written, checked and kept.

use super::prepare::{publisher, survey};
use super::{Prepared, prepare};
use crate::jobs::LEASE_SECONDS;
use crate::{Failure, Guildhall, Received};
use domain::publication::schema::columns;
use domain::publication::{Content, PublishedFile, Version};
use jiff::ToSpan;
use publish::lists::ListFailure;
use publish::publication::{CsvRows, LICENCE_NAME, Metadata, WorkbookRows, metadata, rows_back};
use std::fs::File;
use std::io::BufReader;
use store::jobs::Job;

/// The job's lease is renewed, and it is asked whether to stop, after so many lines.
const LINES_BETWEEN_NOTES: u64 = 20_000;

/// Writes the three files of a version into the folder of files, and their hashes into its content. The CSV is read
/// back and held against the schema and the tally before anything is kept of it.
pub(super) async fn write(
    guildhall: &Guildhall,
    job: &Job,
    prepared: &Prepared,
    (asked, number): (&Version, u32),
    content: &mut Content,
) -> Result<(), Failure> {
    let (csv, xlsx) = rows(guildhall, job, prepared, (asked, number), content).await?;
    content.csv = published(csv);
    content.xlsx = published(xlsx);
    check(guildhall, asked, content).await?;
    let ground = &prepared.ground;
    let said = metadata(&Metadata {
        council: &ground.council.name,
        organisation_uri: &ground.settings.organisation_uri,
        contact: &ground.settings.contact,
        set: asked.set,
        period: asked.period,
        version: number,
        issued: ground.today,
        why: &asked.why,
        content,
    });
    content.metadata = published(guildhall.files.receive_all(said.as_slice())?);
    Ok(())
}

fn published(received: Received) -> PublishedFile {
    PublishedFile { sha256: received.sha256, bytes: received.bytes }
}

async fn rows(
    guildhall: &Guildhall,
    job: &Job,
    prepared: &prepare::Prepared,
    (asked, number): (&Version, u32),
    content: &Content,
) -> Result<(Received, Received), Failure> {
    let ground = &prepared.ground;
    let survey = survey(guildhall, ground).await?;
    let mut publisher = publisher(ground, &survey);
    let mut csv = CsvRows::begin(publisher.columns(), guildhall.files.receive()?)?;
    let title = format!("{} {}", asked.set.name(), asked.period);
    let mut book =
        WorkbookRows::begin(&title, publisher.columns(), notes(prepared, asked, number, content)).map_err(list)?;
    let mut stream = guildhall.ledger.stream(&ground.wanted()).await?;
    let (mut lines, mut noted) = (0_u64, 0_u64);
    while let Some(some) = stream.next_lines().await? {
        for line in &some {
            if let Some(row) = publisher.judge(&line.line).row {
                csv.row(&row)?;
                book.row(&row).map_err(list)?;
            }
        }
        lines += u64::try_from(some.len()).unwrap_or(0);
        if lines - noted >= LINES_BETWEEN_NOTES {
            noted = lines;
            note(guildhall, job, (lines, content.lines + content.left_out.0)).await?;
        }
    }
    let csv = csv.finish()?.keep()?;
    let mut out = guildhall.files.receive()?;
    book.finish(&mut out).map_err(list)?;
    Ok((csv, out.keep()?))
}

fn list(failure: ListFailure) -> Failure {
    match failure {
        ListFailure::Write(fault) => fault.into(),
        other => Failure::Fault(other.to_string()),
    }
}

async fn note(guildhall: &Guildhall, job: &Job, (done, all): (u64, u64)) -> Result<(), Failure> {
    let small = |number: u64| i64::try_from(number).unwrap_or(i64::MAX);
    let now = guildhall.clock.now();
    let lease_until = now.checked_add(LEASE_SECONDS.seconds()).unwrap_or(now);
    let mut tx = guildhall.store.begin_write().await?;
    let stop = store::jobs::progress(&mut tx, job.id, (small(done), small(all), small(done)), lease_until).await?;
    tx.commit_bookkeeping().await?;
    if stop { Err(Failure::Cancelled) } else { Ok(()) }
}

/// What the workbook's sheet of notes says.
fn notes(prepared: &Prepared, asked: &Version, number: u32, content: &Content) -> Vec<String> {
    let ground = &prepared.ground;
    let mut notes = vec![
        ground.council.name.clone(),
        format!("{}, {}, version {number}", asked.set.label(), asked.period.name()),
        format!("{} lines, {}", content.lines, content.total),
        asked.set.law().to_owned(),
        LICENCE_NAME.to_owned(),
    ];
    if !asked.why.is_empty() {
        notes.push(asked.why.clone());
    }
    notes
}

/// Holds the CSV, as it stands on the disk, against the schema and the sums that were shown.
async fn check(guildhall: &Guildhall, asked: &Version, content: &Content) -> Result<(), Failure> {
    let lost = || Failure::Fault("a file that was just written is not there".to_owned());
    let path = guildhall.files.path(&content.csv.sha256).ok_or_else(lost)?;
    let (set, lines, total) = (asked.set, content.lines, content.total);
    let checked = tokio::task::spawn_blocking(move || {
        let back = rows_back(BufReader::new(File::open(path)?), &columns(set))
            .map_err(|unfit| Failure::Fault(format!("nothing was published: {unfit}")))?;
        if back.total != total || u64::try_from(back.rows.len()).ok() != Some(lines) {
            return Err(Failure::Fault("nothing was published: the file does not hold what was shown".to_owned()));
        }
        Ok(())
    });
    checked.await.map_err(|fault| Failure::Fault(fault.to_string()))?
}
