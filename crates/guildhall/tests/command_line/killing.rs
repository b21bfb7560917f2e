//! An import that is killed leaves all of its lines or none, at whatever moment, and is carried on with when asked again.

use crate::program::{Program, lines_of};
use std::sync::mpsc;
use std::time::{Duration, Instant};

/// Enough lines for the import to take a while in each of its steps.
const LINES: usize = 20_000;

/// At how many moments it is killed, spread evenly over the time that a whole import takes.
const MOMENTS: u32 = 12;

#[test]
fn a_killed_import_leaves_all_or_nothing_and_is_carried_on_with() {
    let program = Program::with_council();
    let whole = program.file("whole.csv", lines_of("2024-01", LINES));
    let started = Instant::now();
    program.run(&["spend", "import", &whole, "--council", "wynmarch"]).done();
    let (takes, mut lines) = (started.elapsed(), i64::try_from(LINES).unwrap());
    let all = lines;
    let paths: Vec<String> = (0..MOMENTS)
        .map(|at| program.file(&format!("{at}.csv"), lines_of(&format!("2025-{:02}", at + 1), LINES)))
        .collect();
    for (at, path) in (1..).zip(&paths) {
        kill_after(&program, path, takes * at / (MOMENTS + 1));
        let now = program.total("wynmarch").0;
        assert!(now == lines || now == lines + all, "killed at moment {at}: {now} lines, not {lines} or {all} more");
        lines = now;
        program.run(&["check"]).done();
    }
    for path in &paths {
        let ran = program.run(&["spend", "import", path, "--council", "wynmarch", "--json"]);
        let outcome = ran.json()["outcome"].as_str().unwrap().to_owned();
        assert!(matches!(outcome.as_str(), "imported" | "already_in"), "{path}: {outcome}: {}", ran.err);
    }
    assert_eq!(program.total("wynmarch").0, all * i64::from(MOMENTS + 1));
    program.run(&["check"]).done();
}

/// Starts an import and kills it after a while, unless it has ended by then: as a machine does that loses its power.
fn kill_after(program: &Program, path: &str, after: Duration) {
    let mut import = program.start(&["spend", "import", path, "--council", "wynmarch"]);
    let mut out = import.stdout.take().unwrap();
    let (say_ended, ended) = mpsc::channel();
    let reader = std::thread::spawn(move || {
        let read = std::io::copy(&mut out, &mut std::io::sink());
        // Nobody listens any more when the time was over first.
        let _ = say_ended.send(read.is_ok());
    });
    let _ = ended.recv_timeout(after);
    import.kill().unwrap();
    import.wait().unwrap();
    reader.join().unwrap();
}
