//! The repository, held against each of its own rules.

use tidy::{
    Fault, SourceFile, decisions, edges, fault, glossary, leftovers, lints, markdown, names, real_data, repository,
    sizes, templates, walls, words,
};

const WORDS: &str = include_str!("../data/words.txt");
const EXCEPTIONS: &str = include_str!("../data/word-exceptions.txt");

fn files() -> Vec<SourceFile> {
    repository::files(&repository::root()).unwrap_or_else(|error| panic!("the checkout cannot be read: {error}"))
}

fn hold(faults: Vec<Fault>) {
    if let Some(report) = fault::report(faults) {
        panic!("\n{report}\n");
    }
}

#[test]
fn crates_depend_only_along_the_edges_of_the_design() {
    hold(edges::faults(&files()));
}

#[test]
fn lints_are_set_once_and_not_loosened() {
    hold(lints::faults(&files()));
}

#[test]
fn templates_hold_nothing_that_the_content_policy_blocks() {
    hold(templates::faults(&files()));
}

#[test]
fn only_actions_writes_only_store_and_ledger_speak_sql_and_the_pure_crates_stay_pure() {
    hold(walls::faults(&files()));
}

#[test]
fn files_and_types_are_named_for_what_they_are() {
    hold(names::faults(&files()));
}

#[test]
fn the_words_are_the_field_s_own() {
    hold(words::faults(&files(), &words::words(WORDS), &words::exceptions(EXCEPTIONS)));
}

#[test]
fn the_glossary_has_each_word_once_and_names_real_code() {
    hold(glossary::faults(&files()));
}

#[test]
fn nothing_is_left_behind_by_accident() {
    hold(leftovers::faults(&files()));
}

#[test]
fn only_continuous_integration_knows_where_real_files_stand() {
    hold(real_data::faults(&files()));
}

#[test]
fn files_keep_to_their_sizes() {
    hold(sizes::faults(&files()));
}

#[test]
fn documents_have_one_title_and_links_that_lead_somewhere() {
    hold(markdown::faults(&files()));
}

#[test]
fn decisions_are_numbered_once() {
    hold(decisions::faults(&files()));
}

#[test]
fn each_crate_opens_with_what_it_does_and_what_it_never_does() {
    let opens = |file: &SourceFile| {
        let opening: String = file.text.lines().take_while(|line| line.starts_with("//!")).collect();
        opening.contains("never")
    };
    let starts = |file: &&SourceFile| file.path.ends_with("/src/lib.rs") && !opens(file);
    let text = "the crate does not say what it never does, open with `//!` lines that do";
    hold(files().iter().filter(starts).map(|file| Fault::new(&file.path, 1, text)).collect());
}
