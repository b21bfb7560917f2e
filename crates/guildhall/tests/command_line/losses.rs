//! The checks for lost money at the command line.

use crate::program::Program;

const MAY: &str = "Payment Date,Supplier Name,Net Amount,Service Area,Transaction Number,Invoice Number
2026-05-01,Abel Ltd,1200.00,Housing,00001,INV-1054
2026-05-06,ABEL LIMITED,1200.00,Housing,00002,inv 1054
";

#[test]
fn the_checks_run_and_list_what_they_found() {
    let program = Program::with_council();
    let file = program.file("May.csv", MAY);
    program.run(&["losses", "list", "--council", "wynmarch"]).done().says("The checks have not run yet");
    program.run(&["spend", "import", "--council", "wynmarch", &file]).done();
    program.run(&["losses", "run", "--council", "wynmarch"]).done().says("1 candidate, 1 of them new");
    program.run(&["losses", "list", "--council", "wynmarch"]).done().says("£1,200.00").says("Same invoice paid again");
    let listed = program.run(&["losses", "list", "--council", "wynmarch", "--state", "open", "--json"]);
    listed.done().says("\"checks\":[\"same_reference\",\"within_days\"]").says("\"at_risk_pence\":120000");
    program.run(&["losses", "list", "--council", "wynmarch", "--state", "lost"]).wrong_use();
}
