//! The facts of a file are taken in, all together.

use super::read::read_file;
use crate::jobs::LOAD_SUPPLIER_FACTS;
use crate::reference::look_up;
use crate::{Failure, Guildhall};
use domain::access::Scope;
use domain::postcodes::{Postcode, PostcodeEntry};
use domain::suppliers::{FactsReady, Statement, check_facts_ready};
use domain::trail::Event;
use std::collections::BTreeSet;
use store::WriteTx;
use store::jobs::{Job, JobState};
use store::suppliers::FactsFileState;

/// Asks that a file's facts be taken in. Answers the job's number.
///
/// # Errors
/// [`Failure::Invalid`] while something waits for a yes; [`Failure::Refused`] when this very content is in already or the
/// file is in no state to be taken in; [`Failure::NotFound`] for a file of another council.
pub async fn ask_load(guildhall: &Guildhall, scope: &Scope, file: i64, accepted: bool) -> Result<i64, Failure> {
    let now = guildhall.clock.now();
    let mut tx = guildhall.store.begin_write().await?;
    let known = store::suppliers::file(&tx, scope, file).await?.ok_or(Failure::NotFound)?;
    let same = store::suppliers::files_of_content(&tx, scope, &known.sha256).await?;
    let is_in = |state| matches!(state, FactsFileState::Loading | FactsFileState::Loaded);
    if let Some(same) = same.iter().find(|same| same.id != file && is_in(same.state)) {
        let text = format!("This file is in already, as {}. Undo that one first if it must come in again.", same.name);
        return Err(Failure::Refused(text));
    }
    let Some(reading) = &known.reading else {
        return Err(Failure::Refused("This file has not been read yet.".to_owned()));
    };
    check_facts_ready(&FactsReady { reading, accepted })
        .map_err(|wait| Failure::field(wait.field(), wait.message()))?;
    if !store::suppliers::set_state(&mut tx, scope, file, &[FactsFileState::Read], FactsFileState::Loading).await? {
        return Err(Failure::Refused("This file is not waiting to be taken in.".to_owned()));
    }
    let job = store::jobs::ask(&mut tx, scope, LOAD_SUPPLIER_FACTS, file, now).await?;
    let said = format!("The facts of {} were to be taken in", known.name);
    let event = Event::new("supplier_facts_file.load_asked", file, said).change(
        "reading accepted",
        None,
        Some(if accepted { "yes" } else { "nothing to accept" }),
    );
    tx.record(Some(scope.council()), scope.actor(), now, &event).await?;
    tx.commit().await?;
    Ok(job)
}

/// Where the postcodes of statements lie by the edition that counted when they were looked up.
pub(super) struct Places {
    edition: Option<i64>,
    found: Vec<(Postcode, Option<PostcodeEntry>)>,
}

/// Looks the postcodes of statements up, outside of any write: nobody waits for it.
pub(super) async fn find_places(guildhall: &Guildhall, said: &[Statement]) -> Result<Places, Failure> {
    let Some(edition) = store::postcodes::edition_at(&guildhall.store, None).await? else {
        return Ok(Places { edition: None, found: Vec::new() });
    };
    let said: BTreeSet<Postcode> = said.iter().filter_map(|statement| statement.postcode).collect();
    let kept = store::postcodes::places(&guildhall.store, edition.id, &said).await?;
    let sought: BTreeSet<Postcode> = said.into_iter().filter(|postcode| !kept.contains_key(postcode)).collect();
    Ok(Places { edition: Some(edition.id), found: look_up(guildhall, &edition.folder, &sought).await? })
}

/// Keeps where the postcodes of these statements lie, within the write that adds them. Where another edition came in
/// meanwhile they are looked up again.
pub(super) async fn keep_places(
    guildhall: &Guildhall,
    tx: &mut WriteTx,
    said: &[Statement],
    places: Places,
) -> Result<(), Failure> {
    store::postcodes::take_turn(tx).await?;
    let Some(edition) = store::postcodes::edition_at(tx, None).await? else { return Ok(()) };
    let places = if places.edition == Some(edition.id) {
        places.found
    } else {
        let said: BTreeSet<Postcode> = said.iter().filter_map(|statement| statement.postcode).collect();
        look_up(guildhall, &edition.folder, &said).await?
    };
    Ok(store::postcodes::keep_places(tx, edition.id, &places).await?)
}

/// Carries out the job that takes a file's facts in.
pub(crate) async fn run_load(guildhall: &Guildhall, scope: &Scope, job: &Job) -> Result<(), Failure> {
    let (file, read) = read_file(guildhall, scope, job).await?;
    if file.reading.as_ref() != Some(&read.reading) {
        return Err(Failure::Fault("the file was read differently than before; nothing of it was taken in".to_owned()));
    }
    let places = find_places(guildhall, &read.statements).await?;
    let now = guildhall.clock.now();
    let mut tx = guildhall.store.begin_write().await?;
    if !store::jobs::end(&mut tx, job, JobState::Done, None, now).await? {
        return Ok(());
    }
    keep_places(guildhall, &mut tx, &read.statements, places).await?;
    store::suppliers::add_statements(&mut tx, scope, Some(file.id), &read.statements, now).await?;
    let (from, to) = (FactsFileState::Loading, FactsFileState::Loaded);
    store::suppliers::set_state(&mut tx, scope, file.id, &[from], to).await?;
    let (rows, suppliers) = (read.reading.rows, read.reading.suppliers);
    let said = format!("The facts of {} were taken in: {rows} rows about {suppliers} suppliers", file.name);
    let event = Event::new("supplier_facts_file.loaded", file.id, said);
    tx.record(Some(scope.council()), scope.actor(), now, &event).await?;
    Ok(tx.commit().await?)
}
