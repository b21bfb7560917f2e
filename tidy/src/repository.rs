//! The files of the checkout.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

/// Folders that hold what was built or fetched, not what was written.
const NOT_OURS: &[&str] = &["target", "node_modules", "built"];

/// Hidden folders that are ours all the same.
const HIDDEN_OURS: &[&str] = &[".ci", ".config", ".github"];

/// Endings of the files that rules read; others (images, workbooks) are only listed.
const TEXT: &[&str] =
    &["rs", "toml", "md", "html", "css", "scss", "js", "mjs", "sh", "svg", "txt", "json", "yml", "yaml"];

/// A file of the repository.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourceFile {
    /// Its path from the root of the checkout, with `/` between folders.
    pub path: String,
    /// Its text; empty for a file that is not text.
    pub text: String,
}

impl SourceFile {
    /// A file made up for a test.
    #[must_use]
    pub fn new(path: &str, text: &str) -> Self {
        SourceFile { path: path.to_owned(), text: text.to_owned() }
    }

    /// Whether its name ends so, such as `rs`.
    #[must_use]
    pub fn is(&self, ending: &str) -> bool {
        self.path.rsplit_once('.').is_some_and(|(_, found)| found == ending)
    }

    /// Its name without folders and ending.
    #[must_use]
    pub fn stem(&self) -> &str {
        let name = self.path.rsplit('/').next().unwrap_or(&self.path);
        name.split('.').next().unwrap_or(name)
    }

    /// The crate it belongs to; none for files outside `crates/`.
    #[must_use]
    pub fn crate_name(&self) -> Option<&str> {
        self.path.strip_prefix("crates/")?.split('/').next()
    }

    /// Whether it is shipped source of a crate, as opposed to its tests, examples and benchmarks.
    #[must_use]
    pub fn is_crate_source(&self) -> bool {
        let below_source = |name| self.path.starts_with(&format!("crates/{name}/src/"));
        self.is("rs") && self.stem() != "tests" && self.crate_name().is_some_and(below_source)
    }

    /// Its lines, counted from 1.
    pub fn lines(&self) -> impl Iterator<Item = (usize, &str)> {
        self.text.lines().enumerate().map(|(index, line)| (index + 1, line))
    }
}

/// The root of the checkout that this crate stands in.
#[must_use]
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().map_or_else(PathBuf::new, Path::to_path_buf)
}

/// Every file of the checkout but what is built or fetched, in the order of paths.
///
/// # Errors
/// When a folder or a text file cannot be read.
pub fn files(root: &Path) -> io::Result<Vec<SourceFile>> {
    let mut found = Vec::new();
    walk(root, root, &mut found)?;
    found.sort_by(|left, right| left.path.cmp(&right.path));
    Ok(found)
}

fn walk(root: &Path, folder: &Path, found: &mut Vec<SourceFile>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let path = entry.path();
        let name = entry.file_name().to_string_lossy().into_owned();
        if entry.file_type()?.is_dir() {
            if is_ours(&path, &name) {
                walk(root, &path, found)?;
            }
        } else if let Ok(relative) = path.strip_prefix(root) {
            let relative = relative.to_string_lossy().replace('\\', "/");
            let text = if is_text(&name) { fs::read_to_string(&path)? } else { String::new() };
            found.push(SourceFile { path: relative, text });
        }
    }
    Ok(())
}

fn is_ours(path: &Path, name: &str) -> bool {
    let hidden = name.starts_with('.') && !HIDDEN_OURS.contains(&name);
    !hidden && !NOT_OURS.contains(&name) && !path.join("CACHEDIR.TAG").exists()
}

fn is_text(name: &str) -> bool {
    match name.rsplit_once('.') {
        Some((_, ending)) => TEXT.contains(&ending),
        None => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_knows_its_name_crate_and_whether_it_is_shipped() {
        for (path, stem, owner, shipped) in [
            ("crates/web/src/pages/spend/import.rs", "import", Some("web"), true),
            ("crates/web/tests/components.rs", "components", Some("web"), false),
            ("crates/intake/src/dates/tests.rs", "tests", Some("intake"), false),
            ("crates/web/templates/spend/home.html", "home", Some("web"), false),
            ("tidy/src/lib.rs", "lib", None, false),
            ("Makefile", "Makefile", None, false),
        ] {
            let file = SourceFile::new(path, "");
            assert_eq!((file.stem(), file.crate_name(), file.is_crate_source()), (stem, owner, shipped), "{path}");
        }
    }

    #[test]
    fn the_checkout_is_read_without_what_was_built() {
        let found = files(&root()).unwrap();
        assert!(found.iter().any(|file| file.path == "tidy/src/repository.rs"));
        assert!(!found.iter().any(|file| file.path.contains("node_modules/") || file.path.starts_with("target/")));
    }
}
