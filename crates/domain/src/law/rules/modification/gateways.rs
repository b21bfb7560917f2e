//! The three gateways of s.74(1), each with its running totals.

use super::{ModificationFacts, per_cent, supplier_changes};
use crate::law::assessment::Exact;
use crate::law::thresholds::ContractKind;
use crate::law::{BadFact, Reasons};
use crate::values::Pence;

named! {
    /// A way in which the Act allows a modification.
    Gateway {
        Permitted "permitted" "Permitted by a ground of Schedule 8 (s.74(1)(a))";
        NotSubstantial "not_substantial" "Not substantial (s.74(1)(b))";
        BelowThreshold "below_threshold" "Below-threshold modification (s.74(1)(c))";
    }
}

/// The growth in per cent that some grounds allow (s.74(1)(a) and Schedule 8).
const HALF: i64 = 50;

/// The decimals that tell a penny of the largest contract.
const MOST_DECIMALS: u8 = 24;

/// A change to be held against the limits: this modification, or it and those it could have been made with.
pub(super) struct Change {
    before: Pence,
    after: Pence,
    term_days: Option<u64>,
    max_term_days: Option<u64>,
    value_limit: i64,
    threshold: Option<Pence>,
}

impl Change {
    /// The modification by itself.
    pub(super) fn alone(facts: &ModificationFacts, threshold: Option<Pence>) -> Self {
        Change {
            before: facts.value_before_pence,
            after: facts.value_after_pence,
            term_days: facts.term_change_days.map(u64::from),
            max_term_days: facts.max_term_days.map(u64::from),
            value_limit: if facts.contract_kind == ContractKind::Works { 15 } else { 10 },
            threshold,
        }
    }

    /// The modification together with those it could have been made with; none where there are none.
    pub(super) fn joined(facts: &ModificationFacts, alone: &Change) -> Option<Self> {
        if !facts.earlier.iter().flatten().any(|one| one.could_be_one) {
            return None;
        }
        let before = joined_change(facts).ok()?;
        let earlier = facts
            .earlier
            .iter()
            .flatten()
            .filter(|one| one.could_be_one)
            .map(|one| one.term_change_days.map(u64::from));
        let term_days = earlier.chain([alone.term_days]).try_fold(0, |sum: u64, days| Some(sum + days?));
        Some(Change { before, term_days, ..*alone })
    }

    /// The change of value in per cent of the value before.
    pub(super) fn percent(&self) -> Exact {
        let change = Pence::new(self.after.get().saturating_sub(self.before.get()));
        per_cent(change, self.before)
    }

    /// The same in words: with as many decimals as it takes to fall on its own side of each limit.
    pub(super) fn percent_said(&self) -> String {
        let exact = self.percent();
        let side = |percent: &Exact| {
            let size = percent.distance();
            [self.value_limit, HALF].map(|limit| size.cmp(&Exact::whole(limit)))
        };
        let is_true = |decimals: &u8| side(&exact.rounded(*decimals)) == side(&exact);
        exact.shown((2..MOST_DECIMALS).find(is_true).unwrap_or(MOST_DECIMALS))
    }

    /// Whether the value changes by more than 10 per cent, 15 for works.
    pub(super) fn value_beyond_limit(&self) -> bool {
        self.percent().distance() > Exact::whole(self.value_limit)
    }

    /// Whether the term changes by more than 10 per cent of the longest term on award; none where it is not known.
    pub(super) fn term_beyond_limit(&self) -> Option<bool> {
        match (self.term_days, self.max_term_days) {
            (Some(0), _) => Some(false),
            (Some(days), Some(term)) => Some(days * 10 > term),
            _ => None,
        }
    }

    fn grows_by_more_than_half(&self) -> bool {
        self.percent() > Exact::whole(HALF)
    }
}

/// The value before the modifications that this one could have been made with.
pub(super) fn joined_change(facts: &ModificationFacts) -> Result<Pence, BadFact> {
    let joined = facts.earlier.iter().flatten().enumerate().filter(|(_, one)| one.could_be_one);
    let mut before = facts.value_before_pence;
    for (at, one) in joined {
        let field = || format!("earlier[{at}].value_change_pence");
        before = before.minus(one.value_change_pence).map_err(|_| BadFact::new(field(), "Enter a smaller amount"))?;
        if before <= Pence::ZERO {
            return Err(BadFact::new(field(), "Enter less than the value of the contract"));
        }
    }
    Ok(before)
}

/// What modifications that rest on the below-threshold gateway added, with this one if it does.
pub(super) fn below_threshold_total(facts: &ModificationFacts, with_this: bool) -> Pence {
    let earlier =
        facts.earlier.iter().flatten().filter(|one| one.below_threshold).map(|one| one.value_change_pence.get());
    let this = with_this.then(|| facts.value_after_pence.get() - facts.value_before_pence.get());
    Pence::new(earlier.chain(this).fold(0, i64::saturating_add))
}

/// The most that can be added and leave the total below the threshold.
pub(super) fn room(threshold: Pence, total: Pence) -> Pence {
    Pence::new(threshold.get().saturating_sub(1).saturating_sub(total.get()).max(0))
}

