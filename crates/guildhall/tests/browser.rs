//! The pages in a real browser: starts the demonstration and runs the tests of `browser/` against it.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on says so and stops")]

use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

/// A demonstration that is open; it is stopped when the test ends, however it ends.
struct Demonstration {
    program: Child,
    address: String,
}

impl Demonstration {
    fn open(at: &Path) -> Demonstration {
        let mut program = Command::new(env!("CARGO_BIN_EXE_guildhall"))
            .args(["demo", "--listen", "127.0.0.1:0", "--today", "2026-11-21", "--at"])
            .arg(at)
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let lines = BufReader::new(program.stdout.take().unwrap()).lines();
        let address = lines.map_while(Result::ok).find_map(|line| Some(line.split_once("open at ")?.1.to_owned()));
        Demonstration { program, address: address.unwrap() }
    }
}

impl Drop for Demonstration {
    fn drop(&mut self) {
        // A program that has ended already needs no stopping.
        let _ = self.program.kill();
        let _ = self.program.wait();
    }
}

fn tests_of(folder: &Path) -> Vec<PathBuf> {
    let all = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let mut tests: Vec<PathBuf> = all.filter(|path| path.to_string_lossy().ends_with(".test.mjs")).collect();
    tests.sort();
    tests
}

#[test]
fn the_pages_hold_in_a_browser() {
    let repository = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let tests = tests_of(&repository.join("browser"));
    assert!(!tests.is_empty(), "there are tests in browser/");
    let folder = tempfile::tempdir().unwrap();
    let demonstration = Demonstration::open(&folder.path().join("demo"));
    let ran = Command::new("node")
        .args(["--test", "--test-concurrency=1"])
        .args(tests)
        .current_dir(&repository)
        .env("GUILDHALL_URL", &demonstration.address)
        .output()
        .unwrap();
    let (out, err) = (String::from_utf8_lossy(&ran.stdout), String::from_utf8_lossy(&ran.stderr));
    assert!(ran.status.success(), "{out}\n{err}");
}
