//! Text that no spreadsheet takes for a formula.

use std::borrow::Cow;

/// The text as a CSV cell may carry it: with an apostrophe before it where a spreadsheet could take it for a formula.
///
/// A spreadsheet passes over white space before a formula, and some take the full-width signs of East Asian keyboards
/// for the plain ones. A text that begins with a tab or a line break could push what follows into another cell.
pub(crate) fn safe(text: &str) -> Cow<'_, str> {
    let starts = text.trim_start_matches(is_passed_over).starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠']);
    if starts || text.starts_with(['\t', '\r', '\n']) { Cow::Owned(format!("'{text}")) } else { Cow::Borrowed(text) }
}

fn is_passed_over(sign: char) -> bool {
    sign.is_whitespace() || sign.is_control() || matches!(sign, '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_that_could_be_a_formula_is_given_an_apostrophe_and_no_other() {
        for (text, is_given, reason) in [
            ("=1+1", true, "a formula"),
            ("+44 1234", true, "a plus sign"),
            ("-", true, "a hyphen alone"),
            ("@SUM(A1)", true, "an old function"),
            ("\t=1", true, "a tab"),
            ("\rA", true, "a carriage return"),
            ("\nA", true, "a line feed"),
            ("  =1", true, "white space before it"),
            ("\u{a0}\u{feff}=1", true, "white space that is not seen"),
            ("＝1", true, "a full-width sign"),
            ("＋1", true, "a full-width sign"),
            ("－1", true, "a full-width sign"),
            ("＠A", true, "a full-width sign"),
            ("", false, "nothing"),
            ("A=1", false, "the sign stands inside"),
            ("  A", false, "white space before plain text"),
            ("'=1", false, "it has an apostrophe"),
            ("1-2", false, "a number with a hyphen"),
            ("– dash", false, "a dash is no sign of a formula"),
        ] {
            assert_eq!(safe(text) != text, is_given, "{text:?}: {reason}");
            assert_eq!(safe(text).trim_start_matches('\''), text.trim_start_matches('\''), "nothing else changes");
        }
    }
}
