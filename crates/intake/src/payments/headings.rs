//! Headings: how they are compared, and how each column gets a heading of its own.

use domain::findings::column_letters;
use std::collections::HashMap;

/// A heading for comparing: words in small letters, single spaces. `DatePaid` is `date paid`, `£` is `gbp`.
pub(crate) fn normalise(heading: &str) -> String {
    let mut words = String::with_capacity(heading.len() + 8);
    let mut last = ' ';
    for c in heading.chars() {
        let humps = c.is_uppercase() && last.is_lowercase();
        let figures = c.is_ascii_digit() != last.is_ascii_digit()
            && c.is_alphanumeric()
            && last.is_alphanumeric()
            && c.is_ascii_digit();
        if humps || figures {
            words.push(' ');
        }
        match c {
            '£' | '\u{fffd}' => words.push_str(" gbp "),
            '&' => words.push_str(" and "),
            '\'' | '’' => {}
            _ if c.is_alphanumeric() => words.extend(c.to_lowercase()),
            _ => words.push(' '),
        }
        last = c;
    }
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A heading for each column: an empty one is `Column C`, a second of the same name is `Name (2)`.
pub(crate) fn unique(headings: &[String]) -> Vec<String> {
    let mut seen: HashMap<String, u32> = HashMap::new();
    let mut unique = Vec::with_capacity(headings.len());
    for (at, heading) in headings.iter().enumerate() {
        let name = if heading.is_empty() {
            format!("Column {}", column_letters(u32::try_from(at + 1).unwrap_or(u32::MAX)))
        } else {
            heading.clone()
        };
        let times = seen.entry(name.to_lowercase()).or_insert(0);
        *times += 1;
        unique.push(if *times > 1 { format!("{name} ({times})") } else { name });
    }
    unique
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_compare_by_their_words() {
        for (heading, words) in [
            ("Net Amount (£)", "net amount gbp"),
            ("DatePaid", "date paid"),
            ("* SUPPLIER", "supplier"),
            ("VAT", "vat"),
            ("Supplier's Name:", "suppliers name"),
            ("Level1", "level 1"),
            ("Dr/Cr", "dr cr"),
            ("G/L  Description", "g l description"),
        ] {
            assert_eq!(normalise(heading), words);
        }
    }

    #[test]
    fn each_column_has_a_heading_of_its_own() {
        let given = ["Date", "", "Net", "net"].map(String::from);
        assert_eq!(unique(&given), ["Date", "Column B", "Net", "net (2)"]);
    }
}
