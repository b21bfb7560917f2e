//! Patterns: what a cleared candidate teaches, so that its like stays quiet.

use super::check::Check;
use super::line::Line;
use super::{Hit, reference};
use serde::{Deserialize, Serialize};

/// What candidates of one check and supplier have in common: the amount and the shape of the reference, or for a split
/// order the limit and the service.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Shape(pub String);

/// A check, a supplier and a shape: what was cleared once and is not asked about again.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Pattern {
    /// The check.
    pub check: Check,
    /// The supplier's cleaned name; empty for a redacted payee, of whom no pattern is ever kept.
    pub supplier_key: String,
    /// The shape.
    pub shape: Shape,
}

impl Pattern {
    /// Whether it can keep others quiet: redacted payees are not one supplier.
    #[must_use]
    pub fn is_telling(&self) -> bool {
        !self.supplier_key.is_empty()
    }

    /// What it covers, as people read it.
    #[must_use]
    pub fn said(&self) -> String {
        format!("{}: {}, {}", self.check.label(), self.supplier_key, self.shape.0)
    }
}

/// What keeps a candidate quiet: every one of its reasons must be covered, or it is asked about. Gives what `known`
/// gives for the first of them.
pub fn quiet_by<T>(reasons: &[super::Reason], known: impl Fn(&Pattern) -> Option<T>) -> Option<T> {
    let mut found = None;
    for reason in reasons {
        let by = Some(&reason.pattern).filter(|pattern| pattern.is_telling()).and_then(&known)?;
        found = found.or(Some(by));
    }
    found
}

/// The shape of a line under a check.
#[must_use]
pub fn shape_of(check: Check, line: &Line) -> Shape {
    let numbers = match reference::shape(line.document()).as_str() {
        "" => "no reference".to_owned(),
        shape => format!("references like {shape}"),
    };
    Shape(match check {
        Check::HighVat | Check::BeforeInvoice => numbers,
        Check::Split => {
            format!("paid by {}", if line.line.service.is_empty() { "no named service" } else { &line.line.service })
        }
        _ => format!("{}, {numbers}", line.amount()),
    })
}

pub(super) fn pattern_of(hit: &Hit) -> Pattern {
    let mut shape = shape_of(hit.check, &hit.suspect);
    if let Some(limit) = hit.limit {
        shape.0 = format!("{}, {}", limit.label(), shape.0);
    }
    Pattern { check: hit.check, supplier_key: hit.suspect.supplier_key.clone(), shape }
}

#[cfg(test)]
mod tests {
    use super::super::line::tests::line;
    use super::*;

    #[test]
    fn a_candidate_is_quiet_only_when_every_reason_was_cleared_before() {
        let reason = |check| super::super::Reason {
            check,
            text: String::new(),
            others: Vec::new(),
            pattern: Pattern { check, supplier_key: "abel ltd".into(), shape: Shape("A9".into()) },
        };
        let (known, new) = (reason(Check::WithinDays), reason(Check::RoundSum));
        let cleared = |pattern: &Pattern| (pattern.check == Check::WithinDays).then_some(7);
        assert_eq!(quiet_by(std::slice::from_ref(&known), cleared), Some(7));
        assert_eq!(quiet_by(&[known.clone(), new], cleared), None, "another check found it too");
        let nobody =
            super::super::Reason { pattern: Pattern { supplier_key: String::new(), ..known.pattern.clone() }, ..known };
        assert_eq!(quiet_by(&[nobody], cleared), None, "redacted payees are not one supplier");
    }

    #[test]
    fn like_candidates_have_one_shape_and_others_another() {
        let one = line("2026-05-01", "1200", "INV-0010", 1);
        for (other, check, same, reason) in [
            (line("2026-09-01", "1200", "inv 77", 2), Check::WithinDays, true, "same amount, same kind of reference"),
            (line("2026-09-01", "1200.01", "INV-77", 2), Check::WithinDays, false, "another amount"),
            (line("2026-09-01", "1200", "77", 2), Check::WithinDays, false, "another kind of reference"),
            (
                line("2026-09-01", "300", "INV-77", 2),
                Check::BeforeInvoice,
                true,
                "paid in advance, whatever the amount",
            ),
        ] {
            assert_eq!(shape_of(check, &one) == shape_of(check, &other), same, "{reason}");
        }
    }
}
