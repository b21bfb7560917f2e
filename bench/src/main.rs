//! Measures Guildhall beside DuckDB, on the same machine, the same files and in the same run.
//!
//! It makes a national table of payments, and records of many councils, once, runs each part with both engines in turn, prints a table of the figures
//! and writes them as JSON. It never keeps an answer from one run for the next, and no shipped code knows of it.
//! Start at [`main`]; each part is a module of its own.

mod client;
mod data;
mod import;
mod measure;
mod pages;
mod peer;
mod queries;
mod report;
mod strategy;

use clap::{Parser, Subcommand};
use report::Report;
use std::path::PathBuf;
use std::process::ExitCode;

/// The allocator of the program that is measured: the questions are asked from here, in its stead.
#[global_allocator]
static MEMORY: tikv_jemallocator::Jemalloc = tikv_jemallocator::Jemalloc;

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
    /// The parts that run, in this order
    #[arg(long, value_delimiter = ',', default_value = "import,queries,pages,strategy")]
    parts: Vec<String>,
    #[command(subcommand)]
    command: Option<Command>,
}

/// What the benchmark begins of itself.
#[derive(Clone, Copy, Debug, Subcommand)]
enum Command {
    /// Ask every question once and print what it took: a process of its own, whose memory counts
    Ask,
}

impl Arguments {
    /// The Guildhall that the table comes into.
    fn guildhall_folder(&self) -> PathBuf {
        self.folder.join("guildhall")
    }

    /// The peer's Parquet.
    fn peer_file(&self) -> PathBuf {
        self.folder.join("peer.parquet")
    }
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
    if let Some(Command::Ask) = asked.command {
        return tokio::runtime::Runtime::new()?.block_on(queries::ask(asked));
    }
    let mut report = Report::default();
    for part in &asked.parts {
        match part.as_str() {
            "import" => import::measure(asked, &data::make(asked)?, &mut report)?,
            "queries" => queries::measure(asked, &data::make(asked)?, &mut report)?,
            "pages" => pages::measure(asked, &mut report)?,
            "strategy" => strategy::measure(asked, &mut report)?,
            other => return Err(format!("there is no part called {other}").into()),
        }
    }
    report.print();
    report.write(&asked.json)
}
