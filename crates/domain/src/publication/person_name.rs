//! Which names look like those of persons rather than of firms.

/// Titles that stand before the name of a person.
const TITLES: &[&str] = &[
    "mr",
    "mrs",
    "ms",
    "miss",
    "mx",
    "dr",
    "master",
    "sir",
    "dame",
    "lady",
    "prof",
    "professor",
    "rev",
    "revd",
    "cllr",
];

/// Words that tell a firm, a body or a trade.
const NO_PERSON: &[&str] = &[
    "ltd",
    "limited",
    "plc",
    "llp",
    "lp",
    "cic",
    "cio",
    "inc",
    "gmbh",
    "company",
    "co",
    "group",
    "partners",
    "partnership",
    "associates",
    "services",
    "solutions",
    "consulting",
    "consultants",
    "consultancy",
    "trust",
    "charity",
    "foundation",
    "society",
    "association",
    "club",
    "school",
    "academy",
    "college",
    "university",
    "council",
    "church",
    "hall",
    "centre",
    "theatre",
    "hotel",
    "bakery",
    "motors",
    "garage",
    "cars",
    "builders",
    "building",
    "roofing",
    "plumbing",
    "electrical",
    "landscapes",
    "landscaping",
    "gardens",
    "catering",
    "cleaning",
    "design",
    "media",
    "print",
    "printing",
    "systems",
    "software",
    "supplies",
    "stores",
    "shop",
    "sons",
    "bros",
    "brothers",
    "uk",
    "and",
    "the",
    "of",
    "for",
    "chambers",
    "solicitors",
    "surveyors",
    "architects",
    "care",
    "homes",
    "housing",
    "training",
    "transport",
    "travel",
    "taxis",
];

/// Whether a name looks like a person's: it begins with a title, or is initials and a surname in either order, and has no
/// word of a firm. A full first name and surname cannot be told from a firm's name; such payees are listed by name.
///
/// ```
/// use domain::publication::looks_like_a_person;
/// assert!(looks_like_a_person("Mrs J Example"));
/// assert!(looks_like_a_person("J. K. Example"));
/// assert!(!looks_like_a_person("J K Example Ltd"));
/// ```
#[must_use]
pub fn looks_like_a_person(name: &str) -> bool {
    let lower = name.to_lowercase();
    let words: Vec<&str> = lower
        .split(|sign: char| !sign.is_alphanumeric() && sign != '\'' && sign != '’')
        .filter(|word| !word.is_empty())
        .collect();
    let digits = lower.chars().any(|sign| sign.is_ascii_digit());
    if !(2..=5).contains(&words.len())
        || digits
        || lower.contains('&')
        || words.iter().any(|word| NO_PERSON.contains(word))
    {
        return false;
    }
    if words.first().is_some_and(|first| TITLES.contains(first)) {
        return true;
    }
    let initial = |word: &&str| word.chars().count() == 1;
    let initials = words.iter().filter(|word| initial(word)).count();
    let at_an_end = words.first().is_some_and(initial) || words.last().is_some_and(initial);
    initials + 1 == words.len() && at_an_end && words.iter().any(|word| word.chars().count() >= 3)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_and_initials_tell_persons_and_words_of_firms_speak_against_it() {
        for (name, person, reason) in [
            ("Mr A Example", true, "a title"),
            ("MISS JANE EXAMPLE", true, "a title in capitals"),
            ("Dr. O'Example", true, "a title and a surname"),
            ("J Example", true, "an initial and a surname"),
            ("J.K. Example", true, "two initials"),
            ("Example J K", true, "the surname first"),
            ("Example, Mr J", false, "a title in the midst is not looked for"),
            ("Jane Example", false, "could be a firm"),
            ("Mr Example Plumbing", false, "a trade"),
            ("Dr Example & Partners", false, "a practice"),
            ("J Example Ltd", false, "a company"),
            ("A1 Example", false, "a digit"),
            ("Example", false, "one word"),
            ("B Q", false, "initials alone"),
            ("The Example", false, "a public house"),
        ] {
            assert_eq!(looks_like_a_person(name), person, "{reason}: {name}");
        }
    }
}
