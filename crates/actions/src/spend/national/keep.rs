//! The batches of a national table in the records.

use super::{IMPORT_NATIONAL, NationalEnd, NationalWish, by_name, meant};
use crate::spend::cubes::begin_rules;
use crate::{Failure, Guildhall, Received};
use domain::access::Scope;
use domain::councils::{Council, CouncilCode};
use domain::spend::scope::{ScopeRules, shipped};
use domain::spend::{FileKind, Reading};
use domain::trail::Event;
use jiff::ToSpan;
use ledger::{NationalPlace, NationalWriter, NationalWritten};
use std::collections::BTreeMap;
use store::WriteTx;
use store::jobs::{Job, JobState};
use store::spend::{FileState, NewBatch, NewFile};
use tokio::runtime::Handle;

/// For how long the numbers of the batches are reserved. A program that dies leaves them to nobody.
const RESERVED_HOURS: i64 = 12;

/// A council's place for its lines.
struct Reserved {
    council: Council,
    job: Job,
    edition: Option<i64>,
    rules: ScopeRules,
}

/// The places reserved so far, by the councils' names as the table has them.
#[derive(Default)]
pub(super) struct Places {
    by_name: BTreeMap<String, Reserved>,
}

/// What is to be said of the table in the records.
pub(super) struct Table {
    pub name: String,
    pub received: Received,
    pub reading: Reading,
    pub kind: FileKind,
}

impl Places {
    /// Where a council's lines go.
    pub(super) fn of(&self, name: &str) -> Option<NationalPlace> {
        let reserved = self.by_name.get(name)?;
        let council = reserved.council.id.get();
        Some(NationalPlace { council, batch: reserved.job.id, rules: reserved.rules.clone() })
    }

    /// Reserves places for the councils named since the last time. How it ends where one of them is not known.
    pub(super) fn reserve(
        &mut self,
        guildhall: &Guildhall,
        writer: &NationalWriter,
        wish: &NationalWish,
    ) -> Result<Option<NationalEnd>, Failure> {
        let new: Vec<String> = writer.councils().into_iter().filter(|name| !self.by_name.contains_key(name)).collect();
        Handle::current().block_on(async {
            let known = by_name(&store::councils::all(&guildhall.store).await?);
            let unknown: Vec<String> = new.iter().filter(|name| meant(&known, name).is_none()).cloned().collect();
            if !unknown.is_empty() && !wish.add_councils {
                return Ok(Some(NationalEnd::UnknownCouncils(unknown)));
            }
            let mut tx = guildhall.store.begin_write().await?;
            for name in new {
                let council = match meant(&known, &name) {
                    Some(council) => council.clone(),
                    None => add_council(guildhall, &mut tx, &name).await?,
                };
                let reserved = reserve(guildhall, &mut tx, council).await?;
                if self.by_name.values().any(|other| other.council.id == reserved.council.id) {
                    let name = &reserved.council.name;
                    return Err(Failure::Refused(format!(
                        "The table names {name} in two ways. Write its name in one."
                    )));
                }
                self.by_name.insert(name, reserved);
            }
            // Numbers of jobs alone are book-keeping; an added council stands in its trail.
            if unknown.is_empty() {
                tx.commit_bookkeeping().await?
            } else {
                tx.commit().await?
            }
            Ok(None)
        })
    }

    /// Lets the places go when nothing comes in.
    pub(super) fn give_up(&self, guildhall: &Guildhall) -> Result<(), Failure> {
        Handle::current().block_on(async {
            let mut tx = guildhall.store.begin_write().await?;
            let now = guildhall.clock.now();
            for reserved in self.by_name.values() {
                let why = "the table did not come in";
                store::jobs::end(&mut tx, &reserved.job, JobState::Cancelled, Some(why), now).await?;
            }
            Ok(tx.commit_bookkeeping().await?)
        })
    }
}

async fn add_council(guildhall: &Guildhall, tx: &mut WriteTx, name: &str) -> Result<Council, Failure> {
    let no_code = || Failure::Refused(format!("{name} cannot be added: its name has no letters. Add it by hand."));
    let code: CouncilCode = CouncilCode::from_name(name).ok_or_else(no_code)?;
    let id = crate::councils::add_in(guildhall, tx, &code, name).await?;
    Ok(Council { id, code, name: name.to_owned() })
}

async fn reserve(guildhall: &Guildhall, tx: &mut WriteTx, council: Council) -> Result<Reserved, Failure> {
    let (scope, now) = (Scope::of_operator(council.id), guildhall.clock.now());
    let edition = store::spend::edition_in_force(tx, &scope, None).await?;
    let (edition, rules) = edition.map_or_else(|| (None, shipped()), |edition| (Some(edition.number), edition.rules));
    let number = store::jobs::ask(tx, &scope, IMPORT_NATIONAL, 0, now).await?;
    let until = now.checked_add(RESERVED_HOURS.hours()).unwrap_or(now);
    let job = store::jobs::claim(tx, Some(number), now, until).await?.ok_or(Failure::NotFound)?;
    Ok(Reserved { council, job, edition, rules })
}

