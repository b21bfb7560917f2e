//! A table with the payments of many councils comes in: a batch for each council, all of them or none.
//!
//! It is the operator's work on the machine itself. The table is read once, by every core; nothing of it counts before one
//! transaction has written all batches into the records.

mod keep;
mod read;

use crate::{Failure, Guildhall};
use domain::councils::{Council, CouncilCode};
use domain::findings::Severity;
use domain::spend::{Mapping, Reading};
use domain::values::Pence;
use ledger::NationalWriter;
use read::{Reader, Wave};
use std::collections::BTreeMap;
use std::path::Path;

/// How a national table is to be read, and what was said yes to.
#[derive(Clone, Debug, Default)]
pub struct NationalWish {
    /// The heading of the column that names the council.
    pub council_heading: String,
    /// What the person settled of the layout.
    pub mapping: Mapping,
    /// Whether councils that are not known are added.
    pub add_councils: bool,
    /// Whether the proposed reading is taken where something could not be decided.
    pub accept_reading: bool,
    /// Whether lines that are in already come in again.
    pub accept_overlap: bool,
}

/// How it ended.
#[derive(Clone, Debug)]
pub enum NationalEnd {
    /// The lines are in.
    Imported {
        /// What was read.
        reading: Box<Reading>,
        /// For each council its name, lines and total.
        batches: Vec<(String, u64, Pence)>,
    },
    /// The table cannot be read, or something must be said yes to; the findings say what.
    Refused(Box<Reading>),
    /// The table names councils that are not known.
    UnknownCouncils(Vec<String>),
    /// These councils have this very table already.
    AlreadyIn(Vec<String>),
    /// So many of the lines came in with other files, of so many councils.
    Overlap(u64, usize),
}

/// Hands over how far the work is: bytes done, bytes in all, lines.
pub type Far<'a> = &'a (dyn Fn(u64, u64, u64) + Send + Sync);

/// Brings a national table in.
///
/// # Errors
/// When the table, the disk or the records fail; then nothing of it counts.
pub async fn import_national(
    guildhall: &Guildhall,
    path: &Path,
    wish: &NationalWish,
    far: impl Fn(u64, u64, u64) + Send + Sync + 'static,
) -> Result<NationalEnd, Failure> {
    let (guildhall, path, wish) = (guildhall.clone(), path.to_path_buf(), wish.clone());
    let work = tokio::task::spawn_blocking(move || bring_in(&guildhall, &path, &wish, &far));
    work.await.map_err(|fault| Failure::Fault(format!("the import broke off: {fault}")))?
}

fn bring_in(guildhall: &Guildhall, path: &Path, wish: &NationalWish, far: Far<'_>) -> Result<NationalEnd, Failure> {
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let name = super::file_name::shown(&name);
    // The content is kept and its hash taken while the lines are read.
    let (files, from) = (guildhall.files.clone(), path.to_path_buf());
    let receiving = std::thread::spawn(move || files.receive_all(std::fs::File::open(from)?));
    let reader = match Reader::open(path, &name, wish)? {
        Ok(reader) => reader,
        Err(refused) => return Ok(NationalEnd::Refused(refused)),
    };
    let kind = wish.mapping.kind.unwrap_or(reader.kind());
    let mut writer = guildhall.ledger.begin_national(kind)?;
    let mut places = keep::Places::default();
    loop {
        let wave = reader.read_wave(&writer, far)?;
        if let Some(refused) = reader.refused(wish.accept_reading) {
            places.give_up(guildhall)?;
            return Ok(NationalEnd::Refused(Box::new(refused)));
        }
        if let Some(end) = places.reserve(guildhall, &writer, wish)? {
            places.give_up(guildhall)?;
            return Ok(end);
        }
        write_out(&mut writer, &places)?;
        if wave == Wave::Last {
            break;
        }
    }
    let received = receiving.join().map_err(|_| Failure::Fault("the table could not be kept".to_owned()))??;
    let reading = reader.conclude();
    keep::keep(guildhall, places, writer, keep::Table { name, received, reading, kind }, wish)
}

fn write_out(writer: &mut NationalWriter, places: &keep::Places) -> Result<(), Failure> {
    Ok(writer.write_out(&|council| places.of(council))?)
}

/// Whether nothing in a reading waits for somebody's word.
fn is_settled(reading: &Reading, accepted: bool) -> bool {
    let most = if accepted { Severity::Confirm } else { Severity::Fix };
    reading.findings.iter().all(|finding| finding.severity <= most)
}

/// Councils by their names as tables write them, and by their codes.
fn by_name(councils: &[Council]) -> BTreeMap<String, Council> {
    let mut known = BTreeMap::new();
    for council in councils {
        known.insert(council.code.to_string(), council.clone());
        known.insert(council.name.to_lowercase(), council.clone());
    }
    known
}

/// The council that a table means.
fn meant<'a>(known: &'a BTreeMap<String, Council>, name: &str) -> Option<&'a Council> {
    let by_code = || CouncilCode::from_name(name).and_then(|code| known.get(code.as_str()));
    known.get(&name.to_lowercase()).or_else(by_code)
}

/// The kind of the job under whose number a batch of a national table comes in.
pub(crate) const IMPORT_NATIONAL: &str = "payments.import_national";
