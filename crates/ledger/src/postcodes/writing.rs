//! An edition on its way in: whole or not at all.

use super::columns::{rows_of, schema};
use crate::LedgerFailure;
use crate::places::{remove_folder, sync_folder};
use domain::postcodes::{GssCode, Postcode, PostcodeEntry};
use domain::values::Month;
use parquet::arrow::ArrowWriter;
use parquet::basic::{Compression, ZstdLevel};
use parquet::file::properties::WriterProperties;
use std::collections::{BTreeMap, HashMap};
use std::fs::{self, File};
use std::path::{Path, PathBuf};

/// The name of an edition's one file.
pub(super) const FILE: &str = "postcodes.parquet";

/// Rows of a group: a lookup reads only the groups that can hold what it looks for.
const ROW_GROUP: usize = 65_536;

/// The most postcodes of an edition: the directory has some 2.7 million, ended ones included.
const POSTCODES_MOST: usize = 10_000_000;

/// A postcode's codes as numbers of a list, so that millions of postcodes need little memory: 40 bytes each.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Compact {
    postcode: Postcode,
    introduced: Option<Month>,
    ended: Option<Month>,
    codes: u32,
}

type Codes = [Option<GssCode>; 5];

/// Takes the entries of one edition and holds them back until all are there, because the file is sorted by postcode.
#[derive(Debug)]
pub struct EditionWriter {
    root: PathBuf,
    staged: PathBuf,
    hold: Option<File>,
    entries: Vec<Compact>,
    codes: Vec<Codes>,
    numbers: HashMap<Codes, u32>,
}

/// An edition in its place, which counts once a record knows it. While it lives, a sweep leaves the folder alone: keep it
/// until the record is saved.
#[derive(Debug)]
pub struct WrittenEdition {
    /// The name of its folder.
    pub folder: String,
    /// How many postcodes.
    pub postcodes: u64,
    /// How many of them were ended.
    pub ended: u64,
    /// The last postcode in order.
    pub last: Option<Postcode>,
    /// The hash of its file.
    pub blake3: String,
    /// How many postcodes lie in each district, county and region.
    pub districts: BTreeMap<(GssCode, Option<GssCode>, Option<GssCode>), u64>,
    /// How many postcodes stood more than once, each time the same.
    pub repeated: u64,
    _hold: Option<File>,
}

impl EditionWriter {
    pub(super) fn begin(root: &Path, hold: File) -> Result<Self, LedgerFailure> {
        let staged = root.join(".staging").join("edition");
        remove_folder(&staged)?;
        fs::create_dir_all(&staged).map_err(LedgerFailure::at(&staged))?;
        Ok(EditionWriter {
            root: root.to_path_buf(),
            staged,
            hold: Some(hold),
            entries: Vec::new(),
            codes: Vec::new(),
            numbers: HashMap::new(),
        })
    }

    /// Takes one entry.
    ///
    /// # Errors
    /// [`LedgerFailure::Refused`] when there are more than any directory has.
    pub fn push(&mut self, entry: &PostcodeEntry) -> Result<(), LedgerFailure> {
        if self.entries.len() >= POSTCODES_MOST {
            let text = format!("the file holds more than {POSTCODES_MOST} postcodes, which no postcode directory does");
            return Err(LedgerFailure::Refused(text));
        }
        let codes = [entry.district, entry.county, entry.ward, entry.region, entry.country];
        let next = u32::try_from(self.codes.len()).unwrap_or(u32::MAX);
        let number = *self.numbers.entry(codes).or_insert(next);
        if number == next {
            self.codes.push(codes);
        }
        let Compact { postcode, introduced, ended, .. } =
            Compact { postcode: entry.postcode, introduced: entry.introduced, ended: entry.ended, codes: number };
        self.entries.push(Compact { postcode, introduced, ended, codes: number });
        Ok(())
    }

    fn entry(&self, compact: &Compact) -> PostcodeEntry {
        let at = usize::try_from(compact.codes).unwrap_or(usize::MAX);
        let [district, county, ward, region, country] = self.codes.get(at).copied().unwrap_or_default();
        let Compact { postcode, introduced, ended, .. } = *compact;
        PostcodeEntry { postcode, introduced, ended, district, county, ward, region, country }
    }

