//! Walls are crates: which crate may depend on which, of ours and of others'.

use crate::{Fault, SourceFile};
use toml::{Table, Value};

/// For each crate of ours, the crates of ours that its shipped code may use.
pub const ALLOWED: &[(&str, &[&str])] = &[
    ("domain", &[]),
    ("intake", &["domain"]),
    ("ledger", &["domain"]),
    ("store", &["domain"]),
    ("publish", &["domain"]),
    ("invented", &["domain"]),
    ("actions", &["domain", "store", "ledger", "intake", "publish"]),
    ("web", &["domain", "store", "ledger", "publish", "actions"]),
    ("guildhall", &["domain", "intake", "ledger", "store", "publish", "actions", "web", "invented"]),
    ("testkit", &["domain", "intake", "ledger", "store", "publish", "actions", "web", "invented"]),
];

/// Crates of ours that any tests may use besides.
const FOR_TESTS: &[&str] = &["testkit", "invented"];

/// All that `domain` may use of others: nothing that reads, waits, listens or tells the time.
const DOMAIN_MAY_USE: &[&str] = &[
    "blake3",
    "foldhash",
    "jiff",
    "num-rational",
    "num-traits",
    "postcard",
    "serde",
    "serde_json",
    "similar",
    "unicode-normalization",
    "zstd",
];

/// Crates of others that only the named crates of ours may use in shipped code.
const KEPT_TO: &[(&str, &[&str], &str)] = &[
    ("sea-orm", &["store"], "SQL is known to store alone"),
    ("sea-orm-migration", &["store"], "SQL is known to store alone"),
    ("sqlx", &["store"], "SQL is known to store alone"),
    ("rusqlite", &["store"], "SQL is known to store alone"),
    ("axum", &["web", "testkit"], "HTTP is known to web alone"),
    ("http", &["web", "testkit"], "HTTP is known to web alone"),
    ("hyper", &["web", "testkit"], "HTTP is known to web alone"),
    ("tower", &["web", "testkit"], "HTTP is known to web alone"),
    ("tower-http", &["web", "testkit"], "HTTP is known to web alone"),
    ("askama", &["web"], "HTML is known to web alone"),
    ("datafusion", &["ledger"], "Parquet is known to ledger alone"),
    ("parquet", &["ledger"], "Parquet is known to ledger alone"),
    ("arrow", &["ledger"], "Parquet is known to ledger alone"),
    ("calamine", &["intake"], "payments files are read by intake alone"),
    ("rust_xlsxwriter", &["publish"], "workbooks are written by publish alone"),
    ("tokio-rustls", &["guildhall"], "mail servers are known to guildhall alone"),
];

/// Faults of every manifest below `crates/`.
#[must_use]
pub fn faults(files: &[SourceFile]) -> Vec<Fault> {
    files.iter().filter(|file| is_manifest(file)).flat_map(faults_of).collect()
}

fn is_manifest(file: &SourceFile) -> bool {
    file.crate_name().is_some_and(|name| file.path == format!("crates/{name}/Cargo.toml"))
}

fn faults_of(file: &SourceFile) -> Vec<Fault> {
    let manifest: Table = match file.text.parse() {
        Ok(manifest) => manifest,
        Err(error) => return vec![Fault::new(&file.path, 1, format!("not readable as TOML: {error}"))],
    };
    let name = file.crate_name().unwrap_or_default();
    let Some((_, allowed)) = ALLOWED.iter().find(|(known, _)| *known == name) else {
        return vec![Fault::new(
            &file.path,
            1,
            "a crate without a place, give it one in tidy/src/edges.rs and a decision record",
        )];
    };
    let mut found = Vec::new();
    for used in names(&manifest, &["dependencies", "build-dependencies"]) {
        found
            .extend(shipped_fault(name, allowed, &used).map(|text| Fault::new(&file.path, line_of(file, &used), text)));
    }
    for used in names(&manifest, &["dev-dependencies"]) {
        if is_ours(&used) && !allowed.contains(&used.as_str()) && !FOR_TESTS.contains(&used.as_str()) && used != name {
            let text = format!("{name}'s tests → {used} is banned, test through {allowed:?} or testkit");
            found.push(Fault::new(&file.path, line_of(file, &used), text));
        }
    }
    found
}

