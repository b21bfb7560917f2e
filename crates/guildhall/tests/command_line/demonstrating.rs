//! `guildhall demo`.

use crate::program::Program;

#[test]
fn the_demonstration_is_made_once_is_whole_and_never_mixes_with_a_councils_own_records() {
    let program = Program::new();
    let make = ["demo", "--make-only", "--today", "2026-11-21"];
    program.run(&make).done().says("Wynmarch District Council");
    let made = program.total("wynmarch");
    assert!(made.0 > 10_000, "three years of payments: {made:?}");
    program.run(&make).done();
    assert_eq!(program.total("wynmarch"), made, "the second time nothing is added");
    program.run(&["demo", "--make-only", "--today", "2026-11-22"]).refused().complains("--today 2026-11-21");
    program.run(&["check"]).done().says("wynmarch: ");
    let own = Program::with_council();
    own.run(&make).refused().complains("no demonstration");
}
