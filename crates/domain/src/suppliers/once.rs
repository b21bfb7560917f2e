//! Organisations counted once, however many names and numbers they go by.

use super::SupplierFacts;
use std::collections::HashMap;

/// How many organisations these are: a charity that is a company too is one, and so are two names with one number in
/// either register. One without a number is counted as it stands.
///
/// ```
/// use domain::suppliers::{SupplierFacts, organisations};
/// let named = |company: Option<&str>, charity: Option<&str>| SupplierFacts {
///     company_number: company.map(String::from),
///     charity_number: charity.map(String::from),
///     ..SupplierFacts::default()
/// };
/// let all = [named(Some("01234567"), Some("1234567")), named(None, Some("1234567")), named(Some("01234567"), None)];
/// assert_eq!(organisations(all.iter()), 1);
/// ```
#[must_use]
pub fn organisations<'a>(facts: impl Iterator<Item = &'a SupplierFacts>) -> usize {
    let mut parent: Vec<usize> = Vec::new();
    let mut owner: HashMap<(&'static str, &'a str), usize> = HashMap::new();
    for (at, facts) in facts.enumerate() {
        parent.push(at);
        let numbers = [("company", facts.company_number.as_deref()), ("charity", facts.charity_number.as_deref())];
        for (register, number) in numbers {
            let Some(number) = number else { continue };
            let other = *owner.entry((register, number)).or_insert(at);
            let (one, other) = (root(&parent, at), root(&parent, other));
            if let Some(place) = parent.get_mut(one.max(other)) {
                *place = one.min(other);
            }
        }
    }
    parent.iter().enumerate().filter(|(at, parent)| at == *parent).count()
}

fn root(parent: &[usize], mut at: usize) -> usize {
    while let Some(above) = parent.get(at).copied().filter(|above| *above != at) {
        at = above;
    }
    at
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_in_common_make_one_organisation() {
        let named = |company: &str, charity: &str| SupplierFacts {
            company_number: (!company.is_empty()).then(|| company.to_owned()),
            charity_number: (!charity.is_empty()).then(|| charity.to_owned()),
            ..SupplierFacts::default()
        };
        for (all, count, reason) in [
            (vec![], 0, "nobody"),
            (vec![named("", ""), named("", "")], 2, "two without numbers"),
            (vec![named("1", ""), named("", "1")], 2, "the same digits in two registers are no link"),
            (vec![named("1", ""), named("", "9"), named("1", "9")], 1, "the third ties the first two"),
            (vec![named("1", "9"), named("2", "8")], 2, "two organisations"),
        ] {
            assert_eq!(organisations(all.iter()), count, "{reason}");
        }
    }
}
