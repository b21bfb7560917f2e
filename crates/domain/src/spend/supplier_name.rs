//! The cleaned form of a supplier's name, under which its spellings are grouped.

/// Spellings of legal forms, and the one form they are grouped under. Different forms stay different: a firm that is
/// a partnership and one that is a company are two.
const FORMS: &[(&[&str], &str)] = &[
    (&["limited"], "ltd"),
    (&["l", "t", "d"], "ltd"),
    (&["p", "l", "c"], "plc"),
    (&["public", "limited", "company"], "plc"),
    (&["l", "l", "p"], "llp"),
    (&["limited", "liability", "partnership"], "llp"),
    (&["c", "i", "c"], "cic"),
    (&["community", "interest", "company"], "cic"),
    (&["company"], "co"),
    (&["incorporated"], "inc"),
];

/// The form of a published name by which spellings are compared: letter case, punctuation, white space, `&` or `and`,
/// and the ways to write a legal form do not count; every other word and figure does. It joins only names that differ
/// in nothing else, so two firms never become one. Trading names stay: `Abel Ltd t/a Baker` is not `Abel Ltd`.
///
/// ```
/// use domain::spend::clean;
/// assert_eq!(clean("ABEL & SONS LIMITED"), "abel and sons ltd");
/// assert_eq!(clean("Abel and Sons Ltd."), "abel and sons ltd");
/// assert_ne!(clean("Abel Ltd"), clean("Abel LLP"));
/// ```
#[must_use]
pub fn clean(published: &str) -> String {
    let mut spaced = String::with_capacity(published.len() + 8);
    for c in published.chars() {
        match c {
            '&' | '+' => spaced.push_str(" and "),
            '\'' | '’' | '‘' | '`' => {}
            _ if c.is_alphanumeric() => spaced.extend(c.to_lowercase()),
            _ => spaced.push(' '),
        }
    }
    let words: Vec<&str> = spaced.split_whitespace().collect();
    let words = with_forms(&words);
    if words.is_empty() { published.trim().to_lowercase() } else { words.join(" ") }
}

/// The words with the legal form at the end in its one spelling.
fn with_forms<'a>(words: &[&'a str]) -> Vec<&'a str> {
    let longest = FORMS
        .iter()
        .filter(|(spelling, _)| words.len() > spelling.len() && words.ends_with(spelling))
        .max_by_key(|(spelling, _)| spelling.len());
    match longest {
        Some((spelling, form)) => {
            let mut kept: Vec<&str> = words.iter().take(words.len() - spelling.len()).copied().collect();
            kept.push(form);
            kept
        }
        None => words.to_vec(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_one_name_clean_alike() {
        for (one, other, alike, reason) in [
            ("Abel Ltd", "ABEL LIMITED", true, "case and legal form"),
            ("Abel Ltd", "Abel Ltd.", true, "a full stop"),
            ("Abel P.L.C.", "Abel plc", true, "full stops between letters"),
            ("Abel & Sons", "Abel and Sons", true, "an ampersand"),
            ("O'Hara  Ltd", "O’Hara Ltd", true, "apostrophes and spaces"),
            ("Abel (Wynmarch) Ltd", "Abel Wynmarch Ltd", true, "brackets"),
            ("Abel Public Limited Company", "Abel plc", true, "the form in words"),
            ("Abel Ltd", "Abel LLP", false, "two legal forms are two firms"),
            ("Abel Ltd", "Abel", false, "without a form it may be a person"),
            ("Abel Ltd", "Abel Ltd t/a Baker", false, "a trading name may be another firm"),
            ("Abel 1 Ltd", "Abel 2 Ltd", false, "figures tell firms apart"),
            ("Abel Holdings Ltd", "Abel Ltd", false, "a holding company is another firm"),
            ("Limited Editions", "Ltd Editions", false, "the word is a form at the end only"),
            ("Abel UK Ltd", "Abel Ltd", false, "a country tells firms apart"),
        ] {
            assert_eq!(clean(one) == clean(other), alike, "{reason}: {one} / {other}");
        }
        assert_eq!(clean("***"), "***", "a name of marks alone stays");
        assert_eq!(clean("Limited"), "limited", "a form alone is a name");
    }
}
