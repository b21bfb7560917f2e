//! Words: the field's own, in full and in UK English. The list stands in `tidy/data/words.txt`.

use crate::{Fault, SourceFile, rust_source};

/// Endings of the files whose words are chosen by us.
const CHECKED: &[&str] = &["rs", "md", "html", "mjs", "js", "sh", "scss"];

/// A word we do not use, and what to write instead.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    word: String,
    instead: String,
}

/// A word that is right all the same in some files.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Exception {
    start: String,
    word: String,
}

/// The words in a list of lines `word, tab, instead`.
#[must_use]
pub fn words(list: &str) -> Vec<Word> {
    rows(list)
        .filter_map(|row| Some(Word { word: row.first()?.to_string(), instead: row.get(1)?.to_string() }))
        .collect()
}

/// The exceptions in a list of lines `path's beginning, tab, word, tab, reason`. A row without a reason is none.
#[must_use]
pub fn exceptions(list: &str) -> Vec<Exception> {
    rows(list)
        .filter(|row| row.get(2).is_some_and(|reason| !reason.is_empty()))
        .filter_map(|row| Some(Exception { start: row.first()?.to_string(), word: row.get(1)?.to_string() }))
        .collect()
}

fn rows(list: &str) -> impl Iterator<Item = Vec<&str>> {
    list.lines().filter(|line| !line.starts_with('#') && !line.is_empty()).map(|line| line.split('\t').collect())
}

/// Faults of every file with words of ours.
#[must_use]
pub fn faults(files: &[SourceFile], words: &[Word], exceptions: &[Exception]) -> Vec<Fault> {
    let checked = |file: &&SourceFile| CHECKED.iter().any(|ending| file.is(ending));
    files.iter().filter(checked).flat_map(|file| faults_of(file, words, exceptions)).collect()
}

fn faults_of(file: &SourceFile, words: &[Word], exceptions: &[Exception]) -> Vec<Fault> {
    let excused: Vec<&str> =
        exceptions.iter().filter(|one| file.path.starts_with(&one.start)).map(|one| one.word.as_str()).collect();
    let text = if file.is("rs") { rust_source::without_literals(&file.text) } else { file.text.clone() };
    let mut found = Vec::new();
    for (index, line) in text.lines().enumerate() {
        for part in name_parts(line) {
            let Some(bad) = words.iter().find(|bad| bad.word == part) else { continue };
            if !excused.iter().any(|word| *word == part || *word == "*") {
                found.push(Fault::banned(&file.path, index + 1, &format!("`{part}`"), &bad.instead));
            }
        }
    }
    found
}

/// The words of a line in lower case; a name in camel or snake case falls into its words.
fn name_parts(line: &str) -> Vec<String> {
    let mut parts = vec![String::new()];
    let mut before_is_lower = false;
    for character in line.chars() {
        let starts_word = character.is_uppercase() && before_is_lower;
        if !character.is_alphabetic() || starts_word {
            parts.push(String::new());
        }
        if let Some(part) = parts.last_mut().filter(|_| character.is_alphabetic()) {
            part.extend(character.to_lowercase());
        }
        before_is_lower = character.is_lowercase();
    }
    parts.retain(|part| !part.is_empty());
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(path: &str, text: &str) -> Vec<String> {
        let words = words("# a list\nvendor\twrite `supplier`\nbehavior\twrite `behaviour`\n");
        let exceptions = exceptions("docs/\tvendor\tan old word there\ncrates/\tbehavior\n");
        faults(&[SourceFile::new(path, text)], &words, &exceptions).iter().map(Fault::to_string).collect()
    }

    #[test]
    fn a_banned_word_is_found_as_a_word_and_as_part_of_a_name() {
        for (path, text, faults, reason) in [
            ("a.rs", "let vendor = 1;", 1, "a name"),
            ("a.rs", "let vendor_id = 1;", 1, "a part of a name"),
            ("a.rs", "struct PaidVendor;", 1, "a part of a name in camel case"),
            ("a.rs", "// the Vendor's name", 1, "a comment"),
            ("a.rs", "let heading = \"Vendor\";", 0, "a heading of a council's file"),
            ("a.md", "vendors", 0, "another word"),
            ("a.md", "the Vendor and the vendor", 2, "each time"),
            ("a.csv", "vendor", 0, "a file whose words are not ours"),
            ("docs/a.md", "vendor", 0, "excused with a reason"),
            ("docs/a.md", "behavior", 1, "excused for another word"),
            ("crates/a.md", "behavior", 1, "an exception without a reason is none"),
        ] {
            assert_eq!(found(path, text).len(), faults, "{reason}");
        }
    }

    #[test]
    fn a_fault_says_what_to_write_instead() {
        assert_eq!(found("a.md", "\nvendor"), ["a.md:2: `vendor` is banned, write `supplier`"]);
    }
}