    /// Sorts and writes all, and puts the edition in its place under a name of its content.
    ///
    /// # Errors
    /// [`LedgerFailure::Refused`] when a postcode stands twice and lies in two places; [`LedgerFailure::Disk`] when
    /// something could not be written. Nothing is left to be seen then.
    pub fn finish(mut self) -> Result<WrittenEdition, LedgerFailure> {
        self.entries.sort_unstable_by_key(|entry| entry.postcode);
        let before = self.entries.len();
        self.entries.dedup();
        let repeated = before - self.entries.len();
        let twice = self.entries.windows(2).find(|pair| matches!(pair, [one, other] if one.postcode == other.postcode));
        if let Some([one, _]) = twice {
            let text = format!("the postcode {} stands twice and lies in two places", one.postcode);
            return Err(LedgerFailure::Refused(text));
        }
        let path = self.staged.join(FILE);
        self.write(&path)?;
        let blake3 = hash_of(&path)?;
        let folder = format!("edition={}", blake3.get(..16).unwrap_or(&blake3));
        let to = self.root.join(&folder);
        sync_folder(&self.staged)?;
        // The folder is named by the content: what stands there whole is the same edition, and is not touched.
        if !(to.join(FILE).is_file() && hash_of(&to.join(FILE))? == blake3) {
            remove_folder(&to)?;
            fs::rename(&self.staged, &to).map_err(LedgerFailure::at(&to))?;
            sync_folder(&self.root)?;
        }
        let count = |number: usize| u64::try_from(number).unwrap_or(u64::MAX);
        Ok(WrittenEdition {
            folder,
            postcodes: count(self.entries.len()),
            ended: count(self.entries.iter().filter(|entry| entry.ended.is_some()).count()),
            last: self.entries.last().map(|entry| entry.postcode),
            blake3,
            districts: self.districts(),
            repeated: count(repeated),
            _hold: self.hold.take(),
        })
    }

    fn write(&self, path: &Path) -> Result<(), LedgerFailure> {
        let file = File::create_new(path).map_err(LedgerFailure::at(path))?;
        let level = ZstdLevel::try_new(3).map_err(LedgerFailure::parquet(path))?;
        let properties = WriterProperties::builder()
            .set_compression(Compression::ZSTD(level))
            .set_max_row_group_row_count(Some(ROW_GROUP))
            .build();
        let mut writer =
            ArrowWriter::try_new(file, schema(), Some(properties)).map_err(LedgerFailure::parquet(path))?;
        for entries in self.entries.chunks(ROW_GROUP) {
            let entries: Vec<PostcodeEntry> = entries.iter().map(|entry| self.entry(entry)).collect();
            writer.write(&rows_of(&entries)?).and_then(|()| writer.flush()).map_err(LedgerFailure::parquet(path))?;
        }
        let file = writer.into_inner().map_err(LedgerFailure::parquet(path))?;
        file.sync_all().map_err(LedgerFailure::at(path))
    }

    fn districts(&self) -> BTreeMap<(GssCode, Option<GssCode>, Option<GssCode>), u64> {
        let mut per_codes = vec![0_u64; self.codes.len()];
        for entry in &self.entries {
            if let Some(sum) = usize::try_from(entry.codes).ok().and_then(|at| per_codes.get_mut(at)) {
                *sum += 1;
            }
        }
        let mut districts = BTreeMap::new();
        for ([district, county, _, region, _], sum) in self.codes.iter().zip(per_codes) {
            if let Some(district) = district {
                *districts.entry((*district, *county, *region)).or_insert(0) += sum;
            }
        }
        districts
    }
}

impl Drop for EditionWriter {
    fn drop(&mut self) {
        // What cannot be removed is invisible, and swept later.
        let _ = remove_folder(&self.staged);
    }
}

/// The hash of a file's content.
pub(super) fn hash_of(path: &Path) -> Result<String, LedgerFailure> {
    let mut hasher = blake3::Hasher::new();
    let file = File::open(path).map_err(LedgerFailure::at(path))?;
    hasher.update_reader(file).map_err(LedgerFailure::at(path))?;
    Ok(hasher.finalize().to_hex().to_string())
}
