//! Backing a Guildhall up into one file, and bringing it back: records, lines and files as one.
//!
//! The records are copied first, as they stand at one moment; lines and files that they know never change afterwards,
//! so copying those later still gives the same moment. Records travel as text, so that a backup made on one database
//! comes back on the other.

use crate::{Clock, Failure, Guildhall, Places};
use serde::{Deserialize, Serialize};
use std::fs::{self, File};
use std::io::{BufRead, BufReader, BufWriter, Write};
use std::path::{Component, Path, PathBuf};

/// The form of the file; it grows by one when an older program could not read it.
const FORM: u32 = 1;

/// What stands at the head of a backup.
#[derive(Debug, Serialize, Deserialize)]
struct Head {
    form: u32,
    release: String,
    made_at: String,
}

/// What a backup holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct BackedUp {
    /// Rows of records.
    pub rows: u64,
    /// Files of payment lines and received files.
    pub files: u64,
}

fn fault(what: impl std::fmt::Display) -> Failure {
    Failure::Fault(what.to_string())
}

/// Writes a backup to a file that must not exist yet. It is on the disk, whole, before it gets its name.
///
/// # Errors
/// When the file exists, the disk is full, or the records cannot be read.
pub async fn back_up(guildhall: &Guildhall, places: &Places, to: &Path) -> Result<BackedUp, Failure> {
    if to.exists() {
        return Err(Failure::Refused(format!("{} exists already. Name a file that does not.", to.display())));
    }
    let folder = to.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut records = tempfile::NamedTempFile::new_in(folder)?;
    let rows = copy_records(guildhall, records.as_file_mut()).await?;
    let known = store::spend::known_batches(&guildhall.store).await?;
    let editions = store::postcodes::known_folders(&guildhall.store).await?;
    let head =
        Head { form: FORM, release: env!("CARGO_PKG_VERSION").to_owned(), made_at: guildhall.clock.now().to_string() };
    let (places, folder, to) = (places.clone(), folder.to_path_buf(), to.to_path_buf());
    let packed = tokio::task::spawn_blocking(move || {
        let part = tempfile::NamedTempFile::new_in(&folder)?;
        let files = pack(&part, &head, records.path(), &places, (&known, &editions))?;
        part.as_file().sync_all()?;
        part.persist_noclobber(&to).map_err(|fault| fault.error)?;
        File::open(&folder)?.sync_all()?;
        Ok::<u64, Failure>(files)
    });
    Ok(BackedUp { rows, files: packed.await.map_err(fault)?? })
}

async fn copy_records(guildhall: &Guildhall, file: &mut File) -> Result<u64, Failure> {
    let mut out = BufWriter::new(file);
    let mut rows = 0;
    store::copy::export(&guildhall.store, &mut |table, row| {
        rows += 1;
        serde_json::to_writer(&mut out, &(table, row)).map_err(|fault| fault.to_string())?;
        out.write_all(b"\n").map_err(|fault| fault.to_string())
    })
    .await?;
    out.flush()?;
    Ok(rows)
}

fn pack(
    part: &tempfile::NamedTempFile,
    head: &Head,
    records: &Path,
    places: &Places,
    (known, editions): (&[(i64, i64)], &[String]),
) -> Result<u64, Failure> {
    let mut tar = tar::Builder::new(BufWriter::new(part.as_file()));
    let text = serde_json::to_vec(head).map_err(fault)?;
    let mut header = tar::Header::new_gnu();
    header.set_size(u64::try_from(text.len()).map_err(fault)?);
    header.set_mode(0o600);
    header.set_cksum();
    tar.append_data(&mut header, "head.json", text.as_slice())?;
    tar.append_path_with_name(records, "records.jsonl")?;
    let mut files = 0;
    for (council, batch) in known {
        let under = format!("council={council}/batch={batch}");
        files += add_folder(&mut tar, &places.lines().join(&under), &Path::new("lines").join(&under))?;
    }
    for folder in editions {
        let name = Path::new("reference").join("postcodes").join(folder);
        files += add_folder(&mut tar, &places.postcodes().join(folder), &name)?;
    }
    for entry in fs::read_dir(places.files())? {
        let entry = entry?;
        // Two digits name a folder of whole files; parts of files still coming in stand elsewhere.
        if entry.file_name().len() == 2 {
            files += add_folder(&mut tar, &entry.path(), &Path::new("files").join(entry.file_name()))?;
        }
    }
    tar.into_inner()?.flush()?;
    Ok(files)
}

