//! The digest of what changed in procurement, from the update that reports know.

use super::text::{Reading, Written, ending, heading, one_line, wrapped};
use crate::reports::Report;
use std::collections::BTreeSet;

/// Registers that only some may see: of these a mail says that they changed and no more.
const CONFINED: [(&str, &str); 2] =
    [("/risks", "The register of risks changed."), ("/savings", "The register of savings changed.")];

/// The mail that tells an update; none where the update tells nothing. Exempt parts are left out before anything is written.
#[must_use]
pub fn changes(update: &Report, reading: &Reading<'_>) -> Option<Written> {
    let report = update.public();
    let mut parts = String::new();
    for section in &report.sections {
        let mut said: BTreeSet<&str> = BTreeSet::new();
        let mut lines = String::new();
        for sentence in section.blocks.iter().flat_map(|block| block.content.sentences()) {
            let address = sentence.address.as_deref().unwrap_or_default();
            let confined = CONFINED.iter().find(|(register, _)| address.starts_with(register));
            let text = confined.map_or(sentence.text.as_str(), |(_, text)| text);
            if text.trim().is_empty() || !said.insert(text) {
                continue;
            }
            lines.push_str(&wrapped(text, "* ", "  "));
            if !address.is_empty() {
                lines.push_str(&format!("  {}{address}\n", reading.house));
            }
        }
        if !lines.is_empty() {
            parts.push_str(&heading(&section.heading));
            parts.push_str(&lines);
        }
    }
    if parts.is_empty() {
        return None;
    }
    let begins = wrapped(&format!("{}: {}", one_line(reading.council), one_line(&report.title)), "", "");
    Some(Written { subject: one_line(&report.title), body: format!("{begins}{parts}{}", ending(reading)) })
}
