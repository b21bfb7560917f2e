//! Sizes as ratchets: a file longer than its limit stands in `tidy/ratchet.txt` with its length, which may only shrink.

use crate::{Fault, SourceFile};
use std::collections::BTreeMap;

/// Where the files beyond their limit are listed, one a line: path, white space, lines.
pub const RATCHET: &str = "tidy/ratchet.txt";

/// The most lines a file may have, by its ending; none where length does not matter.
fn limit(file: &SourceFile) -> Option<usize> {
    let path = file.path.as_str();
    if path.ends_with("-lock.json") || file.is("lock") {
        None
    } else if file.is("rs") || file.is("mjs") || file.is("js") || file.is("scss") {
        Some(400)
    } else if file.is("html") {
        Some(120)
    } else if file.is("sh") || path == "Makefile" {
        Some(150)
    } else if path == "README.md" {
        Some(80)
    } else {
        None
    }
}

/// Faults of every file with a limit, and of the ratchet's own entries.
#[must_use]
pub fn faults(files: &[SourceFile]) -> Vec<Fault> {
    let listed = files.iter().find(|file| file.path == RATCHET).map(entries).unwrap_or_default();
    let mut found: Vec<Fault> =
        files.iter().filter_map(|file| too_long(file, listed.get(&file.path).copied())).collect();
    for (path, (allowed, line)) in &listed {
        let lines = files.iter().find(|file| file.path == *path).map(|file| file.text.lines().count());
        let text = match lines {
            None => format!("{path} is gone, take its entry out"),
            Some(lines) if lines < *allowed => {
                format!("{path} has {lines} lines, lower its entry from {allowed}, or take it out")
            }
            Some(_) => continue,
        };
        found.push(Fault::new(RATCHET, *line, text));
    }
    found
}

fn too_long(file: &SourceFile, listed: Option<(usize, usize)>) -> Option<Fault> {
    let limit = limit(file)?;
    let allowed = listed.map_or(limit, |(allowed, _)| allowed.max(limit));
    let lines = file.text.lines().count();
    (lines > allowed)
        .then(|| Fault::new(&file.path, lines, format!("{lines} lines are more than {allowed}, split it by concern")))
}

/// The ratchet's entries: path to length and the line it stands on.
fn entries(file: &SourceFile) -> BTreeMap<String, (usize, usize)> {
    let entry = |(number, line): (usize, &str)| {
        let (path, lines) = line.split_once(char::is_whitespace)?;
        Some((path.to_owned(), (lines.trim().parse().ok()?, number)))
    };
    file.lines().filter(|(_, line)| !line.starts_with('#')).filter_map(entry).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(path: &str, lines: usize, ratchet: &str) -> Vec<String> {
        let files = [SourceFile::new(path, &"x\n".repeat(lines)), SourceFile::new(RATCHET, ratchet)];
        faults(&files).iter().map(Fault::to_string).collect()
    }

    #[test]
    fn a_file_keeps_to_its_limit() {
        for (path, lines, ok) in [
            ("a.rs", 400, true),
            ("a.rs", 401, false),
            ("a.html", 120, true),
            ("a.html", 121, false),
            ("a.sh", 151, false),
            ("package-lock.json", 9000, true),
        ] {
            assert_eq!(found(path, lines, "").is_empty(), ok, "{path} of {lines} lines");
        }
    }

    #[test]
    fn the_ratchet_only_shrinks() {
        for (lines, entry, ok, reason) in [
            (500, "a.rs 500", true, "as long as listed"),
            (501, "a.rs 500", false, "grown"),
            (499, "a.rs 500", false, "shrunk: the entry must follow"),
            (400, "a.rs 500", false, "within the limit: the entry must go"),
            (10, "b.rs 500", false, "gone: the entry must go"),
        ] {
            assert_eq!(found("a.rs", lines, entry).is_empty(), ok, "{reason}");
        }
    }
}
