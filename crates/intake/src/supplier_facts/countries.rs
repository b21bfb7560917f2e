//! Countries as files name them: only whether they are the United Kingdom counts.

/// The names of the United Kingdom and its parts.
const UK: &[&str] = &[
    "uk",
    "united kingdom",
    "gb",
    "gbr",
    "great britain",
    "england",
    "scotland",
    "wales",
    "northern ireland",
    "britain",
    "england and wales",
    "united kingdom of great britain and northern ireland",
];

/// Countries and islands that suppliers of councils have been in. One that is not here is asked about, since a slip of the
/// keyboard must not send a supplier abroad.
const OTHERS: &[&str] = &[
    "jersey",
    "guernsey",
    "isle of man",
    "channel islands",
    "gibraltar",
    "ireland",
    "republic of ireland",
    "eire",
    "ie",
    "irl",
    "france",
    "fr",
    "germany",
    "de",
    "netherlands",
    "the netherlands",
    "nl",
    "holland",
    "belgium",
    "be",
    "luxembourg",
    "lu",
    "spain",
    "es",
    "portugal",
    "pt",
    "italy",
    "it",
    "switzerland",
    "ch",
    "austria",
    "at",
    "denmark",
    "dk",
    "sweden",
    "se",
    "norway",
    "no",
    "finland",
    "fi",
    "iceland",
    "poland",
    "pl",
    "czechia",
    "czech republic",
    "cz",
    "slovakia",
    "hungary",
    "hu",
    "romania",
    "bulgaria",
    "greece",
    "gr",
    "cyprus",
    "malta",
    "croatia",
    "slovenia",
    "estonia",
    "latvia",
    "lithuania",
    "ukraine",
    "turkey",
    "united states",
    "united states of america",
    "usa",
    "us",
    "canada",
    "ca",
    "mexico",
    "brazil",
    "australia",
    "au",
    "new zealand",
    "nz",
    "india",
    "in",
    "china",
    "cn",
    "hong kong",
    "japan",
    "jp",
    "singapore",
    "south korea",
    "israel",
    "south africa",
    "za",
    "united arab emirates",
    "uae",
];

/// Whether a country is outside the United Kingdom; none for a word that is not known.
pub(super) fn is_abroad(cell: &str) -> Option<bool> {
    let letters: String = cell.chars().map(|c| if c.is_alphabetic() { c } else { ' ' }).collect();
    let lower = letters.to_lowercase();
    let name = lower.split_whitespace().collect::<Vec<_>>().join(" ");
    if UK.contains(&name.as_str()) || name == "u k" {
        return Some(false);
    }
    OTHERS.contains(&name.as_str()).then_some(true)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_of_the_keyboard_sends_nobody_abroad() {
        for (cell, abroad) in [
            ("United Kingdom", Some(false)),
            ("U.K.", Some(false)),
            ("England", Some(false)),
            ("Ireland", Some(true)),
            ("Jersey", Some(true)),
            ("U.S.A", None),
            ("Engalnd", None),
        ] {
            assert_eq!(is_abroad(cell), abroad, "{cell}");
        }
    }
}
