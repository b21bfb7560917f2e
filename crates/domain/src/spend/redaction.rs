//! Which published names are no names: the payee is withheld.

/// Names that say a payee is withheld, and nothing else. Compared in small letters, words only.
const WHOLE: &[&str] = &[
    "redacted",
    "redaction",
    "redact",
    "withheld",
    "name withheld",
    "names withheld",
    "supplier name withheld",
    "details withheld",
    "payee withheld",
    "information withheld",
    "personal data",
    "personal information",
    "personal details",
    "personal",
    "private individual",
    "private individuals",
    "individual",
    "individuals",
    "an individual",
    "individual payee",
    "named individual",
    "confidential",
    "confidential information",
    "confidential data",
    "confidential supplier",
    "commercially confidential",
    "private",
    "private and confidential",
    "private data",
    "restricted",
    "sensitive",
    "sensitive data",
    "anonymised",
    "anonymous",
    "anonymised payee",
    "data protection",
    "data protected",
    "protected",
    "gdpr",
    "dpa",
    "exempt",
    "exempt information",
    "exempted",
    "not disclosed",
    "undisclosed",
    "name not disclosed",
    "non disclosed",
    "suppressed",
    "removed",
    "name removed",
    "not published",
    "not for publication",
    "n a",
    "na",
    "not applicable",
    "not available",
    "supplier not disclosed",
    "sole trader",
    "foster carer",
    "foster carers",
    "foster parent",
    "carer",
    "personal budget",
    "direct payment",
    "direct payments",
    "direct payment recipient",
    "service user",
    "client",
    "various individuals",
    "sensitive payment",
    "xxx",
    "xxxx",
    "xxxxx",
    "vulnerable person",
    "vulnerable adult",
    "vulnerable child",
    "employee",
    "member of staff",
    "former employee",
];

/// Words that cannot stand in a firm's name beside words such as these: a name with them is withheld whatever else it says.
const SAYS_SO: &[&str] = &[
    "redacted",
    "withheld",
    "data protection act",
    "gdpr",
    "anonymised",
    "name suppressed",
    "personal data",
    "personal information",
    "personal details",
    "not disclosed",
    "foi exemption",
    "exempt under",
    "removed under",
    "section 40",
    "data protection reasons",
];

/// Words that tell a firm, which publishes its name even where it begins like a redaction.
const FIRM: &[&str] = &[
    "ltd",
    "limited",
    "plc",
    "llp",
    "cic",
    "company",
    "co",
    "inc",
    "services",
    "solutions",
    "consultants",
    "consultancy",
    "group",
    "trust",
    "training",
    "software",
    "systems",
];

/// Whether a published name says that the payee's name is withheld: a person unknown, never one supplier.
///
/// ```
/// use domain::spend::is_redacted;
/// assert!(is_redacted("REDACTED - PERSONAL DATA"));
/// assert!(!is_redacted("Individual Care Ltd"));
/// ```
#[must_use]
pub fn is_redacted(name: &str) -> bool {
    let trimmed = name.trim();
    if !trimmed.is_empty()
        && trimmed.chars().all(|c| matches!(c, '*' | '-' | '–' | '.' | '#' | '_' | '█' | '?' | 'X' | 'x' | ' '))
    {
        return trimmed.chars().filter(|c| !c.is_whitespace()).count() >= 3 || trimmed.contains(['*', '█']);
    }
    let words = words_of(trimmed);
    if words.is_empty() {
        return false;
    }
    if WHOLE.contains(&words.as_str()) {
        return true;
    }
    let words: Vec<&str> = words.split(' ').collect();
    if words.iter().any(|word| FIRM.contains(word)) {
        return false;
    }
    SAYS_SO.iter().any(|phrase| stands_in(phrase, &words)) || parts_all_say_so(trimmed)
}

/// Whether the words of a phrase stand one after the other among others.
fn stands_in(phrase: &str, words: &[&str]) -> bool {
    let mut from = (0..words.len()).filter_map(|at| words.get(at..));
    from.any(|words| {
        words.len() > phrase.matches(' ').count() && phrase.split(' ').zip(words).all(|(one, word)| one == *word)
    })
}

/// Names such as `Confidential – Data Protection` or `Individual (Foster Carer)`: every part says so.
fn parts_all_say_so(name: &str) -> bool {
    let parts: Vec<String> =
        name.split(['-', '–', '—', '(', ')', ':', '/', ',']).map(words_of).filter(|part| !part.is_empty()).collect();
    parts.len() > 1 && parts.iter().all(|part| WHOLE.contains(&part.as_str()))
}

fn words_of(text: &str) -> String {
    let spaced: String = text.chars().map(|c| if c.is_alphanumeric() { c } else { ' ' }).collect();
    spaced.to_lowercase().split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_are_withheld_are_told_from_firms() {
        for (name, withheld, reason) in [
            ("REDACTED", true, "the plain word"),
            ("Redacted Personal Data", true, "with what is redacted"),
            ("REDACTED - PERSONAL DATA", true, "with a dash"),
            ("[Redacted]", true, "in brackets"),
            ("Name withheld", true, "withheld"),
            ("Name Withheld under Data Protection Act", true, "with the law"),
            ("Exempt under s40 FOI", true, "exempt, and by which law"),
            ("Individual", true, "a person"),
            ("Individual (Foster Carer)", true, "a person and why"),
            ("***", true, "stars"),
            ("*", true, "one star"),
            ("XXXXXX", true, "crossed out"),
            ("Confidential – Data Protection", true, "two parts that both say so"),
            ("Personal Data", true, "personal data"),
            ("N/A", true, "no name given"),
            ("Private Individual", true, "a private person"),
            ("Individual Care Ltd", false, "a firm that cares for individuals"),
            ("Personal Touch Ltd", false, "a firm"),
            ("Confidential Shredding Services", false, "a firm that shreds"),
            ("Redacted Records Ltd", false, "a firm by its ending"),
            ("Private Hire Cars", false, "hire cars"),
            ("Carer Support Wynmarch", false, "a charity"),
            ("Exempt Energy", false, "a firm"),
            ("Protected Species Surveys", false, "a firm"),
            ("Data Protection Consultants", false, "a firm"),
            ("XX", false, "two letters may be a name"),
            ("-", false, "a lone dash is a missing name, not a withheld one"),
            ("", false, "an empty name is missing, not withheld"),
        ] {
            assert_eq!(is_redacted(name), withheld, "{reason}: {name}");
        }
    }
}
