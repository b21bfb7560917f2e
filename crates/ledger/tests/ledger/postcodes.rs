//! Editions of the postcode directory are whole, sorted and found again.

use domain::postcodes::{Postcode, PostcodeEntry};
use ledger::PostcodeEditions;
use std::collections::BTreeSet;

fn entry(postcode: &str, district: &str) -> PostcodeEntry {
    PostcodeEntry {
        postcode: postcode.parse().unwrap(),
        introduced: "1995-01".parse().ok(),
        ended: None,
        district: district.parse().ok(),
        county: None,
        ward: "E05000001".parse().ok(),
        region: None,
        country: "E92000001".parse().ok(),
    }
}

#[test]
fn what_was_written_in_any_order_is_found_and_what_is_unknown_is_swept() {
    let folder = tempfile::tempdir().unwrap();
    let editions = PostcodeEditions::open(folder.path()).unwrap();
    let mut writer = editions.begin().unwrap();
    assert!(editions.begin().is_err(), "one writer at a time");
    let entries = [entry("WX10 1AA", "E07000902"), entry("WX1 9ZZ", "E07000901"), entry("WX1 1AA", "E07000901")];
    for one in entries.iter().chain([&entries[0]]) {
        writer.push(one).unwrap();
    }
    let written = writer.finish().unwrap();
    assert_eq!((written.postcodes, written.repeated, written.districts.len()), (3, 1, 2));
    assert_eq!(written.last.unwrap().to_string(), "WX10 1AA");
    let sought: BTreeSet<Postcode> =
        ["WX1 1AA", "WX10 1AA", "ZZ1 1AA"].iter().map(|code| code.parse().unwrap()).collect();
    let found = editions.lookup(&written.folder, &sought).unwrap();
    assert_eq!(found.len(), 2);
    assert_eq!(found[&entries[2].postcode], entries[2]);
    assert!(editions.is_whole(&written.folder, &written.blake3).unwrap());
    assert!(editions.sweep(&|_| false).unwrap().is_empty(), "its writer still holds it");
    let known = written.folder.clone();
    drop(written);
    assert!(editions.sweep(&|folder| folder == known).unwrap().is_empty());
    assert_eq!(editions.sweep(&|_| false).unwrap().len(), 1);
    assert!(editions.lookup(&known, &sought).is_err());
}

#[test]
fn a_postcode_in_two_places_is_refused_and_nothing_is_left() {
    let folder = tempfile::tempdir().unwrap();
    let editions = PostcodeEditions::open(folder.path()).unwrap();
    let mut writer = editions.begin().unwrap();
    writer.push(&entry("WX1 1AA", "E07000901")).unwrap();
    writer.push(&entry("WX1 1AA", "E07000902")).unwrap();
    let refused = writer.finish().unwrap_err().to_string();
    assert!(refused.contains("WX1 1AA stands twice"), "{refused}");
    assert!(editions.sweep(&|_| false).unwrap().is_empty());
}
