//! The table comes in: with Guildhall into batches that count, with the peer from CSV to Parquet.

use crate::data::Data;
use crate::measure::{median, processor_seconds_of_ended};
use crate::report::Report;
use crate::{Arguments, Trouble, peer};
use std::fs;
use std::process::{Command, Stdio};
use std::time::Instant;

/// Brings the table in with both in turn, each time anew.
pub fn measure(asked: &Arguments, data: &Data, report: &mut Report) -> Result<(), Trouble> {
    let (mut ours, mut peers, mut our_work, mut peers_work) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    for run in 0..asked.runs {
        eprintln!("Import: run {} of {}", run + 1, asked.runs);
        settle_disk()?;
        let before = processor_seconds_of_ended();
        let done = peer::import(asked, &data.lines, &asked.peer_file())?;
        if done.lines != data.count {
            return Err(format!("the peer wrote {} lines of {}", done.lines, data.count).into());
        }
        peers.push(done.seconds);
        peers_work.extend(since(before));
        settle_disk()?;
        let before = processor_seconds_of_ended();
        ours.push(bring_in(asked, data)?);
        our_work.extend(since(before));
    }
    report.add("import", median(ours), Some(median(peers)), "s");
    report.add("import_processor", median(our_work), Some(median(peers_work)), "s");
    Ok(())
}

fn since(before: Option<f64>) -> Option<f64> {
    Some(processor_seconds_of_ended()? - before?)
}

/// Waits until nothing is left to be written of what went before.
fn settle_disk() -> Result<(), Trouble> {
    Command::new("sync").status()?;
    Ok(())
}

/// From starting the program to its end, when the lines are on the disk and every page and question can read them.
fn bring_in(asked: &Arguments, data: &Data) -> Result<f64, Trouble> {
    let at = asked.guildhall_folder();
    if at.exists() {
        fs::remove_dir_all(&at)?;
    }
    let began = Instant::now();
    let done = Command::new(&asked.guildhall)
        .args(["spend", "import", "--council-column", "Council", "--add-councils", "--at"])
        .arg(&at)
        .arg(&data.lines)
        .stdout(Stdio::null())
        .status()?;
    let seconds = began.elapsed().as_secs_f64();
    if done.success() { Ok(seconds) } else { Err("Guildhall did not bring the table in".into()) }
}
