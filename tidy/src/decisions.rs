//! Decision records: numbered once, in order, each with the same four headings.

use crate::{Fault, SourceFile};

/// Where the records stand.
pub const FOLDER: &str = "docs/decisions/";

const HEADINGS: &[&str] = &["## Context", "## Options", "## Decision", "## Consequences"];

/// Faults of every decision record.
#[must_use]
pub fn faults(files: &[SourceFile]) -> Vec<Fault> {
    let mut found = Vec::new();
    let mut expected = 1;
    for file in files.iter().filter(|file| file.path.starts_with(FOLDER) && file.is("md")) {
        match number(file) {
            None => {
                found.push(Fault::new(&file.path, 1, "a record without a number, name it such as `0007-two-builds.md`"))
            }
            Some(number) if number < expected => {
                found.push(Fault::new(&file.path, 1, format!("the number {number:04} is taken, use the next free one")))
            }
            Some(number) => {
                if number > expected {
                    found.push(Fault::new(&file.path, 1, format!("the number {expected:04} is free, use it")));
                }
                expected = number + 1;
            }
        }
        found.extend(form_faults(file));
    }
    found
}

fn number(file: &SourceFile) -> Option<u32> {
    let (number, _) = file.stem().split_once('-')?;
    (number.len() == 4).then(|| number.parse().ok()).flatten()
}

fn form_faults(file: &SourceFile) -> Vec<Fault> {
    let number = file.stem().split('-').next().unwrap_or_default();
    let mut found = Vec::new();
    if !file.text.starts_with(&format!("# {number} ")) {
        found.push(Fault::new(
            &file.path,
            1,
            format!("the title does not begin with the number, write `# {number} …`"),
        ));
    }
    for heading in HEADINGS.iter().filter(|heading| !file.text.lines().any(|line| line == **heading)) {
        found.push(Fault::new(&file.path, 1, format!("no heading `{heading}`, add it")));
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn record(name: &str, title: &str) -> SourceFile {
        let text = format!("# {title}\n\n{}\n", HEADINGS.join("\n\n"));
        SourceFile::new(&format!("{FOLDER}{name}.md"), &text)
    }

    #[test]
    fn records_are_numbered_once_and_without_gaps() {
        for (names, faults, reason) in [
            (["0001-a", "0002-b"], 0, "in order"),
            (["0001-a", "0001-b"], 1, "a number taken twice"),
            (["0001-a", "0003-b"], 1, "a gap"),
            (["0001-a", "notes"], 2, "no number, neither in the name nor the title"),
        ] {
            let files = names.map(|name| record(name, &name.replacen('-', " ", 1)));
            let found = self::faults(&files);
            assert_eq!(found.len(), faults, "{reason}: {found:?}");
        }
    }

    #[test]
    fn a_record_has_its_four_headings() {
        let mut file = record("0001-a", "0001 a");
        file.text = file.text.replace("## Options", "## Choices");
        assert!(faults(&[file])[0].text.contains("## Options"));
    }
}
