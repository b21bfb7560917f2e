//! `guildhall demo`.

use crate::program::Program;
use serde_json::{Value, json};

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
    stands_where_practice_has_a_district(&program);
    let own = Program::with_council();
    own.run(&make).refused().complains("no demonstration");
}

/// The eleven indicators of an invented district, those worked out from its payments among them.
fn stands_where_practice_has_a_district(program: &Program) {
    let arguments = ["strategy", "scorecard", "--council", "wynmarch", "--json", "--as-of", "2026-11-21"];
    let scorecard: Value = serde_json::from_str(&program.run(&arguments).done().out).unwrap();
    let indicators = scorecard["indicators"].as_array().unwrap();
    for (code, value, reason) in [
        ("IND-S1", json!(12.3), "local suppliers, from payments"),
        ("IND-S2", json!(9.1), "local small firms, from payments"),
        ("IND-S3", json!(2.8), "local voluntary organisations, from payments"),
        ("IND-S4", json!(21), "tenders with social value, of 34"),
        ("IND-F1", json!(191_000), "91,000 and the 100,000 of the years before"),
        ("IND-F2", json!(91_000), "delivered, for a target of 84,000"),
        ("IND-O1", json!(91.4), "paid within 30 days, from payments"),
        ("IND-O2", json!(94.12), "32 of 34 published"),
        ("IND-O3", json!(4.11), "37 answers, 4.1 of 5"),
        ("IND-C1", json!(9), "waivers"),
        ("IND-C2", json!(1), "one letter before action"),
    ] {
        let found = indicators.iter().find(|one| one["code"] == code).unwrap();
        assert_eq!(found["value"], value, "{code}: {reason}");
    }
}
