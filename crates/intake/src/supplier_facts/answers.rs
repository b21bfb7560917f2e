//! Yes, no and neither; and the kinds and roles of voluntary organisations.

use domain::suppliers::{VcseKind, VcseRole};
use std::collections::BTreeSet;

/// What a cell answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Answer {
    Yes,
    No,
    /// It says that it does not know.
    NotSaid,
    /// It says something else.
    Else,
}

const YES: &[&str] = &["y", "yes", "true", "t", "1", "x", "✓", "✔"];
const NO: &[&str] = &["n", "no", "false", "f", "0"];
const NOT_SAID: &[&str] = &[
    "",
    "-",
    "–",
    "?",
    "unknown",
    "not known",
    "n k",
    "nk",
    "n a",
    "na",
    "tbc",
    "tbd",
    "none",
    "not stated",
    "not given",
    "blank",
    "not available",
];
const SMALL: &[&str] = &[
    "sme",
    "micro",
    "small",
    "medium",
    "small and medium",
    "small or medium",
    "micro enterprise",
    "small enterprise",
    "medium enterprise",
    "micro sme",
    "small sme",
    "medium sme",
    "medium sized",
    "micro small",
    "sole trader",
];
const LARGE: &[&str] =
    &["large", "not sme", "non sme", "not an sme", "large enterprise", "large company", "corporate", "multinational"];
const VOLUNTARY: &[&str] = &[
    "vcse",
    "vcs",
    "charity",
    "registered charity",
    "voluntary",
    "voluntary sector",
    "community",
    "community sector",
    "social enterprise",
    "cic",
    "community interest company",
    "third sector",
    "not for profit",
    "voluntary community",
    "community group",
    "charitable incorporated organisation",
    "cio",
    "charitable company",
    "charitable trust",
    "co operative",
    "cooperative",
    "co op",
    "mutual",
    "community benefit society",
];
const NOT_VOLUNTARY: &[&str] = &[
    "not vcse",
    "non vcse",
    "private",
    "private sector",
    "commercial",
    "public",
    "public sector",
    "business",
    "company",
];

fn plain(cell: &str) -> String {
    let spaced: String =
        cell.chars().map(|c| if c.is_alphanumeric() || "✓✔?-–".contains(c) { c } else { ' ' }).collect();
    let lower = spaced.to_lowercase();
    let words: Vec<&str> = lower.split_whitespace().collect();
    let joined = words.join(" ");
    if joined.len() > 1 {
        joined.replace(['-', '–'], " ").split_whitespace().collect::<Vec<_>>().join(" ")
    } else {
        joined
    }
}

fn answer(cell: &str, yes: &[&str], no: &[&str]) -> Answer {
    let cell = plain(cell);
    let is_in = |list: &[&str]| list.contains(&cell.as_str());
    if is_in(NOT_SAID) {
        Answer::NotSaid
    } else if is_in(YES) || is_in(yes) {
        Answer::Yes
    } else if is_in(NO) || is_in(no) {
        Answer::No
    } else {
        Answer::Else
    }
}

/// Whether a cell says that a supplier is a small or medium-sized enterprise.
pub(super) fn sme(cell: &str) -> Answer {
    answer(cell, SMALL, LARGE)
}

/// Whether a cell says that a supplier is of the voluntary sector.
pub(super) fn vcse(cell: &str) -> Answer {
    answer(cell, VOLUNTARY, NOT_VOLUNTARY)
}

const IN_GROUP: &[&str] = &[
    "subsidiary",
    "group",
    "part of a group",
    "part of a larger group",
    "member of a group",
    "wholly owned subsidiary",
];
const ALONE: &[&str] = &["independent", "not a subsidiary", "no group", "stand alone", "standalone", "single company"];

/// Whether a cell says that a supplier is part of a larger group.
pub(super) fn group(cell: &str) -> Answer {
    answer(cell, IN_GROUP, ALONE)
}

/// The kind of voluntary organisation that a cell names, which may stand under any heading about them; none where it names
/// none.
pub(super) fn kind(cell: &str) -> Option<VcseKind> {
    let kind = match plain(cell).as_str() {
        "charity" | "registered charity" | "charitable incorporated organisation" | "cio" | "charitable company" => {
            VcseKind::Charity
        }
        "cic" | "community interest company" => VcseKind::CommunityInterestCompany,
        "social enterprise" => VcseKind::SocialEnterprise,
        "community group" | "community" | "community sector" | "voluntary group" => VcseKind::CommunityGroup,
        "foundation" | "trust" | "foundation or trust" | "charitable trust" => VcseKind::Trust,
        "co operative"
        | "cooperative"
        | "co op"
        | "coop"
        | "mutual"
        | "co operative or mutual"
        | "community benefit society" => VcseKind::Cooperative,
        "other" | "other vcse" | "another kind of voluntary organisation" => VcseKind::Other,
        _ => return None,
    };
    Some(kind)
}

/// The roles that a cell names, parted by commas or semicolons.
pub(super) fn roles(cell: &str) -> BTreeSet<VcseRole> {
    let named = cell.split([',', ';', '/']).filter_map(|part| match plain(part).as_str() {
        "provider" | "supplier" | "deliverer" => Some(VcseRole::Deliverer),
        "advocate" | "advocacy" => Some(VcseRole::Advocate),
        "voice" | "representative" => Some(VcseRole::Voice),
        _ => None,
    });
    named.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_that_is_not_known_is_never_a_no() {
        for (cell, sme_answer, vcse_answer) in [
            ("Yes", Answer::Yes, Answer::Yes),
            ("y", Answer::Yes, Answer::Yes),
            ("NO", Answer::No, Answer::No),
            ("0", Answer::No, Answer::No),
            ("", Answer::NotSaid, Answer::NotSaid),
            ("n/k", Answer::NotSaid, Answer::NotSaid),
            ("-", Answer::NotSaid, Answer::NotSaid),
            ("Unknown", Answer::NotSaid, Answer::NotSaid),
            ("Medium-sized", Answer::Yes, Answer::Else),
            ("Non-SME", Answer::No, Answer::Else),
            ("Large", Answer::No, Answer::Else),
            ("Charity", Answer::Else, Answer::Yes),
            ("Private sector", Answer::Else, Answer::No),
            ("perhaps", Answer::Else, Answer::Else),
            ("yes but", Answer::Else, Answer::Else),
        ] {
            assert_eq!((sme(cell), vcse(cell)), (sme_answer, vcse_answer), "{cell:?}");
        }
    }

    #[test]
    fn kinds_roles_and_groups_are_read_from_their_words() {
        for (cell, found) in [
            ("Registered charity", Some(VcseKind::Charity)),
            ("CIC", Some(VcseKind::CommunityInterestCompany)),
            ("Co-operative", Some(VcseKind::Cooperative)),
            ("Social enterprise", Some(VcseKind::SocialEnterprise)),
            ("Yes", None),
            ("", None),
        ] {
            assert_eq!(kind(cell), found, "{cell:?}");
        }
        assert_eq!(roles("Provider; voice"), BTreeSet::from([VcseRole::Deliverer, VcseRole::Voice]));
        assert_eq!(roles("friend"), BTreeSet::new());
        for (cell, found) in [
            ("Subsidiary", Answer::Yes),
            ("Independent", Answer::No),
            ("", Answer::NotSaid),
            ("Acme plc", Answer::Else),
        ] {
            assert_eq!(group(cell), found, "{cell:?}");
        }
    }
}
