//! The table that both engines read, made once.

use crate::{Arguments, Trouble};
use std::fs::{self, File};
use std::io::BufWriter;
use std::path::PathBuf;

/// The seed of the table.
pub const SEED: u64 = 20_260_401;

/// The files that were made.
#[derive(Debug)]
pub struct Data {
    /// The payment lines of all councils, as CSV.
    pub lines: PathBuf,
    /// How many there are.
    pub count: u64,
}

/// Makes the files that are not there yet.
pub fn make(asked: &Arguments) -> Result<Data, Trouble> {
    fs::create_dir_all(&asked.folder)?;
    let national = invented::national(SEED, asked.scale);
    let lines = asked.folder.join(format!("lines-{}.csv", asked.scale));
    if !lines.exists() {
        eprintln!("Making {} lines in {}", national.lines(), lines.display());
        // Named once it is whole, so that a run that was cut off leaves nothing that looks made.
        let part = asked.folder.join("lines.part");
        national.write(&mut BufWriter::with_capacity(1 << 20, File::create(&part)?))?;
        fs::rename(&part, &lines)?;
    }
    Ok(Data { lines, count: national.lines() })
}