fn shipped_fault(name: &str, allowed: &[&str], used: &str) -> Option<String> {
    if is_ours(used) {
        return (!allowed.contains(&used)).then(|| format!("{name} → {used} is banned, use one of {allowed:?}"));
    }
    if name == "domain" && !DOMAIN_MAY_USE.contains(&used) {
        return Some(format!(
            "domain → {used} is banned, use one of {DOMAIN_MAY_USE:?} or take the fact as an argument"
        ));
    }
    let (_, keepers, why) = KEPT_TO.iter().find(|(kept, _, _)| *kept == used)?;
    (!keepers.contains(&name)).then(|| format!("{name} → {used} is banned, use what {keepers:?} offers: {why}"))
}

fn is_ours(name: &str) -> bool {
    ALLOWED.iter().any(|(known, _)| *known == name)
}

/// The names used under these headings, also for one kind of machine only; a renamed one by its true name.
fn names(manifest: &Table, headings: &[&str]) -> Vec<String> {
    let targets = manifest.get("target").and_then(Value::as_table);
    let places =
        std::iter::once(manifest).chain(targets.into_iter().flat_map(Table::values).filter_map(Value::as_table));
    let mut found = Vec::new();
    for place in places {
        for table in headings.iter().filter_map(|heading| place.get(*heading)).filter_map(Value::as_table) {
            for (name, value) in table {
                let package = value.get("package").and_then(Value::as_str);
                found.push(package.unwrap_or(name).to_owned());
            }
        }
    }
    found
}

fn line_of(file: &SourceFile, name: &str) -> usize {
    let starts = |line: &str| line.strip_prefix(name).is_some_and(|rest| rest.starts_with(['.', ' ', '=']));
    file.lines().find(|(_, line)| starts(line)).map_or(1, |(number, _)| number)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn manifest(name: &str, body: &str) -> Vec<Fault> {
        let text = format!("[lints]\nworkspace = true\n{body}");
        faults(&[SourceFile::new(&format!("crates/{name}/Cargo.toml"), &text)])
    }

    #[test]
    fn an_edge_stands_only_where_the_design_has_it() {
        for (name, body, ok, reason) in [
            ("web", "[dependencies]\nactions.workspace = true", true, "pages act through actions"),
            ("web", "[dependencies]\nintake.workspace = true", false, "pages do not read files themselves"),
            ("store", "[dependencies]\nledger.workspace = true", false, "records know nothing of lines"),
            ("store", "[dependencies]\nsea-orm.workspace = true", true, "the crate that knows SQL"),
            ("actions", "[dependencies]\nsea-orm.workspace = true", false, "SQL elsewhere"),
            ("guildhall", "[dependencies]\naxum.workspace = true", false, "HTTP elsewhere"),
            ("domain", "[dependencies]\nserde.workspace = true", true, "on the list"),
            ("domain", "[dependencies]\ntokio.workspace = true", false, "not on the list"),
            ("domain", "[target.'cfg(unix)'.dependencies]\ntokio = \"1\"", false, "hidden under a target"),
            ("domain", "[dependencies]\nclock = { package = \"chrono\", version = \"0\" }", false, "renamed"),
            ("domain", "[dev-dependencies]\nproptest.workspace = true", true, "tests may use more"),
            ("intake", "[dependencies]\ntestkit.workspace = true", false, "testkit is for tests"),
            ("web", "[dev-dependencies]\ntestkit.workspace = true", true, "and there it may be used"),
            ("store", "[dev-dependencies]\nweb.workspace = true", false, "tests do not climb over the walls"),
            ("extras", "", false, "a crate without a place"),
        ] {
            assert_eq!(manifest(name, body).is_empty(), ok, "{reason}");
        }
    }

    #[test]
    fn a_fault_names_the_line_and_what_to_use() {
        let found = manifest("publish", "[dependencies]\ndomain.workspace = true\nstore.workspace = true");
        let shown = found[0].to_string();
        assert_eq!(shown, "crates/publish/Cargo.toml:5: publish → store is banned, use one of [\"domain\"]");
    }
}
