//! The pages of the rules in `docs/rules` are what the rule book says of itself.
//!
//! Where they differ, set `GUILDHALL_WRITE_RULE_PAGES` and run this test once: it writes them, and fails so that the
//! change is read.

use domain::law::list::RULES;
use domain::law::page;
use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../docs/rules")
}

#[test]
fn every_rules_page_and_the_table_are_as_the_rule_book_says_them() {
    let mut expected: Vec<(String, String)> =
        RULES.iter().map(|rule| (page::file_name(*rule), page::page(*rule))).collect();
    expected.push(("README.md".to_owned(), page::table()));
    let mut differing = Vec::new();
    for (name, text) in &expected {
        if fs::read_to_string(folder().join(name)).ok().as_ref() != Some(text) {
            differing.push(name.as_str());
        }
    }
    if !differing.is_empty() && std::env::var_os("GUILDHALL_WRITE_RULE_PAGES").is_some() {
        fs::create_dir_all(folder()).unwrap();
        for (name, text) in &expected {
            fs::write(folder().join(name), text).unwrap();
        }
    }
    assert!(differing.is_empty(), "docs/rules differs from the rule book in {differing:?}");
    let kept: BTreeSet<String> =
        fs::read_dir(folder()).unwrap().map(|file| file.unwrap().file_name().into_string().unwrap()).collect();
    assert_eq!(kept, expected.into_iter().map(|(name, _)| name).collect(), "a page of no rule");
}

#[test]
fn an_entry_is_in_force_between_its_days() {
    for rule in RULES {
        let entry = rule.entry();
        assert!(entry.is_in_force(entry.from), "{}", entry.code);
        assert!(!entry.is_in_force(entry.from.yesterday().unwrap()), "{}", entry.code);
    }
}
