//! Which area somebody means who wrote its name, spelt wrongly perhaps: an import never makes an area twice.

use super::{Edition, Index};

/// Which area a text names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Named<'a> {
    /// Its code, or its name as it is.
    Exactly(&'a Index),
    /// A name so near that it is most likely meant: a person confirms it.
    Nearly(&'a Index),
    /// Two or more could be meant.
    Several(Vec<&'a Index>),
    /// None is.
    None,
}

/// The area of an edition that a text names, by code or by name. Capitals, signs, "&" for "and" and white space do not
/// count; a letter or two may be wrong, missing or changed over.
///
/// ```
/// use domain::strategy::editions::{Named, named_index, shipped};
/// let nps = &shipped()[0];
/// let Named::Nearly(index) = named_index(nps, "Manging contracts and relationships") else { panic!() };
/// assert_eq!(index.code.as_str(), "BC2");
/// ```
#[must_use]
pub fn named_index<'a>(edition: &'a Edition, typed: &str) -> Named<'a> {
    let by_code = edition.indices.iter().find(|index| index.code.as_str().eq_ignore_ascii_case(typed.trim()));
    if let Some(index) = by_code {
        return Named::Exactly(index);
    }
    let wanted = cleaned(typed);
    if wanted.is_empty() {
        return Named::None;
    }
    let exact = edition.indices.iter().filter(|index| cleaned(&index.name) == wanted);
    let near = edition.indices.iter().filter(|index| is_near(&cleaned(&index.name), &wanted));
    let (exact, near): (Vec<&Index>, Vec<&Index>) = (exact.collect(), near.collect());
    match (exact.as_slice(), near.as_slice()) {
        ([one], _) => Named::Exactly(one),
        ([], [one]) => Named::Nearly(one),
        ([], []) => Named::None,
        ([], _) => Named::Several(near),
        _ => Named::Several(exact),
    }
}

/// A text by which spellings are compared: small letters and digits, words parted by one space, "&" as "and".
pub(crate) fn cleaned(text: &str) -> String {
    let lower = text.replace('&', " and ").to_lowercase();
    let words = lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join(" ")
}

/// Whether two cleaned texts mean one thing: as many words, each the same but for a slip, two slips at most in all; or
/// one of them begins the other with two words or more, as headings cut short do.
fn is_near(name: &str, typed: &str) -> bool {
    let (long, short): (Vec<&str>, Vec<&str>) = (name.split(' ').collect(), typed.split(' ').collect());
    let slips = |pairs: &[(&&str, &&str)]| pairs.iter().map(|(a, b)| distance(a, b)).sum::<usize>() <= 2;
    let pairs: Vec<(&&str, &&str)> = long.iter().zip(&short).collect();
    let may_slip = pairs.iter().all(|(a, b)| a == b || a.chars().count().min(b.chars().count()) >= 4);
    let begins = short.len() >= 2 && short.len() < long.len();
    (long.len() == short.len() || begins) && may_slip && slips(&pairs)
}

/// How many letters are wrong, missing, too many, or changed over with their neighbour.
pub(in crate::strategy) fn distance(a: &str, b: &str) -> usize {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let mut rows: Vec<Vec<usize>> = vec![(0..=b.len()).collect()];
    let at = |rows: &[Vec<usize>], i: usize, j: usize| {
        rows.get(i).and_then(|row| row.get(j)).copied().unwrap_or(usize::MAX / 2)
    };
    for (i, x) in (1..).zip(&a) {
        let mut row = vec![i];
        for (j, y) in (1..).zip(&b) {
            let left = row.last().copied().unwrap_or_default() + 1;
            let change = at(&rows, i - 1, j - 1) + usize::from(x != y);
            let mut least = left.min(at(&rows, i - 1, j) + 1).min(change);
            let turned = i > 1 && j > 1 && a.get(i - 2) == Some(y) && b.get(j - 2) == Some(x);
            if turned {
                least = least.min(at(&rows, i - 2, j - 2) + 1);
            }
            row.push(least);
        }
        rows.push(row);
    }
    at(&rows, a.len(), b.len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::strategy::editions::shipped;

    #[test]
    fn a_name_spelt_wrongly_is_no_new_area() {
        let editions = shipped();
        let nps = editions.iter().find(|edition| edition.code.as_str() == "nps-2018").unwrap();
        for (typed, expected, reason) in [
            ("SL1", "= SL1", "its code"),
            ("cb3", "= CB3", "however written"),
            ("Engaging Councillors", "= SL1", "its name"),
            ("Managing contracts & relationships", "= BC2", "a sign for a word"),
            ("Manging contracts and relationships", "~ BC2", "a letter missing"),
            ("Manging contracts", "~ BC2", "and cut short"),
            ("Enabling VSCE engagement", "~ CB3", "two letters changed over"),
            ("Engaging local SMEs", "~ CB2", "cut short"),
            ("Engaging", "-", "one word could be many areas"),
            ("Climate", "-", "another area"),
            ("", "-", "nothing"),
            ("Engaging strategic managers", "-", "more than two slips"),
        ] {
            let found = match named_index(nps, typed) {
                Named::Exactly(index) => format!("= {}", index.code),
                Named::Nearly(index) => format!("~ {}", index.code),
                Named::Several(_) => "several".to_owned(),
                Named::None => "-".to_owned(),
            };
            assert_eq!(found, expected, "{typed}: {reason}");
        }
    }

    #[test]
    fn slips_are_counted() {
        for (a, b, slips) in
            [("", "", 0), ("abc", "", 3), ("vcse", "vsce", 1), ("managing", "manging", 1), ("a", "b", 1)]
        {
            assert_eq!((distance(a, b), distance(b, a)), (slips, slips), "{a} {b}");
        }
    }
}
