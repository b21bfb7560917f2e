//! Measures Guildhall beside DuckDB, on the same machine, the same files and in the same run.
//!
//! It makes a national table of payments once, runs each part with both engines in turn, prints a table of the figures
//! and writes them as JSON. It never keeps an answer from one run for the next, and no shipped code knows of it.
//! Start at [`main`]; each part is a module of its own.

mod data;
mod import;
mod peer;
mod report;

use clap::Parser;
use report::Report;
use std::path::PathBuf;
use std::process::ExitCode;

/// What can be told to the benchmark.
#[derive(Debug, Parser)]
#[command(name = "bench", about = "Measures Guildhall beside DuckDB")]
pub struct Arguments {
    /// The folder for the table, the Guildhall and the peer's files
    #[arg(long, default_value = "target/bench-data")]
    folder: PathBuf,
    /// The release build of the program
    #[arg(long, default_value = "target/release/guildhall")]
    guildhall: PathBuf,
    /// A Python that has DuckDB
    #[arg(long, default_value = "target/bench-venv/bin/python")]
    python: PathBuf,
    /// Where the figures are written as JSON
    #[arg(long, default_value = "target/bench.json")]
    json: PathBuf,
    /// How many times 100,000 lines the table has
    #[arg(long, default_value_t = 100)]
    scale: u32,
    /// How often each part runs; the median counts
    #[arg(long, default_value_t = 3)]
    runs: usize,
}

/// Why the benchmark stopped.
pub type Trouble = Box<dyn std::error::Error>;

fn main() -> ExitCode {
    match run(&Arguments::parse()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(trouble) => {
            eprintln!("{trouble}");
            ExitCode::FAILURE
        }
    }
}

fn run(asked: &Arguments) -> Result<(), Trouble> {
    let data = data::make(asked)?;
    let mut report = Report::default();
    import::measure(asked, &data, &mut report)?;
    report.print();
    report.write(&asked.json)
}
