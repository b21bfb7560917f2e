//! The name of a sheet, which spreadsheets allow less than a title.

/// The most characters that a name may have.
const LONGEST: usize = 31;

/// A title as the name of sheet number `number`, counted from 1; the second and later say which they are.
pub(super) fn sheet_name(title: &str, number: u32) -> String {
    let ending = if number > 1 { format!(" ({number})") } else { String::new() };
    let plain = title.chars().map(|sign| if sign.is_control() || "[]:*?/\\".contains(sign) { ' ' } else { sign });
    let plain: String = plain.collect();
    let words = plain.split_whitespace().collect::<Vec<_>>().join(" ");
    // Spreadsheets count UTF-16 units.
    let mut units = ending.len();
    let short: String = words
        .trim_matches('\'')
        .chars()
        .take_while(|sign| {
            units += sign.len_utf16();
            units <= LONGEST
        })
        .collect();
    let short = short.trim().trim_matches('\'');
    // Excel keeps History for itself, and About is the sheet of notes.
    if short.is_empty() || short.eq_ignore_ascii_case("history") || short.eq_ignore_ascii_case("about") {
        return format!("List{ending}");
    }
    format!("{short}{ending}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_one_that_spreadsheets_take() {
        for (title, number, name) in [
            ("Spend by supplier", 1, "Spend by supplier"),
            ("Spend: 2025/26 [draft]?", 1, "Spend 2025 26 draft"),
            ("'quoted'", 1, "quoted"),
            ("", 1, "List"),
            ("about", 1, "List"),
            ("History", 2, "List (2)"),
            ("0123456789012345678901234567890", 1, "0123456789012345678901234567890"),
            ("01234567890123456789012345678901", 1, "0123456789012345678901234567890"),
            ("0123456789012345678901234567890", 2, "012345678901234567890123456 (2)"),
        ] {
            assert_eq!(sheet_name(title, number), name);
            assert!(name.len() <= LONGEST);
        }
    }
}
