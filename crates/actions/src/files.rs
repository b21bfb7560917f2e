//! Files that were received, kept under the hash of their content. A file's own name never touches the disk.

use crate::Failure;
use sha2::{Digest, Sha256};
use std::fs::{self, File};
use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::time::Duration;

/// The folder of received files.
#[derive(Clone, Debug)]
pub struct Files {
    root: PathBuf,
}

/// A file being received: bytes go in, and once all are there it is kept under their hash.
#[derive(Debug)]
pub struct Receiving {
    root: PathBuf,
    part: tempfile::NamedTempFile,
    hasher: Sha256,
    bytes: u64,
}

/// A file that was received and is safe on the disk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Received {
    /// The SHA-256 of its content, as 64 hexadecimal digits.
    pub sha256: String,
    /// Its size.
    pub bytes: u64,
}

impl Files {
    /// Opens the folder, making it where it is missing.
    ///
    /// # Errors
    /// When it cannot be made.
    pub fn open(root: &Path) -> Result<Files, Failure> {
        fs::create_dir_all(root.join("parts"))?;
        Ok(Files { root: root.to_path_buf() })
    }

    /// Begins to receive a file.
    ///
    /// # Errors
    /// When the disk is full or away.
    pub fn receive(&self) -> Result<Receiving, Failure> {
        let part = tempfile::NamedTempFile::new_in(self.root.join("parts"))?;
        Ok(Receiving { root: self.root.clone(), part, hasher: Sha256::new(), bytes: 0 })
    }

    /// Receives all of a reader.
    ///
    /// # Errors
    /// When the reader or the disk fails; nothing is kept then.
    pub fn receive_all(&self, from: impl Read) -> Result<Received, Failure> {
        let mut receiving = self.receive()?;
        each_part(from, &mut |bytes| receiving.push(bytes))?;
        receiving.keep()
    }

    /// Where the file of a hash stands, if it was received.
    #[must_use]
    pub fn path(&self, sha256: &str) -> Option<PathBuf> {
        let path = place(&self.root, sha256)?;
        path.is_file().then_some(path)
    }

    /// Takes away the file of a hash for good; whether it was there. Only what no record points to any more may go.
    ///
    /// # Errors
    /// When it cannot be taken away.
    pub(crate) fn remove(&self, sha256: &str) -> Result<bool, Failure> {
        let Some(path) = self.path(sha256) else { return Ok(false) };
        fs::remove_file(&path)?;
        File::open(path.parent().unwrap_or(&self.root))?.sync_all()?;
        Ok(true)
    }

    /// Whether the file of a hash is there and still has that content.
    ///
    /// # Errors
    /// When it is there and cannot be read.
    pub fn is_whole(&self, sha256: &str) -> Result<bool, Failure> {
        let Some(path) = self.path(sha256) else { return Ok(false) };
        let mut hasher = Sha256::new();
        each_part(File::open(path)?, &mut |bytes| {
            hasher.update(bytes);
            Ok(())
        })?;
        Ok(hex(&hasher.finalize()) == sha256)
    }

    /// Takes away parts of files whose receiving was cut off: those that nothing was added to for so long.
    /// A part that another program is receiving grows.
    ///
    /// # Errors
    /// When the folder cannot be read.
    pub fn sweep(&self, untouched_for: Duration) -> Result<Vec<PathBuf>, Failure> {
        let mut swept = Vec::new();
        for part in fs::read_dir(self.root.join("parts"))? {
            let part = part?;
            let touched = part.metadata()?.modified()?;
            // A moment to come, by a clock that was set back, is no long time ago.
            if touched.elapsed().is_ok_and(|ago| ago >= untouched_for) {
                fs::remove_file(part.path())?;
                swept.push(part.path());
            }
        }
        Ok(swept)
    }
}

/// The place for a hash, if it is one: two digits for the folder, then the whole.
fn place(root: &Path, sha256: &str) -> Option<PathBuf> {
    let is_hash = sha256.len() == 64 && sha256.bytes().all(|byte| byte.is_ascii_hexdigit());
    let folder = sha256.get(..2)?;
    is_hash.then(|| root.join(folder).join(sha256))
}

/// Hands over all of a reader, part by part.
fn each_part(mut from: impl Read, take: &mut dyn FnMut(&[u8]) -> Result<(), Failure>) -> Result<(), Failure> {
    let mut buffer = vec![0_u8; 1 << 16];
    loop {
        let read = from.read(&mut buffer)?;
        if read == 0 {
            return Ok(());
        }
        take(buffer.get(..read).unwrap_or_default())?;
    }
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

impl Receiving {
    /// Takes the next bytes.
    ///
    /// # Errors
    /// When the disk is full or away.
    pub fn push(&mut self, bytes: &[u8]) -> Result<(), Failure> {
        self.hasher.update(bytes);
        self.bytes += u64::try_from(bytes.len()).unwrap_or(u64::MAX);
        Ok(self.part.write_all(bytes)?)
    }

    /// How many bytes came so far.
    #[must_use]
    pub const fn bytes(&self) -> u64 {
        self.bytes
    }

    /// Keeps the file: it is flushed to the disk before it gets its name.
    ///
    /// # Errors
    /// When the disk is full or away.
    pub fn keep(self) -> Result<Received, Failure> {
        let sha256 = hex(&self.hasher.finalize());
        self.part.as_file().sync_all()?;
        let to = place(&self.root, &sha256).ok_or_else(|| Failure::Fault("could not name a file".to_owned()))?;
        let folder = to.parent().unwrap_or(&self.root);
        fs::create_dir_all(folder)?;
        self.part.persist(&to).map_err(|fault| fault.error)?;
        File::open(folder)?.sync_all()?;
        Ok(Received { sha256, bytes: self.bytes })
    }
}

impl Write for Receiving {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.part.write_all(bytes)?;
        self.hasher.update(bytes);
        self.bytes += u64::try_from(bytes.len()).unwrap_or(u64::MAX);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        self.part.flush()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_kept_under_the_hash_of_its_content_and_a_broken_one_is_not_kept() {
        let folder = tempfile::tempdir().unwrap();
        let files = Files::open(folder.path()).unwrap();
        let received = files.receive_all(&b"abc"[..]).unwrap();
        // The SHA-256 of "abc", from FIPS 180-2 appendix B.1.
        assert_eq!(received.sha256, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        assert_eq!(fs::read(files.path(&received.sha256).unwrap()).unwrap(), b"abc");
        let mut cut_off = files.receive().unwrap();
        cut_off.push(b"ab").unwrap();
        drop(cut_off);
        assert!(files.sweep(Duration::ZERO).unwrap().is_empty(), "a part goes with whoever was receiving it");
        fs::write(folder.path().join("parts/left"), b"ab").unwrap();
        assert!(files.sweep(Duration::from_secs(3600)).unwrap().is_empty(), "it may still be growing");
        assert_eq!(files.sweep(Duration::ZERO).unwrap().len(), 1);
    }

    #[test]
    fn only_a_hash_names_a_file() {
        let folder = tempfile::tempdir().unwrap();
        let files = Files::open(folder.path()).unwrap();
        for name in ["", "../../etc/passwd", "é", &"g".repeat(64)] {
            assert_eq!(files.path(name), None, "{name}");
        }
    }
}
