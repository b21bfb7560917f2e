//! `guildhall spend import --dry-run`.

use crate::program::{Program, Ran, lines_of};

/// The keys of the object for a file that is read, in order.
const KEYS: [&str; 17] = [
    "file",
    "sha256",
    "encoding",
    "header_row",
    "sheets",
    "columns",
    "lines",
    "total_pence",
    "first_date",
    "last_date",
    "undated_lines",
    "negative_lines",
    "zero_lines",
    "blank_supplier_lines",
    "excluded",
    "top_suppliers",
    "findings",
];

/// The keys of a JSON object in the order in which they were printed, which a map would lose.
fn keys_in_order(line: &str) -> Vec<String> {
    let mut found = Vec::new();
    let (mut depth, mut in_text, mut escaped, mut text) = (0, false, false, String::new());
    for c in line.chars() {
        match c {
            _ if escaped => escaped = false,
            '\\' if in_text => escaped = true,
            '"' => {
                in_text = !in_text;
                if in_text {
                    text.clear();
                }
            }
            _ if in_text => text.push(c),
            '{' | '[' => depth += 1,
            '}' | ']' => depth -= 1,
            ':' if depth == 1 => found.push(text.clone()),
            _ => {}
        }
    }
    found
}

/// Runs without any word of a folder, a home or a council.
fn dry_run(program: &Program, arguments: &[&str]) -> Ran {
    let all = [&["spend", "import", "--dry-run"], arguments].concat();
    Ran::of(program.bare_command(&all).output().unwrap())
}

#[test]
fn a_file_is_read_without_council_folder_or_set_up_and_nothing_is_written() {
    let program = Program::new();
    let path = program.file("May.csv", "Report of May\n\nPaid Date,Payee,Amount (£),VAT\n13/05/2026,Abel Ltd,\"1,200.50\",0\n14/05/2026,REDACTED,(20.00),0\n,Total,\"1,180.50\",\n");
    let ran = dry_run(&program, &["--json", &path]).done();
    assert_eq!(keys_in_order(ran.out.trim()), KEYS);
    let read = ran.json();
    assert_eq!(read["file"], path.as_str(), "as it was named");
    assert_eq!(read["header_row"], 3);
    assert_eq!((read["lines"].as_i64(), read["total_pence"].as_i64()), (Some(2), Some(118_050)));
    assert_eq!((read["first_date"].as_str(), read["last_date"].as_str()), (Some("2026-05-13"), Some("2026-05-14")));
    assert_eq!(read["negative_lines"], 1);
    assert_eq!(read["columns"]["supplier"], "Payee");
    assert_eq!(read["top_suppliers"][0]["name"], "Abel Ltd");
    assert_eq!(read["sheets"][0]["lines"], 2);
    assert_eq!(std::fs::read_dir(program.folder()).unwrap().count(), 1, "only the file itself is there");
}

#[test]
fn a_refused_file_gives_its_name_and_findings_and_the_others_are_read_all_the_same() {
    let program = Program::new();
    let (empty, good) = (program.file("empty.csv", ""), program.file("good.csv", lines_of("2026-05", 3)));
    let ran = dry_run(&program, &["--json", &empty, "no-such-file.csv", &good]).refused();
    let lines: Vec<&str> = ran.out.lines().collect();
    assert_eq!(lines.len(), 3, "one object for each file");
    assert_eq!(keys_in_order(lines[0]), ["file", "findings"]);
    assert_eq!(keys_in_order(lines[1]), ["file", "findings"]);
    assert_eq!(keys_in_order(lines[2]), KEYS);
    assert_eq!(ran.json_lines()[0]["findings"][0]["severity"], "stop");
    ran.complains("empty.csv is refused").complains("no-such-file.csv is refused: there is no such file");
}

#[test]
fn what_cannot_be_decided_is_asked_and_a_reading_is_proposed_all_the_same() {
    let program = Program::new();
    let path = program.file(
        "either.csv",
        "Date,Supplier,Amount\n03/04/2026,Abel Ltd,10.00\n05/06/2026,Baker Ltd,20.00\n07/09/2026,Cole Ltd,30.00\n",
    );
    let read = dry_run(&program, &["--json", &path]).done().json();
    let asked = |read: &serde_json::Value| {
        read["findings"].as_array().unwrap().iter().any(|finding| finding["severity"] == "confirm")
    };
    assert!(asked(&read), "day or month first cannot be told: {}", read["findings"]);
    assert_eq!(read["lines"], 3);
    let settled = dry_run(&program, &["--json", "--day-first", "no", &path]).done().json();
    assert!(!asked(&settled), "it was settled: {}", settled["findings"]);
    assert_eq!(settled["first_date"], "2026-03-04");
}

#[test]
fn a_heading_that_the_file_lacks_is_refused_and_one_that_it_has_is_taken() {
    let program = Program::new();
    let path = program.file(
        "two.csv",
        "Date,Supplier,Budget,Paid\n2026-05-01,Abel Ltd,99.00,10.00\n2026-05-02,Baker Ltd,88.00,20.00\n",
    );
    let read = dry_run(&program, &["--json", "--map", "amount=Paid", &path]).done().json();
    assert_eq!(read["total_pence"], 3_000);
    dry_run(&program, &["--json", "--map", "amount=Cost", &path]).refused().complains("Cost");
}

#[test]
fn people_are_told_what_was_read() {
    let program = Program::new();
    let path = program.file("May.csv", lines_of("2026-05", 1_000));
    dry_run(&program, &[&path])
        .done()
        .says("1,000 lines, £1,010.00, 1 May 2026 to 28 May 2026")
        .says("supplier = Supplier Name");
}
