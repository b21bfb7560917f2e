//! What is left behind by accident: notes to oneself, debugging, silenced lints, skipped tests, paths of one machine.

use crate::{Fault, SourceFile, rust_source};

/// Text that is banned in Rust code, and what to do instead.
const IN_CODE: &[(&str, &str)] = &[
    ("#[allow(", "use `#[expect(lint, reason = \"…\")]`"),
    ("#![allow(", "use `#[expect(lint, reason = \"…\")]`"),
    ("dbg!(", "take it out"),
    ("todo!(", "do it or leave it out"),
    ("unimplemented!(", "do it or leave it out"),
    ("#[ignore", "mend the test or take it out"),
    ("#[should_panic", "return an error and compare it"),
    ("thread::sleep", "wait for the thing itself"),
];

/// Notes that are banned in every text.
const NOTES: &[(&str, &str)] = &[
    ("TODO", "do it or open an issue"),
    ("FIXME", "mend it or open an issue"),
    ("XXX", "say what is wrong and mend it"),
];

/// Folders at the root of a machine below which a path is that machine's alone.
const MACHINE_FOLDERS: &[&str] = &["home", "root", "tmp", "Users", "work"];

/// Faults of every text file but this crate's, which has to name what it bans, and lock files.
#[must_use]
pub fn faults(files: &[SourceFile]) -> Vec<Fault> {
    let ours =
        |file: &&SourceFile| !file.path.starts_with("tidy/") && !file.path.ends_with("-lock.json") && !file.is("lock");
    files.iter().filter(ours).flat_map(faults_of).collect()
}

fn faults_of(file: &SourceFile) -> Vec<Fault> {
    let mut found = Vec::new();
    for (number, line) in file.lines() {
        for (note, instead) in NOTES.iter().filter(|(note, _)| has_word(line, note)) {
            found.push(Fault::banned(&file.path, number, &format!("`{note}`"), instead));
        }
        for start in MACHINE_FOLDERS.iter().map(|folder| format!("/{folder}/")).filter(|start| has_path(line, start)) {
            found.push(Fault::banned(
                &file.path,
                number,
                &format!("a path below `{start}`"),
                "use one relative to the checkout or a temporary folder",
            ));
        }
        if line.ends_with([' ', '\t']) {
            found.push(Fault::banned(&file.path, number, "white space at the end of a line", "take it out"));
        }
    }
    if !file.text.is_empty() && !file.text.ends_with('\n') {
        found.push(Fault::new(&file.path, file.text.lines().count(), "the last line has no end, add one"));
    }
    if file.is("rs") {
        found.extend(code_faults(file));
    }
    found
}

fn code_faults(file: &SourceFile) -> Vec<Fault> {
    let code = rust_source::code_only(&file.text);
    let mut found = Vec::new();
    for (index, line) in code.lines().enumerate() {
        for (text, instead) in IN_CODE.iter().filter(|(text, _)| line.contains(text)) {
            found.push(Fault::banned(&file.path, index + 1, &format!("`{text}`"), instead));
        }
        if line.contains("[expect(") && !code.lines().skip(index).take(6).any(|near| near.contains("reason =")) {
            found.push(Fault::banned(&file.path, index + 1, "`expect` without a reason", "add `reason = \"…\"`"));
        }
    }
    found
}

fn has_word(line: &str, word: &str) -> bool {
    line.split(|character: char| !character.is_alphanumeric()).any(|found| found == word)
}

/// Whether a path that begins so stands in the line by itself, not as the end of a longer one or of an address.
fn has_path(line: &str, start: &str) -> bool {
    line.match_indices(start).any(|(at, _)| {
        line[..at].chars().next_back().is_none_or(|before| before.is_whitespace() || "\"'`(=:<".contains(before))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_left_behind_is_found() {
        for (path, text, faults, reason) in [
            ("a.rs", "fn f() {}\n", 0, "nothing left behind"),
            ("a.rs", "#[allow(dead_code)]\n", 1, "a lint silenced without a word"),
            ("a.rs", "#[expect(dead_code)]\n", 1, "a lint silenced without a reason"),
            ("a.rs", "#[expect(dead_code, reason = \"x\")]\n", 0, "with one"),
            ("a.rs", "result.expect(\"x\")\n", 0, "a method, not an attribute"),
            ("a.rs", "dbg!(x);\n", 1, "debugging"),
            ("a.rs", "let t = \"dbg!(x)\";\n", 0, "a text about it"),
            ("a.rs", "#[ignore]\n", 1, "a test that does not run"),
            ("a.md", "TODO: write\n", 1, "a note to oneself"),
            ("a.md", "TODOS\n", 0, "a word that begins so"),
            ("a.md", "see /home/anna/notes\n", 1, "one person's folder"),
            ("a.md", "see https://example.org/home/page\n", 0, "an address"),
            ("a.md", "words \n", 1, "white space at the end"),
            ("a.html", "<p>", 1, "no end of line"),
            ("a.txt", "", 0, "an empty file has no last line"),
        ] {
            assert_eq!(self::faults(&[SourceFile::new(path, text)]).len(), faults, "{reason}: {text:?}");
        }
    }
}
