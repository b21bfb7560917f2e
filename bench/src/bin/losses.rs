//! Measures the checks for lost money on planted cases among the payments of an invented council: what they miss, what
//! they find just beyond a boundary, and how many false alarms they raise per 1,000 lines.
//!
//! `cargo run --release -p bench --bin losses` makes about a million lines.

use actions::{Clock, Guildhall, Places};
use clap::Parser;
use std::process::ExitCode;

/// What can be told to the measurement.
#[derive(Debug, Parser)]
#[command(name = "losses", about = "Measures the checks for lost money on planted cases")]
struct Arguments {
    /// How many times the invoices of a district are made
    #[arg(long, default_value_t = 67)]
    scale: u32,
    /// How often every case is planted
    #[arg(long, default_value_t = 200)]
    rounds: u32,
    /// The seed of what is invented
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// Show some of the false alarms
    #[arg(long)]
    alarms: bool,
}

fn main() -> ExitCode {
    match measure(&Arguments::parse()) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(trouble) => {
            eprintln!("{trouble}");
            ExitCode::FAILURE
        }
    }
}

/// Measures; whether every planted case was found and none beyond a boundary.
fn measure(asked: &Arguments) -> Result<bool, Box<dyn std::error::Error>> {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    let folder = std::env::temp_dir().join(format!("guildhall-losses-{}", std::process::id()));
    let measured = runtime.block_on(async {
        let today = "2026-06-17".parse()?;
        let guildhall = Guildhall::open(&Places::in_folder(&folder), Clock::noon_of(today)).await?;
        let invented = invented::councils(today, asked.seed, asked.scale).with_losses(asked.rounds);
        let measured = testkit::measure_losses(&guildhall, invented.payment_lines("wynmarch")).await;
        guildhall.store.close().await?;
        Ok::<_, Box<dyn std::error::Error>>(measured)
    });
    // What is left of a folder for one measurement does no harm.
    let _ = std::fs::remove_dir_all(&folder);
    let measured = measured?;
    println!("{}", measured.table());
    measured.wrong.iter().for_each(|wrong| println!("wrong: {wrong}"));
    if asked.alarms {
        measured.alarms.iter().for_each(|alarm| println!("alarm: {alarm}"));
    }
    Ok(measured.wrong.is_empty())
}
