//! `guildhall reference`, `guildhall suppliers` and `guildhall council area`.

use crate::program::{Program, lines_of};
use std::io::Write;
use std::time::Duration;
use testkit::{DIRECTORY, directory_csv};

/// A directory of many postcodes, all of one district.
fn large(rows: usize) -> String {
    let mut text = directory_csv(DIRECTORY);
    let letters = b"ABDEFGHJLNPQRSTUWXYZ";
    for number in 0..rows {
        let letter = |at: usize| char::from(letters[at % letters.len()]);
        let code =
            format!("ZZ{} {}{}{}", number / 4000 % 90 + 1, number / 400 % 10, letter(number / 20), letter(number));
        text.push_str(&format!(
            "{},{code},{code},199501,,E10000901,E07000901,Area,E05000001,E92000001,E12000901,,\r\n",
            code.replace(' ', "")
        ));
    }
    text
}

#[test]
fn a_directory_is_loaded_from_the_zip_it_comes_in_and_listed() {
    let program = Program::with_council();
    let mut zip = zip::ZipWriter::new(std::fs::File::create(program.folder().join("ONSPD.zip")).unwrap());
    let options = zip::write::SimpleFileOptions::default();
    zip.start_file("Documents/LA_UA names and codes UK as at 04_25.csv", options).unwrap();
    zip.write_all(b"LAD25CD,LAD25NM\r\nE07000901,Wynmarch\r\n").unwrap();
    zip.start_file("Data/multi_csv/ONSPD_MAY_2025_UK_WX.csv", options).unwrap();
    zip.write_all(b"something else").unwrap();
    zip.start_file("Data/ONSPD_MAY_2025_UK.csv", options).unwrap();
    zip.write_all(directory_csv(DIRECTORY).as_bytes()).unwrap();
    zip.finish().unwrap();
    let ran = program.run(&["reference", "load", "postcodes", "ONSPD.zip", "--json"]).done().json();
    assert_eq!((ran["outcome"].as_str(), ran["month"].as_str()), (Some("loaded"), Some("2025-05")));
    assert_eq!((ran["postcodes"].as_i64(), ran["ended"].as_i64()), (Some(6), Some(1)));
    program.run(&["reference", "load", "postcodes", "ONSPD.zip"]).done().says("loaded already");
    program.run(&["reference", "list"]).done().says("2025-05");
    let area = program.run(&["council", "area", "--council", "wynmarch", "--own", "E07000901", "--json"]).done().json();
    assert_eq!((area["wider"][0].as_str(), area["region"].as_str()), (Some("E10000901"), Some("E12000901")));
    let whole = std::fs::read(program.folder().join("ONSPD.zip")).unwrap();
    let half = program.file("half.zip", &whole[..whole.len() / 2]);
    program.run(&["reference", "load", "postcodes", &half]).refused().complains("cut short or damaged");
    program.run(&["check"]).done();
}

#[test]
fn a_load_that_is_killed_leaves_the_edition_that_was_there() {
    let program = Program::with_council();
    let (first, second) =
        (program.file("ONSPD_MAY_2025_UK.csv", large(20_000)), program.file("ONSPD_AUG_2025_UK.csv", large(20_001)));
    program.run(&["reference", "load", "postcodes", &first]).done();
    let months = || {
        let listed = program.run(&["reference", "list", "--json"]).done().json_lines();
        listed.iter().map(|edition| edition["month"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    for moment in [20, 60, 120, 250, 400] {
        let mut load = program.start(&["reference", "load", "postcodes", &second]);
        // Nothing is waited for but the time itself: each moment must leave one edition or both, and a sound folder.
        let _ = std::sync::mpsc::channel::<()>().1.recv_timeout(Duration::from_millis(moment));
        load.kill().unwrap();
        load.wait().unwrap();
        let now = months();
        assert!(now == ["2025-05"] || now == ["2025-08", "2025-05"], "killed after {moment} ms: {now:?}");
        program.run(&["check"]).done();
    }
    program.run(&["reference", "load", "postcodes", &second]).done();
    assert_eq!(months(), ["2025-08", "2025-05"]);
}

#[test]
fn facts_come_in_by_command_once_what_is_open_is_settled() {
    let program = Program::with_council();
    let paid = program.file("May.csv", lines_of("2026-05", 100));
    program.run(&["spend", "import", &paid, "--council", "wynmarch"]).done();
    let facts = program.file("facts.csv", "Our suppliers\n\nSupplier,Post Code,SME?\nAbel Supplies 1 Ltd,WX1 1AA,Y\n");
    let read = program.run(&["suppliers", "facts", &facts, "--dry-run", "--json"]).done().json();
    assert_eq!((read["outcome"].as_str(), read["header_row"].as_i64()), (Some("read"), Some(3)));
    let asked = ["suppliers", "facts", facts.as_str(), "--council", "wynmarch"];
    program.run(&asked).refused().complains("--postcode-is");
    program.run(&[&asked[..], &["--postcode-is", "site", "--sme-definition", "procurement_act"]].concat()).done();
    program.run(&asked).refused().complains("is in already");
    let unknown = program.run(&["suppliers", "unknown", "--council", "wynmarch", "--json"]).done().json_lines();
    assert_eq!((unknown[1]["fact"].as_str(), unknown[1]["suppliers"].as_i64()), (Some("sme"), Some(49)));
    program.run(&["check"]).done();
}
