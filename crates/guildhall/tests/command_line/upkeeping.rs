//! `guildhall check`, `backup` and `restore`.

use crate::program::{Program, lines_of};
use std::fs;

#[test]
fn a_backup_comes_back_whole_in_another_folder_and_nowhere_else() {
    let program = Program::with_council();
    let path = program.file("May.csv", lines_of("2026-05", 40));
    program.run(&["spend", "import", &path, "--council", "wynmarch"]).done();
    program.run(&["backup", "b.tar"]).done().says("b.tar holds");
    program.run(&["backup", "b.tar"]).refused().complains("exists already");
    program.run(&["restore", "b.tar"]).refused().complains("holds a Guildhall already");
    let again = program.folder().join("again").display().to_string();
    program.run(&["restore", "b.tar", "--at", &again]).done();
    let whole = program.run(&["check", "--json"]).done().json();
    let back = program.run(&["check", "--json", "--at", &again]).done().json();
    assert_eq!(whole["whole"], true);
    assert_eq!(back["chains"], whole["chains"], "the same entries with the same last hashes");
    let figures = |at: &[&str]| {
        program.run(&[&["spend", "figures", "--council", "wynmarch", "--json"], at].concat()).done().json()
    };
    assert_eq!(figures(&["--at", &again]), figures(&[]));
}

#[test]
fn a_file_that_is_no_backup_is_refused() {
    let program = Program::new();
    let path = program.file("not.tar", "not a backup");
    program.run(&["restore", &path]).refused().complains("is not a backup");
    program.run(&["restore", "nowhere.tar"]).refused().complains("nowhere.tar");
}

#[test]
fn check_names_a_received_file_that_was_changed_and_lines_that_are_gone() {
    let program = Program::with_council();
    let path = program.file("May.csv", lines_of("2026-05", 40));
    program.run(&["spend", "import", &path, "--council", "wynmarch"]).done();
    let kept = files_below(&program.at().join("files"));
    let [kept] = kept.as_slice() else { panic!("one file was received: {kept:?}") };
    let content = fs::read(kept).unwrap();
    fs::write(kept, "changed").unwrap();
    program.run(&["check"]).refused().complains("May.csv");
    fs::write(kept, content).unwrap();
    program.run(&["check"]).done();
    for lines in files_below(&program.at().join("lines")) {
        fs::remove_file(lines).unwrap();
    }
    program.run(&["check"]).refused().complains("wynmarch");
}

fn files_below(folder: &std::path::Path) -> Vec<std::path::PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() { found.extend(files_below(&path)) } else { found.push(path) }
    }
    found
}