/// Whether it may be made, and by which gateways: by itself, and with those it could have been made with (s.74(7)-(8)).
pub(super) fn decide(facts: &ModificationFacts, alone: &Change, reasons: &mut Reasons) -> (Option<bool>, Vec<Gateway>) {
    let states = states(facts, alone, reasons, "");
    let mut allowed = any(&states.map(|(_, state)| state));
    if let Some(joined) = Change::joined(facts, alone) {
        let together =
            self::states(facts, &joined, reasons, ", taken with the earlier ones it could have been made with");
        allowed = both(allowed, any(&together.map(|(_, state)| state)));
    }
    if supplier_changes(facts, reasons) {
        reasons.count("the supplier changes", "only a transfer on restructuring allows that (s.74(9))");
        allowed = Some(false);
    }
    if allowed.is_none() {
        say_missing(facts, reasons);
    }
    let open = states.into_iter().filter(|(_, state)| *state == Some(true)).map(|(gateway, _)| gateway);
    // A modification within another gateway is no below-threshold modification (s.74(4)(d)).
    let mut gateways: Vec<Gateway> = open.collect();
    if gateways.len() > 1 {
        gateways.retain(|gateway| *gateway != Gateway::BelowThreshold);
    }
    (allowed, if allowed == Some(true) { gateways } else { Vec::new() })
}

fn states(
    facts: &ModificationFacts,
    change: &Change,
    reasons: &mut Reasons,
    how: &str,
) -> [(Gateway, Option<bool>); 3] {
    let permitted = permitted(facts, change);
    let not_substantial = not(either(either(change.term_beyond_limit(), facts.changes_scope), facts.favours_supplier));
    let total = below_threshold_total(facts, true);
    let in_total = change.threshold.map(|threshold| total < threshold);
    let below = both(both(Some(!change.value_beyond_limit()), in_total), not(facts.changes_scope));
    let states =
        [(Gateway::Permitted, permitted), (Gateway::NotSubstantial, not_substantial), (Gateway::BelowThreshold, below)];
    for (gateway, state) in states {
        let shown = match state {
            Some(true) => "open",
            Some(false) => "closed",
            None => "cannot be told",
        };
        reasons.row(gateway.label(), format!("{shown}{how}: {}", why(gateway, facts, change, total)));
    }
    states
}

fn why(gateway: Gateway, facts: &ModificationFacts, change: &Change, total: Pence) -> String {
    let percent = change.percent_said();
    match gateway {
        Gateway::Permitted => facts.ground.map_or("no ground is relied on".to_owned(), |ground| {
            let cap = if ground.is_capped() { ", and growth of not more than 50 per cent" } else { "" };
            format!(
                "{}; it asks: {}{cap}; the value changes by {percent} per cent",
                ground.label(),
                ground.conditions()
            )
        }),
        Gateway::NotSubstantial => {
            let term = change.term_days.map_or("not known".to_owned(), |days| format!("{days} days"));
            let of = change.max_term_days.map_or("a term not known".to_owned(), |days| format!("{days}"));
            format!("term changes by {term} of {of}, of which 10 per cent are allowed; scope and balance as said")
        }
        Gateway::BelowThreshold => {
            let limit = change.value_limit;
            let threshold = change.threshold.map_or("not known".to_owned(), |threshold| threshold.to_string());
            format!(
                "the value changes by {percent} per cent, and {limit} are allowed; with this one such modifications \
                 would add up to {total}, and the threshold is {threshold}"
            )
        }
    }
}

fn permitted(facts: &ModificationFacts, change: &Change) -> Option<bool> {
    let Some(ground) = facts.ground else { return Some(false) };
    let within = !(ground.is_capped() && change.grows_by_more_than_half());
    both(facts.ground_holds, Some(within))
}

fn say_missing(facts: &ModificationFacts, reasons: &mut Reasons) {
    let facts_given = [
        ("max_term_days", facts.max_term_days.is_some() || facts.term_change_days == Some(0)),
        ("term_change_days", facts.term_change_days.is_some()),
        ("changes_scope", facts.changes_scope.is_some()),
        ("favours_supplier", facts.favours_supplier.is_some()),
        ("ground_holds", facts.ground.is_none() || facts.ground_holds.is_some()),
    ];
    for (fact, _) in facts_given.into_iter().filter(|(_, given)| !given) {
        reasons.miss(fact, "whether the modification may be made depends on it");
    }
}

/// True where one is; false where both are not; none where that cannot be told.
pub(super) fn either(one: Option<bool>, other: Option<bool>) -> Option<bool> {
    not(both(not(one), not(other)))
}

/// False where one is; true where both are; none where that cannot be told.
pub(super) fn both(one: Option<bool>, other: Option<bool>) -> Option<bool> {
    match (one, other) {
        (Some(false), _) | (_, Some(false)) => Some(false),
        (Some(true), Some(true)) => Some(true),
        _ => None,
    }
}

fn not(given: Option<bool>) -> Option<bool> {
    given.map(|given| !given)
}

fn any(states: &[Option<bool>]) -> Option<bool> {
    states.iter().copied().reduce(either).unwrap_or(Some(false))
}
