//! What was found before a period is published.

use super::schema::column;
use super::{DataSet, Mark, PublicationPeriod, Tally};
use crate::findings::Severity;
use crate::values::{Date, Pence};

/// Something a person should know, confirm or be stopped by before a period is published.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PublicationFinding {
    /// A short name that programs can rely on; for a mark on lines, the mark's code.
    pub code: String,
    /// What it asks: to know, to confirm with a reason, or to stop.
    pub severity: Severity,
    /// What it is and what to do, as a sentence.
    pub text: String,
    /// The same for the public, which can neither mend nor confirm anything.
    pub public: String,
    /// How many lines it is about.
    pub lines: u64,
    /// What they come to.
    pub total: Pence,
    /// Whether the lines can be listed by its code.
    pub has_lines: bool,
}

/// What is known before a period is published.
#[derive(Clone, Debug)]
pub struct Facts<'a> {
    /// The data set.
    pub set: DataSet,
    /// The period.
    pub period: PublicationPeriod,
    /// The day.
    pub today: Date,
    /// What the lines came to.
    pub tally: &'a Tally,
    /// The names of months for which nothing is loaded.
    pub missing_months: &'a [String],
    /// Why months look half loaded.
    pub half_loaded: &'a [String],
    /// The names of months that more than one file covers.
    pub overlapping_months: &'a [String],
    /// Lines of the kind that have neither day nor month, so that nobody knows whether they belong to the period.
    pub undated: (u64, Pence),
    /// Payment lines of the period that are grants by the rules of what procurement can influence; for grants alone.
    pub grants_in_payments: (u64, Pence),
    /// Lines whose payee a rule hid in the version that stands, where there is one.
    pub hidden_before: Option<u64>,
}

/// The findings, those that stop first, then those to confirm, then what is only said.
#[must_use]
pub fn findings(facts: &Facts<'_>) -> Vec<PublicationFinding> {
    let mut found = of_period(facts);
    found.extend(of_months(facts));
    found.extend(of_lines(facts));
    found.sort_by_key(|finding| std::cmp::Reverse(finding.severity));
    found
}

fn said(code: &str, severity: Severity, text: impl Into<String>) -> PublicationFinding {
    let text = text.into();
    PublicationFinding {
        code: code.to_owned(),
        severity,
        public: text.clone(),
        text,
        lines: 0,
        total: Pence::ZERO,
        has_lines: false,
    }
}

fn of_period(facts: &Facts<'_>) -> Vec<PublicationFinding> {
    let mut found = Vec::new();
    if facts.today <= facts.period.last_day() {
        let text = format!("{} is not over. Publish it after its last day.", facts.period.name());
        found.push(said("not_over", Severity::Stop, text));
    }
    if facts.tally.rows.lines == 0 {
        found.push(if facts.set.may_be_empty() {
            let text = "No line falls into this period. Publishing it says that there were none.";
            let public = "No line falls into this period: there were none.".to_owned();
            PublicationFinding { public, ..said("empty", Severity::Confirm, text) }
        } else {
            let text = "No line falls into this period. Bring the payments file in first.";
            said("empty", Severity::Stop, text)
        });
    }
    found
}

fn of_months(facts: &Facts<'_>) -> Vec<PublicationFinding> {
    let mut found = Vec::new();
    if !facts.missing_months.is_empty() && facts.tally.rows.lines > 0 {
        let months = facts.missing_months.join(", ");
        let text =
            format!("Nothing is loaded for {months}. Bring the file in, or say why the period is published without.");
        let public = format!("The council's records held nothing for {months}, so the file has no lines of that time.");
        found.push(PublicationFinding { public, ..said("missing_months", Severity::Confirm, text) });
    }
    for why in facts.half_loaded {
        let text = format!("A month may be only half loaded. {why}.");
        let public = format!("The lines of a month may not be complete. {why}.");
        found.push(PublicationFinding { public, ..said("half_loaded", Severity::Confirm, text) });
    }
    if !facts.overlapping_months.is_empty() {
        let months = facts.overlapping_months.join(", ");
        let text = format!("More than one file covers {months}. Check that nothing stands in the data twice.");
        found.push(said("overlapping_months", Severity::Note, text));
    }
    let (lines, total) = facts.undated;
    if lines > 0 {
        let text = "Lines have neither a day nor a month, so they are published in no period.";
        found.push(PublicationFinding { lines, total, has_lines: true, ..said("undated", Severity::Confirm, text) });
    }
    let (lines, total) = facts.grants_in_payments;
    if lines > 0 {
        let text = "Payment lines of this period are grants by the rules of what procurement can influence. See that each one to a voluntary, community or social enterprise organisation stands in your grants file.";
        found.push(PublicationFinding { lines, total, ..said("grants_in_payments", Severity::Note, text) });
    }
    let hidden = facts.tally.hidden().0;
    if facts.hidden_before.is_some_and(|before| hidden < before) {
        let text = format!(
            "The version that stands hides the payee of {} lines, this one of {hidden}: names that were hidden would be shown.",
            facts.hidden_before.unwrap_or_default()
        );
        let public = "This version shows payees of some lines that the version before it hid.".to_owned();
        found.push(PublicationFinding { public, ..said("hides_less", Severity::Confirm, text) });
    }
    found
}

