//! Names of files and types: the noun or the verb, never a drawer for everything.

use crate::{Fault, SourceFile, rust_source};

/// Words that say nothing about what is inside.
const EMPTY: &[&str] = &[
    "util",
    "utils",
    "utility",
    "utilities",
    "helper",
    "helpers",
    "common",
    "misc",
    "stuff",
    "manager",
    "managers",
    "service",
    "services",
];

const INSTEAD: &str = "name it for the noun it holds or the verb it does";

/// Names that look empty and are the council's own words: a path's beginning, and the word it may use.
const OURS: &[(&str, &str)] = &[
    ("crates/web/src/pages/spend/", "services"),
    ("crates/web/templates/spend/", "services"),
    ("crates/invented/data/", "services"),
    ("crates/web/src/components/", "service_navigation"),
    ("crates/web/templates/components/", "service_navigation"),
];

/// Faults in the names of files and folders, and of types declared in Rust.
#[must_use]
pub fn faults(files: &[SourceFile]) -> Vec<Fault> {
    files.iter().flat_map(|file| path_fault(file).into_iter().chain(type_faults(file))).collect()
}

fn path_fault(file: &SourceFile) -> Option<Fault> {
    let ours =
        |stem: &str| OURS.iter().any(|(start, word)| file.path.starts_with(start) && stem.replace('-', "_") == *word);
    let folders = file.path.rsplit_once('/').map_or("", |(folders, _)| folders).split('/');
    let bad = folders.chain([file.stem()]).find(|name| is_empty_name(name) && !ours(name))?;
    Some(Fault::banned(&file.path, 1, &format!("the name `{bad}`"), INSTEAD))
}

/// Whether a name is an empty word, or ends in one: `spend_helpers`, `date-utils`.
fn is_empty_name(name: &str) -> bool {
    name.split(['_', '-']).any(|word| EMPTY.contains(&word))
}

fn type_faults(file: &SourceFile) -> Vec<Fault> {
    if !file.is("rs") {
        return Vec::new();
    }
    let code = rust_source::code_only(&file.text);
    let mut found = Vec::new();
    for (index, line) in code.lines().enumerate() {
        let mut words = line.split(|character: char| !character.is_alphanumeric() && character != '_');
        while let Some(word) = words.next() {
            if !matches!(word, "struct" | "enum" | "trait" | "mod") {
                continue;
            }
            let name = words.next().unwrap_or_default();
            if ends_empty(name) {
                found.push(Fault::banned(&file.path, index + 1, &format!("the name `{name}`"), INSTEAD));
            }
        }
    }
    found
}

/// Whether a type or module is named for an empty word: `SpendManager`, `helpers`.
fn ends_empty(name: &str) -> bool {
    let last = name.rfind(char::is_uppercase).map_or(name, |from| &name[from..]).to_lowercase();
    EMPTY.iter().any(|word| *word != "services" && last == *word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_is_named_for_what_it_holds() {
        for (path, ok, reason) in [
            ("crates/web/src/pages/spend/import.rs", true, "the noun and the verb"),
            ("crates/web/src/utils.rs", false, "a drawer"),
            ("crates/web/src/helpers/dates.rs", false, "a drawer as a folder"),
            ("crates/store/src/spend_helper.rs", false, "a drawer with a label"),
            ("crates/actions/src/import_service.rs", false, "a layer's word, not the council's"),
            ("crates/web/src/pages/spend/services.rs", true, "the council's services are a way to see spend"),
            ("crates/web/src/services.rs", false, "but not elsewhere"),
            ("crates/domain/src/commonhold.rs", true, "a word within a word"),
        ] {
            assert_eq!(faults(&[SourceFile::new(path, "")]).is_empty(), ok, "{reason}");
        }
    }

    #[test]
    fn a_type_is_named_for_what_it_is() {
        for (source, ok, reason) in [
            ("pub struct PaymentLine;", true, "a noun"),
            ("pub struct SpendManager;", false, "a manager of what?"),
            ("trait ImportService {}", false, "a layer's word"),
            ("mod helpers;", false, "a drawer"),
            ("struct Service { name: String }", false, "ask which: `CouncilService` would do no better"),
            ("enum Role { ContractManager }", true, "a person who manages contracts"),
            ("// struct SpendManager", true, "a comment declares nothing"),
        ] {
            assert_eq!(faults(&[SourceFile::new("crates/web/src/a.rs", source)]).is_empty(), ok, "{reason}");
        }
    }
}