fn add_folder(tar: &mut tar::Builder<impl Write>, from: &Path, name: &Path) -> Result<u64, Failure> {
    let mut files = 0;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        tar.append_path_with_name(entry.path(), name.join(entry.file_name()))?;
        files += 1;
    }
    Ok(files)
}

/// Brings a backup back into a folder that holds no Guildhall, or into an empty database.
///
/// # Errors
/// When there is a Guildhall already, or the file is no backup that this program can read; nothing is brought back then.
pub async fn restore(places: &Places, from: &Path) -> Result<BackedUp, Failure> {
    let reference = places.root.join("reference");
    if places.records().is_file()
        || [places.lines(), places.files(), reference.clone()].iter().any(|part| part.exists())
    {
        return Err(Failure::Refused(format!(
            "{} holds a Guildhall already. Name an empty folder with --at.",
            places.root.display()
        )));
    }
    fs::create_dir_all(&places.root)?;
    let unpacked = tempfile::tempdir_in(&places.root)?;
    let (from, into) = (from.to_path_buf(), unpacked.path().to_path_buf());
    let files = tokio::task::spawn_blocking(move || unpack(&from, &into)).await.map_err(fault)??;
    for (name, place) in [("lines", places.lines()), ("files", places.files()), ("reference", reference)] {
        let unpacked = unpacked.path().join(name);
        if unpacked.exists() {
            fs::rename(unpacked, place)?;
        }
    }
    let guildhall = Guildhall::open(places, Clock::Machine).await?;
    let rows = bring_back(&guildhall, &unpacked.path().join("records.jsonl")).await?;
    crate::spend::queue_missing(&guildhall).await?;
    Ok(BackedUp { rows, files })
}

async fn bring_back(guildhall: &Guildhall, records: &Path) -> Result<u64, Failure> {
    let import = store::copy::begin_import(&guildhall.store).await?;
    let mut rows = 0;
    for line in BufReader::new(File::open(records)?).lines() {
        let (table, row): (String, serde_json::Value) = serde_json::from_str(&line?).map_err(fault)?;
        import.row(&table, row).await?;
        rows += 1;
    }
    import.commit().await?;
    Ok(rows)
}

fn unpack(from: &Path, into: &Path) -> Result<u64, Failure> {
    let not_ours = || Failure::Refused(format!("{} is not a backup of a Guildhall.", from.display()));
    let mut tar = tar::Archive::new(BufReader::new(File::open(from)?));
    let mut entries = tar.entries()?;
    let first = entries.next().ok_or_else(not_ours)?.map_err(|_| not_ours())?;
    let head: Head = serde_json::from_reader(first).map_err(|_| not_ours())?;
    if head.form > FORM {
        return Err(Failure::Refused(format!(
            "This backup was made by a later release ({}). Install that one.",
            head.release
        )));
    }
    let mut files = 0;
    for entry in entries {
        let mut entry = entry?;
        let name = safe(&entry.path()?).ok_or_else(not_ours)?;
        if !entry.header().entry_type().is_file() {
            return Err(not_ours());
        }
        let to = into.join(&name);
        fs::create_dir_all(to.parent().unwrap_or(into))?;
        let mut out = File::create(&to)?;
        std::io::copy(&mut entry, &mut out)?;
        out.sync_all()?;
        files += u64::from(name != Path::new("records.jsonl"));
    }
    Ok(files)
}

/// A name within a backup, if it leads nowhere else.
fn safe(name: &Path) -> Option<PathBuf> {
    let plain = name.components().all(|part| matches!(part, Component::Normal(_)));
    let ours =
        name == Path::new("records.jsonl") || ["lines", "files", "reference"].iter().any(|part| name.starts_with(part));
    (plain && ours).then(|| name.to_path_buf())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_that_leads_out_of_the_folder_is_no_name_of_a_backup() {
        for (name, ours) in [
            ("records.jsonl", true),
            ("lines/council=1/batch=2/fy=2025-26.parquet", true),
            ("files/ab/abcd", true),
            ("reference/postcodes/edition=ab/postcodes.parquet", true),
            ("lines/../../x", false),
            ("/etc/passwd", false),
            ("other", false),
        ] {
            assert_eq!(safe(Path::new(name)).is_some(), ours, "{name}");
        }
    }
}
