//! Whether a period may be published.

use super::PublicationFinding;
use crate::findings::Severity;

/// What is known when publication is asked for, and what the person said.
#[derive(Clone, Copy, Debug)]
pub struct AskedToPublish<'a> {
    /// What was found.
    pub findings: &'a [PublicationFinding],
    /// Whether a version of the period stands already.
    pub is_correction: bool,
    /// Whether the records differ from the version that stands; true where none stands.
    pub differs: bool,
    /// Yes to publishing with what was found.
    pub accepted: bool,
    /// Why it is published so, or corrected.
    pub why: &'a str,
}

/// What publication waits for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WaitsToPublish {
    /// Something stops it; the finding's sentence.
    Stopped(String),
    /// The version that stands says the same.
    NothingToCorrect,
    /// So many findings wait for a yes.
    Findings(usize),
    /// A reason: for what was found, or for the correction.
    Why {
        /// Whether it is asked for because the period was published before.
        correction: bool,
    },
}

impl WaitsToPublish {
    /// The name of the field in which the person answers.
    #[must_use]
    pub const fn field(&self) -> &'static str {
        match self {
            WaitsToPublish::Stopped(_) | WaitsToPublish::NothingToCorrect => "publish",
            WaitsToPublish::Findings(_) => "accept_findings",
            WaitsToPublish::Why { .. } => "why",
        }
    }

    /// What to do, as a sentence without a full stop.
    #[must_use]
    pub fn message(&self) -> String {
        match self {
            WaitsToPublish::Stopped(text) => text.trim_end_matches('.').to_owned(),
            WaitsToPublish::NothingToCorrect => {
                "The version that stands says the same. There is nothing to correct".to_owned()
            }
            WaitsToPublish::Findings(1) => "Mend what was found, or confirm that it is published as it is".to_owned(),
            WaitsToPublish::Findings(count) => {
                format!("Mend the {count} things that were found, or confirm that it is published as it is")
            }
            WaitsToPublish::Why { correction: true } => {
                "Enter why the period is published again. The public sees this reason".to_owned()
            }
            WaitsToPublish::Why { correction: false } => {
                "Enter why it is published with what was found. The public sees this reason".to_owned()
            }
        }
    }
}

/// Says what a publication still waits for; nothing when it may go ahead.
///
/// # Errors
/// Everything it waits for, in the order in which people are asked.
pub fn check_ready(asked: &AskedToPublish<'_>) -> Result<(), Vec<WaitsToPublish>> {
    if let Some(stop) = asked.findings.iter().find(|finding| finding.severity == Severity::Stop) {
        return Err(vec![WaitsToPublish::Stopped(stop.text.clone())]);
    }
    if asked.is_correction && !asked.differs {
        return Err(vec![WaitsToPublish::NothingToCorrect]);
    }
    let mut waits = Vec::new();
    let open = asked.findings.iter().filter(|finding| finding.severity == Severity::Confirm).count();
    if open > 0 && !asked.accepted {
        waits.push(WaitsToPublish::Findings(open));
    }
    if (open > 0 || asked.is_correction) && asked.why.trim().is_empty() {
        waits.push(WaitsToPublish::Why { correction: asked.is_correction });
    }
    if waits.is_empty() { Ok(()) } else { Err(waits) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::values::Pence;

    fn finding(severity: Severity) -> PublicationFinding {
        let (code, text) = ("x".to_owned(), "An example.".to_owned());
        PublicationFinding {
            code,
            severity,
            public: text.clone(),
            text,
            lines: 1,
            total: Pence::ZERO,
            has_lines: false,
        }
    }

    #[test]
    fn a_first_version_without_findings_goes_ahead_and_all_else_says_what_it_waits_for() {
        use WaitsToPublish::{Findings, NothingToCorrect, Stopped, Why};
        let (note, confirm, stop) = (finding(Severity::Note), finding(Severity::Confirm), finding(Severity::Stop));
        for (findings, is_correction, differs, accepted, why, waits, reason) in [
            (vec![note], false, true, false, "", vec![], "a note asks nothing"),
            (
                vec![confirm.clone()],
                false,
                true,
                false,
                "",
                vec![Findings(1), Why { correction: false }],
                "a yes and why",
            ),
            (vec![confirm.clone()], false, true, true, " ", vec![Why { correction: false }], "blanks are no reason"),
            (vec![confirm], false, true, true, "late ledger", vec![], "said why"),
            (vec![stop], false, true, true, "because", vec![Stopped("An example.".into())], "no reason opens a stop"),
            (vec![], true, true, false, "", vec![Why { correction: true }], "a correction says why"),
            (vec![], true, false, false, "because", vec![NothingToCorrect], "the same again"),
            (vec![], true, true, false, "a credit note came in", vec![], "a correction with its reason"),
        ] {
            let asked = AskedToPublish { findings: &findings, is_correction, differs, accepted, why };
            assert_eq!(check_ready(&asked).err().unwrap_or_default(), waits, "{reason}");
        }
    }
}
