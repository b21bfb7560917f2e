//! Checks read from text, one a line: code, area, level, figure, condition, sentence, and a source where it has one.

use super::{CheckOrigin, LevelCheck};
use crate::findings::{Finding, Place, Severity};
use crate::strategy::editions::Level;
use std::fmt::Write;

/// Where the values of the shipped checks come from.
const OURS: &str = "Guildhall's own beginning, to be changed to the council's";

/// Reads checks. A line that cannot be read is a finding, and the others are read.
///
/// ```
/// use domain::strategy::checks::{CheckOrigin, read};
/// let text = "X.2 | own/X | 2 | spend.local_share | at least 20% | A fifth is spent here. | Cabinet, 4 May 2026\n";
/// let (checks, findings) = read(text, CheckOrigin::Council);
/// assert_eq!((checks[0].condition.to_string().as_str(), findings.len()), ("at least 20.0%", 0));
/// ```
#[must_use]
pub fn read(text: &str, origin: CheckOrigin) -> (Vec<LevelCheck>, Vec<Finding>) {
    let (mut checks, mut findings): (Vec<LevelCheck>, Vec<Finding>) = (Vec::new(), Vec::new());
    for (line, row) in text.lines().zip(1..).filter(|(line, _)| !line.trim().is_empty() && !line.starts_with('#')) {
        let read = read_line(line, origin).and_then(|check| match checks.iter().any(|one| one.code == check.code) {
            true => Err(format!("Check {} stands twice: give one of them another code", check.code)),
            false => Ok(check),
        });
        match read {
            Ok(check) => checks.push(check),
            Err(text) => {
                let at = Place { row: Some(row), ..Place::default() };
                findings.push(Finding { code: "check".to_owned(), severity: Severity::Fix, at, text });
            }
        }
    }
    (checks, findings)
}

fn read_line(line: &str, origin: CheckOrigin) -> Result<LevelCheck, String> {
    let parts: Vec<&str> = line.split('|').map(str::trim).collect();
    let (fields, source) = match parts.as_slice() {
        [fields @ .., source] if fields.len() == 6 => (fields, *source),
        fields => (fields, OURS),
    };
    let [code, index, level, measure, condition, sentence] = fields else {
        return Err("Enter code, area, level, figure, condition and sentence, with | between them".to_owned());
    };
    let level =
        level.parse().ok().and_then(Level::new).ok_or_else(|| format!("Enter a level's number, not {level:?}"))?;
    if !crate::strategy::measures::is_code(measure) {
        return Err(format!("Enter the code of a figure like spend.local_share, not {measure:?}"));
    }
    Ok(LevelCheck {
        code: code.parse()?,
        index: index.parse()?,
        level,
        sentence: (*sentence).to_owned(),
        measure: (*measure).to_owned(),
        condition: condition.parse()?,
        source: source.to_owned(),
        origin,
        in_use: true,
    })
}

/// Checks as the text that [`read`] reads. Whose they are and whether they are in use is not in it.
#[must_use]
pub fn write(checks: &[LevelCheck]) -> String {
    let mut text = String::new();
    for check in checks {
        let LevelCheck { code, index, level, measure, condition, sentence, source, .. } = check;
        // Writing into a string cannot fail.
        let _ = writeln!(text, "{code} | {index} | {level} | {measure} | {condition} | {sentence} | {source}");
    }
    text
}

/// The checks that Guildhall comes with.
///
/// ```
/// use domain::strategy::checks::{CheckOrigin, shipped};
/// assert!(shipped().iter().all(|check| check.origin == CheckOrigin::Shipped));
/// ```
#[must_use]
pub fn shipped() -> Vec<LevelCheck> {
    read(SHIPPED, CheckOrigin::Shipped).0
}

pub(super) const SHIPPED: &str = include_str!("data/nps-2018.txt");
