//! `guildhall strategy configuration export` and `import`.

use crate::program::Program;

/// A set-up with one check of a council's own.
const FILE: &str = r#"{
  "format": "guildhall-strategy-configuration", "version": 1, "council": "Wynmarch District Council", "on": "2026-11-22",
  "checks": [{
    "code": "SL1.9", "index": "nps-2018/SL1", "level": 2, "sentence": "A fifth is spent here.",
    "measure": "spend.local_share",
    "condition": { "comparator": "at_least", "value": { "number": "20", "unit": "percentage" } },
    "source": "Cabinet, 4 May 2026", "origin": "council", "in_use": true
  }]
}"#;

#[test]
fn a_set_up_is_looked_at_brought_in_and_printed_again() {
    let program = Program::with_council();
    let path = program.file("wynmarch.json", FILE);
    let import = ["strategy", "configuration", "import", "--council", "wynmarch", &path];
    let dry = program.run(&[&import[..], &["--dry-run"]].concat()).done();
    dry.says("checks: SL1.9 of nps-2018/SL1 (new)").says("Nothing was kept");
    let export = ["strategy", "configuration", "export", "--council", "wynmarch"];
    assert_eq!(program.run(&export).done().json()["checks"].as_array().unwrap().len(), 0);
    program.run(&[&import[..], &["--only", "wording"]].concat()).done().says("Nothing in the file would change");
    program.run(&import).done().says("checks: 1 new or changed");
    program.run(&import).done().says("Nothing in the file would change");
    let printed = program.run(&export).done();
    assert_eq!(printed.json()["checks"][0]["code"], "SL1.9");
    program.run(&["check"]).done();

    let again = program.file("again.json", printed.out.replace("nps-2018/SL1", "nowhere/SL1"));
    let refused = program.run(&["strategy", "configuration", "import", "--council", "wynmarch", &again]).refused();
    refused.complains("Nothing was brought in").complains("Select an area of an edition");
    let later = program.file("later.json", FILE.replace("\"version\": 1", "\"version\": 2"));
    program
        .run(&["strategy", "configuration", "import", "--council", "wynmarch", &later])
        .refused()
        .complains("of version 2");
    program.run(&[&import[..], &["--only", "people"]].concat()).wrong_use();
}
