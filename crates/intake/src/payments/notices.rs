//! What was found while reading, gathered so that each kind is said once.

use domain::findings::{Finding, Place, Severity};
use std::collections::BTreeMap;

/// One kind of finding: its name, what it asks, and its sentence. `{n}` stands for how often, `{d}` for the detail.
pub(crate) struct Kind {
    pub code: &'static str,
    pub severity: Severity,
    pub text: &'static str,
}

/// Findings so far, each kind with its first place, how often it came, and the detail of the first.
#[derive(Clone, Debug, Default)]
pub(crate) struct Notices {
    seen: BTreeMap<&'static str, Seen>,
}

#[derive(Clone, Debug)]
struct Seen {
    severity: Severity,
    text: &'static str,
    at: Place,
    count: u64,
    detail: String,
}

impl Notices {
    /// Adds one finding; its place and detail are asked for only the first time.
    pub fn add(&mut self, kind: &'static Kind, at: impl FnOnce() -> Place, detail: impl FnOnce() -> String) {
        if let Some(seen) = self.seen.get_mut(kind.code) {
            seen.count += 1;
            return;
        }
        let seen = Seen { severity: kind.severity, text: kind.text, at: at(), count: 1, detail: detail() };
        self.seen.insert(kind.code, seen);
    }

    /// Adds a finding about the whole file.
    pub fn of_file(&mut self, kind: &'static Kind, detail: impl Into<String>) {
        let detail = detail.into();
        self.add(kind, Place::default, || detail);
    }

    /// Adds a finding about the whole file that came so many times; none where that is never.
    pub fn of_file_times(&mut self, kind: &'static Kind, count: u64) {
        if count > 0 {
            self.of_file(kind, "");
            if let Some(seen) = self.seen.get_mut(kind.code) {
                seen.count = count;
            }
        }
    }

    /// Takes a kind of finding out.
    pub fn forget(&mut self, kind: &'static Kind) {
        self.seen.remove(kind.code);
    }

    /// Adds the findings of another part of the file; of the first places the one further up is kept.
    pub fn merge(&mut self, other: Notices) {
        for (code, seen) in other.seen {
            match self.seen.get_mut(code) {
                None => {
                    self.seen.insert(code, seen);
                }
                Some(known) => {
                    let count = known.count + seen.count;
                    if seen.at.row < known.at.row {
                        *known = seen;
                    }
                    known.count = count;
                }
            }
        }
    }

    /// The findings, those that ask most of a person first.
    pub fn into_findings(self) -> Vec<Finding> {
        let mut findings: Vec<Finding> = self
            .seen
            .into_iter()
            .map(|(code, seen)| Finding {
                code: code.to_owned(),
                severity: seen.severity,
                at: seen.at,
                text: counted(seen.text, seen.count).replace("{d}", &seen.detail),
            })
            .collect();
        findings.sort_by(|a, b| b.severity.cmp(&a.severity).then(a.code.cmp(&b.code)));
        findings
    }
}

/// Puts the number in; `{n line}` becomes `1 line` or `2 lines`.
fn counted(text: &str, count: u64) -> String {
    let mut counted = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("{n ") {
        counted.push_str(before);
        let Some((noun, after)) = after.split_once('}') else { break };
        let plural = if count == 1 { "" } else { "s" };
        counted.push_str(&format!("{count} {noun}{plural}"));
        rest = after;
    }
    counted.push_str(rest);
    counted
}

#[cfg(test)]
mod tests {
    use super::*;

    const KIND: Kind = Kind { code: "example", severity: Severity::Fix, text: "{n line} such as {d}." };

    #[test]
    fn a_finding_that_comes_often_is_said_once_with_its_number() {
        for (times, text) in [(1, "1 line such as 7."), (2, "2 lines such as 7.")] {
            let mut notices = Notices::default();
            (0..times).for_each(|at: u64| {
                notices.add(&KIND, || Place { row: Some(at), ..Place::default() }, || String::from("7"))
            });
            let findings = notices.into_findings();
            assert_eq!((findings.len(), findings[0].text.as_str(), findings[0].at.row), (1, text, Some(0)));
        }
    }
}
