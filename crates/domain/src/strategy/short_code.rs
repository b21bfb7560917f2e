//! Codes of records, made from their titles.

use super::editions::is_code;

/// How much of a code is made from the title, so that a number still fits behind it.
const WORDS_MAX: usize = 32;

/// A code made from a title: its letters and digits in small letters, with hyphens between the words. Where that is taken,
/// or the title has no such letter, a number or another word makes it one of its own.
///
/// ```
/// use domain::strategy::code_from;
/// assert_eq!(code_from("How satisfied are you?", "survey", |_| false), "how-satisfied-are-you");
/// assert_eq!(code_from("Guide", "document", |code| code == "guide"), "guide-2");
/// ```
#[must_use]
pub fn code_from(title: &str, otherwise: &str, is_taken: impl Fn(&str) -> bool) -> String {
    let lower = title.to_lowercase();
    let words: Vec<&str> = lower.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let joined: String = words.join("-").chars().take(WORDS_MAX).collect();
    let made = joined.trim_end_matches('-');
    // Addresses such as `/library/new` are pages of their own.
    let is_free =
        |code: &str| is_code(code) && !matches!(code, "new" | "lessons" | "shared" | "download") && !is_taken(code);
    if is_free(made) {
        return made.to_owned();
    }
    let base = if is_code(made) { made } else { otherwise };
    let numbered = (2..).map(|number: u32| format!("{base}-{number}")).find(|code| is_free(code));
    numbered.unwrap_or_else(|| otherwise.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_made_of_the_title_and_is_nobody_elses() {
        for (title, taken, code, reason) in [
            ("Contract procedure rules", &[][..], "contract-procedure-rules", "words with hyphens"),
            ("  £5k & more  ", &[], "5k-more", "signs go"),
            ("Сопоставление", &[], "survey-2", "letters that no address holds"),
            ("", &[], "survey-2", "nothing"),
            ("New", &[], "new-2", "an address of its own"),
            ("Guide", &["guide", "guide-2"], "guide-3", "the first that is free"),
            ("a bcdefghij klmnopqrst uvwxyzabcd efghi", &[], "a-bcdefghij-klmnopqrst-uvwxyzabc", "no more than fits"),
        ] {
            assert_eq!(code_from(title, "survey", |code| taken.contains(&code)), code, "{reason}");
        }
    }
}
