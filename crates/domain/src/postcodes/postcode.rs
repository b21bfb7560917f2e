//! A postcode of the United Kingdom, the Channel Islands or the Isle of Man.

use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

/// A postcode whose shape is right; whether it is in use, the directory knows.
///
/// It is kept as the directory's seven characters, the first part filled up to four, so that it sorts as the directory does.
///
/// ```
/// use domain::postcodes::Postcode;
/// let postcode: Postcode = "wm12xy".parse().unwrap();
/// assert_eq!(postcode.to_string(), "WM1 2XY");
/// assert_eq!(postcode.area(), "WM");
/// assert!("WM12".parse::<Postcode>().is_err());
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct Postcode([u8; 7]);

impl Postcode {
    /// The postcode in some bytes: letters of either case and digits, with or without spaces. None for another shape.
    #[must_use]
    pub fn from_bytes(text: &[u8]) -> Option<Self> {
        let mut kept = [b' '; 7];
        let mut length = 0_usize;
        for byte in text.iter().filter(|byte| !byte.is_ascii_whitespace()) {
            *kept.get_mut(length)? = byte.to_ascii_uppercase();
            length += 1;
        }
        let outward = length.checked_sub(3)?;
        let (first, last) = kept.get(..length)?.split_at_checked(outward)?;
        if !(is_outward(first) && is_inward(last)) {
            return None;
        }
        let mut code = [b' '; 7];
        code.get_mut(..outward)?.copy_from_slice(first);
        code.get_mut(4..)?.copy_from_slice(last);
        Some(Postcode(code))
    }

    /// The letters it begins with: the postcode area.
    #[must_use]
    pub fn area(&self) -> &str {
        let letters = self.0.iter().take_while(|byte| byte.is_ascii_alphabetic()).count();
        self.0.get(..letters).and_then(|letters| std::str::from_utf8(letters).ok()).unwrap_or_default()
    }

    /// Whether it is of Jersey, Guernsey or the Isle of Man, which are not in the United Kingdom.
    #[must_use]
    pub fn is_of_islands(&self) -> bool {
        matches!(self.area(), "JE" | "GY" | "IM")
    }

    /// Whether it is of Northern Ireland, whose postcodes not every copy of the directory holds.
    #[must_use]
    pub fn is_northern_irish(&self) -> bool {
        self.area() == "BT"
    }
}

/// One of the six shapes of the first part, or the one of its own that Girobank had.
fn is_outward(part: &[u8]) -> bool {
    let shape: Vec<u8> = part.iter().map(|byte| if byte.is_ascii_digit() { b'9' } else { b'A' }).collect();
    let plain = part.iter().all(u8::is_ascii_alphanumeric);
    plain && (matches!(shape.as_slice(), b"A9" | b"A99" | b"AA9" | b"AA99" | b"A9A" | b"AA9A") || part == b"GIR")
}

/// A digit and two letters, of which some are never used because they are misread by hand.
fn is_inward(part: &[u8]) -> bool {
    let letter = |byte: &u8| byte.is_ascii_uppercase() && !b"CIKMOV".contains(byte);
    matches!(part, [digit, first, last] if digit.is_ascii_digit() && letter(first) && letter(last))
}

impl fmt::Display for Postcode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = |part: Option<&[u8]>| {
            part.and_then(|part| std::str::from_utf8(part).ok()).unwrap_or_default().trim().to_owned()
        };
        write!(f, "{} {}", text(self.0.get(..4)), text(self.0.get(4..)))
    }
}

impl fmt::Debug for Postcode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl FromStr for Postcode {
    type Err = String;
    fn from_str(text: &str) -> Result<Self, String> {
        let wrong = || format!("{text:?} is not a UK postcode such as WM1 2XY");
        Postcode::from_bytes(text.replace('\u{a0}', " ").as_bytes()).ok_or_else(wrong)
    }
}

impl From<Postcode> for String {
    fn from(postcode: Postcode) -> String {
        postcode.to_string()
    }
}

impl TryFrom<String> for Postcode {
    type Error = String;
    fn try_from(text: String) -> Result<Self, String> {
        text.parse()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_postcode_has_one_of_a_few_shapes() {
        for (typed, shown, reason) in [
            ("W1 1AA", Some("W1 1AA"), "a letter and a digit"),
            ("w11 1aa", Some("W11 1AA"), "a letter and two digits, in small letters"),
            ("WM1 2XY", Some("WM1 2XY"), "two letters and a digit"),
            ("WM12 2XY", Some("WM12 2XY"), "two letters and two digits"),
            ("W1A 1AA", Some("W1A 1AA"), "a letter after the digit"),
            ("WC1A1AA", Some("WC1A 1AA"), "no space"),
            ("WM1  2XY", Some("WM1 2XY"), "the eight characters of the directory"),
            ("GIR 0AA", Some("GIR 0AA"), "the one without a digit"),
            ("WM1", None, "the first part alone"),
            ("WM123 2XY", None, "three digits"),
            ("WM1 2CY", None, "a letter that is never used"),
            ("WM1 XYZ", None, "no digit in the last part"),
            ("D02 AF30", None, "another country's"),
            ("90210", None, "digits alone"),
            ("", None, "nothing"),
            ("é1 2XY", None, "a letter of another alphabet"),
        ] {
            assert_eq!(typed.parse::<Postcode>().ok().map(|code| code.to_string()).as_deref(), shown, "{reason}");
        }
    }

    #[test]
    fn the_order_is_that_of_the_directory() {
        let code = |text: &str| text.parse::<Postcode>().unwrap();
        assert!(code("WM1 9ZZ") < code("WM10 1AA"), "a shorter first part stands first");
        assert!(code("JE2 3AA").is_of_islands() && !code("J2 3AA").is_of_islands());
    }
}
