//! `guildhall spend import`, `list`, `undo` and `figures`.

use crate::program::{Program, lines_of};

#[test]
fn a_file_comes_in_is_seen_in_the_figures_and_is_undone_whole() {
    let program = Program::with_council();
    let path = program.file("May.csv", lines_of("2026-05", 100));
    let ran = program.run(&["spend", "import", &path, "--council", "wynmarch", "--json"]).done().json();
    assert_eq!((ran["outcome"].as_str(), ran["lines"].as_i64()), (Some("imported"), Some(100)));
    assert_eq!(program.total("wynmarch"), (100, 10_100));
    let batch = ran["batch"].as_i64().unwrap().to_string();
    let listed = program.run(&["spend", "list", "--council", "wynmarch", "--json"]).done().json_lines();
    assert_eq!((listed.len(), listed[0]["file"].as_str()), (1, Some("May.csv")));
    program.run(&["spend", "undo", &batch, "--council", "wynmarch", "--why", "wrong month"]).done();
    assert_eq!(program.total("wynmarch"), (0, 0));
    program
        .run(&["spend", "undo", &batch, "--council", "wynmarch", "--why", "again"])
        .refused()
        .complains("undone already");
    program.run(&["spend", "import", &path, "--council", "wynmarch"]).done();
    assert_eq!(program.total("wynmarch"), (100, 10_100), "after an undo it may come in again");
    program.run(&["check"]).done();
}

#[test]
fn the_same_file_is_known_by_its_content_and_refused() {
    let program = Program::with_council();
    let (first, copy) =
        (program.file("May.csv", lines_of("2026-05", 5)), program.file("copy.csv", lines_of("2026-05", 5)));
    program.run(&["spend", "import", &first, "--council", "wynmarch"]).done();
    program.run(&["spend", "import", &copy, "--council", "wynmarch"]).refused().complains("is in already, as May.csv");
    let given_twice = program.run(&["spend", "import", &first, &copy, "--council", "wynmarch", "--json"]).refused();
    assert!(given_twice.json_lines().iter().all(|file| file["outcome"] == "already_in"));
    assert_eq!(program.total("wynmarch").0, 5);
}

#[test]
fn the_same_lines_in_another_file_are_asked_about() {
    let program = Program::with_council();
    let may = lines_of("2026-05", 5);
    let (first, longer) = (
        program.file("May.csv", &may),
        program.file("longer.csv", format!("{may}2026-05-30,Cole Ltd,7.00,Housing,x\n")),
    );
    program.run(&["spend", "import", &first, "--council", "wynmarch"]).done();
    let asked = ["spend", "import", longer.as_str(), "--council", "wynmarch"];
    program.run(&asked).refused().complains("5 lines which are in already").complains("--accept overlap");
    assert_eq!(program.total("wynmarch").0, 5);
    program.run(&[&asked[..], &["--accept", "overlap"]].concat()).done();
    assert_eq!(program.total("wynmarch"), (11, 505 + 505 + 700));
}

#[test]
fn what_cannot_be_decided_waits_until_it_is_settled_or_accepted() {
    let program = Program::with_council();
    let open =
        "Date,Supplier,Amount\n03/04/2026,Abel Ltd,10.00\n05/06/2026,Baker Ltd,20.00\n07/09/2026,Cole Ltd,30.00\n";
    let path = program.file("either.csv", open);
    let asked = ["spend", "import", path.as_str(), "--council", "wynmarch"];
    program.run(&asked).refused().complains("--accept reading").says("day_month_order");
    assert_eq!(program.total("wynmarch").0, 0);
    let ran = program.run(&[&asked[..], &["--day-first", "no", "--json"]].concat()).done().json();
    assert_eq!(ran["first_date"], "2026-03-04");
    let other = program.file("other.csv", open.replace("Cole", "Dale").replace("30.00", "31.00"));
    let ran = program
        .run(&["spend", "import", &other, "--council", "wynmarch", "--accept", "overlap", "--json"])
        .done()
        .json();
    assert_eq!(ran["first_date"], "2026-03-04", "the layout is remembered as it was settled");
}

