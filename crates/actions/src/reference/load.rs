//! An edition of the postcode directory is loaded: whole, or nothing.

use super::areas::derive_again;
use super::place::look_up;
use crate::{Failure, Guildhall};
use domain::access::Actor;
use domain::postcodes::{Postcode, PostcodeEntry};
use domain::trail::Event;
use domain::values::Month;
use intake::Stopped;
use intake::postcodes::{DirectoryFailure, DirectoryRead, DirectoryWatch, read};
use ledger::{EditionWriter, LedgerFailure, WrittenEdition};
use std::collections::BTreeSet;
use std::path::Path;
use store::postcodes::{DistrictSum, Edition, NewEdition};

/// An edition may have this many hundredths of the postcodes of the one before at least: no edition ever lost many.
const SHARE_LEAST: u64 = 90;

/// What the person says of the file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct LoadWish {
    /// The month the edition is of, where its name does not say.
    pub month: Option<Month>,
    /// That it may have far fewer postcodes than the edition before.
    pub accept_fewer: bool,
    /// That it may be older than the edition before.
    pub accept_older: bool,
}

/// How far the loading is.
pub type LoadProgress<'a> = dyn FnMut(u64, u64, u64) + Send + 'a;

/// What was loaded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Loaded {
    /// The edition.
    pub edition: Edition,
    /// Whether it was there already with this very content, so that nothing was changed.
    pub was_there: bool,
    /// Rows left out because they could not be read.
    pub unreadable: u64,
    /// Postcodes that stood more than once, each time the same.
    pub repeated: u64,
    /// Postcodes of suppliers that were looked up in it, and how many it does not hold.
    pub looked_up: (u64, u64),
}

struct Writing<'a> {
    writer: EditionWriter,
    progress: &'a mut LoadProgress<'a>,
    trouble: Option<LedgerFailure>,
}

impl DirectoryWatch for Writing<'_> {
    fn entry(&mut self, entry: &PostcodeEntry) -> Result<(), Stopped> {
        self.writer.push(entry).map_err(|trouble| {
            self.trouble = Some(trouble);
            Stopped
        })
    }

    fn progress(&mut self, bytes_done: u64, bytes_all: u64, rows: u64) -> Result<(), Stopped> {
        (self.progress)(bytes_done, bytes_all, rows);
        Ok(())
    }
}

impl From<DirectoryFailure> for Failure {
    fn from(failure: DirectoryFailure) -> Self {
        match failure {
            DirectoryFailure::Refused(sentence) => Failure::Refused(sentence),
            DirectoryFailure::Io(fault) => fault.into(),
            DirectoryFailure::Stopped => Failure::Cancelled,
        }
    }
}

/// Loads an edition from a file of the ONS Postcode Directory. Until it is whole and recorded, the edition that was there
/// counts; editions before it stay, for figures as of an earlier moment.
///
/// # Errors
/// [`Failure::Refused`] for a file that is no directory, is cut short, or is far smaller or older than the edition before;
/// the sentence says what to do. Nothing is changed then.
pub async fn load_postcodes(
    guildhall: &Guildhall,
    path: &Path,
    name: &str,
    wish: LoadWish,
    progress: &mut LoadProgress<'_>,
) -> Result<Loaded, Failure> {
    let before = store::postcodes::edition_at(&guildhall.store, None).await?;
    let writer = guildhall.postcodes.begin()?;
    let (read, written) = write(path, name, writer, progress).await?;
    let checked = check(&read, &written, before.as_ref(), wish);
    let known = store::postcodes::editions(&guildhall.store).await?;
    let there = known.into_iter().find(|edition| edition.folder == written.folder);
    if let Some(edition) = there.filter(|edition| before.as_ref() == Some(edition)) {
        let (unreadable, repeated) = (read.unreadable, written.repeated);
        return Ok(Loaded { edition, was_there: true, unreadable, repeated, looked_up: (0, 0) });
    }
    let month = match checked {
        Ok(month) => month,
        Err(refusal) => {
            discard(guildhall, &written).await?;
            return Err(refusal);
        }
    };
    save(guildhall, name, month, &read, &written).await
}

/// Reads the file on this thread, which may wait: the command has nothing else to do meanwhile.
async fn write(
    path: &Path,
    name: &str,
    writer: EditionWriter,
    progress: &mut LoadProgress<'_>,
) -> Result<(DirectoryRead, WrittenEdition), Failure> {
    tokio::task::block_in_place(|| {
        let mut report = |done, all, rows| progress(done, all, rows);
        let mut writing = Writing { writer, progress: &mut report, trouble: None };
        let read = read(path, name, &mut writing);
        if let Some(trouble) = writing.trouble.take() {
            return Err(trouble.into());
        }
        let read = read?;
        Ok((read, writing.writer.finish()?))
    })
}

