//! Markdown: one title a file, at its top, links that lead somewhere, and paths that exist.

use crate::{Fault, SourceFile};

/// Faults of every Markdown file.
#[must_use]
pub fn faults(files: &[SourceFile]) -> Vec<Fault> {
    let documents = files.iter().filter(|file| file.is("md"));
    let faults_of = |file| [title_faults(file), link_faults(file, files), path_faults(file, files)].concat();
    documents.flat_map(faults_of).collect()
}

/// The lines outside blocks of code, with their numbers.
fn prose(file: &SourceFile) -> Vec<(usize, &str)> {
    let mut inside = false;
    let outside = |(_, line): &(usize, &str)| {
        if line.trim_start().starts_with("```") {
            inside = !inside;
            return false;
        }
        !inside
    };
    file.lines().filter(outside).collect()
}

fn title_faults(file: &SourceFile) -> Vec<Fault> {
    let lines = prose(file);
    let titles: Vec<usize> =
        lines.iter().filter(|(_, line)| line.starts_with("# ")).map(|(number, _)| *number).collect();
    match titles.as_slice() {
        [] => vec![Fault::new(&file.path, 1, "no title, begin with a line `# Title`")],
        [first, more @ ..] => {
            let late =
                (*first != 1).then(|| Fault::new(&file.path, *first, "the title stands late, make it the first line"));
            let twice = more.iter().map(|line| Fault::banned(&file.path, *line, "a second title", "use `##`"));
            late.into_iter().chain(twice).collect()
        }
    }
}

fn link_faults(file: &SourceFile, files: &[SourceFile]) -> Vec<Fault> {
    let mut found = Vec::new();
    for (number, line) in prose(file) {
        for target in targets(line).into_iter().filter(|target| !leads_somewhere(file, target, files)) {
            found.push(Fault::new(
                &file.path,
                number,
                format!("the link `{target}` leads nowhere, mend it or take it out"),
            ));
        }
    }
    found
}

/// Endings of the files of ours that documents name.
const NAMED: &[&str] = &[".rs", ".html", ".mjs", ".sh", ".toml", ".txt"];

/// Paths between back quotes, from the root or from `crates/`, that no file has. Decision records keep the paths of
/// their day.
fn path_faults(file: &SourceFile, files: &[SourceFile]) -> Vec<Fault> {
    if file.path.starts_with(crate::decisions::FOLDER) {
        return Vec::new();
    }
    let exists =
        |path: &str| files.iter().any(|one| one.path == path || one.path.strip_prefix("crates/") == Some(path));
    let mut found = Vec::new();
    for (number, line) in prose(file) {
        for path in line.split('`').skip(1).step_by(2).filter(|quoted| is_path(quoted) && !exists(quoted)) {
            found.push(Fault::new(&file.path, number, format!("there is no file `{path}`, correct it or take it out")));
        }
    }
    found
}

/// Whether a quoted text is a path of one file, not an example such as `web/src/pages/<noun>/<verb>.rs`.
fn is_path(quoted: &str) -> bool {
    let plain = |character: char| character.is_alphanumeric() || "/._-".contains(character);
    quoted.contains('/') && quoted.chars().all(plain) && NAMED.iter().any(|ending| quoted.ends_with(ending))
}

/// The addresses of a line's links `[text](address)`; text between back quotes holds none.
fn targets(line: &str) -> Vec<&str> {
    let mut found = Vec::new();
    for piece in line.split('`').step_by(2) {
        for after in piece.split("](").skip(1) {
            found.extend(after.split(')').next());
        }
    }
    found
}

fn leads_somewhere(from: &SourceFile, target: &str, files: &[SourceFile]) -> bool {
    if ["https://", "http://", "mailto:"].iter().any(|start| target.starts_with(start)) {
        return true;
    }
    let (path, anchor) = target.split_once('#').unwrap_or((target, ""));
    let path = if path.is_empty() { Some(from.path.clone()) } else { resolve(&from.path, path) };
    let Some(path) = path else { return false };
    let folder = format!("{}/", path.trim_end_matches('/'));
    if anchor.is_empty() && files.iter().any(|file| file.path.starts_with(&folder)) {
        return true;
    }
    files
        .iter()
        .find(|file| file.path == path)
        .is_some_and(|file| anchor.is_empty() || anchors(file).any(|one| one == anchor))
}

/// A path as written in a file, from the root of the checkout; none where it leads out of it.
fn resolve(from: &str, written: &str) -> Option<String> {
    let mut folders: Vec<&str> = from.split('/').collect();
    folders.pop();
    for part in written.split('/') {
        match part {
            "." | "" => {}
            ".." => {
                folders.pop()?;
            }
            name => folders.push(name),
        }
    }
    Some(folders.join("/"))
}

/// The anchors of a file's headings, as code hosts make them.
fn anchors(file: &SourceFile) -> impl Iterator<Item = String> {
    prose(file).into_iter().filter(|(_, line)| line.starts_with('#')).map(|(_, line)| {
        let heading = line.trim_start_matches('#').trim().to_lowercase();
        let kept = heading.chars().filter(|character| character.is_alphanumeric() || " -_".contains(*character));
        kept.map(|character| if character == ' ' { '-' } else { character }).collect()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<String> {
        let files = [
            SourceFile::new("docs/a.md", text),
            SourceFile::new("docs/b.md", "# B\n\n## Two words, here\n"),
            SourceFile::new("README.md", "# R\n"),
        ];
        faults(&files).iter().map(Fault::to_string).collect()
    }

    #[test]
    fn a_document_has_one_title_at_its_top() {
        for (text, faults, reason) in [
            ("# A\n\n## B\n", 0, "one title"),
            ("## B\n", 1, "none"),
            ("# A\n# B\n", 1, "two"),
            ("words\n# A\n", 1, "late"),
            ("# A\n```sh\n# a comment\n```\n", 0, "a comment in a block of code is no title"),
        ] {
            assert_eq!(found(text).len(), faults, "{reason}");
        }
    }

    #[test]
    fn a_link_leads_somewhere() {
        for (link, ok, reason) in [
            ("b.md", true, "a neighbour"),
            ("../README.md", true, "a folder up"),
            ("../../README.md", false, "out of the checkout"),
            ("c.md", false, "no such file"),
            ("b.md#two-words-here", true, "a heading"),
            ("b.md#three-words", false, "no such heading"),
            ("#a", true, "a heading of its own"),
            ("../docs", true, "a folder"),
            ("https://example.org/c.md", true, "an address elsewhere is not asked for"),
        ] {
            assert_eq!(found(&format!("# A\n[x]({link})\n")).is_empty(), ok, "{reason}");
        }
        assert!(found("# A\n`[x](c.md)`\n").is_empty(), "an example between back quotes is no link");
    }

    #[test]
    fn a_path_between_back_quotes_exists() {
        for (path, ok, reason) in [
            ("crates/web/src/routes.rs", true, "from the root"),
            ("web/src/routes.rs", true, "from the crates"),
            ("web/src/paths.rs", false, "no such file"),
            ("web/src/pages/<noun>/<verb>.rs", true, "an example"),
            ("routes.rs", true, "a name without a folder is no path"),
        ] {
            let document = SourceFile::new("a.md", &format!("# A\nsee `{path}`\n"));
            let found = faults(&[document, SourceFile::new("crates/web/src/routes.rs", "")]);
            assert_eq!(found.is_empty(), ok, "{reason}");
        }
    }
}
