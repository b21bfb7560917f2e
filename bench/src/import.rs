//! The table comes in.

use crate::data::Data;
use crate::report::{Report, median};
use crate::{Arguments, Trouble, peer};

/// Brings the table in with the peer.
pub fn measure(asked: &Arguments, data: &Data, report: &mut Report) -> Result<(), Trouble> {
    let mut peers = Vec::new();
    for _ in 0..asked.runs {
        let done = peer::import(asked, &data.lines, &asked.folder.join("peer.parquet"))?;
        if done.lines != data.count {
            return Err(format!("the peer wrote {} lines of {}", done.lines, data.count).into());
        }
        peers.push(done.seconds);
    }
    report.add("import", f64::NAN, Some(median(peers)), "s");
    Ok(())
}
