//! The lines that a finding is about.

use super::{Ground, prepare};
use crate::{Failure, Guildhall};
use domain::access::Scope;
use domain::publication::{DataSet, PublicationPeriod};
use domain::values::Pence;
use ledger::{LedgerLine, PageOf};

/// A page of the lines that bear a mark, and the count and sum of all of them.
#[derive(Clone, Debug, Default)]
pub struct MarkedLines {
    /// The lines of the page.
    pub lines: Vec<LedgerLine>,
    /// How many there are on all pages.
    pub count: u64,
    /// What they come to.
    pub total: Pence,
}

/// A page of the lines of a period that bear a mark, by the mark's code; `undated` asks for lines without day and month.
///
/// # Errors
/// When the records or the lines cannot be read.
pub async fn marked_lines(
    guildhall: &Guildhall,
    scope: &Scope,
    (set, period): (DataSet, PublicationPeriod),
    code: &str,
    page: PageOf,
) -> Result<MarkedLines, Failure> {
    let ground = Ground::of(guildhall, scope, set, period).await?;
    if code == "undated" {
        let found = guildhall.ledger.lines(&ground.undated(), page).await?;
        return Ok(MarkedLines { lines: found.lines, count: found.count, total: found.total });
    }
    let survey = prepare::survey(guildhall, &ground).await?;
    let mut publisher = prepare::publisher(&ground, &survey);
    let mut found = MarkedLines::default();
    let take = |line: &LedgerLine| {
        if !publisher.judge(&line.line).marks.iter().any(|mark| mark.code() == code) {
            return;
        }
        if (page.skip..page.skip.saturating_add(page.take)).contains(&found.count) {
            found.lines.push(line.clone());
        }
        found.count += 1;
        found.total = found.total.plus(line.line.amount).unwrap_or(found.total);
    };
    guildhall.ledger.each_line(&ground.wanted(), take).await?;
    Ok(found)
}
