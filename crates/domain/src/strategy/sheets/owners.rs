//! Owners in a file who are no users of Guildhall.

use super::Sheets;
use crate::strategy::is_owner;
use std::collections::BTreeMap;

impl Sheets {
    /// Each owner that the file names and that is none of the users, with how many of its records name it, by the alphabet.
    /// Nothing reminds such an owner; often it is a user whose name is written otherwise.
    #[must_use]
    pub fn owners_unknown(&self, users: &[String]) -> Vec<(&str, usize)> {
        let actions = self.actions.iter().filter_map(|read| read.action.owner.as_deref());
        let indicators = self.indicators.iter().map(|one| one.owner.as_str());
        let risks = self.risks.iter().map(|one| one.owner.as_str());
        let savings = self.savings.iter().map(|one| one.owner.as_str());
        let mut found = BTreeMap::new();
        for owner in actions.chain(indicators).chain(risks).chain(savings).map(str::trim) {
            if !owner.is_empty() && !users.iter().any(|name| is_owner(owner, name)) {
                *found.entry(owner).or_insert(0) += 1;
            }
        }
        found.into_iter().collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::strategy::sheets::{RiskRead, SavingRead};

    #[test]
    fn an_owner_is_known_by_the_name_of_a_user() {
        let users = ["Sam Holt".to_owned(), "Dana Whitlock".to_owned()];
        for (owner, is_unknown, reason) in [
            ("Sam Holt", false, "a user"),
            ("sam holt, Head of Housing", false, "a user with what they are"),
            ("Sam Hold", true, "a letter is wrong"),
            ("Sam", true, "a first name may be anybody's"),
            ("Head of Housing", true, "a post"),
            (" ", false, "nobody is named"),
        ] {
            let risk = RiskRead { owner: owner.to_owned(), ..RiskRead::default() };
            let sheets = Sheets { risks: vec![risk], ..Sheets::default() };
            let expected: Vec<_> = is_unknown.then_some((owner, 1)).into_iter().collect();
            assert_eq!(sheets.owners_unknown(&users), expected, "{reason}");
        }
    }

    #[test]
    fn records_of_every_kind_count_for_their_owner() {
        let risk = |owner: &str| RiskRead { owner: owner.to_owned(), ..RiskRead::default() };
        let saving = SavingRead { owner: "Ann Other".to_owned(), ..SavingRead::default() };
        let sheets =
            Sheets { risks: vec![risk("Ann Other"), risk("Zoe Quill")], savings: vec![saving], ..Sheets::default() };
        assert_eq!(sheets.owners_unknown(&[]), [("Ann Other", 2), ("Zoe Quill", 1)]);
    }
}
