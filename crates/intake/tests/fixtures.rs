//! Each file of `fixtures/payments` is read as the `.expected.json` beside it says. Adding a pair adds a test.
//!
//! What the expected file names is compared; `asks` and `findings` list codes, `asks` only those to confirm.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails here")]

use domain::findings::Severity;
use domain::spend::{Mapping, PaymentLine};
use intake::Stopped;
use intake::payments::{Watch, dry_run_json, read};
use serde_json::{Map, Value, json};
use std::path::Path;

struct Ignore;

impl Watch for Ignore {
    fn line(&mut self, _: &PaymentLine) -> Result<(), Stopped> {
        Ok(())
    }

    fn progress(&mut self, _: u64, _: u64, _: u64) -> Result<(), Stopped> {
        Ok(())
    }
}

fn differences(file: &Path, expected: &Map<String, Value>) -> Vec<String> {
    let name = file.file_name().unwrap().to_string_lossy().into_owned();
    let given = expected.get("name").and_then(Value::as_str).unwrap_or(&name).to_owned();
    let reading = read(file, &given, &Mapping::default(), &mut Ignore).unwrap();
    let printed: Value = serde_json::from_str(&dry_run_json(&name, "0", &reading)).unwrap();
    let codes = |severity: Option<Severity>| {
        let wanted =
            reading.findings.iter().filter(|finding| severity.is_none_or(|severity| finding.severity == severity));
        let mut codes: Vec<String> = wanted.map(|finding| finding.code.clone()).collect();
        codes.sort();
        json!(codes)
    };
    let read_as = |key: &str| match key {
        "asks" => codes(Some(Severity::Confirm)),
        "stops" => codes(Some(Severity::Stop)),
        "findings" => codes(None),
        _ => printed.get(key).cloned().unwrap_or(Value::Null),
    };
    let compared = expected.iter().filter(|(key, _)| !matches!(key.as_str(), "name" | "about"));
    compared
        .filter(|(key, right)| read_as(key) != **right)
        .map(|(key, right)| format!("{name}: {key} is {} and should be {right}", read_as(key)))
        .collect()
}

#[test]
fn every_fixture_is_read_as_expected() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/payments");
    let mut wrong = Vec::new();
    let mut pairs = 0;
    let mut paths: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    for path in paths.iter().filter(|path| !path.to_string_lossy().ends_with(".expected.json")) {
        let expected = path.with_extension("expected.json");
        let expected: Map<String, Value> = serde_json::from_slice(&std::fs::read(&expected).unwrap()).unwrap();
        wrong.extend(differences(path, &expected));
        pairs += 1;
    }
    assert!(pairs > 0, "there are no fixtures");
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}
