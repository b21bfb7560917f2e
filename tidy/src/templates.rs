//! Templates: nothing that the pages' strict content policy would block, and nothing that needs a script to work.

use crate::{Fault, SourceFile};

const BANNED: &[(&str, &str)] = &[
    (" style=", "use a class of the style sheet: the content policy blocks styles in pages"),
    ("<style", "use the style sheet: the content policy blocks styles in pages"),
    (" onclick=", "use a link or a button in a form, and a script file for comfort"),
    (" onchange=", "use a button in a form, and a script file for comfort"),
    (" onsubmit=", "use a form, and a script file for comfort"),
    ("href=\"javascript:", "use a link or a button in a form"),
    ("|safe", "let the text be escaped, or render a template that is"),
];

/// Faults of every template of the pages.
#[must_use]
pub fn faults(files: &[SourceFile]) -> Vec<Fault> {
    let is_template = |file: &&SourceFile| file.is("html") && file.path.starts_with("crates/web/templates/");
    files.iter().filter(is_template).flat_map(faults_of).collect()
}

fn faults_of(file: &SourceFile) -> Vec<Fault> {
    let mut found = Vec::new();
    for (number, line) in file.lines() {
        let tight = line.replace("| safe", "|safe");
        for (text, instead) in BANNED.iter().filter(|(text, _)| tight.contains(text)) {
            found.push(Fault::banned(&file.path, number, &format!("`{}`", text.trim()), instead));
        }
        if line.contains("<script") && !line.contains(" src=") {
            found.push(Fault::banned(&file.path, number, "a script within a page", "use a script file"));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_content_policy_blocks_is_found() {
        for (line, ok, reason) in [
            ("<p class=\"gh-list\">", true, "a class"),
            ("<p style=\"color: red\">", false, "a style in the page"),
            ("<script type=\"module\" src=\"{{ url }}\"></script>", true, "a script file"),
            ("<script>go()</script>", false, "a script in the page"),
            ("<a href=\"#\" onclick=\"go()\">", false, "a script in an attribute"),
            ("{{ name }}", true, "text is escaped"),
            ("{{ name | safe }}", false, "text that is not"),
        ] {
            let file = SourceFile::new("crates/web/templates/spend/home.html", line);
            assert_eq!(faults(&[file]).is_empty(), ok, "{reason}");
        }
        assert!(faults(&[SourceFile::new("docs/a.html", "<style>")]).is_empty(), "only the pages have the policy");
    }
}
