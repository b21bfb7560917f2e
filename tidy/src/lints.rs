//! Lints: set once for the workspace, inherited by each crate, and never loosened.

use crate::{Fault, SourceFile};
use toml::{Table, Value};

/// The lints that the workspace must set, and the level that is loose enough.
const KEPT: &[(&str, &str, &str)] = &[
    ("rust", "unsafe_code", "forbid"),
    ("rust", "missing_docs", "warn"),
    ("clippy", "unwrap_used", "warn"),
    ("clippy", "expect_used", "warn"),
    ("clippy", "cast_possible_truncation", "warn"),
    ("clippy", "too_many_lines", "warn"),
];

/// Faults of every manifest. That it is readable is looked at with the [edges](crate::edges).
#[must_use]
pub fn faults(files: &[SourceFile]) -> Vec<Fault> {
    let manifests = files.iter().filter(|file| file.path.rsplit('/').next() == Some("Cargo.toml"));
    manifests.flat_map(faults_of).collect()
}

fn faults_of(file: &SourceFile) -> Vec<Fault> {
    let Ok(manifest) = file.text.parse::<Table>() else { return Vec::new() };
    if let Some(workspace) = manifest.get("workspace") {
        let loosened = KEPT.iter().filter(|(tool, lint, level)| !is_set(workspace, tool, lint, level));
        return loosened
            .map(|(tool, lint, level)| {
                Fault::new(&file.path, 1, format!("{tool} lint `{lint}` is loosened, set it to `{level}`"))
            })
            .collect();
    }
    let inherits = manifest.get("lints").and_then(|lints| lints.get("workspace")).and_then(Value::as_bool);
    let own = Fault::banned(&file.path, 1, "a crate with lints of its own", "use `[lints]` with `workspace = true`");
    if inherits == Some(true) { Vec::new() } else { vec![own] }
}

fn is_set(workspace: &Value, tool: &str, lint: &str, level: &str) -> bool {
    let set = workspace.get("lints").and_then(|lints| lints.get(tool)).and_then(|tool| tool.get(lint));
    let found = set.and_then(|set| set.as_str().or_else(|| set.get("level").and_then(Value::as_str)));
    found == Some(level) || found == Some("deny") && level == "warn" || found == Some("forbid")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_crate_inherits_the_lints_of_the_workspace() {
        for (text, ok, reason) in [
            ("[lints]\nworkspace = true", true, "inherited"),
            ("[lints.rust]\nunsafe_code = \"allow\"", false, "its own"),
            ("[package]\nname = \"x\"", false, "none"),
        ] {
            assert_eq!(faults(&[SourceFile::new("crates/x/Cargo.toml", text)]).is_empty(), ok, "{reason}");
        }
    }

    #[test]
    fn the_workspace_does_not_loosen_a_lint() {
        let strict: Vec<String> =
            KEPT.iter().map(|(tool, lint, level)| format!("{tool}.{lint} = \"{level}\"")).collect();
        let manifest = |text: String| faults(&[SourceFile::new("Cargo.toml", &format!("[workspace.lints]\n{text}"))]);
        assert!(manifest(strict.join("\n")).is_empty());
        assert!(manifest(strict.join("\n").replace("warn", "deny")).is_empty(), "stricter is no fault");
        assert_eq!(
            manifest(strict.join("\n").replace("forbid", "deny")).len(),
            1,
            "deny can be silenced, forbid cannot"
        );
        assert_eq!(manifest(strict[1..].join("\n")).len(), 1, "left out");
    }
}
