//! References and invoice numbers: when two are the same, and when they differ as a slip of the pen does.

use std::fmt;

/// How two references that are not the same are alike.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Alike {
    /// A letter stands for a figure, or the other way round: O and 0, I or L and 1, S and 5, B and 8.
    Lettered,
    /// Two neighbouring figures are changed over.
    Swapped,
    /// One has noughts in front that the other lacks.
    Zeros,
    /// One has something added at its end, such as `-A`.
    Suffix,
}

impl fmt::Display for Alike {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Alike::Lettered => "a letter stands where the other has a figure that looks like it",
            Alike::Swapped => "two neighbouring figures are changed over",
            Alike::Zeros => "one has noughts in front that the other lacks",
            Alike::Suffix => "one has something added at its end",
        })
    }
}

/// A reference without what people write differently: capitals, spaces and signs.
///
/// ```
/// use domain::losses::normalised;
/// assert_eq!(normalised("inv/ 00-123"), "INV00123");
/// ```
#[must_use]
pub fn normalised(reference: &str) -> String {
    reference.chars().filter(|sign| sign.is_alphanumeric()).flat_map(char::to_uppercase).collect()
}

/// Whether a normalised reference is too short or too plain to tell an invoice by: without a figure, or of one sign.
#[must_use]
pub fn tells_little(normalised: &str) -> bool {
    normalised.len() < 2 || !normalised.bytes().any(|byte| byte.is_ascii_digit())
}

/// The figure that a letter may have been taken for.
const fn unlettered(sign: char) -> char {
    match sign {
        'O' => '0',
        'I' | 'L' => '1',
        'S' => '5',
        'B' => '8',
        other => other,
    }
}

/// What people add to a reference that they enter a second time.
const ADDED: &[&str] = &["COPY", "DUP", "REV", "A", "B", "C", "R", "X", "1", "2", "01", "02"];

/// A reference, capitals only, without what was added at its end after a sign, or a lone letter after a figure; a B that
/// stands there without a sign may as well be an 8.
fn without_suffix(reference: &str) -> Option<String> {
    let capital = reference.trim().to_uppercase();
    let trimmed = capital.trim_end_matches(|sign: char| !sign.is_alphanumeric());
    if let Some((before, added)) = trimmed.rsplit_once(|sign: char| !sign.is_alphanumeric()) {
        let before = normalised(before);
        if ADDED.contains(&added) && is_long_number(&before) {
            return Some(before);
        }
    }
    let all = normalised(trimmed);
    let mut signs = all.chars().rev();
    let (last, before) = (signs.next()?, signs.next()?);
    let ends_in_letter = matches!(last, 'A' | 'C' | 'R' | 'X') && before.is_ascii_digit();
    let before: String = all.chars().take(all.chars().count() - 1).collect();
    (ends_in_letter && is_long_number(&before)).then_some(before)
}

/// Whether a reference has three figures or more: what stands after fewer may as well be a part of the number.
fn is_long_number(normalised: &str) -> bool {
    normalised.bytes().filter(u8::is_ascii_digit).count() >= 3
}

/// A key that references have in common whenever [`alike`] may hold of them, and often when it does not: figures and
/// letters that look alike as one, without noughts and without what was added at the end, in alphabetical order.
#[must_use]
pub fn group_key(reference: &str) -> String {
    let kept = without_suffix(reference).unwrap_or_else(|| normalised(reference));
    let mut signs: Vec<char> = kept.chars().map(unlettered).filter(|sign| *sign != '0').collect();
    signs.sort_unstable();
    signs.into_iter().collect()
}

/// How two references are alike that are not the same; none where they are the same, or differ in another way.
///
/// ```
/// use domain::losses::{alike, Alike};
/// assert_eq!(alike("INV-1054", "INV-1O54"), Some(Alike::Lettered));
/// assert_eq!(alike("INV-1054", "INV-1045"), Some(Alike::Swapped));
/// assert_eq!(alike("INV-1054", "INV-1055"), None);
/// ```
#[must_use]
pub fn alike(one: &str, two: &str) -> Option<Alike> {
    let (first, second) = (normalised(one), normalised(two));
    if first == second || tells_little(&first) || tells_little(&second) {
        return None;
    }
    if first.chars().map(unlettered).eq(second.chars().map(unlettered)) {
        return Some(Alike::Lettered);
    }
    if without_zeros(&first) == without_zeros(&second) {
        return Some(Alike::Zeros);
    }
    let (short, long) = (without_suffix(one), without_suffix(two));
    // Two that both have something added are two parts of one order, not one invoice entered twice.
    if short.is_none() && long.as_deref() == Some(first.as_str())
        || long.is_none() && short.as_deref() == Some(second.as_str())
    {
        return Some(Alike::Suffix);
    }
    is_swapped(&first, &second).then_some(Alike::Swapped)
}