/// What a mark asks and says; none for what the preview tells in a table of its own.
fn of_mark(mark: Mark) -> Option<(Severity, String)> {
    Some(match mark {
        Mark::Missing(field) => {
            let text = format!("The required value “{}” is missing.", column(field).title);
            (Severity::Confirm, text)
        }
        Mark::Unfit(field) => {
            let text = format!("The value “{}” is none that the schema allows.", column(field).title);
            (Severity::Confirm, text)
        }
        Mark::NamedInPart => {
            (Severity::Confirm, "The payee is named on these lines and hidden on others by a rule.".to_owned())
        }
        Mark::PurposeFromCategory => {
            (Severity::Note, "The line does not say what it was for, so its category stands as the purpose.".to_owned())
        }
        Mark::BelowLimit => (Severity::Note, "The amount is not above the limit, so the line is left out.".to_owned()),
        Mark::Hidden(_) | Mark::AlreadyHidden | Mark::Scrubbed => return None,
    })
}

fn of_lines(facts: &Facts<'_>) -> Vec<PublicationFinding> {
    let of = |(mark, sum): (&Mark, &super::MarkSum)| {
        let (severity, text) = of_mark(*mark)?;
        Some(PublicationFinding {
            code: mark.code(),
            severity,
            public: text.clone(),
            text,
            lines: sum.lines,
            total: sum.total,
            has_lines: true,
        })
    };
    facts.tally.marks.iter().filter_map(of).collect()
}

#[cfg(test)]
mod tests {
    use super::super::MarkSum;
    use super::super::schema::Field;
    use super::*;

    fn facts<'a>(tally: &'a Tally, today: &str, set: DataSet) -> Facts<'a> {
        Facts {
            set,
            period: "2026-Q1".parse().unwrap(),
            today: today.parse().unwrap(),
            tally,
            missing_months: &[],
            half_loaded: &[],
            overlapping_months: &[],
            undated: (0, Pence::ZERO),
            grants_in_payments: (0, Pence::ZERO),
            hidden_before: None,
        }
    }

    fn tally(lines: u64, marks: &[(Mark, u64)]) -> Tally {
        let sum = |lines| MarkSum { lines, total: Pence::new(100), examples: Vec::new() };
        Tally { rows: sum(lines), marks: marks.iter().map(|(mark, lines)| (*mark, sum(*lines))).collect() }
    }

    fn codes(facts: &Facts<'_>) -> Vec<(String, Severity)> {
        findings(facts).into_iter().map(|finding| (finding.code, finding.severity)).collect()
    }

    #[test]
    fn a_period_that_goes_on_or_holds_no_payments_is_stopped() {
        let some = tally(3, &[]);
        assert_eq!(codes(&facts(&some, "2026-07-01", DataSet::Payments)), []);
        assert_eq!(codes(&facts(&some, "2026-06-30", DataSet::Payments)), [("not_over".into(), Severity::Stop)]);
        let none = tally(0, &[]);
        assert_eq!(codes(&facts(&none, "2026-07-01", DataSet::Payments)), [("empty".into(), Severity::Stop)]);
        assert_eq!(codes(&facts(&none, "2026-07-01", DataSet::Cards)), [("empty".into(), Severity::Confirm)]);
    }

    #[test]
    fn months_that_are_missing_or_half_loaded_and_undated_lines_are_asked_about() {
        let some = tally(3, &[]);
        let months = ["May 2026".to_owned()];
        let asked = Facts {
            missing_months: &months,
            half_loaded: &months,
            overlapping_months: &months,
            undated: (2, Pence::new(5)),
            ..facts(&some, "2026-07-01", DataSet::Payments)
        };
        let confirms = |code: &str| (code.to_owned(), Severity::Confirm);
        assert_eq!(
            codes(&asked),
            [
                confirms("missing_months"),
                confirms("half_loaded"),
                confirms("undated"),
                ("overlapping_months".into(), Severity::Note)
            ]
        );
    }

    #[test]
    fn the_public_is_told_what_is_missing_and_not_what_staff_should_do() {
        let (some, none) = (tally(3, &[(Mark::Hidden(1), 1)]), tally(0, &[]));
        let months = ["May 2026".to_owned()];
        let of = |tally| Facts {
            missing_months: &months,
            half_loaded: &months,
            undated: (2, Pence::new(5)),
            hidden_before: Some(2),
            ..facts(tally, "2026-07-01", DataSet::Cards)
        };
        for finding in findings(&of(&some)).into_iter().chain(findings(&of(&none))) {
            for word in ["Bring", "say why", "Publishing", "would be", "loaded"] {
                assert!(!finding.public.contains(word), "{}: {}", finding.code, finding.public);
            }
        }
    }

    #[test]
    fn a_missing_required_value_is_a_finding_with_its_count() {
        let tally = tally(9, &[(Mark::Missing(Field::Purpose), 4), (Mark::Hidden(1), 2), (Mark::BelowLimit, 7)]);
        let found = findings(&facts(&tally, "2026-07-01", DataSet::Payments));
        let first = found.first().map(|finding| (finding.code.as_str(), finding.severity, finding.lines));
        assert_eq!(first, Some(("missing-Purpose", Severity::Confirm, 4)));
        assert_eq!(found.len(), 2, "what a rule hides stands in its own table");
    }

    #[test]
    fn a_correction_that_hides_less_than_what_stands_is_asked_about() {
        let tally = tally(9, &[(Mark::Hidden(1), 2)]);
        for (before, asked) in [(None, false), (Some(2), false), (Some(3), true)] {
            let facts = Facts { hidden_before: before, ..facts(&tally, "2026-07-01", DataSet::Payments) };
            assert_eq!(codes(&facts).iter().any(|(code, _)| code == "hides_less"), asked, "{before:?}");
        }
    }
}
