//! Whether a payments file may be imported.

use super::{Overlap, Reading};
use crate::values::Pence;

/// What is known of a file when its import is asked for, and what the person said yes to.
#[derive(Clone, Copy, Debug)]
pub struct ReadyToImport<'a> {
    /// What was read.
    pub reading: &'a Reading,
    /// What of it stands in other batches.
    pub overlap: Option<&'a Overlap>,
    /// What the ledger says the total should be.
    pub control_total: Option<Pence>,
    /// Yes to the proposed reading.
    pub accepted_reading: bool,
    /// Yes to lines that stand in other batches.
    pub accepted_overlap: bool,
    /// Yes to a total that differs from the control total.
    pub accepted_difference: bool,
}

/// What an import waits for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Waits {
    /// The file cannot be read.
    Refused,
    /// It holds no payment lines.
    NoLines,
    /// Something could not be decided, so many findings.
    Reading(usize),
    /// So many lines stand in other batches.
    Overlap(u64),
    /// The total differs from the control total by so much.
    Difference(Pence),
}

impl Waits {
    /// The name of the field in which the person says yes.
    #[must_use]
    pub const fn field(&self) -> &'static str {
        match self {
            Waits::Refused | Waits::NoLines => "file",
            Waits::Reading(_) => "accept_reading",
            Waits::Overlap(_) => "accept_overlap",
            Waits::Difference(_) => "accept_difference",
        }
    }

    /// What to do, as a sentence without a full stop.
    #[must_use]
    pub fn message(&self) -> String {
        match self {
            Waits::Refused => {
                "This file cannot be read. See what was found, mend the file and send it again".to_owned()
            }
            Waits::NoLines => "This file holds no payment lines".to_owned(),
            Waits::Reading(1) => {
                "Confirm the one thing that could not be decided, or correct how the file is read".to_owned()
            }
            Waits::Reading(count) => {
                format!("Confirm the {count} things that could not be decided, or correct how the file is read")
            }
            Waits::Overlap(lines) => format!("Confirm that {lines} lines which are in already come in again"),
            Waits::Difference(by) => format!("Confirm that the total differs from your control total by {by}"),
        }
    }
}

/// Says what an import still waits for; nothing when it may go ahead.
///
/// # Errors
/// Everything it waits for, in the order in which people are asked.
pub fn check_ready(asked: &ReadyToImport<'_>) -> Result<(), Vec<Waits>> {
    if asked.reading.is_refused() {
        return Err(vec![Waits::Refused]);
    }
    if asked.reading.lines == 0 {
        return Err(vec![Waits::NoLines]);
    }
    let mut waits = Vec::new();
    let undecided = asked.reading.to_confirm().count();
    if undecided > 0 && !asked.accepted_reading {
        waits.push(Waits::Reading(undecided));
    }
    if let Some(overlap) = asked.overlap.filter(|overlap| overlap.must_be_confirmed() && !asked.accepted_overlap) {
        waits.push(Waits::Overlap(overlap.lines));
    }
    if let Some(difference) = difference(asked).filter(|by| *by != Pence::ZERO && !asked.accepted_difference) {
        waits.push(Waits::Difference(difference));
    }
    if waits.is_empty() { Ok(()) } else { Err(waits) }
}

/// How much more the file holds than the control total says; none without a control total, and none for sums of
/// money beyond 64 bits, which no total of a council's ledger comes near.
fn difference(asked: &ReadyToImport<'_>) -> Option<Pence> {
    asked.reading.total.minus(asked.control_total?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::findings::{Finding, Place, Severity};

    fn reading(severities: &[Severity]) -> Reading {
        let finding = |severity: &Severity| Finding {
            code: "example".into(),
            severity: *severity,
            at: Place::default(),
            text: "An example".into(),
        };
        Reading {
            lines: 2,
            total: Pence::new(500),
            findings: severities.iter().map(finding).collect(),
            ..Reading::default()
        }
    }

    fn asked(reading: &Reading) -> ReadyToImport<'_> {
        ReadyToImport {
            reading,
            overlap: None,
            control_total: None,
            accepted_reading: false,
            accepted_overlap: false,
            accepted_difference: false,
        }
    }

    #[test]
    fn notes_and_mends_do_not_hold_an_import_up_and_questions_do() {
        for (severity, waits, reason) in [
            (Severity::Note, None, "only said"),
            (Severity::Fix, None, "the wrong rows are left out and counted"),
            (Severity::Confirm, Some(Waits::Reading(1)), "somebody must say yes"),
            (Severity::Stop, Some(Waits::Refused), "nothing to import"),
        ] {
            let reading = reading(&[severity]);
            assert_eq!(check_ready(&asked(&reading)).err().map(|mut all| all.remove(0)), waits, "{reason}");
        }
        let undecided = reading(&[Severity::Confirm]);
        assert!(check_ready(&ReadyToImport { accepted_reading: true, ..asked(&undecided) }).is_ok());
    }

    #[test]
    fn a_control_total_must_meet_to_the_penny() {
        let reading = reading(&[]);
        for (control, by) in [(500, None), (499, Some(1)), (501, Some(-1))] {
            let asked = ReadyToImport { control_total: Some(Pence::new(control)), ..asked(&reading) };
            let waits = check_ready(&asked).err().map(|mut all| all.remove(0));
            assert_eq!(waits, by.map(|pence| Waits::Difference(Pence::new(pence))), "control total {control}");
            assert!(check_ready(&ReadyToImport { accepted_difference: true, ..asked }).is_ok());
        }
    }

    #[test]
    fn a_file_without_lines_is_never_imported() {
        let empty = Reading::default();
        let all_yes = ReadyToImport {
            accepted_reading: true,
            accepted_overlap: true,
            accepted_difference: true,
            ..asked(&empty)
        };
        assert_eq!(check_ready(&all_yes), Err(vec![Waits::NoLines]));
    }
}
