//! What other rules would change, before they are saved.

use super::{ScopeRule, ScopeRules};
use crate::values::Pence;
use std::collections::BTreeMap;

/// Lines of one supplier that one rule leaves out before and one after: both by their places among their rules, none
/// where the lines can be influenced.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RuleChange {
    /// The rule that leaves them out now.
    pub before: Option<usize>,
    /// The rule that would leave them out.
    pub after: Option<usize>,
    /// The supplier's key.
    pub key: String,
    /// The supplier's name, as people are shown it.
    pub name: String,
    /// How many lines.
    pub lines: u64,
    /// The sum of their amounts.
    pub total: Pence,
}

/// A count and a sum of lines.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// How many lines.
    pub lines: u64,
    /// The sum of their amounts.
    pub total: Pence,
}

impl Tally {
    fn add(&mut self, change: &RuleChange) {
        self.lines += change.lines;
        self.total = Pence::new(self.total.get().saturating_add(change.total.get()));
    }
}

/// What a supplier's payments would do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SupplierChange {
    /// The supplier's key.
    pub key: String,
    /// The supplier's name.
    pub name: String,
    /// What would be left out that is not left out now.
    pub leaves: Tally,
    /// What would come back that is left out now.
    pub returns: Tally,
}

/// What a rule leaves out before and after. A rule that was changed stands twice: as it was, and as it would be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RuleEffect {
    /// The rule.
    pub rule: ScopeRule,
    /// What it leaves out now; none for a rule that is new.
    pub before: Option<Tally>,
    /// What it would leave out; none for a rule that would go.
    pub after: Option<Tally>,
}

/// What other rules would change over the payments held.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Preview {
    /// All payments.
    pub all: Tally,
    /// What procurement can influence now.
    pub influenceable_before: Tally,
    /// What procurement could influence.
    pub influenceable_after: Tally,
    /// What would be left out that is not left out now.
    pub leaves: Tally,
    /// What would come back that is left out now.
    pub returns: Tally,
    /// What would stay left out, for another reason.
    pub other_reason: Tally,
    /// Every supplier with payments that leave or return, the most money moved first.
    pub suppliers: Vec<SupplierChange>,
    /// Every rule, of before and after.
    pub rules: Vec<RuleEffect>,
}

impl Preview {
    /// Works out what changes from the sums of all lines by the rules before and after.
    #[must_use]
    pub fn of(changes: &[RuleChange], before: &ScopeRules, after: &ScopeRules) -> Preview {
        let mut preview = Preview { rules: effects(changes, before, after), ..Preview::default() };
        let mut suppliers: BTreeMap<&str, SupplierChange> = BTreeMap::new();
        let reason = |rules: &ScopeRules, place: usize| rules.rules.get(place).map(|rule| rule.reason.clone());
        for change in changes {
            preview.all.add(change);
            let of_supplier = || SupplierChange {
                key: change.key.clone(),
                name: change.name.clone(),
                leaves: Tally::default(),
                returns: Tally::default(),
            };
            match (change.before, change.after) {
                (None, None) => {
                    preview.influenceable_before.add(change);
                    preview.influenceable_after.add(change);
                }
                (None, Some(_)) => {
                    preview.influenceable_before.add(change);
                    preview.leaves.add(change);
                    suppliers.entry(&change.key).or_insert_with(of_supplier).leaves.add(change);
                }
                (Some(_), None) => {
                    preview.influenceable_after.add(change);
                    preview.returns.add(change);
                    suppliers.entry(&change.key).or_insert_with(of_supplier).returns.add(change);
                }
                (Some(one), Some(other)) => {
                    if reason(before, one) != reason(after, other) {
                        preview.other_reason.add(change);
                    }
                }
            }
        }
        preview.suppliers = suppliers.into_values().collect();
        let moved =
            |one: &SupplierChange| one.leaves.total.get().unsigned_abs() + one.returns.total.get().unsigned_abs();
        preview.suppliers.sort_by_key(|one| std::cmp::Reverse(moved(one)));
        preview
    }

