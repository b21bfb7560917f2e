//! Walls that a manifest cannot show: who writes, who speaks SQL, and what stays pure.

use crate::{Fault, SourceFile, rust_source};

/// A name in code that only some crates may use.
struct Kept {
    name: &'static str,
    to: &'static [&'static str],
    instead: &'static str,
}

const WRITERS: &[&str] = &["store", "actions", "testkit"];

const KEPT: &[Kept] = &[
    Kept { name: "begin_write", to: WRITERS, instead: "call a verb of actions, the only writer" },
    Kept { name: "WriteTx", to: WRITERS, instead: "call a verb of actions, the only writer" },
];

/// Crates that compute and nothing else.
const PURE: &[&str] = &["domain", "publish", "invented"];

/// What makes code impure, by the text that gives it away.
const IMPURE: &[(&str, &str)] = &[
    ("std::fs", "take the bytes as an argument"),
    ("std::net", "take the bytes as an argument"),
    ("std::env", "take the value as an argument"),
    ("std::process", "return a value and let the caller act"),
    ("SystemTime", "take today as an argument"),
    ("Instant::now", "take the time as an argument"),
    ("Zoned::now", "take today as an argument"),
    ("Timestamp::now", "take the time as an argument"),
    ("async fn", "return a value and let the caller wait"),
    ("println!", "return a value and let the caller show it"),
];

/// Crates that may hold SQL: records have theirs in store, questions over lines theirs in ledger.
const SQL: &[&str] = &["store", "ledger", "testkit"];

const SQL_STARTS: &[&str] =
    &["SELECT ", "INSERT INTO ", "DELETE FROM ", "CREATE TABLE ", "ALTER TABLE ", "WITH RECURSIVE "];

/// Faults of every shipped Rust file below `crates/`.
#[must_use]
pub fn faults(files: &[SourceFile]) -> Vec<Fault> {
    files.iter().filter(|file| file.is_crate_source()).flat_map(faults_of).collect()
}

fn faults_of(file: &SourceFile) -> Vec<Fault> {
    let owner = file.crate_name().unwrap_or_default();
    let shipped = shipped_part(&file.text);
    let mut found = Vec::new();
    for (number, line) in numbered(&rust_source::code_only(shipped)) {
        for kept in KEPT.iter().filter(|kept| !kept.to.contains(&owner) && has_name(line, kept.name)) {
            found.push(Fault::banned(&file.path, number, &format!("`{}` in {owner}", kept.name), kept.instead));
        }
        for (name, instead) in IMPURE.iter().filter(|(name, _)| PURE.contains(&owner) && line.contains(name)) {
            found.push(Fault::banned(&file.path, number, &format!("`{name}` in {owner}"), instead));
        }
    }
    for (number, line) in numbered(&rust_source::literals_only(shipped)) {
        if !SQL.contains(&owner) && SQL_STARTS.iter().any(|start| line.contains(start)) {
            found.push(Fault::banned(&file.path, number, &format!("SQL in {owner}"), "ask store or ledger for it"));
        }
    }
    found
}

/// The file without the tests at its end.
fn shipped_part(source: &str) -> &str {
    source.find("#[cfg(test)]\nmod tests {").map_or(source, |tests| &source[..tests])
}

fn numbered(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.lines().enumerate().map(|(index, line)| (index + 1, line))
}

fn has_name(line: &str, name: &str) -> bool {
    line.split(|character: char| !character.is_alphanumeric() && character != '_').any(|word| word.starts_with(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found_in(path: &str, source: &str) -> Vec<String> {
        faults(&[SourceFile::new(path, source)]).iter().map(Fault::to_string).collect()
    }

    #[test]
    fn each_wall_holds_in_the_crates_it_stands_around() {
        for (path, source, faults, reason) in [
            ("crates/web/src/a.rs", "let w = store.begin_write().await;", 1, "a page does not write"),
            ("crates/actions/src/a.rs", "let w = store.begin_write().await;", 0, "actions are the writer"),
            ("crates/web/src/a.rs", "fn f(tx: &WriteTx) {}", 1, "nor does it hand a write on"),
            ("crates/web/src/a.rs", "// begin_write is for actions", 0, "a comment is not a call"),
            ("crates/domain/src/a.rs", "use std::fs;", 1, "domain reads no files"),
            ("crates/domain/src/a.rs", "let t = Zoned::now();", 1, "domain has no clock"),
            ("crates/store/src/a.rs", "use std::fs;", 0, "store may"),
            ("crates/actions/src/a.rs", "let q = \"SELECT id FROM people\";", 1, "SQL outside store"),
            ("crates/store/src/a.rs", "let q = \"SELECT id FROM people\";", 0, "SQL in store"),
            ("crates/web/src/a.rs", "let t = \"Select a file\";", 0, "a sentence is not SQL"),
            ("crates/domain/src/a.rs", "fn f() {}\n#[cfg(test)]\nmod tests {\nuse std::fs;\n}", 0, "tests may read"),
            ("crates/domain/tests/a.rs", "use std::fs;", 0, "tests may read"),
        ] {
            assert_eq!(found_in(path, source).len(), faults, "{reason}");
        }
    }

    #[test]
    fn a_fault_names_the_line_and_what_to_do() {
        let found = found_in("crates/web/src/a.rs", "fn f() {\n    begin_write();\n}");
        assert_eq!(
            found,
            ["crates/web/src/a.rs:2: `begin_write` in web is banned, call a verb of actions, the only writer"]
        );
    }
}
