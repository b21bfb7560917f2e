//! Decisions about the invented councils' candidates, so that every state can be seen.

use crate::outcome::Trouble;
use actions::Guildhall;
use actions::losses::Deciding;
use domain::access::Scope;
use domain::councils::Council;
use domain::losses::{Asked, Check, State};
use store::losses::{Filter, Kept, Which};

/// Candidates from which on some are decided; a council with fewer keeps them all open.
const DECIDED_FROM: usize = 8;

/// Decides about a few of a council's candidates, unless somebody did already.
pub async fn decide_some(guildhall: &Guildhall, council: &Council) -> Result<(), Trouble> {
    let scope = Scope::of_operator(council.id);
    let (all, open) = (Filter::default(), Filter { which: Which::In(State::Open), ..Filter::default() });
    let count = store::losses::count(&guildhall.store, &scope, &all).await?;
    let found = store::losses::list(&guildhall.store, &scope, &open, (0, 200)).await?;
    if found.len() < DECIDED_FROM || u64::try_from(found.len()).unwrap_or(0) != count.min(200) {
        return Ok(());
    }
    let of = |check: Check| found.iter().filter(move |kept| kept.check == check && kept.content.undone.is_none());
    let same: Vec<&Kept> = of(Check::SameReference).collect();
    let steps = [
        (same.first(), State::Recovered, 1, "The supplier sent a credit note after we wrote to them"),
        (same.get(1), State::Recovered, 2, "Half came back; the rest is offset against the next invoice"),
        (same.get(2), State::Confirmed, 1, "Paid twice after a change of supplier record; the supplier has been asked"),
    ];
    for (kept, to, part, why) in steps {
        if let Some(kept) = kept {
            let back = (to == State::Recovered).then(|| domain::values::Pence::new(kept.amount.get() / part));
            decide(guildhall, &scope, kept, (to, back, why)).await?;
        }
    }
    for (check, why) in [
        (Check::RoundSum, "A deposit that the agreement names to the pound"),
        (Check::BeforeInvoice, "The subscription is paid in advance under its terms"),
        (Check::Split, "Two needs in two buildings, ordered by two officers"),
    ] {
        if let Some(kept) = of(check).next() {
            decide(guildhall, &scope, kept, (State::Cleared, None, why)).await?;
        }
    }
    Ok(())
}

async fn decide(
    guildhall: &Guildhall,
    scope: &Scope,
    kept: &Kept,
    (to, recovered, why): (State, Option<domain::values::Pence>, &str),
) -> Result<(), Trouble> {
    let asked = Asked { to, recovered, why: why.to_owned() };
    Ok(actions::losses::decide(guildhall, scope, kept.id, &Deciding { asked, keeps_quiet: true }).await?)
}
