//! Numbers under which organisations are registered.

use std::fmt;

/// A number of the register of companies: eight characters.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CompanyNumber(String);

impl CompanyNumber {
    /// The number in a text, and whether zeros were put back that a spreadsheet takes away; none for another shape.
    ///
    /// ```
    /// use domain::suppliers::CompanyNumber;
    /// let (number, completed) = CompanyNumber::read("1234567").unwrap();
    /// assert_eq!((number.to_string().as_str(), completed), ("01234567", true));
    /// ```
    #[must_use]
    pub fn read(text: &str) -> Option<(CompanyNumber, bool)> {
        let kept: String = text.chars().filter(|c| !c.is_whitespace()).map(|c| c.to_ascii_uppercase()).collect();
        let letters = kept.bytes().take_while(u8::is_ascii_uppercase).count();
        let (prefix, digits) = kept.split_at_checked(letters)?;
        if !digits.bytes().all(|digit| digit.is_ascii_digit()) || digits.is_empty() {
            return of_society(&kept);
        }
        let wanted = match prefix.len() {
            0 => 8,
            2 => 6,
            // The first companies of Ireland, now of Northern Ireland.
            1 if prefix == "R" => 7,
            _ => return None,
        };
        // A number of few digits is more likely something else than a company of 1844.
        let is_number =
            digits.len() <= wanted && digits.len() + 3 >= wanted && digits.bytes().any(|digit| digit != b'0');
        is_number.then(|| (CompanyNumber(format!("{prefix}{digits:0>wanted$}")), digits.len() < wanted))
    }
}

/// Societies have a letter at the end as well: `IP12345R`, `SP1234RS`.
fn of_society(kept: &str) -> Option<(CompanyNumber, bool)> {
    let is_society = kept.len() == 8
        && (kept.starts_with("IP") || kept.starts_with("SP"))
        && kept.bytes().all(|byte| byte.is_ascii_alphanumeric())
        && kept.bytes().skip(2).take(4).all(|byte| byte.is_ascii_digit());
    is_society.then(|| (CompanyNumber(kept.to_owned()), false))
}

impl fmt::Display for CompanyNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A number of a register of charities: England and Wales, Scotland (`SC`) or Northern Ireland (`NIC`).
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CharityNumber(String);

impl CharityNumber {
    /// The number in a text; none for another shape.
    ///
    /// ```
    /// use domain::suppliers::CharityNumber;
    /// assert_eq!(CharityNumber::read("sc 012345").unwrap().to_string(), "SC012345");
    /// ```
    #[must_use]
    pub fn read(text: &str) -> Option<CharityNumber> {
        let kept: String = text.chars().filter(|c| !c.is_whitespace()).map(|c| c.to_ascii_uppercase()).collect();
        let digits = |part: &str, lengths: std::ops::RangeInclusive<usize>| {
            lengths.contains(&part.len()) && part.bytes().all(|digit| digit.is_ascii_digit())
        };
        let is_number = if let Some(rest) = kept.strip_prefix("NIC") {
            digits(rest, 6..=6)
        } else if let Some(rest) = kept.strip_prefix("SC") {
            digits(rest, 6..=6)
        } else {
            // A charity under another's number has a hyphen and a number of its own.
            let (main, linked) = kept.split_once('-').unwrap_or((&kept, "1"));
            digits(main, 6..=7) && digits(linked, 1..=4)
        };
        is_number.then_some(CharityNumber(kept))
    }
}

impl fmt::Display for CharityNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_company_number_has_eight_characters() {
        for (typed, read, reason) in [
            ("01234567", Some(("01234567", false)), "whole"),
            ("1234567", Some(("01234567", true)), "a zero taken away"),
            ("12345", Some(("00012345", true)), "three zeros taken away"),
            ("1234", None, "too short to be sure of"),
            ("123456789", None, "nine digits"),
            ("sc123456", Some(("SC123456", false)), "Scotland, in small letters"),
            ("SC 1234", Some(("SC001234", true)), "Scotland without its zeros"),
            ("OC301234", Some(("OC301234", false)), "a partnership"),
            ("R0000123", Some(("R0000123", false)), "an old one of Ireland"),
            ("IP12345R", Some(("IP12345R", false)), "a society"),
            ("ABC12345", None, "three letters"),
            ("00000000", None, "zeros alone"),
            ("N/A", None, "no number"),
            ("", None, "nothing"),
        ] {
            let found = CompanyNumber::read(typed).map(|(number, completed)| (number.to_string(), completed));
            let found = found.as_ref().map(|(number, completed)| (number.as_str(), *completed));
            assert_eq!(found, read, "{reason}: {typed}");
        }
    }

    #[test]
    fn a_charity_number_is_of_one_of_three_registers() {
        for (typed, ok, reason) in [
            ("123456", true, "six digits"),
            ("1234567", true, "seven digits"),
            ("12345", false, "five"),
            ("12345678", false, "eight"),
            ("1234567-1", true, "a linked charity"),
            ("SC012345", true, "Scotland"),
            ("NIC101234", true, "Northern Ireland"),
            ("SC12345", false, "Scotland with a digit short"),
            ("exempt", false, "a word"),
        ] {
            assert_eq!(CharityNumber::read(typed).is_some(), ok, "{reason}");
        }
    }
}
