//! Rust source taken apart far enough for the rules: code, comments and string literals.

use std::iter::Peekable;
use std::str::CharIndices;

/// What a character of Rust source belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    Code,
    Comment,
    Literal,
}

/// The source with every comment and string literal blanked: lines and columns stay where they are.
#[must_use]
pub fn code_only(source: &str) -> String {
    keep(source, |part| part == Part::Code)
}

/// The source with its string literals blanked: code and comments, which is where words are chosen by us.
#[must_use]
pub fn without_literals(source: &str) -> String {
    keep(source, |part| part != Part::Literal)
}

/// The source's string literals alone.
#[must_use]
pub fn literals_only(source: &str) -> String {
    keep(source, |part| part == Part::Literal)
}

fn keep(source: &str, wanted: impl Fn(Part) -> bool) -> String {
    let mut kept = String::with_capacity(source.len());
    for (part, text) in parts(source) {
        if wanted(part) {
            kept.push_str(text);
        } else {
            kept.extend(text.chars().map(|character| if character == '\n' { '\n' } else { ' ' }));
        }
    }
    kept
}

fn parts(source: &str) -> Vec<(Part, &str)> {
    let mut found = Vec::new();
    let mut code_from = 0;
    let mut rest = source.char_indices().peekable();
    while let Some(&(start, character)) = rest.peek() {
        let end = match character {
            '/' if source[start..].starts_with("//") => Some((Part::Comment, end_of_line(source, start))),
            '/' if source[start..].starts_with("/*") => Some((Part::Comment, end_of_block(source, start))),
            '"' => Some((Part::Literal, end_of_string(source, start))),
            'r' | 'b' | 'c' if !follows_name(source, start) => {
                raw_string(source, start).map(|end| (Part::Literal, end))
            }
            '\'' => character_literal(source, start).map(|end| (Part::Literal, end)),
            _ => None,
        };
        let Some((part, end)) = end else {
            rest.next();
            continue;
        };
        found.push((Part::Code, &source[code_from..start]));
        found.push((part, &source[start..end]));
        code_from = end;
        skip_to(&mut rest, end);
    }
    found.push((Part::Code, &source[code_from..]));
    found
}

fn skip_to(rest: &mut Peekable<CharIndices<'_>>, end: usize) {
    while rest.peek().is_some_and(|&(at, _)| at < end) {
        rest.next();
    }
}

fn follows_name(source: &str, start: usize) -> bool {
    source[..start].chars().next_back().is_some_and(|before| before.is_alphanumeric() || before == '_')
}

fn end_of_line(source: &str, start: usize) -> usize {
    source[start..].find('\n').map_or(source.len(), |length| start + length)
}

/// Block comments nest in Rust.
fn end_of_block(source: &str, start: usize) -> usize {
    let (mut depth, mut at) = (0_usize, start);
    while at < source.len() {
        let rest = &source[at..];
        if rest.starts_with("/*") {
            depth += 1;
            at += 2;
        } else if rest.starts_with("*/") {
            depth -= 1;
            at += 2;
            if depth == 0 {
                return at;
            }
        } else {
            at += rest.chars().next().map_or(1, char::len_utf8);
        }
    }
    source.len()
}

fn end_of_string(source: &str, start: usize) -> usize {
    let mut escaped = false;
    for (at, character) in source[start + 1..].char_indices() {
        match character {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '"' => return start + 1 + at + 1,
            _ => {}
        }
    }
    source.len()
}

/// The end of a raw string such as `r#"…"#` or `br"…"` that starts here, if one does.
fn raw_string(source: &str, start: usize) -> Option<usize> {
    let after = source[start..].trim_start_matches(['b', 'c']);
    let after = after.strip_prefix('r')?;
    let body = after.trim_start_matches('#');
    let hashes = &after[..after.len() - body.len()];
    let text = body.strip_prefix('"')?;
    let close = format!("\"{hashes}");
    let length = text.find(&close).map_or(text.len(), |found| found + close.len());
    Some(source.len() - text.len() + length)
}

/// The end of a character literal that starts here; none for a lifetime.
fn character_literal(source: &str, start: usize) -> Option<usize> {
    let inside = &source[start + 1..];
    let mut characters = inside.char_indices();
    let (_, first) = characters.next()?;
    if first == '\\' {
        let after = 1 + inside[1..].chars().next()?.len_utf8();
        return inside[after..].find('\'').map(|close| start + 1 + after + close + 1);
    }
    let (at, second) = characters.next()?;
    (second == '\'').then_some(start + 1 + at + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn code_comments_and_literals_are_told_apart() {
        for (source, code, literal, reason) in [
            ("let a = \"b\"; // c", "let a = ; ", "\"b\"", "a string and a line comment"),
            ("a /* b /* c */ d */ e", "a  e", "", "block comments nest"),
            ("r#\"a\" // b\"# + c", " + c", "r#\"a\" // b\"#", "a raw string hides a quote and a comment"),
            ("for<'a> '\"' x", "for<'a>  x", "'\"'", "a lifetime is code, a quoted quote is not"),
            ("'\\'' y", " y", "'\\''", "an escaped character"),
            ("\"a \\\" b\" z", " z", "\"a \\\" b\"", "an escaped quote does not end a string"),
            ("bar(\"x\")", "bar()", "\"x\"", "a name that ends in r starts no raw string"),
        ] {
            let squeeze = |text: String| text.replace(' ', "");
            assert_eq!(squeeze(code_only(source)), squeeze(code.to_owned()), "{reason}");
            assert_eq!(squeeze(literals_only(source)), squeeze(literal.to_owned()), "{reason}");
        }
    }

    #[test]
    fn lines_stay_where_they_are() {
        let source = "a\n/* b\nc */ d\n\"e\nf\" g";
        assert_eq!(code_only(source).lines().count(), source.lines().count());
        assert_eq!(code_only(source).lines().nth(2).map(str::trim), Some("d"));
        assert!(without_literals(source).contains("b\nc"));
    }
}
