//! The versions of a record: the one that counts, who made each and why, and from which of them a form was filled.

use crate::components::{Cell, FieldErrors, Table};
use crate::cx::Cx;
use crate::failure::PageFailure;
use crate::forms::{Sent, field_errors};
use crate::parts::{Form, table};
use actions::Failure;
use actions::records::SEEN;
use domain::records::{Record, Version};
use domain::values::moment_said;

/// A record with its history.
pub struct Kept<T> {
    /// The version that counts.
    pub now: Version<T>,
    /// Every version, the last first.
    pub versions: Table,
}

/// The record of a key; an unknown one, or another council's, is no page.
pub async fn kept<T: Record>(cx: &Cx, key: &str) -> Result<Kept<T>, PageFailure> {
    let (versions, shown) = read(cx, key).await?;
    let now = versions.into_iter().next().ok_or_else(|| PageFailure::not_found().framed(cx.frame("")))?;
    Ok(Kept { now, versions: shown })
}

/// The versions of a record as a table: when, who, why.
pub async fn history<T: Record>(cx: &Cx, key: &str) -> Result<Table, PageFailure> {
    Ok(read::<T>(cx, key).await?.1)
}

async fn read<T: Record>(cx: &Cx, key: &str) -> Result<(Vec<Version<T>>, Table), PageFailure> {
    let store = &cx.guildhall().store;
    let versions = store::records::versions::<T>(store, &cx.scope()?, key).await?;
    let ids: Vec<i64> = versions.iter().map(|one| one.made_by).collect();
    let names = store::people::names(store, &ids).await?;
    let row = |one: &Version<T>| {
        let who = names.get(&one.made_by).map_or("", String::as_str);
        vec![
            Cell::new(format!("Version {}", one.number)),
            Cell::new(moment_said(one.made_at)),
            Cell::new(who),
            Cell::new(one.why.as_str()),
        ]
    };
    let shown = table("Versions", &["Version", "When", "Who", "Why"], versions.iter().map(row).collect());
    Ok((versions, shown))
}

/// The version that the reader of a form saw.
pub fn seen(sent: &Sent) -> u32 {
    sent.text(SEEN).parse().unwrap_or(0)
}

/// A form with the version that its reader saw: the one that counts now at first, and again once the reader was told that
/// somebody else changed the record meanwhile.
pub fn with_seen(form: Form, sent: &Sent, errors: &FieldErrors, now: u32) -> Form {
    let is_told = !errors.of(SEEN).is_empty();
    let seen = sent.entered(SEEN).filter(|_| !is_told).map_or_else(|| now.to_string(), str::to_owned);
    form.with(SEEN, seen)
}

/// What is wrong with a form, with links to what can be filled: where somebody changed the record meanwhile, to the form's first
/// field. Any other failure is a page within the frame of the person's own pages.
pub fn wrong_fields(cx: &Cx, failure: Failure, first: &str) -> Result<FieldErrors, PageFailure> {
    let found = field_errors(failure).map_err(|page| page.framed(cx.frame("")))?;
    let mut placed = FieldErrors::default();
    for error in found.iter() {
        let target = match error.field.as_str() {
            SEEN => first,
            "next_review" => "next_review-day",
            "on" => "on-day",
            "came_in" => "came_in-day",
            "until" => "until-day",
            other => other,
        };
        placed.add_at(&error.field, target, &error.message);
    }
    Ok(placed)
}