#[test]
fn a_control_total_is_compared() {
    let program = Program::with_council();
    let path = program.file("May.csv", lines_of("2026-05", 10));
    let asked = ["spend", "import", path.as_str(), "--council", "wynmarch", "--control-total"];
    program.run(&[&asked[..], &["11.00"]].concat()).refused().complains("--accept difference").complains("£0.90");
    program.run(&[&asked[..], &["£10.10"]].concat()).done();
    assert_eq!(program.total("wynmarch"), (10, 1_010));
}

#[test]
fn a_file_that_cannot_be_read_is_refused_and_the_others_come_in() {
    let program = Program::with_council();
    let (bad, good) = (program.file("notes.pdf", "%PDF-1.7\n"), program.file("May.csv", lines_of("2026-05", 5)));
    let ran =
        program.run(&["spend", "import", &bad, "nowhere.csv", &good, "--council", "wynmarch", "--json"]).refused();
    let outcomes: Vec<_> = ran.json_lines().iter().map(|file| file["outcome"].as_str().unwrap().to_owned()).collect();
    assert_eq!(outcomes, ["refused", "failed", "imported"]);
    assert_eq!(program.total("wynmarch").0, 5);
}

#[test]
fn figures_name_the_years_the_gaps_and_the_bucket_of_unknown_persons() {
    let program = Program::with_council();
    let line = |day: &str, supplier: &str, pounds: &str| format!("{day},{supplier},{pounds},Housing,{day}{supplier}\n");
    let text = |lines: &[String]| {
        format!("Payment Date,Supplier Name,Net Amount,Service Area,Transaction Number\n{}", lines.concat())
    };
    let march = program.file(
        "March.csv",
        text(&[line("2026-03-31", "ABEL LIMITED", "10.00"), line("2026-03-30", "REDACTED", "5.00")]),
    );
    let may = program
        .file("May.csv", text(&[line("2026-05-01", "Abel Ltd", "20.00"), line("2026-05-02", "Name withheld", "7.00")]));
    program.run(&["spend", "import", &march, &may, "--council", "wynmarch"]).done();
    let all = program.run(&["spend", "figures", "--council", "wynmarch", "--json"]).done().json();
    let years: Vec<_> = all["years"]
        .as_array()
        .unwrap()
        .iter()
        .map(|year| (year["year"].as_str().unwrap(), year["total_pence"].as_i64().unwrap()))
        .collect();
    assert_eq!(years, [("2025-26", 1_500), ("2026-27", 2_700)]);
    assert!(
        all["missing_months"]
            .as_array()
            .unwrap()
            .iter()
            .any(|gap| gap["month"] == "2026-04" && gap["year"] == "2026-27")
    );
    let top: Vec<_> = all["top_suppliers"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| (one["redacted"].as_bool().unwrap(), one["total_pence"].as_i64().unwrap()))
        .collect();
    assert_eq!(top, [(false, 3_000), (true, 1_200)], "two spellings are one supplier, redacted payees one bucket");
    assert_eq!(all["suppliers"], 1);
    let year = program.run(&["spend", "figures", "--council", "wynmarch", "--year", "2025-26", "--json"]).done().json();
    assert_eq!((year["lines"].as_i64(), year["total_pence"].as_i64()), (Some(2), Some(1_500)));
    program
        .run(&["spend", "figures", "--council", "wynmarch"])
        .done()
        .says("payments of 2026-04")
        .says("Redacted: unknown persons");
}

#[test]
fn the_spend_of_the_sector_says_how_much_of_it_is_held() {
    let program = Program::with_council();
    program.run(&["council", "add", "--name", "Ostley"]).done();
    let path = program.file("May.csv", lines_of("2020-05", 100));
    program.run(&["spend", "import", &path, "--council", "wynmarch"]).done();
    let found = program.run(&["spend", "sector", "--year", "2020-21", "--json"]).done().json();
    for (key, expected, reason) in [
        ("total_pence", 10_100, "what is held, and no estimate of the rest"),
        ("councils", 2, "both councils"),
        ("councils_held", 1, "one of which a month came in"),
        ("months", 24, "twelve of each"),
        ("months_held", 1, "May"),
        ("months_held_tenths", 41, "1 of 24, rounded down"),
    ] {
        assert_eq!(found[key].as_i64(), Some(expected), "{reason}: {found}");
    }
    program.run(&["spend", "sector", "--year", "2020-21"]).done().says("1 of 2 councils").says("4.1 %");
    program.run(&["spend", "sector", "--year", "2020"]).wrong_use();
}
