//! A file's name as it was sent: shown to people, never used as a path.

/// The most characters of a name that are kept: no file system in use allows a longer one.
const LENGTH_MAX: usize = 255;

/// The last part of what was sent, without control characters and marks that turn the direction of writing.
pub(crate) fn shown(sent: &str) -> String {
    let last = sent.rsplit(['/', '\\']).find(|part| !part.trim().is_empty()).unwrap_or("");
    let turns = |c: char| matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    let kept: String = last.chars().filter(|c| !c.is_control() && !turns(*c)).take(LENGTH_MAX).collect();
    let kept = kept.trim();
    if kept.is_empty() { "unnamed file".to_owned() } else { kept.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_last_part_of_a_name_is_kept_and_nothing_that_misleads() {
        for (sent, kept, reason) in [
            ("May 2026.csv", "May 2026.csv", "a plain name"),
            ("../../etc/passwd", "passwd", "a path upwards"),
            ("C:\\Users\\x\\May.csv", "May.csv", "a path of another system"),
            ("May\u{202e}vsc.exe", "Mayvsc.exe", "a name that reads backwards"),
            ("a\0b\nc.csv", "abc.csv", "control characters"),
            ("", "unnamed file", "nothing"),
            ("///", "unnamed file", "nothing but separators"),
        ] {
            assert_eq!(shown(sent), kept, "{reason}");
        }
        assert_eq!(shown(&"x".repeat(5000)).len(), LENGTH_MAX);
    }
}