/// A reference whose runs of figures have no noughts in front.
fn without_zeros(normalised: &str) -> String {
    let mut out = String::with_capacity(normalised.len());
    let mut within_number = false;
    for sign in normalised.chars() {
        if sign == '0' && !within_number {
            continue;
        }
        within_number = sign.is_ascii_digit();
        out.push(sign);
    }
    out
}

fn is_swapped(one: &str, two: &str) -> bool {
    let (one, two): (Vec<char>, Vec<char>) = (one.chars().collect(), two.chars().collect());
    if one.len() != two.len() {
        return false;
    }
    let differing: Vec<usize> = (0..one.len()).filter(|at| one.get(*at) != two.get(*at)).collect();
    let &[first, second] = differing.as_slice() else { return false };
    let figures =
        |at: usize| one.get(at).is_some_and(char::is_ascii_digit) && two.get(at).is_some_and(char::is_ascii_digit);
    second == first + 1
        && figures(first)
        && figures(second)
        && one.get(first) == two.get(second)
        && one.get(second) == two.get(first)
}

/// The shape of a reference: figures as 9 and letters as A, runs of either as one; `INV-00123` is `A9`.
#[must_use]
pub fn shape(reference: &str) -> String {
    let mut out = String::new();
    for sign in normalised(reference).chars() {
        let kind = if sign.is_ascii_digit() { '9' } else { 'A' };
        if !out.ends_with(kind) {
            out.push(kind);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_that_a_slip_makes_are_told_from_others() {
        for (one, two, found, reason) in [
            ("INV-1054", "INV-1O54", Some(Alike::Lettered), "O for 0"),
            ("SI1001", "5I1001", Some(Alike::Lettered), "5 for S"),
            ("1188", "L1BB", Some(Alike::Lettered), "L and B"),
            ("INV1054", "inv 1054", None, "the same once capitals and spaces go"),
            ("INV-1054", "INV-1045", Some(Alike::Swapped), "neighbours changed over"),
            ("INV-1054", "INV-4051", None, "changed over, but not neighbours"),
            ("INV-1054", "INV-1064", None, "another figure"),
            ("AB-1054", "BA-1054", None, "letters changed over are another series"),
            ("000154", "154", Some(Alike::Zeros), "noughts in front"),
            ("INV000154", "INV154", Some(Alike::Zeros), "noughts in front of the number"),
            ("154", "1540", None, "a nought at the end is another number"),
            ("INV-1054", "INV-1054-A", Some(Alike::Suffix), "a letter added"),
            ("INV-1054", "INV1054A", Some(Alike::Suffix), "a letter added without a sign"),
            ("INV-1054", "INV-1054A", Some(Alike::Suffix), "a letter added right after the number"),
            ("118B", "1188", Some(Alike::Lettered), "a B at the end may be an 8"),
            ("1054", "1054/COPY", Some(Alike::Suffix), "a word added"),
            ("1054", "1054/77", None, "what is added is a number of its own"),
            ("1054/1", "1054/2", None, "two parts of one order"),
            ("A", "A1", None, "too short to tell"),
            ("", "1054", None, "no reference"),
        ] {
            assert_eq!(alike(one, two), found, "{reason}: {one} / {two}");
            assert_eq!(alike(two, one), found, "the other way round: {reason}");
            if found.is_some() {
                assert_eq!(group_key(one), group_key(two), "they share the key they are found by: {reason}");
            }
        }
    }

    #[test]
    fn references_without_figures_tell_no_invoice() {
        for (reference, little) in
            [("VARIOUS", true), ("N/A", true), ("7", true), ("17", false), ("RENT MAY", true), ("A7", false)]
        {
            assert_eq!(tells_little(&normalised(reference)), little, "{reference}");
        }
    }

    #[test]
    fn a_shape_keeps_the_order_of_letters_and_figures() {
        for (reference, of) in [("INV-00123", "A9"), ("2026/A/7", "9A9"), ("", "")] {
            assert_eq!(shape(reference), of);
        }
    }
}
