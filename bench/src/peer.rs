//! DuckDB from PyPI, each time in a process of its own.

use crate::queries::Asked;
use crate::{Arguments, Trouble};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use std::path::Path;
use std::process::{Command, Stdio};

/// What the peer is told to do, in Python.
const SCRIPT: &str = include_str!("peer.py");

/// How long the peer took to bring lines in.
#[derive(Debug, Deserialize)]
pub struct Imported {
    /// Seconds for the statement alone: starting Python and DuckDB is not counted.
    pub seconds: f64,
    /// The lines it wrote.
    pub lines: u64,
}

/// CSV to Parquet.
pub fn import(asked: &Arguments, from: &Path, to: &Path) -> Result<Imported, Trouble> {
    ask(asked, &["import".as_ref(), from.as_os_str(), to.as_os_str()])
}

/// All questions over the files that the task names.
pub fn ask_questions(asked: &Arguments, task: &Path) -> Result<Asked, Trouble> {
    ask(asked, &["answer".as_ref(), task.as_os_str()])
}

fn ask<T: DeserializeOwned>(asked: &Arguments, arguments: &[&std::ffi::OsStr]) -> Result<T, Trouble> {
    let done = Command::new(&asked.python).arg("-c").arg(SCRIPT).args(arguments).stderr(Stdio::inherit()).output()?;
    if !done.status.success() {
        return Err("DuckDB could not do its part; is it installed? `make bench` does that".into());
    }
    Ok(serde_json::from_slice(&done.stdout)?)
}
