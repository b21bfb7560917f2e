//! No bytes whatever make the reading panic, and every finding stands in the sheet it is kept with.

use super::{read_bytes, workbook};
use proptest::prelude::*;

fn check(bytes: &[u8]) {
    let sheets = read_bytes(bytes);
    for sheet in &sheets.sheets {
        let name = (!sheet.name.is_empty()).then_some(&sheet.name);
        assert!(sheet.findings.iter().all(|finding| finding.at.sheet.as_ref() == name));
    }
    assert!(sheets.answers.iter().all(|answer| answer.assessor < sheets.assessors.len()));
    assert!(sheets.actions.iter().all(|action| action.done_per_cent.is_none_or(|done| done <= 100)));
}

fn whole() -> Vec<u8> {
    workbook(&[
        ("Levels", &[&["Area", "Current level", "Next level", "By"], &["SL1", "Minimum", "Developing", "31/03/2027"]]),
        ("Answers", &[&["Area", "Jo", "Ada"], &["SL1", "1", "4"], &["SL2", "2", "2"]]),
        ("Scorecard", &[&["Code", "Baseline", "2019/20"], &["IND-S1", "12% (2018/19)", "c. 13 %"]]),
        ("Savings", &[&["Saving", "2025/26 forecast"], &["Vehicles", "£84k"]]),
        ("Risks", &[&["Risk", "Likelihood", "Impact"], &["Fraud", "Red", "Amber"]]),
    ])
}

/// A cell that is like one of these sheets, or nearly.
fn cell() -> impl Strategy<Value = String> {
    let words = [
        "Area",
        "Level",
        "Current level",
        "Assessor",
        "SL1",
        "Mature",
        "→",
        "IND-S1",
        "Baseline",
        "2019/20",
        "Q4 2019/20",
        "N/m",
        "12%",
        "c.",
        "£84k",
        "-",
        "Risk",
        "Likelihood",
        "Impact",
        "Red",
        "Saving",
        "Forecast 2025/26",
        "Total",
        "#N/A",
        "What to do",
        "Owner",
        "Due",
        "31/03/2027",
        "é£–",
        "0.5",
        "1e99",
    ];
    prop_oneof![
        proptest::sample::select(words.to_vec()).prop_map(String::from),
        proptest::collection::vec(proptest::sample::select(words.to_vec()), 1..4).prop_map(|words| words.concat()),
        "[£%0-9./k() –é-]{0,8}",
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn arbitrary_bytes_never_panic(bytes in proptest::collection::vec(any::<u8>(), 0..4000)) {
        check(&bytes);
    }

    #[test]
    fn arbitrary_cells_never_panic(rows in proptest::collection::vec(proptest::collection::vec(cell(), 1..7), 1..20)) {
        let lines: Vec<String> = rows.iter().map(|row| row.join(",")).collect();
        check(lines.join("\n").as_bytes());
    }

    #[test]
    fn a_damaged_workbook_never_panics(
        changes in proptest::collection::vec((any::<usize>(), any::<u8>()), 0..8),
        length in any::<usize>(),
        cut in any::<bool>(),
    ) {
        let mut bytes = whole();
        let size = bytes.len();
        for (at, value) in changes {
            bytes[at % size] = value;
        }
        if cut {
            bytes.truncate(length % (size + 1));
        }
        check(&bytes);
    }
}
