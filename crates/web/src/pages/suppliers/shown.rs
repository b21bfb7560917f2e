//! Facts as words.

use crate::cx::Cx;
use crate::failure::PageFailure;
use domain::access::Scope;
use domain::suppliers::{Book, Paid, SmeDefinition, SupplierFacts, VcseRole};
use jiff::Timestamp;
use std::collections::BTreeSet;
use std::sync::Arc;
use store::postcodes::Edition;

/// What every page about suppliers needs.
pub struct Known {
    pub paid: Vec<Paid>,
    pub book: Arc<Book>,
    pub edition: Option<Edition>,
}

/// Who was paid, what is known of them, and the edition of the directory that places them.
pub async fn known(cx: &Cx, scope: &Scope) -> Result<Known, PageFailure> {
    let store = &cx.guildhall().store;
    Ok(Known {
        paid: store::spend::suppliers_paid(store, scope, None).await?,
        book: store::suppliers::book(store, scope, None).await?,
        edition: store::postcodes::edition_at(store, None).await?,
    })
}

/// Yes, no or not known.
pub fn yes(answer: Option<bool>) -> &'static str {
    match answer {
        Some(true) => "Yes",
        Some(false) => "No",
        None => "Not known",
    }
}

/// Where a supplier is.
pub fn place(facts: Option<&SupplierFacts>) -> &'static str {
    facts.and_then(|facts| facts.ring).map_or("Not known", |ring| ring.label())
}

/// Whether it is a small or medium-sized enterprise, as far as anything says.
pub fn sme(facts: Option<&SupplierFacts>) -> &'static str {
    yes(facts.and_then(|facts| facts.is_sme(SmeDefinition::AsStated)))
}

/// Whether it is of the voluntary sector.
pub fn vcse(facts: Option<&SupplierFacts>) -> &'static str {
    yes(facts.and_then(|facts| facts.vcse))
}

/// What a voluntary organisation is to the council: the first word of each role.
pub fn roles(roles: &BTreeSet<VcseRole>) -> String {
    let word = |role: &VcseRole| role.label().split(':').next().unwrap_or_default();
    roles.iter().map(word).collect::<Vec<_>>().join(", ")
}

/// Whether it is part of a larger group, with what follows.
pub fn group_said(is_in_group: bool) -> String {
    if is_in_group { "Yes, so that it is no SME whatever its own size".to_owned() } else { "No".to_owned() }
}

/// A day: `30 April 2026`.
pub fn day(date: Option<domain::values::Date>) -> String {
    date.map(|date| date.strftime("%-d %B %Y").to_string()).unwrap_or_default()
}

/// A moment: `30 April 2026`.
pub fn moment(moment: Timestamp) -> String {
    moment.strftime("%-d %B %Y").to_string()
}

/// What a list of suppliers says of itself.
pub fn notes(cx: &Cx, edition: Option<&Edition>, scope: &str) -> Vec<String> {
    let mut notes = crate::pages::spend::download::notes(cx, scope);
    notes.push(match edition {
        Some(edition) => format!("Places by the ONS Postcode Directory of {}", edition.month.name()),
        None => "No postcode directory is loaded, so no place is known".to_owned(),
    });
    notes.push("What nobody said is unknown, never no. Nothing is joined to redacted payees.".to_owned());
    notes
}
