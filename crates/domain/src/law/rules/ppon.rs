//! The unique identifier that the platform gives a supplier or an authority on registration.

use crate::law::regime::ACT_BEGINS;
use crate::law::{Answer, BadFact, Entry, Example, Reasons, Rule, Settings, Sureness};
use serde::Serialize;

/// The letters that the platform uses: no vowels, and none that look like another.
const PLATFORM_LETTERS: &[u8] = b"BCDGHJLMNPQRTVWXYZ";

facts! {
    /// An identifier as somebody gave it.
    PponFacts {
        "What is the identifier?"
        identifier: String;
    }
}

/// What the identifier is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PponAnswer {
    /// Whether it has the form of an identifier.
    pub valid: bool,
    /// The identifier in capitals, without the prefix of the scheme; none where it has not the form.
    pub ppon: Option<String>,
    /// Whether it stands for a consortium without a body of its own.
    pub consortium: bool,
    /// Whether it has the closer form of those that the platform makes itself.
    pub as_the_platform_makes_them: bool,
}

/// The rule of the identifier's form.
pub struct Ppon;

impl Rule for Ppon {
    type Facts = PponFacts;
    type Answer = PponAnswer;

    const ENTRY: Entry = Entry {
        number: 34,
        code: "ppon",
        name: "Identifier on the platform (PPON)",
        sentence: "An identifier is four letters, four digits and four letters with hyphens between; a last letter C \
                   stands for a consortium.",
        source: "Source code of the Central Digital Platform; Procurement Regulations 2024 regs 8 and 9",
        from: ACT_BEGINS,
        to: None,
        sureness: Sureness::Secondary,
        why: "One wrong letter ties an award to another supplier, or to none.",
        assumptions: &[
            "The looser form is accepted, as identifiers are seen that the closer one would refuse; it was measured, not read.",
            "The prefix GB-PPON is the scheme's and no part of the identifier.",
        ],
        exclusions: &["Whether the identifier exists, and whose it is: only the platform knows."],
    };

    fn decide(facts: &PponFacts, _: &Settings) -> Result<Answer<PponAnswer>, BadFact> {
        let mut reasons = Reasons::new();
        let upper = facts.identifier.trim().to_ascii_uppercase();
        let bare = upper.strip_prefix("GB-PPON").map_or(upper.as_str(), |rest| rest.trim_start_matches(['-', ':']));
        let valid = has_form(bare.as_bytes());
        let consortium = valid && bare.ends_with('C');
        let closer = valid && is_as_made(bare.as_bytes());
        match valid {
            true => reasons.count(bare.to_owned(), "four letters, four digits, four letters"),
            false => reasons.leave_out(facts.identifier.clone(), "not of the form ABCD-1234-EFGH"),
        }
        if consortium {
            reasons.row("the last letter", "C: a consortium");
        }
        if valid && !closer {
            reasons.caution(
                "the platform would not make this one by itself today",
                "check it against the supplier's record",
            );
        }
        let ppon = valid.then(|| bare.to_owned());
        Ok(Self::answer(PponAnswer { valid, ppon, consortium, as_the_platform_makes_them: closer }, reasons))
    }

    fn examples() -> Vec<Example<Self>> {
        vec![Example {
            told: "A supplier's identifier, as it stands in open data.",
            facts: PponFacts { identifier: "GB-PPON-PBCD-1234-GHJL".into() },
            expected: PponAnswer {
                valid: true,
                ppon: Some("PBCD-1234-GHJL".into()),
                consortium: false,
                as_the_platform_makes_them: true,
            },
        }]
    }
}

/// Four letters, four digits, four letters, with hyphens between.
fn has_form(text: &[u8]) -> bool {
    text.len() == 14
        && text.iter().enumerate().all(|(at, byte)| match at {
            4 | 9 => *byte == b'-',
            5..=8 => byte.is_ascii_digit(),
            _ => byte.is_ascii_uppercase(),
        })
}

/// The closer form: P first, no zero, only the platform's letters, and none of B, C, last but C for a consortium.
fn is_as_made(text: &[u8]) -> bool {
    text.iter().enumerate().all(|(at, byte)| match at {
        0 => *byte == b'P',
        4 | 9 => *byte == b'-',
        5..=8 => *byte != b'0',
        13 => *byte != b'B' && PLATFORM_LETTERS.contains(byte),
        _ => PLATFORM_LETTERS.contains(byte),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_form_is_four_letters_four_digits_four_letters_and_a_last_c_is_a_consortium() {
        for (identifier, valid, consortium, closer, reason) in [
            ("PBCD-1234-GHJL", true, false, true, "as the platform makes them"),
            ("PBCD-1234-GHJC", true, true, true, "a consortium"),
            ("PBCD-1234-GHJB", true, false, false, "no B last"),
            ("ABCD-1234-EFGH", true, false, false, "the looser form"),
            ("PBCD-1034-GHJL", true, false, false, "a zero"),
            ("pbcd-1234-ghjl", true, false, true, "small letters"),
            (" PBCD-1234-GHJL ", true, false, true, "white space around"),
            ("GB-PPON-PBCD-1234-GHJL", true, false, true, "with the prefix of open data"),
            ("GB-PPON:PBCD-1234-GHJL", true, false, true, "with the platform's own prefix"),
            ("PBCD1234GHJL", false, false, false, "no hyphens"),
            ("PBCD-123-GHJL", false, false, false, "three digits"),
            ("PBCD-12345-GHJL", false, false, false, "five digits"),
            ("PBCD-1234-GHJ1", false, false, false, "a digit among the letters"),
            ("PÄCD-1234-GHJL", false, false, false, "a letter of another alphabet"),
            ("", false, false, false, "nothing"),
        ] {
            let answer = Ppon::decide(&PponFacts { identifier: identifier.into() }, &Settings::default()).unwrap();
            let answer = answer.value().unwrap();
            let found = (answer.valid, answer.consortium, answer.as_the_platform_makes_them);
            assert_eq!(found, (valid, consortium, closer), "{identifier}: {reason}");
            assert_eq!(answer.ppon.is_some(), valid, "{identifier}: {reason}");
        }
    }
}