/// Puts the lines in their places and makes them count, in one transaction for all councils.
pub(super) fn keep(
    guildhall: &Guildhall,
    mut places: Places,
    writer: NationalWriter,
    table: Table,
    wish: &NationalWish,
) -> Result<NationalEnd, Failure> {
    let already = Handle::current().block_on(already_in(guildhall, &places, &table.received.sha256))?;
    if !already.is_empty() {
        places.give_up(guildhall)?;
        return Ok(NationalEnd::AlreadyIn(already));
    }
    let written = writer.finish()?;
    let (lines, councils) = Handle::current().block_on(overlap(guildhall, &places, &written))?;
    if lines > 0 && !wish.accept_overlap {
        discard(guildhall, &places, written)?;
        places.give_up(guildhall)?;
        return Ok(NationalEnd::Overlap(lines, councils));
    }
    Handle::current().block_on(save(guildhall, &mut places, &written, &table))?;
    let batches = written.iter().map(|(name, written)| (name.clone(), written.lines, written.total)).collect();
    Ok(NationalEnd::Imported { reading: Box::new(table.reading), batches })
}

async fn already_in(guildhall: &Guildhall, places: &Places, sha256: &str) -> Result<Vec<String>, Failure> {
    let mut already = Vec::new();
    for (name, reserved) in &places.by_name {
        let scope = Scope::of_operator(reserved.council.id);
        if !store::spend::same_content(&guildhall.store, &scope, sha256).await?.is_empty() {
            already.push(name.clone());
        }
    }
    Ok(already)
}

/// How many lines stand in other batches already, and of how many councils.
async fn overlap(
    guildhall: &Guildhall,
    places: &Places,
    written: &[(String, NationalWritten)],
) -> Result<(u64, usize), Failure> {
    let (mut lines, mut councils) = (0, 0);
    for (name, written) in written {
        let Some(reserved) = places.by_name.get(name) else { continue };
        let scope = Scope::of_operator(reserved.council.id);
        let live = match written.months.filter(|_| written.undated_lines == 0) {
            Some(months) => store::spend::live_batches_within(&guildhall.store, &scope, months).await?,
            None => store::spend::live_batches(&guildhall.store, &scope).await?,
        };
        if live.is_empty() {
            continue;
        }
        let council = reserved.council.id.get();
        let fingerprints = guildhall.ledger.fingerprints(council, reserved.job.id).await?;
        let found = guildhall.ledger.overlap(council, &live, &fingerprints).await?;
        lines += found.lines;
        councils += usize::from(found.lines > 0);
    }
    Ok((lines, councils))
}

fn discard(guildhall: &Guildhall, places: &Places, written: Vec<(String, NationalWritten)>) -> Result<(), Failure> {
    drop(written);
    for reserved in places.by_name.values() {
        guildhall.ledger.discard(reserved.council.id.get(), reserved.job.id)?;
    }
    Ok(())
}

async fn save(
    guildhall: &Guildhall,
    places: &mut Places,
    written: &[(String, NationalWritten)],
    table: &Table,
) -> Result<(), Failure> {
    let mut tx = guildhall.store.begin_write().await?;
    for (name, written) in written {
        let reserved = places.by_name.get(name).ok_or(Failure::NotFound)?;
        save_one(guildhall, &mut tx, reserved, written, table).await?;
    }
    Ok(tx.commit().await?)
}

async fn save_one(
    guildhall: &Guildhall,
    tx: &mut WriteTx,
    reserved: &Reserved,
    written: &NationalWritten,
    table: &Table,
) -> Result<(), Failure> {
    let scope = Scope::of_operator(reserved.council.id);
    store::councils::hold(tx, scope.council()).await?;
    let now = guildhall.clock.now();
    let in_force = store::spend::edition_in_force(tx, &scope, None).await?.map(|edition| edition.number);
    if in_force != reserved.edition {
        let why = "The rules of what procurement can influence were changed meanwhile. Import the table again.";
        return Err(Failure::Refused(why.to_owned()));
    }
    if !store::jobs::end(tx, &reserved.job, JobState::Done, None, now).await? {
        return Err(Failure::Refused("The import took too long. Import the table again.".to_owned()));
    }
    let edition = match in_force {
        Some(edition) => edition,
        None => begin_rules(tx, &scope, now).await?,
    };
    let bytes = i64::try_from(table.received.bytes).unwrap_or(i64::MAX);
    let sha256 = table.received.sha256.clone();
    let new = NewFile { name: table.name.clone(), sha256, bytes, mapping: Default::default(), control_total: None };
    let file = store::spend::add_file(tx, &scope, &new, now).await?;
    store::spend::set_state(tx, &scope, file, &[FileState::Received], FileState::Imported).await?;
    let batch = NewBatch {
        file,
        kind: table.kind,
        lines: written.lines,
        total: written.total,
        months: written.months,
        undated_lines: written.undated_lines,
    };
    store::spend::add_batch(tx, &scope, reserved.job.id, &batch, now).await?;
    store::spend::add_cube(tx, &scope, (reserved.job.id, edition), &written.cubes).await?;
    let said = format!("{} was imported: {} lines, {}", table.name, written.lines, written.total);
    let event = Event::new("batch.imported", reserved.job.id, said).change("sha256", None, Some(&new.sha256));
    tx.record(Some(scope.council()), scope.actor(), now, &event).await?;
    Ok(())
}