    /// Whether nothing at all would change over the payments held.
    #[must_use]
    pub fn is_without_effect(&self) -> bool {
        self.leaves.lines == 0 && self.returns.lines == 0 && self.other_reason.lines == 0
    }
}

/// What each rule leaves out before and after.
fn effects(changes: &[RuleChange], before: &ScopeRules, after: &ScopeRules) -> Vec<RuleEffect> {
    let tallied = |rules: &ScopeRules, of: fn(&RuleChange) -> Option<usize>| {
        let mut tallies = vec![Tally::default(); rules.rules.len()];
        for change in changes {
            if let Some(tally) = of(change).and_then(|place| tallies.get_mut(place)) {
                tally.add(change);
            }
        }
        tallies
    };
    let was = tallied(before, |change| change.before);
    let would = tallied(after, |change| change.after);
    let mut effects: Vec<RuleEffect> = Vec::new();
    for (rule, tally) in after.rules.iter().zip(would) {
        effects.push(RuleEffect { rule: rule.clone(), before: None, after: Some(tally) });
    }
    for (rule, tally) in before.rules.iter().zip(was) {
        match effects.iter_mut().find(|effect| effect.rule == *rule && effect.before.is_none()) {
            Some(effect) => effect.before = Some(tally),
            None => effects.push(RuleEffect { rule: rule.clone(), before: Some(tally), after: None }),
        }
    }
    effects
}

#[cfg(test)]
mod tests {
    use super::super::{Condition, Matching, Reason, ScopeField};
    use super::*;

    fn rule(reason: Reason, phrase: &str) -> ScopeRule {
        let when = Condition::new(ScopeField::Supplier, Matching::Contains, &[phrase]);
        ScopeRule { reason, when, except: Vec::new(), from: None, to: None }
    }

    fn change(before: Option<usize>, after: Option<usize>, key: &str, pence: i64) -> RuleChange {
        RuleChange { before, after, key: key.into(), name: key.to_uppercase(), lines: 1, total: Pence::new(pence) }
    }

    #[test]
    fn a_preview_says_what_leaves_what_returns_and_which_rule_does_it() {
        let before = ScopeRules { rules: vec![rule(Reason::Tax, "a"), rule(Reason::Grant, "b")] };
        let after = ScopeRules { rules: vec![rule(Reason::Pension, "c"), rule(Reason::Tax, "a")] };
        let changes = [
            change(Some(0), Some(1), "stays out", 1),
            change(Some(1), None, "returns", -20),
            change(None, Some(0), "leaves", 300),
            change(Some(1), Some(0), "other reason", 4_000),
            change(None, None, "stays in", 50_000),
        ];
        let preview = Preview::of(&changes, &before, &after);
        let pence = |tally: Tally| tally.total.get();
        assert_eq!(pence(preview.all), 54_281);
        assert_eq!((pence(preview.influenceable_before), pence(preview.influenceable_after)), (50_300, 49_980));
        assert_eq!((pence(preview.leaves), pence(preview.returns), pence(preview.other_reason)), (300, -20, 4_000));
        let names: Vec<&str> = preview.suppliers.iter().map(|one| one.name.as_str()).collect();
        assert_eq!(names, ["LEAVES", "RETURNS"], "the most money moved first, whichever way it goes");
        let effects: Vec<(Option<i64>, Option<i64>)> =
            preview.rules.iter().map(|one| (one.before.map(pence), one.after.map(pence))).collect();
        assert_eq!(
            effects,
            [(None, Some(4_300)), (Some(1), Some(1)), (Some(3_980), None)],
            "one is new, one stays as it is whatever its place, one goes"
        );
        assert!(!preview.is_without_effect());
    }

    #[test]
    fn the_same_rules_change_nothing() {
        let rules = ScopeRules { rules: vec![rule(Reason::Tax, "a")] };
        let preview = Preview::of(&[change(Some(0), Some(0), "a", 5), change(None, None, "b", 7)], &rules, &rules);
        assert!(preview.is_without_effect());
        assert_eq!(preview.influenceable_before, preview.influenceable_after);
    }
}
