//! The glossary: each word once, and each code name really in the code.

use crate::{Fault, SourceFile};
use std::collections::{BTreeMap, BTreeSet};

const PATH: &str = "GLOSSARY.md";

/// Faults of the glossary's rows: word, meaning, code name, source, not.
#[must_use]
pub fn faults(files: &[SourceFile]) -> Vec<Fault> {
    let Some(glossary) = files.iter().find(|file| file.path == PATH) else {
        return vec![Fault::new(PATH, 1, "no glossary, write one")];
    };
    let code = names_in_code(files);
    let mut seen = BTreeMap::new();
    let mut found = Vec::new();
    for (number, cells) in rows(glossary) {
        let [word, _, code_name, ..] = cells.as_slice() else { continue };
        if let Some(first) = seen.insert(*word, number) {
            found.push(Fault::new(PATH, number, format!("`{word}` stands in line {first} too, keep one")));
        }
        for name in code_names(code_name).into_iter().filter(|name| !code.contains(name)) {
            let text = format!("no code is called `{name}`, correct it, or put it in brackets until there is");
            found.push(Fault::new(PATH, number, text));
        }
    }
    found
}

/// The cells of each row below a heading row.
fn rows(glossary: &SourceFile) -> impl Iterator<Item = (usize, Vec<&str>)> {
    glossary
        .lines()
        .filter(|(_, line)| line.starts_with("| ") && !line.starts_with("| word "))
        .map(|(number, line)| (number, line.trim_matches('|').split('|').map(str::trim).collect()))
}

/// The names between back quotes, part by part; none from brackets, which hold names still to come.
fn code_names(cell: &str) -> Vec<&str> {
    if cell.starts_with('(') {
        return Vec::new();
    }
    let quoted = cell.split('`').skip(1).step_by(2).filter(|name| !name.contains('…'));
    quoted.flat_map(|name| name.split("::")).collect()
}

fn names_in_code(files: &[SourceFile]) -> BTreeSet<&str> {
    let source = files.iter().filter(|file| file.is_crate_source());
    source
        .flat_map(|file| file.text.split(|character: char| !character.is_alphanumeric() && character != '_'))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_word_stands_once_and_its_code_name_is_real() {
        for (row, faults, reason) in [
            ("| month | m | `Month` | house | x |", 0, "a type"),
            ("| clean | m | `supplier_name::clean` | house | x |", 0, "a function in a module"),
            ("| year | m | `Year` | house | x |", 1, "no such name"),
            ("| year | m | (`Year`) | house | x |", 0, "a name still to come"),
            ("| any | m | `…Failure` | house | x |", 0, "an ending"),
            ("| lot | m | lot | house | x |\n| lot | m | lot | house | x |", 1, "a word twice"),
        ] {
            let glossary =
                format!("# G\n\n| word | meaning | code name | source | not |\n|---|---|---|---|---|\n{row}\n");
            let code = "pub struct Month;\nmod supplier_name { fn clean() {} }";
            let files = [SourceFile::new(PATH, &glossary), SourceFile::new("crates/domain/src/a.rs", code)];
            assert_eq!(self::faults(&files).len(), faults, "{reason}");
        }
        assert_eq!(faults(&[]).len(), 1, "no glossary at all");
    }
}
