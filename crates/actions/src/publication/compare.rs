//! A published period is compared with what the records would give now.

use super::{Ground, prepare};
use crate::{Failure, Guildhall};
use domain::access::Scope;
use domain::councils::Council;
use domain::publication::schema::{Field, columns};
use domain::publication::{Basis, Difference, Value, Version, compare, in_force};
use domain::values::{Month, Pence};
use publish::publication::{RowsBack, rows_back, written_row};
use std::collections::HashMap;
use std::fs::File;
use std::io::BufReader;
use std::sync::{Arc, Mutex, PoisonError};

/// What versions were found to differ by, and from which records: the next look asks nothing where these are the same.
#[derive(Clone, Debug, Default)]
pub struct Comparisons(Arc<Mutex<HashMap<i64, (Basis, Difference)>>>);

impl Comparisons {
    fn known(&self, version: i64, basis: &Basis) -> Option<Difference> {
        let known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        known.get(&version).filter(|(of, _)| of == basis).map(|(_, difference)| *difference)
    }

    fn keep(&self, version: i64, basis: Basis, difference: Difference) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).insert(version, (basis, difference));
    }
}

/// How the records differ from a version that stands; none for one that does not stand.
///
/// While the version's batches, settings and rules are those that would be used now, nothing is read: nothing differs.
///
/// # Errors
/// When the records, the lines or the published file cannot be read.
pub async fn difference(
    guildhall: &Guildhall,
    scope: &Scope,
    version: &Version,
) -> Result<Option<Difference>, Failure> {
    let Some((_, content)) = version.standing() else { return Ok(None) };
    let ground = Ground::of(guildhall, scope, version.set, version.period).await?;
    let basis = ground.basis();
    if basis == content.basis {
        return Ok(Some(Difference::default()));
    }
    if let Some(known) = guildhall.comparisons.known(version.id, &basis) {
        return Ok(Some(known));
    }
    let lost = || Failure::Fault(format!("the published file of version {} is not in the folder of files", version.id));
    let path = guildhall.files.path(&content.csv.sha256).ok_or_else(lost)?;
    let set = version.set;
    let read = tokio::task::spawn_blocking(move || {
        rows_back(BufReader::new(File::open(path)?), &columns(set)).map_err(|unfit| Failure::Fault(unfit.to_string()))
    });
    let published: RowsBack = read.await.map_err(|fault| Failure::Fault(fault.to_string()))??;
    let difference = compare(published.rows, rows(guildhall, &ground).await?);
    guildhall.comparisons.keep(version.id, basis, difference);
    Ok(Some(difference))
}

/// As [`difference`], for anybody who reads a published version: it says counts and sums and nothing else.
///
/// # Errors
/// When the records, the lines or the published file cannot be read.
pub async fn public_difference(
    guildhall: &Guildhall,
    council: &Council,
    version: &Version,
) -> Result<Option<Difference>, Failure> {
    difference(guildhall, &Scope::of_operator(council.id), version).await
}

/// Where the public can ask about a council's data; empty where it has not said.
///
/// # Errors
/// When the records cannot be read.
pub async fn public_contact(guildhall: &Guildhall, council: &Council) -> Result<String, Failure> {
    let editions = store::publication::editions(&guildhall.store, &Scope::of_operator(council.id)).await?;
    Ok(in_force(&editions, Month::of(guildhall.clock.today()))
        .map(|edition| edition.settings.contact.clone())
        .unwrap_or_default())
}

/// The rows that the records would give now, each as one text with its amount.
async fn rows(guildhall: &Guildhall, ground: &Ground) -> Result<Vec<(String, Pence)>, Failure> {
    let survey = prepare::survey(guildhall, ground).await?;
    let mut publisher = prepare::publisher(ground, &survey);
    let amount_at = publisher.columns().iter().position(|column| column.field == Field::Amount).unwrap_or_default();
    let mut rows = Vec::new();
    let take = |line: &ledger::LedgerLine| {
        let Some(row) = publisher.judge(&line.line).row else { return };
        let amount = match row.get(amount_at) {
            Some(Value::Amount(pence)) => *pence,
            _ => Pence::ZERO,
        };
        rows.push((RowsBack::joined(&written_row(&row)), amount));
    };
    guildhall.ledger.each_line(&ground.wanted(), take).await?;
    Ok(rows)
}
