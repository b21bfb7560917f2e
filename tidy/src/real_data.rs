//! Real files: continuous integration alone knows where they stand; everything else asks the environment.

use crate::{Fault, SourceFile};

const KNOWS: &str = ".ci/run";

/// Faults of every file that names a folder outside the checkout which only `.ci/run` may name.
#[must_use]
pub fn faults(files: &[SourceFile]) -> Vec<Fault> {
    let Some(run) = files.iter().find(|file| file.path == KNOWS) else { return Vec::new() };
    let folders = outside(&run.text);
    let others = files.iter().filter(|file| file.path != KNOWS);
    let named = |(number, line): (usize, &str), file: &SourceFile| {
        let folder = folders.iter().find(|folder| line.contains(**folder))?;
        Some(Fault::banned(&file.path, number, &format!("naming `{folder}`"), "read `GUILDHALL_REAL_DATA`"))
    };
    others.flat_map(|file| file.lines().filter_map(move |line| named(line, file)).collect::<Vec<_>>()).collect()
}

/// The folders outside the checkout that a script names, without the steps that lead out.
fn outside(script: &str) -> Vec<&str> {
    let words = script.split(|character: char| character.is_whitespace() || "\"'();".contains(character));
    let named = words.filter(|word| word.starts_with("../")).map(|word| word.trim_start_matches("../"));
    named.filter(|folder| folder.contains('/')).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_script_names_the_folder() {
        let script = SourceFile::new(KNOWS, "if [ -d ../elsewhere/files ]; then\n  cd ..\nfi\n");
        for (text, ok, reason) in [
            ("let folder = env(\"GUILDHALL_REAL_DATA\");", true, "asked of the environment"),
            ("let folder = \"../../elsewhere/files/spend\";", false, "named"),
            ("files elsewhere", true, "other words"),
        ] {
            let files = [script.clone(), SourceFile::new("crates/intake/tests/real.rs", text)];
            assert_eq!(faults(&files).is_empty(), ok, "{reason}");
        }
    }
}