/// An edition that is refused leaves nothing behind, unless it is one that counts.
async fn discard(guildhall: &Guildhall, written: &WrittenEdition) -> Result<(), Failure> {
    if !store::postcodes::known_folders(&guildhall.store).await?.contains(&written.folder) {
        guildhall.postcodes.discard(&written.folder)?;
    }
    Ok(())
}

fn check(
    read: &DirectoryRead,
    written: &WrittenEdition,
    before: Option<&Edition>,
    wish: LoadWish,
) -> Result<Month, Failure> {
    let month = wish.month.or(read.named).or(read.newest);
    let month = month.ok_or_else(|| {
        Failure::Refused(
            "Neither the file's name nor its rows say of which month it is. Say it with --month 2025-05.".to_owned(),
        )
    })?;
    let Some(before) = before else { return Ok(month) };
    let had = u64::try_from(before.postcodes).unwrap_or(0);
    if !wish.accept_fewer && written.postcodes * 100 < had * SHARE_LEAST {
        return Err(Failure::Refused(format!(
            "The file has {} postcodes, and the edition of {} has {had}: it seems to be cut short, its last postcode being {}. Nothing was changed. Download it again, or load it all the same with --accept fewer.",
            written.postcodes,
            before.month.name(),
            written.last.map(|postcode| postcode.to_string()).unwrap_or_default()
        )));
    }
    if !wish.accept_older && month < before.month {
        return Err(Failure::Refused(format!(
            "The file is of {}, and the edition of {} is loaded already. Nothing was changed. Load it all the same with --accept older.",
            month.name(),
            before.month.name()
        )));
    }
    Ok(month)
}

async fn save(
    guildhall: &Guildhall,
    name: &str,
    month: Month,
    read: &DirectoryRead,
    written: &WrittenEdition,
) -> Result<Loaded, Failure> {
    let now = guildhall.clock.now();
    let count = |number: u64| i64::try_from(number).unwrap_or(i64::MAX);
    let mut edition = Edition {
        id: 0,
        folder: written.folder.clone(),
        month,
        file_name: crate::spend::shown_name(name),
        postcodes: count(written.postcodes),
        ended: count(written.ended),
        last_postcode: written.last.map(|postcode| postcode.to_string()).unwrap_or_default(),
        blake3: written.blake3.clone(),
        loaded_at: now,
    };
    let districts = written.districts.iter().map(|((district, county, region), postcodes)| DistrictSum {
        district: *district,
        county: *county,
        region: *region,
        postcodes: count(*postcodes),
    });
    let new = NewEdition { edition: edition.clone(), districts: districts.collect(), names: read.names.clone() };
    // Most are looked up before the write, so that nobody waits for it; within the write nobody else can say a postcode
    // that would be missed.
    let known: BTreeSet<Postcode> = store::suppliers::known_postcodes(&guildhall.store).await?;
    let mut found = look_up(guildhall, &edition.folder, &known).await?;
    let mut tx = guildhall.store.begin_write().await?;
    store::postcodes::take_turn(&mut tx).await?;
    edition.id = store::postcodes::add_edition(&mut tx, &new).await?;
    let said = store::suppliers::known_postcodes(&tx).await?;
    let since: BTreeSet<Postcode> = said.difference(&known).copied().collect();
    found.extend(look_up(guildhall, &edition.folder, &since).await?);
    store::postcodes::keep_places(&mut tx, edition.id, &found).await?;
    derive_again(&mut tx, edition.id, now).await?;
    let said = format!("The postcode directory of {} was loaded: {} postcodes", month.name(), edition.postcodes);
    let event = Event::new("postcodes.loaded", edition.id, said).change("file", None, Some(&edition.file_name)).change(
        "blake3",
        None,
        Some(&edition.blake3),
    );
    tx.record(None, Actor::Operator, now, &event).await?;
    tx.commit().await?;
    let missing = found.iter().filter(|(_, entry)| entry.is_none()).count();
    let sizes = |size: usize| u64::try_from(size).unwrap_or(u64::MAX);
    Ok(Loaded {
        edition,
        was_there: false,
        unreadable: read.unreadable,
        repeated: written.repeated,
        looked_up: (sizes(found.len()), sizes(missing)),
    })
}
