//! What a council lets others know of its levels, so that they can be compared.

use crate::strategy::WrongField;
use serde::{Deserialize, Serialize};

/// Kinds of organisation to choose from; a council may enter another one.
pub const ORGANISATION_KINDS: [&str; 8] = [
    "District council",
    "County council",
    "Unitary council",
    "London borough",
    "Metropolitan borough",
    "Combined authority",
    "Fire and rescue authority",
    "Buying organisation",
];

/// The most characters of a kind or a group.
const NAME_MOST: usize = 80;

/// How a council lets itself be compared with others. Nothing of it is shared unless it says so.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Sharing {
    /// What kind of organisation it is; empty where it did not say.
    pub kind: String,
    /// The region or group that it belongs to; empty for none.
    pub group: String,
    /// Whether its agreed levels count where levels are compared.
    pub shares_levels: bool,
    /// Whether it may be named where its level is among the highest or the lowest.
    pub is_named: bool,
}

impl Sharing {
    /// What is wrong with it, field by field.
    #[must_use]
    pub fn wrong(&self) -> Vec<WrongField> {
        let mut wrong = Vec::new();
        if self.shares_levels && self.kind.is_empty() {
            wrong.push(WrongField::new(
                "kind",
                "Select what kind of organisation this is, so that like is compared with like",
            ));
        }
        if self.is_named && !self.shares_levels {
            wrong.push(WrongField::new(
                "named",
                "Let the levels be compared too, or take this tick out: a name alone says nothing",
            ));
        }
        for (field, value) in [("kind", &self.kind), ("group", &self.group)] {
            if value.chars().count() > NAME_MOST {
                wrong.push(WrongField::new(field, format!("Enter {NAME_MOST} characters at most")));
            }
        }
        wrong
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_shared_must_be_comparable() {
        let sharing = |kind: &str, shares_levels, is_named| Sharing {
            kind: kind.to_owned(),
            group: String::new(),
            shares_levels,
            is_named,
        };
        for (of, wrong, reason) in [
            (Sharing::default(), vec![], "nothing is shared"),
            (sharing("", true, false), vec!["kind"], "like with like"),
            (sharing("District council", true, true), vec![], "all of it"),
            (sharing("District council", false, true), vec!["named"], "a name alone"),
            (sharing(&"a".repeat(80), true, false), vec![], "as long as it may be"),
            (sharing(&"a".repeat(81), true, false), vec!["kind"], "too long"),
        ] {
            let fields: Vec<&str> = of.wrong().iter().map(|one| one.field).collect();
            assert_eq!(fields, wrong, "{reason}");
        }
    }
}
