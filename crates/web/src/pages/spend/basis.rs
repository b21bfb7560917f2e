//! What figures rest on: all payments or those that can be influenced, and the moment as of which they are made.

use super::query;
use crate::cx::Cx;
use crate::failure::PageFailure;
use crate::forms::Sent;
use axum::http::StatusCode;
use domain::access::Scope;
use domain::spend::SpendScope;
use domain::spend::scope::{Judge, shipped};
use domain::values::{Date, as_of, moment_said};
use jiff::Timestamp;
use ledger::{LeftOut, Wanted};
use std::sync::Arc;

/// What the figures of a page rest on, as its address says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Basis {
    pub scope: SpendScope,
    /// The moment as typed in the address, and read; none for now.
    pub as_of: Option<(String, Timestamp)>,
}

impl Basis {
    /// The basis in an address.
    ///
    /// # Errors
    /// The page that says what to write, where the moment cannot be read or is still to come: to show figures of another moment than the one
    /// that was asked for would mislead.
    pub fn read(text: &str, today: Date) -> Result<Basis, PageFailure> {
        let sent = Sent::read(text);
        let moment = match sent.entered("as-of") {
            None => None,
            Some(typed) => {
                let moment = as_of(typed, today).map_err(|fault| {
                    let text = format!("{fault}. Correct the address after “as-of=”.");
                    PageFailure::new(StatusCode::UNPROCESSABLE_ENTITY, "These figures cannot be shown", text)
                })?;
                Some((typed.to_owned(), moment))
            }
        };
        Ok(Basis { scope: sent.text("scope").parse().unwrap_or_default(), as_of: moment })
    }

    /// The moment as of which figures are made.
    pub fn moment(&self) -> Option<Timestamp> {
        self.as_of.as_ref().map(|(_, moment)| *moment)
    }

    /// Names and values for an address.
    pub fn pairs(&self) -> [(&'static str, &str); 2] {
        let scope = if self.scope == SpendScope::All { "" } else { self.scope.name() };
        [("scope", scope), ("as-of", self.as_of.as_ref().map_or("", |(typed, _)| typed))]
    }

    /// The same in words, after what the figures are over.
    pub fn said(&self) -> String {
        let scope = match self.scope {
            SpendScope::All => "",
            SpendScope::Influenceable => "; only what procurement can influence",
        };
        match self.moment() {
            Some(moment) => format!("{scope}; as the records stood on {}", moment_said(moment)),
            None => scope.to_owned(),
        }
    }
}

/// The part of a page that shows its basis and leads to others.
#[derive(Clone, Debug, Default)]
pub struct BasisBar {
    /// The scopes: name, address, whether it is this one.
    pub scopes: Vec<(&'static str, String, bool)>,
    /// The moment in words; empty for now.
    pub moment: String,
    /// The page as things stand now.
    pub now_href: String,
    /// The page as things stand at this moment, under an address that stays true.
    pub link_href: String,
    /// The rules that say what can be influenced.
    pub rules_href: String,
    /// What the rules are called.
    pub rules: String,
}

/// The bar of a page at a path, with whatever else its address says.
pub async fn bar(cx: &Cx, scope: &Scope, basis: &Basis, path: &str) -> Result<BasisBar, PageFailure> {
    let edition = store::spend::edition_in_force(&cx.guildhall().store, scope, basis.moment()).await?;
    let (rules, rules_href) = match edition.map(|edition| edition.number) {
        Some(number) => (format!("edition {number} of the rules"), format!("/spend/scope/history/{number}")),
        None => ("the rules that Guildhall comes with".to_owned(), "/spend/scope".to_owned()),
    };
    let others: Vec<(String, String)> = Sent::read(&cx.query)
        .pairs()
        .filter(|(name, _)| !["scope", "as-of", "page", "done"].contains(name))
        .map(|(name, value)| (name.to_owned(), value.to_owned()))
        .collect();
    let address = |basis: &Basis| {
        let mut pairs: Vec<(&str, &str)> = others.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        pairs.extend(basis.pairs());
        format!("{path}{}", query(&pairs))
    };
    let with_scope = |one: &SpendScope| {
        let other = Basis { scope: *one, ..basis.clone() };
        (one.label(), address(&other), *one == basis.scope)
    };
    let now = cx.guildhall().clock.now();
    let now = store::moment_text(now);
    Ok(BasisBar {
        scopes: SpendScope::ALL.iter().map(with_scope).collect(),
        moment: basis.moment().map(moment_said).unwrap_or_default(),
        now_href: address(&Basis { as_of: None, ..basis.clone() }),
        link_href: address(&Basis { as_of: Some((now, Timestamp::MAX)), ..basis.clone() }),
        rules_href,
        rules,
    })
}

/// The lines that a basis is over, to be narrowed further: of the batches that counted, looked at by the rules in force.
pub async fn of_basis(cx: &Cx, scope: &Scope, basis: &Basis) -> Result<Wanted, PageFailure> {
    let store = &cx.guildhall().store;
    let batches = match basis.moment() {
        Some(moment) => store::spend::batches_as_of(store, scope, moment).await?,
        None => store::spend::live_batches(store, scope).await?,
    };
    let rules = match store::spend::edition_in_force(store, scope, basis.moment()).await? {
        Some(edition) => edition.rules,
        None => shipped(),
    };
    let left_out = if basis.scope == SpendScope::All { LeftOut::All } else { LeftOut::No };
    let judge = Some(Arc::new(Judge::new(&rules)));
    Ok(Wanted { council: scope.council().get(), batches, judge, left_out, ..Wanted::default() })
}

#[cfg(test)]
mod tests {
    use super::*;

    const TODAY: Date = jiff::civil::date(2026, 11, 21);

    #[test]
    fn a_basis_comes_back_from_its_own_address() {
        let basis = Basis::read("scope=influenceable&as-of=2026-03-31", TODAY).unwrap();
        assert_eq!(Basis::read(query(&basis.pairs()).trim_start_matches('?'), TODAY).unwrap(), basis);
        assert_eq!(
            basis.said(),
            "; only what procurement can influence; as the records stood on 31 March 2026, 11:59pm"
        );
        assert_eq!(Basis::read("scope=nonsense", TODAY).unwrap(), Basis::default());
    }

    #[test]
    fn a_moment_that_cannot_be_read_or_is_to_come_is_never_taken_for_now() {
        assert!(Basis::read("as-of=last+tuesday", TODAY).is_err());
        assert!(Basis::read("as-of=2026-11-21", TODAY).is_ok());
        assert!(Basis::read("as-of=2026-11-22", TODAY).is_err());
    }
}
