//! What was read from a facts file, before anything of it counts.

use super::FactsColumn;
use crate::findings::{Finding, Severity};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What was read from a facts file.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct FactsReading {
    /// The encoding of a text file, or the workbook's format.
    pub encoding: String,
    /// The sheet that was read; empty for a text file.
    pub sheet: String,
    /// Every sheet of a workbook.
    pub sheets: Vec<String>,
    /// The row the headings stand on, counted from 1.
    pub header_row: Option<u64>,
    /// The headings, one for each column, made unique.
    pub headings: Vec<String>,
    /// The first rows as they stand.
    pub first_rows: Vec<Vec<String>>,
    /// The file's heading for each meaning found.
    pub columns: BTreeMap<FactsColumn, String>,
    /// Rows that say something of a supplier.
    pub rows: u64,
    /// The suppliers they are about.
    pub suppliers: u64,
    /// How many rows give each fact.
    pub given: BTreeMap<FactsColumn, u64>,
    /// Rows left out, by reason.
    pub left_out: BTreeMap<String, u64>,
    /// What was found.
    pub findings: Vec<Finding>,
}

impl FactsReading {
    /// Whether nothing of the file can be taken.
    #[must_use]
    pub fn is_refused(&self) -> bool {
        self.findings.iter().any(|finding| finding.severity == Severity::Stop)
    }

    /// The findings that wait for somebody's word.
    pub fn to_confirm(&self) -> impl Iterator<Item = &Finding> {
        self.findings.iter().filter(|finding| finding.severity == Severity::Confirm)
    }
}

/// What is known when somebody asks that a file's facts count.
#[derive(Clone, Copy, Debug)]
pub struct FactsReady<'a> {
    /// What was read.
    pub reading: &'a FactsReading,
    /// Whether the person said yes to what is to be confirmed.
    pub accepted: bool,
}

/// What taking a file in waits for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FactsWait {
    /// The file is refused.
    Refused,
    /// So many findings are to be confirmed.
    Reading(usize),
}

impl FactsWait {
    /// The form's field it is about.
    #[must_use]
    pub const fn field(self) -> &'static str {
        match self {
            FactsWait::Refused => "file",
            FactsWait::Reading(_) => "accept_reading",
        }
    }

    /// What to do, as a sentence without a full stop.
    #[must_use]
    pub fn message(self) -> String {
        match self {
            FactsWait::Refused => "This file cannot be read; send another".to_owned(),
            FactsWait::Reading(1) => "Confirm that you have checked what says “Please confirm”".to_owned(),
            FactsWait::Reading(many) => {
                format!("Confirm that you have checked the {many} findings that say “Please confirm”")
            }
        }
    }
}

/// Whether a file's facts may count, or what they wait for.
///
/// # Errors
/// What is to be settled or said yes to first.
pub fn check_facts_ready(asked: &FactsReady<'_>) -> Result<(), FactsWait> {
    if asked.reading.is_refused() || asked.reading.rows == 0 {
        return Err(FactsWait::Refused);
    }
    match asked.reading.to_confirm().count() {
        0 => Ok(()),
        _ if asked.accepted => Ok(()),
        open => Err(FactsWait::Reading(open)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::findings::Place;

    #[test]
    fn what_is_to_be_confirmed_waits_for_a_yes() {
        let finding = |severity| Finding { code: "x".into(), severity, at: Place::default(), text: String::new() };
        for (findings, rows, accepted, waits, reason) in [
            (vec![], 1, false, None, "nothing found"),
            (vec![Severity::Note, Severity::Fix], 1, false, None, "nothing to confirm"),
            (vec![Severity::Confirm], 1, false, Some("accept_reading"), "something to confirm"),
            (vec![Severity::Confirm], 1, true, None, "confirmed"),
            (vec![Severity::Stop], 1, true, Some("file"), "a refused file stays refused"),
            (vec![], 0, true, Some("file"), "no row says anything"),
        ] {
            let findings = findings.into_iter().map(finding).collect();
            let reading = FactsReading { rows, findings, ..FactsReading::default() };
            let found = check_facts_ready(&FactsReady { reading: &reading, accepted }).err().map(FactsWait::field);
            assert_eq!(found, waits, "{reason}");
        }
    }
}
