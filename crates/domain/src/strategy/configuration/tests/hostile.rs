//! What is no file of ours is refused, with the place.

use super::*;
use serde_json::{Value, json};

fn file(part: &str, value: Value) -> String {
    json!({ "format": FORMAT, "version": VERSION, part: value }).to_string()
}

/// The first fault, as people read it.
fn fault(text: &str) -> String {
    read(text.as_bytes()).err().and_then(|faults| faults.first().map(ToString::to_string)).unwrap_or_default()
}

#[test]
fn what_is_no_configuration_is_refused_with_what_to_do() {
    let check = serde_json::to_value(own_check("X.2", "nps-2018/SL1")).unwrap();
    let with = |name: &str, value: Value| {
        let mut check = check.clone();
        check[name] = value;
        check
    };
    let long = "a".repeat(4_001);
    let many: Vec<Value> = (0..=ENTRIES_MAX).map(|_| check.clone()).collect();
    for (text, said, reason) in [
        (file("checks", json!([check])), "", "as it should be"),
        (String::new(), "line 1, character 0: The file is not JSON", "nothing"),
        ("{\n \"format\": }".to_owned(), "line 2, character 12: The file is not JSON", "broken in its second line"),
        ("[]".to_owned(), "it does not begin with {", "a list"),
        (json!({ "version": 1 }).to_string(), "must say \"guildhall-strategy-configuration\"", "another file"),
        (json!({ "format": FORMAT }).to_string(), "Enter the version", "no version"),
        (json!({ "format": FORMAT, "version": 2 }).to_string(), "of version 2", "a later one"),
        (json!({ "format": FORMAT, "version": "1" }).to_string(), "Enter the version", "a text is no number"),
        (file("people", json!([])), "people: This field is not known", "a part that there is not"),
        (file("checks", json!({})), "checks: Enter a list", "no list"),
        (
            file("checks", json!([with("levle", json!(2))])),
            "checks, entry 1 (X.2), levle: This field",
            "a slip of the pen",
        ),
        (
            file("checks", json!([with("level", json!(12))])),
            "checks, entry 1 (X.2): This cannot be read: 12",
            "no such level",
        ),
        (
            file("checks", json!([with("code", json!("../x"))])),
            "checks, entry 1 (../x): This cannot be read",
            "no code",
        ),
        (file("checks", json!([check, check])), "checks, entry 2 (X.2): X.2 is there twice", "one code twice"),
        (file("checks", Value::Array(many)), "checks: 1001 entries are more", "too many"),
        (file("checks", json!([with("sentence", json!(long))])), "checks, 1, sentence: Shorten this text", "too long"),
        (
            file("checks", json!([with("sentence", json!("a\u{7}b"))])),
            "checks, 1, sentence: Take the characters",
            "a bell",
        ),
        (file("on", json!("yesterday")), "on: This cannot be read", "no day"),
    ] {
        let found = fault(&text);
        assert!(found.contains(said) && said.is_empty() == found.is_empty(), "{reason}: {found:?}");
    }
    let beginning = Configuration::default().to_json();
    let padded = |bytes: usize| format!("{}{}", " ".repeat(bytes - beginning.len()), beginning);
    assert!(read(padded(BYTES_MAX).as_bytes()).is_ok(), "as large as a file may be");
    assert!(read(padded(BYTES_MAX + 1).as_bytes()).unwrap_err()[0].text.contains("Leave parts out"), "one byte more");
    assert!(read(&[0xff, 0xfe]).unwrap_err()[0].text.contains("UTF-8"), "no text");
    assert!(read("[".repeat(100_000).as_bytes()).is_err(), "depth exhausts nothing");
}

#[test]
fn an_edition_in_a_file_is_held_against_the_rules_of_editions() {
    let nps = shipped().remove(0);
    let of = |edition: &crate::strategy::editions::Edition| file("editions", json!([edition]));
    let mut silent = nps.clone();
    silent.indices[0].statements.clear();
    let mut homeless = nps.clone();
    homeless.themes.clear();
    let mut one_level = serde_json::to_value(&nps).unwrap();
    one_level["levels"] = json!(["Only"]);
    for (text, said, reason) in [
        (of(&nps), "", "as it ships"),
        (of(&silent), "Enter what is so at", "an area in use that says nothing of its levels"),
        (of(&homeless), "theme: SL", "areas of themes that are not there"),
        (file("editions", json!([one_level])), "from 2 to 9 names of levels", "one level is none"),
        (
            file("editions", json!([{ "code": "own" }])),
            "editions, entry 1 (own): This cannot be read: missing field",
            "half an edition",
        ),
    ] {
        let found = fault(&text);
        assert!(found.contains(said) && said.is_empty() == found.is_empty(), "{reason}: {found:?}");
    }
}

#[test]
fn a_formula_that_cannot_be_read_and_official_wording_are_refused() {
    let mut indicator = serde_json::to_value(IndicatorSetup::of(&eleven()[0])).unwrap();
    indicator["way"] = json!({ "formula": "weighted(60, IND-S1, 50, IND-S2)" });
    assert!(fault(&file("indicators", json!([indicator]))).contains("the weights come to 110"));
    let mut wording = own_wording("nps-2018/SL1", "Official.");
    wording.wording.wording = Wording::Official;
    let setup = json!([{ "edition": "nps-2018", "area": "SL1", "level": 3, "text": "x", "wording": "official", "source": "y" }]);
    assert!(fault(&file("wording", setup)).contains("Official wording is brought in by each council"));
    let book = Book { wording: vec![wording], ..Book::default() };
    assert!(Configuration::of(&book, "Wynmarch", today()).wording.is_empty(), "and it never leaves the house");
}

proptest::proptest! {
    #[test]
    fn whatever_is_sent_is_answered(bytes in proptest::collection::vec(proptest::num::u8::ANY, 0..400)) {
        let _ = read(&bytes);
    }

    #[test]
    fn a_file_in_which_anything_was_changed_is_answered(at in 0_usize..4_000, with in 32_u8..127) {
        let book = Book { own_checks: vec![own_check("X.2", "nps-2018/SL1")], indicators: eleven(), ..Book::default() };
        let mut bytes = Configuration::of(&book, "Wynmarch", today()).to_json().into_bytes();
        let at = at % bytes.len();
        bytes[at] = with;
        if let Ok(given) = read(&bytes) {
            let _ = planned(&Book::default(), &given);
        }
    }
}
